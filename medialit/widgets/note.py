"""A widget beside which the learner writes one note, which is kept as it is typed."""

from __future__ import annotations

from typing import Any

import traitlets

from medialit.errors import InputError
from medialit.widgets.base import KitWidget
from medialit.widgets.drafts import read_text
from medialit.widgets.paper import line_to_write

__all__ = ["NoteWidget"]


class NoteWidget(KitWidget):
    """A widget to look into, with a question for which the learner writes a note.

    An answer is ``{"note": text}``. A note is never scored.
    """

    question = traitlets.Unicode().tag(sync=True)

    @property
    def title(self) -> str:
        """The question that the note answers."""
        return str(self.question)

    @property
    def note(self) -> str:
        """What the learner has written; ``""`` before the first word."""
        return str(self.answer["note"]) if self.answer else ""

    @property
    def is_done(self) -> bool:
        """Whether something stands in the note."""
        return bool(self.note.strip())

    def accept(self, value: Any) -> dict[str, str]:
        """Return the note."""
        if not isinstance(value, dict) or "note" not in value:
            raise InputError("This is no note. Run the cell again.")
        return {"note": read_text(value["note"], "Your note")}

    def in_words(self, value: Any) -> str:
        """Return the note."""
        return value["note"] or "(an empty note)"

    def note_on_paper(self) -> str:
        """Return the question with the note, or with a line to write on."""
        return line_to_write(self.question.rstrip(":"), self.note)
