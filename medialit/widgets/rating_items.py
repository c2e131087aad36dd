"""The posts that a learner judges: in which order, under which names, and what is shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby, pairwise
from typing import Any

from medialit.cases import Item
from medialit.cases.items import key_of

__all__ = ["key_of", "mix", "to_judge"]

_TRIES = 300
_LONGEST_RUN = 3


def mix(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items in a fixed order, the same for everybody, whatever order they come in.

    Neighbors are of different cases, and at most three in a row are alike in whether they are
    trustworthy. Strict turns would give the answer away. Where the items allow no such order, the
    best that was found is taken.
    """

    def order(number: int) -> tuple[Item, ...]:
        return tuple(sorted(items, key=lambda item: _hash(f"{number} {key_of(item)}")))

    return min((order(number) for number in range(_TRIES)), key=_faults)


def to_judge(item: Item) -> dict[str, Any]:
    """Return what the page shows of an item before the learner has committed."""
    return {
        "key": key_of(item),
        "headline": item.headline,
        "outlet": item.outlet,
        "url": item.url,
        "text": item.text,
    }


def _faults(items: Sequence[Item]) -> int:
    neighbors = sum(a.case == b.case for a, b in pairwise(items))
    runs = (len(list(group)) for _, group in groupby(items, key=lambda item: item.trustworthy))
    return neighbors + sum(max(0, run - _LONGEST_RUN) for run in runs)


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
