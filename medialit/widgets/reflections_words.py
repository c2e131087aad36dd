"""Answers and grades in lines of plain text, for somebody who reads what a student wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from medialit.exercises.model import Item
from medialit.grading.page import points
from medialit.grading.scores import ItemGrade

__all__ = ["about_in_words", "exemplar_in_words", "one_line", "parts_in_words"]

_Fields = Mapping[str, Any]
_MOST = 12
_EMPTY = "No answer was given."


def one_line(item: Item, grade: ItemGrade) -> str:
    """Return what grading says of an item, in a line.

    Example:
        >>> from medialit.grading.scores import no_answer
        >>> item = Item("n", "The share", "number", "checked", 2, "?", "Count.")
        >>> one_line(item, no_answer(item))
        'The share: no answer, 0 of 2.'
    """
    if grade.status == "empty":
        return f"{item.heading}: no answer, 0 of {grade.points}."
    if grade.score is None:
        return f"{item.heading}: {grade.said}"
    return f"{item.heading}: {points(grade.score)} of {grade.points}, {grade.level}. {grade.said}"


def parts_in_words(item: Item, value: Any, grade: ItemGrade) -> tuple[tuple[str, str], ...]:
    """Return what an answer consists of, each with what it is called; the text comes first.

    Args:
        item: what was asked.
        value: the answer.
        grade: what grading says of it: that a person reads it.
    """
    if item.type != "rewrite":
        return tuple((part.what, part.given) for part in grade.parts)
    ticked = value.get("facts")
    listed = ticked if isinstance(ticked, list) else []
    known = list(enumerate(item.entry["facts"]))
    lists = {
        "Ticked as unchanged": [fact for number, fact in known if number in listed],
        "Not ticked": [fact for number, fact in known if number not in listed],
    }
    return (
        ("The new version", str(value.get("text", ""))),
        ("The original", str(item.entry["original"])),
        ("The frame", str(value.get("frame") or "none was chosen")[:200]),
        *(
            (what, "\n".join(f"• {fact}" for fact in those))
            for what, those in lists.items()
            if those
        ),
    )


def about_in_words(item: Item, value: Any, grade: ItemGrade, pages: Mapping[str, str]) -> list[str]:
    """Return an answer in lines, as its learner gave it; a sentence if there is none.

    Args:
        item: what was asked.
        value: the answer, whatever it is.
        grade: what grading says of it.
        pages: what the pages of the case's web are called, by their names.
    """
    if grade.status == "empty":
        return [_EMPTY]
    make = _MAKERS.get(item.type)
    lines = list(make(value, pages)) if make and isinstance(value, Mapping) else list(_parts(grade))
    lines = [" ".join(line.split()) for line in lines if line.strip()]
    if len(lines) > _MOST:
        lines = [*lines[:_MOST], f"… and {len(lines) - _MOST} more"]
    return lines or [grade.said]


def exemplar_in_words(item: Item, exemplar: Any) -> str:
    """Return an exemplar of a rubric as text."""
    if not isinstance(exemplar, Mapping):
        return ""
    text = str(exemplar.get("text", ""))
    if item.type != "rewrite":
        return text
    facts = item.entry.get("facts", ())
    ticked = [facts[n] for n in exemplar.get("facts", ()) if type(n) is int and n < len(facts)]
    frame = f"\nFrame: {exemplar['frame']}." if exemplar.get("frame") else ""
    return f"{text}{frame}" + (f"\nFacts ticked: {'; '.join(ticked)}" if ticked else "")


def _parts(grade: ItemGrade) -> Iterator[str]:
    for part in grade.parts:
        if part.given and part.status != "missed":
            yield f"{part.what}{'' if part.what.endswith('?') else ':'} {part.given}"


def _notes(value: _Fields, pages: Mapping[str, str]) -> Iterator[str]:
    for note in _rows(value.get("notes")):
        page = str(note.get("page") or "")
        yield f"{note.get('text', '')}" + (f" ({pages.get(page, page)})" if page else "")


def _claim(value: _Fields, _pages: Mapping[str, str]) -> Iterator[str]:
    yield f"Verdict: {value.get('rating') or 'none yet'}"
    yield str(value.get("explanation") or "")
    for row in _rows(value.get("evidence")):
        if row.get("page") or row.get("says"):
            yield f"{row.get('page', '')}: {row.get('says', '')} ({row.get('bearing', '')})"


def _rows(value: Any) -> list[_Fields]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


_MAKERS: Mapping[str, Callable[[_Fields, Mapping[str, str]], Iterator[str]]] = {
    "search": _notes,
    "claim": _claim,
}
