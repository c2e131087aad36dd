"""An answer that the key itself would give: what full marks look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from medialit.cases import load_items
from medialit.cases.items import key_of
from medialit.exercises.keys import MarkKey
from medialit.exercises.model import Item
from medialit.grading.scoring import Grader
from medialit.lateral.pages import Page

__all__ = ["model_answer"]

_Entry = Mapping[str, Any]


def model_answer(grader: Grader, item: Item) -> tuple[Any, tuple[Any, ...]]:
    """Return the answer that the key gives to an item, and the moves for a search.

    Returns:
        ``None`` as the answer of a reflection: there is no key to it.
    """
    key = grader.key.get(item.name, {})
    if item.type == "mark":
        return _marks(grader.marks[item.name]), ()
    if item.type == "search":
        return _search(item, key, grader.pages)
    if item.type == "claim":
        return _claim(item, key, grader.pages), ()
    make = _MAKERS.get(item.type)
    return (make(item, key) if make else None), ()


def _marks(key: MarkKey) -> dict[str, Any]:
    return {
        "marks": [
            {
                "start": mark.span.start,
                "end": mark.span.end,
                "exact": mark.span.of(key.article.text),
                "label": mark.label,
                "speaker": " and ".join(mark.speakers[0]) or None,
            }
            for mark in key.marks
            if not mark.contested
        ]
    }


def _choice(_item: Item, key: _Entry) -> dict[str, Any]:
    return {"chosen": [n for n, each in enumerate(key["options"]) if each["credit"] == 1]}


def _cards(_item: Item, key: _Entry) -> dict[str, Any]:
    return {"bins": [card["answer"] for card in key["cards"]]}


def _grid(item: Item, key: _Entry) -> dict[str, Any]:
    if item.kind == "checked":
        answers = [row["answer"] for row in key["rows"]]
        return {"answers": answers, "paragraphs": [None] * len(answers)}
    first = [row["readings"][0] for row in key["rows"]]
    return {
        "answers": [reading["answer"] for reading in first],
        "paragraphs": [reading.get("paragraph") for reading in first],
    }


def _swap(item: Item, key: _Entry) -> dict[str, Any]:
    answers = [each["answer"] for each in key["verbs"]]
    return {
        "verb": item.entry["cue"],
        "stances": dict(zip(item.entry["verbs"], answers, strict=True)),
    }


def _number(_item: Item, key: _Entry) -> Any:
    return key["value"]


def _ranking(_item: Item, key: _Entry) -> dict[str, Any]:
    return {"order": list(key["readings"][0]["order"])}


def _posts(item: Item, _key: _Entry) -> dict[str, Any]:
    return {
        "ratings": {
            key_of(post): {"rely": post.trustworthy, "sure": "certain"}
            for post in load_items(item.entry["form"])
        }
    }


def _claim(item: Item, key: _Entry, pages: Mapping[str, Page]) -> dict[str, Any]:
    start = item.entry.get("start", {})
    reading = key["readings"][0]
    page = pages.get(start.get("appearance", ""))
    return {
        "claim": start.get("claim", ""),
        "claim_author": start.get("claim_author", ""),
        "claim_author_type": start.get("claim_author_type", "Person"),
        "claim_date": start.get("claim_date", ""),
        "appearance": page.url if page else "",
        "rating": reading["rating"],
        "explanation": reading["reason"],
        "author": "Our class",
        "evidence": [
            {"page": pages[name].title, "says": "What it says.", "bearing": "supports"}
            for name in key["pages"]
        ],
    }


def _search(
    item: Item, key: _Entry, pages: Mapping[str, Page]
) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """Return a short path: leave early, look over the results, use another page, bring back."""
    start = item.entry["start"]
    free = [name for name in pages if pages[name].independent and name != start]
    wanted = [*dict.fromkeys([*key.get("answers", ())[:1], *free[:1]])]
    moves: list[dict[str, Any]] = [
        {"do": "start", "at": 0, "page": start},
        {"do": "left", "at": 4_000, "page": start, "share": 0.1},
    ]
    for number, name in enumerate(wanted):
        at = 4_000 + 30_000 * number
        moves += [
            {"do": "search", "at": at, "query": "who is behind it", "found": 5},
            {"do": "skim", "at": at + 8_000, "query": "who is behind it", "share": 1},
            {"do": "open", "at": at + 8_000, "page": name, "via": "result", "rank": 2,
             "query": "who is behind it"},
            {"do": "left", "at": at + 28_000, "page": name, "share": 0.8},
        ]  # fmt: skip
    end = moves[-1]["at"]
    moves += [{"do": "note", "at": end, "page": wanted[0]}, {"do": "done", "at": end + 1}]
    notes = [{"text": "What I found there.", "page": wanted[0]}]
    return {"notes": notes, "done": True}, tuple({**move, "visit": "model"} for move in moves)


_MAKERS: Mapping[str, Callable[[Item, _Entry], Any]] = {
    "choice": _choice,
    "cards": _cards,
    "grid": _grid,
    "swap": _swap,
    "number": _number,
    "ranking": _ranking,
    "rating": _posts,
}
