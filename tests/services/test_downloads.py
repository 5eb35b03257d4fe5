"""Downloads, from a real server on this machine."""

import re
import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest

from stillpoint.services.downloads import (
    LARGEST,
    BadAddress,
    DownloadError,
    Downloads,
    PlainHttp,
    Progress,
)
from web import Site, site, trusting_us

TRUSTING = Downloads(trust=trusting_us)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="module")
def secure() -> Iterator[Site]:
    with site() as up:
        up.pages["/calm.toml"] = b"format = 1\n"
        up.pages["/largest"] = b"#" * LARGEST
        up.pages["/too-large"] = b"#" * (LARGEST + 1)
        up.elsewhere["/1"] = "/2"
        up.elsewhere["/2"] = f"{up.address}/3"
        up.elsewhere["/3"] = "4"
        up.elsewhere["/4"] = "/5"
        up.elsewhere["/5"] = "/calm.toml"
        up.elsewhere["/0"] = "/1"
        up.elsewhere["/round"] = "/round"
        up.elsewhere["/to-http"] = f"{up.address.replace('https', 'http')}/calm.toml"
        up.elsewhere["/to-a-file"] = "file:///etc/passwd"
        yield up


@pytest.mark.parametrize("path", ["/calm.toml", "/1"], ids=["at once", "after five redirects"])
def test_what_is_at_an_address_is_read(secure: Site, path: str) -> None:
    assert TRUSTING.content_at(secure.address + path) == b"format = 1\n"


def test_the_largest_pack_is_read_whole(secure: Site) -> None:
    assert len(TRUSTING.content_at(f"{secure.address}/largest")) == LARGEST


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/error-404", "there is nothing at https://127.0.0.1:.*/error-404 .404.. Check the"),
        ("/error-403", "127.0.0.1 does not let everyone read"),
        ("/error-503", "127.0.0.1 cannot answer now .503.. Try again later"),
        ("/error-418", "127.0.0.1 answers 418 where a pack was expected"),
        ("/too-large", "too-large is larger than 1 MiB"),
        ("/endless", "endless is larger than 1 MiB"),
        ("/huge", "huge is larger than 1 MiB"),
        ("/cut", "the connection to 127.0.0.1 broke off"),
        ("/0", "from one address to another, more than 5 times"),
        ("/round", "from one address to another, more than 5 times"),
        ("/to-http", "from https to plain http, which is not followed"),
        ("/to-a-file", "sends us to file:///etc/passwd, which is no web address"),
    ],
)
def test_what_cannot_be_had_is_told(secure: Site, path: str, told: str) -> None:
    with pytest.raises(DownloadError, match=told):
        TRUSTING.content_at(secure.address + path)


@pytest.mark.parametrize("path", ["/silent", "/stuck"])
def test_a_server_that_takes_too_long_is_left(secure: Site, path: str) -> None:
    told: list[Progress] = []
    hasty = Downloads(trust=trusting_us, longest=timedelta(seconds=0.2), tell=told.append)
    with pytest.raises(DownloadError, match=r"127\.0\.0\.1 is too slow"):
        hasty.content_at(secure.address + path)
    assert told[-1].waited >= timedelta(seconds=0.2)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Site) -> None:
    asked = len(secure.asked)
    with pytest.raises(
        DownloadError, match=r"does not show that it is 127\.0\.0\.1: its certificate"
    ):
        Downloads().content_at(f"{secure.address}/calm.toml")
    assert len(secure.asked) == asked


def test_a_certificate_for_another_name_is_refused(
    secure: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = socket.getaddrinfo("127.0.0.1", secure.server_port, type=socket.SOCK_STREAM)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here)
    with pytest.raises(DownloadError, match=r"does not show that it is example\.org"):
        TRUSTING.content_at(f"https://example.org:{secure.server_port}/calm.toml")


def test_a_host_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(DownloadError, match=r"there is no host nowhere\.example, or no network"):
        Downloads().content_at("https://nowhere.example/calm.toml")


def test_a_host_that_refuses_is_told() -> None:
    with site() as up:
        address = up.address
    with pytest.raises(DownloadError, match=r"127\.0\.0\.1 does not answer: connection refused"):
        TRUSTING.content_at(f"{address}/calm.toml")


def test_plain_http_is_read_only_where_that_is_allowed() -> None:
    with site(is_secure=False) as up:
        up.pages["/calm.toml"] = b"format = 1\n"
        with pytest.raises(PlainHttp, match="others on the way can read and change"):
            TRUSTING.content_at(f"{up.address}/calm.toml")
        assert up.asked == []
        allowing = Downloads(allows_http=True)
        assert allowing.content_at(f"{up.address}/calm.toml") == b"format = 1\n"


def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with site(is_secure=False) as proxy:
        monkeypatch.setenv("no_proxy", "")
        monkeypatch.setenv("http_proxy", proxy.address)
        proxy.pages["http://example.org/calm.toml"] = b"format = 1\n"
        allowing = Downloads(allows_http=True)
        assert allowing.content_at("http://example.org/calm.toml") == b"format = 1\n"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/calm.toml",
        "https://",
        "https:///calm.toml",
        "https://example.org:99999/",
        "https://[::1/",
        "https://me:secret@example.org/calm.toml",
        "https://example.org/a b",
        "https://example.org/\x1b[31m",
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(BadAddress) as refusal:
        Downloads(allows_http=True).content_at(url)
    assert not re.search("\x1b|secret", str(refusal.value))
