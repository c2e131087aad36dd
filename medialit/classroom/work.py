"""All the work of a learner: whose it is, as one file to carry, and back into a folder.

No name is asked for. A random code tells one learner's work from another's; it stands in
``work/learner.json`` and in every exported file.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.classroom.events import Event, event_from_dict, event_to_dict
from medialit.classroom.journal import Journal, work_folder
from medialit.errors import InputError, OutputError
from medialit.writing import written_whole

__all__ = [
    "COURSE",
    "SCHEMA",
    "Imported",
    "Learner",
    "adopt_code",
    "export_work",
    "find_learner",
    "import_work",
    "lessons_in",
]

#: The name of the course that the kit brings.
COURSE = "medialit"
#: The name and version of the file that ``export_work`` gives.
SCHEMA = "medialit.work/1"

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike
_CODE = re.compile(rf"[{_LETTERS}]{{4}}-[{_LETTERS}]{{4}}\Z")
_LESSON = re.compile(r"[\w-]{1,60}\Z", re.ASCII)
_unwritten: dict[Path, str] = {}


@dataclass(frozen=True, slots=True)
class Learner:
    """Whose work it is: a course, and a random code instead of a name."""

    course: str
    code: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the events of a file.

    Attributes:
        new: how many were added.
        known: how many were there already.
        refused: a sentence for each that could not be read.
    """

    new: int
    known: int
    refused: tuple[str, ...]


def find_learner(folder: Path | None = None) -> Learner:
    """Return whose work the folder holds; the first call makes a code and writes it down.

    Args:
        folder: where the work is kept; ``work_folder()`` if left out. If it cannot be written, the
            code lasts as long as Python runs.
    """
    path = (folder or work_folder()).absolute() / "learner.json"
    try:
        code = json.loads(path.read_text("utf-8"))["code"]
        if isinstance(code, str) and _CODE.match(code):
            return Learner(COURSE, code)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    code = _unwritten.setdefault(path, _new_code())
    _write_code(path, code)
    return Learner(COURSE, code)


def adopt_code(code: str, folder: Path | None = None) -> bool:
    """Return whether the folder now has that code; it does if it held no work of its own yet."""
    place = (folder or work_folder()).absolute()
    if not _CODE.match(code) or any(Journal(n, folder=place).events() for n in lessons_in(place)):
        return False
    _unwritten[place / "learner.json"] = code
    return _write_code(place / "learner.json", code)


def lessons_in(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the lessons that have work in the folder, in order."""
    place = folder or work_folder()
    names = {path.parent.name for path in place.glob("*/*.jsonl")}
    return tuple(sorted(name for name in names if _LESSON.match(name)))


def export_work(folder: Path | None = None, *, lesson: str | None = None) -> dict[str, Any]:
    """Return all work of a folder, or of one lesson, as plain data for one file."""
    place = (folder or work_folder()).absolute()
    learner = find_learner(place)
    names = lessons_in(place) if lesson is None else (lesson,)
    events = [event for name in names for event in Journal(name, folder=place).events()]
    return {
        "schema": SCHEMA,
        "course": learner.course,
        "code": learner.code,
        "events": [event_to_dict(event) for event in events],
    }


def import_work(data: object, folder: Path | None = None) -> Imported:
    """Return what became of the events of an exported file; what is there already stays.

    Args:
        data: what ``export_work`` gave, read back from JSON.
        folder: where the work is kept; ``work_folder()`` if left out.

    Raises:
        InputError: if it is no exported work.
        OutputError: if it could not be written.
    """
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise InputError(
            "This is not a file of saved work. Choose one that “Download my work” has made; its "
            "name begins with “medialit-”."
        )
    listed = data.get("events")
    if not isinstance(listed, list):
        raise InputError("This file of saved work has no list of events: it is damaged.")
    place = (folder or work_folder()).absolute()
    if isinstance(code := data.get("code"), str):
        adopt_code(code, place)
    events, refused = _readable(listed)
    new = 0
    for lesson in sorted({event.lesson for event in events}):
        new += Journal(lesson, folder=place).accept(events)
    return Imported(new, len(events) - new, tuple(refused))


def _readable(listed: Iterable[object]) -> tuple[list[Event], list[str]]:
    events: dict[str, Event] = {}
    refused: list[str] = []
    for number, item in enumerate(listed, start=1):
        try:
            event = event_from_dict(item)
            if not _LESSON.match(event.lesson):
                raise InputError(f"There is no lesson {event.lesson!r}.")
            events[event.id] = event
        except InputError as error:
            refused.append(f"Event {number}: {error}")
    return list(events.values()), refused


def _new_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _write_code(path: Path, code: str) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as file:
            json.dump({"course": COURSE, "code": code}, file)
    except (OSError, OutputError):
        return False
    return True
