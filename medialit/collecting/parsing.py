"""The bytes of a learner's file as JSON and as events, at a cost that is bounded beforehand."""

from __future__ import annotations

import encodings.utf_16_le  # noqa: F401 - half a character makes Python import it, once
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from medialit.classroom.events import Event, event_from_dict
from medialit.classroom.merging import Key, join, key_of
from medialit.errors import InputError

__all__ = ["Problem", "ProblemStatus", "TooMuch", "read_events", "read_json"]

ProblemStatus = Literal["unknown", "damaged", "refused", "foreign"]

_MOST_PARTS = 2_000_000  # of JSON: a list of twenty million nothings fills the memory
_MOST_EVENTS = 20_000
_MOST_LINKS = 1_000_000  # from an event to those that it names
_MOST_STEPS = 5_000_000  # of a search for circles of events; see classroom.merging
_LONGEST_NUMBER = 300


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file is not accepted; ``reason`` is for the teacher and holds none of its text."""

    status: ProblemStatus
    reason: str


class TooMuch(Exception):
    """A file that costs more to read than any learner's."""


def read_json(content: bytes) -> dict[str, Any] | Problem:
    """Return the object that bytes hold as JSON in UTF-8, or why they hold none."""
    if sum(map(content.count, (b"{", b"[", b",", b":"))) > _MOST_PARTS:
        return Problem("damaged", f"it has more than {_MOST_PARTS:,} parts")
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8").strip()
        data = json.loads(text, object_pairs_hook=_once, parse_int=_int)
    except UnicodeDecodeError:
        return Problem("damaged", "it is not UTF-8: another program may have saved it anew")
    except RecursionError:
        return Problem("damaged", "it is nested too deeply")
    except _Twice:
        return Problem("damaged", "a field stands in it twice: it was edited")
    except ValueError as error:
        return Problem("damaged", _why_no_json(text, error))
    return data if isinstance(data, dict) else Problem("damaged", "it is JSON, but no object")


def _why_no_json(text: str, error: ValueError) -> str:
    if not text:
        return "it is empty"
    if text.startswith("{") and not text.endswith("}"):
        return "it is cut off: only a part of it arrived"
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON (line {error.lineno}, column {error.colno})"
    return "it is no JSON"


def read_events(listed: list[Any], journal: str | None) -> tuple[tuple[Event, ...], int]:
    """Return the events that can be read, each once and in order, and how many were left out."""
    if len(listed) > _MOST_EVENTS:
        raise TooMuch(f"it has more than {_MOST_EVENTS:,} answers")
    known: dict[Key, Event] = {}
    left_out = 0
    for item in listed:
        try:
            event = event_from_dict(item)
        except (InputError, OverflowError, RecursionError):
            left_out += 1
            continue
        if journal is not None and event.lesson != journal:
            left_out += 1
            continue
        key = key_of(event)
        known[key] = join(known.get(key, event), event)
    ordered = sorted(known.items(), key=lambda each: (each[1].order, each[0]))
    events = tuple(event for _, event in ordered)
    _refuse_tangles(events)
    return events, left_out


def _refuse_tangles(events: Sequence[Event]) -> None:
    """Raise if merging the events would take far longer than those of any learner.

    Each event names those it replaces; ``merge`` follows the names, and looks for a circle
    wherever one names an event that comes later.
    """
    places: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, event in enumerate(events):
        places[event.id] = places.get(event.id, 0) + 1
        last[event.id] = place
    links = later = edges = 0
    for place, event in enumerate(events):
        edges += len(event.after)
        for id in event.after:
            links += places.get(id, 0)
            later += places[id] if last.get(id, -1) > place else 0
    if links > _MOST_LINKS or later * (edges + len(places)) > _MOST_STEPS:
        raise TooMuch("its answers name each other in more ways than any learner's")


class _Twice(ValueError):
    """A field that an object has twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Twice
    return made


def _int(text: str) -> int | float:
    return int(text) if len(text) <= _LONGEST_NUMBER else math.inf
