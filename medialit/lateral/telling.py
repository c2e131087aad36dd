"""A path in words: what the learner did, how long, and how much came into view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from medialit.lateral.pages import Page

__all__ = ["in_minutes", "in_quotation_marks", "share_in_words", "tell_move"]


def tell_move(move: Mapping[str, Any], pages: Mapping[str, Page]) -> str:
    """Return what the learner did, in a sentence that names no kind of page.

    Args:
        move: a move that ``accept_move`` returned.
        pages: the pages by their names.
    """
    place = _place(move, pages)
    sentences = {
        "start": f"You began on {place}.",
        "search": f"You searched for “{move.get('query')}”: {_count(move.get('found', 0))}.",
        "archive": f"You opened an earlier copy: {place}.",
        "picture": f"You looked a picture up: {place}."
        if "page" in move
        else "You looked a picture up. No earlier use was found.",
        "back": f"You went back to {place}.",
        "tab": f"You changed to the tab with {place}."
        if "page" in move or "query" in move
        else "You opened an empty tab.",
        "note": f"You wrote a note, from {place}."
        if "page" in move
        else "You wrote a note without a page.",
    }
    return sentences.get(move["do"]) or _opened(move, place)


def in_minutes(seconds: float) -> str:
    """Return a time in words.

    Example:
        >>> in_minutes(40), in_minutes(80), in_minutes(120)
        ('40 s', '1 min 20 s', '2 min')
    """
    minutes, rest = divmod(round(seconds), 60)
    return " ".join([f"{minutes} min"] * (minutes > 0) + [f"{rest} s"] * (rest > 0 or minutes == 0))


def in_quotation_marks(title: str) -> str:
    """Return a title in quotation marks; one that begins with them has them already.

    Example:
        >>> in_quotation_marks("Minutes"), in_quotation_marks("“No,” she said")
        ('“Minutes”', '“No,” she said')
    """
    return title if title.startswith("“") else f"“{title}”"


def share_in_words(share: float) -> str:
    """Return how much of something a share from 0 to 1 is.

    Example:
        >>> share_in_words(0.5)
        'about half of it'
    """
    words = ((0.95, "all of it"), (0.7, "most of it"), (0.4, "about half of it"))
    return next((text for least, text in words if share >= least), "the beginning of it")


def _opened(move: Mapping[str, Any], place: str) -> str:
    tab = " in a new tab" if move.get("new_tab") else ""
    if move["via"] == "link":
        return f"You followed a link{tab} to {place}."
    rank = move.get("rank")
    which = "an advertisement" if rank == 0 else f"result {rank}"
    return f"You opened {which}{tab}: {place}."


def _place(move: Mapping[str, Any], pages: Mapping[str, Page]) -> str:
    page = pages.get(move.get("page", ""))
    if page is not None:
        return f"{in_quotation_marks(page.title)} ({page.outlet})"
    return f"the results for “{move['query']}”" if "query" in move else "an empty tab"


def _count(found: int) -> str:
    return {0: "nothing found", 1: "1 result"}.get(found, f"{found} results")
