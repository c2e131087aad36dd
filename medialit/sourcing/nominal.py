"""Nouns that report what somebody said: *the accusation that …*, *Adler’s claim that …*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from medialit.lexicons import load_lexicon
from medialit.model import Span
from medialit.sourcing.attributions import Attribution
from medialit.sourcing.clauses import QUOTE, Sentence, noun_phrase_after, noun_phrase_before
from medialit.sourcing.contents import clause_end

__all__ = ["find_nominal_attributions", "speech_nouns"]

_STRENGTH = 0  # inside the words of a speaker it is that speaker's


@cache
def speech_nouns() -> frozenset[str]:
    """Return the nouns whose that-clause reports what somebody said, in lower case."""
    return frozenset(load_lexicon("cues")["nouns"]["lemmas"])


def find_nominal_attributions(sentence: Sentence) -> Iterator[Attribution]:
    """Yield the that-clauses of nouns of saying; the source is the possessor, or stays open.

    Source:
        Quirk et al. (1985), 17.26, appositive that-clauses; Pareti (2016), nominal cues.
    """
    words, tokens = sentence.words, sentence.tokens
    for at in range(len(words) - 2):
        if words[at] not in speech_nouns() or not tokens[at].tag.startswith("NN"):
            continue
        by = noun_phrase_after(sentence, at + 2) if words[at + 1] in ("by", "from") else None
        that = by[1] if by else at + 1
        if that + 1 >= len(words) or words[that] != "that" or tokens[that].tag == "DT":
            continue
        content = (that + 1, _before_verdict(sentence, that + 1))
        source = by or _possessor(sentence, at)
        if content[0] < content[1]:
            yield Attribution(
                [Span(tokens[content[0]].start, tokens[content[1] - 1].end)],
                Span(tokens[at].start, tokens[at].end),
                Span(tokens[source[0]].start, tokens[source[1] - 1].end) if source else None,
                "nominal-cue",
                sentence,
                _STRENGTH,
            )


def _before_verdict(sentence: Sentence, start: int) -> int:
    """Return where the clause ends: before a verdict (*called the claim that … “nonsense”*)."""
    end = clause_end(sentence, start)
    for at in range(start + 1, end):
        if sentence.tokens[at].tag == QUOTE and sentence.tokens[at - 1].tag.startswith("NN"):
            return at
    return end


def _possessor(sentence: Sentence, noun: int) -> tuple[int, int] | None:
    """Return whose claim it is: *Ruth Adler* in *Ruth Adler’s claim*, *his* in *his claim*."""
    tokens = sentence.tokens
    for at in range(noun - 1, max(noun - 4, -1), -1):
        if tokens[at].tag == "POS":
            return noun_phrase_before(sentence, at)
        if tokens[at].tag == "PRP$":
            return at, at + 1
        if not tokens[at].tag.startswith(("JJ", "NN")):
            return None
    return None
