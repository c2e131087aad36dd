"""What a learner has handed in for one exercise, and what is to be said of the file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from medialit.classroom.events import Event, event_to_dict

__all__ = ["CHANGED", "CODE", "LABEL", "Handed", "Notes"]

#: A learner's code.
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")
#: What we call a learner: the code, with a number where several people have it.
LABEL = re.compile(
    r"(?P<code>[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})(?:-(?P<number>[2-9]|[1-9][0-9]))?"
)
#: What a hash that does not fit is called.
CHANGED = "the hash does not fit: something was changed after handing in; ask the student"


@dataclass(frozen=True, slots=True)
class Notes:
    """What the teacher is to know of a file that was accepted.

    Attributes:
        changed: its hash does not fit.
        left_out: how many of its events could not be read, or belong to something else.
        fields: fields that do not belong, such as ``score``; they were not used.
        other_fields: how many more there are, whose names are not told.
        no_package: it was made without a package, though packages were handed out.
        shared: other learners that have the same code.
        also: other codes of the same person.
    """

    changed: bool = False
    left_out: int = 0
    fields: tuple[str, ...] = ()
    other_fields: int = 0
    no_package: bool = False
    shared: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return what there is to say as plain data."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in given.items()
            if value
        }

    @classmethod
    def from_data(cls, data: object) -> Notes:
        """Return the notes that plain data holds; what does not fit is left out."""
        known: Mapping[str, Any] = data if isinstance(data, Mapping) else {}

        def words(name: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
            value = known.get(name)
            listed = value if isinstance(value, list) else []
            return tuple(
                each for each in listed if isinstance(each, str) and pattern.fullmatch(each)
            )

        def count(name: str) -> int:
            value = known.get(name)
            return value if type(value) is int and 0 <= value < 10**6 else 0

        return cls(
            changed=known.get("changed") is True,
            left_out=count("left_out"),
            fields=words("fields", _FIELD),
            other_fields=count("other_fields"),
            no_package=known.get("no_package") is True,
            shared=words("shared", LABEL),
            also=words("also", LABEL),
        )

    def in_words(self) -> tuple[str, ...]:
        """Return a sentence for each."""
        names = ", ".join(self.fields)
        if self.other_fields:
            names += f"{' and ' if names else ''}{self.other_fields} more"
        events = "events that cannot be read, or belong elsewhere, left out"
        said = {
            CHANGED: self.changed,
            f"{events}: {self.left_out}": self.left_out,
            f"fields that do not belong, and were not used: {names}": names,
            "made without your package: from the kit's own notebook": self.no_package,
            f"the same code as {', '.join(self.shared)}: a folder was copied": self.shared,
            f"from the same person as {', '.join(self.also)}: two folders of work": self.also,
        }
        return tuple(words for words, is_so in said.items() if is_so)


_FIELD = re.compile(r"[\w-]{1,30}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Handed:
    """One version of what a learner handed in for one exercise.

    Attributes:
        code: the learner's code, as the file has it.
        exercise, package: what was answered.
        handed_in: when, by the file; ``""`` if it does not say.
        events: in order, each once.
        notes: what is to be said of it.
        digest: of all that; equal for files that say the same.
        rank: the larger, the newer: by counter, number of events, time, hash, digest.
    """

    code: str
    exercise: str
    package: str
    handed_in: str
    events: tuple[Event, ...]
    notes: Notes
    digest: str = field(init=False, default="")
    rank: tuple[int, int, float, bool, str] = field(init=False, default=(0, 0, 0.0, False, ""))

    def __post_init__(self) -> None:
        own = replace(self.notes, shared=(), also=())
        text = json.dumps([*self.as_data().values(), own.as_data()], sort_keys=True)
        value = hashlib.sha256(text.encode()).hexdigest()
        clock = max((event.clock for event in self.events), default=0)
        moment = datetime.fromisoformat(self.handed_in).timestamp() if self.handed_in else 0.0
        rank = clock, len(self.events), moment, not self.notes.changed, value
        object.__setattr__(self, "digest", value)
        object.__setattr__(self, "rank", rank)

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, as a file has it."""
        return {
            "code": self.code,
            "exercise": self.exercise,
            "package": self.package,
            "handed_in": self.handed_in,
            "events": [event_to_dict(event) for event in self.events],
        }
