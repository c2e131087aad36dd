"""What somebody is said to have said: attributions inside the words of another speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medialit.model import Article, Document, Quotation, Span
from medialit.segmenting import segment
from medialit.sourcing.attributions import Attribution
from medialit.sourcing.quotations import as_quotations, find_all_attributions

__all__ = ["NestedQuotation", "find_nested_quotations"]


@dataclass(frozen=True, slots=True)
class NestedQuotation:
    """A quotation inside another one.

    Attributes:
        quotation: what is reported inside.
        outer: the index of the quotation around it, in what ``find_quotations`` returns.
    """

    quotation: Quotation
    outer: int


def find_nested_quotations(article: Article | Document) -> tuple[NestedQuotation, ...]:
    """Return the quotations inside other ones, in reading order, linked to the outer one.

    Args:
        article: an article; empty text gives none.

    Example:
        >>> text = "The mayor had told the police that he was ill, Ruth Adler said."
        >>> [nested.quotation.speaker for nested in find_nested_quotations(Article(text))]
        ['(unnamed) mayor']
    """
    document = segment(article) if isinstance(article, Article) else article
    kept, inner = find_all_attributions(document)
    outer = as_quotations(document, kept)
    found: list[NestedQuotation] = []
    for attribution in inner:
        place = _around(attribution, outer)
        if place is not None:
            attribution.content = [_clipped(attribution.content[0], outer[place])]
            [quotation] = as_quotations(document, [attribution])
            found.append(NestedQuotation(quotation, place))
    return tuple(sorted(found, key=lambda nested: nested.quotation.content[0].start))


def _around(attribution: Attribution, outer: Sequence[Quotation]) -> int | None:
    """Return the index of the quotation in which the content and its cue stand."""
    start, cue = attribution.content[0].start, attribution.cue
    for index, quotation in enumerate(outer):
        for span in quotation.content:
            if cue and span.covers(cue) and span.start < start < span.end:
                return index
    return None


def _clipped(content: Span, outer: Quotation) -> Span:
    """Return the part of the content that the outer speaker says, too."""
    around = next(span for span in outer.content if span.start < content.start < span.end)
    return Span(content.start, min(content.end, around.end))
