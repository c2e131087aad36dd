"""From an activity of a case, which is data, to the widget that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from medialit.cases import load_activity, load_article, load_marks
from medialit.classroom.checking import Option
from medialit.classroom.marking import Mark, Reading
from medialit.errors import InputError
from medialit.report import analyze
from medialit.widgets.base import KitWidget
from medialit.widgets.choice import Choice
from medialit.widgets.makers import DRAFT_MAKERS
from medialit.widgets.marker import Marker
from medialit.widgets.openweb import OpenWeb
from medialit.widgets.prediction import Prediction

__all__ = ["ask"]

_Maker = Callable[[str, dict[str, Any], dict[str, Any]], KitWidget]


def ask(case: str, name: str, *, lesson: str | None = None) -> KitWidget:
    """Return an activity of a case, ready to show.

    Args:
        case: the case's name, such as ``helsinki-2018``.
        name: the activity's name in the case's ``activities.toml``.
        lesson: the lesson in whose journal the answer is kept; without one nothing is kept.

    Raises:
        InputError: if there is no such case or activity; the message lists those there are.
    """
    entry = load_activity(case, name)
    kind = entry.get("type")
    if kind not in _MAKERS:
        raise InputError(
            f"The activity {name!r} of {case} has the type {kind!r}, but there are: "
            f"{', '.join(_MAKERS)}. Correct it in activities.toml."
        )
    return _MAKERS[kind](case, entry, {"lesson": lesson, "name": name})


def _choice(_case: str, entry: dict[str, Any], where: dict[str, Any]) -> KitWidget:
    return Choice(
        **where,
        prompt=entry["prompt"],
        options=[Option(**option) for option in entry["options"]],
        hint=entry["hint"],
        multiple=entry.get("multiple", False),
        confidence=entry.get("confidence", False),
    )


def _prediction(_case: str, entry: dict[str, Any], where: dict[str, Any]) -> KitWidget:
    return Prediction(
        **where,
        question=entry["prompt"],
        unit=entry["unit"],
        low=entry.get("low", 0),
        high=entry.get("high", 100),
    )


def _mark(case: str, entry: dict[str, Any], where: dict[str, Any]) -> KitWidget:
    article, labels = entry["article"], entry["labels"]
    readings = _readings(case, article, labels)
    return Marker(
        analyze(load_article(case, article)),
        labels,
        **where,
        prompt=entry["prompt"],
        readings=readings,
        speakers=[s for reading in readings for mark in reading.marks for s in mark.speakers],
    )


def _readings(case: str, article: str, labels: Sequence[str]) -> tuple[Reading, ...]:
    """Return what each of the case's readers marked in an article with these labels."""
    marks: dict[str, list[Mark]] = {}
    for gold in load_marks(case, article, labels):
        found = gold.annotation
        mark = Mark(found.span, found.label, gold.speakers, found.message)
        for reader in gold.readers:
            marks.setdefault(reader, []).append(mark)
    return tuple(Reading(reader, tuple(marks[reader])) for reader in sorted(marks))


def _search(case: str, entry: dict[str, Any], where: dict[str, Any]) -> KitWidget:
    return OpenWeb(
        case,
        **where,
        prompt=entry["prompt"],
        start=entry["start"],
        answers=entry.get("answers", ()),
        note=entry.get("note", ""),
    )


_MAKERS: dict[str, _Maker] = {
    "choice": _choice,
    "prediction": _prediction,
    "mark": _mark,
    "search": _search,
    **DRAFT_MAKERS,
}
