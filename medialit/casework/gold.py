"""Checks of the gold: it stands where it says, and two readers marked, each alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from medialit.casework.faults import CaseFiles, Fault, listed, shorten
from medialit.casework.shapes import check_shape
from medialit.errors import InputError
from medialit.model import LABELS
from medialit.reading import read_article

__all__ = ["AROUND", "check_gold"]

#: How many characters ``prefix`` and ``suffix`` have, where the text has as many.
AROUND = 24
_READERS = ("reader A", "reader B")
_QUOTATION = "sourcing.quotation"


def check_gold(files: CaseFiles) -> Iterator[Fault]:
    """Give the faults of each file in ``gold/``."""
    paths = sorted((files.path / "gold").glob("*.json"))
    for path in paths:
        file = f"gold/{path.name}"
        if path.stem not in files.entry.articles:
            todo = f"Name it after one of: {listed(files.entry.articles)}."
            yield Fault(file, f"There is no article {path.stem!r}.", todo)
            continue
        try:
            marks = json.loads(path.read_text("utf-8"))
        except (ValueError, RecursionError) as error:
            yield Fault(file, f"It is not JSON: {error}.", "Look at that line.")
            continue
        yield from _check_file(files, file, path.stem, marks)
    if not paths:
        wrong = "Nobody marked an article."
        yield files.house_rule("gold", wrong, "Let two readers mark one, each alone.")


def _check_file(files: CaseFiles, file: str, name: str, marks: object) -> Iterator[Fault]:
    if not isinstance(marks, list) or not marks:
        yield Fault(file, "It is no list of annotations.", "See docs/cases.md.")
        return
    text = _text_of(files, name)
    whole: list[dict[str, Any]] = []
    for number, mark in enumerate(marks, start=1):
        faults = list(check_shape(mark, "annotation", file=file, place=f"no. {number}"))
        yield from faults
        if not faults:
            whole.append(mark)
            yield from _check_mark(files, file, name, mark, number)
            if text is not None:
                yield from _check_anchor(file, mark["target"]["selector"], text, number)
    yield from _check_readers(file, whole)
    ids = [mark["id"] for mark in whole]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        yield Fault(file, f"The id {twice} stands twice.", "Number the annotations on.")


def _check_mark(
    files: CaseFiles, file: str, name: str, mark: dict[str, Any], number: int
) -> Iterator[Fault]:
    body, begin = mark["body"], f"urn:medialit:{files.path.name}:{name}:"
    if not mark["id"].startswith(begin):
        yield Fault(file, f"no. {number}: the id is {mark['id']}.", f"Begin it with {begin}")
    if mark["target"]["source"] != name:
        wrong = f"no. {number}: “source” is {mark['target']['source']!r}."
        yield Fault(file, wrong, f"Write {name!r}, the article’s name.")
    if body["label"] not in LABELS:
        wrong = f"no. {number}: there is no label {body['label']!r}."
        yield Fault(file, wrong, f"Use one of: {listed(LABELS)}.")
    is_quotation = body["label"] == _QUOTATION
    for key in ("kind", "speakers"):
        if is_quotation and key not in body:
            yield Fault(file, f"no. {number}: “{key}” is missing.", "A quotation needs it.")
        elif not is_quotation and key in body:
            wrong = f"no. {number}: “{key}” stands with the label {body['label']}."
            yield Fault(file, wrong, f"Remove it: it belongs to {_QUOTATION} only.")


def _check_anchor(
    file: str, selectors: Sequence[dict[str, Any]], text: str, number: int
) -> Iterator[Fault]:
    position, quote = selectors
    start, end, exact = position["start"], position["end"], quote["exact"]
    if start >= end or text[start:end] != exact:
        wrong = f"no. {number}: “{shorten(exact, 40)}” does not stand at {start} to {end}."
        yield Fault(file, wrong, _new_place(text, exact))
        return
    for key, there in (
        ("prefix", text[max(0, start - AROUND) : start]),
        ("suffix", text[end : end + AROUND]),
    ):
        if quote[key] != there:
            wrong = f"no. {number}: “{key}” is {quote[key]!r}."
            yield Fault(file, wrong, f"Write {json.dumps(there, ensure_ascii=False)}.")


def _new_place(text: str, exact: str) -> str:
    """Return what to do with an annotation that does not fit: where its words stand now."""
    count = text.count(exact)
    if count != 1:
        found = "nowhere" if not count else f"{count} times"
        return f"Mark it anew: these words stand in the article {found}."
    start = text.index(exact)
    return f"Was the article changed? Write start {start} and end {start + len(exact)}."


def _check_readers(file: str, marks: Sequence[dict[str, Any]]) -> Iterator[Fault]:
    readers = {reader for mark in marks for reader in mark["creator"]}
    for reader in _READERS:
        if marks and reader not in readers:
            yield Fault(file, f"{reader} marked nothing.", "Two readers mark, each alone.")
    if marks and all(len(mark["creator"]) == len(_READERS) for mark in marks):
        wrong = "The two readers differ nowhere."
        yield Fault(file, wrong, "Keep both readings where they differ, each with its creator.")


def _text_of(files: CaseFiles, name: str) -> str | None:
    try:
        return read_article(files.path / "articles" / f"{name}.md").text
    except InputError:
        return None  # the check of the articles has that fault
