"""Where quotation marks open and close: the map that every later step reads.

A region never leaves its paragraph, so an unbalanced mark cannot swallow the rest of an article.
An apostrophe is not a quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from medialit.model import Span

__all__ = ["QuoteRegion", "find_quote_regions"]

#: Opening mark -> the marks that may close it. German „…“ and »…« and French «…» included.
_PAIRS = {
    "“": "”“",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "''": "''",
    "``": "''",
    "‘": "’",
    "‚": "‘",
    "'": "'",
}
_SINGLE = frozenset("‘’‚'")
_MARK = re.compile(r"''|``|[“”„«»\"‘’‚']")
#: No quotation in one paragraph is longer; it bounds the search for a closing mark.
_LONGEST = 6000
_BEFORE_OPENING = frozenset(' \t\n\u00a0([{—–-―/:“"„«')


@dataclass(frozen=True, slots=True)
class QuoteRegion:
    """Text between quotation marks.

    Attributes:
        span: from the opening mark to the closing mark, both included.
        inner: the words between the marks.
        closed: whether a closing mark was found.
        continues: whether the next paragraph takes the quotation up again.
    """

    span: Span
    inner: Span
    closed: bool = True
    continues: bool = False


def find_quote_regions(text: str, paragraphs: Iterable[Span]) -> tuple[QuoteRegion, ...]:
    """Return the outermost quoted regions of each paragraph, in reading order.

    Args:
        text: the article's text.
        paragraphs: the paragraphs to look at.

    Returns:
        Regions without overlap. A region whose closing mark is missing ends with its paragraph
        when the next one opens with a mark again (``continues``), else with its sentence.

    Source:
        The Chicago Manual of Style, 17th ed., 13.30-13.32 (quotations of several paragraphs).

    Example:
        >>> text = "“We won’t,” he said."
        >>> [region.span.of(text) for region in find_quote_regions(text, [Span(0, len(text))])]
        ['“We won’t,”']
    """
    return _find_regions(text, tuple(paragraphs))


@lru_cache(maxsize=2)  # one article is asked for several times in a row
def _find_regions(text: str, paragraphs: tuple[Span, ...]) -> tuple[QuoteRegion, ...]:
    kept = [paragraph for paragraph in paragraphs if paragraph.of(text).strip()]
    regions: list[QuoteRegion] = []
    for index, paragraph in enumerate(kept):
        following = kept[index + 1] if index + 1 < len(kept) else None
        pending = (
            bool(regions)
            and regions[-1].continues
            and regions[-1].span.end == (kept[index - 1].end if index else -1)
        )
        regions.extend(_regions_of_paragraph(text, paragraph, following, pending=pending))
    return tuple(regions)


def _regions_of_paragraph(
    text: str, paragraph: Span, following: Span | None, *, pending: bool
) -> Iterator[QuoteRegion]:
    at = paragraph.start
    if pending and (resumed := _resumed(text, paragraph)):
        yield resumed
        at = resumed.span.end
    while (opening := _next_opening(text, at, paragraph)) is not None:
        start, mark = opening
        inside = start + len(mark)
        end = _closing_end(text, inside, mark, paragraph)
        if end is not None:
            width = 2 if text[end - 2 : end] == "''" and mark in ("''", "``") else 1
            if text[inside : end - width].strip():
                yield QuoteRegion(Span(start, end), Span(inside, end - width))
            at = end
        elif mark in _SINGLE:
            at = inside
        else:
            continues = following is not None and (
                text.startswith(mark, following.start) or _resumed(text, following) is not None
            )
            end = paragraph.end if continues else _sentence_end(text, inside, paragraph.end)
            end = inside + len(text[inside:end].rstrip())
            if end > inside:
                yield QuoteRegion(Span(start, end), Span(inside, end), False, continues)
            at = max(end, inside)


def _resumed(text: str, paragraph: Span) -> QuoteRegion | None:
    """Return the rest of a quotation that this paragraph closes without having opened it."""
    for match in re.finditer(r"[“”\"]", text[paragraph.start : paragraph.end]):
        at = paragraph.start + match.start()
        closes = match.group() == "”" or (
            match.group() == '"'
            and at > paragraph.start
            and not text[at - 1].isspace()
            and not text[at + 1 : at + 2].isalnum()
        )
        if closes and at > paragraph.start:
            return QuoteRegion(Span(paragraph.start, at + 1), Span(paragraph.start, at))
        return None
    return None


def _next_opening(text: str, at: int, paragraph: Span) -> tuple[int, str] | None:
    for match in _MARK.finditer(text, at, paragraph.end):
        mark = match.group()
        if mark in _PAIRS and _can_open(text, match.start(), match.end(), paragraph, mark):
            return match.start(), mark
    return None


def _can_open(text: str, start: int, end: int, paragraph: Span, mark: str) -> bool:
    after = text[end : end + 1]
    if end >= paragraph.end or (after.isspace() and mark != "«"):
        return False
    at_start = start == paragraph.start
    before = " " if at_start else text[start - 1]
    if mark in _SINGLE:
        # '90s and 'em are elisions: a single mark opens only before a capital or a longer phrase
        return before in _BEFORE_OPENING and not after.isdigit()
    if mark in ("“", "„", "«", "``"):
        return True
    return before in _BEFORE_OPENING


def _closing_end(text: str, inside: int, mark: str, paragraph: Span) -> int | None:
    if mark in _SINGLE:
        return _single_closing_end(text, inside, mark, paragraph)
    closers = _PAIRS[mark]
    depth = 0
    for match in _MARK.finditer(text, inside, min(paragraph.end, inside + _LONGEST)):
        found = match.group()
        if mark in ("''", "``"):
            if found == "''" and not text[match.start() - 1].isspace():
                return match.end()
        elif mark == '"' or mark == "“":
            if found == mark and mark == "“" and text[match.start() - 1].isspace():
                depth += 1
            elif found in closers and not (
                found == '"' and _can_open(text, match.start(), match.end(), paragraph, found)
            ):
                if depth == 0:
                    return match.end()
                depth -= 1
            elif (mark == "“" and found == '"' and depth == 0) or (mark == '"' and found == "”"):
                return match.end()
        elif found in closers:
            return match.end()
    return None


def _single_closing_end(text: str, inside: int, mark: str, paragraph: Span) -> int | None:
    """Return the end of the first single mark that can close, skipping apostrophes."""
    closer = _PAIRS[mark]
    for at in range(inside, min(paragraph.end, inside + 400)):
        if text[at] != closer or text[at - 1].isspace():
            continue
        after = text[at + 1 : at + 2]
        if after.isalnum():
            continue  # an apostrophe: don't
        if text[at - 1] == "s" and after == " " and closer in text[at + 1 : paragraph.end]:
            continue  # perhaps a plural possessive (the leaders' words'): a later mark closes
        return at + 1
    return None


_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z“\"]|\s*$)")
#: “We lost, Ruth Adler said.: where the closing mark was forgotten, before its attribution
_ATTRIBUTED = re.compile(
    r",(?= (?:(?:[A-Z][\w.'’-]* ){1,4}|he |she |they )(?:said|says|told|asked|added)\b"
    r"| (?:said|says|asked|added) (?:[A-Z]|the |he |she |they ))"
)


def _sentence_end(text: str, inside: int, limit: int) -> int:
    match = _SENTENCE_END.search(text, inside, limit)
    end = match.end() if match else limit
    attributed = _ATTRIBUTED.search(text, inside, end)
    return attributed.end() if attributed else end
