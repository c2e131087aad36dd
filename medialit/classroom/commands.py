"""What ``medialit work`` says: the answers there are, carried out, brought in, and healed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from medialit.classroom.disk import find_journals
from medialit.classroom.healing import heal
from medialit.classroom.journal import Journal, work_folder
from medialit.classroom.work import (
    Imported,
    export_work,
    import_work,
    known_code,
    lessons_in,
)
from medialit.errors import InputError, OutputError
from medialit.writing import written_whole

__all__ = ["tell_export", "tell_healing", "tell_import", "tell_work"]

_MOST_REFUSED = 5


def tell_work(folder: str | None) -> str:
    """Return what is in a folder of answers: its code, and for each lesson how much, and notes.

    Raises:
        InputError: if there are no answers.
    """
    place = _place(folder)
    lines = [f"{place}, code {known_code(place) or 'not given yet'}"]
    for lesson in _lessons(place):
        lines += _lines_of(Journal(lesson, folder=place))
    return "\n".join(lines)


def tell_export(out: str, folder: str | None, lesson: str | None, *, force: bool) -> str:
    """Write all work, or that of one lesson, into one file; return what is in it.

    Raises:
        InputError: if there are no answers, or a file of that name and no ``force``.
        OutputError: if it cannot be written.
    """
    place, target = _place(folder), Path(out).expanduser()
    lessons = _lessons(place)
    if lesson is not None and lesson not in lessons:
        raise InputError(f"There is no work in lesson {lesson}; there is in {', '.join(lessons)}.")
    if target.exists() and not force:
        raise InputError(f"{target} is there already. Name another file, or add --force.")
    data = export_work(place, lesson=lesson)
    with written_whole(target) as file:
        json.dump(data, file, ensure_ascii=False, indent=1)
    count = _count(len(data["events"]), "entry", "entries")
    return "\n".join([f"Written: {target} ({count}, code {data['code']})", *_notes(place, lessons)])


def tell_import(files: Sequence[str], folder: str | None) -> tuple[str, int]:
    """Bring exported files in; return what became of each, and 1 if something was refused, else 0.

    Raises:
        OutputError: if the folder cannot be written.
    """
    place = _place(folder)
    lines: list[str] = []
    status = 0
    for file in files:
        try:
            data = _read(Path(file).expanduser())
            done = import_work(data, place)
        except InputError as error:
            lines.append(f"{file}: {error}")
            status = 1
        else:
            lines += _lines_about(file, data, done)
            status = status or int(bool(done.refused))
    return "\n".join(lines), status


def tell_healing(folder: str | None) -> str:
    """Put damaged lines aside; return what was done to which file.

    Raises:
        InputError: if there are no answers.
        OutputError: if a file cannot be written; its damaged lines are then where they were.
    """
    place = _place(folder)
    lines = [
        line
        for lesson in _lessons(place)
        for path in find_journals(place / lesson)
        for line in _heal(path)
    ]
    return "\n".join(lines or ["Every line is fine; nothing was changed."])


def _place(folder: str | None) -> Path:
    return (work_folder() if folder is None else Path(folder).expanduser()).absolute()


def _lessons(place: Path) -> tuple[str, ...]:
    lessons = lessons_in(place)
    if not lessons:
        raise InputError(
            f"There are no answers in {place}. Name the folder that holds them, usually called "
            "“work”, with --folder."
        )
    return lessons


def _lines_of(journal: Journal) -> Iterator[str]:
    events, state = journal.events(), journal.state()
    answers = [answer for answer in state.answers.values() if answer.value is not None]
    last = max((datetime.fromisoformat(event.time) for event in events), default=None)
    when = f", the last of {last.astimezone():%Y-%m-%d %H:%M}" if last else ""
    yield (
        f"{journal.lesson:<6} {_count(len(answers), 'answer', 'answers')} in "
        f"{_count(len(events), 'entry', 'entries')}{when}"
    )
    rivals = sorted(name for name, answer in state.answers.items() if answer.rivals)
    if rivals:
        yield f"       answered in two places, both kept: {', '.join(rivals)}"
    yield from (f"       {note}" for note in journal.notes)


def _notes(place: Path, lessons: Sequence[str]) -> Iterator[str]:
    for lesson in lessons:
        journal = Journal(lesson, folder=place)
        journal.events()
        yield from (f"{lesson}: {note}" for note in journal.notes)


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        raise InputError("There is no such file. Check the name.") from None
    except OSError as error:
        raise InputError(f"It cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError):
        raise InputError(
            "This is no file of saved work: it is no JSON, or only a part of it arrived. Copy it "
            "again."
        ) from None


def _lines_about(file: str, data: object, done: Imported) -> Iterator[str]:
    code = data.get("code") if isinstance(data, dict) else None
    yield f"{file}: {done.new} new, {done.known} known, {len(done.refused)} refused (code {code})"
    yield from (f"  {reason}" for reason in done.refused[:_MOST_REFUSED])
    if len(done.refused) > _MOST_REFUSED:
        yield f"  … and {len(done.refused) - _MOST_REFUSED} more"


def _heal(path: Path) -> Iterator[str]:
    name = f"{path.parent.name}/{path.name}"
    try:
        count = heal(path)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be healed ({error.strerror or error}). Nothing was taken out of it."
        ) from error
    if count is None:
        yield f"{name}: no line of it is an answer; it was left alone."
    elif count:
        yield (
            f"{name}: {_count(count, 'damaged line', 'damaged lines')} put into "
            f"{path.stem}.damaged beside it, blanks in the place; the answers are as they were."
        )


def _count(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"
