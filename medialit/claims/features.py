"""Which entries of the claims lexicon a sentence or clause shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from medialit.lexicons import load_lexicon
from medialit.patterns import Matcher, patterns_of

__all__ = ["entries_in"]

_Place = tuple[str, int]
_TABLES = ("feature", "kind", "reason", "type")


def entries_in(text: str, table: str) -> tuple[Mapping[str, Any], ...]:
    """Return the entries of a table of ``lexicons/claims.toml`` that the text shows, in its order.

    Args:
        text: a sentence or a clause.
        table: *feature*, *kind*, *reason* or *type*.
    """
    return tuple(_entries(table)[number] for number in _shown(text).get(table, ()))


@lru_cache(maxsize=64)
def _shown(text: str) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the entries of each table that the text shows, in one walk over it."""
    matcher, patterns = _compiled()
    shown = {payload for _, payload in matcher.find(text)}
    shown.update(payload for payload, pattern in patterns if pattern.search(text))
    numbers: dict[str, list[int]] = {}
    for table, number in sorted(shown):
        numbers.setdefault(table, []).append(number)
    return numbers


@cache
def _compiled() -> tuple[Matcher[_Place], Sequence[tuple[_Place, re.Pattern[str]]]]:
    places = [((t, n), entry) for t in _TABLES for n, entry in enumerate(_entries(t))]
    matcher = Matcher(
        pattern
        for place, entry in places
        for pattern in patterns_of(entry, place, entry.get("words", "").split(), {})
    )
    own = ((p, re.compile(e["pattern"], re.I)) for p, e in places if "pattern" in e)
    return matcher, tuple(own)


def _entries(table: str) -> Sequence[Mapping[str, Any]]:
    content = load_lexicon("claims")[table]
    return content if isinstance(content, list) else [content]
