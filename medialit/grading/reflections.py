"""Answers that a person reads: they are laid out, and never scored by the machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from medialit.errors import InputError
from medialit.exercises.model import Item, Level
from medialit.grading.scores import ItemGrade, Part, no_answer, waiting

__all__ = ["SHARES", "grade_rewrite", "grade_short", "with_level"]

#: The share of the points for the level that a teacher gives.
SHARES: Mapping[Level, float] = {"basic": 1 / 3, "emergent": 2 / 3, "proficient": 1.0}
_LONGEST = 20_000


def grade_short(item: Item, _key: Mapping[str, Any], value: Any) -> ItemGrade:
    """Return an answer in the learner's own words, for a person to read."""
    text = _text(value)
    if not text.strip():
        return no_answer(item)
    part = Part("Your answer", "open", text, weight=0.0)
    return waiting(item, [part], said="A person reads this and gives it a level of the rubric.")


def grade_rewrite(item: Item, _key: Mapping[str, Any], value: Any) -> ItemGrade:
    """Return a rewritten headline with its frame and the facts that were ticked."""
    text, frame, facts = _text(value), value.get("frame"), value.get("facts")
    if not text.strip() or " ".join(text.split()) == " ".join(item.entry["original"].split()):
        return no_answer(item, "The headline was not rewritten yet.")
    ticked = {i for i in facts if type(i) is int} if isinstance(facts, list) else set()
    parts = [
        Part("Your version", "open", text, f"The original: {item.entry['original']}", weight=0.0),
        Part("The frame", "open", str(frame or "none was chosen")[:200], weight=0.0),
        *(
            Part(fact, "open", "ticked as unchanged" if n in ticked else "not ticked", weight=0.0)
            for n, fact in enumerate(item.entry["facts"])
        ),
    ]
    return waiting(item, parts, said="A person reads this: is the frame there, do the facts hold?")


def with_level(grade: ItemGrade, level: Level, comment: str = "") -> ItemGrade:
    """Return the grade of a reflection with the level that the teacher gave it.

    Args:
        grade: the grade as it waits.
        level: the teacher's level.
        comment: the teacher's words to the learner.
    """
    share = SHARES[level]
    return replace(
        grade,
        share=round(share, 4),
        score=round(share * grade.points, 2),
        level=level,
        status="answered",
        said=comment.strip() or "Your teacher has read this.",
    )


def _text(value: Any) -> str:
    text = value.get("text") if isinstance(value, Mapping) else None
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise InputError("it is no text, or too long to be one.")
    return text
