"""What grading says of an answer: its parts, each with why; an item; a learner's whole work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from medialit.exercises.model import Item, Kind, Level, level_of

__all__ = ["Grade", "ItemGrade", "Part", "PartStatus", "grade_of_parts", "no_answer", "waiting"]

#: How a part stands to the key or the readings; *open* counts neither way.
PartStatus = Literal["agreed", "partly", "differs", "missed", "extra", "open"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing within an item: a passage, a card, a row, a criterion.

    Attributes:
        what: the thing itself, in words.
        status: how the answer stands to the key or to the readings.
        given: what the learner said of it, in words; ``""`` for nothing.
        expected: what the key or the readings say of it, in words; ``""`` for nothing.
        reason: why.
        credit: how much of it counts, from 0 to 1.
        weight: how much it counts beside the other parts; 0 counts neither way.
        misconception: what may stand behind another answer, if the key names it.
        start, end: where it stands in the item's article, if it is a passage.
    """

    what: str
    status: PartStatus
    given: str = ""
    expected: str = ""
    reason: str = ""
    credit: float = 0.0
    weight: float = 1.0
    misconception: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ItemGrade:
    """What grading says of one item.

    Attributes:
        item: its name.
        kind: *checked*, *judgement* or *reflection*.
        points: what it is worth.
        share: the share of the points, from 0 to 1; ``None`` while a person has to read it.
        score: the points it gets, rounded to two places; ``None`` as above.
        level: the level of the share; ``None`` as above.
        status: *answered*, *empty*, or *waiting* for a person.
        said: a sentence about the whole answer.
        parts: what it consists of, each with why.
        next_step: what to try next; ``""`` where nothing is left.
    """

    item: str
    kind: Kind
    points: int
    share: float | None
    score: float | None
    level: Level | None
    status: Literal["answered", "empty", "waiting"]
    said: str
    parts: tuple[Part, ...] = ()
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """What grading says of a learner's work.

    Attributes:
        code: the learner's code.
        package: the id of the package that was handed out.
        handed_in: when, as the file says.
        items: what it says of each item, in the order of the exercise.
        notes: what a teacher should know, such as that the file was changed after handing in.
    """

    code: str
    package: str
    handed_in: str
    items: tuple[ItemGrade, ...]
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """How many points there are in all."""
        return sum(item.points for item in self.items)

    @property
    def score(self) -> float:
        """The points so far; items that wait for a person are not among them."""
        return round(sum(item.score or 0.0 for item in self.items), 2)

    @property
    def open_points(self) -> int:
        """How many points wait for a person."""
        return sum(item.points for item in self.items if item.status == "waiting")


def grade_of_parts(
    item: Item, parts: Sequence[Part], *, said: str, next_step: str = "", share: float | None = None
) -> ItemGrade:
    """Return the grade of an answer from its parts.

    Args:
        item: what was asked.
        parts: the parts with their credits and weights.
        said: a sentence about the whole answer.
        next_step: what to try next; left out where the level is the highest and all is agreed.
        share: the share of the points, where it is not the weighted mean of the credits.
    """
    if share is None:
        weight = sum(part.weight for part in parts)
        share = sum(part.weight * part.credit for part in parts) / weight if weight else 0.0
    share = round(min(1.0, max(0.0, share)), 4)
    return ItemGrade(
        item=item.name,
        kind=item.kind,
        points=item.points,
        share=share,
        score=round(share * item.points, 2),
        level=level_of(share),
        status="answered",
        said=said,
        parts=tuple(parts),
        next_step="" if share == 1.0 else next_step or item.hint,
    )


def no_answer(item: Item, said: str = "There is no answer to this one yet.") -> ItemGrade:
    """Return the grade of an item without an answer: no points, and what to do."""
    empty = grade_of_parts(item, (), said=said, share=0.0, next_step=item.hint)
    return replace(empty, status="empty")


def waiting(item: Item, parts: Sequence[Part], *, said: str) -> ItemGrade:
    """Return the grade of an item that a person has to read."""
    return ItemGrade(
        item.name, item.kind, item.points, None, None, None, "waiting", said, tuple(parts)
    )
