"""A web server for tests, on this machine only, with the answers that packs must withstand."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

CERTIFICATES = Path(__file__).with_name("certificates")
"""An authority of the tests, valid for a century, and a server that it vouches for."""

AUTHORITY = CERTIFICATES / "authority.pem"
MUCH = b"#" * 65536


def trusting_us() -> ssl.SSLContext:
    """Trusts the authority of the tests and no other."""
    return ssl.create_default_context(cafile=AUTHORITY)


class Site(ThreadingHTTPServer):
    """Pages by their path, and some paths that misbehave."""

    daemon_threads = True

    def __init__(self, *, is_secure: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.pages: dict[str, bytes] = {}
        self.elsewhere: dict[str, str] = {}
        self.asked: list[str] = []
        self.slow: dict[str, bytes] = {}
        """Pages whose second half comes once `may_go_on` is set."""
        self.may_go_on = Event()
        self.is_over = Event()
        self.address = f"{'https' if is_secure else 'http'}://127.0.0.1:{self.server_port}"
        if is_secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / "server.pem")
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that hang up; many tests have them do so."""


@contextmanager
def site(*, is_secure: bool = True) -> Iterator[Site]:
    """A site that is up for a while."""
    with Site(is_secure=is_secure) as up:
        serving = Thread(target=up.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        try:
            yield up
        finally:
            up.is_over.set()
            up.may_go_on.set()
            up.shutdown()
            serving.join()


class _Answering(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        """Answer, well or badly."""
        self.server.asked.append(self.path)
        if self.path in self.server.elsewhere:
            self._head(302, location=self.server.elsewhere[self.path])
        elif self.path in self.server.pages:
            page = self.server.pages[self.path]
            self._head(200, content_length=str(len(page)))
            self.wfile.write(page)
        elif self.path in self.server.slow:
            page = self.server.slow[self.path]
            self._head(200, content_length=str(len(page)))
            self.wfile.write(page[: len(page) // 2])
            self.server.may_go_on.wait()
            with suppress(OSError):
                self.wfile.write(page[len(page) // 2 :])
        elif self.path == "/endless":
            self._head(200)
            with suppress(OSError):
                while not self.server.is_over.is_set():
                    self.wfile.write(MUCH)
        elif self.path == "/silent":
            self.server.is_over.wait()
        elif self.path == "/stuck":
            self._head(200, content_length="1000")
            self.wfile.write(b"format")
            self.server.is_over.wait()
        elif self.path == "/cut":
            self._head(200, content_length="1000")
            self.wfile.write(b"format")
        elif self.path == "/huge":
            self._head(200, content_length=str(10**12))
        else:
            status = self.path.removeprefix("/error-")
            self._head(int(status) if status.isdecimal() else 404)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
