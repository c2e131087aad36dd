"""Checks of activities that lead to a page, or to what two readers marked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from medialit.casework.faults import CaseFiles, Fault, listed
from medialit.casework.links import check_target
from medialit.model import LABELS

__all__ = ["check_claim", "check_mark", "check_search"]

_FILE = "activities.toml"


def check_search(files: CaseFiles, place: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Give a start or an answer that is no page of the web."""
    yield from check_target(files, _FILE, f"{place} “start”", entry["start"])
    for name in entry["answers"]:
        yield from check_target(files, _FILE, f"{place} “answers”", name)
    if entry["start"] in entry["answers"]:
        wrong = f"{place}: the page it starts on, {entry['start']}, is an answer already."
        yield Fault(_FILE, wrong, "Begin elsewhere, or take it out of the answers.")


def check_claim(files: CaseFiles, place: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Give evidence or an appearance that is no page of the web, and a date that is none."""
    yield from check_target(files, _FILE, f"{place} “appearance”", entry["appearance"])
    for name in entry["evidence"]:
        yield from check_target(files, _FILE, f"{place} “evidence”", name)
    try:
        date.fromisoformat(entry["claim_date"])
    except ValueError:
        wrong = f"{place}: there is no day {entry['claim_date']!r}."
        yield Fault(_FILE, wrong, "Write one like 2018-07-16.")


def check_mark(files: CaseFiles, place: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Give labels that do not exist, or that no reader used in the article."""
    used = _labels_in(files, entry["article"])
    for label in entry["labels"]:
        if label not in LABELS:
            wrong = f"{place}: there is no label {label!r}."
            yield Fault(_FILE, wrong, f"Use one of: {listed(LABELS)}.")
        elif label not in used:
            wrong = f"{place}: nobody marked {label!r} in {entry['article']}."
            todo = f"Mark it in gold/{entry['article']}.json: the readings are the key."
            yield Fault(_FILE, wrong, todo)


def _labels_in(files: CaseFiles, article: str) -> set[str]:
    try:
        marks = json.loads((files.path / "gold" / f"{article}.json").read_text("utf-8"))
        return {mark["body"]["label"] for mark in marks}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()  # the check of the gold says why
