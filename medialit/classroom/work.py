"""All the work of a learner: whose it is, as one file to carry, and back into a folder.

No name is asked for. A random code tells one learner's work from another's; it stands in
``work/learner.json`` and in every exported file.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.classroom.disk import find_journals
from medialit.classroom.events import Event, event_from_dict, event_to_dict
from medialit.classroom.journal import Journal, is_lesson, work_folder
from medialit.classroom.memory import lessons_in_memory
from medialit.errors import InputError

__all__ = [
    "COURSE",
    "SCHEMA",
    "Imported",
    "Learner",
    "adopt_code",
    "export_work",
    "find_learner",
    "import_work",
    "known_code",
    "lessons_in",
]

#: The name of the course that the kit brings.
COURSE = "medialit"
#: The name and version of the file that ``export_work`` gives.
SCHEMA = "medialit.work/1"

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike
_CODE = re.compile(rf"\b[{_LETTERS}]{{4}}-[{_LETTERS}]{{4}}\b")
_codes: dict[Path, str] = {}


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
    path = _learner_file(folder)
    found = _read_code(path)
    if not found:
        made = _codes.setdefault(path, _new_code())
        _write_code(path, made, instead=found == "")
        found = _read_code(path) or made  # another program may have been quicker
    _codes[path] = found
    return Learner(COURSE, found)


def known_code(folder: Path | None = None) -> str | None:
    """Return the code of the folder, or ``None``; nothing is written."""
    path = _learner_file(folder)
    return _read_code(path) or _codes.get(path)


def adopt_code(code: str, folder: Path | None = None) -> bool:
    """Return whether the folder now has that code; it does if it held no work of its own yet."""
    path = _learner_file(folder)
    if not _CODE.fullmatch(code) or _has_work(path.parent):
        return False
    _write_code(path, code, instead=True)
    _codes[path] = code
    return _read_code(path) == code


def lessons_in(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the lessons that have work in the folder, in order.

    Those whose files were deleted while Python runs are among them: their work is still known.

    Raises:
        InputError: if the folder cannot be read.
    """
    place = (folder or work_folder()).absolute()
    try:
        folders = list(place.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        folders = []
    except OSError as error:
        raise InputError(f"{place} cannot be read: {error.strerror}.") from error
    names = {folder.name for folder in folders if _may_hold_work(folder)}
    return tuple(sorted(name for name in names | lessons_in_memory(place) if is_lesson(name)))


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
    events: list[Event] = []
    refused: list[str] = []
    for number, item in enumerate(listed, start=1):
        try:
            event = event_from_dict(item)
            if not is_lesson(event.lesson):
                raise InputError(f"There can be no lesson {event.lesson!r}.")
            events.append(event)
        except InputError as error:
            refused.append(f"Event {number}: {error}")
    return events, refused


def _learner_file(folder: Path | None) -> Path:
    return (folder or work_folder()).absolute() / "learner.json"


def _new_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _may_hold_work(folder: Path) -> bool:
    try:
        return bool(find_journals(folder))
    except OSError:
        return folder.is_dir()  # it is there, but not open to us: its notes will say so


def _has_work(place: Path) -> bool:
    """Return whether there is an answer, or something that may hold one."""
    journals = [Journal(name, folder=place) for name in lessons_in(place)]
    return any(journal.events() or journal.notes for journal in journals)


def _read_code(path: Path) -> str | None:
    """Return the code that stands in the file, ``""`` if none does, ``None`` without a file."""
    try:
        found = _CODE.search(path.read_text("utf-8", errors="replace"))
    except OSError:
        return None
    return found[0] if found else ""


def _write_code(path: Path, code: str, *, instead: bool) -> None:
    """Write the code down if that can be done; in the place of another one only if told so."""
    spare = path.with_name(f".learner-{secrets.token_hex(4)}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with spare.open("x", encoding="utf-8") as file:
                json.dump({"course": COURSE, "code": code}, file)
                file.flush()
                os.fsync(file.fileno())
            if instead:
                spare.replace(path)
            else:
                _put_if_free(spare, path)
        finally:
            spare.unlink(missing_ok=True)


def _put_if_free(spare: Path, path: Path) -> None:
    """Give a file its name unless another program has been quicker."""
    try:
        path.hardlink_to(spare)
    except FileExistsError:
        pass
    except (OSError, NotImplementedError):  # a file system without a second name for a file
        if not path.exists():
            spare.replace(path)
