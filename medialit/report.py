"""Everything the kit finds in one article, and that report as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from medialit.claims.consistency import find_unsupported
from medialit.claims.detection import find_claims
from medialit.claims.numbers import find_number_questions
from medialit.claims.worthiness import ERROR_RATE
from medialit.framing.consistency import find_wording_clues
from medialit.framing.findings import find_framing, framing_measures
from medialit.framing.standing import Standing
from medialit.model import (
    Annotation,
    Article,
    Claim,
    Document,
    Measure,
    Quotation,
    Report,
    Source,
    Span,
)
from medialit.quote_marks import find_quote_regions
from medialit.rules import get_rule
from medialit.segmenting import segment
from medialit.sourcing.cues import cue_message
from medialit.sourcing.inconsistencies import find_clues
from medialit.sourcing.provenance import find_absent, find_structure
from medialit.sourcing.sources import name_sources, quotations_of_story
from medialit.sourcing.unattributed import find_unattributed

__all__ = ["SCHEMA", "analyze", "report_to_dict"]

#: The name and version of the JSON that ``report_to_dict`` gives.
SCHEMA = "medialit.report/1"
_WORTH_CHECKING = 0.5


def analyze(article: Article | str) -> Report:
    """Return the report on an article: structure, quotations, sources and measures.

    Args:
        article: an article, or its plain text. Empty text gives an empty report with a note.

    Returns:
        A report whose annotations are ordered by where they begin.

    Example:
        >>> analyze("“No,” said Ana Ruiz.").sources[0].name
        'Ana Ruiz'
    """
    if isinstance(article, str):
        article = Article(article)
    document = segment(article)
    structure = find_structure(document)
    quotations = quotations_of_story(document, structure)
    sources = name_sources(document, quotations)
    framing = find_framing(document, structure, quotations)
    claims = find_claims(document, structure, quotations, framing)
    annotations = [
        *structure,
        *framing,
        *find_number_questions(document),
        *_worth_checking(claims),
        *(a for q in quotations for a in _annotations(q, document.text)),
        *find_unattributed(document, quotations),
    ]
    annotations.sort(key=lambda a: (a.span.start, -a.span.end, a.label))
    return Report(
        article,
        tuple(annotations),
        quotations,
        sources,
        claims,
        (
            *_measures(document, quotations, sources),
            *framing_measures(document, framing, Standing(document, structure, quotations)),
        ),
        _notes(document, quotations, structure, framing),
    )


def report_to_dict(report: Report) -> dict[str, Any]:
    """Return the report as plain data, ready for ``json.dumps`` (see docs/architecture.md)."""
    article = report.article
    return {
        "schema": SCHEMA,
        "article": {
            "title": article.title,
            "outlet": article.outlet,
            "byline": article.byline,
            "published": article.published,
            "url": article.url,
            "text": article.text,
            "sha256": article.sha256,
            "repairs": list(article.repairs),
        },
        "annotations": [
            {
                **_span(a.span),
                "label": a.label,
                "rule": a.rule,
                "message": a.message,
                **({"voice": a.voice} if a.voice else {}),
            }
            for a in report.annotations
        ],
        "quotations": [
            {
                "kind": q.kind,
                "content": [_span(span) for span in q.content],
                "cue": _span(q.cue) if q.cue else None,
                "source": _span(q.source) if q.source else None,
                "speaker": q.speaker,
            }
            for q in report.quotations
        ],
        "sources": [
            {
                "name": s.name,
                "kind": s.kind,
                "role": s.role,
                "quotations": list(s.quotations),
                "words": s.words,
            }
            for s in report.sources
        ],
        "claims": [_claim(claim) for claim in report.claims],
        "measures": [
            {"name": m.name, "value": m.value, "unit": m.unit, "n": m.n} for m in report.measures
        ],
        "notes": list(report.notes),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _worth_checking(claims: Sequence[Claim]) -> Iterator[Annotation]:
    """Yield a mark for each claim that is more worth checking than not."""
    rule = get_rule("check-worthy-claim")
    for claim in claims:
        if claim.worthiness >= _WORTH_CHECKING and claim.claim_type != "not a claim":
            reasons = ", ".join(claim.reasons)
            yield Annotation(
                claim.span,
                rule.label,
                rule.name,
                f"Worth checking: {claim.worthiness:.2f} of 1 = {reasons}. {ERROR_RATE}",
            )


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        **_span(claim.span),
        "kind": claim.kind,
        "claim_type": claim.claim_type,
        "attributed_to": claim.attributed_to,
        "worthiness": claim.worthiness,
        "reasons": list(claim.reasons),
        "evidence": list(claim.evidence),
        "presupposes": [_span(span) for span in claim.presupposes],
    }


def _annotations(quotation: Quotation, text: str) -> Iterator[Annotation]:
    who = quotation.speaker or "nobody named"
    kind = {
        "direct": "Direct quotation",
        "mixed": "Mixed quotation",
        "indirect": "Indirect quotation",
    }
    for span in quotation.content:
        yield Annotation(
            span, "sourcing.quotation", quotation.rule, f"{kind[quotation.kind]}: {who}."
        )
    if quotation.cue:
        rule = get_rule("cue-word")
        message = cue_message(quotation.cue.of(text), who) or rule.explanation
        yield Annotation(quotation.cue, rule.label, rule.name, message)
    if quotation.source:
        rule = get_rule("source-mention")
        yield Annotation(quotation.source, rule.label, rule.name, _reading(who))


def _reading(speaker: str) -> str:
    """Return how a mention was read, or that it could not be."""
    if speaker.lower() in ("he", "she", "they", "it", "we", "who", "i", "you"):
        return f"Not resolved: the rules cannot tell whom “{speaker}” means here."
    return f"Read as: {speaker}."


def _measures(
    document: Document, quotations: Sequence[Quotation], sources: Sequence[Source]
) -> tuple[Measure, ...]:
    words = len(document.text.split())
    regions = find_quote_regions(document.text, document.paragraphs)
    quoted = sum(len(r.inner.of(document.text).split()) for r in regions)
    measures = [Measure("words", words, "words", 1)]
    if words:
        measures.append(Measure("quoted_words_share", quoted / words, "share of words", words))
    total = sum(source.words for source in sources)
    if total:
        most = max(sources, key=lambda source: source.words)
        measures.append(
            Measure("largest_voice_share", most.words / total, "share of quoted words", total)
        )
    if quotations:
        unnamed = sum(q.speaker is None for q in quotations)
        measures.append(
            Measure(
                "quotations_without_source",
                unnamed / len(quotations),
                "share of quotations",
                len(quotations),
            )
        )
    return tuple(measures)


def _notes(
    document: Document,
    quotations: Sequence[Quotation],
    structure: Sequence[Annotation],
    framing: Sequence[Annotation],
) -> tuple[str, ...]:
    if not document.text.strip():
        return ("There is no text to read.",)
    notes = list(find_absent(structure, document))
    text = document.text
    clues = [
        *find_clues(document, structure),
        *find_wording_clues(document, framing),
        *find_unsupported(document, quotations),
    ]
    clues.sort(key=lambda clue: clue.span.start)
    notes += [f"{clue.message} (“{clue.span.of(text)}”)" for clue in clues]
    if not quotations:
        notes.append("No quotation was found: nobody is quoted in words that the rules know.")
    return tuple(notes)
