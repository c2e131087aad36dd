"""Journals as other runs of Python see them, without starting one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medialit.classroom.events import Event
from medialit.classroom.journal import Journal
from medialit.classroom.memory import Memory


class OtherSession(Journal):
    """A journal with a file and a memory of its own, as another run of Python has it."""

    def __init__(self, lesson: str, folder: Path, session: str) -> None:
        super().__init__(lesson, folder=folder)
        self._memory = Memory(self.folder, lesson)
        self._session = session

    @property
    def path(self) -> Path:
        return self.folder / f"{self._session}.jsonl"


@pytest.fixture
def mine(tmp_path) -> Journal:
    return Journal("02", folder=tmp_path / "work")


@pytest.fixture
def theirs(mine) -> OtherSession:
    return OtherSession("02", mine.folder.parent, "theirs")


@pytest.fixture
def values() -> Callable[[Journal], list]:
    """Return what somebody finds who opens the lesson for the first time, as values in order."""

    def read(journal: Journal) -> list:
        fresh = OtherSession(journal.lesson, journal.folder.parent, "fresh")
        return [event.value for event in fresh.events()]

    return read


@pytest.fixture
def make() -> Callable[..., Event]:
    """Return a maker of events that need only say what matters."""

    def event(id="aaaaaa", value=0, clock=1, after=(), **others) -> Event:
        given = {
            "lesson": "02",
            "name": "denial",
            "kind": "answer",
            "time": "2026-01-01T10:00:00+00:00",
        } | others
        return Event(id=id, value=value, clock=clock, after=tuple(after), **given)

    return event
