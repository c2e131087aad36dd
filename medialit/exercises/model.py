"""What an exercise is: its items, their keys and rubrics, as plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from medialit.errors import InputError

__all__ = [
    "KINDS",
    "LEVELS",
    "TYPES",
    "Exercise",
    "Item",
    "Key",
    "Kind",
    "Level",
    "Rubric",
    "level_of",
]

#: *checked* has a key, *judgement* has readings, *reflection* is read by a person.
Kind = Literal["checked", "judgement", "reflection"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: The levels of Civic Online Reasoning, the lowest first.
Level = Literal["basic", "emergent", "proficient"]
#: From which share of an item's points each level begins. The thresholds are ours.
LEVELS: Mapping[Level, float] = {"basic": 0.0, "emergent": 0.5, "proficient": 0.8}
#: The types of items, each with the kinds that it can have.
TYPES: Mapping[str, tuple[Kind, ...]] = {
    "choice": ("checked",),
    "cards": ("checked",),
    "grid": ("checked", "judgement"),
    "mark": ("checked",),
    "number": ("checked",),
    "swap": ("checked",),
    "search": ("checked",),
    "ranking": ("judgement",),
    "claim": ("judgement",),
    "rating": ("checked",),
    "short": ("reflection",),
    "rewrite": ("reflection",),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a learner does, as far as a learner may see it.

    Attributes:
        name: its short name, under which answers are kept.
        heading: its title in the notebook.
        type: one of ``TYPES``.
        kind: whether it is checked, a judgement or a reflection.
        points: how many it is worth, 1 or more.
        prompt, hint: the task, and where to look.
        entry: everything that its type needs, as it stands in ``exercise.toml``.
    """

    name: str
    heading: str
    type: str
    kind: Kind
    points: int
    prompt: str
    hint: str
    entry: Mapping[str, Any] = field(default_factory=dict)

    @property
    def leaves_the_page(self) -> bool:
        """Whether the learner reads other pages for it."""
        return self.type in ("search", "claim") or self.entry.get("outside") is True


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise without its key: what a learner may see.

    Attributes:
        name: the name of its folder.
        folder: where it is.
        title, question, intro: what it is about.
        lesson: the lesson it belongs to, such as ``02``.
        minutes: how long it takes.
        standards: the standards that it serves.
        case: the case whose articles and web are used; ``None`` with an article of its own.
        measure: whether it is a measure, which belongs in no gradebook.
        items: what is to be done, in order.
    """

    name: str
    folder: Path
    title: str
    question: str
    intro: str
    lesson: str
    minutes: int
    standards: tuple[str, ...]
    case: str | None
    measure: bool
    items: tuple[Item, ...]

    @property
    def points(self) -> int:
        """How many points there are in all."""
        return sum(item.points for item in self.items)

    def item(self, name: str) -> Item:
        """Return an item by its name.

        Raises:
            InputError: if there is none; the message lists those there are.
        """
        for item in self.items:
            if item.name == name:
                return item
        there = ", ".join(item.name for item in self.items)
        raise InputError(f"The exercise {self.name} has no item {name!r}; it has {there}.")


#: What the key says of each item, by its name, as it stands in ``key.json``.
Key = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Rubric:
    """What each level means for one item, and an answer of each level."""

    levels: Mapping[Level, str]
    exemplars: Mapping[Level, Any]


def level_of(share: float) -> Level:
    """Return the level of a share of an item's points.

    Args:
        share: from 0 to 1.

    Example:
        >>> level_of(0.8), level_of(0.5), level_of(0.49)
        ('proficient', 'emergent', 'basic')
    """
    found: Level = "basic"
    for level, least in LEVELS.items():
        if share >= least - 1e-9:  # 0.8 as a sum of parts may be 0.7999…
            found = level
    return found
