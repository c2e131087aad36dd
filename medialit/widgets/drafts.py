"""Draft, commit, feedback: for widgets in which a learner commits before the machine speaks."""

from __future__ import annotations

from typing import Any

import traitlets

from medialit.errors import InputError
from medialit.widgets.base import KitWidget

__all__ = ["DraftWidget", "read_text"]

_LONGEST = 10_000


class DraftWidget(KitWidget):
    """A widget whose draft is always saved, and to which nothing is said before a commitment.

    An answer is the draft's own fields with ``committed`` (whether the learner has committed at
    all) and ``checked`` (the fields as they were then, else ``None``). A class says

    - ``read(value)``: the draft's fields, else an ``InputError``;
    - ``missing(fields)``: what is needed before a commitment, in words, else ``""``;
    - ``feedback(checked)``: what is said to a commitment;
    - ``live(fields)``: what may be said to a draft, too.
    """

    prompt = traitlets.Unicode().tag(sync=True)
    hint = traitlets.Unicode().tag(sync=True)

    @property
    def title(self) -> str:
        """What the learner is asked."""
        return str(self.prompt)

    @property
    def is_done(self) -> bool:
        """Whether the learner has committed."""
        return self.answer is not None and bool(self.answer["committed"])

    @property
    def checked(self) -> dict[str, Any] | None:
        """The fields that the learner has committed to."""
        return self.answer["checked"] if self.answer else None

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the draft's own fields.

        Raises:
            InputError: if something is in them that this activity does not have.
        """
        raise NotImplementedError

    def missing(self, fields: dict[str, Any]) -> str:
        """Return what the learner still has to do before committing; ``""`` if nothing."""
        return ""

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return what is said to a commitment."""
        return {}

    def live(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return what is said to a draft already."""
        return {}

    def accept(self, value: Any) -> dict[str, Any]:
        """Return the draft, with what was committed to."""
        if not isinstance(value, dict):
            raise InputError("This is no answer to this activity. Run its cell again.")
        checked = None
        if value.get("committed") is True:
            given = value.get("checked")
            checked = self.read(given if isinstance(given, dict) else value)
            if missing := self.missing(checked):
                raise InputError(missing)
        return {**self.read(value), "committed": checked is not None, "checked": checked}

    def respond(self) -> None:
        """Say to the draft what may be said, and to a commitment the rest."""
        if self.answer is None:
            self.state = {}
            return
        said = {"feedback": self.feedback(self.checked)} if self.checked else {}
        self.state = {**self.live(self.answer), **said}

    def in_words(self, value: Any) -> str:
        """Return a draft or an answer in a line of plain text."""
        return self.fields_in_words(value) + ("" if value["committed"] else " (a draft)")

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the draft's fields in a line of plain text."""
        return str(fields)


def read_text(value: object, what: str) -> str:
    """Return a text that the learner wrote, just as it stands.

    Raises:
        InputError: if it is no text, or too long to be one.
    """
    if not isinstance(value, str):
        raise InputError(f"{what} must be text.")
    if len(value) > _LONGEST:
        raise InputError(f"{what} is too long: keep it below {_LONGEST:,} characters.")
    return value
