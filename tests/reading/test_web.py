"""Pages from the web: what is asked, what is refused, and that each refusal says what to do.

A server of our own on this computer answers; ``is_allowed`` lets these tests reach it. Nothing else
is asked.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from medialit.errors import InputError
from medialit.reading import web
from medialit.reading.web import article_from_url, is_public

PAGE = "<title>Bridge shut</title><article><h1>Bridge shut</h1><p>“Café,” she said.</p></article>"
HTML = "text/html; charset=utf-8"
ANSWERS = {
    "/page": (200, {"Content-Type": HTML, "Set-Cookie": "a=b"}, PAGE.encode()),
    "/old": (200, {"Content-Type": "text/html; charset=windows-1252"}, PAGE.encode("cp1252")),
    "/text": (200, {"Content-Type": "text/plain"}, b"Bridge shut.\n\nIt was old."),
    "/a%20b%C3%A9?q=1": (200, {"Content-Type": HTML}, PAGE.encode()),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
    "/gone": (404, {"Content-Type": HTML}, b"no"),
    "/wall": (403, {"Content-Type": HTML}, b"no"),
    "/broken": (500, {"Content-Type": HTML}, b"no"),
    "/empty": (200, {"Content-Type": HTML}, b"<script>1</script>"),
    "/large": (200, {"Content-Type": HTML}, b"<p>" + b"x" * 5_000_001),
    "/once": (302, {"Location": "/page", "Set-Cookie": "a=b"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/inside": (302, {"Location": "http://10.0.0.1/secret"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
}


class _Handler(http.server.BaseHTTPRequestHandler):
    seen: list[dict[str, str]]
    waiting: threading.Event

    def do_GET(self) -> None:
        self.seen.append(dict(self.headers))
        if self.path == "/slow":
            self.waiting.wait(20)
            return
        if self.path == "/drips":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            while not self.waiting.wait(0.05):
                self.wfile.write(b"x")
            return
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, list[dict[str, str]]]]:
    _Handler.seen, _Handler.waiting = [], threading.Event()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", _Handler.seen
        _Handler.waiting.set()
        running.shutdown()
        thread.join()


def here(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.mark.parametrize("path", ["/page", "/old", "/once", "/a b\u00e9?q=1#part"])
def test_a_page_becomes_an_article(server, path):
    """The page is read in its encoding, after a redirect too, and keeps its address."""
    address, seen = server
    article = article_from_url(address + path, is_allowed=here)
    assert article.text == "Bridge shut\n\n“Café,” she said."
    assert article.url.startswith(address)
    for headers in seen:
        assert "Cookie" not in headers
        assert "medialit" in headers["User-Agent"]


def test_a_plain_text_is_read(server):
    """A page of plain text is an article as it stands."""
    article = article_from_url(server[0] + "/text", is_allowed=here)
    assert article.text.startswith("Bridge shut.")


REFUSED = [
    ("/pdf", "paste it instead"),
    ("/gone", "Check the address"),
    ("/wall", "Ctrl\\+S"),
    ("/broken", "Try later"),
    ("/empty", "paste it instead"),
    ("/large", "more than 5 MB"),
    ("/loop", "more than 5 times"),
    ("/inside", "public page"),
    ("/file", "must begin with https"),
]


@pytest.mark.parametrize(("path", "says"), REFUSED, ids=[r[0] for r in REFUSED])
def test_each_failure_says_what_to_do(server, path, says):
    """Nothing but an InputError, with a way out."""
    with pytest.raises(InputError, match=says):
        article_from_url(server[0] + path, is_allowed=here)


@pytest.mark.parametrize("path", ["/slow", "/drips"])
def test_a_server_that_is_silent_or_slow_is_left(server, monkeypatch, path):
    """After the time is over the learner is told, and how to go on without a network."""
    monkeypatch.setattr(web, "_SECONDS", 0.5)
    with pytest.raises(InputError, match=r"did not answer.*Your school’s network.*Ctrl\+S"):
        article_from_url(server[0] + path, is_allowed=here)


def test_this_computer_and_its_network_are_not_asked(server):
    """Without the tests' permission the same server is out of reach, and nothing arrives there."""
    with pytest.raises(InputError, match="public page"):
        article_from_url(server[0] + "/page")
    assert server[1] == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0", "::1",
     "::ffff:127.0.0.1", "fe80::1%eth0", "fc00::1", "224.0.0.1", "100.64.0.1", "::"],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    """Private, local, shared, reserved: none of them is asked."""
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "no web address"),
        ("courier.example/bridge", "https://"),
        ("ftp://courier.example/", "https://"),
        ("javascript:alert(1)", "https://"),
        ("http://[::1", "no web address"),
        ("http://a:99999/", "no web address"),
        ("http://user:word@courier.example/", "Leave them out"),
        ("http://" + "a" * 300 + ".example/", "no web address"),
        ("http://127.0.0.1:1/\r\nHost: x", "."),
    ],
)
def test_what_is_no_web_address(url, says):
    """Anything else than http and https is refused before anybody is asked."""
    with pytest.raises(InputError, match=says):
        article_from_url(url)


def test_a_site_that_does_not_exist_is_told(monkeypatch):
    """A name that is not found, or no network, says both and what to do."""

    def not_found(*_arguments: object, **_options: object) -> None:
        raise OSError("no such host")

    monkeypatch.setattr(web.socket, "getaddrinfo", not_found)
    with pytest.raises(InputError, match=r"Check the address.*Ctrl\+S"):
        article_from_url("https://courier.example/bridge")


def test_a_site_that_cannot_be_reached_is_told():
    """A closed port gives a sentence, not a traceback."""
    with pytest.raises(InputError, match="could not be reached"):
        article_from_url("http://127.0.0.1:1/", is_allowed=here)
