"""How the events of many sessions become one state.

Merging is a function of the set of events alone: their order, and how often one arrives, change
nothing. Two answers of which neither replaces the other were given without knowledge of each
other: both are kept and shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from medialit.classroom.events import Event

__all__ = ["Answer", "Key", "State", "join", "key_of", "merge"]

#: What makes two events the same: id, lesson, name, kind, and the value as text.
Key = tuple[str, str, str, str, str]


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
    """Return the state that a set of events of one lesson amounts to, in whatever order they come.

    Example:
        >>> first = Event("aaaaaa", "02", "denial", "answer", [0], "2026-01-01T10:00:00+00:00", 1)
        >>> second = Event("bbbbbb", "02", "denial", "answer", [1], first.time, 2, ("aaaaaa",))
        >>> merge([second, first, second]).answers["denial"].value
        [1]
    """
    known: dict[Key, Event] = {}
    for event in events:
        key = key_of(event)
        known[key] = join(known.get(key, event), event)
    confirmed = {key[:4] for key, event in known.items() if event.clock}
    grouped: dict[tuple[str, str], list[Event]] = {}
    for key, event in sorted(known.items(), key=lambda item: (item[1].order, item[0])):
        if event.clock or key[:4] not in confirmed:  # else the browser's copy of one of them
            grouped.setdefault((event.kind, event.name), []).append(event)
    answers = {name: _standing(them) for (kind, name), them in grouped.items() if kind == "answer"}
    moves = {name: _made(them) for (kind, name), them in grouped.items() if kind == "move"}
    return State(answers, moves)


def key_of(event: Event) -> Key:
    """Return what two copies of an event have in common; other content makes another event."""
    return event.id, event.lesson, event.name, event.kind, _text(event.value)


def join(one: Event, other: Event) -> Event:
    """Return two copies of an event as one: the later, replacing all that either replaces."""
    last = max(one, other, key=lambda event: (event.order, event.session))
    return replace(last, after=tuple(sorted({*one.after, *other.after})))


def _standing(given: list[Event]) -> Answer:
    """Return what stands of the answers to one name; an answer goes before starting again."""
    heads = _not_replaced(given)
    shown = [event for event in heads if event.value is not None] or heads
    last = shown[-1]
    others = {_text(event.value): event for event in shown}
    del others[_text(last.value)]
    return Answer(last, tuple(others.values()), tuple(sorted({event.id for event in heads})))


def _made(moves: list[Event]) -> tuple[Event, ...]:
    """Return the moves that were made since the learner has started again."""
    return tuple(event for event in _not_replaced(moves) if event.value is not None)


def _not_replaced(events: Sequence[Event]) -> list[Event]:
    """Return the events that no other one replaces; of a circle, the one that comes last."""
    places: dict[str, list[int]] = {}
    after: dict[str, set[str]] = {}
    for place, event in enumerate(events):
        places.setdefault(event.id, []).append(place)
        after.setdefault(event.id, set()).update(event.after)
    replaced = {
        there
        for place, event in enumerate(events)
        for id in event.after
        for there in places.get(id, ())
        if there < place or (there > place and not _leads(after, id, event.id))
    }
    return [event for place, event in enumerate(events) if place not in replaced]


def _leads(after: Mapping[str, Iterable[str]], start: str, goal: str) -> bool:
    """Return whether one comes from an event to another by what each replaces."""
    todo, seen = [start], {start}
    while todo and goal not in seen:
        todo += set(after.get(todo.pop(), ())) - seen
        seen.update(todo)
    return goal in seen


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
