"""Progress: what is done, what is saved, and the ways to carry work elsewhere and back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from medialit.classroom import memory
from medialit.classroom.journal import Journal
from medialit.widgets import Prediction, Progress, base

LESSON = "own"  # one that is not in the course, so that only its widgets count


def predict(name="p") -> Prediction:
    return Prediction(lesson=LESSON, name=name, question=f"How many {name}?", unit="%")


def ask(widget, **content) -> None:
    widget._on_message(widget, content, [])


def test_it_counts_what_is_done():
    """Each saved answer is counted at once, whichever cell has run first."""
    first = predict("a")
    progress = Progress(LESSON)
    second = predict("b")
    assert (progress.state["done"], progress.state["total"]) == (0, 2)
    assert progress.state["last"] == ""
    first.save(50)
    assert progress.state["done"] == 1
    assert {"title": "How many a?", "done": True} in progress.state["parts"]
    second.save(60)
    assert progress.state["done"] == 2
    assert progress.state["last"] == max(event.time for event in Journal(LESSON).events())
    assert "2 of 2 activities done" in progress.static()


def test_a_cell_that_is_run_again_counts_once():
    """Two widgets of one name are one activity; ``parts`` tells of cells that have not run."""
    predict().save(50)
    predict()
    progress = Progress(LESSON, parts=4)
    assert (progress.state["done"], progress.state["total"]) == (1, 4)


def test_of_two_runs_of_a_cell_the_later_counts():
    """Whoever runs a cell again sees the new widget only, and answers there."""
    earlier = [predict() for _ in range(20)]
    progress = Progress(LESSON)
    predict().save(50)
    assert (progress.state["done"], progress.state["total"]) == (1, 1)
    assert all(widget.answer is None for widget in earlier)


def test_damaged_lines_are_told():
    """What cannot be read is said where the learner looks for what is saved."""
    predict().save(50)
    (Path("work") / LESSON / "old.jsonl").write_bytes(b'{"id": "to')
    assert Progress(LESSON).state["notes"] == [
        "Line 1 of old.jsonl is torn: it was being written. It was left out; the rest is fine."
    ]


def test_the_browser_learns_what_the_folder_lacks(sent):
    """Copies that are on disk are not offered; what is no id is not looked for."""
    predict().save(50)
    [event] = Journal(LESSON).events()
    ask(Progress(LESSON), do="compare", ids=[event.id, "gone-0001", 7, None])
    assert sent[-1] == {"missing": ["gone-0001"]}
    ask(Progress(LESSON), do="compare", ids="all")
    assert sent[-1] == {"missing": []}


def test_work_goes_out_and_comes_back(sent, monkeypatch, tmp_path):
    """Everything is in the file; elsewhere it fills the page that is open, under its code."""
    predict().save(50)
    ask(Progress(LESSON), do="export", ticket="t")
    work = json.loads(json.dumps(sent[-1]["work"]))
    assert sent[-1]["ticket"] == "t"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    base._live.clear()
    guess, progress = predict(), Progress(LESSON)
    ask(progress, do="bring", data=work)
    assert sent[-1] == {"told": "Brought back: 1. Here already: 0."}
    assert (guess.answer, guess.place["code"], progress.state["done"]) == (50, work["code"], 1)
    ask(progress, do="bring", data=work)
    assert sent[-1] == {"told": "Brought back: 0. Here already: 1."}


def test_bringing_back_overwrites_nothing(sent):
    """An older file beside a newer answer: the newer one stands."""
    guess, progress = predict(), Progress(LESSON)
    guess.save(50)
    ask(progress, do="export", ticket="t")
    guess.save(60)
    ask(progress, do="bring", data=sent[-2]["work"])
    assert (guess.answer, guess.rivals) == (60, [])


def test_the_browser_brings_back_a_deleted_folder(sent, tmp_path):
    """Copies of confirmed answers are as good as the file."""
    guess = predict()
    guess.save(50)
    [copy] = [message["kept"] for message in sent if "kept" in message]
    shutil.rmtree(tmp_path / "work")
    memory._memories.clear()  # as after a restart
    base._live.clear()
    guess, progress = predict(), Progress(LESSON)
    assert guess.answer is None
    ask(progress, do="compare", ids=[copy["id"]])
    assert sent[-1] == {"missing": [copy["id"]]}
    ask(progress, do="bring", data={"schema": "medialit.work/1", "events": [copy]})
    assert (guess.answer, progress.state["done"]) == (50, 1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "something else"),
        ([], "something else"),
        ({}, "Download my work"),
        ({"schema": "medialit.work/1"}, "damaged"),
        ({"schema": "medialit.work/1", "events": "x"}, "damaged"),
    ],
)
def test_a_file_that_is_none_is_told(sent, data, says):
    """One sentence says what to choose instead; nothing changes."""
    ask(Progress(LESSON), do="bring", data=data)
    assert sent[-1]["failed"]
    assert says in sent[-1]["told"]
    assert Journal(LESSON).events() == ()


def test_a_file_that_is_damaged_in_part_brings_the_rest(sent):
    """How many entries could not be read is told."""
    predict().save(50)
    progress = Progress(LESSON)
    ask(progress, do="export", ticket="t")
    work = sent[-1]["work"]
    ask(progress, do="bring", data=work | {"events": [7, {"id": "x"}, *work["events"]]})
    assert sent[-1] == {"told": "Brought back: 0. Here already: 1. 2 could not be read."}


def test_what_cannot_be_brought_back_is_told(sent, tmp_path):
    """A folder that cannot be written is said in words, not shown as a traceback."""
    predict().save(50)
    ask(Progress(LESSON), do="export", ticket="t")
    work = sent[-1]["work"]
    for event in work["events"]:
        event["lesson"] = "other"
    (tmp_path / "work" / "other").write_text("in the way", "utf-8")
    ask(Progress(LESSON), do="bring", data=work)
    assert sent[-1]["failed"]
    assert "no folder" in sent[-1]["told"]


def test_start_again_empties_the_page_and_keeps_the_journal(sent):
    """Every activity is open again; the answers stay in the folder."""
    guess, progress = predict(), Progress(LESSON)
    guess.save(50)
    Journal(LESSON).record("web", "open", kind="move")
    ask(progress, do="again")
    assert (guess.answer, progress.state["done"]) == (None, 0)
    assert "stay in the folder" in sent[-1]["told"]
    assert Journal(LESSON).moves("web") == ()
    assert [event.value for event in Journal(LESSON).events()] == [50, "open", None, None]
    ask(progress, do="again")
    assert len(Journal(LESSON).events()) == 4
    guess.save(70)
    assert predict().answer == 70


def test_start_again_that_cannot_be_written_is_told(sent, tmp_path):
    """What stands stays."""
    guess, progress = predict(), Progress(LESSON)
    guess.save(50)
    shutil.rmtree(tmp_path / "work")
    (tmp_path / "work").write_text("in the way", "utf-8")
    ask(progress, do="again")
    assert sent[-1]["failed"]
    assert guess.answer == 50


def test_a_cell_that_changes_the_folder_moves_no_answers(sent, tmp_path, monkeypatch):
    """After ``%cd`` everything is looked for where it was kept."""
    guess, progress = predict(), Progress(LESSON)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    guess.save(50)
    assert progress.state["last"]
    ask(progress, do="export", ticket="t")
    assert len(sent[-1]["work"]["events"]) == 1
    assert list((tmp_path / "sub").iterdir()) == []


@pytest.mark.parametrize("message", [None, "again", {}, [], {"do": "format"}, {"do": ["again"]}])
def test_unknown_messages_do_nothing(message, sent):
    """What the page may send by mistake changes nothing."""
    predict().save(50)
    before = len(sent)
    progress = Progress(LESSON)
    progress._on_message(progress, message, [])
    assert len(sent) == before
    assert len(Journal(LESSON).events()) == 1
