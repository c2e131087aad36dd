"""An answer of each level, made from the key: so that a rubric is never without its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from medialit.assigning.deciding import Entry, ReviewItem
from medialit.exercises.model import LEVELS, Level, level_of
from medialit.model import Article, Span

__all__ = ["exemplars_of"]

#: The share of the points that an exemplar comes near to.
_AIMS: dict[Level, float] = {"basic": 0.3, "emergent": 0.65, "proficient": 1.0}
_MOST_EXTRA = 3
_WORD = re.compile(r"\w{4,}")
_NO_ANSWER: dict[str, Any] = {"answers": [], "paragraphs": []}

_Answer = dict[str, Any]


def exemplars_of(item: ReviewItem, article: Article) -> dict[str, _Answer]:
    """Return an answer of each level for an item: some of its key, and something beside it."""
    template = item.template
    if template.type == "short":
        return {level: {"text": text} for level, text in template.exemplars.items()}
    make = {"mark": _marks, "cards": _cards, "grid": _rows}[template.type]
    return {level: make(item, article, level) for level in LEVELS}


def _marks(item: ReviewItem, article: Article, level: Level) -> _Answer:
    """Return so many marks of the key, and single words beside it, that F1 is of the level."""
    once = list({each.span: each for each in item.asked if each.span}.values())
    beside = list(
        islice(_words_beside(article.text, [e.span for e in once if e.span]), _MOST_EXTRA)
    )
    tries = [(right, extra) for right in range(len(once) + 1) for extra in range(len(beside) + 1)]
    shares = {(r, x): 2 * r / (len(once) + r + x) for r, x in tries if len(once) + r + x}
    fitting = {each: share for each, share in shares.items() if level_of(share) == level}
    right, extra = min(
        fitting or shares or {(0, 0): 0.0},
        key=lambda e: (abs(shares.get(e, 0) - _AIMS[level]), e[1]),
    )
    label = item.template.label
    chosen = [_mark(e.span, article.text, label, e.choice) for e in once[:right] if e.span]
    return {"marks": chosen + [_mark(span, article.text, label, "") for span in beside[:extra]]}


def _mark(span: Span, text: str, label: str, speaker: str) -> _Answer:
    mark = {"start": span.start, "end": span.end, "exact": span.of(text), "label": label}
    return {**mark, "speaker": speaker} if speaker else mark


def _words_beside(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    for match in _WORD.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in taken):
            yield span


def _cards(item: ReviewItem, _article: Article, level: Level) -> _Answer:
    right = _how_many(len(item.asked), level)
    bins = [*item.template.reasons]
    wrong = [next(b for b in bins if b != each.choice) for each in item.asked[right:]]
    return {"bins": [each.choice for each in item.asked[:right]] + wrong}


def _rows(item: ReviewItem, _article: Article, level: Level) -> _Answer:
    """Return answers of which so many are a reader's; where both answers are, one has no place."""
    entries = item.asked
    if not entries or any(each.choice == "" for each in entries):
        return _NO_ANSWER
    least = [0.5 if each.choice == "contested" else 0.0 for each in entries]
    # those that can be answered wrongly are answered rightly last
    order = sorted(range(len(entries)), key=lambda n: -least[n])
    shares = [
        sum(least[n] if n in order[right:] else 1.0 for n in range(len(entries))) / len(entries)
        for right in range(len(entries) + 1)
    ]
    fitting = [n for n, share in enumerate(shares) if level_of(share) == level]
    if not fitting:
        return _NO_ANSWER
    best = min(fitting, key=lambda n: abs(shares[n] - _AIMS[level]))
    answers = [_row(entry, is_right=n in order[:best]) for n, entry in enumerate(entries)]
    return {"answers": [a for a, _ in answers], "paragraphs": [place for _, place in answers]}


def _row(entry: Entry, *, is_right: bool) -> tuple[str, int]:
    answer = "yes" if entry.choice == "contested" else entry.choice
    if is_right:
        return answer, entry.paragraph or 0 if answer == "yes" else 0
    return ("yes" if entry.choice in ("contested", "no") else "no"), 0


def _how_many(total: int, level: Level) -> int:
    fitting = [n for n in range(total + 1) if total and level_of(n / total) == level]
    return min(fitting, key=lambda n: abs(n / total - _AIMS[level]), default=0)
