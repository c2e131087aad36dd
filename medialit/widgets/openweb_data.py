"""What the offline web sends to the page, as plain data: never what kind a page is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from zlib import crc32

from medialit.lateral.moves import Step
from medialit.lateral.pages import ARTICLE, Page
from medialit.lateral.search import Results

__all__ = ["DRESSES", "look_ups", "pages_to_send", "pictures_in", "results_to_send", "step_to_send"]

#: In how many manners a site can look (openweb.css); advertisements have one of their own.
DRESSES = 6


def pages_to_send(pages: Mapping[str, Page]) -> list[dict[str, Any]]:
    """Return the pages as the widget draws them, each with the earlier copies that there are."""
    return [
        {
            "name": page.name,
            "title": page.title,
            "outlet": page.outlet,
            "address": _address(page.url),
            # an article says on the page itself who wrote it, and when
            "line": "" if page.kind == ARTICLE else _byline(page),
            "dress": _dress(page, pages),
            "blocks": list(page.blocks),
            "copies": [
                {"page": other.name, "date": _in_words(other.archived)}
                for other in pages.values()
                if other.of == page.name
            ],
        }
        for page in pages.values()
    ]


def results_to_send(results: Results) -> dict[str, Any]:
    """Return a list of results as the widget draws it; snippets are segments, not markup."""
    return {
        "query": results.query,
        "message": results.message,
        "suggestions": list(results.suggestions),
        "found": [
            {
                "page": result.page,
                "title": result.title,
                "outlet": result.outlet,
                "address": _address(result.url),
                "date": _in_words(result.published),
                "ad": result.is_ad,
                "snippet": [[part.text, part.matched] for part in result.snippet],
            }
            for result in results.results
        ],
    }


def step_to_send(step: Step, start: str) -> dict[str, Any]:
    """Return a step of a path, with the lane that it is drawn in."""
    if step.seconds is None:
        lane = "note"
    elif step.page is not None:
        lane = "start" if step.page == start else "other"
    else:
        lane = "results"
    minutes, seconds = divmod(int(step.at), 60)
    told = {key: asdict(step)[key] for key in ("do", "words", "seconds")}
    return {**told, "lane": lane, "time": f"{minutes}:{seconds:02d}", "stay": step.stay}


def look_ups(pages: Iterable[Page]) -> dict[str, str]:
    """Return for each picture that is looked up on a page the name of that page."""
    return {page.picture: page.name for page in pages if page.picture}


def pictures_in(pages: Iterable[Page]) -> frozenset[str]:
    """Return the names of the pictures that the pages show."""
    return frozenset(name for page in pages for name in _pictures(list(page.blocks)))


def _pictures(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if data.get("type") == "picture":
            yield data["name"]
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _pictures(part)


def _address(url: str) -> list[str]:
    """Return an address in three parts: the host, which says whose it is, stands in the middle."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return [scheme + mark, host, slash + path] if mark else ["", url, ""]


def _byline(page: Page) -> str:
    return " · ".join(part for part in (page.author, _in_words(page.published)) if part)


def _dress(page: Page, pages: Mapping[str, Page]) -> str:
    """Return how a site looks: the same for all its pages, and for a page that looks like it."""
    if page.kind == "advertisement":
        return "ad"
    imitated = pages.get(page.looks_like or "", page)
    return str(crc32(imitated.outlet.encode()) % DRESSES)


def _in_words(day: str | None) -> str:
    """Return a date as a page shows it; what is no date stays as it is."""
    try:
        when = date.fromisoformat(day or "")
    except ValueError:
        return day or ""
    return f"{when:%B} {when.day}, {when.year}"
