"""What an article offers for a claim, and whether a quotation speaks to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medialit.framing.content_words import content_words
from medialit.model import Quotation, Span
from medialit.sourcing.kinds import kind_of

__all__ = ["NO_EVIDENCE", "Overlap", "compare_words", "evidence_for"]

NO_EVIDENCE = "none"
_DOCUMENT = re.compile(
    r"\b(?:study|studies|report|survey|poll|census|data|records?|documents?|ruling|transcript|figures|"
    r"statistics|memo|e-?mails?|letter|paper|journal|database|audit|indictment|filing|video)\b",
    re.I,
)
_LINK = re.compile(r"https?://\S+|\bwww\.\S+")
_FIGURE = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d|\bper ?cent\b|\b(?:hundreds|thousands|millions|billions)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """The content words of two texts: shared, and in one only, in the words' own forms."""

    shared: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def compare_words(first: str, second: str) -> Overlap:
    """Return which content words two texts share, and which stand in one only.

    Args:
        first: for example a claim.
        second: for example a quotation that is offered for it.

    Example:
        >>> compare_words("They denied any interference.", "There was no collusion.").only_second
        ('collusion',)
    """
    left = {stem: span.of(first) for stem, span in content_words(first)}
    right = {stem: span.of(second) for stem, span in content_words(second)}
    return Overlap(
        tuple(word for stem, word in left.items() if stem in right),
        tuple(word for stem, word in left.items() if stem not in right),
        tuple(word for stem, word in right.items() if stem not in left),
    )


def evidence_for(
    text: str,
    claim: Span,
    sentence: Span,
    speaker: str | None,
    quotation: Quotation | None,
) -> tuple[str, ...]:
    """Return what the article offers for a claim, each in a few words; ``("none",)`` if nothing.

    Args:
        text: the article's text.
        claim: the sentence or clause.
        sentence: the sentence around it, where a link or a document may be named.
        speaker: who asserts it, if it is not the reporter.
        quotation: the quotation it stands in, if any.
    """
    around = sentence.of(text)
    found: list[str] = []
    if speaker:
        kind = kind_of(speaker.removeprefix("(unnamed) "))
        named = "an unnamed source" if kind.startswith("unnamed") else "a named source"
        found.append(f"{'a document' if kind == 'document' else named}: {speaker}")
    if quotation is not None and quotation.kind != "indirect":
        found.append("a quotation: the source’s own words")
    document = _DOCUMENT.search(around)
    if document and not (speaker and kind_of(speaker) == "document"):
        found.append(f"a document or study is named: “{document.group()}”")
    if _LINK.search(around):
        found.append("a link")
    if _FIGURE.search(claim.of(text)):
        found.append("a figure, with a source" if found else "a figure without a source")
    return tuple(found) or (NO_EVIDENCE,)


def unsupported_by(
    text: str, claim: Span, speaker: str, quotations: Sequence[Quotation]
) -> tuple[Quotation, Overlap] | None:
    """Return a quotation of the speaker's, if none shares a word with the claim about their words.

    Args:
        text: the article's text.
        claim: what the reporter says that the speaker said.
        speaker: the speaker's name.
        quotations: all quotations of the article.
    """
    said = [
        q
        for q in quotations
        if q.kind != "indirect" and q.speaker == speaker and q.content[0].start > claim.end
    ]
    if not said:
        return None
    overlaps = [
        (q, compare_words(claim.of(text), " ".join(span.of(text) for span in q.content)))
        for q in said
    ]
    if any(overlap.shared for _, overlap in overlaps):
        return None
    return overlaps[0]
