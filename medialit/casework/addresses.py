"""Checks of web addresses: outlets are invented, so an address ends in ``.example``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medialit.casework.faults import CaseFiles, Fault, shorten

__all__ = ["check_address", "check_addresses_in"]

_ADDRESS = re.compile(r"\bhttps?://[^\s)\]>”’\"]+", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:[^/@\s]*@)?([^/:?#\s]+)", re.IGNORECASE)


def check_address(files: CaseFiles, file: str, url: object, place: str = "") -> Iterator[Fault]:
    """Give a fault if an address does not end in ``.example``; for a teacher's case a note.

    The name is reserved for examples (RFC 2606), so that no address leads to somebody real.
    """
    host = _HOST.match(url) if isinstance(url, str) else None
    if host and not host[1].lower().rstrip(".").endswith(".example"):
        where = f"{place}: t" if place else "T"
        yield files.house_rule(
            file,
            f"{where}he address {shorten(str(url))} does not end in .example.",
            "Write one that does (https://daily-relay.example/…): invented outlets have no other.",
        )


def check_addresses_in(files: CaseFiles, file: str, text: str) -> Iterator[Fault]:
    """Give a fault for each address within a text that does not end in ``.example``."""
    for found in dict.fromkeys(_ADDRESS.findall(text)):
        yield from check_address(files, file, found)
