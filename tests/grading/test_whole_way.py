"""From what a class handed in to grades: every file accounted for, the same in any order."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

import pytest
from classroom import Classroom

from medialit.collecting.commands import tell_collect
from medialit.errors import InputError
from medialit.grading import commands
from medialit.grading.assignment import open_assignment
from medialit.grading.grades import digest_of
from medialit.grading.reviews import Review, add_review

EXERCISE = "03-attribution-repair"


@pytest.fixture
def room(tmp_path: Path) -> Classroom:
    return Classroom(EXERCISE, tmp_path / "assigned")


def grades_of(room: Classroom) -> dict[str, dict]:
    text = (room.place / "grades" / "grades.json").read_text("utf-8")
    return {grade["code"]: grade for grade in json.loads(text)["grades"]}


def test_every_file_is_accounted_for_and_every_honest_one_is_graded(room, tmp_path):
    """Damaged and hostile files stop nothing: the counts sum up, all others have a grade."""
    handed = room.hand_in(tmp_path / "handed", count=60, damaged=0.2, hostile=0.3)
    said, status = tell_collect([str(handed.download)], room.root)
    assert status == 1
    first = said.splitlines()[0]
    counts = [int(number.replace(",", "")) for number in re.findall(r"(\d[\d,]*) [a-z]", first)]
    assert counts[0] == handed.files == sum(counts[1:])
    told = commands.tell_grade(EXERCISE, str(room.root))
    assert {person.code for person in handed.honest} <= set(grades_of(room))
    assert all(person.code in told for person in handed.honest)


def test_grades_are_the_same_in_any_order_and_from_any_platform(tmp_path):
    """Shuffled files, and the downloads of three platforms, give the same grades."""
    room = Classroom(EXERCISE, tmp_path / "assigned")
    texts = set()
    for number, layout in enumerate(("canvas", "moodle", "nbgrader", "moodle")):
        handed = room.hand_in(tmp_path / f"handed-{number}", count=24, damaged=0.1, layout=layout)
        files = [handed.download]
        if handed.download.is_dir():
            files = sorted(p for p in handed.download.rglob("*") if p.is_file())
            random.Random(number).shuffle(files)
        shutil.rmtree(room.place / "collected", ignore_errors=True)
        shutil.rmtree(room.place / "grades", ignore_errors=True)
        for name in ("names.json", "collected.json"):
            (room.place / name).unlink(missing_ok=True)
        tell_collect([str(file) for file in files], room.root)
        commands.tell_grade(EXERCISE, str(room.root))
        texts.add((room.place / "grades" / "grades.json").read_text("utf-8"))
    assert len(texts) == 1


def test_no_score_comes_from_a_file(room, tmp_path):
    """Forged scores, keys and hashes change no grade, and each of these files is told."""
    handed = room.hand_in(tmp_path / "handed", count=0, tampered=40)
    said, _ = tell_collect([str(handed.download)], room.root)
    commands.tell_grade(EXERCISE, str(room.root))
    grades = grades_of(room)
    for person in handed.people:
        told = person.code in said or person.code not in grades
        assert told, person.fault
        if person.code in grades:
            grade = grades[person.code]
            assert grade["score"] <= grade["points"]
            items = {item["item"]: item["score"] or 0 for item in grade["items"]}
            assert grade["score"] == pytest.approx(sum(items.values()), abs=0.01)
            assert person.fault == "answer" or grade["notes"], person.fault


def test_a_new_key_says_who_changed_and_why(room, tmp_path):
    """After the key was corrected, grading again names each learner, the item and the reason."""
    handed = room.hand_in(tmp_path / "handed", count=12, damaged=0, hostile=0)
    tell_collect([str(handed.download)], room.root)
    assert "Changed" not in commands.tell_grade(EXERCISE, str(room.root))
    before = grades_of(room)
    key = room.place / "teacher" / "key.json"
    data = json.loads(key.read_text("utf-8"))
    name, entry = next((n, e) for n, e in data["items"].items() if "value" in e)
    entry["value"] = entry["value"] + 1000
    key.write_text(json.dumps(data), "utf-8")
    told = commands.tell_grade(EXERCISE, str(room.root))
    changed = {
        code
        for code, grade in grades_of(room).items()
        if grade["items"] != before[code]["items"] and grade["score"] != before[code]["score"]
    }
    assert changed
    for code in changed:
        assert f"{code} {name}: " in told
    assert "its key or points were changed" in told
    assert "Changed" not in commands.tell_grade(EXERCISE, str(room.root))


def test_a_level_counts_until_the_answer_is_another_one(room, tmp_path):
    """A reflection gets its points from the teacher; a newer answer waits to be read again."""
    handed = room.hand_in(tmp_path / "handed", count=6, damaged=0, hostile=0)
    tell_collect([str(handed.download)], room.root)
    assignment = open_assignment(room.place)
    graded, item = next(
        (each, item)
        for each in assignment.graded
        for item in each.grade.items
        if item.status == "waiting"
    )
    code, answer = graded.answers.code, graded.answers.answers[item.item]
    review = Review(code, item.item, digest_of(answer), "proficient", "Well seen.", "")
    add_review(assignment.reviews_file, review)
    found = {g.answers.code: g.grade for g in open_assignment(room.place).graded}[code]
    scored = next(each for each in found.items if each.item == item.item)
    assert (scored.score, scored.level, scored.said) == (item.points, "proficient", "Well seen.")
    add_review(assignment.reviews_file, Review(code, item.item, "older", "proficient", "", ""))
    found = {g.answers.code: g.grade for g in open_assignment(room.place).graded}[code]
    assert next(each for each in found.items if each.item == item.item).status == "waiting"
    assert any("Read it again" in note for note in found.notes)


def test_before_anything_was_collected_it_says_what_to_do(room):
    """No grades, no empty files: the message names the command that comes first."""
    for tell in (commands.tell_grade, commands.tell_feedback, commands.tell_class):
        with pytest.raises(InputError, match="medialit collect"):
            tell(EXERCISE, str(room.root))
    assert not (room.place / "grades").exists()


def test_an_assignment_that_there_is_not_is_told(tmp_path):
    """The message says how to make one."""
    with pytest.raises(InputError, match="medialit assign make nothing"):
        commands.tell_grade("nothing", str(tmp_path))


def test_names_are_in_no_export_unless_they_are_asked_for(room, tmp_path):
    """Pages, tables and grades hold codes only; with names a table holds a row for each."""
    handed = room.hand_in(tmp_path / "handed", count=20, damaged=0, hostile=0)
    tell_collect([str(handed.download)], room.root)
    root = str(room.root)
    planted = [t for person in handed.people for t in (person.name, person.email)]
    commands.tell_grade(EXERCISE, root)
    commands.tell_feedback(EXERCISE, root)
    commands.tell_class(EXERCISE, root)
    for form in ("canvas", "moodle", "csv"):
        commands.tell_gradebook(EXERCISE, root, form=form)
    exports = [p for p in room.place.rglob("*") if p.suffix in (".html", ".csv", ".json")]
    exports = [p for p in exports if p.parent.name != "collected" and p.name != "names.json"]
    assert len(exports) >= 25
    for path in exports:
        text = path.read_text("utf-8").casefold()
        assert not [name for name in planted if name.casefold() in text], path.name
    commands.tell_gradebook(EXERCISE, root, form="csv", names=True)
    with_names = (room.place / "gradebook-csv.csv").read_text("utf-8")
    assert with_names.count("\n") == 21
