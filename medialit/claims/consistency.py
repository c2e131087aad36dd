"""Whether the quotations that an article gives speak to what it says that its sources said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from medialit.claims.evidence import unsupported_by
from medialit.model import Document, Quotation, Span
from medialit.sourcing.cues import stance_of
from medialit.sourcing.inconsistencies import Clue

__all__ = ["find_unsupported"]


def find_unsupported(document: Document, quotations: Sequence[Quotation]) -> tuple[Clue, ...]:
    """Return what is said of a source that none of the source's own quotations speaks to.

    Only denials are looked at, and only of sources whose own words follow; each is a question.

    Args:
        document: the article in sentences.
        quotations: its quotations, with their speakers.
    """
    return tuple(_find(document.text, quotations))


def _find(text: str, quotations: Sequence[Quotation]) -> Iterator[Clue]:
    for quotation in quotations:
        if quotation.kind != "indirect" or not quotation.cue or not quotation.speaker:
            continue
        if stance_of(quotation.cue.of(text)) != "negating":
            continue
        said = Span(quotation.content[0].start, quotation.content[-1].end)
        for speaker in quotation.speaker.split(" and "):
            found = unsupported_by(text, said, speaker, quotations)
            if found:
                other, words = found
                yield Clue(
                    "unsupported_report",
                    said,
                    other.content[0],
                    f"Does {speaker}’s own quotation speak to this? The report is about "
                    f"{_listed(words.only_first)}; the quotation is about "
                    f"{_listed(words.only_second)}.",
                    "the same thing in other words (“cash”, “money”)",
                )


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:4]) or "nothing in particular"
