"""From a review to the files of an exercise: what is asked, the key, and the rubric."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from medialit.assigning.deciding import Entry, Review, ReviewItem
from medialit.assigning.drafts import ARTICLE
from medialit.assigning.exemplars import exemplars_of
from medialit.assigning.templates import about_exercise
from medialit.exercises.loading import KEY_SCHEMA
from medialit.model import Article, Span

__all__ = ["TEACHER", "build_exercise", "build_key", "build_rubric"]

#: Who reads an own article, as the key names the reader; and the second one where it is contested.
TEACHER, OTHER = "your teacher", "another reader"

_ANCHOR = 24  # characters before and after a passage that help to find it again
_ONE_READING = "One reading: your teacher’s. What speaks for another one?"
_CONTESTED = "Careful readers differ here."
_MARKED = "Your teacher has marked it."
_OTHER_KIND = "other"

_Entry = dict[str, Any]


def build_exercise(review: Review) -> _Entry:
    """Return what ``exercise.toml`` holds: nothing of the key is in it."""
    draft = review.draft
    return {
        "name": draft.exercise,
        "title": draft.headline,
        **about_exercise(),
        "items": [_asked(item, review) for item in review.items if item.on],
    }


def build_key(review: Review) -> _Entry:
    """Return what ``key.json`` holds: the teacher is the one reader of an own article."""
    article = review.draft.article
    entries = {
        item.template.name: _KEYS[item.template.type](item, article)
        for item in review.items
        if item.on and item.template.kind != "reflection"
    }
    return {"schema": KEY_SCHEMA, "items": entries}


def build_rubric(review: Review) -> _Entry:
    """Return what ``rubric.toml`` holds, with an exemplar of each level made from the key."""
    return {
        item.template.name: {
            **item.template.levels,
            "exemplars": exemplars_of(item, review.draft.article),
        }
        for item in review.items
        if item.on
    }


def _asked(item: ReviewItem, review: Review) -> _Entry:
    template = item.template
    entry = {"name": template.name, **template.entry, "points": item.points}
    if template.type in ("mark", "grid"):
        entry["article"] = ARTICLE
    if template.name == "quotations":
        entry["speakers"] = list(review.names)
    if template.type == "cards":
        used = {each.choice for each in item.asked}
        entry["bins"] = [b for b in template.reasons if b != _OTHER_KIND or b in used]
        entry["cards"] = [each.text for each in item.asked]
    if template.type == "grid":
        entry["rows"] = [each.text for each in item.asked]
    return entry


def _mark_key(item: ReviewItem, article: Article) -> _Entry:
    once = {each.span: each for each in item.asked if each.span is not None}
    entries = enumerate(once.values(), start=1)
    return {"annotations": [_annotation(number, e, item, article) for number, e in entries]}


def _annotation(number: int, entry: Entry, item: ReviewItem, article: Article) -> _Entry:
    span = entry.span or Span(0, 1)
    body: _Entry = {
        "type": "TextualBody",
        "purpose": "commenting",
        "value": _reason(entry),
        "label": item.template.label,
    }
    if item.template.name == "quotations":
        body |= {"kind": _kind(entry), "speakers": _speakers(entry.choice)}
    text = article.text
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:medialit:own:{article.sha256[:12]}:{item.template.name}:{number}",
        "type": "Annotation",
        "creator": [TEACHER],
        "body": body,
        "target": {
            "source": ARTICLE,
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": text[max(0, span.start - _ANCHOR) : span.start],
                    "suffix": text[span.end : span.end + _ANCHOR],
                },
            ],
        },
    }


def _kind(entry: Entry) -> str:
    """Return the kind of a quotation: as proposed, else by its quotation marks."""
    proposal = entry.proposal
    if proposal is not None and proposal.span == entry.span and proposal.kind:
        return proposal.kind
    words = entry.text.strip()
    if not re.search('[“”"]', words):
        return "indirect"
    return "direct" if words[0] in '“"' and words.rstrip(".,;:!?")[-1] in '”"' else "mixed"


def _speakers(choice: str) -> list[str]:
    """Return the names of those who say it together."""
    parts = choice.split(" and ")
    are_both = len(parts) == 2 and all(len(p.split()) > 1 and p[0].isupper() for p in parts)
    return parts if are_both else [choice] if choice else []


def _card_key(item: ReviewItem, _article: Article) -> _Entry:
    reasons = item.template.reasons
    return {
        "cards": [
            {"answer": e.choice, "reason": e.reason or reasons.get(e.choice, _MARKED)}
            for e in item.asked
        ]
    }


def _grid_key(item: ReviewItem, _article: Article) -> _Entry:
    return {"rows": [{"readings": list(_readings(entry))} for entry in item.asked]}


def _readings(entry: Entry) -> Iterable[_Entry]:
    """Yield the teacher's reading of a question; a contested one has a second reader."""
    contested = entry.choice == "contested"
    answer = "yes" if contested else entry.choice
    reason = entry.reason or (_CONTESTED if contested else _ONE_READING)
    place = entry.paragraph if answer == "yes" else None
    yield {"reader": TEACHER, "answer": answer, "paragraph": place, "reason": reason}
    if contested:
        why = entry.other or _CONTESTED
        yield {"reader": OTHER, "answer": "no", "paragraph": None, "reason": why}


def _reason(entry: Entry) -> str:
    return entry.reason or (entry.proposal.reason if entry.proposal else "") or _MARKED


_KEYS = {"mark": _mark_key, "cards": _card_key, "grid": _grid_key}
