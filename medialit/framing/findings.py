"""Everything about how an article is told, as annotations, and as measures for each voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from medialit.framing.nominals import find_nominalizations
from medialit.framing.standing import Standing
from medialit.framing.voice import Passive, find_passives
from medialit.framing.wording import find_wording
from medialit.model import LABELS, Annotation, Article, Document, Measure, Quotation, Span, Voice
from medialit.rules import get_rule
from medialit.segmenting import segment
from medialit.sourcing.provenance import find_structure
from medialit.sourcing.sources import quotations_of_story

__all__ = ["find_framing", "framing_measures"]

_PASSIVE_RULE = {True: "passive-with-agent", False: "passive-without-agent"}
_COUNTED = ("framing.loaded", "framing.hedge", "framing.booster")
_VOICES: tuple[Voice, ...] = ("reporter", "quotation")


def find_framing(
    article: Article | Document,
    structure: Sequence[Annotation] | None = None,
    quotations: Sequence[Quotation] | None = None,
) -> tuple[Annotation, ...]:
    """Return wording, passives and nominalizations, each with the voice it stands in.

    Args:
        article: an article; empty text gives none.
        structure: its parts of the page, if at hand.
        quotations: its quotations, if at hand.

    Returns:
        Annotations in reading order; those of different rules may overlap.
    """
    document = segment(article) if isinstance(article, Article) else article
    structure = find_structure(document) if structure is None else structure
    if quotations is None:
        quotations = quotations_of_story(document, structure)
    standing = Standing(document, structure, quotations)
    found = [
        _annotation(hit.span, hit.rule, hit.note, standing)
        for hit in (*find_wording(document), *find_nominalizations(document))
    ]
    found += [_passive(passive, document.text, standing) for passive in find_passives(document)]
    return tuple(sorted(found, key=lambda a: (a.span.start, -a.span.end, a.label)))


def framing_measures(
    document: Document, framing: Sequence[Annotation], standing: Standing
) -> Iterator[Measure]:
    """Yield how often each kind of wording comes, apart for the reporter's and the quoted words."""
    words = standing.word_counts()
    for label in _COUNTED:
        for voice in _VOICES:
            if words[voice]:
                count = sum(a.label == label and a.voice == voice for a in framing)
                name = f"{LABELS[label].lower().replace(' ', '_')}_in_{_NAMED[voice]}_words"
                yield Measure(name, 1000 * count / words[voice], "per 1000 words", words[voice])
    passives = [
        a for a in framing if a.label in ("framing.passive_no_agent", "framing.passive_with_agent")
    ]
    if passives:
        without = sum(a.label == "framing.passive_no_agent" for a in passives)
        yield Measure(
            "agentless_passives", without / len(passives), "share of passives", len(passives)
        )


_NAMED = {"reporter": "reporters", "quotation": "quoted"}


def _annotation(span: Span, rule: str, note: str, standing: Standing) -> Annotation:
    known = get_rule(rule)
    message = f"{note[:1].upper()}{note[1:]}" if note else known.explanation
    return Annotation(
        span, known.label, rule, f"{message} {standing.describe(span)}", standing.voice_of(span)
    )


def _passive(passive: Passive, text: str, standing: Standing) -> Annotation:
    if passive.kind == "reduced":
        rule, note = "reduced-passive", ""
    else:
        rule = _PASSIVE_RULE[passive.agent is not None]
        note = "" if passive.agent else f"It does not say who did it. Ask: {passive.question(text)}"
    return _annotation(passive.span, rule, note, standing)
