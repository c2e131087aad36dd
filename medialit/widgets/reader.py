"""The Reader: an article with its findings as layers, each of which explains itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import traitlets

from medialit.model import Report
from medialit.rendering.findings import LAYERS, Finding, arrange, paragraphs_of
from medialit.rendering.html import render_article
from medialit.widgets.base import KitWidget, code, style

__all__ = ["Reader"]


class Reader(KitWidget):
    """An article as a page whose marks say what they are, why, and when they are wrong.

    Args:
        report: what was found (``medialit.analyze``).
        layers: names of the layers to show, such as ``("quotation", "source")``; ``()`` shows the
            bare article, ``None`` everything.
        lesson, name: where the learner's disagreements are kept; without a lesson they are not.

    Raises:
        ValueError: if there is no layer of that name.
    """

    _esm = code("reader")
    _css = style("reader")
    paragraphs = traitlets.List().tag(sync=True)
    findings = traitlets.List().tag(sync=True)
    layers = traitlets.List().tag(sync=True)
    about = traitlets.Unicode("").tag(sync=True)
    disagreements = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(
        self,
        report: Report,
        layers: Sequence[str] | None = None,
        *,
        lesson: str | None = None,
        name: str = "reader",
    ) -> None:
        found = arrange(report, layers)
        used = {finding.layer.name for finding in found}
        self._report, self._chosen = report, layers
        article = report.article
        known = (article.outlet, article.byline, article.published, article.url)
        super().__init__(
            lesson,
            name,
            about=" · ".join(part for part in known if part),
            findings=[_finding(finding) for finding in found],
            paragraphs=[
                {
                    "number": paragraph.number,
                    "kind": paragraph.kind,
                    "segments": [[s.text, list(s.marks)] for s in paragraph.segments],
                }
                for paragraph in paragraphs_of(report, found)
            ],
            layers=[
                {"name": layer.name, "letter": layer.letter, "title": layer.title}
                for layer in LAYERS
                if layer.name in used
            ],
        )
        earlier = self.last()
        if isinstance(earlier, list):
            self.disagreements = [item for item in earlier if isinstance(item, dict)]
        self.observe(self._keep, "disagreements")

    def static(self) -> str:
        """Return the marked article with a table of all findings."""
        return render_article(self._report, self._chosen)

    def _keep(self, change: Any) -> None:
        self.save(change["new"])


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "number": finding.number,
        "layer": finding.layer.name,
        "letter": finding.layer.letter,
        "title": finding.title,
        "quote": finding.quote,
        "message": finding.message,
        "explanation": finding.explanation,
        "rule": finding.rule,
        "known_error": finding.known_error,
        "source": finding.source,
        "start": finding.span.start,
        "end": finding.span.end,
    }
