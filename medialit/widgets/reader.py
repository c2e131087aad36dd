"""The Reader: an article with its findings as layers, each of which explains itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import traitlets

from medialit.errors import InputError
from medialit.model import Report
from medialit.rendering.findings import LAYERS, Finding, Paragraph, arrange, paragraphs_of
from medialit.rendering.html import render_article
from medialit.rules import get_rule
from medialit.widgets.base import KitWidget, code, style

__all__ = ["Reader"]

#: What names a disagreement: where it stands, and by which rule it was marked.
_DISAGREEMENT = {"start", "end", "rule", "quote"}


class Reader(KitWidget):
    """An article as a page whose marks say what they are, why, and when they are wrong.

    Args:
        report: what was found (``medialit.analyze``).
        layers: names of the layers to show, such as ``("quotation", "source")``; ``()`` shows the
            bare article, ``None`` everything.
        lesson, name: where the learner's disagreements are kept; without a lesson they are not,
            without a name under one made of the article and the layers.

    Raises:
        ValueError: if there is no layer of that name.
    """

    _esm = code("article", "reader")
    _css = style("reader")
    counts: ClassVar[bool] = False
    paragraphs = traitlets.List().tag(sync=True)
    findings = traitlets.List().tag(sync=True)
    rules = traitlets.Dict().tag(sync=True)
    layers = traitlets.List().tag(sync=True)
    about = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        report: Report,
        layers: Sequence[str] | None = None,
        *,
        lesson: str | None = None,
        name: str = "",
    ) -> None:
        found = arrange(report, layers)
        used = {finding.layer.name for finding in found}
        self._report, self._chosen = report, layers
        article = report.article
        known = (article.outlet, article.byline, article.published, article.url)
        super().__init__(
            lesson,
            name or f"reader:{'-'.join(layers or ())}:{article.sha256[:8]}",
            about=" · ".join(part for part in known if part),
            findings=[_finding(finding) for finding in found],
            rules={finding.rule: _rule(finding.rule) for finding in found},
            paragraphs=[_paragraph(paragraph) for paragraph in paragraphs_of(report, found)],
            layers=[
                {"name": layer.name, "letter": layer.letter, "title": layer.title}
                for layer in LAYERS
                if layer.name in used
            ],
        )

    def accept(self, value: Any) -> list[dict[str, Any]]:
        """Return the learner's disagreements: a passage and the rule that marked it, for each."""
        listed = [item for item in value if isinstance(item, dict)] if type(value) is list else []
        if type(value) is not list or any(set(item) != _DISAGREEMENT for item in listed):
            raise InputError("A disagreement names a passage and a rule.")
        return listed

    def in_words(self, value: Any) -> str:
        """Return how many marks the learner disagrees with."""
        return f"{len(value)} marks disagreed with"

    def static(self) -> str:
        """Return the marked article with a table of all findings."""
        return render_article(self._report, self._chosen)


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "kind": paragraph.kind,
        "segments": [[segment.text, list(segment.marks)] for segment in paragraph.segments],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "number": finding.number,
        "paragraph": finding.paragraph,
        "layer": finding.layer.name,
        "letter": finding.layer.letter,
        "title": finding.title,
        "quote": finding.quote,
        "message": finding.message,
        "rule": finding.rule,
        "start": finding.span.start,
        "end": finding.span.end,
    }


def _rule(name: str) -> dict[str, str]:
    rule = get_rule(name)
    return {
        "explanation": rule.explanation,
        "known_error": rule.known_error,
        "source": rule.source,
    }
