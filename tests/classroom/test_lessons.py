"""The course as data, and the notebooks that must agree with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from medialit.cases import list_cases
from medialit.classroom.lessons import find_lesson, is_done, load_lessons, minutes_left

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
LESSONS = load_lessons()
NAMED = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.number)


def cells(lesson, kind):
    """Return the cells of one kind in a lesson's notebook, as text."""
    notebook = json.loads((FOLDER / lesson.notebook).read_text("utf-8"))
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == kind]


def test_the_course_has_eight_lessons_in_order():
    """00 to 07, each with its own notebook of that number."""
    assert [lesson.number for lesson in LESSONS] == [f"{n:02}" for n in range(8)]
    assert all(lesson.notebook.startswith(f"{lesson.number}-") for lesson in LESSONS)
    assert find_lesson("99") is None


@NAMED
def test_a_lesson_is_complete(lesson):
    """20 to 50 minutes, two to four objectives, activities without twins, a case that exists."""
    assert 20 <= lesson.minutes <= 50
    assert 2 <= len(lesson.objectives) <= 4
    assert lesson.activities
    assert len(set(lesson.activities)) == len(lesson.activities)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in lesson.activities)
    assert lesson.question.endswith("?")
    assert lesson.assignment
    assert lesson.standards
    assert lesson.case in ("", *list_cases())


@NAMED
def test_each_activity_is_in_the_notebook(lesson):
    """Each name that counts as done stands in a cell as a name, so it can be done."""
    source = "\n".join(cells(lesson, "code"))
    # Rating and Compare keep their answers under these names unless a cell says otherwise
    given = {"items": "Rating(", "compare": "Compare("}
    missing = [
        name
        for name in lesson.activities
        if not re.search(rf"[\"']{re.escape(name)}[\"']", source)
        and given.get(name, "\0") not in source
    ]
    assert not missing, f"{lesson.notebook} has no activity named {', '.join(missing)}"


@NAMED
def test_the_notebook_keeps_its_answers_in_this_lesson(lesson):
    """No cell keeps an answer in the journal of another lesson."""
    kept = set(re.findall(r"lesson\s*=\s*[\"'](\w+)[\"']", "\n".join(cells(lesson, "code"))))
    assert kept <= {lesson.number}


@NAMED
def test_the_notebook_has_the_same_title_and_minutes(lesson):
    """The title and the time that a learner reads are those of the map."""
    text = "\n".join(cells(lesson, "markdown"))
    assert re.search(rf"^# (?:{lesson.number} )?{re.escape(lesson.title)}$", text, re.M)
    assert re.search(r"(\d+) minutes", text).group(1) == str(lesson.minutes)


@pytest.mark.parametrize(
    ("value", "done"),
    [
        (None, False),
        (0, True),
        ({"chosen": [0]}, True),
        ({"text": "Perh", "committed": False, "checked": None}, False),
        ({"text": "Perhaps", "committed": True}, True),
        ({"notes": [], "done": False}, False),
        ({"notes": [], "done": True}, True),
        ({"note": " "}, False),
        ({"note": "The union."}, True),
    ],
)
def test_drafts_do_not_count_as_done(value, done):
    """A draft, an open search and an empty note are open; anything else that is kept is done."""
    assert is_done(value) is done


@NAMED
def test_the_minutes_left_go_down_to_nothing(lesson):
    """In steps of five, never more than the lesson, and 0 only when all is done."""
    total = len(lesson.activities)
    left = [minutes_left(lesson, done) for done in range(total + 1)]
    assert left == sorted(left, reverse=True)
    assert left[0] == lesson.minutes
    assert left[-1] == 0
    assert all(minutes % 5 == 0 and minutes >= 5 for minutes in left[:-1])
