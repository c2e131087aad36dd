"""The journal: nothing that was saved is lost."""

from __future__ import annotations

import json

import pytest

from medialit.classroom import journal
from medialit.classroom.journal import Journal
from medialit.errors import OutputError


@pytest.fixture
def mine(tmp_path) -> Journal:
    return Journal("02", folder=tmp_path)


def test_an_answer_is_on_disk_when_record_returns(mine):
    """The line can be read by another program at once, and is plain JSON."""
    at = mine.record("denial", [1])
    [line] = mine.path.read_text("ascii").splitlines()
    assert json.loads(line)["value"] == [1]
    assert len(at) == 5
    assert mine.latest("denial") == [1]
    assert mine.latest("other") is None


def test_sessions_are_merged_by_time(mine, monkeypatch):
    """Another session's answers count too; the later one wins, nothing is overwritten."""
    mine.record("denial", [0])
    monkeypatch.setattr(journal, "_SESSION", "another-session")
    second = Journal("02", folder=mine.folder.parent)
    second.record("denial", [1])
    mine.record("denial", [2])
    assert second.path != mine.path
    assert [event["value"] for event in mine.events()] == [[0], [1], [2]]
    assert second.latest("denial") == [2]


def test_a_torn_line_costs_only_itself(mine):
    """After a crash in the middle of a line, what stood before and what comes after is read."""
    mine.record("a", 1)
    with mine.path.open("ab") as file:
        file.write(b'{"time": "2026-')
    mine.record("b", 2)
    assert [event["value"] for event in mine.events()] == [1, 2]


@pytest.mark.parametrize(
    "junk", [b"\xff\xfe\x00", b"[]", b'"text"', b"7", b"{}", b'{"time": 1}', b"[" * 9999]
)
def test_foreign_lines_are_left_out(mine, junk):
    """A file that somebody else wrote, or that was damaged, stops nothing."""
    mine.record("a", 1)
    (mine.folder / "foreign.jsonl").write_bytes(junk + b"\n")
    assert [event["value"] for event in mine.events()] == [1]


def test_an_unwritable_place_is_loud_and_loses_nothing(mine, tmp_path):
    """When the folder cannot be used the error says that it is NOT saved, and what to do."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match=r"NOT saved.*Copy your answer"):
        Journal("02", folder=tmp_path / "file").record("a", 1)


@pytest.mark.parametrize("name", ["", "../up", "a/b", "x" * 61, "a b"])
def test_a_lesson_is_no_path(name, tmp_path):
    """A lesson's name cannot lead out of the folder."""
    with pytest.raises(ValueError, match="letters, digits"):
        Journal(name, folder=tmp_path)


def test_work_lies_beside_the_notebooks(monkeypatch, tmp_path):
    """From the folder of notebooks, work is kept beside it, not inside."""
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert journal.work_folder() == tmp_path / "work"
