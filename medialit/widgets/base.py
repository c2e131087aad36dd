"""What all widgets share: their files, a static rendering below, and keeping every answer."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from itertools import count
from typing import Any, ClassVar

import anywidget
import traitlets
from IPython.display import HTML, display

from medialit.classroom.events import Event, Kind, event_to_dict, is_name, plain
from medialit.classroom.journal import Journal
from medialit.classroom.merging import Answer
from medialit.classroom.work import find_learner
from medialit.errors import InputError, MedialitError
from medialit.rendering.html import stylesheet

__all__ = ["KitWidget", "code", "live_widgets", "style"]

_live: weakref.WeakValueDictionary[int, KitWidget] = weakref.WeakValueDictionary()
_numbers = count()
_lock = threading.Lock()  # JupyterLab calls widgets in another thread than cells


@cache
def code(*names: str) -> str:
    """Return a widget's JavaScript: the shared parts first, then its own."""
    folder = files("medialit.widgets")
    return "\n".join(
        folder.joinpath(f"{name}.js").read_text("utf-8") for name in ("shared", "keep", *names)
    )


@cache
def style(*names: str) -> str:
    """Return a widget's style sheet: the shared parts first, then its own."""
    folder = files("medialit.widgets")
    own = (folder.joinpath(f"{name}.css").read_text("utf-8") for name in ("shared", *names))
    return "\n".join((stylesheet(), *own))


def live_widgets(lesson: str) -> Iterator[KitWidget]:
    """Yield the widgets of a lesson that are still there, in the order in which they were made.

    Of two with one name the later counts: its cell was run again, and nobody sees the earlier one.
    """
    with _lock:
        widgets = tuple(_live.values())
    for widget in widgets:
        if widget.place.get("lesson") == lesson:
            yield widget


class KitWidget(anywidget.AnyWidget):
    """A widget whose every answer is kept, and that is never blank.

    The page sends ``{"do": "save", "event": …}`` (keep.js). A class derives from this one and says

    - ``accept(value)``: what of that is an answer, else an ``InputError``;
    - ``respond()``: what the page shows once ``answer`` has changed, put into ``state``;
    - ``in_words(value)``: an answer in a line of plain text;
    - ``static()``: what stands there on paper and in exported pages;
    - ``request(content)``: what to do with any other message, if there is one.

    Attributes:
        answer: the answer that stands, as plain data; ``None`` before the first.
        state: what Python says to it, as plain data.
        restored: counts how often the journal was read anew: only then may a page put ``answer``
            in place of what the learner has chosen or typed since.
        counts: whether Progress counts it among what is to be done.
    """

    counts: ClassVar[bool] = True

    place = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(None, allow_none=True).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    restored = traitlets.Int(0).tag(sync=True)
    kept = traitlets.Dict().tag(sync=True)
    standing = traitlets.Dict().tag(sync=True)
    rivals = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(self, lesson: str | None = None, name: str = "", **traits: Any) -> None:
        self._journal = Journal(lesson) if lesson else None
        self._moves: list[Any] = []
        if lesson and not is_name(name):
            raise ValueError(f"an activity's name has letters, digits and -_.:/ only, not {name!r}")
        place = {}
        if lesson:
            learner = find_learner(self._journal.folder.parent if self._journal else None)
            place = {"course": learner.course, "code": learner.code, "lesson": lesson, "name": name}
        super().__init__(place=place, **traits)
        self.on_msg(self._on_message)
        with _lock:
            _live[next(_numbers)] = self
        self.restore()
        self._tell_progress()

    @property
    def name(self) -> str:
        """The name under which answers are kept."""
        return str(self.place.get("name", ""))

    @property
    def title(self) -> str:
        """What Progress calls it."""
        return self.name

    @property
    def is_done(self) -> bool:
        """Whether the learner has done what the widget asks for."""
        return self.answer is not None

    def accept(self, value: Any) -> Any:
        """Return the value if it is an answer to this widget.

        Raises:
            InputError: if it is not; the message is shown to the learner.
        """
        return value

    def accept_move(self, value: Any) -> Any:
        """Return the value if it is a move in this widget, else raise an ``InputError``."""
        raise InputError(f"{type(self).__name__} has answers only, no moves.")

    def respond(self) -> None:
        """Put into ``state`` what the page is to show for ``answer``."""

    def request(self, content: dict[str, Any]) -> None:
        """Do what another message of the page asks for."""

    def in_words(self, value: Any) -> str:
        """Return an answer, just as ``accept`` gave it, in a line of plain text."""
        return str(value)

    def static(self) -> str:
        """Return the HTML that stands in for the widget on paper and in exported pages."""
        return f"<p>{escape(type(self).__name__)}</p>"

    def restore(self) -> None:
        """Show the answer that the journal holds; one that does not fit any more is left alone."""
        standing = self._journal.current(self.name) if self._journal else None
        with self.hold_sync():
            words = self._show(standing)
            self.kept = {"text": words} if words else {}
            self.respond()
            self.restored += 1

    def _show(self, standing: Answer | None) -> str:
        """Put the answer that stands, and its rivals, into the page; return words about it."""
        answer, words = None, ""
        if standing is not None and standing.value is not None:
            try:
                answer = self.accept(plain(standing.value))
                words = f"Your answer of {standing.event.at} is back."
            except InputError:
                words = "An earlier answer does not fit this question any more."
        self.answer = answer
        self.standing = (
            {**self._entry(standing.event), "heads": list(standing.heads)} if standing else {}
        )
        self.rivals = [self._entry(event) for event in standing.rivals] if standing else []
        return words

    def save(self, value: Any, kind: Kind = "answer") -> None:
        """Keep a value as the page would: for tests and for code cells."""
        self._take({"value": value, "kind": kind})

    def moves(self) -> tuple[Any, ...]:
        """Return the moves that were made so far, in order."""
        if self._journal is None:
            return tuple(self._moves)
        return tuple(event.value for event in self._journal.moves(self.name))

    def _take(self, event: dict[str, Any]) -> None:
        """Keep an answer from the page, and tell the page whether that worked."""
        kind: Kind = "move" if event.get("kind") == "move" else "answer"
        try:
            check = self.accept_move if kind == "move" else self.accept
            value = None if event.get("value") is None else check(event["value"])
            kept = self._record(event, value, kind)
        except MedialitError as error:
            self.kept = {"text": f"NOT saved: {error}", "failed": True}
            refused = isinstance(error, InputError)
            self.send(
                {"failed": {"id": event.get("id"), "message": str(error), "refused": refused}}
            )
            return
        self.send({"kept": kept})
        with self.hold_sync():  # the page hears of an answer and of what is said to it at once
            if kind == "answer" and self._journal is not None:
                self._show(self._journal.current(self.name))
            elif kind == "answer":
                self.answer = value
            self.respond()
        self._tell_progress()

    def _record(self, event: dict[str, Any], value: Any, kind: Kind) -> dict[str, Any]:
        """Return the event as it is kept now; without a lesson only this run of Python has it."""
        if self._journal is None:
            self._moves += [value] * (kind == "move")
            self.kept = {"text": "Not kept: this cell belongs to no lesson."}
            return event
        about = {key: event.get(key) for key in ("id", "time", "after")}
        stored = self._journal.record(self.name, value, kind=kind, **about)
        self.kept = {"text": f"Saved ✓ {stored.at}"}
        return event_to_dict(stored)

    def _tell_progress(self) -> None:
        for widget in live_widgets(self.place.get("lesson", "")):
            if widget is not self:
                widget.notice()

    def notice(self) -> None:
        """Hear that another widget of the lesson was made or has saved something."""

    def _entry(self, event: Event) -> dict[str, Any]:
        words = ""
        if event.value is not None:
            try:
                words = self.in_words(self.accept(plain(event.value)))
            except InputError:
                words = "an answer that does not fit any more"
        return {"at": event.at, "value": event.value, "words": words}

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if not isinstance(content, dict):
            return
        event = content.get("event")
        if content.get("do") == "save" and isinstance(event, dict) and "value" in event:
            self._take(event)
            if content.get("again"):  # it stands in no field of the page: show it, too
                self.restored += 1
        else:
            self.request(content)

    def _ipython_display_(self) -> None:
        bundle = self._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        display(data, raw=True)
        # a living widget hides this by its style sheet (shared.css)
        display(HTML(f'<div class="ml-below">{self.static()}</div>'))
