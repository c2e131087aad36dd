"""The course: its lessons, and how far a learner is in each of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = [
    "Lesson",
    "done_activities",
    "find_lesson",
    "is_done",
    "load_lessons",
    "minutes_left",
    "readable",
]

_STEP = 5  # minutes: the guess is no better than that


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson of the course, as ``lessons.toml`` describes it.

    Attributes:
        number: such as ``02``; the name of its folder in ``work``, too.
        notebook: the name of its file in ``notebooks``.
        title, question: what it is called and what it asks.
        minutes: how long it takes.
        objectives: what a learner can do afterwards.
        activities: the names under which its answers are kept, in order; they count as done.
        assignment: what may be handed in.
        standards: the standards that it belongs to.
        case: the case that it works with; ``""`` for none.
    """

    number: str
    notebook: str
    title: str
    question: str
    minutes: int
    objectives: tuple[str, ...]
    activities: tuple[str, ...]
    assignment: str
    standards: tuple[str, ...]
    case: str = ""


@cache
def load_lessons() -> tuple[Lesson, ...]:
    """Return the lessons of the course in their order."""
    text = files("medialit.classroom").joinpath("lessons.toml").read_text("utf-8")
    return tuple(_lesson(entry) for entry in tomllib.loads(text)["lessons"])


def find_lesson(number: str) -> Lesson | None:
    """Return the lesson of that number; ``None`` if the course has none.

    Example:
        >>> find_lesson("02").title
        'Who gets to speak?'
    """
    return next((lesson for lesson in load_lessons() if lesson.number == number), None)


def is_done(value: Any) -> bool:
    """Return whether a kept answer is more than a draft or an empty note.

    Args:
        value: what the journal holds for an activity; ``None`` if nothing, or started again.

    Source:
        What the widgets keep (docs/widgets.md): ``committed``, ``done`` or a ``note``; any other
        value is an answer. Known error: whether it still fits the activity only its widget knows.

    Example:
        >>> is_done({"chosen": [1]}), is_done({"text": "Perh", "committed": False}), is_done(None)
        (True, False, False)
    """
    if not isinstance(value, Mapping):
        return value is not None
    if "note" in value:
        return bool(str(value["note"]).strip())
    return bool(value.get("committed", value.get("done", True)))


def done_activities(answers: Mapping[str, Any]) -> set[str]:
    """Return the names of the activities that are done, by the value kept under each name.

    An answer about an own article, kept as ``NAME:…``, counts for the activity of that name.

    Example:
        >>> sorted(done_activities({"denial": [1], "verdict:1f2e": {"committed": True}, "x": None}))
        ['denial', 'verdict']
    """
    return {name.partition(":")[0] for name, value in answers.items() if is_done(value)}


def minutes_left(lesson: Lesson, done: int) -> int:
    """Return about how many minutes are left: a rough guide, in steps of five.

    Args:
        lesson: the lesson.
        done: how many of its activities are done.

    Returns:
        The share of activities that are open, times the minutes, rounded; at least 5 while
        something is open, 0 when nothing is. Known error: activities are not equally long, and
        reading takes its time, too.

    Example:
        >>> lesson = find_lesson("02")
        >>> [minutes_left(lesson, done) for done in (0, 3, 8)]
        [50, 30, 0]
    """
    total = len(lesson.activities)
    left = lesson.minutes * max(0, total - done) / total
    return max(_STEP, round(left / _STEP) * _STEP) if left else 0


def readable(name: str) -> str:
    """Return a name as a title.

    Example:
        >>> readable("where-is-my-work")
        'Where is my work'
    """
    return name.replace("-", " ").replace("_", " ").strip().capitalize()


def _lesson(entry: Mapping[str, Any]) -> Lesson:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return Lesson(**values)
