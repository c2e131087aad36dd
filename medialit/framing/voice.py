"""Who does what to whom: passives with and without an agent, and what they leave open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from medialit.inflection import adjectival_participles, is_participle_form, past_only_forms
from medialit.model import Article, Document, Span, Token
from medialit.segmenting import segment, tag_tokens
from medialit.sourcing.clauses import TIME

__all__ = ["Passive", "PassiveKind", "find_passives"]

PassiveKind = Literal["be", "get", "reduced"]

_BE = frozenset("am is are was were be been being 's 're 'm".split())
_GET = frozenset("get gets got gotten getting".split())
_HAVE = frozenset("have has had having 've 'd".split())
_AUXILIARY = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got|gotten|getting)\b|(?<=\w)['’](?:s|re|m)\b",
    re.I,
)
_CHUNK = re.compile(r"[\w’'-]+|[^\w\s]")
#: A participle right before one of these words may be a reduced passive.
_REDUCED = re.compile(r"(?<=\w )(\w+) (?:by|in|during|under|at|after)\b")
_ADVERB = frozenset(("RB", "RBR", "RBS"))
_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PHRASE = _NOUN | {"DT", "PDT", "JJ", "JJR", "JJS", "CD", "PRP", "PRP$", "POS", "VBG"}
_OPENS = _PHRASE - {"VBG", "POS"} | {"WP", "WDT", "VBN", "$", "``", "FW", "QUOTE"}
_OBJECT_OPENS = frozenset(("DT", "PRP$", "PRP"))
_STOPS = frozenset((".", ":", ",", "VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "VBN", "VB"))
_DEGREE = frozenset("very too so more rather quite".split())
_LOOSE = frozenset("both all n't not later soon best".split())
_ASKS = frozenset("why how when where what which who".split())
_LONGEST_GAP, _LONGEST_REACH = 8, 18  # words: auxiliary to participle, participle to "by"
_LONGEST_AGENT, _WORDS_BEFORE, _WORDS_AFTER = 14, 5, 3  # words that are tagged around them
#: What follows "by" without doing anything: a time, a measure, a way.
_NOT_AGENTS = TIME | frozenset(
    "then now far hand mistake accident default definition nature contrast comparison itself"
    " themselves himself herself way means virtue dint foot car bus train plane boat air sea rail"
    " road land mail post email phone telephone percent noon midnight midday dawn dusk sunset"
    " sunrise half degrees name day night side example chance end time".split()
)
_MEASURE = frozenset(
    "percent % per cent percentage points point meters metres feet degrees".split()
)


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive: something is done, and the one who does it may be left out.

    Attributes:
        span: from the auxiliary to the participle, or to the end of the agent.
        kind: with a form of *be* or *get*, or ``reduced`` (a participle without an auxiliary).
        participle: the participle.
        agent: the words after *by* that say who did it; ``None`` if nobody is named.
    """

    span: Span
    kind: PassiveKind
    participle: Span
    agent: Span | None

    def question(self, text: str) -> str:
        """Return what an agentless passive leaves open, such as *accused by whom?*."""
        return f"{self.participle.of(text).lower()} by whom?"


def find_passives(document: Document | Article) -> tuple[Passive, ...]:
    """Return the passives of an article in reading order.

    Args:
        document: an article, or an article cut into sentences; empty text gives none.

    Returns:
        Passives ordered by where they begin; they may touch, but no participle is in two of them.

    Source:
        Quirk et al. (1985), 3.63-3.78, the passive and its gradient; Fowler et al. (1979),
        Language and Control, on agent deletion.

    Example:
        >>> [p.kind for p in find_passives(Article("The road was closed by the city."))]
        ['be']
    """
    if isinstance(document, Article):
        document = segment(document)
    text = document.text
    found: dict[Span, Passive] = {}
    for sentence in document.sentences:
        for auxiliary in _AUXILIARY.finditer(text, sentence.start, sentence.end):
            passive = _full(text, sentence, Span(*auxiliary.span()))
            if passive:
                found.setdefault(passive.participle, passive)
        for match in _REDUCED.finditer(text, sentence.start, sentence.end):
            place = Span(*match.span(1))
            passive = None if place in found else _reduced(text, sentence, place)
            if passive:
                found[place] = passive
    return tuple(sorted(found.values(), key=lambda passive: passive.span.start))


def _full(text: str, sentence: Span, auxiliary: Span) -> Passive | None:
    """Return the passive that this form of be or get makes, if it makes one."""
    likely = _likely_participle(text, auxiliary.end, sentence.end)
    if likely is None:
        return None
    tokens, at = _window(text, sentence, auxiliary.start, likely)
    words = [token.text.lower() for token in tokens]
    if at is None or tokens[at].tag == "POS":
        return None
    kind: PassiveKind = "get" if words[at] in _GET else "be"
    asks = auxiliary.start == sentence.start or (at > 0 and words[at - 1] in _ASKS)
    place = _participle_after(tokens, words, at, asks)
    if place is None or (words[at] == "'s" and _tag(tokens, place + 1) in _OBJECT_OPENS):
        return None  # "it's fuelled the boom": it has
    agent = _agent_after(tokens, words, place)
    degree = not _DEGREE.isdisjoint(words[at + 1 : place])
    if agent is None and (degree or words[place] in adjectival_participles()):
        return None  # "too tired": what has a degree is an adjective
    first = at
    if words[at] in ("been", "being"):
        while first and (words[first - 1] in _BE | _HAVE or tokens[first - 1].tag in _ADVERB):
            first -= 1
        while tokens[first].tag in _ADVERB:
            first += 1
    return Passive(
        Span(tokens[first].start, agent.end if agent else tokens[place].end),
        kind,
        Span(tokens[place].start, tokens[place].end),
        agent,
    )


def _reduced(text: str, sentence: Span, place: Span) -> Passive | None:
    """Return the passive of a participle right after a noun: "the bridge built by the city"."""
    word = place.of(text).lower()
    if not is_participle_form(word) or word in adjectival_participles():
        return None
    tokens, at = _window(text, sentence, place.start, place.end)
    if not at or tokens[at].tag != "VBN" or tokens[at - 1].tag not in _NOUN:
        return None
    agent = _agent_after(tokens, [token.text.lower() for token in tokens], at)
    return Passive(Span(place.start, agent.end if agent else place.end), "reduced", place, agent)


def _likely_participle(text: str, start: int, end: int) -> int | None:
    """Return where the first word ends, of the next few, that may be a participle by its form."""
    for count, match in enumerate(_CHUNK.finditer(text, start, end)):
        word = match.group().lower()
        if count > _LONGEST_GAP or word in ".;:":
            return None
        if is_participle_form(word) and word not in past_only_forms():
            return match.end()
    return None


def _window(
    text: str, sentence: Span, place: int, participle: int
) -> tuple[Sequence[Token], int | None]:
    """Return the tagged words around a place, and which of them begins there.

    Only these are tagged, not the sentence: from a few words before, to a few after the
    participle, or, where "by" follows, to the end of what may be the agent.
    """
    before = [m.start() for m in _CHUNK.finditer(text, max(sentence.start, place - 60), place)]
    start = before[-_WORDS_BEFORE] if len(before) >= _WORDS_BEFORE else (before or [place])[0]
    if place - 60 > sentence.start and before and start == before[0]:
        start = before[min(1, len(before) - 1)]  # the first may be half a word
    chunks = list(
        islice(_CHUNK.finditer(text, participle, sentence.end), _LONGEST_REACH + _LONGEST_AGENT)
    )
    by = next((n for n, m in enumerate(chunks[:_LONGEST_REACH]) if m.group().lower() == "by"), None)
    last = min(by + _LONGEST_AGENT if by is not None else _WORDS_AFTER, len(chunks)) - 1
    end = chunks[last].end() if last >= 0 else participle
    tokens = tag_tokens(text, Span(start, end))
    return tokens, next((n for n, token in enumerate(tokens) if token.start == place), None)


def _tag(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].tag if at < len(tokens) else "."


def _participle_after(
    tokens: Sequence[Token], words: Sequence[str], at: int, asks: bool
) -> int | None:
    """Return the place of the participle that belongs to the auxiliary, looking past adverbs."""
    place = at + 1
    if asks and place < len(tokens) and tokens[place].tag in _PHRASE:
        while (
            place < len(tokens)
            and place - at <= _LONGEST_GAP
            and (tokens[place].tag in _PHRASE or words[place] == "of")
        ):
            place += 1
    while place < len(tokens) and place - at <= _LONGEST_GAP:
        if _is_participle(tokens, words, at, place):
            return place
        if words[place] == ",":
            closing = next(
                (n for n in range(place + 1, min(place + 9, len(words))) if words[n] == ","), None
            )
            if closing is None:
                return None
            place = closing
        elif tokens[place].tag not in _ADVERB and words[place] not in _LOOSE:
            return None
        place += 1
    return None


def _is_participle(tokens: Sequence[Token], words: Sequence[str], at: int, place: int) -> bool:
    word, tag = words[place], tokens[place].tag
    if not is_participle_form(word) or word in past_only_forms():
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    next_tag = tokens[place + 1].tag if place + 1 < len(tokens) else "."
    if (
        word == "used"
        and following == "to"
        and (place + 2 >= len(tokens) or tokens[place + 2].tag != "VB")
    ):
        return False
    if at and words[at - 1] == "there" and next_tag in _NOUN:
        return False
    if tag in ("VBN", "VBD"):
        return next_tag not in _NOUN or tag == "VBN"
    if tag == "JJ" and word.endswith("ed"):
        return next_tag not in _NOUN
    return False


def _agent_after(tokens: Sequence[Token], words: Sequence[str], participle: int) -> Span | None:
    """Return who does it: the noun phrase after "by", if it belongs to this participle."""
    for at in range(participle + 1, min(participle + _LONGEST_REACH, len(tokens) - 1)):
        if words[at] == "by":
            return _agent_at(tokens, words, at + 1)
        if tokens[at].tag in _STOPS:
            return None
    return None


def _agent_at(tokens: Sequence[Token], words: Sequence[str], start: int) -> Span | None:
    if tokens[start].tag not in _OPENS and words[start] != "both":
        return None
    end = start
    while end < len(tokens) and (
        tokens[end].tag in _OPENS | {"VBG", "POS"}
        or (tokens[end].tag == "RB" and tokens[min(end + 1, len(tokens) - 1)].tag == "JJ")
        or words[end] == "both"
        or (words[end] in ("of", "and", "&") and end > start)
    ):
        end += 1
    while end > start and words[end - 1] in ("of", "and", "&"):
        end -= 1
    phrase = words[start:end]
    bare = len(phrase) == 1 or phrase[-1] in TIME
    if not phrase or (bare and phrase[-1] in _NOT_AGENTS) or not _MEASURE.isdisjoint(phrase):
        return None
    plain = all(tokens[n].tag in ("CD", "DT", "JJ", "$") for n in range(start, end))
    if plain and phrase != ["both"]:
        return None
    last = tokens[end - 1]
    period = last.text.endswith(".") and last.text.count(".") == 1 and len(last.text) > 3
    return Span(tokens[start].start, last.end - period)
