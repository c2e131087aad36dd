"""What a learner does as events, and how the events of many sessions become one state.

Merging is a function of the set of events alone: their order, and how often one arrives, change
nothing. Clocks of computers are not trusted: each event carries a counter that is larger than that
of every event its writer had seen, and names the answers that it replaces. Two answers of which
neither replaces the other were given without knowledge of each other: both are kept and shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from medialit.errors import InputError

__all__ = [
    "Answer",
    "Event",
    "Kind",
    "State",
    "chosen",
    "event_from_dict",
    "event_to_dict",
    "merge",
]

#: An *answer* replaces earlier ones of its name; a *move* is added to those before it.
Kind = Literal["answer", "move"]

_ID = re.compile(r"[\w-]{6,64}\Z", re.ASCII)
_NAME = re.compile(r"[\w.:/-]{1,120}\Z", re.ASCII)
_LARGEST = 2**53
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Event:
    """One answer, or one move, of a learner.

    Attributes:
        id: a random name of its own; the same event is never counted twice.
        lesson, name: what it belongs to, such as ``02`` and ``denial``.
        kind: whether it replaces what was there (*answer*) or is added to it (*move*).
        value: what the learner gave, as plain JSON data; ``None`` means started again.
        time: when, in UTC, by the clock of that computer; shown, never used for order alone.
        clock: larger than that of every event that its writer had seen (Lamport 1978).
        after: the ids of the answers that the learner saw and that this one replaces.
        session: the run of Python that wrote it.
    """

    id: str
    lesson: str
    name: str
    kind: Kind
    value: Any
    time: str
    clock: int
    after: tuple[str, ...] = ()
    session: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        """What events are sorted by: the same on every computer."""
        return self.clock, self.time, self.id

    @property
    def at(self) -> str:
        """The local time of day, HH:MM."""
        return f"{datetime.fromisoformat(self.time).astimezone():%H:%M}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer that stands, and others that were given without knowledge of it.

    Attributes:
        event: the answer that is shown first.
        rivals: other answers, from another tab or computer, that nobody has decided about yet.
        heads: the ids of all answers that nothing has replaced.
    """

    event: Event
    rivals: tuple[Event, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def value(self) -> Any:
        """What the learner gave."""
        return self.event.value


@dataclass(frozen=True, slots=True)
class State:
    """All work of one lesson: the answer that stands for each name, and the moves in order."""

    answers: Mapping[str, Answer]
    moves: Mapping[str, tuple[Event, ...]]


def merge(events: Iterable[Event]) -> State:
    """Return the state that a set of events amounts to, in whatever order they come.

    Example:
        >>> first = Event("aaaaaa", "02", "denial", "answer", [0], "2026-01-01T10:00:00+00:00", 1)
        >>> second = Event("bbbbbb", "02", "denial", "answer", [1], first.time, 2, ("aaaaaa",))
        >>> merge([second, first, second]).answers["denial"].value
        [1]
    """
    unique: dict[str, Event] = {}
    for event in events:
        unique[event.id] = chosen(unique.get(event.id), event)
    by_name: dict[str, list[Event]] = {}
    moves: dict[str, list[Event]] = {}
    for event in sorted(unique.values(), key=lambda event: event.order):
        (by_name if event.kind == "answer" else moves).setdefault(event.name, []).append(event)
    answers = {name: _standing(given) for name, given in by_name.items()}
    return State(answers, {name: _since_start(made) for name, made in moves.items()})


def event_to_dict(event: Event) -> dict[str, Any]:
    """Return the event as plain data, as the journal and the browser keep it."""
    return {
        "id": event.id,
        "lesson": event.lesson,
        "name": event.name,
        "kind": event.kind,
        "value": event.value,
        "time": event.time,
        "clock": event.clock,
        "after": list(event.after),
        "session": event.session,
    }


def event_from_dict(data: object) -> Event:
    """Return the event that plain data from a file or a page holds.

    Raises:
        InputError: if something is missing or of another kind; the message names it.
    """
    if not isinstance(data, Mapping):
        raise InputError(f"An event is an object with a name and a value, not {data!r:.40}.")
    clock = data.get("clock", 0)
    after = data.get("after", [])
    checks = {
        "id": _fits(_ID, data.get("id")),
        "lesson": _fits(_NAME, data.get("lesson")),
        "name": _fits(_NAME, data.get("name")),
        "kind": data.get("kind") in ("answer", "move"),
        "value": "value" in data and _is_small(data["value"]),
        "time": _is_time(data.get("time")),
        "clock": type(clock) is int and 0 <= clock < _LARGEST,
        "after": isinstance(after, list) and all(_fits(_ID, item) for item in after),
        "session": data.get("session", "") == "" or _fits(_NAME, data.get("session")),
    }
    wrong = [name for name, well in checks.items() if not well]
    if wrong:
        raise InputError(f"An event cannot be read: look at its {', '.join(wrong)}.")
    return Event(
        data["id"],
        data["lesson"],
        data["name"],
        data["kind"],
        data["value"],
        data["time"],
        clock,
        tuple(after),
        data.get("session", ""),
    )


def chosen(known: Event | None, event: Event) -> Event:
    """Return which of two events with one id is kept: by their content, not by who came first."""
    if known is None or known == event:
        return event
    return max(known, event, key=lambda e: json.dumps(event_to_dict(e), sort_keys=True))


def _standing(given: list[Event]) -> Answer:
    """Return what stands of the answers to one name, which come in order."""
    replaced = {id for event in given for id in event.after}
    heads = [event for event in given if event.id not in replaced] or given[-1:]
    last = heads[-1]
    rivals = tuple(event for event in heads[:-1] if event.value != last.value)
    return Answer(last, rivals, tuple(event.id for event in heads))


def _since_start(moves: list[Event]) -> tuple[Event, ...]:
    """Return the moves after the last time the learner started again."""
    starts = [number for number, event in enumerate(moves) if event.value is None]
    return tuple(moves[starts[-1] + 1 :] if starts else moves)


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.match(value) is not None


def _is_small(value: object) -> bool:
    try:
        return len(json.dumps(value, allow_nan=False)) <= _LONGEST
    except (TypeError, ValueError, RecursionError):
        return False


def _is_time(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).astimezone(UTC).year > 1
    except (ValueError, OverflowError):
        return False
