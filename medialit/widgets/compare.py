"""Two to four accounts of one event side by side: texts, facts, voices, words, headlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import traitlets

from medialit.errors import InputError
from medialit.framing.comparison import Comparison, compare_articles
from medialit.model import Article, Report
from medialit.rendering.account_tables import (
    arrange_facts,
    arrange_headlines,
    arrange_orders,
    arrange_voices,
    arrange_words,
)
from medialit.rendering.accounts import arrange_quotations, arrange_texts, find_marks, letters
from medialit.rendering.comparison import render_comparison
from medialit.rendering.findings import paragraphs_of
from medialit.rendering.page import escaped
from medialit.report import analyze
from medialit.widgets.base import code, style
from medialit.widgets.note import NoteWidget

__all__ = ["Compare"]

_FEWEST, _MOST = 2, 4


class Compare(NoteWidget):
    """Accounts of one event side by side, in five views, with a note on what is missing where.

    Args:
        reports_or_articles: two to four accounts; what is an article is analyzed first.
        lesson, name: where the learner's note is kept; without a lesson it is not.
        titles: what to call the accounts; their outlets if left out.

    Raises:
        InputError: with fewer than two or more than four accounts, or another number of titles.
    """

    _esm = code("article", "note", "compare_text", "compare")
    _css = style("note", "compare")
    accounts = traitlets.List().tag(sync=True)
    quotations = traitlets.Dict().tag(sync=True)
    facts = traitlets.List().tag(sync=True)
    orders = traitlets.List().tag(sync=True)
    voices = traitlets.List().tag(sync=True)
    words = traitlets.List().tag(sync=True)
    headlines = traitlets.List().tag(sync=True)

    def __init__(
        self,
        reports_or_articles: Sequence[Report | Article],
        *,
        lesson: str | None = None,
        name: str = "compare",
        titles: Sequence[str] | None = None,
    ) -> None:
        reports = [a if isinstance(a, Report) else analyze(a) for a in reports_or_articles]
        if not _FEWEST <= len(reports) <= _MOST:
            raise InputError(
                f"Compare takes {_FEWEST} to {_MOST} accounts, but got {len(reports)}. "
                "Choose accounts of one event."
            )
        comparison = compare_articles([report.article for report in reports])
        self._reports, self._comparison = reports, comparison
        names = _names(reports, titles)
        texts = arrange_texts(reports, tuple(find_marks(reports, comparison)))
        super().__init__(
            lesson,
            name,
            question="What is missing where, and does it matter?",
            accounts=[
                {"letter": letter, "name": named, "paragraphs": paragraphs}
                for letter, named, paragraphs in zip(
                    letters(len(reports)), names, texts, strict=True
                )
            ],
            **_views(reports, comparison),
        )

    def static(self) -> str:
        """Return the tables of the comparison, the texts, and the note."""
        texts = "".join(
            f"<h4>{account['letter']}: {escaped(account['name'])}</h4>{_on_paper(report)}"
            for account, report in zip(self.accounts, self._reports, strict=True)
        )
        return (
            f"{render_comparison(self._comparison)}"
            f'<section class="ml-static ml-root"><h3>The accounts</h3>{texts}</section>'
            f"{self.note_on_paper()}"
        )


def _views(reports: Sequence[Report], comparison: Comparison) -> dict[str, Any]:
    names = letters(len(reports))
    return {
        "quotations": arrange_quotations(reports, comparison),
        "facts": arrange_facts(reports, comparison),
        "orders": arrange_orders(comparison, names),
        "voices": arrange_voices(comparison),
        "words": arrange_words(reports, comparison),
        "headlines": arrange_headlines(reports, comparison),
    }


def _names(reports: Sequence[Report], titles: Sequence[str] | None) -> list[str]:
    if titles is None:
        return [report.article.outlet or "an account" for report in reports]
    if len(titles) != len(reports):
        raise InputError(f"Give {len(reports)} titles, one for each account, not {len(titles)}.")
    return list(titles)


def _on_paper(report: Report) -> str:
    text = report.article.text
    return "".join(
        f"<p><small>{paragraph.number}</small> {escaped(paragraph.span.of(text))}</p>"
        for paragraph in paragraphs_of(report, ())
    )
