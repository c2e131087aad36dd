"""The Marker: the learner marks passages first, then meets the readings of others."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import traitlets

from medialit.classroom.marking import Mark, Reading
from medialit.errors import InputError
from medialit.model import LABELS, Report, Span
from medialit.rendering.findings import LAYERS, layer_of
from medialit.rendering.html import render_article
from medialit.rendering.units import units_of
from medialit.rules import get_rule
from medialit.widgets.base import KitWidget, code, style
from medialit.widgets.marker_results import compare_for_page

__all__ = ["Marker", "read_by_tool"]

_NOBODY = "(nobody named)"
_MOST_MARKS = 2000


def read_by_tool(report: Report, labels: Sequence[str]) -> Reading:
    """Return what the tool marks with these labels, with its reasons and its known errors."""
    speakers = {span: q.speaker for q in report.quotations for span in q.content}
    return Reading(
        "the tool",
        tuple(
            Mark(
                a.span,
                a.label,
                tuple((speakers.get(a.span) or "").split(" and "))
                if speakers.get(a.span) and a.label == "sourcing.quotation"
                else (),
                a.message,
                get_rule(a.rule).known_error,
            )
            for a in report.annotations
            if a.label in labels
        ),
    )


class Marker(KitWidget):
    """An article in which the learner marks passages with labels.

    Nothing that others marked is in the page before the learner has said *I am done*.

    Args:
        report: the article with what the tool found.
        labels: what can be marked, some of ``medialit.model.LABELS``.
        lesson, name: where the marks are kept.
        prompt: what is to be marked.
        readings: what human readers marked; without any, only the tool's reading is shown.
        speakers: names to choose from for the question who says it; ``()`` asks nothing.
    """

    _esm = code("article", "passages", "marker")
    _css = style("reader", "passages", "marker")
    prompt = traitlets.Unicode().tag(sync=True)
    paragraphs = traitlets.List().tag(sync=True)
    labels = traitlets.List().tag(sync=True)
    names = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        report: Report,
        labels: Sequence[str],
        *,
        lesson: str | None = None,
        name: str = "marks",
        prompt: str,
        readings: Sequence[Reading] = (),
        speakers: Sequence[str] = (),
    ) -> None:
        unknown = [label for label in labels if label not in LABELS]
        if unknown or not labels:
            raise InputError(f"There is no label {unknown}. Choose from: {', '.join(LABELS)}.")
        self._report, self._units = report, units_of(report)
        self._readings = (*readings, read_by_tool(report, labels))
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            paragraphs=[
                {"number": number, "kind": kind, "sentences": [list(s) for s in sentences]}
                for number, kind, sentences in self._units.paragraphs
            ],
            labels=[_label(label) for label in labels],
            names=[*sorted(set(speakers)), _NOBODY] if speakers else [],
        )

    @property
    def title(self) -> str:
        """What is to be marked."""
        return str(self.prompt)

    @property
    def is_done(self) -> bool:
        """Whether the learner has said so."""
        return bool(self.answer and self.answer["committed"])

    def accept(self, value: Any) -> dict[str, Any]:
        """Return the marks with their places and words in the article.

        A page names units; the journal holds offsets and the words that stand there.
        """
        listed = value.get("marks") if isinstance(value, dict) else None
        if not isinstance(listed, list) or len(listed) > _MOST_MARKS:
            raise InputError("These are no marks in this article.")
        marks = sorted((self._mark(item) for item in listed), key=lambda m: (m["start"], m["end"]))
        return {"marks": marks, "committed": bool(value.get("committed"))}

    def respond(self) -> None:
        """Give the page its marks as units and, once committed, the other readings."""
        marks = self.answer["marks"] if self.answer else []
        shown = [self._for_page(mark) for mark in marks]
        self.state = {"marks": shown, **(self._compared(marks) if self.is_done else {})}

    def in_words(self, value: Any) -> str:
        """Return how many passages are marked, and the first of them."""
        marks = value["marks"]
        first = f", the first: “{marks[0]['exact'][:60]}”" if marks else ""
        return f"{len(marks)} passages marked{first}"

    def static(self) -> str:
        """Return the article to be marked by hand, with what the learner has marked so far."""
        marks = self.answer["marks"] if self.answer else []
        rows = "".join(
            f"<li>{escape(LABELS[m['label']])}: “{escape(m['exact'])}”"
            f"{' – ' + escape(m['speaker']) if m['speaker'] else ''}</li>"
            for m in marks
        )
        listed = f"<p>Your marks:</p><ul>{rows}</ul>" if rows else ""
        return (
            f"<p><strong>{escape(self.prompt)}</strong></p>{render_article(self._report, ())}"
            f"{listed}"
        )

    def _mark(self, item: Any) -> dict[str, Any]:
        """Return one mark; raise an InputError if it does not fit the article or the labels."""
        labels = [entry["label"] for entry in self.labels]
        if not isinstance(item, dict) or item.get("label") not in labels:
            raise InputError("A mark has another label than those of this activity.")
        if "first" in item:
            first, last = item["first"], item.get("last")
            known = range(len(self._units.spans))
            if type(first) is not int or type(last) is not int or not first <= last:
                raise InputError("A mark needs a first and a last word.")
            if first not in known or last not in known:
                raise InputError("A mark lies outside the article.")
            span = self._units.span(first, last)
        else:
            try:
                span = Span(item["start"], item["end"])
            except (KeyError, TypeError, ValueError):
                raise InputError("A mark needs a start and an end.") from None
        exact = span.of(self._report.article.text)
        if not exact.strip() or item.get("exact", exact) != exact:
            raise InputError("The article was changed since this was marked.")
        speaker = item.get("speaker")
        return {
            "start": span.start,
            "end": span.end,
            "exact": exact,
            "label": item["label"],
            "speaker": speaker if speaker in self.names else None,
        }

    def _for_page(self, mark: dict[str, Any]) -> dict[str, Any]:
        first, last = self._units.range_of(Span(mark["start"], mark["end"])) or (0, 0)
        return {"first": first, "last": last, "label": mark["label"], "speaker": mark["speaker"]}

    def _compared(self, marks: list[dict[str, Any]]) -> dict[str, Any]:
        mine = Reading(
            "you",
            tuple(
                Mark(
                    Span(m["start"], m["end"]),
                    m["label"],
                    tuple((m["speaker"] or "").split(" and ")) if m["speaker"] else (),
                )
                for m in marks
            ),
        )
        return compare_for_page(mine, self._readings, self._units, self._report.article.text)


def _label(label: str) -> dict[str, str]:
    layer = next(layer for layer in LAYERS if layer.name == layer_of(label))
    return {"label": label, "title": LABELS[label], "layer": layer.name, "letter": layer.letter}
