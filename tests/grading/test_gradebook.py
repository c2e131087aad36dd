"""The gradebook: what each platform wants, no formula, no unfinished sum."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from medialit.errors import InputError
from medialit.exercises.model import Exercise, Item
from medialit.grading.gradebook import FORMATS, Person, gradebook_text, harmless
from medialit.grading.scores import Grade, grade_of_parts, waiting

ITEM = Item("marks", "Marks", "mark", "checked", 8, "Mark.", "Look.")
WORDS = Item("words", "Words", "short", "reflection", 2, "Write.", "Think.")
EXERCISE = Exercise(
    "02-audit", Path(), "=Audit", "Who?", "", "02", 20, (), None, False, (ITEM, WORDS)
)
DONE = grade_of_parts(ITEM, (), said="Well.", share=0.75)
READ = grade_of_parts(WORDS, (), said="Read.", share=1.0)
GRADES = [
    Grade("AAAA-2222", "p1", "2026-11-25T10:00:00+00:00", (DONE, READ), ("=cmd|' /C calc'!A0",)),
    Grade("BBBB-3333", "p1", "", (DONE, waiting(WORDS, (), said="Wait."))),
]
PEOPLE = {"AAAA-2222": Person("@Ada Byron", "4711"), "BBBB-3333": Person("+Bo Lin", "4712")}
FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "=cmd|' /C calc'!A0", "\n=1"]


def rows(form: str, people=PEOPLE, exercise=EXERCISE) -> list[list[str]]:
    text = gradebook_text(exercise, GRADES, people, form=form)
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_canvas_gets_points_by_its_own_number():
    """The header of Canvas, the points possible, and a row each; an unread one has no points."""
    header, possible, first, second = rows("canvas")
    assert header[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert (possible[0], possible[5]) == ("Points Possible", "10")
    assert (first[1], first[5]) == ("4711", "8")
    assert (second[1], second[5]) == ("4712", "")


def test_moodle_gets_its_grading_worksheet():
    """Identifier, grade and maximum as in Moodle's worksheet; a note says what waits."""
    header, first, second = rows("moodle")
    assert header[0] == "Identifier"
    assert dict(zip(header, first, strict=True))["Grade"] == "8"
    assert dict(zip(header, first, strict=True))["Maximum Grade"] == "10"
    assert second[header.index("Identifier")] == "Participant 4712"
    assert "2 points wait" in second[-1]


def test_a_spreadsheet_gets_every_item():
    """Points and level of each item stand in columns of their own."""
    header, first, second = rows("csv")
    assert first[header.index("marks (8)")] == "6"
    assert first[header.index("marks (8): level")] == "emergent"
    assert second[header.index("words (2)")] == ""


@pytest.mark.parametrize("form", FORMATS)
def test_without_names_there_are_codes_only(form):
    """A person without a name stands there with the code."""
    text = str(rows(form, {code: Person("", p.lms_id) for code, p in PEOPLE.items()}))
    assert "Ada" not in text
    assert "AAAA-2222" in text


@pytest.mark.parametrize("form", FORMATS)
def test_no_cell_is_a_formula(form):
    """Whatever begins like a formula, or hides it behind blanks, stands behind an apostrophe."""
    cells = [cell for row in rows(form) for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "@", "|", "%")]
    assert any("cmd" in cell for cell in cells) or form != "csv"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_would_be_calculated_is_made_harmless(text):
    """It begins with an apostrophe, on one line."""
    assert harmless(text).startswith("'")
    assert len(harmless(text).splitlines()) == 1


def test_a_measure_is_no_grade():
    """The pretest goes to a spreadsheet only, and the message says why."""
    exercise = Exercise(
        "00-pretest", Path(), "Test", "?", "", "00", 20, (), None, True, (ITEM, WORDS)
    )
    with pytest.raises(InputError, match="a measure, not a grade"):
        rows("canvas", exercise=exercise)
    assert rows("csv", exercise=exercise)


def test_an_unknown_format_is_told_which_there_are():
    """The message lists the formats."""
    with pytest.raises(InputError, match="canvas, moodle, csv"):
        rows("excel")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_without_a_formula(tmp_path):
    """Converted by LibreOffice, no cell of the sheet holds a formula."""
    path = tmp_path / "grades.csv"
    path.write_text(gradebook_text(EXERCISE, GRADES, PEOPLE, form="csv"), "utf-8")
    command = ["soffice", "--headless", "--convert-to", "fods", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "table:formula" not in (tmp_path / "grades.fods").read_text("utf-8")
