"""Sentences as tokens, each quoted region one token, and the noun phrases around a verb.

There is no parser here: a noun phrase is found from part-of-speech tags, outward from the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from medialit.model import Document, Span, Token
from medialit.quote_marks import QuoteRegion
from medialit.segmenting import tag_tokens

__all__ = ["QUOTE", "Sentence", "mask_quotes", "noun_phrase_after", "noun_phrase_before"]

#: The tag of a token that stands for a whole quoted region.
QUOTE = "QUOTE"

TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow"
    " january february march april may june july august september october november december"
    " jan. feb. aug. sept. oct. nov. dec. afternoon morning evening night week month year"
    " weekend".split()
)
_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = _NOUN | {"JJ", "JJR", "JJS", "CD", "DT", "PRP", "PRP$", "POS", "VBG", "VBN", "FW", "#"}
_HEADS = _NOUN | {"PRP", "DT", "CD", "JJ", "WP"}
_LINKS = frozenset("of for at in from with on".split())
_PRONOUNS = frozenset("he she they it we i you who".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens; ``regions`` are the quoted regions inside it."""

    span: Span
    tokens: tuple[Token, ...]
    regions: tuple[QuoteRegion, ...] = ()
    paragraph: int = 0
    words: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def read(
        cls, document: Document, masked: str, span: Span, regions: Sequence[QuoteRegion], at: int
    ) -> Sentence:
        """Return the sentence with tags; a region that was masked becomes one ``QUOTE`` token."""
        starts = {region.span.start for region in regions if is_long(document.text, region)}
        tokens = tuple(
            Token(token.text, token.start, token.end, QUOTE) if token.start in starts else token
            for token in tag_tokens(masked, span)
        )
        return cls(span, tokens, tuple(regions), at, tuple(t.text.lower() for t in tokens))


def is_long(text: str, region: QuoteRegion) -> bool:
    """Return whether a region is more than a quoted word or two: it then acts as a clause."""
    inner = region.inner.of(text).strip()
    return inner[-1:] in ",.!?" or len(inner.split()) >= 4


def mask_quotes(text: str, regions: Sequence[QuoteRegion]) -> str:
    """Return the text with each long quoted region as one word of the same length."""
    parts: list[str] = []
    at = 0
    for region in regions:
        span = region.span
        parts.append(text[at : span.start])
        if is_long(text, region):
            parts.append("Q" + "q" * (span.end - span.start - 1))
        else:
            parts.append(" " + text[span.start + 1 : span.end - 1])
            parts.append(" " if region.closed else text[span.end - 1])
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def noun_phrase_before(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Return the token range of the noun phrase that ends just before token ``end``."""
    tokens, words = sentence.tokens, sentence.words
    while end > 0 and words[end - 1] in TIME:
        end -= 1
        if end > 0 and words[end - 1] in ("on", "last", "late", "early", "this"):
            end -= 1
    if end <= 0:
        return None
    if words[end - 1] in _PRONOUNS:
        return end - 1, end
    start = end
    while start > 0 and _belongs(sentence, start - 1, start, end):
        start -= 1
    while start < end and (
        tokens[start].tag in ("IN", "CC", "POS", ")", "VBG") or words[start] in ("and", ",")
    ):
        start += 1
    if start == end or not any(token.tag in _HEADS for token in tokens[start:end]):
        return None
    return start, end


def _belongs(sentence: Sentence, at: int, start: int, end: int) -> bool:
    """Return whether token ``at`` extends the noun phrase that now starts at ``start``."""
    token, word = sentence.tokens[at], sentence.words[at]
    right = sentence.words[start] if start < end else ""
    if word in TIME and start < end and sentence.tokens[start].tag != "POS":
        return False
    if start < end and sentence.tokens[start].tag in ("DT", "PRP", "PRP$") and word not in _LINKS:
        return (
            right not in ("the", "a", "an", "his", "her", "their", "its", "this", "that")
            and (word in ("both", "all"))
        ) or (word == "and" and at > 0 and sentence.tokens[at - 1].tag in _NOUN)
    if token.tag in _INSIDE:
        return (
            token.tag not in ("VBG", "VBN")
            or at == 0
            or sentence.tokens[at - 1].tag in ("DT", "PRP$", "JJ")
        )
    if word in _LINKS and start < end:
        return (
            at > 0
            and sentence.tokens[at - 1].tag in _NOUN
            and (word == "of" or sentence.words[at - 1] not in TIME)
        )
    if word in ("and", "&") and start < end:
        return at > 0 and sentence.tokens[at - 1].tag in _NOUN
    return token.tag in ("(", ")") and start < end


def noun_phrase_after(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the token range of the noun phrase that begins at token ``start``."""
    tokens, words = sentence.tokens, sentence.words
    if start >= len(tokens):
        return None
    if words[start] in _PRONOUNS:
        return start, start + 1
    end = start
    while end < len(tokens):
        token, word = tokens[end], words[end]
        inside = (
            token.tag in _INSIDE
            and word not in TIME
            and not (
                end > start
                and token.tag in ("DT", "PRP", "VBG", "VBN")
                and words[end - 1] not in _LINKS
            )
        )
        link = (
            end > start
            and end + 1 < len(tokens)
            and (word in ("of", "for", "at", "from") or word in ("and", "&"))
            and tokens[end + 1].tag in _INSIDE
            and words[end + 1] not in TIME
        )
        bracket = token.tag in ("(", ")") and end > start
        if not (inside or link or bracket):
            break
        end += 1
    if end == start or not any(token.tag in _HEADS for token in tokens[start:end]):
        return None
    return start, end
