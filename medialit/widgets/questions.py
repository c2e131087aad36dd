"""The questions that a page leaves open about its origin; no script, so it shows everywhere."""

from __future__ import annotations

from medialit.model import Report
from medialit.rendering.questions import render_questions
from medialit.sourcing.checks import check_provenance

__all__ = ["OpenQuestions"]


class OpenQuestions:
    """What a page says of its origin and what it leaves out, each with a question to ask.

    Args:
        report: the article with what was found in it (``medialit.analyze``).
    """

    def __init__(self, report: Report) -> None:
        self.checks = check_provenance(report.article)

    def _repr_html_(self) -> str:
        return render_questions(self.checks)

    def __repr__(self) -> str:
        asked = dict.fromkeys(check.question for check in self.checks)
        return f"OpenQuestions({' '.join(asked)})"
