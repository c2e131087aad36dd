"""Lines on disk: whole or not at all, and read whatever else stands in the file."""

from __future__ import annotations

import errno
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.classroom import disk
from medialit.classroom.disk import JournalFile, append, find_journals, lines_of, read_lines
from medialit.classroom.events import event_to_dict
from medialit.classroom.healing import heal


@pytest.fixture
def three(make) -> bytes:
    return lines_of([make(f"event{number}", number, number) for number in (1, 2, 3)])


def ids(events) -> list[str]:
    return [event.id for event in events]


def test_a_file_cut_anywhere_gives_every_whole_line(three):
    """Wherever a crash tears the last line, those before it are read, and the tear is told."""
    for cut in range(len(three) + 1):
        found, faults = read_lines(three[:cut], "s.jsonl")
        ends = [end for end in range(cut) if three[end : end + 1] == b"\n"]
        whole = len(ends) + (
            three[cut - 1 : cut] == b"}" and cut > 0
        )  # only the newline is missing
        assert len(found) == whole, cut
        assert len(faults) == (0 if three[:cut].endswith((b"}", b"\n")) or not cut else 1), cut
        assert all("is torn" in fault for fault in faults)


@settings(deadline=None)
@given(st.lists(st.binary(max_size=20), max_size=6))
def test_any_bytes_are_read(lines):
    """Foreign lines cost only themselves, each with a sentence."""
    found, faults = read_lines(b"\n".join(lines), "s.jsonl")
    assert found == []
    assert len(faults) == sum(bool(line.strip()) for line in b"\n".join(lines).split(b"\n"))


@pytest.mark.parametrize(
    "junk",
    [
        b"\xff\xfe\x00",
        b"[]",
        b'"text"',
        b"7",
        b"{}",
        b"nul",
        b"NaN",
        b'{"id": 1}',
        b"[" * 99_999,
        b"\x00" * 4096,
        b"9" * 5000,
        "{“id”: 1}".encode(),
    ],
    ids=range(12),
)
def test_foreign_lines_are_left_out(three, junk):
    """What was damaged, or written by somebody else, stops nothing and is told."""
    found, faults = read_lines(three + junk + b"\n" + three, "s.jsonl")
    assert ids(found) == ["event1", "event2", "event3"] * 2
    assert faults == ["Line 4 of s.jsonl cannot be read. It was left out; the rest is fine."]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999", "[" * 60 + "]" * 60])
def test_a_value_that_no_browser_reads_is_a_damaged_line(three, value):
    """Endless numbers and deep nesting come from no page of ours."""
    line = three.splitlines()[0].replace(b'"value": 1', f'"value": {value}'.encode())
    assert len(read_lines(line, "s.jsonl")[1]) == 1


def test_an_editor_may_have_changed_the_file(three):
    """A byte order mark and Windows' ends of lines do no harm."""
    assert len(read_lines(b"\xef\xbb\xbf" + three.replace(b"\n", b"\r\n"), "s")[0]) == 3


def test_append_closes_a_torn_line(tmp_path, three):
    """What comes after a tear begins a line of its own."""
    path = tmp_path / "work" / "02" / "s.jsonl"
    append(path, three)
    path.write_bytes(three[:-20])
    append(path, three)
    assert path.read_bytes() == three[:-20] + b"\n" + three


def test_append_waits_for_the_disk(tmp_path, three, monkeypatch):
    """The file, and for a new one its folders, are on disk when append returns."""
    synced = []
    real = os.fsync
    monkeypatch.setattr(disk.os, "fsync", lambda fd: (synced.append(os.fstat(fd).st_ino), real(fd)))
    path = tmp_path / "work" / "02" / "s.jsonl"
    append(path, three)
    places = [path, path.parent, path.parent.parent, tmp_path]
    assert synced == [place.stat().st_ino for place in places]
    append(path, three)
    assert synced[4:] == [path.stat().st_ino]


@pytest.mark.parametrize(("number", "matters"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_waited_for(tmp_path, three, monkeypatch, number, matters):
    """Some systems cannot wait for a folder, which is no fault; a failing disk is one."""
    real = os.fsync

    def fsync(descriptor):
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            raise OSError(number, "no")
        real(descriptor)

    if not os.path.isdir("/proc/self/fd"):  # noqa: PTH112
        pytest.skip("this system does not tell what a descriptor is")
    monkeypatch.setattr(disk.os, "fsync", fsync)
    path = tmp_path / "s.jsonl"
    if matters:
        with pytest.raises(OSError, match="no"):
            append(path, three)
    else:
        append(path, three)
    assert path.read_bytes() == (b"" if matters else three)


@pytest.mark.skipif(os.name == "nt", reason="fcntl is not known here")
@pytest.mark.parametrize("works", [True, False])
def test_macos_is_asked_for_more_than_fsync(tmp_path, three, monkeypatch, works):
    """There fsync leaves data in the disk's own memory; where more cannot be had, it is used."""
    import fcntl

    asked = []

    def control(_descriptor, what):
        asked.append(what)
        if not works:
            raise OSError(errno.ENOTSUP, "not on this volume")

    monkeypatch.setattr(disk.sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", control)
    monkeypatch.setattr(disk.os, "fsync", lambda _descriptor: asked.append("fsync"))
    append(tmp_path / "s.jsonl", three)
    folders = ["fsync"] * 3
    assert asked == [51, *folders] if works else asked == [51, "fsync", *folders]


@pytest.mark.parametrize("stop", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_was_written_in_part_is_taken_back(tmp_path, three, monkeypatch, stop):
    """After a part, or after all of it before the disk has it: the file is as it was."""
    path = tmp_path / "s.jsonl"
    append(path, three)
    real = os.write
    parts = iter([5, 3, None])

    def write(descriptor, content):
        part = next(parts)
        if part is None:
            raise stop
        return real(descriptor, content[:part])

    monkeypatch.setattr(disk.os, "write", write)
    with pytest.raises(type(stop)):
        append(path, three)
    assert path.read_bytes() == three
    monkeypatch.undo()

    def fsync(_descriptor):
        raise stop

    monkeypatch.setattr(disk.os, "fsync", fsync)
    with pytest.raises(type(stop)):
        append(path, three)
    assert path.read_bytes() == three


def test_a_short_write_is_gone_on_with(tmp_path, three, monkeypatch):
    """A disk that takes a part at a time gets all of it."""
    real = os.write
    monkeypatch.setattr(disk.os, "write", lambda fd, content: real(fd, content[:7]))
    append(tmp_path / "s.jsonl", three)
    assert (tmp_path / "s.jsonl").read_bytes() == three


def test_a_file_is_read_on(tmp_path, three):
    """Only what is new is given; a torn end is given once it is whole."""
    path = tmp_path / "s.jsonl"
    path.write_bytes(three[:-20])
    file = JournalFile(path)
    assert ids(file.read_on()) == ["event1", "event2"]
    assert file.notes == [
        "Line 3 of s.jsonl is torn: it was being written. It was left out; the rest is fine."
    ]
    assert file.read_on() == []
    path.write_bytes(three)
    assert ids(file.read_on()) == ["event3"]
    assert file.notes == []
    append(path, b"junk\n" + three)
    assert ids(file.read_on()) == ["event1", "event2", "event3"]
    assert file.notes == ["Line 4 of s.jsonl cannot be read. It was left out; the rest is fine."]


@pytest.mark.parametrize("how", ["shorter", "longer", "same", "moved"])
def test_a_file_that_was_replaced_is_read_from_its_start(tmp_path, three, make, how):
    """Whatever a backup or an editor has put there, all of it is read."""
    path = tmp_path / "s.jsonl"
    path.write_bytes(three)
    file = JournalFile(path)
    file.read_on()
    other = {
        "shorter": lines_of([make("other1")]),
        "longer": lines_of(make(f"other{number}", "long" * 99) for number in range(9)),
        "same": three.replace(b"event", b"other"),
        "moved": three + lines_of([make("other1")]),
    }[how]
    if how == "moved":
        (tmp_path / "spare").write_bytes(other)
        (tmp_path / "spare").replace(path)
    else:
        path.write_bytes(other)
        os.utime(path, ns=(1, 1))
    found = file.read_on()
    assert "other1" in ids(found)
    wanted = set(ids(read_lines(other, "")[0]))
    assert {key[0] for key in file.keys} == wanted


def test_many_damaged_lines_are_counted(tmp_path):
    """A page is not filled with thousands of sentences."""
    path = tmp_path / "s.jsonl"
    path.write_bytes(b"junk\n" * 5000)
    file = JournalFile(path)
    file.read_on()
    assert len(file.notes) == 4
    assert file.notes[3] == "4997 more lines of s.jsonl cannot be read."


def test_hidden_files_are_no_journals(tmp_path):
    """What macOS puts beside each file on a stick is left alone; order is that of names."""
    for name in ("b.jsonl", "._b.jsonl", "a.jsonl", "a.damaged", "notes.txt"):
        (tmp_path / name).write_text("", "utf-8")
    assert [path.name for path in find_journals(tmp_path)] == ["a.jsonl", "b.jsonl"]
    assert find_journals(tmp_path / "none") == []


def test_heal_puts_damaged_lines_aside(tmp_path, three, monkeypatch):
    """They stand in a file beside, blanks in their place; nothing moves, nothing is deleted."""
    monkeypatch.setattr("medialit.classroom.healing._PATIENCE", 0)
    path = tmp_path / "s.jsonl"
    path.write_bytes(b"junk \xff\n" + three + b"[" * 99 + b"\n" + three[:50])
    assert heal(path) == 3
    content = path.read_bytes()
    assert content == b" " * 6 + b"\n" + three + b" " * 99 + b"\n" + b" " * 50
    assert (tmp_path / "s.damaged").read_bytes() == b"junk \xff\n" + b"[" * 99 + b"\n" + three[
        :50
    ] + b"\n"
    assert heal(path) == 0
    append(path, three)
    assert read_lines(path.read_bytes(), "s") == (read_lines(three * 2, "s")[0], [])


def test_heal_leaves_alone_what_is_not_ours(tmp_path, three, monkeypatch):
    """A file without an answer, and a line that is still being written, stay as they are."""
    monkeypatch.setattr("medialit.classroom.healing._PATIENCE", 0)
    foreign = tmp_path / "f.jsonl"
    foreign.write_bytes(b'{"somebody": "else"}\n')
    assert heal(foreign) is None
    (tmp_path / "folder.jsonl").mkdir()
    assert heal(tmp_path / "folder.jsonl") is None
    path = tmp_path / "s.jsonl"
    path.write_bytes(three[:-20])
    monkeypatch.setattr(
        "medialit.classroom.healing.time.sleep", lambda _seconds: path.write_bytes(three)
    )
    assert heal(path) == 0
    assert path.read_bytes() == three
    assert not (tmp_path / "s.damaged").exists()


def test_a_line_is_ascii_json(make):
    """Any program can read it; what stands in it is what the browser keeps, too."""
    event = make(value="“Smörgås” 😀")
    line = lines_of([event])
    assert line.isascii()
    assert json.loads(line) == event_to_dict(event)
