"""Whose words a stretch of text stands in: the reporter's, a speaker's, or the page's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import get_args

from medialit.model import Annotation, Document, Quotation, Span, Voice
from medialit.quote_marks import find_quote_regions

__all__ = ["Standing"]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_VOICES: tuple[Voice, ...] = get_args(Voice)
_VOICE_OF: dict[str, Voice] = {
    "structure.headline": "headline",
    "structure.promo": "promotion",
    "structure.caption": "page",
    "structure.credit": "page",
    "structure.byline": "page",
    "structure.date": "page",
    "structure.dateline": "page",
}
_SENTENCE: dict[Voice, str] = {
    "reporter": "In the reporter’s own words.",
    "headline": "In the headline.",
    "promotion": "In a promotion, not in the story.",
    "page": "In a caption or another part of the page.",
}


class Standing:
    """Tells for each stretch of an article in whose words it stands.

    What an article reports indirectly (*she said that …*) is in the reporter's words; only what
    stands in quotation marks, or is marked as a whole block, is the speaker's.

    Args:
        document: the article.
        structure: its parts of the page (see ``find_structure``).
        quotations: its quotations, with their speakers.
    """

    def __init__(
        self,
        document: Document,
        structure: Sequence[Annotation],
        quotations: Sequence[Quotation],
    ) -> None:
        self._text = document.text
        self._codes = bytearray(len(document.text))
        for part in structure:
            if part.label in _VOICE_OF:
                self._mark(part.span, _VOICE_OF[part.label])
        for region in find_quote_regions(document.text, document.paragraphs):
            self._mark(region.span, "quotation")
        said = []
        for quotation in quotations:
            for span in quotation.content:
                if quotation.kind == "direct":
                    self._mark(span, "quotation")
                if quotation.kind != "indirect":
                    said.append((span.start, span.end, quotation.speaker))
        self._said = sorted(said, key=lambda part: part[:2])

    def voice_of(self, span: Span) -> Voice:
        """Return in whose words the stretch begins."""
        return _VOICES[self._codes[span.start]]

    def speaker_of(self, span: Span) -> str | None:
        """Return whose quotation the stretch stands in, if it is one and the article says whose."""
        at = bisect_right(self._said, span.start, key=lambda part: part[0]) - 1
        if at < 0 or span.start >= self._said[at][1]:
            return None
        return self._said[at][2]

    def describe(self, span: Span) -> str:
        """Return a sentence that says in whose words the stretch stands."""
        voice = self.voice_of(span)
        if voice == "quotation":
            return f"In the quoted words of {self.speaker_of(span) or 'somebody not named'}."
        return _SENTENCE[voice]

    def word_counts(self) -> Counter[Voice]:
        """Return how many words of the article stand in each voice."""
        starts = (match.start() for match in _WORD.finditer(self._text))
        return Counter(_VOICES[self._codes[start]] for start in starts)

    def _mark(self, span: Span, voice: Voice) -> None:
        code = _VOICES.index(voice)
        self._codes[span.start : span.end] = bytes((code,)) * (span.end - span.start)
