"""Progress: what is done in a lesson, what is saved, and the ways to carry the work elsewhere."""

from __future__ import annotations

from html import escape
from typing import Any

from medialit.classroom.journal import Journal
from medialit.classroom.work import export_work, find_learner, import_work
from medialit.errors import InputError, MedialitError
from medialit.widgets.base import KitWidget, code, live_widgets, style

__all__ = ["Progress"]


class Progress(KitWidget):
    """What is done in this lesson, what is saved, and *Download*, *Restore*, *Start again*.

    Args:
        lesson: the lesson, such as ``02``.
        parts: how many activities the lesson has, where not all of their cells have run yet.
    """

    _esm = code("progress")
    _css = style("progress")
    counts = False

    def __init__(self, lesson: str, *, parts: int = 0) -> None:
        self._lesson, self._parts = lesson, parts
        super().__init__(lesson, "progress")

    def respond(self) -> None:
        """List the activities with what is done, and say what the journal could not read."""
        journal = Journal(self._lesson)
        events = journal.events()
        widgets = {w.name: w for w in live_widgets(self._lesson) if w.counts and w.name}
        parts = [{"title": w.title, "done": w.is_done} for w in widgets.values()]
        self.state = {
            "parts": parts,
            "total": max(len(parts), self._parts),
            "done": sum(part["done"] for part in parts),
            "notes": list(journal.notes),
            "last": max((event.time for event in events), default=""),
        }

    def notice(self) -> None:
        """Count again."""
        self.respond()

    def restore(self) -> None:
        """Count again; Progress has no answer of its own."""
        self.respond()

    def request(self, content: dict[str, Any]) -> None:
        """Compare with the browser's copy, bring work back, export it, or start again."""
        actions = {
            "compare": self._compare,
            "bring": self._bring,
            "export": self._export,
            "again": self._again,
        }
        action = actions.get(str(content.get("do")))
        if action is None:
            return
        try:
            action(content)
        except MedialitError as error:
            self.send({"told": str(error), "failed": True})

    def static(self) -> str:
        """Return how much is done, in a line."""
        return (
            f"<p>Lesson {escape(self._lesson)}: {self.state['done']} of {self.state['total']} "
            "activities done.</p>"
        )

    def _compare(self, content: dict[str, Any]) -> None:
        """Tell the page which of the events in the browser are on disk."""
        on_disk = {event.id for event in Journal(self._lesson).events()}
        listed = content.get("ids")
        ids = [item for item in listed if isinstance(item, str)] if isinstance(listed, list) else []
        self.send({"missing": [item for item in ids if item not in on_disk]})

    def _bring(self, content: dict[str, Any]) -> None:
        """Put events from a file or from the browser's storage back into the folder."""
        data = content.get("data")
        if not isinstance(data, dict):
            raise InputError("This is not a file of saved work: it holds something else.")
        done = import_work(data)
        refused = f" {len(done.refused)} could not be read." if done.refused else ""
        self._refresh_all()
        self.send({"told": f"Brought back: {done.new}. Here already: {done.known}.{refused}"})

    def _export(self, content: dict[str, Any]) -> None:
        self.send({"work": export_work(), "ticket": content.get("ticket")})

    def _again(self, _content: dict[str, Any]) -> None:
        """Start again: every answer is replaced by nothing, and stays in the journal."""
        journal = Journal(self._lesson)
        state = journal.state()
        for name in state.answers:
            if journal.latest(name) is not None:
                journal.record(name, None)
        for name, made in state.moves.items():
            if made:
                journal.record(name, None, kind="move")
        self._refresh_all()
        self.send({"told": "Started again. Your earlier answers stay in the folder “work”."})

    def _refresh_all(self) -> None:
        learner = find_learner()
        for widget in live_widgets(self._lesson):
            widget.place = {**widget.place, "code": learner.code}
            widget.restore()
        self.respond()
