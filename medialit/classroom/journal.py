"""A learner's answers as events, on disk before the page says that they are saved.

One file a session, ``work/<lesson>/<session>.jsonl``; lines are only ever appended. Reading merges
the sessions of a lesson (``medialit.classroom.events``), so nothing that was saved is overwritten.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from medialit.classroom.events import (
    Answer,
    Event,
    Kind,
    State,
    chosen,
    event_from_dict,
    event_to_dict,
    merge,
)
from medialit.errors import InputError, OutputError

__all__ = ["Journal", "read_lines", "work_folder"]

_session = ("", 0)


def work_folder() -> Path:
    """Return the folder for answers: ``work`` beside ``notebooks``, or in the current folder."""
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "work"


class Journal:
    """The journal of one lesson, as one widget sees it.

    Args:
        lesson: the lesson's name, such as ``02``; letters, digits, ``-`` and ``_`` only.
        folder: where the work is kept; ``work_folder()`` if left out.

    Raises:
        ValueError: if the lesson's name has other characters.
    """

    def __init__(self, lesson: str, *, folder: Path | None = None) -> None:
        if not re.fullmatch(r"[\w-]{1,60}", lesson, re.ASCII):
            raise ValueError(f"a lesson's name has letters, digits, - and _ only, not {lesson!r}")
        self.lesson = lesson
        self.folder = (folder or work_folder()).absolute() / lesson
        self.notes: tuple[str, ...] = ()
        self._events: dict[str, Event] = {}
        self._read: dict[Path, int] = {}
        self._seen: dict[str, tuple[str, ...]] = {}

    @property
    def path(self) -> Path:
        """The file of this run of Python; nobody else writes to it."""
        return self.folder / f"{_this_session()}.jsonl"

    def record(
        self,
        name: str,
        value: Any,
        *,
        kind: Kind = "answer",
        id: str | None = None,
        time: str | None = None,
    ) -> Event:
        """Return the event once it is safely on disk; it replaces the answers that were seen.

        Args:
            name: what is answered, such as ``denial``.
            value: plain JSON data.
            kind: whether it replaces what was there or is added to it.
            id: the name that the page gave it; an event that is known already is not kept twice.
            time: when it was given, if not now.

        Raises:
            InputError: if the value is no plain data.
            OutputError: if it could not be written; what was saved before is untouched.
        """
        self.refresh()
        if id is not None and id in self._events:
            return self._events[id]
        event = event_from_dict(
            {
                "id": id or secrets.token_hex(8),
                "lesson": self.lesson,
                "name": name,
                "kind": kind,
                "value": value,
                "time": time or _now().isoformat(),
                "clock": 1 + max((known.clock for known in self._events.values()), default=0),
                "after": list(self._seen.get(name, ())) if kind == "answer" else [],
                "session": _this_session(),
            }
        )
        self._append([event])
        if kind == "answer":
            self._seen[name] = (event.id,)
        return event

    def accept(self, events: Iterable[Event]) -> int:
        """Return how many events were new; they are kept just as they are.

        Raises:
            OutputError: if they could not be written; then none of them is kept.
        """
        self.refresh()
        known = self._events
        new = {e.id: e for e in events if e.lesson == self.lesson and e.id not in known}
        self._append(list(new.values()))
        return len(new)

    def current(self, name: str) -> Answer | None:
        """Return the answer that stands, or ``None``; the next one recorded here replaces it."""
        answer = self.state().answers.get(name)
        if answer is not None:
            self._seen[name] = answer.heads
        return answer

    def latest(self, name: str) -> Any:
        """Return the value of the answer that stands, or ``None``."""
        answer = self.current(name)
        return answer.value if answer else None

    def moves(self, name: str) -> tuple[Event, ...]:
        """Return the moves of that name, in order."""
        return self.state().moves.get(name, ())

    def state(self) -> State:
        """Return all work of the lesson, merged."""
        return merge(self.events())

    def events(self) -> tuple[Event, ...]:
        """Return every event of every session, in order; ``notes`` say what could not be read."""
        self.refresh()
        return tuple(sorted(self._events.values(), key=lambda event: event.order))

    def refresh(self) -> None:
        """Read what other sessions have written since the last look."""
        notes: list[str] = []
        for path in sorted(self.folder.glob("*.jsonl")):
            try:
                notes += self._read_on(path)
            except OSError as error:
                notes.append(f"{path.name} could not be read ({error.strerror}).")
        self.notes = tuple(notes)

    def _read_on(self, path: Path) -> list[str]:
        """Read what is new in a file; one with a fault is read from its start every time."""
        start, size = self._read.get(path, 0), path.stat().st_size
        if size == start:
            return []
        with path.open("rb") as file:
            file.seek(start if start < size else 0)
            content = file.read()
            found, faults = read_lines(content, path.name)
            if faults and start:
                file.seek(0)
                found, faults = read_lines(file.read(), path.name)
        for event in found:
            if event.lesson == self.lesson:
                self._events[event.id] = chosen(self._events.get(event.id), event)
        self._read[path] = 0 if faults else (start if start < size else 0) + len(content)
        return faults

    def _append(self, events: list[Event]) -> None:
        """Write events to this session's file, with all that a deleted file has lost."""
        path = self.path
        vanished = [known for known in self._read if not known.exists()]
        if vanished:
            events = [*self._events.values(), *events]
        if not events:
            return
        lines = "".join(json.dumps(event_to_dict(e), ensure_ascii=True) + "\n" for e in events)
        try:
            _write_safely(path, lines.encode("ascii"))
        except OSError as error:
            raise OutputError(
                f"{path} cannot be written ({error.strerror}). Press “Download my work” to keep a "
                "copy, free some space or ask your teacher, then press the button again."
            ) from error
        self._events |= {event.id: event for event in events}
        for gone in vanished:
            self._read.pop(gone, None)


def read_lines(content: bytes, name: str) -> tuple[list[Event], list[str]]:
    """Return the events in the bytes of a journal, and a sentence for each line that has none.

    Args:
        content: lines of JSON. A last line that a crash has torn is left out.
        name: what to call the file in a sentence.
    """
    found: list[Event] = []
    faults: list[str] = []
    lines = content.split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(event_from_dict(json.loads(line)))
        except (ValueError, RecursionError, InputError):
            what = "is torn: it was being written" if number == len(lines) else "cannot be read"
            faults.append(f"Line {number} of {name} {what}. It was left out; the rest is fine.")
    return found, faults


def _write_safely(path: Path, content: bytes) -> None:
    """Append to a file in one step and wait until it is on disk; on failure leave it as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        size = os.fstat(descriptor).st_size
        if size and _last_byte(descriptor) != b"\n":
            content = b"\n" + content  # close a line that a crash has torn
        try:
            written = os.write(descriptor, content)
            if written < len(content):
                raise OSError(28, "No space left on device")
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
    if size == 0 and os.name == "posix":
        _sync_folder(path.parent)


def _last_byte(descriptor: int) -> bytes:
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1)


def _sync_folder(folder: Path) -> None:
    """Make sure that a new file's name is on disk, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _this_session() -> str:
    """Return a name for this run of Python, new in a forked one."""
    global _session
    if _session[1] != os.getpid():
        _session = (f"{_now():%Y%m%dT%H%M%S}-{secrets.token_hex(4)}", os.getpid())
    return _session[0]


def _now() -> datetime:
    return datetime.now(UTC)
