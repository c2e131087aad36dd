"""Grading judgements: an answer beside readings, where nobody is right alone.

An answer counts when one of the readers shares it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from medialit.claims.forms import BEARINGS, FIELDS, find_faults
from medialit.claims.review import RATINGS
from medialit.classroom.readings import count_pairs
from medialit.errors import InputError
from medialit.exercises.model import Item
from medialit.grading.closed import picked
from medialit.grading.scores import ItemGrade, Part, PartStatus, grade_of_parts, no_answer
from medialit.lateral.pages import Page

__all__ = ["grade_claim", "grade_judged_grid", "grade_ranking"]

_Entry = Mapping[str, Any]
_PAGES = 2  # a verdict stands better on two pages
_MOST_ROWS = 50
_SHORTEST = 4  # letters that can name a page


def grade_judged_grid(item: Item, key: _Entry, value: Any) -> ItemGrade:
    """Return the grade of rows that have readings; half where the paragraph is nobody's."""
    texts = item.entry["rows"]
    given = picked(value, "answers", len(texts), item.entry["columns"])
    if not any(given):
        return no_answer(item)
    places = value.get("paragraphs")
    if not isinstance(places, list) or len(places) != len(texts):
        places = [None] * len(texts)
    parts = [
        _judged(item, text, each["readings"], mine, place)
        for text, each, mine, place in zip(texts, key["rows"], given, places, strict=True)
    ]
    shared = sum(part.credit > 0 for part in parts)
    said = f"{shared} of {len(parts)} answers are shared by a reader. "
    contested = sum(len({r["answer"] for r in each["readings"]}) > 1 for each in key["rows"])
    said += f"The readers themselves differ in {contested}."
    return grade_of_parts(item, parts, said=said)


def grade_ranking(item: Item, key: _Entry, value: Any) -> ItemGrade:
    """Return the grade of an order: the share of pairs that stand as in the closest reading."""
    texts = item.entry["items"]
    order = value.get("order") if isinstance(value, Mapping) else None
    if not isinstance(order, list) or any(type(i) is not int for i in order):
        raise InputError("This answer does not fit this item.")
    if sorted(order) != list(range(len(texts))):
        raise InputError("This answer has other things to order than this item.")
    counted = [(count_pairs(order, each["order"]), each) for each in key["readings"]]
    best = max(same for (same, _), _ in counted)
    parts = [
        Part(
            f"Beside {reading['reader']}",
            "agreed" if same == pairs else "partly" if same * 2 > pairs else "differs",
            "; ".join(texts[i] for i in order),
            "; ".join(texts[i] for i in reading["order"]),
            f"{same} of {pairs} pairs stand the same way round. {reading['reason']}",
            same / pairs,
            weight=float(same == best),
        )
        for (same, pairs), reading in counted
    ]
    share = max(part.credit for part in parts)
    said = f"{best} of {counted[0][0][1]} pairs stand as in the reading that is closest to yours."
    return grade_of_parts(item, parts, said=said, share=share)


def grade_claim(item: Item, key: _Entry, value: Any, pages: Mapping[str, Page]) -> ItemGrade:
    """Return the grade of a verdict: its form, its evidence, and whether a reader shares it.

    Args:
        item: what was asked.
        key: the readings, and the pages that bear on the claim.
        value: the learner's form.
        pages: the pages of the case's web, by their names.
    """
    if not isinstance(value, Mapping):
        raise InputError("This answer does not fit this item.")
    fields = {name: value.get(name) for name in FIELDS}
    rows = value.get("evidence")
    if not isinstance(rows, list) or any(not isinstance(each, str) for each in fields.values()):
        raise InputError("This answer does not fit this item.")
    texts = {name: str(each) for name, each in fields.items()}
    evidence = [row for row in rows[:_MOST_ROWS] if isinstance(row, Mapping) and any(row.values())]
    if not texts["rating"] and not texts["explanation"].strip() and not evidence:
        return no_answer(item)
    parts = [_form(texts), _evidence(evidence, key, pages), _verdict(texts["rating"], key)]
    return grade_of_parts(
        item, parts, said="The form, the evidence and the verdict, each by itself."
    )


def _judged(
    item: Item, text: str, readings: Sequence[_Entry], mine: str | None, place: Any
) -> Part:
    same = [reading for reading in readings if reading["answer"] == mine]
    expected = "; ".join(
        f"{r['reader']}: {_answer(r['answer'], r.get('paragraph'))}" for r in readings
    )
    reasons = " ".join(f"{r['reader']}: {r['reason']}" for r in readings)
    given = _answer(mine, place) if mine else ""
    if not same:
        status: PartStatus = "differs" if mine else "missed"
        return Part(text, status, given, expected, reasons)
    where = item.entry.get("where")
    named = {reading.get("paragraph") for reading in same} - {None}
    if where == mine and named and not (type(place) is int and place in named):
        why = (
            "No reader of your answer names this paragraph." if place else "No paragraph is named."
        )
        return Part(text, "partly", given, expected, f"{why} {reasons}", 0.5)
    return Part(text, "agreed", given, expected, reasons, 1.0)


def _answer(answer: str, paragraph: Any) -> str:
    return f"{answer}, paragraph {paragraph}" if type(paragraph) is int else answer


def _form(fields: Mapping[str, str]) -> Part:
    faults = find_faults(fields)
    credit = 1 - len(faults) / len(FIELDS)
    status: PartStatus = "partly" if faults else "agreed"
    todo = " ".join(faults.values()) or "Every field is filled in, so that others can check it."
    given = f"{len(FIELDS) - len(faults)} of {len(FIELDS)} fields"
    return Part("A complete form", status, given, "every field", todo, credit)


def _evidence(rows: Sequence[_Entry], key: _Entry, pages: Mapping[str, Page]) -> Part:
    """Look for pages that bear on the claim; a row counts for the one page that it names."""
    known = {name: pages[name] for name in key["pages"] if name in pages}
    found: set[str] = set()
    for row in rows:
        named, says, bearing = (row.get(field) for field in ("page", "says", "bearing"))
        if bearing in BEARINGS and isinstance(says, str) and says.strip():
            found |= _page_named(named, known)
    credit = min(1.0, len(found) / _PAGES)
    status: PartStatus = "agreed" if credit == 1 else "partly" if credit else "missed"
    there = "; ".join(page.title for page in known.values())
    why = "A verdict stands better on two pages that bear on the claim, each with what it says."
    return Part("Evidence", status, f"{len(found)} such pages", there, why, credit)


def _page_named(named: Any, pages: Mapping[str, Page]) -> set[str]:
    """Return the page whose title, outlet or address was written; none if it could be several.

    A known error: a page that is only described (“the study”) is not recognized.
    """
    words = _plain(named) if isinstance(named, str) else ""
    if len(words) < _SHORTEST:
        return set()
    names = {
        name: [_plain(each) for each in (page.title, page.url, name, page.outlet) if each]
        for name, page in pages.items()
    }
    exact = {name for name, each in names.items() if words in each[:3]}
    part = {n for n, each in names.items() if any(words in text or text in words for text in each)}
    return exact or (part if len(part) == 1 else set())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _verdict(rating: str, key: _Entry) -> Part:
    readings = key["readings"]
    scale = [name for name, number in RATINGS.items() if number is not None]
    shared = [reading["rating"] for reading in readings]
    expected = "; ".join(f"{r['reader']}: {r['rating']}" for r in readings)
    reasons = " ".join(f"{r['reader']} ({r['rating']}): {r['reason']}" for r in readings)
    if rating in shared:
        return Part("The verdict", "agreed", rating, expected, reasons, 1.0)
    near = rating in scale and any(
        abs(scale.index(rating) - scale.index(each)) == 1 for each in shared if each in scale
    )
    status: PartStatus = "partly" if near else "differs" if rating else "missed"
    return Part("The verdict", status, rating, expected, reasons, 0.5 if near else 0.0)
