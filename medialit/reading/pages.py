"""What a web page says of itself: headline, outlet, byline, date, address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from medialit.reading.paragraphs import words_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["PageFacts", "facts_of", "headline_of"]

_LONGEST = 300
_BYLINE = re.compile(r"(?:by|from)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's metadata says, each ``None`` where it says nothing.

    Attributes:
        headline: the first ``h1``; named, the headline that its metadata gives.
        outlet, byline, published, url: as in ``Article``.
        elsewhere: the address the page gives as its own, if that is on another host than its own.
    """

    headline: str | None
    named: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    url: str | None
    elsewhere: str | None


def facts_of(soup: BeautifulSoup, url: str | None) -> PageFacts:
    """Return what a page says of itself.

    Args:
        soup: the page.
        url: the address it came from; it counts more than what the page says.
    """
    said = _said(soup)
    outlet = said.get("og:site_name")
    own = _web_address(said.get("canonical")) or _web_address(said.get("og:url"))
    h1 = soup.find("h1")
    title = soup.find("title")
    named = said.get("og:title") or (None if h1 or not title else title.get_text())
    other = bool(url and own and urlsplit(url).hostname != urlsplit(own).hostname)
    return PageFacts(
        headline=_line(words_of(h1)) if h1 else None,
        named=_without_outlet(_line(named), outlet),
        outlet=outlet,
        byline=_byline(soup, said),
        published=_published(soup, said),
        url=url or own,
        elsewhere=own if other else None,
    )


def headline_of(parts: list[str], facts: PageFacts) -> tuple[str | None, bool]:
    """Return the headline, and whether the text lacks it."""
    top = [_plain(part) for part in parts[:8]]
    for title in (facts.headline, facts.named):
        if title and _plain(title) in top:
            return title, False
    title = facts.named or facts.headline
    return title, title is not None


def _published(soup: BeautifulSoup, said: Mapping[str, str]) -> str | None:
    for name in ("article:published_time", "datepublished", "date", "pubdate", "dcterms.date"):
        if found := said.get(name):
            return found
    time = soup.find("time")
    if time is None:
        return None
    return _line(str(time.get("datetime") or "")) or _line(words_of(time))


def _byline(soup: BeautifulSoup, said: Mapping[str, str]) -> str | None:
    for name in ("author", "article:author", "dc.creator", "parsely-author"):
        found = said.get(name)
        if found and not found.startswith(("http:", "https:", "/")):
            return found
    tag = soup.find(rel="author") or soup.find(itemprop="author") or soup.find(class_="byline")
    return _line(_BYLINE.sub("", words_of(tag), count=1)) if tag else None


def _said(soup: BeautifulSoup) -> dict[str, str]:
    """Return what the page's ``meta`` and ``link`` elements say; the first of a name counts."""
    said: dict[str, str] = {}
    for tag in soup.find_all(["meta", "link"]):
        wanted = "href" if tag.name == "link" else "content"
        value = _line(str(tag.get(wanted) or ""))
        for key in ("property", "name", "itemprop", "rel"):
            names = tag.get(key) or ()
            for name in names if isinstance(names, list) else [str(names)] if names else []:
                if value:
                    said.setdefault(name.lower(), value)
    return said


def _web_address(address: str | None) -> str | None:
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the outlet's name at its end (*Bridge shut | The Courier*)."""
    if title and outlet:
        return re.sub(rf"\s+[|–—·:-]\s+{re.escape(outlet)}\Z", "", title) or None
    return title


def _line(text: str | None) -> str | None:
    flat = " ".join((text or "").split())
    return flat if 0 < len(flat) <= _LONGEST else None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
