"""Claims: what asserts something, who asserts it, and what the article offers for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialit.claims.clauses import split_clauses, split_quoted
from medialit.claims.evidence import evidence_for
from medialit.claims.kinds import kind_of_claim, type_of_claim
from medialit.claims.worthiness import reasons_to_check, worthiness_of
from medialit.framing.findings import find_framing
from medialit.model import Annotation, Article, Claim, Document, Quotation, Span
from medialit.segmenting import segment
from medialit.sourcing.coverage import Coverage
from medialit.sourcing.cues import stance_of
from medialit.sourcing.provenance import find_structure
from medialit.sourcing.sources import quotations_of_story

__all__ = ["find_claims"]

_NOT_CLAIMS = (
    "structure.promo",
    "structure.caption",
    "structure.credit",
    "structure.byline",
    "structure.date",
)
#: Where the noun phrase of a presupposed deed ends.
_GOES_ON = re.compile(r",|\s+(?:is|are|was|were|has|have|had|will|would|and|but|that|which|who)\b")
#: Where a sentence asks the reader to do something, it asserts nothing.
_ASKS = re.compile(
    r"(?:watch|join|click|read|see|sign up|subscribe|follow|share|listen|look|please|download)\b",
    re.I,
)
_SPEAKING = frozenset(("i", "we", "you"))
_PRESUPPOSED = "possessive-nominalization"


@dataclass(frozen=True, slots=True)
class _Statement:
    span: Span
    sentence: Span
    quotation: Quotation | None


def find_claims(
    article: Article | Document,
    structure: Sequence[Annotation] | None = None,
    quotations: Sequence[Quotation] | None = None,
    framing: Sequence[Annotation] | None = None,
) -> tuple[Claim, ...]:
    """Return what the article asserts, in reading order.

    What stands in quotation marks is the source's claim, sentence by sentence. What is reported
    (*the mayor said that …*) is one claim with the words around it, of that source; where the cue
    denies (*denied*) it is the reporter's, about what was said. Questions and bare opinions are
    returned too, with their kind.

    Args:
        article: an article; empty text gives none.
        structure: its parts of the page, if at hand.
        quotations: its quotations, if at hand.
        framing: what ``find_framing`` found in it, if at hand.

    Returns:
        Claims ordered by where they begin; a presupposed one lies inside another.

    Example:
        >>> [c.kind for c in find_claims(Article("The council cut 12 jobs. It should not."))]
        ['fact', 'opinion']
    """
    document = segment(article) if isinstance(article, Article) else article
    structure = find_structure(document) if structure is None else structure
    if quotations is None:
        quotations = quotations_of_story(document, structure)
    if framing is None:
        framing = find_framing(document, structure, quotations)
    presupposed = [a for a in framing if a.label == "framing.presupposition"]
    starts = [a.span.start for a in presupposed]
    claims = []
    for statement in _statements(document, structure, quotations):
        first = bisect_right(starts, statement.span.start - 1)
        last = bisect_right(starts, statement.span.end - 1)
        inside = presupposed[first:last]
        claims.append(_claim(document.text, statement, inside))
        claims += [
            _presupposed(document.text, statement, a.span) for a in inside if a.rule == _PRESUPPOSED
        ]
    return tuple(sorted(claims, key=lambda c: (c.span.start, -c.span.end)))


def _claim(text: str, statement: _Statement, inside: Sequence[Annotation]) -> Claim:
    words = statement.span.of(text)
    kind = kind_of_claim(words)
    reasons = reasons_to_check(words)
    quotation = statement.quotation
    speaker = quotation.speaker if quotation else None
    return Claim(
        statement.span,
        kind,
        speaker,
        worthiness_of(reasons),
        tuple(map(str, reasons)),
        evidence_for(text, statement.span, statement.sentence, speaker, quotation),
        type_of_claim(words, kind),
        tuple(a.span for a in inside),
    )


def _presupposed(text: str, statement: _Statement, noun: Span) -> Claim:
    """Return the fact that a possessive nominalization takes for granted."""
    goes_on = _GOES_ON.search(text, noun.end, statement.span.end)
    span = Span(noun.start, goes_on.start() if goes_on else statement.span.end)
    reasons = reasons_to_check(span.of(text))
    speaker = statement.quotation.speaker if statement.quotation else None
    return Claim(
        span,
        "presupposed",
        speaker,
        worthiness_of(reasons),
        tuple(map(str, reasons)),
        ("none: it is taken for granted",),
        type_of_claim(span.of(text), "presupposed"),
    )


def _statements(
    document: Document, structure: Sequence[Annotation], quotations: Sequence[Quotation]
) -> Iterator[_Statement]:
    """Yield the sentences of direct quotations, and the clauses of what stands around them."""
    text = document.text
    starts = [sentence.start for sentence in document.sentences]
    direct = Coverage(len(text))
    reported: dict[int, list[tuple[Span, Quotation]]] = {}
    for quotation in quotations:
        for content in quotation.content:
            home = max(bisect_right(starts, content.start) - 1, 0)
            sentence = document.sentences[home]
            if quotation.kind != "direct":
                reported.setdefault(home, []).append((content, quotation))
                continue
            parts = [c for p in split_quoted(text, content) for c in split_clauses(text, p)]
            yield from (_Statement(clause, sentence, quotation) for clause in parts)
            if parts:
                direct.add(content)
                if quotation.cue:
                    direct.add(quotation.cue)
    closed = Coverage(len(text), (a.span for a in structure if a.label in _NOT_CLAIMS))
    for number, sentence in enumerate(document.sentences):
        if closed.touches(sentence):
            continue
        for clause in split_clauses(text, sentence):
            if not direct.touches(clause) and not _ASKS.match(text, clause.start):
                said = (q for span, q in reported.get(number, ()) if span.overlaps(clause))
                by = next((q for q in said if not _is_of_reporter(text, q)), None)
                yield _Statement(clause, sentence, by)


def _is_of_reporter(text: str, quotation: Quotation) -> bool:
    """Return whether reported words are the writer's own claim about what was said or thought.

    *They denied that …* does not assert what follows; *I think that …* is the writer's own view.
    """
    denies = quotation.cue is not None and stance_of(quotation.cue.of(text)) == "negating"
    own = quotation.source is not None and quotation.source.of(text).lower() in _SPEAKING
    return denies or own
