"""All of a learner's work: one code, one file to carry, and back without loss."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from medialit.classroom import work
from medialit.classroom.journal import Journal
from medialit.classroom.work import (
    SCHEMA,
    adopt_code,
    export_work,
    find_learner,
    import_work,
    known_code,
    lessons_in,
)
from medialit.errors import InputError, OutputError

CODE = "AAAA-2345"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "work"


def forget(place) -> None:
    """Do as a Python does that was started anew."""
    work._codes.pop(place / "learner.json", None)


def fill(place) -> None:
    Journal("02", folder=place).record("denial", {"chosen": [1]})
    Journal("02", folder=place).record("web", "open", kind="move")
    Journal("03", folder=place).record("voice", "“who?”")


def test_a_code_is_made_once(place):
    """It stands in a file, without a name, and is found again."""
    assert known_code(place) is None
    assert not place.exists()
    learner = find_learner(place)
    assert json.loads((place / "learner.json").read_text("utf-8")) == {
        "course": "medialit",
        "code": learner.code,
    }
    forget(place)
    assert find_learner(place) == learner
    assert known_code(place) == learner.code
    assert [path.name for path in place.iterdir()] == ["learner.json"]


def test_a_deleted_code_comes_back(place):
    """While Python runs the code stays the same."""
    learner = find_learner(place)
    (place / "learner.json").unlink()
    assert find_learner(place) == learner
    assert (place / "learner.json").exists()


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (f'{{"course": "medialit", "code": "{CODE}"', True),
        (f"my code: {CODE}", True),
        ("", False),
        ("[" * 99_999, False),
        ('{"code": "../../x"}', False),
        ('{"code": 7}', False),
    ],
)
def test_a_damaged_file_of_the_code(place, content, kept):
    """A code that can still be read is kept; else a new one takes its place, for good."""
    place.mkdir()
    (place / "learner.json").write_text(content, "utf-8")
    code = find_learner(place).code
    assert (code == CODE) is kept
    forget(place)
    assert find_learner(place).code == code


@pytest.mark.parametrize("what", ["folder", "file in the way"])
def test_a_code_that_cannot_be_written(place, what):
    """It lasts as long as Python runs."""
    if what == "folder":
        (place / "learner.json").mkdir(parents=True)
    else:
        place.write_text("", "utf-8")
    assert find_learner(place) == find_learner(place)


def test_a_disk_without_second_names(place, monkeypatch):
    """On a stick formatted as FAT the code is written, too."""

    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    code = find_learner(place).code
    forget(place)
    assert find_learner(place).code == code


def test_programs_that_begin_together_agree_on_a_code(place):
    """Whoever is first gives the code; the others take it."""
    program = "import sys; from pathlib import Path; from medialit.classroom.work import *; "
    program += "sys.stdin.read(1); print(find_learner(Path(sys.argv[1])).code)"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, place],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in started:
        process.stdin.write("x")
        process.stdin.flush()
    codes = {process.communicate(timeout=60)[0] for process in started}
    assert codes == {find_learner(place).code + "\n"}


def test_out_and_in_again(place, tmp_path):
    """All events of all lessons arrive as they were, with the code; twice is once."""
    fill(place)
    data = json.loads(json.dumps(export_work(place)))
    assert (data["schema"], data["course"]) == (SCHEMA, "medialit")
    assert [event["lesson"] for event in data["events"]] == ["02", "02", "03"]
    other = tmp_path / "other"
    assert import_work(data, other) == work.Imported(3, 0, ())
    assert import_work(data, other) == work.Imported(0, 3, ())
    assert export_work(other) == data
    assert len(export_work(place, lesson="03")["events"]) == 1


def test_an_import_overwrites_nothing(place, tmp_path):
    """Two learners' answers stand beside each other; the code of the folder stays."""
    fill(place)
    other = tmp_path / "other"
    Journal("02", folder=other).record("denial", {"chosen": [0]})
    code = find_learner(other).code
    assert import_work(export_work(place), other).new == 3
    assert find_learner(other).code == code
    answer = Journal("02", folder=other).current("denial")
    assert len(answer.rivals) == 1


def test_a_code_is_adopted_by_an_empty_folder_only(place):
    """Where there is work, or may be some that cannot be read, the code stays."""
    find_learner(place)
    assert not adopt_code("../../x", place)
    assert adopt_code(CODE, place)
    assert find_learner(place).code == CODE
    (place / "02").mkdir()
    (place / "02" / "old.jsonl").write_bytes(b"\xff\n")
    assert not adopt_code("BBBB-2345", place)
    (place / "02" / "old.jsonl").unlink()
    fill(place)
    assert not adopt_code("BBBB-2345", place)
    assert find_learner(place).code == CODE


def test_what_cannot_be_read_is_refused_by_number(place, make):
    """The others are brought in; each sentence says what is wrong with which."""
    fill(place)
    events = export_work(place)["events"]
    bad = [7, {}, events[0] | {"time": "?"}, events[0] | {"lesson": "../up"}, None]
    bad += [events[0] | {"value": float("nan")}, events[0] | {"lesson": "nul"}]
    other = place.parent / "other"
    done = import_work({"schema": SCHEMA, "events": [*bad, *events]}, other)
    assert (done.new, done.known, len(done.refused)) == (3, 0, 7)
    assert done.refused[2] == "Event 3: An event cannot be read: look at its time."
    assert not (place.parent / "up").exists()


def test_an_id_used_twice_loses_nothing(place):
    """Events of one id and different content are both brought in."""
    fill(place)
    data = export_work(place, lesson="03")
    data["events"] += [data["events"][0] | {"value": "other"}]
    assert import_work(data, place.parent / "other").new == 2


@pytest.mark.parametrize(
    "data", [None, [], 7, "text", {}, {"schema": "else"}, {"schema": SCHEMA, "events": {}}]
)
def test_another_file_is_refused(place, data):
    """The message says which file to choose; nothing is written."""
    with pytest.raises(InputError, match=r"Choose one|damaged"):
        import_work(data, place)
    assert not place.exists()


def test_an_import_that_cannot_be_written(place, tmp_path):
    """It says so; what was there before stays."""
    fill(place)
    data = export_work(place)
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="no folder"):
        import_work(data, tmp_path / "file")


def test_lessons_are_folders_with_journals(place):
    """Other folders, hidden files and the file of the code are no lessons."""
    assert lessons_in(place) == ()
    fill(place)
    find_learner(place)
    (place / "empty").mkdir()
    (place / "a b").mkdir()
    (place / "a b" / "x.jsonl").write_text("", "utf-8")
    (place / "04").mkdir()
    (place / "04" / "._x.jsonl").write_text("", "utf-8")
    assert lessons_in(place) == ("02", "03")


def test_a_file_is_no_folder_of_work(tmp_path):
    """There is simply no work in it."""
    (tmp_path / "file").write_text("", "utf-8")
    assert lessons_in(tmp_path / "file") == ()
    assert export_work(tmp_path / "file")["events"] == []


@pytest.mark.skipif(os.name == "nt", reason="made with what POSIX has")
def test_a_folder_that_is_a_circle(tmp_path):
    """What cannot be read is told, not passed over."""
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(InputError, match="cannot be read"):
        lessons_in(tmp_path / "circle")
