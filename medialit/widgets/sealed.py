"""Widgets of an exercise: they keep an answer and say nothing to it, for they hold no key.

Each is the widget of the lessons, made without a key, and told to be *sealed*: the page then shows
neither a button that checks nor anything that would follow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import traitlets

from medialit.cases import Form
from medialit.lateral.moves import Step
from medialit.widgets import paper
from medialit.widgets.base import KitWidget
from medialit.widgets.cards import Cards
from medialit.widgets.choice import Choice
from medialit.widgets.claim import ClaimForm
from medialit.widgets.drafts import DraftWidget
from medialit.widgets.grid import Grid
from medialit.widgets.marker import Marker
from medialit.widgets.openweb import OpenWeb
from medialit.widgets.prediction import Prediction
from medialit.widgets.ranking import Ranking
from medialit.widgets.rating import Rating
from medialit.widgets.rewrite import Rewrite
from medialit.widgets.short import ShortAnswer
from medialit.widgets.swap import VerbSwap

__all__ = [
    "Sealed",
    "SealedCards",
    "SealedChoice",
    "SealedClaim",
    "SealedGrid",
    "SealedMarker",
    "SealedNumber",
    "SealedRanking",
    "SealedRating",
    "SealedRewrite",
    "SealedShort",
    "SealedSwap",
    "SealedWeb",
]


class Sealed(KitWidget):
    """A widget that keeps an answer and says nothing to it.

    Attributes:
        sealed: what becomes of the answer later, in a sentence that the page shows.
        hint: where to look.
        begins: whether it is the first one of its notebook; the page goes there once all is drawn.
    """

    sealed = traitlets.Unicode("Kept as you work. Your teacher looks at it later.").tag(sync=True)
    hint = traitlets.Unicode().tag(sync=True)
    begins = traitlets.Bool(False).tag(sync=True)

    def static(self) -> str:
        """Return the task on paper, with what becomes of the answer."""
        return super().static() + paper.paragraph(self.sealed)


class _SealedDraft(Sealed, DraftWidget):
    """A drafting widget in which the draft is the answer: nobody has to commit."""

    @property
    def is_done(self) -> bool:
        """Whether anything is kept."""
        return self.answer is not None

    @property
    def checked(self) -> None:
        """Nothing: feedback is given to what was committed to, and here there is none."""
        return

    def in_words(self, value: Any) -> str:
        """Return the draft in a line of plain text."""
        return self.fields_in_words(value)


class SealedCards(_SealedDraft, Cards):
    """Cards to sort."""


class SealedGrid(_SealedDraft, Grid):
    """Rows to answer."""


class SealedRanking(_SealedDraft, Ranking):
    """Things to put in order."""


class SealedClaim(_SealedDraft, ClaimForm):
    """A verdict; the form still says which of its fields are not complete."""

    def live(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the faults beside their fields; no ClaimReview, which is not what is handed in."""
        said = super().live(fields)
        return {key: said[key] for key in ("faults", "evidence")}


class SealedShort(_SealedDraft, ShortAnswer):
    """An answer in the learner's own words."""


class SealedSwap(_SealedDraft, VerbSwap):
    """Verbs to try in a sentence, each with what it tells."""


class SealedRewrite(_SealedDraft, Rewrite):
    """A headline to rewrite; the page shows what has changed, and no draft of the tool's."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.passive = False

    def request(self, content: dict[str, Any]) -> None:
        """Do nothing: the tool writes no part of an answer."""


class SealedRating(_SealedDraft, Rating):
    """Posts to judge; whether one deserves trust is not known here."""

    def __init__(self, form: Form, **given: Any) -> None:
        super().__init__(form, **given)  # the key decides in which order the posts come
        self._first = {}
        self._items = {
            key: replace(item, trustworthy=False, reason="", way="")
            for key, item in self._items.items()
        }


class SealedChoice(Sealed, Choice):
    """Options to choose from."""

    def respond(self) -> None:
        """Say nothing."""
        self.state = {}


class SealedNumber(Sealed, Prediction):
    """A number to find out."""


class SealedMarker(Sealed, Marker):
    """An article to mark passages in."""

    @property
    def is_done(self) -> bool:
        """Whether something is marked."""
        return bool(self.answer and self.answer["marks"])

    def _compared(self, _marks: list[dict[str, Any]]) -> dict[str, Any]:
        return {}


class SealedWeb(Sealed, OpenWeb):
    """The offline web; the learner sees the own path, and nothing of the rubric."""

    def review(self, _path: Sequence[Step]) -> dict[str, Any]:
        """Return nothing: a rated path is for later."""
        return {}
