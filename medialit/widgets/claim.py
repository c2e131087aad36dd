"""A verdict on a claim, written as a ClaimReview and checked while it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from medialit.claims.forms import (
    BEARINGS,
    FIELDS,
    describe_evidence,
    find_faults,
    name_file,
    review_of,
)
from medialit.claims.review import CLAIMANTS, RATINGS, export_review
from medialit.classroom.checking import Column
from medialit.classroom.readings import column_of_reading
from medialit.errors import InputError
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.drafts import DraftWidget, read_text

__all__ = ["ClaimForm"]

_ROW = ("page", "says", "bearing")
_MOST_ROWS = 50
_LABELS = {
    "claim": "What is claimed",
    "claim_author": "Who claims it",
    "claim_author_type": "That is",
    "claim_date": "When",
    "appearance": "Where it appears (address)",
    "rating": "Your verdict",
    "explanation": "Why: what the evidence shows, and what it does not",
    "author": "Who publishes this check",
}
_START = {"author": "Our class", "claim_author_type": "Person"}


class ClaimForm(DraftWidget):
    """Claim, evidence, verdict and explanation; a ClaimReview to download once it is valid.

    Args:
        lesson, name: where the answer is kept; the last saved one is shown again.
        prompt: the task.
        start: what stands in the fields at first (``claim``, ``claim_author``,
            ``claim_author_type``, ``claim_date``, ``appearance``).
        readings: well-argued verdicts with their reasons, shown after the commitment.
        pages: titles of the pages that bear on the claim, shown after the commitment.
        hint: where to look; the learner may open it.
    """

    _esm = code("draft", "claim")
    _css = style("draft", "claim")
    labels = traitlets.Dict(_LABELS).tag(sync=True)
    ratings = traitlets.List(list(RATINGS)).tag(sync=True)
    bearings = traitlets.List(list(BEARINGS)).tag(sync=True)
    claimants = traitlets.List(list(CLAIMANTS)).tag(sync=True)
    start = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        start: Mapping[str, str],
        readings: Mapping[str, str],
        pages: Sequence[str] = (),
        hint: str = "",
    ) -> None:
        self._readings, self._pages = dict(readings), tuple(pages)
        fields = dict.fromkeys(FIELDS, "") | _START | dict(start)
        super().__init__(lesson, name, prompt=prompt, hint=hint, start=fields)

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the fields and the rows of evidence."""
        rows = value.get("evidence")
        if not isinstance(rows, list) or len(rows) > _MOST_ROWS:
            raise InputError(f"The evidence must be a list of at most {_MOST_ROWS} rows.")
        fields = {key: read_text(value.get(key), _LABELS[key]) for key in FIELDS}
        return {**fields, "evidence": [_read_row(row) for row in rows]}

    def missing(self, fields: dict[str, Any]) -> str:
        """Return what is wrong with each field."""
        return " ".join(find_faults(fields).values())

    def live(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the faults beside their fields, and the ClaimReview when there are none."""
        faults = find_faults(fields)
        said = {"faults": faults, "evidence": describe_evidence(fields["evidence"])}
        if faults:
            return said
        return said | {
            "review": export_review(review_of(fields)),
            "file": name_file(fields["claim"]),
        }

    def respond(self) -> None:
        """Say what is still to do already before anything was written."""
        super().respond()
        if self.answer is None:
            self.state = self.live({**self.start, "evidence": []})

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return well-argued verdicts beside the learner's own."""
        own = Column("You", (checked["rating"],), checked["explanation"])
        others = [
            column_of_reading(_well_argued(n, len(self._readings)), verdict, own.answer[0], reason)
            for n, (verdict, reason) in enumerate(self._readings.items(), start=1)
        ]
        return {"sides": [asdict(each) for each in (own, *others)], "pages": list(self._pages)}

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the claim and the verdict."""
        return (
            f"“{fields['claim']}”: {fields['rating'] or 'no verdict yet'}. {fields['explanation']}"
        )

    def static(self) -> str:
        """Return the form to fill in by hand, or as it was filled in."""
        fields = self.answer or {**self.start, "evidence": []}
        rows = [[row[key] for key in _ROW] for row in fields["evidence"]] or [["", "", ""]] * 3
        said = self.state.get("feedback")
        first, last = list(_LABELS)[:5], list(_LABELS)[5:]
        return (
            paper.title(self.prompt, self.hint)
            + "".join(paper.line_to_write(_LABELS[key], fields[key]) for key in first)
            + paper.table(("Page or source", "What it says", f"It {' / '.join(BEARINGS)}"), rows)
            + (paper.paragraph(f"Verdicts: {', '.join(RATINGS)}"))
            + "".join(paper.line_to_write(_LABELS[key], fields[key]) for key in last)
            + (paper.columns(said["sides"]) + paper.bullets(said["pages"]) if said else "")
        )


def _read_row(row: object) -> dict[str, str]:
    if not isinstance(row, dict):
        raise InputError("A row of evidence has a page, what it says, and what it does.")
    texts = {key: read_text(row.get(key), "A row of evidence") for key in _ROW}
    if texts["bearing"] and texts["bearing"] not in BEARINGS:
        raise InputError(f"Choose what the page does: {', '.join(BEARINGS)}.")
    return texts


def _well_argued(number: int, count: int) -> str:
    return "A well-argued verdict" + (f" ({number} of {count})" if count > 1 else "")
