"""Answers that many gave and the key does not have, and what may stand behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medialit.exercises.model import Exercise, Item
from medialit.grading.measures import keeps_its_key
from medialit.grading.scores import Part

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["Misconception", "WrongAnswer", "find_misconceptions", "find_wrong_answers"]

_TYPES = ("choice", "cards", "grid", "swap", "number", "mark", "rating")


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """An answer that the key does not have.

    Attributes:
        item: the task.
        what, given, expected: the thing, what was said of it, and what the key says.
        reason: why.
        misconception: what may stand behind; ``""`` if the key names nothing.
        codes: who gave it.
    """

    item: Item
    what: str
    given: str
    expected: str
    reason: str
    misconception: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misconception:
    """A misconception with every answer in which it showed; ``codes`` has each learner once."""

    words: str
    codes: tuple[str, ...]
    answers: tuple[WrongAnswer, ...]


def find_wrong_answers(exercise: Exercise, graded: Sequence[Graded]) -> tuple[WrongAnswer, ...]:
    """Return every wrong answer with who gave it, the most frequent first.

    A thing that was left out is no wrong answer. Judgements have none, and posts of the first
    test are left out.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    parts: dict[tuple[str, str, str], Part] = {}
    for one in graded:
        for name, part in _wrong(exercise, one):
            given = "" if part.status == "extra" else part.given
            key = (name, part.what, given)
            codes = found.setdefault(key, [])
            if one.answers.code not in codes[-1:]:
                codes.append(one.answers.code)
            parts.setdefault(key, part)
    listed = [
        WrongAnswer(
            exercise.item(key[0]),
            key[1],
            parts[key].given,
            parts[key].expected,
            parts[key].reason,
            parts[key].misconception,
            tuple(sorted(codes)),
        )
        for key, codes in found.items()
    ]
    order = {item.name: number for number, item in enumerate(exercise.items)}
    return tuple(
        sorted(
            listed,
            key=lambda each: (-len(each.codes), order[each.item.name], each.what, each.given),
        )
    )


def find_misconceptions(answers: Sequence[WrongAnswer]) -> tuple[Misconception, ...]:
    """Return the misconceptions of two learners or more, those of most learners first."""
    groups: dict[str, list[WrongAnswer]] = {}
    for each in answers:
        if each.misconception:
            groups.setdefault(each.misconception, []).append(each)
    told = [
        Misconception(words, tuple(sorted({c for each in own for c in each.codes})), tuple(own))
        for words, own in groups.items()
    ]
    several = (each for each in told if len(each.codes) > 1)
    return tuple(sorted(several, key=lambda each: -len(each.codes)))


def _wrong(exercise: Exercise, one: Graded) -> Iterator[tuple[str, Part]]:
    items: Mapping[str, Item] = {item.name: item for item in exercise.items}
    for grade in one.grade.items:
        item = items[grade.item]
        if item.type not in _TYPES or item.kind != "checked" or keeps_its_key(item):
            continue
        for part in grade.parts:
            chosen = part.status == "partly" and item.type in ("choice", "number")
            if part.status in ("differs", "extra") or chosen:
                yield item.name, part
