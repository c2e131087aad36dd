"""Work carried elsewhere and back: what Progress (a lesson) and the map (the course) share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from medialit.classroom.journal import Journal, work_folder
from medialit.classroom.work import export_work, find_learner, import_work
from medialit.errors import InputError, MedialitError
from medialit.widgets.base import KitWidget, live_widgets

__all__ = ["Carrier"]


class Carrier(KitWidget):
    """A widget without an answer of its own that downloads, compares and brings back work.

    The page asks with ``{"do": "compare", "ids": …}``, ``{"do": "bring", "data": …}`` or
    ``{"do": "export", "ticket": …}``. A class says ``lessons()``: whose work it looks after.
    """

    counts = False

    def lessons(self) -> tuple[str, ...]:
        """Return the lessons whose work this widget looks after."""
        raise NotImplementedError

    def actions(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        """Return what the page may ask for."""
        return {"compare": self._compare, "bring": self._bring, "export": self._export}

    def restore(self) -> None:
        """Count again; there is no answer of its own to restore."""
        self.respond()

    def request(self, content: dict[str, Any]) -> None:
        """Do what the page asks for, and tell it when that fails."""
        action = self.actions().get(str(content.get("do")))
        if action is None:
            return
        try:
            action(content)
        except MedialitError as error:
            self.send({"told": str(error), "failed": True})

    def _folder(self) -> Path:
        """Return where the widgets of this lesson keep their work: no chdir moves it."""
        return self._journal.folder.parent if self._journal else work_folder().absolute()

    def _journal_of(self, lesson: str) -> Journal:
        return Journal(lesson, folder=self._folder())

    def _compare(self, content: dict[str, Any]) -> None:
        """Tell the page which of the events in the browser are not on disk."""
        on_disk = {e.id for lesson in self.lessons() for e in self._journal_of(lesson).events()}
        listed = content.get("ids")
        ids = [item for item in listed if isinstance(item, str)] if isinstance(listed, list) else []
        self.send({"missing": [item for item in ids if item not in on_disk]})

    def _bring(self, content: dict[str, Any]) -> None:
        """Put events from a file or from the browser's storage back into the folder."""
        data = content.get("data")
        if not isinstance(data, dict):
            raise InputError("This is not a file of saved work: it holds something else.")
        done = import_work(data, self._folder())
        refused = f" {len(done.refused)} could not be read." if done.refused else ""
        self._refresh_all()
        self.send({"told": f"Brought back: {done.new}. Here already: {done.known}.{refused}"})

    def _export(self, content: dict[str, Any]) -> None:
        self.send({"work": export_work(self._folder()), "ticket": content.get("ticket")})

    def _refresh_all(self) -> None:
        """Let every living widget of these lessons read its journal anew, then count again."""
        code = find_learner(self._folder()).code
        widgets = [widget for lesson in self.lessons() for widget in live_widgets(lesson)]
        for widget in sorted({*widgets, self}, key=lambda each: isinstance(each, Carrier)):
            widget.place = {**widget.place, "code": code}
            widget.restore()
