"""Phrases that name a source: *according to X*, *in the words of X*, *per X*."""

from __future__ import annotations

from collections.abc import Iterator

from medialit.model import Span
from medialit.sourcing.attributions import Attribution
from medialit.sourcing.clauses import QUOTE, Sentence, noun_phrase_after
from medialit.sourcing.contents import Range, clause_end
from medialit.sourcing.speakers import words_of

__all__ = ["find_phrase_attributions"]

_PHRASES = (("according", "to"), ("in", "the", "words", "of"), ("per",))
_STRENGTH = 2


def find_phrase_attributions(sentence: Sentence) -> Iterator[Attribution]:
    """Yield what a sentence has from somebody by such a phrase.

    Source:
        AP Stylebook, attribution; Pareti (2016), prepositional cues.
    """
    words, tokens = sentence.words, sentence.tokens
    for at in range(len(words) - 2):
        phrase = next((p for p in _PHRASES if words[at : at + len(p)] == p), None)
        source = noun_phrase_after(sentence, at + len(phrase)) if phrase else None
        if phrase is None or source is None or not _is_source(sentence, source, phrase):
            continue
        start, end = _content(sentence, at, source[1])
        if start < end:
            yield Attribution(
                [Span(tokens[start].start, tokens[end - 1].end)],
                Span(tokens[at].start, tokens[at + len(phrase) - 1].end),
                Span(tokens[source[0]].start, tokens[source[1] - 1].end),
                "according-to",
                sentence,
                _STRENGTH,
            )


def _is_source(sentence: Sentence, source: Range, phrase: tuple[str, ...]) -> bool:
    """Return whether the noun can speak: not *according to income*, not *per person*."""
    start, end = source
    first = sentence.tokens[start]
    if phrase == ("per",):
        return first.tag == "NNP"
    bare = end - start == 1 and first.tag == "NN" and first.text.islower()
    kinds = ("document", "institution", "unnamed_group", "unnamed_person")
    return not bare or any(first.text in words_of(kind) for kind in kinds)


def _content(sentence: Sentence, at: int, after: int) -> Range:
    words, tokens = sentence.words, sentence.tokens
    for k in range(after + 1, len(words)):
        if tokens[k].tag == QUOTE and words[k - 1] == ",":
            return k, k + 1
    if at and words[at - 1] in (",", "--", "—"):
        return 0, at - 1
    if at:
        return 0, at
    comma = next((k for k in range(after, len(words)) if words[k] == ","), None)
    start = after if comma is None else comma + 1
    return start, clause_end(sentence, start)
