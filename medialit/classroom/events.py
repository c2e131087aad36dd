"""What a learner does as events: plain data that a file, a page and Python read alike.

Clocks of computers are not trusted: each event carries a counter that is larger than that of every
event its writer had seen, and names the events that it replaces.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from medialit.errors import InputError

__all__ = [
    "LARGEST_CLOCK",
    "Event",
    "Kind",
    "event_from_dict",
    "event_to_dict",
    "is_name",
    "plain",
]

#: An *answer* replaces earlier ones of its name; a *move* is added to those before it.
Kind = Literal["answer", "move"]
#: The largest counter; JavaScript counts exactly up to here.
LARGEST_CLOCK = 2**53 - 1

_ID = re.compile(r"[\w-]{6,64}\Z", re.ASCII)
_NAME = re.compile(r"[\w.:/-]{1,120}\Z", re.ASCII)
_LONGEST = 1_000_000
_DEEPEST = 50
_LATEST = 253_000_000_000  # seconds since 1970: the year 9987, which every system can show


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
        after: the ids of the events that the learner saw and that this one replaces.
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


def plain(value: Any) -> Any:
    """Return a copy of a value that reads the same everywhere: in Python, a file and a browser.

    Half a character (a lone surrogate) becomes U+FFFD, and a number what JavaScript makes of it.

    Raises:
        InputError: if it is no plain JSON data, too long or nested too deeply.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        if len(text) > _LONGEST:
            raise InputError(
                f"This is too long: {len(text):,} characters, and {_LONGEST:,} can be kept. Make "
                "it shorter."
            )
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        copy = json.loads(whole, parse_int=_number, parse_float=_number)
        if _is_flat(copy, _DEEPEST):
            return copy
    except (TypeError, ValueError, RecursionError):
        pass
    raise InputError(
        "Only plain data can be kept: text, numbers that are not endless, and lists of them, "
        f"nested at most {_DEEPEST} times."
    )


def is_name(name: object) -> bool:
    """Return whether answers can be kept under that name: letters, digits and ``_ . : / -``."""
    return _fits(_NAME, name)


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
        raise InputError(
            f"An event is an object with a name and a value, not {type(data).__name__}."
        )
    clock = data.get("clock", 0)
    after = data.get("after", [])
    checks = {
        "id": _fits(_ID, data.get("id")),
        "lesson": _fits(_NAME, data.get("lesson")),
        "name": _fits(_NAME, data.get("name")),
        "kind": data.get("kind") in ("answer", "move"),
        "value": "value" in data,
        "time": _is_time(data.get("time")),
        "clock": type(clock) is int and 0 <= clock <= LARGEST_CLOCK,
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
        plain(data["value"]),
        data["time"],
        clock,
        tuple(sorted(set(after))),
        data.get("session", ""),
    )


def _number(text: str) -> int | float:
    """Return a number as JavaScript would write it: 1.0 and 1 are the same there."""
    number = float(text)
    if math.isinf(number):
        raise ValueError("too large a number")
    return int(number) if number.is_integer() and abs(number) <= LARGEST_CLOCK else number


def _is_flat(value: object, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_flat(item, levels - 1) for item in inner)


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.match(value) is not None


def _is_time(value: object) -> bool:
    """Return whether it is a moment with its offset from UTC, from 1970 on."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return False
    if moment is None or moment.tzinfo is None:
        return False
    return 0 <= moment.timestamp() < _LATEST
