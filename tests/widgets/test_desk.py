"""The teacher's desk: each step does what the command line does, and says so in one place."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from medialit.assigning.commands import tell_make
from medialit.errors import InputError
from medialit.grading import commands
from medialit.grading.gradebook import FORMATS
from medialit.readability import reading_grade
from medialit.widgets import Desk
from medialit.widgets.base import KitWidget
from medialit.widgets.desk_uploads import Uploads
from medialit.widgets.desk_words import in_the_notebook

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "grading"))
from classroom import Classroom

STEPS = ("make", "collect", "grade", "reflections", "feedback", "report", "gradebook")
EXERCISE = "03-attribution-repair"
SUNDAY = """---
title: Council closes the pool
---

The council closed the pool on Sunday. “It is not safe,” Mayor Ruth Adler said.

Neighbors asked who had decided that. “Nobody told us,” said Dale Pruitt, who swims there.

About 40 people came to the meeting, according to the city.
"""


@pytest.fixture
def page(monkeypatch):
    """Return press(widget, message, piece): what the page hears, with the bytes that came along."""
    heard: list = []

    def send(_self, content, buffers=None):
        heard.append({**content, "files": list(buffers or ())})

    monkeypatch.setattr(KitWidget, "send", send)

    def press(widget, do: str, piece: bytes = b"", **content):
        heard.clear()
        message = {"do": do, "ticket": "t1", **content}
        widget._on_message(widget, message, [memoryview(piece)] if piece else [])
        replies = [each for each in heard if each.get("ticket") == "t1"]
        assert len(replies) == 1
        return replies[0]

    return press


@pytest.fixture
def room(tmp_path) -> Classroom:
    return Classroom(EXERCISE, tmp_path / "assigned")


@pytest.fixture
def desk(room, tmp_path) -> Desk:
    """The desk with a class of eight that has handed in, one of them a damaged file."""
    handed = room.hand_in(tmp_path / "handed", count=8, damaged=0.125, hostile=0)
    commands_collect(handed.download, room.root)
    return Desk(room.root)


def commands_collect(path: Path, root: Path) -> None:
    from medialit.collecting.commands import tell_collect

    tell_collect([str(path)], root)


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_folder_is_no_error(step, tmp_path):
    """Each step says what has to be done first; nothing is written by looking."""
    widget = getattr(Desk(), step)()
    if step != "make":
        assert widget.state["missing"] == "Nothing is assigned yet. Begin with step 1, Make."
        assert widget.state["missing"] in widget.static()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", [step for step in STEPS if step not in ("make", "reflections")])
def test_a_step_that_comes_too_early_says_so_in_words(step, page):
    """Whoever presses the button all the same hears a sentence."""
    reply = page(getattr(Desk(), step)(), "run", format="csv", path="no-such-file")
    assert "failed" in reply
    assert "step 1" in reply["failed"] or "no-such-file" in reply["failed"]


def test_each_exercise_can_be_chosen(room):
    """The list has title, lesson, minutes and points; a measure is called one."""
    by_name = {each["name"]: each for each in Desk().make().state["exercises"]}
    assert by_name[EXERCISE]["points"] == room.grader.exercise.points
    assert by_name["00-pretest"]["measure"]
    assert all(each["title"] and each["minutes"] for each in by_name.values())


def test_making_gives_the_zip_of_the_command_line(page, tmp_path):
    """What is downloaded is the zip on disk; it has no key in it, and the day that was given."""
    step = Desk().make()
    assert page(step, "run", exercise=EXERCISE, due="2999-12-11").get("failed") is None
    told = " ".join(step.state["result"]["told"])
    assert f"assigned/{EXERCISE}/{EXERCISE}.zip" in told
    assert str(tmp_path) not in told
    assert "`medialit" not in told
    reply = page(step, "file", name=EXERCISE)
    made = tmp_path / "assigned" / EXERCISE / f"{EXERCISE}.zip"
    assert reply["files"] == [made.read_bytes()]
    with zipfile.ZipFile(io.BytesIO(reply["files"][0])) as archive:
        assert not [name for name in archive.namelist() if "key" in name or "rubric" in name]
        assert "2999-12-11" in archive.read(f"{EXERCISE}/package.json").decode()


def test_a_day_that_is_over_is_made_and_told(page):
    """A wrong year is no mistake that students should find."""
    step = Desk().make()
    page(step, "run", exercise=EXERCISE, due="2020-12-11")
    assert "2020-12-11 is over already" in step.state["result"]["told"][-1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({}, "Choose an exercise"),
        ({"exercise": EXERCISE, "due": "soon"}, "'soon' is no day"),
        ({"exercise": "99-none"}, "no exercise '99-none'"),
        ({"exercise": "own", "article": "sunday.md"}, "short name"),
        ({"exercise": "own", "name": "sunday"}, "Choose a file"),
        ({"exercise": "own", "name": "sunday", "article": "none.md"}, "none.md"),
    ],
)
def test_what_cannot_be_made_is_told(content, said, page, tmp_path):
    """The message stands beside the button, and nothing was made."""
    assert said in page(Desk().make(), "run", **content)["failed"]
    assert not (tmp_path / "assigned").exists()


def test_an_own_article_becomes_a_draft_to_review(page, tmp_path, monkeypatch):
    """The file comes from the browser; the way to the review page starts at the notebook."""
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path / "exercises")
    step = Desk().make()
    page(step, "begin")
    page(step, "piece", SUNDAY.encode(), file="0", name="sunday.md", at=0)
    reply = page(step, "run", exercise="own", name="sunday-story")
    assert "failed" not in reply
    assert step.state["result"]["review"] == "../assigned/sunday-story/review.ipynb"
    assert (tmp_path / "assigned" / "sunday-story" / "teacher" / "draft.json").exists()
    [before] = step.state["before"]
    assert before["said"] == "a draft: review its key"
    assert "sunday-story" not in {each["name"] for each in step.state["exercises"]}


def test_a_draft_cannot_be_graded_yet(page, tmp_path):
    """A step that needs a key says where it comes from."""
    (tmp_path / "sunday.md").write_text(SUNDAY, "utf-8")
    desk = Desk()
    page(desk.make(), "run", exercise="own", name="sunday-story", article="sunday.md")
    assert "is a draft still" in desk.grade().state["missing"]


def test_files_come_in_pieces_and_are_all_accounted_for(room, page, tmp_path):
    """The counts sum up; the damaged one has what to do; nothing is left of what was sent."""
    handed = room.hand_in(tmp_path / "handed", count=8, damaged=0.25, hostile=0)
    data, step = handed.download.read_bytes(), Desk(room.root).collect()
    page(step, "begin")
    for at in range(0, len(data), 5000):
        have = page(step, "piece", data[at : at + 5000], file="0", name="sub.zip", at=at)["have"]
    assert have == len(data)
    assert "failed" not in page(step, "run")
    result = step.state["result"]
    *counts, (_, total) = result["counts"]
    assert sum(count for _, count in counts) == total == handed.files
    [damaged] = [each for each in result["files"] if each["status"] == "damaged"]
    assert damaged["count"] == 2
    assert "Ask the student" in damaged["todo"]
    [group] = result["groups"]
    assert len(group["rows"]) == dict(counts)["accepted"]
    assert step._uploads.paths() == ()


def test_files_with_one_name_are_two_files(room, page, tmp_path):
    """Browsers and mail give many files the same name."""
    handed = room.hand_in(tmp_path / "h", count=2, damaged=0, hostile=0, layout="loose")
    step = Desk(room.root).collect()
    for number, path in enumerate(sorted(handed.download.rglob("*.medialit*"))):
        page(step, "piece", path.read_bytes(), file=str(number), name="answers.json", at=0)
    page(step, "run")
    assert step.state["result"]["counts"][0] == ("accepted", 2)


def test_collecting_shows_names_only_when_they_are_asked_for(room, page, tmp_path):
    """Without the tick no name is in what the page gets."""
    handed = room.hand_in(tmp_path / "handed", count=6, damaged=0.34, hostile=0)
    step = Desk(room.root).collect()
    squeezed = ["".join(reversed(p.name.split(" "))).lower() for p in handed.honest]
    for names in (False, True):
        page(step, "run", path=f' "{handed.download}" ', names=names)
        told = json.dumps(step.state["result"], ensure_ascii=False)
        assert all((name.replace("-", "") in told) == names for name in squeezed)


def test_grading_shows_what_grades_json_has(desk, room, page):
    """A row for each code, in their order; what is empty or waits is told."""
    step = desk.grade()
    assert step.state["rows"] == []
    assert "failed" not in page(step, "run")
    grades = json.loads((room.place / "grades" / "grades.json").read_text("utf-8"))["grades"]
    rows = step.state["rows"]
    assert [row["code"] for row in rows] == [grade["code"] for grade in grades]
    assert [row["waiting"] for row in rows] == [grade["open_points"] for grade in grades]
    assert step.state["result"]["changes"] == []
    assert step.state["older"] == ""


def test_a_corrected_key_is_told_with_whose_points_changed_and_why(desk, room, page):
    """The page says that its grades are older; grading again lists each change."""
    step = desk.grade()
    page(step, "run")
    path = room.place / "teacher" / "exercise.toml"
    item = next(each for each in room.grader.exercise.items if each.kind != "reflection")
    path.write_text(path.read_text("utf-8").replace(f"points = {item.points}", "points = 19", 1))
    key = room.place / "teacher" / "key.json"
    key.write_text(key.read_text("utf-8") + "\n", "utf-8")
    step.look_again()
    assert "the key was changed" in step.state["older"]
    page(step, "run")
    assert {each[-1] for each in step.state["result"]["changes"]} == {
        "its key or points were changed"
    }
    assert step.state["older"] == ""


def test_the_steps_say_what_the_command_line_says(desk, room, page):
    """Messages come from the same functions, with steps in the place of commands."""
    step = desk.gradebook()
    page(step, "run", format="canvas")
    told = commands.tell_gradebook(EXERCISE, str(room.root), form="canvas")
    assert "\n".join(step.state["result"]["told"]) == in_the_notebook(told, room.root)


def test_feedback_is_a_zip_of_pages_named_by_codes(desk, room, page):
    """Each page is that of the disk, and can be looked at alone; who is unread is told."""
    step = desk.feedback()
    assert "failed" not in page(step, "run")
    assert "not read yet" in step.state["result"]["told"][-1]
    reply = page(step, "file")
    with zipfile.ZipFile(io.BytesIO(reply["files"][0])) as archive:
        names = [Path(name).stem for name in archive.namelist()]
    assert names == step.state["result"]["pages"]
    one = page(step, "file", which=names[0])
    assert one["files"] == [(room.place / "feedback" / f"{names[0]}.html").read_bytes()]
    assert "Make the pages again" in page(step, "file", which="../teacher/key")["failed"]


def test_the_class_report_is_one_page(desk, room, page):
    """It is made, and can be opened and downloaded."""
    step = desk.report()
    assert "failed" not in page(step, "run")
    reply = page(step, "file")
    assert reply["files"] == [(room.place / "class.html").read_bytes()]
    assert (reply["name"], reply["type"]) == (f"class-{EXERCISE}.html", "text/html")


@pytest.mark.parametrize("form", FORMATS)
def test_the_gradebook_has_names_only_when_they_are_asked_for(form, desk, room, page):
    """What is downloaded is the table on disk."""
    names = json.loads((room.place / "names.json").read_text("utf-8"))
    step = desk.gradebook()
    for shown in (False, True):
        assert "failed" not in page(step, "run", format=form, names=shown)
        text = page(step, "file")["files"][0].decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(text)))
        assert all((each["name"] in text) == shown for each in names.values())


def test_a_measure_belongs_in_no_gradebook(page, tmp_path):
    """The refusal is told in the words of the page."""
    room = Classroom("00-pretest", tmp_path / "assigned")
    handed = room.hand_in(tmp_path / "handed", count=3, damaged=0, hostile=0)
    commands_collect(handed.download, room.root)
    reply = page(Desk(room.root).gradebook(), "run", format="canvas")
    assert "is a measure, not a grade" in reply["failed"]
    assert "--" not in reply["failed"]


def test_all_steps_are_about_the_assignment_that_was_chosen(desk, page, tmp_path):
    """What one step makes or chooses, the others show; a result of another one is gone."""
    grade, feedback = desk.grade(), desk.feedback()
    page(grade, "run")
    page(desk.make(), "run", exercise="02-source-audit")
    assert grade.state["chosen"] == feedback.state["chosen"] == "02-source-audit"
    assert grade.state["result"] == {}
    assert "Do step 2" in grade.state["missing"]
    page(feedback, "choose", name=EXERCISE)
    assert grade.state["chosen"] == EXERCISE
    assert len(grade.state["rows"]) == 7


def test_a_fault_of_ours_is_a_sentence_too(desk, page, monkeypatch):
    """The page never waits for ever: also what nobody has foreseen is answered."""
    monkeypatch.setattr("medialit.widgets.desk_results.tell_grade", lambda *_: 1 / 0)
    reply = page(desk.grade(), "run")
    assert "ZeroDivisionError" in reply["failed"]
    assert "not yours" in reply["failed"]


def test_a_disk_that_cannot_be_written_to_is_a_sentence(desk, room, page):
    """The grades of before stay, and the message says what to do."""
    shutil.rmtree(room.place / "feedback", ignore_errors=True)
    (room.place / "feedback").write_text("", "utf-8")
    assert "Choose a folder" in page(desk.feedback(), "run")["failed"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("doejane_41_9277_K7QF-2M9T.medialit.json", "doejane_41_9277_K7QF-2M9T.medialit.json"),
        ("../../etc/passwd", "passwd"),
        ("C:\\work\\K7QF-2M9T.medialit.json", "K7QF-2M9T.medialit.json"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\n.json", "a_b_.json"),
        ("\ud800.json", "?.json".replace("?", "_")),
    ],
)
def test_a_name_from_the_browser_is_only_a_name(name, kept):
    """No name leads out of the folder, and the learning platform's part of it stays."""
    uploads = Uploads()
    uploads.take({"file": "1", "name": name, "at": 0}, b"{}")
    [path] = uploads.paths()
    assert path.name == kept
    assert path.parent.parent == uploads.folder


def test_a_long_name_keeps_both_ends():
    """A disk takes 255 bytes; the beginning names the sender, the end the kind."""
    uploads = Uploads()
    uploads.take({"file": "1", "name": f"doejane_41_9277_{'ü' * 300}.medialit.json", "at": 0}, b"")
    [path] = uploads.paths()
    assert path.name.startswith("doejane_41_9277_")
    assert path.name.endswith(".medialit.json")
    assert len(path.name.encode()) <= 200


def test_a_missing_piece_is_refused():
    """A file is whole, or it is no file."""
    uploads = Uploads()
    uploads.take({"file": "1", "name": "a.zip", "at": 0}, b"abc")
    with pytest.raises(InputError, match="is missing"):
        uploads.take({"file": "1", "name": "a.zip", "at": 6}, b"def")


def test_too_much_is_refused_before_the_disk_is_full(monkeypatch):
    """The message names the other way."""
    monkeypatch.setattr("medialit.widgets.desk_uploads.LARGEST", 5)
    uploads = Uploads()
    uploads.take({"file": "1", "name": "a.zip", "at": 0}, b"abc")
    with pytest.raises(InputError, match="type where it is"):
        uploads.take({"file": "1", "name": "a.zip", "at": 3}, b"def")


def test_no_command_is_left_in_what_the_desk_says(tmp_path):
    """Each message that a step can show names steps, not commands or their options."""
    with pytest.raises(InputError) as none:
        commands.tell_grade("none", str(tmp_path))
    made = tell_make(EXERCISE, str(tmp_path), article=None, due=None)
    with pytest.raises(InputError) as nothing:
        commands.tell_grade(EXERCISE, str(tmp_path))
    (tmp_path / "sunday.md").write_text(SUNDAY, "utf-8")
    draft = tell_make("story", str(tmp_path), article=str(tmp_path / "sunday.md"), due=None)
    for message in (str(none.value), made, str(nothing.value), draft):
        told = in_the_notebook(message, tmp_path)
        assert "`medialit" not in told
        assert "--" not in told
        assert "step " in told


def test_the_notebook_is_the_steps_in_order():
    """No outputs; a cell of one line a step, after a few words of which each can be read easily."""
    path = Path(__file__).resolve().parents[2] / "exercises" / "teacher.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code)
    assert ["".join(cell["source"]) for cell in code[1:]] == [f"desk.{step}()" for step in STEPS]
    prose = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    assert len(prose) == len(STEPS) + 1
    assert all(len(text.split()) <= 60 for text in prose[1:])
    assert reading_grade(prose).value <= 9
