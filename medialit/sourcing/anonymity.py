"""Sources without a name: the reason that the article gives, and what a newsroom would ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medialit.model import Article, Document, Quotation, Span
from medialit.segmenting import segment
from medialit.sourcing.kinds import UNNAMED
from medialit.sourcing.quotations import find_quotations

__all__ = ["CONDITIONS", "UnnamedSource", "find_unnamed_sources"]

#: The Associated Press's conditions for an anonymous source, as questions to answer by reading.
CONDITIONS = (
    "Is what this source says information, not opinion or speculation, and is it vital?",
    "Could the information be had in another way, from a source that is named?",
    "Is the source reliable, and in a position to know this at first hand?",
)
_REST = r"[^.\n]{0,200}"
_REASON = re.compile(
    "|".join(
        rf"\b{phrase}{_REST}"
        for phrase in (
            r"on (?:the )?condition of anonymity",
            r"on (?:the )?condition that [^.]{0,40}not be (?:named|identified)",
            r"(?:who |but )?(?:asked|requested|wished|wanted|preferred) (?:not )?to (?:be |remain )"
            r"(?:identified|named|anonymous|quoted)",
            r"(?:who |but )?(?:declined|refused) to be (?:identified|named|quoted)",
            r"(?:was|were|is|are) not (?:authori[sz]ed|allowed|permitted) to "
            r"(?:speak|discuss|comment|talk)",
            r"(?:spoke|speaking|talked) (?:anonymously|on background|privately)",
            r"(?:insisted on|granted) anonymity",
            r"whose name (?:was|is) (?:withheld|not being (?:used|published))",
        )
    ),
    re.I,
)


@dataclass(frozen=True, slots=True)
class UnnamedSource:
    """A source that the article describes but does not name.

    Attributes:
        name: the description, such as *officials*.
        quotations: indices into the article's quotations.
        reason: the words in which the article says why there is no name; ``None`` if it does not.
        questions: AP's conditions. Only a reader can answer them.
    """

    name: str
    quotations: tuple[int, ...]
    reason: Span | None
    questions: tuple[str, ...] = CONDITIONS


def find_unnamed_sources(
    article: Article | Document, quotations: Sequence[Quotation] | None = None
) -> tuple[UnnamedSource, ...]:
    """Return each source without a name, with the reason that the article gives for it.

    Args:
        article: an article; empty text gives none.
        quotations: its quotations, if they are at hand.

    Returns:
        In the order of first appearance. The reason is looked for in the paragraphs in which the
        source speaks.

    Source:
        The Associated Press, News Values and Principles, anonymous sources.

    Example:
        >>> text = "“No,” said an official, who asked not to be named."
        >>> [s.reason.of(text) for s in find_unnamed_sources(Article(text))]
        ['who asked not to be named']
    """
    document = segment(article) if isinstance(article, Article) else article
    if quotations is None:
        quotations = find_quotations(document)
    places: dict[str, list[int]] = {}
    for index, quotation in enumerate(quotations):
        if quotation.speaker and quotation.speaker.startswith(UNNAMED):
            places.setdefault(quotation.speaker.removeprefix(UNNAMED), []).append(index)
    return tuple(
        UnnamedSource(name, tuple(indices), _reason(document, [quotations[i] for i in indices]))
        for name, indices in places.items()
    )


def _reason(document: Document, quotations: Sequence[Quotation]) -> Span | None:
    for quotation in quotations:
        at = (quotation.source or quotation.content[0]).start
        for paragraph in document.paragraphs:
            if paragraph.start <= at < paragraph.end:
                found = _REASON.search(document.text, paragraph.start, paragraph.end)
                if found:
                    return Span(*found.span())
    return None
