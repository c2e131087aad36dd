"""What is lost from the folder while Python runs is put back with the next answer."""

from __future__ import annotations

import os
import shutil

import pytest

from medialit.classroom import memory
from medialit.classroom.disk import append
from medialit.classroom.journal import Journal
from medialit.classroom.work import export_work
from medialit.errors import OutputError


@pytest.mark.parametrize("what", ["work", "02"])
def test_a_deleted_folder_comes_back(mine, theirs, values, what):
    """The next answer brings all others back, those of other sessions and widgets, too."""
    another = Journal("02", folder=mine.folder.parent)
    theirs.record("a", 0)
    mine.record("b", 1)
    another.record("c", 2)
    shutil.rmtree(mine.folder if what == "02" else mine.folder.parent)
    assert mine.latest("b") == 1
    assert len(export_work(mine.folder.parent)["events"]) == 3
    mine.record("b", 3)
    assert sorted(values(mine)) == [0, 1, 2, 3]
    assert mine.latest("b") == 3
    assert len(mine.path.read_bytes().splitlines()) == 4


def test_nothing_is_written_twice(mine, values):
    """What is in the folder is left alone."""
    for value in range(4):
        mine.record("a", value)
    Journal("02", folder=mine.folder.parent).record("b", 9)
    assert len(mine.path.read_bytes().splitlines()) == 5


@pytest.mark.parametrize("how", ["over it", "instead of it"])
def test_an_older_file_that_was_put_back_is_completed(mine, values, how):
    """A backup or a synchronised folder may bring an older state: the newer answers stay."""
    mine.record("a", 0)
    older = mine.path.read_bytes()
    mine.record("a", 1)
    mine.record("a", 2)
    if how == "over it":
        mine.path.write_bytes(older)
    else:
        spare = mine.folder / "spare"
        spare.write_bytes(older)
        spare.replace(mine.path)
    assert mine.latest("a") == 2
    mine.record("b", 3)
    assert values(mine) == [0, 1, 2, 3]


def test_a_file_of_another_session_that_was_deleted_comes_back(mine, theirs, values):
    """Whoever has read it writes it again, into the own file."""
    theirs.record("a", 0)
    assert mine.latest("a") == 0
    theirs.path.unlink()
    mine.record("b", 1)
    assert sorted(values(mine)) == [0, 1]


def test_an_import_brings_back_what_is_known_and_was_deleted(mine, values):
    """Nothing is new to Python, and yet the folder is filled."""
    mine.record("a", 0)
    events = mine.events()
    shutil.rmtree(mine.folder)
    assert mine.accept(events) == 0
    assert values(mine) == [0]


def test_a_page_that_asks_again_gets_no_empty_promise(mine, values):
    """“Saved” is said again only when the answer is on disk again."""
    mine.record("a", 0, id="page-0001")
    shutil.rmtree(mine.folder)
    mine.record("a", 0, id="page-0001")
    assert values(mine) == [0]


def test_a_folder_that_is_deleted_while_an_answer_is_written(mine, values, monkeypatch):
    """The answer is acknowledged only when it is in a file that is there."""
    mine.record("a", 0)
    times = iter([True, False])

    def append_and_delete(path, content):
        append(path, content)
        if next(times):
            shutil.rmtree(mine.folder)

    monkeypatch.setattr(memory, "append", append_and_delete)
    mine.record("a", 1)
    assert values(mine) == [0, 1]


def test_a_folder_that_is_deleted_again_and_again(mine, monkeypatch):
    """If it cannot be kept there, the answer is not acknowledged."""

    def append_and_delete(path, content):
        append(path, content)
        shutil.rmtree(mine.folder)

    monkeypatch.setattr(memory, "append", append_and_delete)
    with pytest.raises(OutputError, match="Download my work"):
        mine.record("a", 1)
    assert mine.latest("a") is None


@pytest.mark.skipif(os.name == "nt", reason="made with what POSIX has")
def test_what_else_lies_in_the_folder_stops_nothing(mine, values):
    """A folder, a pipe, links to nowhere, to a device and in a circle: told, and left alone."""
    mine.record("a", 1)
    (mine.folder / "folder.jsonl").mkdir()
    os.mkfifo(mine.folder / "pipe.jsonl")
    (mine.folder / "nowhere.jsonl").symlink_to(mine.folder / "nothing")
    (mine.folder / "device.jsonl").symlink_to("/dev/zero")
    (mine.folder / "circle.jsonl").symlink_to(mine.folder / "circle.jsonl")
    (mine.folder / "again.jsonl").symlink_to(mine.path)
    (mine.folder / "._mine.jsonl").write_bytes(b"\x00\x05\x16\x07")
    (mine.folder / "old.jsonl").write_bytes("{“id”}\n".encode("utf-16"))
    assert values(mine) == [1]
    assert mine.latest("a") == 1
    told = "\n".join(mine.notes)
    for name in ("folder", "pipe", "device", "circle", "old"):
        assert f"{name}.jsonl" in told
    assert "._mine" not in told
    assert mine.record("a", 2).value == 2


def test_a_folder_may_be_a_link(mine, values, tmp_path):
    """Work that lies elsewhere, behind a link, is work like any other."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "work").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    mine.record("a", 1)
    assert values(mine) == [1]
    assert (tmp_path / "elsewhere" / "02").is_dir()
