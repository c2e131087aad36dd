"""What the bytes of a file are: what a learner handed in, or why it is not.

Only events are taken from a file. It is read as JSON and as nothing else, and what it costs to read
is bounded before it is paid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from medialit.classroom.work import SCHEMA as WORK
from medialit.collecting.handed import CODE, Handed, Notes
from medialit.collecting.parsing import Problem, TooMuch, read_events, read_json
from medialit.collecting.places import HandedOut
from medialit.exercises.submission import FIELDS, SUBMISSION, digest, journal_name

__all__ = ["recognize", "recognize_kept"]

_EVENT = ("id", "lesson", "name", "kind", "value", "time", "clock", "after", "session")
_WORK_FIELDS = ("schema", "course", "code", "events")
_EXERCISE = re.compile(r"[\w.-]{1,60}", re.ASCII)
_PACKAGE = re.compile(r"[0-9a-f]{1,16}")
_MOMENT = re.compile(r"[0-9T:.+Z -]{1,40}")
#: Names of fields that are told. Any other name may be somebody's own, and is only counted.
_TELLING = frozenset(
    "admin answer answers answer_key author bonus class code comment comments correct course "
    "credit data date email e-mail expected feedback final first_name grade graded grades hash id "
    "key keys last_name late level levels mail max_points max_score name names notes override pass "
    "passed percent points rating result results review reviewed role rubric school score scores "
    "share signature solution solutions status student student_id student_name surname teacher "
    "total user user_id username weight __class__ __proto__ __reduce__ constructor".split()
)


def recognize(
    content: bytes, name: str, assignments: Iterable[HandedOut]
) -> tuple[Handed, ...] | Problem:
    """Return what a file hands in: one exercise, or several if it is an export of all work.

    Args:
        content: the bytes of the file.
        name: its name; browsers change it, so that it only decides what a stranger is called.
        assignments: what was handed out.
    """
    data = read_json(content)
    if isinstance(data, Problem):
        return data if b"medialit" in content[:4096] or _is_ours(name) else _NOT_OURS
    schema = data.get("schema")
    if schema not in (SUBMISSION, WORK):
        return Problem("damaged", _NO_SCHEMA) if _is_ours(name) else _NOT_OURS
    code = data.get("code")
    if not isinstance(code, str) or not CODE.fullmatch(code):
        return Problem("refused", "its code is none: eight letters and digits with a hyphen")
    if not isinstance(data.get("events"), list):
        return Problem("damaged", "it has no list of answers")
    try:
        if schema == SUBMISSION:
            return _submission(data, code, assignments)
        return _work(data, code, assignments)
    except TooMuch as error:
        return Problem("damaged", str(error))


def recognize_kept(content: bytes, code: str, exercise: str | None) -> Handed | Problem:
    """Return what a file of ours holds that was collected before; the teacher may have edited it.

    Args:
        content: the bytes of the file.
        code: the code that its name has.
        exercise: what the folder is for; ``None`` if that is not known.
    """
    data = read_json(content)
    if isinstance(data, Problem):
        return data
    listed, package, name = data.get("events"), data.get("package"), data.get("exercise")
    if data.get("schema") != SUBMISSION or not isinstance(listed, list):
        return Problem("damaged", "it is no file that was handed in")
    if data.get("code") != code:
        return Problem("damaged", "its name has another code than its content")
    if not isinstance(name, str) or not isinstance(package, str) or exercise not in (None, name):
        return Problem("damaged", "it belongs to another exercise")
    notes = Notes.from_data(data.get("notes"))
    try:
        events, left_out = read_events(listed, journal_name(name, package))
    except TooMuch as error:
        return Problem("damaged", str(error))
    notes = replace(
        notes,
        changed=notes.changed or not _fits(data),
        left_out=notes.left_out + left_out,
    )
    return Handed(code, name, package, _moment(data.get("handed_in")), events, notes)


_NOT_OURS = Problem("foreign", "no file of answers")
_NO_SCHEMA = "it is JSON, but does not say that it was handed in with this kit"


def _is_ours(name: str) -> bool:
    return ".medialit" in name or CODE.search(name) is not None


def _submission(
    data: Mapping[str, Any], code: str, assignments: Iterable[HandedOut]
) -> tuple[Handed, ...] | Problem:
    exercise, package = data.get("exercise"), data.get("package")
    assignment = next((each for each in assignments if each.exercise == exercise), None)
    if assignment is None:
        known = isinstance(exercise, str) and _EXERCISE.fullmatch(exercise)
        which = f" ({exercise})" if known else ""
        return Problem("unknown", f"its exercise{which} is none of those that you handed out")
    if package != "" and package not in assignment.packages:
        known = isinstance(package, str) and _PACKAGE.fullmatch(package)
        which = f" ({package})" if known else ""
        return Problem("unknown", f"its package{which} is none of yours: an older or another one")
    extra, others = _surplus(data, FIELDS)
    journal = journal_name(assignment.exercise, str(package))
    events, left_out = read_events(data["events"], journal)
    notes = Notes(
        changed=not _fits(data),
        left_out=left_out,
        fields=extra,
        other_fields=others,
        no_package=not package and bool(assignment.packages),
    )
    moment = _moment(data.get("handed_in"))
    return (Handed(code, assignment.exercise, str(package), moment, events, notes),)


def _work(
    data: Mapping[str, Any], code: str, assignments: Iterable[HandedOut]
) -> tuple[Handed, ...] | Problem:
    extra, others = _surplus(data, _WORK_FIELDS)
    events, left_out = read_events(data["events"], None)
    found: list[Handed] = []
    for assignment in assignments:
        best: Handed | None = None
        for package in dict.fromkeys((*assignment.packages, "")):
            journal = journal_name(assignment.exercise, package)
            its = tuple(event for event in events if event.lesson == journal)
            notes = Notes(
                left_out=left_out,
                fields=extra,
                other_fields=others,
                no_package=not package and bool(assignment.packages),
            )
            handed = Handed(code, assignment.exercise, package, "", its, notes)
            if its and (best is None or (package and handed.rank > best.rank)):
                best = handed
        found += [best] if best else []
    return tuple(found) or Problem(
        "unknown", "all work of a learner, but none for what you handed out"
    )


def _fits(data: Mapping[str, Any]) -> bool:
    try:
        return data.get("sha256") == digest(data)
    except (ValueError, RecursionError):
        return False


def _surplus(data: Mapping[str, Any], known: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Return the telling names of fields that do not belong, and how many others there are."""
    surplus = set(data) - set(known)
    for event in data["events"]:
        if isinstance(event, dict):
            surplus |= set(event) - set(_EVENT)
    telling = [name.casefold() for name in surplus if name.casefold() in _TELLING]
    return tuple(sorted(set(telling))), min(len(surplus) - len(telling), 999_999)


def _moment(value: object) -> str:
    """Return when it was handed in, ``""`` if the file does not say."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return ""
    try:
        return value if datetime.fromisoformat(value).tzinfo is not None else ""
    except ValueError:
        return ""
