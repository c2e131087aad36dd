"""An article as words to point at, so that a page can mark passages without counting characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from medialit.model import Article, Report, Span
from medialit.rendering.findings import paragraphs_of
from medialit.segmenting import segment

__all__ = ["Units", "units_of"]

_UNIT = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Units:
    """The words, marks and spaces of an article in reading order.

    Attributes:
        spans: where each stands; its index is what a page sends back.
        paragraphs: number, kind and sentences of each paragraph; a sentence is a list of texts,
            and all texts of a paragraph joined are the paragraph.
    """

    spans: tuple[Span, ...]
    paragraphs: tuple[tuple[int, str, tuple[tuple[str, ...], ...]], ...]

    def span(self, first: int, last: int) -> Span:
        """Return the stretch from one unit to another, both included."""
        return Span(self.spans[first].start, self.spans[last].end)

    def range_of(self, span: Span) -> tuple[int, int] | None:
        """Return the first and the last unit that a span touches, or ``None`` between units."""
        first = bisect_right(self.spans, span.start, key=lambda unit: unit.end)
        last = bisect_left(self.spans, span.end, key=lambda unit: unit.start) - 1
        return (first, last) if first <= last else None


def units_of(report: Report) -> Units:
    """Return the units of an article; each sentence keeps the space that follows it.

    Example:
        >>> from medialit.report import analyze
        >>> units_of(analyze("It won’t hold. No.")).paragraphs[0][2]
        (('It', ' ', 'won’t', ' ', 'hold', '.', ' '), ('No', '.'))
    """
    text = report.article.text
    starts = [sentence.start for sentence in segment(Article(text)).sentences]
    spans: list[Span] = []
    paragraphs = []
    for paragraph in paragraphs_of(report, ()):
        within = paragraph.span
        borders = [within.start, *(s for s in starts if within.start < s < within.end), within.end]
        sentences = []
        for start, end in pairwise(borders):
            found = [Span(*match.span()) for match in _UNIT.finditer(text, start, end)]
            spans += found
            sentences.append(tuple(span.of(text) for span in found))
        paragraphs.append((paragraph.number, paragraph.kind, tuple(sentences)))
    return Units(tuple(spans), tuple(paragraphs))
