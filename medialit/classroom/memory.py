"""What this run of Python knows of a lesson's answers: read from disk, kept, put back when lost."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medialit.classroom.disk import JournalFile, append, find_journals, lines_of
from medialit.classroom.events import Event
from medialit.classroom.merging import Key, join, key_of

__all__ = ["Memory", "lessons_in_memory", "memory_of", "one_at_a_time"]

_memories: dict[tuple[Path, str], Memory] = {}
_lock = threading.RLock()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Keep other threads out: JupyterLab calls widgets in another one than cells."""
    with _lock:
        yield


def memory_of(folder: Path, lesson: str) -> Memory:
    """Return what is known of a lesson in a folder: the same for all who ask in this process."""
    with _lock:
        return _memories.setdefault((folder, lesson), Memory(folder, lesson))


def lessons_in_memory(place: Path) -> set[str]:
    """Return the lessons whose answers this run of Python knows, even if their files are gone."""
    with _lock:
        return {
            lesson
            for (folder, lesson), memory in _memories.items()
            if folder.parent == place and memory.events
        }


class Memory:
    """The answers of one lesson.

    Attributes:
        events: all that were ever read or written here, each once.
        notes: what could not be read, in sentences.
    """

    def __init__(self, folder: Path, lesson: str) -> None:
        self.folder, self.lesson = folder, lesson
        self.events: dict[Key, Event] = {}
        self.notes: tuple[str, ...] = ()
        self._files: dict[Path, JournalFile] = {}

    def refresh(self) -> None:
        """Read what other sessions have written since the last look."""
        try:
            paths = find_journals(self.folder)
        except OSError as error:
            self.notes = (
                f"{self.folder} cannot be read ({error.strerror}). What was saved in it is still "
                "there; see to it that you may open this folder.",
            )
            return
        files: dict[Path, JournalFile] = {}
        notes: list[str] = []
        for path in paths:
            file = self._files.get(path) or JournalFile(path)
            try:
                for event in file.read_on():
                    self._learn(event)
            except FileNotFoundError:
                continue
            except OSError as error:
                notes.append(f"{path.name} cannot be read ({error.strerror}).")
            files[path] = file
            notes += file.notes
        self._files, self.notes = files, tuple(notes)

    def keep(self, path: Path, events: list[Event]) -> None:
        """Write events to a file, and with them all that has been lost from the folder.

        Raises:
            OSError: if they could not be written; then none of them is kept.
        """
        for _ in range(2):
            lines = lines_of([*self._missing(), *events])
            if not lines:
                return
            append(path, lines)
            if path.exists():
                break
            self.refresh()  # the folder was deleted in this very moment
        else:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        for event in events:
            self._learn(event)

    def _learn(self, event: Event) -> None:
        if event.lesson == self.lesson:
            key = key_of(event)
            self.events[key] = join(self.events.get(key, event), event)

    def _missing(self) -> list[Event]:
        """Return the events that are in no file: one was deleted, or an older one put back."""
        there = set[Key]().union(*(file.keys for file in self._files.values()))
        return [event for key, event in self.events.items() if key not in there]


def _after_fork() -> None:
    """Another thread may have held the lock, and does not exist here to give it back."""
    global _lock
    _lock = threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
