"""Checks of what is written for people: the teacher's page, reading level, gaps to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from medialit.casework.faults import CaseFiles, Fault, listed, read_table
from medialit.model import Measure
from medialit.readability import reading_grade

__all__ = ["FILL_IN", "GRADE", "check_gaps", "check_level", "check_teacher", "reading_level"]

#: What ``medialit case new`` writes where something is to be written.
FILL_IN = "FILL IN"
#: Above this grade what we write for learners is too hard.
GRADE = 9.5
_WRITTEN = frozenset(
    "prompt hint reason also_reason effect note way basic emergent proficient".split()
)
_SOURCES = re.compile(r"^(?:#+ *|\*\*)Sources\b.*?(?:\*\*|$)", re.MULTILINE)
_SHOWN = 8
_SUFFIXES = (".toml", ".md", ".json", ".svg")


def check_teacher(files: CaseFiles) -> Iterator[Fault]:
    """Give a fault if the teacher's page is not there, or lists no sources."""
    path, file = files.path / "teacher.md", "teacher.md"
    if not path.is_file():
        yield Fault(file, "It is not there.", "Write it: see docs/cases.md.")
        return
    text = path.read_text("utf-8", errors="replace")
    found = _SOURCES.search(text)
    if found is None:
        wrong = "It lists no sources."
        yield Fault(file, wrong, "Add “**Sources of the facts.**” and list them there.")
    elif len(text[found.end() :].split()) < 5:
        wrong = "Nothing stands below “Sources”."
        yield Fault(file, wrong, "List each, or say that every fact is invented.")


def reading_level(path: Path) -> Measure:
    """Return the school grade of what learners read from us: prompts, hints, reasons and so on.

    Args:
        path: the folder of a case; what cannot be read there is left out.
    """
    return reading_grade(_texts_for_learners(path))


def check_level(files: CaseFiles) -> Iterator[Fault]:
    """Give a note if what learners read from us is too hard."""
    level = reading_level(files.path)
    if level.value > GRADE:
        yield Fault(
            "activities.toml",
            f"Prompts, hints and reasons are at grade {level.value:.1f} over {level.n} sentences; "
            f"the aim is {GRADE} or lower.",
            "Shorten sentences, and use the plainer word.",
            is_note=True,
        )


def check_gaps(files: CaseFiles) -> Iterator[Fault]:
    """Give each file that still has ``FILL IN``, with its lines."""
    for path in sorted(files.path.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            lines = path.read_text("utf-8", errors="replace").splitlines()
            gaps = [str(number) for number, line in enumerate(lines, 1) if FILL_IN in line]
            if gaps:
                file = path.relative_to(files.path).as_posix()
                more = f" and {len(gaps) - _SHOWN} more" if len(gaps) > _SHOWN else ""
                wrong = f"Still to be filled in: line {listed(gaps[:_SHOWN])}{more}."
                yield Fault(file, wrong, f"Write there what “{FILL_IN}” asks for.")


def _texts_for_learners(path: Path) -> Iterator[str]:
    for name in ("activities.toml", "items.toml"):
        data = read_table(path / name, name)
        if not isinstance(data, Fault):  # the check of that file has it
            yield from _texts_in(data)


def _texts_in(data: Any) -> Iterator[str]:
    """Give what we say to learners; what articles, feeds and other people say is not ours."""
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in _WRITTEN:
                yield value
            elif key == "readings" and isinstance(value, dict):
                yield from map(str, value.values())  # a claim's: a verdict and why
            elif not isinstance(value, str):
                yield from _texts_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts_in(value)
