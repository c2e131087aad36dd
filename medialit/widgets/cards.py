"""Cards to be sorted into bins, checked against a key with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from medialit.classroom.sorting import Keyed, check_keyed, count_by_key, describe_check
from medialit.errors import InputError
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.drafts import DraftWidget

__all__ = ["Cards"]


class Cards(DraftWidget):
    """Cards to sort by drag, by menu or by key; checked as often as the learner likes.

    Args:
        lesson, name: where the answer is kept; the last saved one is shown again.
        prompt: the task.
        bins: the bins' names.
        cards: the cards, each with the bin of the key and its reason.
        hint: where to look; the learner may open it.
    """

    _esm = code("draft", "drag", "cards")
    _css = style("draft", "drag", "cards")
    bins = traitlets.List(traitlets.Unicode()).tag(sync=True)
    cards = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        bins: Sequence[str],
        cards: Sequence[Keyed],
        hint: str = "",
    ) -> None:
        self._cards = tuple(cards)
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            hint=hint,
            bins=list(bins),
            cards=[card.text for card in cards],
        )

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the bin of each card, ``None`` for one that lies in no bin yet."""
        given = value.get("bins")
        if not isinstance(given, list) or len(given) != len(self._cards):
            raise InputError("This activity has other cards now: sort them again.")
        if any(name is not None and name not in self.bins for name in given):
            raise InputError("This activity has other bins now: sort the cards again.")
        return {"bins": given}

    def missing(self, fields: dict[str, Any]) -> str:
        """Return how many cards lie in no bin yet."""
        left = fields["bins"].count(None)
        return f"Not sorted yet: {left}. Give every card a place first." if left else ""

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return for each card whether it agrees with the key and why, and the counts."""
        given = checked["bins"]
        notes = [check_keyed(card, bin_) for card, bin_ in zip(self._cards, given, strict=True)]
        return {
            "headline": describe_check(notes, "cards"),
            "notes": [asdict(note) for note in notes],
            "table": [list(row) for row in count_by_key(self._cards, given, self.bins)],
        }

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the bin of each card."""
        pairs = zip(self.cards, fields["bins"], strict=True)
        return "; ".join(f"{text}: {bin_ or 'no place yet'}" for text, bin_ in pairs)

    def static(self) -> str:
        """Return the cards with their bins to tick, or with the answer and its reasons."""
        given = self.answer["bins"] if self.answer else [None] * len(self.cards)
        rows = [
            (text, *("☒" if bin_ == name else "☐" for name in self.bins))
            for text, bin_ in zip(self.cards, given, strict=True)
        ]
        said = self.state.get("feedback")
        notes = zip(self.cards, said["notes"], strict=True) if said else ()
        return (
            paper.title(self.prompt, self.hint)
            + paper.table(("Card", *self.bins), rows)
            + (paper.paragraph(said["headline"]) if said else "")
            + "".join(paper.paragraph(text) + paper.note(note) for text, note in notes)
        )
