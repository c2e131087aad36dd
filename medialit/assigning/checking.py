"""The check of an exercise: what is wrong with it, each with what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from medialit.casework.faults import Fault
from medialit.classroom.lessons import load_lessons
from medialit.errors import InputError
from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.model import LEVELS, Exercise, Item, Key, Rubric, level_of
from medialit.exercises.notebooks import notebook_text
from medialit.exercises.packing import student_files
from medialit.grading.model_answers import model_answer
from medialit.grading.scores import ItemGrade
from medialit.grading.scoring import Grader

__all__ = ["check_exercise"]

_FILES = ("exercise.toml", "key.json", "rubric.toml", "README.md")
#: Words that only a key has: they may be names of fields in no file that students get.
_KEY_FIELDS = ("credit", "reason", "misconception", "answer", "also", "readings", "annotations")
_EMPHASIS = re.compile(r"\*\w")
_KEYED = {"choice": "options", "cards": "cards", "grid": "rows", "swap": "verbs"}


def check_exercise(name: str) -> tuple[Fault, ...]:
    """Return everything that is wrong with an exercise; nothing if it can be handed out.

    It proves that the untouched notebook has no points and says what is missing, that the key has
    all of them, that each exemplar lands on its level, and that the student's copy holds no key.

    Args:
        name: the exercise, or its folder.

    Raises:
        InputError: if there is no such exercise.
    """
    try:
        exercise = load_exercise(name)
        key, rubric = load_key(exercise), load_rubric(exercise)
        shapes = tuple(_shapes(exercise, key, rubric))
        if shapes:
            return shapes
        grader = Grader(exercise, key)
    except InputError as error:
        if "There is no exercise" in str(error):
            raise
        return (Fault("", str(error), ""),)
    return (
        *_files(exercise),
        *_standards(exercise),
        *_texts(exercise, key),
        *_untouched(grader),
        *_full_marks(grader),
        *_exemplars(grader, rubric),
        *_leaks(exercise, key),
    )


def _shapes(exercise: Exercise, key: Key, rubric: Mapping[str, Rubric]) -> Iterator[Fault]:
    """Look whether each item has its key and rubric, as long as what is asked."""
    names = {item.name for item in exercise.items}
    for file, there in (("key.json", set(key)), ("rubric.toml", set(rubric))):
        for extra in sorted(there - names):
            yield Fault(file, f"There is no item {extra!r}.", "Delete it, or correct its name.")
    for item in exercise.items:
        if item.name not in rubric:
            yield Fault("rubric.toml", f"[{item.name}] is missing.", "Write the three levels.")
        field = _KEYED.get(item.type)
        if item.kind == "reflection" or item.type == "rating":
            continue
        entry = key.get(item.name, {})
        if field and len(entry.get(field, ())) != len(item.entry.get(field, ())):
            yield Fault(
                "key.json",
                f"{item.name} has {len(entry.get(field, ()))} {field}, and exercise.toml "
                f"{len(item.entry.get(field, ()))}.",
                "There must be one for each, in the same order.",
            )


def _files(exercise: Exercise) -> Iterator[Fault]:
    book = f"{exercise.name}.ipynb"
    articles = (Path(str(i.entry.get("article"))).name for i in exercise.items)
    wanted = {*_FILES, book, *([] if exercise.case else articles)}
    there = {path.name for path in exercise.folder.iterdir() if path.name[0] not in "._"}
    for name in sorted(wanted - {"None"} - there):
        yield Fault(name, "This file is missing.", "docs/exercises.md says what stands in it.")
    for name in sorted(there - wanted):
        yield Fault(name, "This file does not belong here.", "Move it away.")
    if book in there:
        text = (exercise.folder / book).read_text("utf-8")
        if text != notebook_text(exercise, nbgrader=True):
            todo = f"Run `medialit exercises write {exercise.name}`."
            yield Fault(book, "The notebook is not what exercise.toml makes of it.", todo)
    readme = exercise.folder / "README.md"
    if readme.exists() and "Things not to teach" not in readme.read_text("utf-8"):
        yield Fault("README.md", "“Things not to teach” is missing.", "Say what would mislead.")


def _standards(exercise: Exercise) -> Iterator[Fault]:
    lessons = {lesson.number: lesson for lesson in load_lessons()}
    if exercise.lesson not in lessons:
        there = ", ".join(lessons)
        yield Fault(
            "exercise.toml", f"There is no lesson {exercise.lesson!r}.", f"Choose: {there}."
        )
    known = {code for lesson in lessons.values() for code in lesson.standards}
    for code in sorted(set(exercise.standards) - known):
        todo = f"Choose from: {', '.join(sorted(known))}."
        yield Fault("exercise.toml", f"No lesson has the standard {code!r}.", todo)
    if not exercise.standards:
        yield Fault("exercise.toml", "It names no standard.", "Name one of its lesson.")
    if not any(item.leaves_the_page for item in exercise.items):
        yield Fault(
            "exercise.toml", "No item leaves the page.", "Add a search, or a short with outside."
        )


def _texts(exercise: Exercise, key: Key) -> Iterator[Fault]:
    """Look for a reason for everything that can be chosen, and for two readings of a judgement."""
    for item in exercise.items:
        if _EMPHASIS.search(item.prompt + item.hint):
            todo = "Only “text” is Markdown: put the word in quotation marks, or leave it plain."
            yield Fault("exercise.toml", f"{item.name}: the page would show the asterisks.", todo)
        entry = key.get(item.name, {})
        for number, each in enumerate(entry.get(_KEYED.get(item.type, ""), ()), start=1):
            reasons = [r.get("reason") for r in each["readings"]] if "readings" in each else [
                each.get("reason")
            ]  # fmt: skip
            if not all(reasons):
                yield _no_reason(item, f"number {number}")
            yield from _too_few(exercise, item, each)
        if item.type in ("ranking", "claim"):
            yield from _too_few(exercise, item, entry)
        if item.type == "number" and not entry.get("reason"):
            yield _no_reason(item, "the number")
        for number, each in enumerate(entry.get("traps", ()), start=1):
            if not each.get("reason"):
                yield _no_reason(item, f"trap {number}")


def _no_reason(item: Item, what: str) -> Fault:
    return Fault("key.json", f"{item.name}: {what} has no reason.", "Say why, for a learner.")


def _too_few(exercise: Exercise, item: Item, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Look for two readings; of an own article there may be the teacher's alone, and it says so."""
    is_kits = exercise.case is not None
    if is_kits and item.kind == "judgement" and len(entry.get("readings", ())) < 2:
        yield Fault("key.json", f"{item.name}: one reading is no judgement.", "Add a second one.")


def _untouched(grader: Grader) -> Iterator[Fault]:
    for item in grader.exercise.items:
        grade = grader.grade(item, None)
        if grade.score != 0 or not (grade.said and grade.next_step):
            yield Fault(
                "exercise.toml", f"{item.name}: nothing gets {grade.score} points.", "Give a hint."
            )


def _full_marks(grader: Grader) -> Iterator[Fault]:
    for item in grader.exercise.items:
        if item.kind != "reflection":
            grade = grader.grade(item, *model_answer(grader, item))
            if grade.share != 1.0:
                yield Fault(
                    "key.json", f"{item.name}: its own key gets {_told(grade)}.", "Correct the key."
                )


def _exemplars(grader: Grader, rubric: Mapping[str, Rubric]) -> Iterator[Fault]:
    for level in LEVELS:
        shares: list[tuple[float, int]] = []
        for item in grader.exercise.items:
            answer = rubric[item.name].exemplars[level]
            moves = answer.get("moves", ()) if isinstance(answer, dict) else ()
            grade = grader.grade(item, answer, moves)
            wanted = "waiting" if item.kind == "reflection" else level
            if wanted not in (grade.level, grade.status):
                todo = "Write an answer of that level, or look whether the key is too strict."
                where = f"{item.name}: the exemplar of {level} gets {_told(grade)}."
                yield Fault("rubric.toml", where, todo)
            if grade.share is not None:
                shares.append((grade.share * item.points, item.points))
        points = sum(worth for _, worth in shares)
        if points and level_of(sum(got for got, _ in shares) / points) != level:
            yield Fault("rubric.toml", f"All exemplars of {level} together are not {level}.", "")


def _leaks(exercise: Exercise, key: Key) -> Iterator[Fault]:
    """Search everything that a student gets for words of the key."""
    secrets = {text for entry in key.values() for text in _secret_texts(entry)}
    public = (exercise.folder / "exercise.toml").read_text("utf-8")
    for item in exercise.items:
        for field in _field_names(item.entry):
            if field in _KEY_FIELDS:
                todo = "It belongs into key.json."
                yield Fault("exercise.toml", f"{item.name} has the field {field!r}.", todo)
    for file, text in {**student_files(exercise), "exercise.toml": public}.items():
        plain = json.loads(text) if file.endswith((".ipynb", ".json")) else text
        said = " ".join(_strings(plain)) if not isinstance(plain, str) else plain
        for secret in sorted(secrets):
            if secret in said:
                yield Fault(file, f"It has a text of the key: “{secret[:60]}”.", "Take it out.")


def _secret_texts(entry: Any, field: str = "") -> Iterator[str]:
    if isinstance(entry, Mapping):
        for name, value in entry.items():
            yield from _secret_texts(value, name)
    elif isinstance(entry, list):
        for value in entry:
            yield from _secret_texts(value, field)
    elif isinstance(entry, str) and field in ("reason", "misconception", "also_reason", "value"):
        yield from [entry] if len(entry) > 12 else []


def _field_names(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield name
            yield from _field_names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _field_names(each)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _strings(each)


def _told(grade: ItemGrade) -> str:
    if grade.share is None:
        return "no points before a person has read it"
    return f"{100 * grade.share:.0f} % ({grade.level}; {grade.said})"
