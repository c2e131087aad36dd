"""Hand in: what has an answer, and all answers as one file, beside the notebook and downloaded."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import traitlets

from medialit.classroom.events import event_from_dict
from medialit.classroom.merging import State, merge
from medialit.errors import InputError, MedialitError, OutputError
from medialit.exercises.model import Exercise
from medialit.exercises.packing import Package
from medialit.exercises.submission import SUBMISSION, digest, file_name, pack_answers
from medialit.widgets import paper
from medialit.widgets.answered import count_answers, list_parts
from medialit.widgets.base import code, style
from medialit.widgets.carrying import Carrier
from medialit.writing import written_whole

__all__ = ["HandIn"]

#: What counts of an exercise: for each item its answer and its moves.
_Content = Mapping[str, tuple[Any, list[Any]]]


@dataclass(frozen=True, slots=True)
class _Handed:
    """The newest file: when it was made, what is in it, whether it lies beside the notebook."""

    time: str
    state: State
    is_here: bool


class HandIn(Carrier):
    """What has an answer and what has none yet, and a button that makes the file to hand in.

    The page asks ``{"do": "hand_in", "ticket": …}``. It gets the file's text back, so that it can
    be downloaded even where the disk is full.

    Args:
        exercise: the exercise.
        lesson: the journal in which its answers are kept.
        package: what the teacher handed out.
    """

    _esm = code("handin")
    _css = style("handin")
    heading = traitlets.Unicode().tag(sync=True)
    due = traitlets.Unicode().tag(sync=True)

    def __init__(self, exercise: Exercise, *, lesson: str, package: Package) -> None:
        self._exercise, self._lesson, self._package = exercise, lesson, package
        self._handed: _Handed | None = None
        super().__init__(
            lesson,
            "hand-in",
            heading=f"Hand in: {exercise.title}",
            due=_due_in_words(package.due, date.today()),
        )

    def lessons(self) -> tuple[str, ...]:
        """Return the journal of this one exercise."""
        return (self._lesson,)

    def actions(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        """Return what the page may ask for: to make the file, too."""
        return {**super().actions(), "hand_in": self._hand_in}

    def restore(self) -> None:
        """Look for a file that was made earlier, and for what the journal holds now."""
        self._handed = self._find()
        self.respond()

    def notice(self) -> None:
        """Look again: another widget has saved something."""
        self.respond()

    def respond(self) -> None:
        """Say what has an answer, and whether the newest file has all of it."""
        now = merge(self._journal_of(self._lesson).events())
        parts = list_parts(self._exercise, now)
        self.state = {
            "parts": parts,
            "answered": count_answers(parts),
            "file": file_name(self.place["code"]),
            "handed": self._say_handed(now),
        }

    def static(self) -> str:
        """Return what has an answer, as a list."""
        lines = (f"{part['said']}: {part['title']}" for part in self.state["parts"])
        return paper.title(self.heading) + paper.paragraph(self.due) + paper.bullets(lines)

    def _say_handed(self, now: State) -> dict[str, Any] | None:
        if self._handed is None:
            return None
        return {
            "time": self._handed.time,
            "answered": count_answers(list_parts(self._exercise, self._handed.state)),
            "older": self._content(self._handed.state) != self._content(now),
            "here": self._handed.is_here,
        }

    def _content(self, state: State) -> _Content:
        answers = {name: answer.value for name, answer in state.answers.items()}
        return {
            item.name: (
                answers.get(item.name),
                [event.value for event in state.moves.get(item.name, ())],
            )
            for item in self._exercise.items
        }

    def _path(self) -> Path:
        return self._exercise.folder / file_name(self.place["code"])

    def _hand_in(self, content: dict[str, Any]) -> None:
        """Make the file, keep it beside the notebook, and send it to the page."""
        try:
            told = self._make()
        except MedialitError as error:
            told = {"refused": str(error)}
        self.respond()
        self.send({**told, "ticket": content.get("ticket")})

    def _make(self) -> dict[str, Any]:
        events = self._journal_of(self._lesson).events()
        state = merge(events)
        if not count_answers(list_parts(self._exercise, state)):
            raise InputError("There is no answer yet, so there is nothing to hand in.")
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        data = pack_answers(
            events,
            exercise=self._exercise.name,
            package=self._package.id,
            code=self.place["code"],
            handed_in=now,
        )
        text, trouble = json.dumps(data, indent=1) + "\n", ""
        try:
            with written_whole(self._path()) as file:
                file.write(text)
        except OutputError as error:
            trouble = str(error)
        self._handed = _Handed(now, state, not trouble)
        return {"name": self._path().name, "text": text, "trouble": trouble}

    def _find(self) -> _Handed | None:
        """Return the file of this learner that lies beside the notebook, if it is whole."""
        try:
            data = json.loads(self._path().read_bytes())
            whole = data["schema"] == SUBMISSION and data["sha256"] == digest(data)
            ours = data["exercise"] == self._exercise.name and data["package"] == self._package.id
            datetime.fromisoformat(data["handed_in"])
            events = [event_from_dict(each) for each in data["events"]]
        except (OSError, ValueError, KeyError, TypeError, RecursionError, InputError):
            return None
        return _Handed(data["handed_in"], merge(events), True) if whole and ours else None


def _due_in_words(due: str | None, today: date) -> str:
    """Return until when, in words; ``""`` without a day.

    Example:
        >>> _due_in_words("2026-12-01", date(2026, 11, 1))
        'Due on Tuesday, December 1, 2026.'
    """
    if not due:
        return ""
    try:
        day = date.fromisoformat(due[:10])
    except ValueError:
        return f"Due: {due}."
    late = " That day is over. You can still hand in." if day < today else ""
    return f"Due on {day:%A}, {day:%B} {day.day}, {day.year}.{late}"
