"""Hand in: one file with all answers, on disk and in the page; what changed since is told."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from medialit.classroom.events import event_to_dict
from medialit.classroom.journal import Journal
from medialit.exercises.submission import FIELDS, digest
from medialit.widgets import Exercise
from medialit.widgets.handin import _due_in_words

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from exercise_case import ANSWERS, NAME, PACKAGE, TYPES, write_exercise


@pytest.fixture
def exercise(tmp_path) -> Exercise:
    """The exercise in the current folder, with one answer kept."""
    write_exercise(tmp_path, due="2999-12-01")
    exercise = Exercise()
    exercise.show("denial").save(ANSWERS["denial"])
    return exercise


def press(widget) -> None:
    widget._on_message(widget, {"do": "hand_in", "ticket": "t1"}, [])


def file_of(widget) -> Path:
    return Path(f"{widget.place['code']}.medialit.json")


def test_it_shows_what_is_answered_and_whose_it_is(exercise):
    """Each task with what is open, the day, the code; no name, and nothing of a key."""
    widget = exercise.hand_in()
    assert widget.state["answered"] == 1
    assert [part["said"] for part in widget.state["parts"]].count("○ no answer yet") == 13
    assert widget.due == "Due on Sunday, December 1, 2999."
    assert widget.state["file"] == file_of(widget).name
    assert widget.state["handed"] is None
    for text in (json.dumps(widget.state), widget.static(), repr(vars(widget))):
        assert "SECRET" not in text
    assert "✓ answered: What was denied" in widget.static()
    exercise.show("why").save(ANSWERS["why"])
    assert widget.state["answered"] == 2


def test_the_file_has_every_answer_and_a_right_hash(exercise, sent):
    """What lies beside the notebook is what the page downloads, and what the journal holds."""
    exercise.show("why").save(ANSWERS["why"])
    widget = exercise.hand_in()
    press(widget)
    [reply] = [message for message in sent if message.get("ticket") == "t1"]
    assert reply["name"] == file_of(widget).name
    assert reply["trouble"] == ""
    assert file_of(widget).read_text("utf-8") == reply["text"]
    data = json.loads(reply["text"])
    assert tuple(data) == FIELDS
    assert data["sha256"] == digest(data)
    assert (data["exercise"], data["package"]) == (NAME, PACKAGE)
    assert data["code"] == widget.place["code"]
    assert data["events"] == [event_to_dict(e) for e in Journal(f"{NAME}-{PACKAGE}").events()]
    assert widget.state["handed"] | {"time": ""} == {
        "time": "",
        "answered": 2,
        "older": False,
        "here": True,
    }


def test_a_change_makes_the_file_older(exercise):
    """Told at once; not if the answer is as it was again; the next hand-in has the change."""
    widget, why = exercise.hand_in(), exercise.show("why")
    press(widget)
    why.save(ANSWERS["why"])
    assert widget.state["handed"]["older"]
    assert widget.state["handed"]["answered"] == 1
    press(widget)
    assert not widget.state["handed"]["older"]
    assert widget.state["handed"]["answered"] == 2
    why.save({"text": "Another", "rating": None})
    assert widget.state["handed"]["older"]
    why.save(ANSWERS["why"])
    assert not widget.state["handed"]["older"]


def test_a_move_makes_the_file_older(exercise):
    """A path is part of the answer."""
    widget, web = exercise.hand_in(), exercise.show("look-up")
    press(widget)
    web.save({"do": "start", "visit": "abcd", "at": 0, "page": "articles/regional"}, "move")
    assert widget.state["handed"]["older"]


def test_a_later_run_knows_what_was_handed_in(exercise):
    """Python has restarted: the file says when it was made, and whether it is older."""
    press(exercise.hand_in())
    again = Exercise()
    assert again.hand_in().state["handed"]["older"] is False
    again.show("why").save(ANSWERS["why"])
    assert Exercise().hand_in().state["handed"]["older"] is True


def test_a_disk_that_refuses_leaves_the_download(exercise, sent):
    """The file comes to the page all the same, with what was wrong."""
    widget = exercise.hand_in()
    file_of(widget).mkdir()
    press(widget)
    reply = sent[-1]
    assert "is a folder" in reply["trouble"]
    assert json.loads(reply["text"])["events"]
    assert widget.state["handed"]["here"] is False


def test_nothing_is_not_handed_in(tmp_path, sent):
    """Without any answer there is no file, and the page says so."""
    write_exercise(tmp_path)
    widget = Exercise().hand_in()
    press(widget)
    assert "no answer yet" in sent[-1]["refused"]
    assert not file_of(widget).exists()
    assert widget.state["handed"] is None
    assert widget.due == ""


def spoil_hash(data: dict) -> None:
    data["events"] = []


def spoil_package(data: dict) -> None:
    data["package"] = "other"
    data["sha256"] = digest(data)


def spoil_exercise(data: dict) -> None:
    data["exercise"] = "other"
    data["sha256"] = digest(data)


def spoil_time(data: dict) -> None:
    data["handed_in"] = "soon"
    data["sha256"] = digest(data)


def spoil_events(data: dict) -> None:
    data["events"] = [{"id": "x"}]
    data["sha256"] = digest(data)


@pytest.mark.parametrize(
    "spoil", [spoil_hash, spoil_package, spoil_exercise, spoil_time, spoil_events]
)
def test_another_file_is_not_taken_for_a_hand_in(exercise, spoil):
    """A changed file, or one of another package, says nothing; the next one takes its place."""
    widget = exercise.hand_in()
    press(widget)
    data = json.loads(file_of(widget).read_text("utf-8"))
    spoil(data)
    file_of(widget).write_text(json.dumps(data), "utf-8")
    later = Exercise().hand_in()
    assert later.state["handed"] is None
    press(later)
    assert Exercise().hand_in().state["handed"]["answered"] == 1


@pytest.mark.parametrize("text", ["", "[" * 100_000, "[]", "3", "{}"], ids=range(5))
def test_junk_beside_the_notebook_breaks_nothing(exercise, text):
    """Whatever lies there, the widget shows."""
    file_of(exercise.hand_in()).write_text(text, "utf-8")
    assert Exercise().hand_in().state["handed"] is None


def test_every_type_is_in_the_file(exercise):
    """Answers to all items are counted when the file was made."""
    for name, answer in ANSWERS.items():
        exercise.show(name).save(answer)
    widget = exercise.hand_in()
    press(widget)
    assert widget.state["handed"]["answered"] == len(TYPES) - 1  # not the posts
    data = json.loads(file_of(widget).read_text("utf-8"))
    assert {event["name"] for event in data["events"]} == set(ANSWERS)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, ""),
        ("2026-12-01", "Due on Tuesday, December 1, 2026."),
        ("2026-11-01", "Due on Sunday, November 1, 2026. That day is over. You can still hand in."),
        ("2026-11-24", "Due on Tuesday, November 24, 2026."),
        ("next week", "Due: next week."),
    ],
)
def test_the_day_in_words(due, words):
    """A day that is over does not shut anybody out."""
    assert _due_in_words(due, date(2026, 11, 24)) == words
