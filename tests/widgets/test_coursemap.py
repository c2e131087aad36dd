"""The map of the course: what the journals hold, what comes next, and all work to carry."""

from __future__ import annotations

import json

import pytest

from medialit.classroom.journal import Journal
from medialit.classroom.lessons import load_lessons
from medialit.classroom.work import export_work, find_learner
from medialit.widgets import CourseMap, Progress, ask

LESSONS = {lesson.number: lesson for lesson in load_lessons()}


def finish(number):
    journal = Journal(number)
    for name in LESSONS[number].activities:
        journal.record(name, {"committed": True})


def lesson_in(widget, number):
    return next(each for each in widget.state["lessons"] if each["number"] == number)


def test_an_empty_folder_has_everything_open():
    """Eight lessons, nothing done, the first one is next, and a code instead of a name."""
    widget = CourseMap()
    assert [each["number"] for each in widget.state["lessons"]] == list(LESSONS)
    assert all(each["done"] == 0 and not each["begun"] for each in widget.state["lessons"])
    assert widget.state["next"]["number"] == "00"
    assert widget.state["entries"] == 0
    assert widget.place["code"] == find_learner().code
    json.dumps(widget.state)


def test_the_map_counts_what_the_journals_hold():
    """Answers count, drafts do not; a lesson that is done gives way to the next one."""
    finish("00")
    first, second = LESSONS["01"].activities[:2]
    Journal("01").record(first, {"committed": True})
    Journal("01").record(second, {"text": "Perh", "committed": False})
    Journal("01").record("something-else", 7)
    widget = CourseMap()
    assert lesson_in(widget, "00")["done"] == lesson_in(widget, "00")["total"]
    assert lesson_in(widget, "00")["left"] == 0
    assert lesson_in(widget, "01")["done"] == 1
    assert widget.state["next"]["number"] == "01"
    assert widget.state["next"]["begun"]


def test_nothing_comes_next_when_all_is_done():
    """After the eighth lesson there is no next one."""
    for number in LESSONS:
        finish(number)
    assert CourseMap().state["next"] is None


def test_the_map_looks_again():
    """Lessons are done in other notebooks: the page asks, and the journals are read anew."""
    widget = CourseMap()
    finish("00")
    widget._on_message(widget, {"do": "look"}, [])
    assert widget.state["next"]["number"] == "01"
    assert widget.state["last"]


def test_a_damaged_journal_does_not_break_the_map(tmp_path):
    """Lines that cannot be read are left out, and the rest counts."""
    finish("00")
    (tmp_path / "work" / "00" / "foreign.jsonl").write_bytes(b"\xff\x00[[[\n")
    assert lesson_in(CourseMap(), "00")["done"] == len(LESSONS["00"].activities)


def test_all_work_can_be_downloaded_and_brought_back(sent, tmp_path, monkeypatch):
    """The file holds every lesson; in another folder it brings back the work and the code."""
    finish("00")
    finish("02")
    widget = CourseMap()
    widget._on_message(widget, {"do": "export", "ticket": "t"}, [])
    work = sent[-1]["work"]
    assert sent[-1]["ticket"] == "t"
    assert {event["lesson"] for event in work["events"]} == {"00", "02"}
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    other = CourseMap()
    other._on_message(other, {"do": "bring", "data": work}, [])
    assert "Brought back" in sent[-1]["told"]
    assert other.place["code"] == work["code"]
    assert other.state["next"]["number"] == "01"
    assert other.state["entries"] == len(work["events"])


def test_the_browser_is_told_what_the_folder_lacks(sent):
    """Copies of all lessons are compared, not of one alone."""
    known = [Journal("00").record("items", 1).id, Journal("02").record("denial", 1).id]
    widget = CourseMap()
    widget._on_message(widget, {"do": "compare", "ids": [*known, "lost-one", 7]}, [])
    assert sent[-1] == {"missing": ["lost-one"]}


@pytest.mark.parametrize("message", [None, {}, {"do": "again"}, {"do": "format"}, []])
def test_unknown_messages_do_nothing(message, sent):
    """The map cannot start a lesson again; what it does not know it leaves alone."""
    finish("00")
    widget = CourseMap()
    before = export_work()
    widget._on_message(widget, message, [])
    assert export_work() == before
    assert sent == []


def test_a_file_that_is_none_is_refused_in_words(sent):
    """Another file changes nothing, and says which one is needed."""
    widget = CourseMap()
    widget._on_message(widget, {"do": "bring", "data": {"schema": "other"}}, [])
    assert sent[-1]["failed"]
    assert "Download my work" in sent[-1]["told"]


def test_the_map_is_never_blank():
    """On paper it is a list of links with what is done."""
    finish("00")
    static = CourseMap().static()
    for lesson in LESSONS.values():
        assert f'href="{lesson.notebook}"' in static
    total = len(LESSONS["00"].activities)
    assert f"{total} of {total} activities done" in static


def test_progress_knows_the_whole_lesson_before_its_cells_run():
    """The total comes from the course; what has not run is open, under a readable name."""
    progress = Progress("02")
    assert progress.state["total"] == len(LESSONS["02"].activities)
    assert progress.state["done"] == 0
    assert progress.state["minutes"] == LESSONS["02"].minutes
    titles = [part["title"] for part in progress.state["parts"]]
    assert titles[0] == "Largest share"
    question = ask("helsinki-2018", "denial", lesson="02")
    assert question.prompt in [part["title"] for part in progress.state["parts"]]
    assert len(progress.state["parts"]) == progress.state["total"]


def test_progress_remembers_what_was_done_before_its_cell_has_run():
    """After a restart the journal says what is done, so nobody is alarmed."""
    finish("02")
    progress = Progress("02")
    assert progress.state["done"] == progress.state["total"]
    assert progress.state["minutes"] == 0


def test_progress_of_another_lesson_counts_what_lives():
    """A teacher's own lesson is not in the course: there the widgets and ``parts`` count."""
    progress = Progress("own", parts=3)
    assert progress.state["total"] == 3
    assert progress.state["minutes"] == 0
    ask("helsinki-2018", "denial", lesson="own").save({"chosen": [0], "sure": None})
    assert progress.state["done"] == 1
