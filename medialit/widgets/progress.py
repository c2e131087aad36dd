"""Progress: what is done in a lesson, what is saved, and the ways to carry the work elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import traitlets

from medialit.classroom.lessons import done_activities, find_lesson, minutes_left, readable
from medialit.classroom.merging import merge
from medialit.widgets.base import code, live_widgets, style
from medialit.widgets.carrying import Carrier

__all__ = ["Progress"]


class Progress(Carrier):
    """What is done in this lesson, what is saved, and *Download*, *Restore*, *Start again*.

    Args:
        lesson: the lesson, such as ``02``; what belongs to it stands in ``lessons.toml``.
        parts: how many activities a lesson has that is not in ``lessons.toml``.
    """

    _esm = code("carry", "progress")
    _css = style("carry", "progress")
    heading = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict({"what": "lesson", "counted": "activities done"}).tag(sync=True)

    def __init__(self, lesson: str, *, parts: int = 0) -> None:
        self._lesson, self._parts = lesson, parts
        self._plan = find_lesson(lesson)
        super().__init__(lesson, "progress", heading=f"Lesson {lesson}: your work")

    def lessons(self) -> tuple[str, ...]:
        """Return this one lesson."""
        return (self._lesson,)

    def actions(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        """Return what the page may ask for: to start again, too."""
        return {**super().actions(), "again": self._again}

    def respond(self) -> None:
        """List the activities with what is done, and say what the journal could not read."""
        journal = self._journal_of(self._lesson)
        events = journal.events()
        answers = merge(events).answers
        parts = self._activities({name: answer.value for name, answer in answers.items()})
        done = sum(part["done"] for part in parts)
        self.state = {
            "parts": parts,
            "total": len(parts) if self._plan else max(len(parts), self._parts),
            "done": done,
            "minutes": minutes_left(self._plan, done) if self._plan else 0,
            "notes": list(journal.notes),
            "last": max((event.time for event in events), default=""),
        }

    def notice(self) -> None:
        """Count again."""
        self.respond()

    def static(self) -> str:
        """Return how much is done, in a line."""
        return (
            f"<p>Lesson {escape(self._lesson)}: {self.state['done']} of {self.state['total']} "
            "activities done.</p>"
        )

    def _activities(self, answers: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what is to be done; of a cell that has not run yet, what the journal knows."""
        widgets = {w.name: w for w in live_widgets(self._lesson) if w.counts and w.name}
        if self._plan is None:
            return [{"title": w.title, "done": w.is_done} for w in widgets.values()]
        titles = {name.partition(":")[0]: w.title for name, w in widgets.items()}
        done = done_activities({n: v for n, v in answers.items() if n not in widgets})
        done |= {name.partition(":")[0] for name, w in widgets.items() if w.is_done}
        return [
            {"title": titles.get(name, readable(name)), "done": name in done}
            for name in self._plan.activities
        ]

    def _again(self, _content: dict[str, Any]) -> None:
        """Start again: every answer is replaced by nothing, and stays in the journal."""
        journal = self._journal_of(self._lesson)
        state = journal.state()
        for name in state.answers:
            if journal.latest(name) is not None:
                journal.record(name, None)
        for name, made in state.moves.items():
            if made:
                journal.record(name, None, kind="move")
        self._refresh_all()
        self.send({"told": "Started again. Your earlier answers stay in the folder “work”."})
