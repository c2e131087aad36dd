"""Makers of the widgets in which a learner drafts and commits: from a case's data to a widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from medialit.cases import load_article
from medialit.classroom.sorting import Keyed
from medialit.lateral.pages import load_web
from medialit.segmenting import find_paragraphs
from medialit.widgets.base import KitWidget
from medialit.widgets.cards import Cards
from medialit.widgets.claim import ClaimForm
from medialit.widgets.grid import Grid, Judged, RowReading
from medialit.widgets.ranking import OrderReading, Ranking
from medialit.widgets.rewrite import Rewrite
from medialit.widgets.short import ShortAnswer
from medialit.widgets.swap import VerbSwap

__all__ = ["DRAFT_MAKERS"]

_Entry = dict[str, Any]


def _cards(_case: str, entry: _Entry, where: _Entry) -> KitWidget:
    cards = [
        Keyed(card["text"], card["bin"], card["reason"], card.get("also"), card.get("also_reason"))
        for card in entry["cards"]
    ]
    return Cards(**where, **_task(entry), bins=entry["bins"], cards=cards)


def _grid(case: str, entry: _Entry, where: _Entry) -> KitWidget:
    column, paragraphs = entry.get("where"), []
    if column:
        text = load_article(case, entry["article"]).text
        paragraphs = [span.of(text) for span in find_paragraphs(text)]
    return Grid(
        **where,
        **_task(entry),
        columns=entry["columns"],
        rows=[_row(row) for row in entry["rows"]],
        passage=entry.get("passage", ""),
        where=column,
        paragraphs=paragraphs,
    )


def _row(row: _Entry) -> Keyed | Judged:
    if "readings" not in row:
        return Keyed(**row)
    return Judged(row["text"], tuple(RowReading(**reading) for reading in row["readings"]))


def _short(_case: str, entry: _Entry, where: _Entry) -> KitWidget:
    return ShortAnswer(
        **where, **_task(entry), rubric=entry["rubric"], exemplars=entry["exemplars"]
    )


def _ranking(_case: str, entry: _Entry, where: _Entry) -> KitWidget:
    readings = [
        OrderReading(each["reader"], tuple(each["order"]), each["reason"])
        for each in entry["readings"]
    ]
    return Ranking(**where, **_task(entry), items=entry["items"], readings=readings)


def _claim(case: str, entry: _Entry, where: _Entry) -> KitWidget:
    pages = {page.name: page for page in load_web(case)}
    keys = ("claim", "claim_author", "claim_author_type", "claim_date")
    start = {key: entry[key] for key in keys if key in entry}
    return ClaimForm(
        **where,
        **_task(entry),
        start=start | {"appearance": pages[entry["appearance"]].url},
        readings=entry["readings"],
        pages=[f"{pages[name].title} ({pages[name].outlet})" for name in entry["evidence"]],
    )


def _swap(_case: str, entry: _Entry, where: _Entry) -> KitWidget:
    verbs = [Keyed(each["verb"], each["stance"], each["effect"]) for each in entry["verbs"]]
    return VerbSwap(
        **where, **_task(entry), sentence=entry["sentence"], cue=entry["cue"], verbs=verbs
    )


def _rewrite(_case: str, entry: _Entry, where: _Entry) -> KitWidget:
    return Rewrite(
        **where,
        **_task(entry),
        original=entry["original"],
        frames=entry["frames"],
        facts=entry["facts"],
    )


def _task(entry: _Entry) -> _Entry:
    return {"prompt": entry["prompt"], "hint": entry.get("hint", "")}


#: The maker of each type of activity.
DRAFT_MAKERS: Mapping[str, Callable[[str, _Entry, _Entry], KitWidget]] = {
    "cards": _cards,
    "grid": _grid,
    "short": _short,
    "ranking": _ranking,
    "claim": _claim,
    "swap": _swap,
    "rewrite": _rewrite,
}
