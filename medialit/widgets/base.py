"""What all widgets share: their files, a static rendering below, and saving to the journal."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import Any

import anywidget
import traitlets
from IPython.display import HTML, display

from medialit.classroom.journal import Journal
from medialit.errors import OutputError
from medialit.rendering.html import stylesheet

__all__ = ["KitWidget", "code", "style"]


def code(name: str) -> str:
    """Return a widget's JavaScript: the shared part first, then its own."""
    folder = files("medialit.widgets")
    return "\n".join(folder.joinpath(f"{n}.js").read_text("utf-8") for n in ("shared", name))


def style(name: str) -> str:
    """Return a widget's style sheet: the shared parts first, then its own."""
    folder = files("medialit.widgets")
    own = (folder.joinpath(f"{n}.css").read_text("utf-8") for n in ("shared", name))
    return "\n".join((stylesheet(), *own))


class KitWidget(anywidget.AnyWidget):
    """A widget that is never blank: where it cannot run, its static rendering shows instead."""

    saved = traitlets.Unicode("").tag(sync=True)
    failed = traitlets.Bool(False).tag(sync=True)

    def __init__(self, lesson: str | None = None, name: str = "", **traits: Any) -> None:
        self._journal = Journal(lesson) if lesson else None
        self._name = name
        super().__init__(**traits)

    def static(self) -> str:
        """Return the HTML that stands in for the widget on paper and in exported pages."""
        return f"<p>{escape(type(self).__name__)}</p>"

    def save(self, value: Any) -> None:
        """Keep a value in the journal and tell the learner whether that worked."""
        if self._journal is None:
            self.saved, self.failed = "Not kept: this cell belongs to no lesson.", False
            return
        try:
            at = self._journal.record(self._name, value)
            self.saved, self.failed = f"Saved ✓ {at}", False
        except OutputError as error:
            self.saved, self.failed = str(error), True

    def last(self) -> Any:
        """Return what was saved under this name before, or ``None``."""
        return self._journal.latest(self._name) if self._journal else None

    def _ipython_display_(self) -> None:
        bundle = self._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        display(data, raw=True)
        # a living widget hides this by its style sheet (shared.css)
        display(HTML(f'<div class="ml-below">{self.static()}</div>'))
