"""Downloads: the one place that touches the network, and only for an address that a user gave."""

import ssl
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from stillpoint.core.clock import Clock, SystemClock
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.texts import harmless
from stillpoint.services.progress import Progress as Progress

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

LARGEST = 1024 * 1024
"""Bytes of a download, at most."""
MOST_REDIRECTS = 5
LONGEST = timedelta(seconds=20)
"""From the first look-up to the last byte."""
LONGEST_SILENCE = timedelta(seconds=10)
"""To connect, and between two bytes."""
TICK = timedelta(seconds=0.1)
"""How often those who wait are told how far it is."""

_PIECE = 16 * 1024
_REDIRECTS = {301, 302, 303, 307, 308}


class DownloadError(StillpointError):
    """Nothing was downloaded, and why."""


class BadAddress(Misuse):
    """The text is no address that something can be downloaded from."""


class PlainHttp(BadAddress):
    """The address is of plain http, which was not allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """Gets what is at an address, within bounds of size and time."""

    allows_http: bool = False
    tell: Callable[[Progress], object] = field(default=lambda progress: progress)
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    """Makes what tells genuine certificates: usually the authorities that the system trusts."""
    clock: Clock = field(default_factory=SystemClock)
    longest: timedelta = LONGEST

    def content_at(self, url: str) -> bytes:
        """What is at an address. Raises `DownloadError`, and `BadAddress`."""
        if _address(url).scheme == "http" and not self.allows_http:
            raise PlainHttp(
                f"{harmless(url, 200)} is plain http: others on the way can read and change what"
                " comes. Write https:// where the site has it"
            )
        fetch = _Fetch(url, self.trust)
        Thread(target=fetch.run, daemon=True).start()  # so that no server can hold us
        try:
            return self._awaited(fetch)
        finally:
            fetch.given_up.set()  # whoever is told may have had enough

    def _awaited(self, fetch: "_Fetch") -> bytes:
        began = self.clock.reading()
        while True:
            try:
                return fetch.answer.result(TICK.total_seconds())
            except TimeoutError:
                waited = self.clock.reading() - began
            self.tell(Progress(waited, fetch.received, fetch.expected))
            if waited >= self.longest:
                raise DownloadError(_too_slow(fetch.url))


class _Fetch:
    """One download, in a thread of its own."""

    def __init__(self, url: str, trust: Callable[[], ssl.SSLContext]) -> None:
        self.url = url
        self.trust = trust
        self.answer: Future[bytes] = Future()
        self.given_up = Event()
        self.received = 0
        self.expected: int | None = None

    def run(self) -> None:
        """Find the answer, or why there is none."""
        try:
            self.answer.set_result(self.content())
        except BaseException as error:  # it is raised where the answer is asked for
            self.answer.set_exception(error)

    def content(self) -> bytes:
        """What is at the address. Raises `DownloadError`."""
        from urllib3.exceptions import HTTPError  # 60 ms to import, and few ever download

        try:
            with _connections(self.url, self.trust()) as pool:
                return self.body(self.response(pool))
        except HTTPError as error:
            raise DownloadError(_reason(error, self.url)) from error

    def response(self, pool: "PoolManager") -> "BaseHTTPResponse":
        """The answer of a server that does not send us elsewhere."""
        for _ in range(MOST_REDIRECTS + 1):
            response = pool.request(
                "GET", self.url, redirect=False, retries=False, preload_content=False
            )
            if response.status not in _REDIRECTS or "location" not in response.headers:
                return response
            response.close()
            self.url = _next(self.url, response.headers["location"])
        raise DownloadError(
            f"{_host(self.url)} sends us from one address to another, more than"
            f" {MOST_REDIRECTS} times"
        )

    def body(self, response: "BaseHTTPResponse") -> bytes:
        """All that the server sends, but not past the largest."""
        if response.status != 200:
            raise DownloadError(_refusal(response.status, self.url))
        length = response.headers.get("content-length", "")
        self.expected = int(length) if length.isdecimal() and len(length) < 20 else None
        content = bytearray()
        if (self.expected or 0) <= LARGEST:
            while piece := response.read1(_PIECE, decode_content=False):  # what there is by now
                content += piece
                self.received = len(content)
                if self.received > LARGEST or self.given_up.is_set():
                    break
        response.close()
        if max(self.expected or 0, self.received) > LARGEST:
            raise DownloadError(f"what is at {harmless(self.url, 200)} is larger than 1 MiB")
        return bytes(content)


def _address(url: str) -> SplitResult:
    """The parts of an address. Raises `BadAddress`."""
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise BadAddress(f"{harmless(url, 200)} is no address") from None
    if parts.scheme not in ("https", "http"):
        raise BadAddress(f"{harmless(url, 200)}: packs come from https:// addresses, or from files")
    if not has_host or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise BadAddress(f"{harmless(url, 200)} is no address; write https://example.org/calm.toml")
    if parts.username is not None:
        raise BadAddress(f"write the address of {parts.hostname} without a name and password")
    return parts


def _next(url: str, location: str) -> str:
    """Where a redirect leads. Raises `DownloadError`."""
    target = urljoin(url, location)
    try:
        parts = _address(target)
    except BadAddress:
        raise DownloadError(
            f"{_host(url)} sends us to {harmless(target, 200)}, which is no web address"
        ) from None
    if parts.scheme == "http" and urlsplit(url).scheme == "https":
        raise DownloadError(
            f"{_host(url)} sends us from https to plain http, which is not followed"
        )
    return target


def _connections(url: str, trust: ssl.SSLContext) -> "PoolManager":
    """What connects, by the proxy that the environment names, if any."""
    from urllib.request import getproxies, proxy_bypass

    from urllib3 import PoolManager, ProxyManager, Timeout

    silence = LONGEST_SILENCE.total_seconds()
    headers = {"User-Agent": "stillpoint", "Accept-Encoding": "identity"}
    timeout = Timeout(connect=silence, read=silence)
    proxy = getproxies().get(urlsplit(url).scheme)
    if proxy and not proxy_bypass(_host(url)):
        return ProxyManager(proxy, headers=headers, timeout=timeout, ssl_context=trust)
    return PoolManager(headers=headers, timeout=timeout, ssl_context=trust)


def _reason(error: Exception, url: str) -> str:
    """What went wrong on the way, and how to mend it."""
    from urllib3 import exceptions

    host = _host(url)
    match error:
        case exceptions.NameResolutionError():
            return f"there is no host {host}, or no network. Check the address, and the network"
        case exceptions.SSLError():
            return f"{host} does not show that it is {host}: {_verdict(error)}. Nothing was read"
        case exceptions.NewConnectionError():
            return f"{host} does not answer: {_of_system(error)}. Try again later"
        case exceptions.TimeoutError():
            return _too_slow(url)
        case exceptions.ProxyError() | exceptions.ProxySchemeUnknown():
            return f"the proxy on the way to {host} does not answer. Check its settings"
        case exceptions.LocationValueError():
            return f"{harmless(url, 200)} is no address; write https://example.org/calm.toml"
        case _:
            return f"the connection to {host} broke off. Try again"


def _refusal(status: int, url: str) -> str:
    where = harmless(url, 200)
    match status:
        case 404 | 410:
            return f"there is nothing at {where} ({status}). Check the address"
        case 401 | 403 | 407:
            return f"{_host(url)} does not let everyone read {where} ({status})"
        case 429 | 500 | 502 | 503 | 504:
            return f"{_host(url)} cannot answer now ({status}). Try again later"
        case _:
            return f"{_host(url)} answers {status} where a pack was expected. Check the address"


def _too_slow(url: str) -> str:
    return f"{_host(url)} is too slow: nothing whole came in time. Try again later"


def _verdict(error: Exception) -> str:
    """What is wrong with a certificate."""
    inner = error.args[0] if error.args else error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return f"its certificate is refused ({inner.verify_message})"
    return "no secure connection could be made"


def _of_system(error: Exception) -> str:
    cause = error.__cause__
    said = cause.strerror if isinstance(cause, OSError) else None
    return (said or "no connection").lower()


def _host(url: str) -> str:
    return harmless(urlsplit(url).hostname or "", 100)
