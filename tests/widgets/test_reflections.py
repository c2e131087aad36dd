"""The reflection page: everything that a person has to read, and levels that are not lost."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest

from medialit.classroom.events import event_from_dict
from medialit.collecting.commands import tell_collect
from medialit.exercises.model import LEVELS
from medialit.exercises.submission import file_name, journal_name, pack_answers
from medialit.grading.assignment import open_assignment
from medialit.widgets import Desk, Reflections
from medialit.widgets.base import KitWidget
from medialit.widgets.reflections_words import about_in_words

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "grading"))
from classroom import Classroom

ANNA, BEN = "AAAA-2222", "BBBB-3333"
PAYLOAD = "<img src=x onerror=alert(1)> **bold** \u202eevil"


@pytest.fixture
def room(tmp_path) -> Classroom:
    """A class of two; Ben has not written the memo."""
    room = Classroom("04-frame-memo", tmp_path / "assigned")
    answers = {
        "frames": room.rubric["frames"].exemplars["emergent"],
        "hardest": {"text": PAYLOAD},
        "headline": {"text": "Three of ten to go", "frame": "conflict", "facts": [0]},
        "memo": {"text": "My memo. " * 300},
    }
    hand_in(room, ANNA, answers)
    hand_in(room, BEN, {name: answers[name] for name in ("hardest", "headline")})
    return room


def hand_in(room: Classroom, code: str, answers: dict, *, clock: int = 0, name: str = "") -> None:
    """Collect a file with these answers, as if it came from Canvas."""
    lesson = journal_name(room.package.exercise, room.package.id)
    events = [
        {
            "id": f"{code}-{clock + at:04d}",
            "lesson": lesson,
            "name": item,
            "kind": "answer",
            "value": value,
            "time": f"2026-03-01T09:00:{at:02d}+00:00",
            "clock": clock + at,
            "after": [],
        }
        for at, (item, value) in enumerate(answers.items(), start=1)
    ]
    data = pack_answers(
        map(event_from_dict, events),
        exercise=room.package.exercise,
        package=room.package.id,
        code=code,
        handed_in="2026-03-01T10:00:00+00:00",
    )
    prefix = f"{name}_41_9{clock:04d}_" if name else ""
    path = room.root.parent / f"{prefix}{file_name(code)}"
    path.write_text(json.dumps(data), "utf-8")
    tell_collect([str(path)], room.root)


@pytest.fixture
def page(monkeypatch):
    """Return press(widget, message): what the page hears."""
    heard: list = []
    monkeypatch.setattr(KitWidget, "send", lambda _self, content, *_: heard.append(content))

    def press(widget, do: str, **content):
        heard.clear()
        widget._on_message(widget, {"do": do, "ticket": "t1", **content}, [])
        [reply] = [each for each in heard if each.get("ticket") == "t1"]
        return reply

    return press


def find(widget, code: str, item: str) -> dict:
    [entry] = [e for e in widget.state["queue"] if (e["code"], e["item"]) == (code, item)]
    return entry


def give(page, widget, code: str, item: str, level: str, comment: str = "") -> dict:
    entry = find(widget, code, item)
    about = {"code": code, "item": item, "digest": entry["digest"]}
    return page(widget, "give", **about, level=level, comment=comment)


def lines(room: Classroom) -> list[dict]:
    text = (room.place / "grades" / "reviews.jsonl").read_text("ascii")
    return [json.loads(line) for line in text.splitlines()]


def test_the_queue_has_what_a_person_reads_and_nothing_else(room):
    """Each reflection with an answer, by code and in the order of the exercise; codes only."""
    queue = Reflections(room.place).state["queue"]
    read = [(each["code"], each["item"]) for each in queue]
    mine = [(ANNA, item) for item in ("hardest", "headline", "memo")]
    assert read == [*mine, (BEN, "hardest"), (BEN, "headline")]
    assert {each["level"] for each in queue} == {""}


def test_each_item_comes_with_its_rubric_and_exemplars(room):
    """Three levels with what they mean, what they are worth, and an example of each."""
    items = Reflections(room.place).state["items"]
    assert list(items) == ["hardest", "headline", "memo"]
    for name, item in items.items():
        assert [each["level"] for each in item["levels"]] == list(LEVELS)
        for each in item["levels"]:
            assert each["says"] == room.rubric[name].levels[each["level"]]
            assert str(room.rubric[name].exemplars[each["level"]]["text"]) in each["exemplar"]
    assert "Frame: conflict." in items["headline"]["levels"][0]["exemplar"]
    assert [each["worth"] for each in items["memo"]["levels"]] == ["2.67", "5.33", "8"]


def test_an_answer_comes_in_full_with_what_it_is_about(room, page):
    """The whole text as it was written; the answer that it justifies; the other items in a line."""
    widget = Reflections(room.place)
    reply = page(widget, "read", code=ANNA, item="hardest")
    assert reply["parts"] == [["Your answer", PAYLOAD]]
    assert any("paragraph" in line for line in reply["about"])
    assert [line.split(":")[0] for line in reply["others"]] == [
        item.heading for item in room.grader.exercise.items if item.kind != "reflection"
    ]
    memo = page(widget, "read", code=ANNA, item="memo")
    assert memo["parts"][0][1] == "My memo. " * 300
    assert memo["about"] == []


def test_a_rewritten_headline_stands_beside_the_original(room, page):
    """With its frame and the facts, ticked or not."""
    parts = dict(page(Reflections(room.place), "read", code=ANNA, item="headline")["parts"])
    assert parts["The new version"] == "Three of ten to go"
    assert parts["The frame"] == "conflict"
    assert len(parts["Not ticked"].splitlines()) == 3


def test_what_is_justified_but_missing_is_told(room, page):
    """Ben has justified an answer that he did not give."""
    reply = page(Reflections(room.place), "read", code=BEN, item="hardest")
    assert reply["about"] == ["No answer was given."]


def test_a_level_is_on_disk_before_the_page_hears_of_it(room, page):
    """A line is appended; the queue and the grade have the level; a new page shows it again."""
    widget = Reflections(room.place)
    reply = give(page, widget, ANNA, "memo", "emergent", "Quote more.")
    assert reply["at"] == lines(room)[0]["time"]
    entry = find(Reflections(room.place), ANNA, "memo")
    assert (entry["level"], entry["comment"]) == ("emergent", "Quote more.")
    assert find(widget, ANNA, "memo") == entry
    graded = {each.answers.code: each.grade for each in open_assignment(room.place).graded}
    [memo] = [each for each in graded[ANNA].items if each.item == "memo"]
    assert (memo.level, memo.said) == ("emergent", "Quote more.")
    assert not widget.is_done


def test_a_level_can_be_changed_and_taken_back(room, page):
    """Every step is a line of its own; the last one counts, and the comment stays."""
    widget = Reflections(room.place)
    for level in ("basic", "proficient", ""):
        give(page, widget, ANNA, "memo", level, "Well.")
    assert [line["level"] for line in lines(room)] == ["basic", "proficient", ""]
    entry = find(Reflections(room.place), ANNA, "memo")
    assert (entry["level"], entry["comment"]) == ("", "Well.")
    assert open_assignment(room.place).reviews == ({}, ())


def test_a_comment_without_a_level_comes_back_and_is_no_level(room, page):
    """Who stops in the middle of an answer finds the comment again."""
    give(page, Reflections(room.place), BEN, "hardest", "", "Think of row 2.")
    entry = find(Reflections(room.place), BEN, "hardest")
    assert (entry["level"], entry["comment"]) == ("", "Think of row 2.")
    assert open_assignment(room.place).reviews[0] == {}


def test_an_answer_that_was_handed_in_anew_has_to_be_read_again(room, page):
    """It is unread, and says what it had before; the level of the old answer is not taken over."""
    desk = Desk(room.root)
    widget = desk.reflections()
    give(page, widget, ANNA, "memo", "basic", "Too long.")
    hand_in(room, ANNA, {"memo": {"text": "A new memo."}, "hardest": {"text": "x"}}, clock=50)
    widget.look_again()
    entry = find(widget, ANNA, "memo")
    assert (entry["level"], entry["comment"]) == ("", "")
    assert entry["earlier"] == "basic: Too long."
    assert page(widget, "read", code=ANNA, item="memo")["parts"] == [["Your answer", "A new memo."]]


def test_a_level_for_an_answer_that_was_replaced_meanwhile_belongs_to_the_old_one(room, page):
    """The page sends what it has shown: nobody gets a level for words that were not read."""
    widget = Reflections(room.place)
    shown = find(widget, ANNA, "memo")
    hand_in(room, ANNA, {"memo": {"text": "A new memo."}}, clock=50)
    page(widget, "give", **{**shown, "level": "proficient"})
    assert find(widget, ANNA, "memo")["level"] == ""


def test_a_full_disk_is_told_and_nothing_is_taken_for_saved(room, page, monkeypatch):
    """The page hears “NOT saved”, and the answer stays unread."""

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    widget = Reflections(room.place)
    monkeypatch.setattr("medialit.grading.reviews.os.fsync", full)
    reply = give(page, widget, ANNA, "memo", "basic")
    assert "NOT saved" in reply["failed"]
    assert "No space left" in reply["failed"]
    assert "at" not in reply


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"level": "excellent"}, "There is no level"),
        ({"level": "basic", "comment": "x" * 5001}, "at most 5,000 characters"),
        ({"level": "basic", "code": "../../x"}, "not there any more"),
        ({"level": "basic", "item": "frames"}, "not there any more"),
    ],
)
def test_what_is_no_level_is_refused(content, said, room, page):
    """Nothing of it is written."""
    widget = Reflections(room.place)
    entry = find(widget, ANNA, "memo")
    assert said in page(widget, "give", **{**entry, **content})["failed"]
    assert not (room.place / "grades" / "reviews.jsonl").exists()


def test_names_are_kept_out_until_they_are_asked_for(room, page):
    """Reading by codes alone is the rule: also a name that stands in an answer is taken out."""
    hand_in(
        room, ANNA, {"memo": {"text": "I am Jane Doe, see jane@a.example"}}, clock=9, name="doejane"
    )
    widget = Reflections(room.place)
    hidden = page(widget, "read", code=ANNA, item="memo")["parts"][0][1]
    assert "jane@" not in hidden
    assert "doejane" not in json.dumps(widget.state)
    page(widget, "names", show=True)
    assert find(widget, ANNA, "memo")["name"] == "doejane"
    assert "jane@" in page(widget, "read", code=ANNA, item="memo")["parts"][0][1]


def test_the_order_of_the_work_does_not_matter(room, page):
    """A page that was opened before files were collected shows them afterwards."""
    (room.place / "collected").rename(room.place / "away")
    desk = Desk(room.root)
    widget = desk.reflections()
    assert "Do step 2" in widget.state["missing"]
    (room.place / "away").rename(room.place / "collected")
    widget.look_again()
    assert len(widget.state["queue"]) == 5


def test_a_damaged_key_is_a_sentence_in_the_place_of_the_page(room):
    """No traceback in the notebook: the message says which file."""
    (room.place / "teacher" / "key.json").write_text("{", "utf-8")
    widget = Reflections(room.place)
    assert "key.json" in widget.state["missing"]
    assert widget.state["queue"] == []


def test_on_paper_it_says_how_much_is_read(room, page):
    """The static rendering has no student's words."""
    widget = Reflections(room.place)
    give(page, widget, ANNA, "memo", "basic")
    assert "1 of 5 read." in widget.static()
    assert PAYLOAD not in widget.static()


@pytest.mark.parametrize(
    "name", ["01-source-card", "02-source-audit", "07-the-check", "00-pretest"]
)
def test_each_kind_of_answer_can_be_put_into_lines(name, tmp_path):
    """Whatever an item justifies is shown in short lines of plain text."""
    room = Classroom(name, tmp_path / "assigned")
    exercise = room.grader.exercise
    targets = [item.entry["about"] for item in exercise.items if item.entry.get("about")]
    assert targets
    for target in targets:
        item = exercise.item(target)
        answer = room.rubric[target].exemplars["proficient"]
        moves = answer.get("moves", ()) if isinstance(answer, dict) else ()
        told = about_in_words(item, answer, room.grader.grade(item, answer, moves), {})
        assert 1 <= len(told) <= 13
        assert all(line.strip() and "\n" not in line for line in told)
