"""Clues in the wording: a hedge that gets lost, words that come twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from medialit.framing.content_words import content_words, is_function_word
from medialit.model import Annotation, Document, Span
from medialit.sourcing.inconsistencies import Clue

__all__ = ["find_wording_clues"]

_HEDGE = "charge-word"
_TAKEN_AS_KNOWN = ("definite-nominalization", "possessive-nominalization")
_REACH = 50  # characters after "alleged" in which the thing stands
_RUN, _FEWEST_CONTENT = 6, 3  # words in a run that comes twice, and words in it that tell something
_MARKS = '“”"«»'
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def find_wording_clues(document: Document, framing: Sequence[Annotation]) -> tuple[Clue, ...]:
    """Return where a hedge is dropped on the way, and where a run of words comes twice.

    Args:
        document: the article in sentences.
        framing: what ``find_framing`` found in it.
    """
    found = [*_dropped_hedges(document, framing), *_repeated_words(document)]
    return tuple(sorted(found, key=lambda clue: clue.span.start))


def _dropped_hedges(document: Document, framing: Sequence[Annotation]) -> Iterator[Clue]:
    text = document.text
    hedged: dict[str, Span] = {}
    for hit in framing:
        if hit.rule == _HEDGE and hit.voice != "quotation":
            end = _end_of_phrase(text, hit.span.end)
            for stem, span in content_words(text[hit.span.end : end]):
                hedged.setdefault(stem, Span(hit.span.start, hit.span.end + span.end))
    for hit in framing:
        if hit.rule not in _TAKEN_AS_KNOWN or hit.voice == "quotation":
            continue
        words = [stem for stem, _ in content_words(hit.span.of(text))]
        other = hedged.get(words[-1]) if words else None
        if other and not other.overlaps(hit.span):
            yield Clue(
                "dropped_hedge",
                hit.span,
                other,
                f"Elsewhere it is “{other.of(text)}”; here the hedge is gone. What has changed?",
                "it was confirmed between the two places",
            )


def _end_of_phrase(text: str, start: int) -> int:
    stops = (
        text.find(mark, start, start + _REACH) for mark in (".", ",", ";", "\n", " in ", " of ")
    )
    return min((stop for stop in stops if stop > 0), default=min(start + _REACH, len(text)))


def _repeated_words(document: Document) -> Iterator[Clue]:
    """Yield the second place of each longer run of words that the text uses twice."""
    text = document.text
    seen: dict[tuple[str, ...], Span] = {}
    last = 0
    for sentence in document.sentences:
        if text[sentence.end - 1] not in ".!?:" or any(m in sentence.of(text) for m in _MARKS):
            continue  # a headline, or words that somebody else repeats
        words = list(_WORD.finditer(text, sentence.start, sentence.end))
        lower = [match.group().lower() for match in words]
        for at, key in enumerate(zip(*(lower[n:] for n in range(_RUN)), strict=False)):
            run = words[at : at + _RUN]
            span = Span(run[0].start(), run[-1].end())
            first = seen.setdefault(key, span)
            if first != span and span.start >= last and _says_something(run):
                last = sentence.end
                yield Clue(
                    "repeated_words",
                    sentence,
                    first,
                    f"“{first.of(text)}” stands here a second time: is the page put together from "
                    "older parts?",
                    "a name, a title or a slogan that has to be repeated",
                )


def _says_something(run: Sequence[re.Match[str]]) -> bool:
    """Return whether a run of words is more than a name and small words."""
    plain = [m.group() for m in run if m.group().islower()]
    return sum(not is_function_word(word) for word in plain) >= _FEWEST_CONTENT
