"""One web page, fetched because somebody asked for it, and its article."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from medialit.errors import InputError
from medialit.model import Article
from medialit.reading.decoding import decode
from medialit.reading.html import article_from_html, known_encoding
from medialit.reading.text import article_from_text

__all__ = ["article_from_url", "is_public"]

_SECONDS = 10
_LARGEST = 5_000_000
_MOST_REDIRECTS = 5
_AGENT = "Mozilla/5.0 (compatible; medialit; a teaching kit that reads one page when asked)"
_PAGES = ("text/html", "application/xhtml+xml")
_INSTEAD = "Open the page in your browser, save it as HTML (Ctrl+S), and choose the file instead."
_BLOCKED = f"Your school’s network may block this. {_INSTEAD}"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server sent: the page, its type and encoding, or the address to go to instead."""

    content: bytes
    kind: str
    charset: str | None
    onward: str | None


def is_public(address: str) -> bool:
    """Return whether an IP address lies outside of private, local and reserved networks.

    Source:
        IANA's registries of special-purpose addresses (RFC 6890), as in ``ipaddress.is_global``.

    Example:
        >>> is_public("127.0.0.1"), is_public("192.168.1.1"), is_public("8.8.8.8")
        (False, False, True)
    """
    known = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(known, "ipv4_mapped", None)
    return (mapped or known).is_global and not (mapped or known).is_multicast


def article_from_url(url: str, *, is_allowed: Callable[[str], bool] = is_public) -> Article:
    """Return the article at a web address. The page is fetched once, without cookies or scripts.

    Args:
        url: an address that begins with ``http://`` or ``https://``.
        is_allowed: whether an IP address may be asked. The check is made on the very address that
            is then connected to, for each redirect anew. Tests allow this computer itself.

    Raises:
        InputError: if it cannot be fetched or holds no article; the message says what to do.
    """
    deadline = time.monotonic() + _SECONDS
    address = url.strip()
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _asked(address, is_allowed, deadline)
        if answer.onward is None:
            return _article(answer, address)
        address = urljoin(address, answer.onward)
    raise InputError(
        f"{url} sends the reader on more than {_MOST_REDIRECTS} times. Open it in your browser, "
        "and copy the address of the page that you come to."
    )


def _article(answer: _Answer, address: str) -> Article:
    if answer.kind == "text/plain":
        text, repairs = decode(answer.content, name=address)
        return article_from_text(text, url=address, repairs=repairs)
    if answer.kind not in _PAGES:
        raise InputError(
            f"{address} is no web page but {answer.kind or 'something else'}. Copy the article’s "
            "text and paste it instead."
        )
    content: bytes | str = answer.content
    encoding = known_encoding(answer.charset or "")
    if encoding is not None:
        with suppress(InputError):  # where the server is wrong, the page itself may know
            content, _ = decode(answer.content, name=address, encoding=encoding)
    return article_from_html(content, name=address, url=address)


def _asked(address: str, is_allowed: Callable[[str], bool], deadline: float) -> _Answer:
    """Ask one server for one page; a timer ends it, however slowly the server drips."""
    host, port, path, secure = _parts(address)
    connection = _connected(host, port, secure, is_allowed)
    sock, too_late = connection.sock, threading.Event()

    def stop() -> None:
        too_late.set()
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), stop)
    timer.daemon = True
    timer.start()
    try:
        return _exchange(connection, address, path, too_late)
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        if too_late.is_set() or isinstance(error, TimeoutError):
            raise InputError(
                f"{host} did not answer within {_SECONDS} seconds. Try again later. {_BLOCKED}"
            ) from None
        raise InputError(f"{host} could not be read ({_reason(error)}). {_BLOCKED}") from None
    finally:
        timer.cancel()
        connection.close()


def _exchange(
    connection: http.client.HTTPConnection, address: str, path: str, too_late: threading.Event
) -> _Answer:
    headers = {
        "User-Agent": _AGENT,
        "Accept": "text/html, text/plain;q=0.5",
        "Accept-Encoding": "identity",
        "Accept-Language": "en",
        "Connection": "close",
    }
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    onward = response.getheader("Location")
    if response.status in (301, 302, 303, 307, 308) and onward:
        return _Answer(b"", "", None, onward)
    if response.status != 200:
        raise InputError(_refusal(address, response.status))
    content = response.read(_LARGEST + 1)
    if too_late.is_set():
        raise TimeoutError
    if len(content) > _LARGEST:
        raise InputError(
            f"{address} has more than 5 MB. Copy the article’s text and paste it instead."
        )
    kind = response.headers.get_content_type()
    return _Answer(content, kind, response.headers.get_content_charset(), None)


def _refusal(address: str, status: int) -> str:
    if status in (404, 410):
        return f"There is no page at {address} (any more). Check the address."
    if status in (401, 402, 403, 429, 451):
        return f"The site does not give {address} to a program (status {status}). {_INSTEAD}"
    return f"The site answered with an error (status {status}) for {address}. Try later. {_INSTEAD}"


def _parts(address: str) -> tuple[str, int, str, bool]:
    """Return host, port, path and whether it is https."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        host = (host or "").encode("idna").decode("ascii")
    except ValueError:
        raise InputError(
            f"{address[:200]!r} is no web address. Copy it from your browser."
        ) from None
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(
            f"{address[:200]!r} is no web address that can be read: it must begin with https:// or "
            "http://. Copy it from your browser."
        )
    if parts.username or parts.password:
        raise InputError("An address with a name and password in it is not read. Leave them out.")
    secure = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    quoted = "".join(c if "!" <= c <= "~" else "".join(map(_percent, c.encode())) for c in path)
    return host, port or (443 if secure else 80), quoted, secure


def _percent(byte: int) -> str:
    return f"%{byte:02X}"


def _connected(
    host: str, port: int, secure: bool, is_allowed: Callable[[str], bool]
) -> http.client.HTTPConnection:
    """Return a connection to the address that was checked, not to a name looked up once more."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(
            f"There is no site {host}, or no network. Check the address. {_BLOCKED}"
        ) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not all(map(is_allowed, addresses)):
        raise InputError(
            f"{host} lies inside this computer or its own network ({addresses[0]}), where a lesson "
            "has nothing to fetch. Give the address of a public page, or choose a file."
        )
    try:
        sock = socket.create_connection((addresses[0], port), timeout=_SECONDS)
        if secure:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except OSError as error:
        raise InputError(f"{host} could not be reached ({_reason(error)}). {_BLOCKED}") from None
    connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    connection.sock = sock
    if secure and port == 443:
        connection.default_port = 443  # so that the Host header names no port
    return connection


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {_SECONDS} seconds"
    if isinstance(error, ssl.SSLError):
        return "its certificate does not fit"
    return getattr(error, "strerror", None) or type(error).__name__
