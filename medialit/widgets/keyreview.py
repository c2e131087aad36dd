"""The review page: a teacher decides about each thing that the tool proposes for a key."""

from __future__ import annotations

import os
from html import escape
from typing import Any, ClassVar

import traitlets

from medialit.assigning.confirming import confirm_draft, is_the_key
from medialit.assigning.deciding import Entry, Review, ReviewItem, review_draft, what_is_missing
from medialit.assigning.drafts import load_draft
from medialit.assigning.moves import read_move, read_moves
from medialit.assigning.templates import load_templates
from medialit.classroom.journal import Journal
from medialit.errors import InputError, MedialitError
from medialit.model import Report
from medialit.rendering.findings import layer_of
from medialit.rendering.html import render_article
from medialit.rendering.units import units_of
from medialit.widgets import paper
from medialit.widgets.base import KitWidget, code, style

__all__ = ["KeyReview"]

#: The folder of decisions, in the teacher's folder: whoever moves the one moves the other.
_DECISIONS = "review"
_LAYERS = {"claims": "claim", "sources": "source"}
_SAID = {
    "open": "still open",
    "accepted": "accepted",
    "changed": "changed",
    "added": "added",
    "deleted": "deleted",
}


class KeyReview(KitWidget):
    """A draft key beside its article; nothing of it is a key until the teacher has said so.

    Every decision is a line on disk, in the teacher's folder, before the page says “Saved”.

    Args:
        folder: the assignment's folder, or the teacher's folder in it.

    Raises:
        InputError: if there is no draft, or its article was changed.
    """

    _esm = code(
        "article",
        "passages",
        "keyreview_desk",
        "keyreview_words",
        "keyreview_rows",
        "keyreview_item",
        "keyreview_top",
        "keyreview",
    )
    _css = style("reader", "passages", "keyreview")
    counts: ClassVar[bool] = False
    draft = traitlets.Unicode().tag(sync=True)
    prompt = traitlets.Unicode().tag(sync=True)
    paragraphs = traitlets.List().tag(sync=True)
    items = traitlets.List().tag(sync=True)
    proposals = traitlets.Dict().tag(sync=True)

    def __init__(self, folder: str | os.PathLike[str] = ".") -> None:
        self._draft = draft = load_draft(folder)
        self._report = Report(draft.article, draft.structure, (), (), (), ())
        self._units = units_of(self._report)
        super().__init__(
            None,
            draft=draft.id,
            prompt=self.title,
            paragraphs=[
                {"number": number, "kind": kind, "sentences": [list(s) for s in sentences]}
                for number, kind, sentences in self._units.paragraphs
            ],
            items=[_about_item(item.name) for item in draft.items],
            proposals={
                p.id: {"reason": p.reason, "known_error": p.known_error, "offered": p.offered}
                for item in draft.items
                for p in item.proposals
            },
        )
        self._journal = Journal(_DECISIONS, folder=draft.folder)
        lesson = f"review-{draft.exercise}"
        self.place = {"course": "medialit", "code": draft.id, "lesson": lesson, "name": "decisions"}
        self.restore()

    @property
    def title(self) -> str:
        """What is reviewed."""
        return f"The key of “{self._draft.exercise}”: the tool proposes, you decide"

    @property
    def is_done(self) -> bool:
        """Whether the key in the folder is what the teacher has decided."""
        return is_the_key(self.review) is True

    @property
    def review(self) -> Review:
        """The draft with the teacher's decisions."""
        return review_draft(self._draft, read_moves(self._draft, self.moves()))

    def accept(self, value: Any) -> Any:
        """Refuse: a review has decisions, no answer that replaces all others."""
        raise InputError("A review consists of decisions. Run the cell of the page again.")

    def accept_move(self, value: Any) -> dict[str, Any]:
        """Return a decision; a passage comes as words of the page, and is kept as a place."""
        if isinstance(value, dict) and "first" in value:
            first, last = value.get("first"), value.get("last")
            known = range(len(self._units.spans))
            if type(first) is not int or type(last) is not int or not first <= last:
                raise InputError("Choose a first and a last word in the article.")
            if first not in known or last not in known:
                raise InputError("This passage lies outside the article.")
            span = self._units.span(first, last)
            value = {**value, "start": span.start, "end": span.end}
        return read_move(self._draft, value)

    def respond(self) -> None:
        """Show how everything stands, and whether it is the key."""
        review = self.review
        self.state = {
            "items": [self._item(item) for item in review.items],
            "names": list(review.names),
            "open": review.open,
            "missing": list(what_is_missing(review)),
            "moves": len(self.moves()),
            "can_undo": bool(review.moves),
            "key": is_the_key(review),
            "points": sum(item.points for item in review.items if item.on),
            "command": f"medialit assign make {self._draft.exercise}",
        }

    def request(self, content: dict[str, Any]) -> None:
        """Make the key when the teacher says so, or say what is missing."""
        if content.get("do") != "confirm":
            return
        told = ""
        try:
            confirm_draft(self._draft.folder, self.moves())
        except MedialitError as error:
            told = str(error)
        self.respond()
        self.send({"ticket": content.get("ticket"), "told": told})

    def static(self) -> str:
        """Return the article, and what is decided about each thing."""
        parts = [paper.title(self.title), render_article(self._report, ())]
        for item in self.review.items:
            if item.on and item.entries:
                rows = [(_SAID[e.status], e.text, e.choice) for e in item.entries]
                parts.append(f"<p><strong>{escape(item.template.entry['heading'])}</strong></p>")
                parts.append(paper.table(("Decision", "What", "Taken for"), rows))
        return "".join(parts)

    def _item(self, item: ReviewItem) -> dict[str, Any]:
        return {
            "name": item.template.name,
            "on": item.on,
            "points": item.points,
            "entries": [self._entry_of(entry) for entry in item.entries],
        }

    def _entry_of(self, entry: Entry) -> dict[str, Any]:
        place = self._units.range_of(entry.span) if entry.span else None
        first, last = place or (None, None)
        return {
            "id": entry.id,
            "status": entry.status,
            "text": " ".join(entry.text.split()),
            "choice": entry.choice,
            "reason": entry.reason,
            "other": entry.other,
            "paragraph": entry.paragraph,
            "first": first,
            "last": last,
        }


def _about_item(name: str) -> dict[str, Any]:
    template = next(each for each in load_templates() if each.name == name)
    layer = layer_of(template.label) if template.label else _LAYERS.get(name, "")
    return {
        "name": name,
        "heading": template.entry["heading"],
        "prompt": template.entry["prompt"],
        "short": template.short,
        "thing": template.thing,
        "type": template.type,
        "choices": list(template.choices),
        "layer": layer,
        "fixed": template.kind == "reflection",
    }
