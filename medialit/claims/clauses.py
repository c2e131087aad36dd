"""Sentences cut into the clauses that assert something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from medialit.inflection import verb_forms
from medialit.lexicons import load_lexicon
from medialit.model import Span

__all__ = ["split_clauses", "split_quoted"]

_BORDER = re.compile(
    r";\s+|\s+[—–]\s+|,?\s+(?=(?:although|though|despite|whereas|even though)\b)"
    r"|,\s+(?=(?:and|but|while|as|which|who|where|so|yet|after|before)\b)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’']?\s+(?=[“\"A-Z])|\n+")
_TRIM = ' \t\n\u00a0“”"„«».,;:!?—–'
_JOINS = re.compile(r"^(?:and|but|so|yet)\s+")
_FEWEST = 3  # words in a clause
_WORD = re.compile(r"[\w’']+")


def split_clauses(text: str, span: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence, without the marks around them; each has a verb.

    A stretch that has no verb, or fewer than three words, stays with the clause before it.
    """
    starts = [span.start, *(m.end() for m in _BORDER.finditer(text, span.start, span.end))]
    ends = [*(m.start() for m in _BORDER.finditer(text, span.start, span.end)), span.end]
    pieces: list[tuple[int, int]] = []
    for start, end in zip(starts, ends, strict=True):
        if pieces and not (_is_clause(text[start:end]) and _is_clause(text[slice(*pieces[-1])])):
            start = pieces.pop()[0]
        pieces.append((start, end))
    for start, end in pieces:
        piece = trimmed(text, start, end)
        if piece and len(_WORD.findall(piece.of(text))) >= _FEWEST:
            yield piece


def split_quoted(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences inside a quotation, without the marks around them."""
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        yield Span(start, match.start() + 1)
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without the marks and spaces around it; a question keeps its mark."""
    part = _JOINS.sub("", text[start:end])
    start = end - len(part)
    start += len(part) - len(part.lstrip(_TRIM))
    tail = part.rstrip(_TRIM)
    end -= len(part) - len(tail)
    if text[end : end + 1] == "?":
        end += 1
    for opening, closing in (("“", "”"), ("«", "»"), ("(", ")")):
        close = text.find(closing, end, end + 3)
        if close >= 0 and text.count(opening, start, end) > text.count(closing, start, end):
            end = close + 1
    return Span(start, end) if start < end else None


def _is_clause(piece: str) -> bool:
    words = _WORD.findall(piece.lower().replace("’", "'"))
    if len(words) < _FEWEST:
        return False
    concedes = words[0] in ("despite", "although", "though", "while")
    return any(
        word in _verbs()
        or word.endswith("ed")
        or "'" in word
        or (concedes and word.endswith("ing"))
        for word in words
    )


@cache
def _verbs() -> frozenset[str]:
    """Return forms of the verbs that most clauses have: auxiliaries, irregular verbs, cue verbs."""
    auxiliaries = (
        "am is are was were be been being has have had do does did will would shall should can"
        " could may might must"
    )
    irregular = (form for lemma in load_lexicon("verbs")["irregular"] for form in verb_forms(lemma))
    plain = (
        "want need say call come become use work try ask seem help turn start show play move live"
    )
    plain += " believe happen include continue change watch follow stop create speak allow add open"
    plain += (
        " walk offer remember love consider appear wait serve die send expect stay reach remain"
    )
    plain += " suggest raise pass require report decide defend look trust"
    regular = (form for lemma in plain.split() for form in verb_forms(lemma))
    return frozenset((*auxiliaries.split(), *irregular, *regular))
