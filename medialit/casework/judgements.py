"""Checks of activities with rows and readings: two readings stand instead of a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from medialit.casework.faults import CaseFiles, Fault, listed
from medialit.errors import InputError
from medialit.lexicons import load_lexicon
from medialit.reading import read_article
from medialit.segmenting import find_paragraphs

__all__ = ["check_frame", "check_grid", "check_ranking"]

_FILE = "activities.toml"
_READERS = {"reader A", "reader B"}


def check_grid(files: CaseFiles, place: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Give answers that are none of the columns, and a “where” without a paragraph."""
    columns, where = entry["columns"], entry.get("where")
    if where is not None and where not in columns:
        wrong = f"{place}: “where” is {where!r}."
        yield Fault(_FILE, wrong, f"Use one of its columns: {listed(columns)}.")
    count = None
    if "article" in entry:
        count = _paragraphs(files, entry["article"])
    for number, row in enumerate(entry["rows"], start=1):
        there = f"{place} row no. {number}"
        for key in ("right", "also"):
            if key in row and row[key] not in columns:
                wrong = f"{there}: “{key}” is {row[key]!r}."
                yield Fault(_FILE, wrong, f"Use one of its columns: {listed(columns)}.")
        if "also" in row and row["also"] == row["right"]:
            wrong = f"{there}: “also” is the same as “right”."
            yield Fault(_FILE, wrong, "Write the other reader’s answer, or remove it.")
        if "frame" in row:
            yield from check_frame(there, row["frame"])
        yield from _check_readers(there, row.get("readings"))
        for reading in row.get("readings", ()):
            yield from _check_reading(there, reading, columns, where, count)


def check_ranking(_files: CaseFiles, place: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Give readings that do not put every item in order."""
    yield from _check_readers(place, entry["readings"])
    indices = list(range(len(entry["items"])))
    for reading in entry["readings"]:
        if sorted(reading["order"]) != indices:
            wrong = f"{place} {reading['reader']}: the order is {reading['order']}."
            yield Fault(_FILE, wrong, f"Name each of {indices} once; 0 is the first item.")


def check_frame(place: str, frame: str) -> Iterator[Fault]:
    """Give a fault if the literature that the kit follows has no such frame."""
    known = {
        entry["name"].lower() for frames in load_lexicon("frames").values() for entry in frames
    }
    if frame.lower() not in known:
        wrong = f"{place}: there is no frame {frame!r}."
        yield Fault(_FILE, wrong, f"Use one of: {listed(sorted(known))}.")


def _check_readers(place: str, readings: Sequence[Mapping[str, Any]] | None) -> Iterator[Fault]:
    readers = [reading["reader"] for reading in readings or ()]
    if readings and (set(readers) != _READERS or len(readers) != len(_READERS)):
        wrong = f"{place}: the readings are those of {listed(readers)}."
        yield Fault(_FILE, wrong, "Give one of reader A and one of reader B.")


def _check_reading(
    place: str,
    reading: Mapping[str, Any],
    columns: Sequence[str],
    where: str | None,
    count: int | None,
) -> Iterator[Fault]:
    there, paragraph = f"{place} {reading['reader']}", reading.get("paragraph")
    if reading["answer"] not in columns:
        wrong = f"{there}: the answer is {reading['answer']!r}."
        yield Fault(_FILE, wrong, f"Use one of its columns: {listed(columns)}.")
    if where is not None and reading["answer"] == where and paragraph is None:
        wrong = f"{there}: “{where}” stands without a paragraph."
        yield Fault(_FILE, wrong, "Add paragraph = the number of the one that shows it.")
    if paragraph is not None and count is not None and paragraph > count:
        wrong = f"{there}: there is no paragraph {paragraph}."
        yield Fault(_FILE, wrong, f"The article has {count}, the headline and the rest included.")


def _paragraphs(files: CaseFiles, name: str) -> int | None:
    try:
        return len(find_paragraphs(read_article(files.path / "articles" / f"{name}.md").text))
    except InputError:
        return None  # the check of the articles has that fault
