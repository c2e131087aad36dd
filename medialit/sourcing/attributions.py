"""From a cue word outward: who is the subject, and which words are what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medialit.model import Span
from medialit.sourcing.clauses import QUOTE, Sentence, noun_phrase_after, noun_phrase_before
from medialit.sourcing.contents import FINAL, Range, find_content
from medialit.sourcing.cues import Cue, cue_forms

__all__ = ["Attribution", "find_attributions", "subject_of"]

_BE = frozenset("is are was were be been being am 's 're".split())
_AUXILIARY = _BE | frozenset(
    "has have had 've 'd will would did does do can could may might".split()
)
_ADVERBS = frozenset("later also then earlier publicly once again still not n't never".split())
_BEFORE_GERUND = frozenset("by in while after before when without".split())
_RELATIVE = frozenset(("who", "which", "that"))


@dataclass(slots=True)
class Attribution:
    """Content with its cue and source, as one sentence shows them.

    Attributes:
        content: spans in reading order; more may be added when the quotation goes on.
        rule: the rule that found it.
        strength: how sure the pattern is, to settle overlaps (larger wins).
    """

    content: list[Span]
    cue: Span | None
    source: Span | None
    rule: str
    sentence: Sentence
    strength: int = 0


def find_attributions(sentence: Sentence) -> list[Attribution]:
    """Return the attributions in one sentence; their contents may overlap."""
    found: list[Attribution] = []
    for at, size, cue in _cues(sentence):
        attribution = _from_verb(sentence, at, size, cue, found)
        if attribution:
            found.append(attribution)
    return found


def subject_of(sentence: Sentence, at: int) -> Span | None:
    """Return who speaks, for a cue verb at token ``at`` that has no content in its sentence."""
    found, _ = _subject(sentence, _skip_auxiliaries(sentence, at), at, 1, [])
    if found is None:
        return None
    return Span(sentence.tokens[found[0]].start, sentence.tokens[found[1] - 1].end)


def _cues(sentence: Sentence) -> Iterator[tuple[int, int, Cue]]:
    forms = cue_forms()
    words, tokens = sentence.words, sentence.tokens
    for at, word in enumerate(words):
        pair = f"{word} {words[at + 1]}" if at + 1 < len(words) else ""
        cue = forms.get(pair) or forms.get(word)
        if cue is None or tokens[at].tag == QUOTE:
            continue
        if tokens[at].tag.startswith("VB") or word in ("said", "says"):
            yield at, 2 if pair in forms else 1, cue


def _from_verb(
    sentence: Sentence, at: int, size: int, cue: Cue, found: list[Attribution]
) -> Attribution | None:
    words, tokens = sentence.words, sentence.tokens
    first = _skip_auxiliaries(sentence, at)
    if any(word in _BE for word in words[first:at]) and not words[at].endswith("ing"):
        return None  # a passive: who said it is another rule's question
    subject, inverted = _subject(sentence, first, at, size, found)
    if subject is None:
        return None
    shared = tokens[at].tag == "VBG" or words[first - 1] in ("and", "but", "or")
    before = first if shared and first else min(subject[0], first)
    after = subject[1] if inverted else at + size
    ranges, rule, strength = find_content(sentence, before, after, cue, at=at)
    content = [(start, stop) for start, stop in ranges if start < stop]
    if not content:
        return None
    spans = [Span(tokens[a].start, tokens[b - 1].end) for a, b in content]
    return Attribution(
        spans,
        Span(tokens[at].start, tokens[at + size - 1].end),
        Span(tokens[subject[0]].start, tokens[subject[1] - 1].end),
        rule,
        sentence,
        strength,
    )


def _skip_auxiliaries(sentence: Sentence, at: int) -> int:
    words, tokens = sentence.words, sentence.tokens
    while at > 0:
        word, tag = words[at - 1], tokens[at - 1].tag
        chained = words[at] == "to" and tag.startswith("VB")
        if not (word in _AUXILIARY or word in _ADVERBS or tag in ("RB", "MD", "TO") or chained):
            break
        at -= 1
    return at


def _subject(
    sentence: Sentence, first: int, at: int, size: int, found: list[Attribution]
) -> tuple[Range | None, bool]:
    """Return the token range of who speaks, and whether it follows the cue."""
    words, tokens = sentence.words, sentence.tokens
    previous = words[first - 1] if first else ""
    if first == 0:  # Said Ruth Adler: …
        right = noun_phrase_after(sentence, at + size)
        return (
            (right, True) if right and words[right[1] : right[1] + 1] == (":",) else (None, False)
        )
    after_quote = first > 0 and tokens[first - 1].tag == QUOTE
    if after_quote or previous in (",", "--", "—", "?", "!"):
        right = noun_phrase_after(sentence, at + size)
        if right and words[right[0]] == "that":
            right = None
        ends = right is not None and (after_quote or _closes(sentence, right[1]))
        if right and ends and tokens[at].tag != "VBG":
            return right, True
        if after_quote:
            return None, False
        if tokens[at].tag == "VBG":
            return _main_subject(sentence, first - 1, found), False
        return _before_apposition(sentence, first - 1), False
    if previous in _RELATIVE:
        end = first - 1
        if end > 0 and words[end - 1] == ",":
            end -= 1
        return noun_phrase_before(sentence, end), False
    if previous in ("and", "but", "or") or (
        first and tokens[at].tag == "VBG" and previous in _BEFORE_GERUND
    ):
        return _main_subject(sentence, first - 1, found), False
    return noun_phrase_before(sentence, first), False


def _closes(sentence: Sentence, at: int) -> bool:
    """Return whether the sentence, or its main part, ends at token ``at``."""
    return at >= len(sentence.words) or (
        sentence.words[at] in (",", ".", "?", "!")
        and not any(token.tag == QUOTE for token in sentence.tokens[at:])
    )


def _main_subject(sentence: Sentence, before: int, found: list[Attribution]) -> Range | None:
    """Return the subject of the sentence's main clause, for a verb that shares it."""
    tokens = sentence.tokens
    for attribution in reversed(found):
        if attribution.source and attribution.source.end <= tokens[before].start:
            inside = [
                n
                for n, token in enumerate(tokens)
                if attribution.source.start <= token.start < attribution.source.end
            ]
            return inside[0], inside[-1] + 1
    for at in range(before):
        if tokens[at].tag in ("VBD", "VBZ", "VBP", "MD"):
            return noun_phrase_before(sentence, _skip_auxiliaries(sentence, at))
    return None


def _before_apposition(sentence: Sentence, comma: int) -> Range | None:
    """Return the noun phrase that an apposition between two commas describes."""
    words = sentence.words
    for at in range(comma - 1, max(comma - 30, 0), -1):
        if sentence.tokens[at].tag == QUOTE:
            return None
        if words[at] == ",":
            found = noun_phrase_before(sentence, at)
            if found and words[at - 1] not in FINAL:
                return found
    return None
