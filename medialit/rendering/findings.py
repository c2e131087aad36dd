"""A report arranged for a reader: layers, numbered findings, paragraphs with their segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medialit.model import LABELS, Annotation, Report, Span
from medialit.rendering.segments import Segment, cut
from medialit.rules import get_rule
from medialit.segmenting import find_paragraphs

__all__ = [
    "CLAIMS",
    "FRAMING",
    "LAYERS",
    "SOURCING",
    "Finding",
    "Layer",
    "Paragraph",
    "arrange",
    "layer_of",
    "paragraphs_of",
]


@dataclass(frozen=True, slots=True)
class Layer:
    """A kind of mark that can be switched on and off; its letter stands beside its colour."""

    name: str
    letter: str
    title: str


#: The layers in the order of the legend; a label belongs to the first whose name fits.
LAYERS = (
    Layer("quotation", "Q", "What was said"),
    Layer("cue", "C", "Cue: the word that tells us so"),
    Layer("source", "S", "Source: who said it"),
    Layer("unattributed", "N", "Nobody named"),
    Layer("structure", "P", "Part of the page, not the story"),
    Layer("loaded", "L", "Loaded language"),
    Layer("hedge", "H", "Hedge: not certain, or who says so?"),
    Layer("booster", "B", "Booster: no doubt allowed"),
    Layer("presupposition", "T", "Taken for granted"),
    Layer("passive", "A", "Who does it? Passives and deeds as nouns"),
    Layer("contrast", "X", "Contrast"),
    Layer("claim", "V", "A claim worth checking"),
    Layer("number", "#", "A number with a question"),
)
#: The layers of each view of an article.
SOURCING = ("quotation", "cue", "source", "unattributed", "structure")
FRAMING = ("loaded", "hedge", "booster", "presupposition", "passive", "contrast")
CLAIMS = ("claim", "number")
_LAYER_OF = {
    "framing.modal": "hedge",
    "framing.passive_no_agent": "passive",
    "framing.passive_with_agent": "passive",
    "framing.passive_reduced": "passive",
    "framing.nominalization": "passive",
}
#: Parts that the page already shows as what they are.
_SHOWN_ANYWAY = frozenset(("structure.headline",))


@dataclass(frozen=True, slots=True)
class Finding:
    """One annotation with everything a reader may ask about it."""

    number: int
    layer: Layer
    title: str
    quote: str
    message: str
    explanation: str
    rule: str
    known_error: str
    source: str
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number, what part of the page it is, and its segments."""

    number: int
    kind: str
    span: Span
    segments: tuple[Segment, ...]


def arrange(report: Report, layers: Sequence[str] | None = None) -> tuple[Finding, ...]:
    """Return the findings of the chosen layers (all if ``None``), numbered in reading order.

    Raises:
        ValueError: if a layer has another name than those of ``LAYERS``.
    """
    by_name = {layer.name: layer for layer in LAYERS}
    for name in layers or ():
        if name not in by_name:
            raise ValueError(f"no layer {name!r}: choose from {', '.join(by_name)}")
    wanted = set(by_name if layers is None else layers)
    paragraphs = find_paragraphs(report.article.text)
    found: list[Finding] = []
    at = 0
    for annotation in report.annotations:
        layer = by_name[layer_of(annotation.label)]
        if layer.name not in wanted or annotation.label in _SHOWN_ANYWAY:
            continue
        while at + 1 < len(paragraphs) and paragraphs[at].end <= annotation.span.start:
            at += 1
        found.append(_finding(report, annotation, layer, len(found) + 1, at + 1))
    return tuple(found)


def layer_of(label: str) -> str:
    """Return the name of the layer in which findings with this label are shown."""
    area, name = label.split(".")
    return _LAYER_OF.get(label, area if area == "structure" else name)


def paragraphs_of(report: Report, findings: Sequence[Finding]) -> tuple[Paragraph, ...]:
    """Return the article's paragraphs with segments whose marks are indices into ``findings``."""
    text = report.article.text
    kinds = {
        a.span.start: a.label.split(".")[1]
        for a in report.annotations
        if a.label.startswith("structure.")
    }
    spans = find_paragraphs(text)
    mine: list[list[int]] = [[] for _ in spans]
    at = 0
    for index in sorted(range(len(findings)), key=lambda i: findings[i].span.start):
        span = findings[index].span
        while at + 1 < len(spans) and spans[at].end <= span.start:
            at += 1
        for later in range(at, len(spans)):
            if spans[later].start >= span.end:
                break
            mine[later].append(index)
    result: list[Paragraph] = []
    for number, (span, indices) in enumerate(zip(spans, mine, strict=True), start=1):
        indices.sort()
        segments = cut(text, [findings[i].span for i in indices], within=span)
        result.append(
            Paragraph(
                number,
                kinds.get(span.start, "text"),
                span,
                tuple(
                    Segment(s.text, s.start, s.end, tuple(indices[m] for m in s.marks))
                    for s in segments
                ),
            )
        )
    return tuple(result)


def _finding(
    report: Report, annotation: Annotation, layer: Layer, number: int, paragraph: int
) -> Finding:
    rule = get_rule(annotation.rule)
    return Finding(
        number,
        layer,
        LABELS[annotation.label],
        annotation.span.of(report.article.text),
        annotation.message,
        rule.explanation,
        rule.name,
        rule.known_error,
        rule.source,
        annotation.span,
        paragraph,
    )
