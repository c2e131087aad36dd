"""Checks of the items: two parallel forms, and enough that deserves trust."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from medialit.cases import FORMS
from medialit.casework.addresses import check_address
from medialit.casework.faults import CaseFiles, Fault, read_table
from medialit.casework.shapes import check_shape

__all__ = ["TRUSTWORTHY", "check_items"]

#: The least share of items that deserve trust.
TRUSTWORTHY = 0.4
_FILE = "items.toml"


def check_items(files: CaseFiles) -> Iterator[Fault]:
    """Give the faults of each item, of its twin, and of the two forms."""
    if not (files.path / _FILE).exists():
        wrong = "The case has no items."
        yield files.house_rule(_FILE, wrong, "Write some in two forms: see docs/cases.md.")
        return
    entry = read_table(files.path / _FILE, _FILE)
    if isinstance(entry, Fault):
        yield entry
        return
    faults = list(check_shape(entry, "items", file=_FILE))
    yield from faults
    if not faults:
        items: list[dict[str, Any]] = entry["items"]
        for number, item in enumerate(items, start=1):
            yield from check_address(files, _FILE, item["url"], f"no. {number}")
        yield from _check_twins(items)
        yield from _check_shares(items)


def _check_twins(items: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    places = Counter((item["pair"], item["form"]) for item in items)
    for pair in sorted({item["pair"] for item in items}):
        for form in FORMS:
            count = places[pair, form]
            if count != 1:
                wrong = f"Pair {pair} has {count} items in form {form}."
                yield Fault(_FILE, wrong, "Each pair has one item in form a and one in form b.")
        trusted = {item["trustworthy"] for item in items if item["pair"] == pair}
        if len(trusted) > 1:
            wrong = f"Of pair {pair} one item is trustworthy and one is not."
            yield Fault(_FILE, wrong, "Twins are alike; pair each with one like it.", is_note=True)


def _check_shares(items: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    trusted = Counter(item["form"] for item in items if item["trustworthy"])
    if len({trusted[form] for form in FORMS}) > 1:
        wrong = f"Form a has {trusted['a']} trustworthy items, form b {trusted['b']}."
        yield Fault(_FILE, wrong, "Both forms need as many, or they cannot be compared.")
    share = trusted.total() / len(items)
    if share < TRUSTWORTHY:
        wrong = f"{trusted.total()} of {len(items)} items are trustworthy ({share:.0%})."
        todo = f"At least {TRUSTWORTHY:.0%} must be, or learners learn to distrust everything."
        yield Fault(_FILE, wrong, todo)
