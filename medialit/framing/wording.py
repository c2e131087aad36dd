"""Wording: loaded language, hedges, boosters, presuppositions and contrast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from medialit.inflection import forms_of
from medialit.lexicons import load_lexicon
from medialit.model import Document, Span
from medialit.patterns import Matcher, Pattern, patterns_of

__all__ = ["Hit", "find_wording"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding about wording.

    Attributes:
        span: the words.
        rule: the name of the rule (see ``medialit.rules``).
        note: what this kind of word does, and what a plainer text would say; may be empty.
    """

    span: Span
    rule: str
    note: str = ""


def find_wording(document: Document) -> tuple[Hit, ...]:
    """Return every word and phrase of the wording lexicons, in reading order.

    Args:
        document: an article cut into sentences; empty text gives none.

    Returns:
        Hits ordered by where they begin. Hits of one rule never overlap.

    Source:
        ``lexicons/wording.toml`` and ``lexicons/loaded.toml``, each group with its literature.
    """
    hits = [Hit(span, rule, note) for span, (rule, note) in _matcher().find(document.text)]
    hits.sort(key=lambda hit: (hit.span.start, -hit.span.end))
    kept: list[Hit] = []
    ends: dict[str, int] = {}
    for hit in hits:
        if hit.span.start >= ends.get(hit.rule, 0):
            ends[hit.rule] = hit.span.end
            kept.append(hit)
    return tuple(kept)


@cache
def _matcher() -> Matcher[tuple[str, str]]:
    return Matcher(_patterns(), skips_names=True)


def _patterns() -> Iterator[Pattern[tuple[str, str]]]:
    wording = load_lexicon("wording")
    for group in wording["group"]:
        terms = group.get("terms", ())
        yield from patterns_of(group, (group["rule"], ""), terms, wording["words"])
    for group in load_lexicon("loaded")["group"]:
        note = f"{group['note']}. Plainer: {group['gentler']}."
        note = note[0].upper() + note[1:]
        forms = (form for lemma in group["terms"] for form in forms_of(lemma, group["forms"]))
        yield from patterns_of(group, ("loaded-word", note), forms, {})
