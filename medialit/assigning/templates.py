"""What an exercise from an own article asks, as far as it is the same for every article."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["ANSWERS", "Template", "about_exercise", "find_template", "load_templates"]

#: What a teacher can answer to a question of the grid; *contested* makes two readings.
ANSWERS = ("yes", "no", "contested")
_LEVELS = ("basic", "emergent", "proficient")


@dataclass(frozen=True, slots=True)
class Template:
    """An item for any article.

    Attributes:
        name: its name in the exercise.
        short, thing: what it is called in the review, and one of its things (*quotation*, *claim*).
        type, kind: as ``docs/exercises.md`` has them.
        entry: its words, as they go into ``exercise.toml``.
        reasons: for cards, each bin with the reason that stands in the key.
        levels: what each level means.
        exemplars: an answer of each level, where it does not come from the key.
        points: what it is worth, where that does not come from the number of its things.
    """

    name: str
    short: str
    thing: str
    type: str
    kind: str
    entry: Mapping[str, Any]
    reasons: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    exemplars: Mapping[str, str] = field(default_factory=dict)
    points: int | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """What a thing of it can be said to be; ``()`` where that is free, or nothing."""
        return ANSWERS if self.type == "grid" else tuple(self.reasons)

    @property
    def label(self) -> str:
        """The label of its marks; ``""`` if nothing is marked in it."""
        return str(self.entry["labels"][0]) if self.type == "mark" else ""

    @property
    def least(self) -> int:
        """The fewest things it needs: one card or one row alone asks nothing."""
        return {"mark": 1, "short": 0}.get(self.type, 2)


@cache
def load_templates() -> tuple[Template, ...]:
    """Return the items that an exercise from an own article can have, in their order."""
    return tuple(_template(name, dict(entry)) for name, entry in _file()["items"].items())


def find_template(name: str) -> Template:
    """Return the item of that name.

    Raises:
        KeyError: if there is none.
    """
    return {template.name: template for template in load_templates()}[name]


def about_exercise() -> dict[str, Any]:
    """Return what ``exercise.toml`` says above its items, apart from name and title."""
    return {key: value for key, value in _file().items() if key != "items"}


@cache
def _file() -> dict[str, Any]:
    text = files("medialit.assigning").joinpath("items.toml").read_text("utf-8")
    return tomllib.loads(text)


def _template(name: str, entry: dict[str, Any]) -> Template:
    own = {key: entry.pop(key, {}) for key in ("reasons", "exemplars")}
    levels = {level: entry.pop(level) for level in _LEVELS}
    points, short, thing = entry.pop("points", None), entry.pop("short"), entry.pop("thing")
    kinds = (entry["type"], entry["kind"])
    return Template(name, short, thing, *kinds, entry, levels=levels, points=points, **own)
