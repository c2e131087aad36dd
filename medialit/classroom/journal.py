"""A learner's answers as events, on disk before the page says that they are saved.

One file a session, ``work/<lesson>/<session>.jsonl``; lines are only ever appended. Reading merges
the sessions of a lesson (``medialit.classroom.merging``), so nothing that was saved is overwritten.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from medialit.classroom.events import LARGEST_CLOCK, Event, Kind, event_from_dict
from medialit.classroom.memory import memory_of, one_at_a_time
from medialit.classroom.merging import Answer, Key, State, join, key_of, merge
from medialit.errors import OutputError

__all__ = ["Journal", "is_lesson", "work_folder"]

_LESSON = re.compile(r"[\w-]{1,60}\Z", re.ASCII)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)  # on Windows
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}

_session = ("", 0)


def work_folder() -> Path:
    """Return the folder for answers: ``work`` beside ``notebooks``, or in the current folder.

    The environment variable ``MEDIALIT_WORK`` names another one.
    """
    if named := os.environ.get("MEDIALIT_WORK"):
        return Path(named)
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "work"


def is_lesson(name: str) -> bool:
    """Return whether a lesson can have that name: it names a folder on every system."""
    return _LESSON.match(name) is not None and _DEVICE.match(name) is None


class Journal:
    """The journal of one lesson, as one widget sees it.

    Args:
        lesson: the lesson's name, such as ``02``; letters, digits, ``-`` and ``_`` only.
        folder: where the work is kept; ``work_folder()`` if left out.

    Raises:
        ValueError: if the lesson's name has other characters.
    """

    def __init__(self, lesson: str, *, folder: Path | None = None) -> None:
        if not is_lesson(lesson):
            raise ValueError(f"a lesson's name has letters, digits, - and _ only, not {lesson!r}")
        self.lesson = lesson
        self.folder = (folder or work_folder()).absolute() / lesson
        self._memory = memory_of(self.folder, lesson)
        self._seen: dict[str, tuple[str, ...]] = {}

    @property
    def path(self) -> Path:
        """The file of this run of Python; nobody else writes to it."""
        return self.folder / f"{_this_session()}.jsonl"

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read at the last look, in sentences."""
        return self._memory.notes

    def record(
        self,
        name: str,
        value: Any,
        *,
        kind: Kind = "answer",
        id: str | None = None,
        time: str | None = None,
        after: list[str] | None = None,
    ) -> Event:
        """Return the event once it is safely on disk; it replaces the answers that were seen.

        Args:
            name: what is answered, such as ``denial``.
            value: plain JSON data; ``None`` starts again, and replaces the moves so far, too.
            kind: whether it replaces what was there or is added to it.
            id: the name that the page gave it; an event that is known already is not kept twice.
            time: when it was given, if not now.
            after: the ids of the answers that the page showed then, if not those seen here.

        Raises:
            InputError: if the value is no plain data.
            OutputError: if it could not be written; what was saved before is untouched.
        """
        with one_at_a_time():
            self._memory.refresh()
            event = event_from_dict(
                {
                    "id": id or secrets.token_hex(8),
                    "lesson": self.lesson,
                    "name": name,
                    "kind": kind,
                    "value": value,
                    "time": time or _now().isoformat(),
                    "clock": self._next_clock(),
                    "after": self._replaced(name, kind, value, after),
                    "session": _this_session(),
                }
            )
            known = self._memory.events.get(key_of(event))
            if known is not None and known.clock:
                self._keep([])  # its file may have been deleted
                return known
            self._keep([event])
            if kind == "answer":
                self._seen[name] = (event.id,)
            return event

    def accept(self, events: Iterable[Event]) -> int:
        """Return how many events were new; they are kept just as they are.

        Raises:
            OutputError: if they could not be written; then none of them is kept.
        """
        with one_at_a_time():
            self._memory.refresh()
            known = self._memory.events
            fresh: dict[Key, Event] = {}
            for event in events:
                key = key_of(event)
                before = fresh.get(key) or known.get(key)
                joined = join(before or event, event)
                if event.lesson == self.lesson and joined != before:
                    fresh[key] = joined
            new = sum(key not in known for key in fresh)
            self._keep(list(fresh.values()))
            return new

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
        with one_at_a_time():
            self._memory.refresh()
            items = sorted(self._memory.events.items(), key=lambda item: (item[1].order, item[0]))
        return tuple(event for _, event in items)

    def _next_clock(self) -> int:
        highest = max((known.clock for known in self._memory.events.values()), default=0)
        return min(highest + 1, LARGEST_CLOCK)

    def _replaced(self, name: str, kind: Kind, value: Any, after: list[str] | None) -> list[str]:
        """Return the ids of the events that a new one replaces."""
        if kind == "answer":
            return list(self._seen.get(name, ())) if after is None else after
        return [event.id for event in self.moves(name)] if value is None else []

    def _keep(self, events: list[Event]) -> None:
        try:
            self._memory.keep(self.path, events)
        except OSError as error:
            raise OutputError(_explain(error, self.folder)) from error


def _explain(error: OSError, folder: Path) -> str:
    """Return what happened and what to do, in words for a learner."""
    if error.errno in _FULL:
        what, todo = "the disk is full", "Free some space"
    elif error.errno in _FORBIDDEN:
        what = "it may not be written to, or another program holds it"
        todo = "Move the course to a folder of your own, or ask your teacher"
    elif error.errno in _IN_THE_WAY:
        what = "something of that name is there that is no folder"
        todo = "Give it another name"
    else:
        what, todo = str(error.strerror or error), "Ask your teacher"
    return (
        f"{folder} cannot be written ({what}). Press “Download my work” to keep a copy. {todo}, "
        "then press “Try again”. What was saved before is still there."
    )


def _this_session() -> str:
    """Return a name for this run of Python, new in a forked one."""
    global _session
    if _session[1] != os.getpid():
        _session = (f"{_now():%Y%m%dT%H%M%S}-{secrets.token_hex(4)}", os.getpid())
    return _session[0]


def _now() -> datetime:
    return datetime.now(UTC)
