"""An assignment and files that were handed in, for tests that collect."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from medialit.classroom.events import event_from_dict
from medialit.exercises.submission import journal_name, pack_answers

NAME, PACKAGE = "02-source-audit", "7c9e66"
ANNA, BEN = "AAAA-2222", "BBBB-3333"


def assignment(root: Path, name: str = NAME, packages: Iterable[str] = (PACKAGE,)) -> Path:
    """Return the folder of an assignment that was handed out."""
    teacher = root / name / "teacher"
    teacher.mkdir(parents=True)
    (teacher / "exercise.toml").write_text("", "utf-8")
    listed = [{"exercise": name, "package": id, "made": "", "due": None} for id in packages]
    (teacher / "package.json").write_text(json.dumps({"packages": listed}), "utf-8")
    return root / name


def event(clock: int = 1, value: Any = 0, **others: Any) -> dict[str, Any]:
    """Return an event as plain data."""
    return {
        "id": f"event{clock:04d}",
        "lesson": journal_name(NAME, PACKAGE),
        "name": "denial",
        "kind": "answer",
        "value": value,
        "time": "2026-03-02T10:00:00+00:00",
        "clock": clock,
        "after": [],
        "session": "",
    } | others


def handed(code: str = ANNA, clock: int = 1, value: Any = 0, **others: Any) -> dict[str, Any]:
    """Return what a learner hands in as plain data, with its hash."""
    given = {"exercise": NAME, "package": PACKAGE, "handed_in": "2026-03-02T10:00:00+00:00"}
    given |= others
    events = given.pop("events", None) or [event(clock, value)]
    return pack_answers(map(event_from_dict, events), code=code, **given)


def as_bytes(data: Any) -> bytes:
    """Return plain data as a file has it."""
    return json.dumps(data).encode("utf-8")


def archive(path: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Path:
    """Return an archive with files."""
    listed = files.items() if isinstance(files, Mapping) else files
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in listed:
            info = zipfile.ZipInfo("")
            info.filename = info.orig_filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, content)
    return path
