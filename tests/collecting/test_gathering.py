"""Files of folders and archives: each found once, none followed out, none unpacked without end."""

from __future__ import annotations

import io
import os
import stat
import struct
import sys
import zipfile
from pathlib import Path

import pytest
from making import archive

from medialit.collecting import archives, gathering
from medialit.collecting.gathering import gather, list_sources
from medialit.errors import InputError

WORK = b'{"some": "work"}'


def found(path: Path) -> dict[str, tuple[str, str]]:
    """Return what was found in a source: status and reason by the path in it."""
    (source,) = list_sources([path])
    return {
        "/".join(file.parts[1:]): (file.status or "read", file.reason) for file in gather(source)
    }


def zipped(files) -> bytes:
    stream = io.BytesIO()
    archive(stream, files)
    return stream.getvalue()


def test_files_are_numbered_by_their_names(tmp_path):
    """In folders, archives and archives in them; folders themselves are no files."""
    inner = zipped({"y.json": WORK, "x.json": WORK})
    archive(
        tmp_path / "a.zip", [("b.json", WORK), ("a/", b""), ("a.zip", inner), ("a/c.json", WORK)]
    )
    (source,) = list_sources([tmp_path / "a.zip"])
    numbers = {"/".join(file.parts[1:]): file.number for file in gather(source)}
    assert numbers == {
        "a.zip/x.json": "1.1",
        "a.zip/y.json": "1.2",
        "a/c.json": "2",
        "b.json": "3",
    }
    (folder,) = list_sources([tmp_path])
    assert {file.number for file in gather(folder)} == {"1.1.1", "1.1.2", "1.2", "1.3"}


def test_a_source_that_is_named_twice_is_one(tmp_path):
    """Names are sorted; a file, a folder and an archive are told apart."""
    (tmp_path / "b.json").write_bytes(WORK)
    (tmp_path / "c.zip").write_bytes(zipped({}))
    names = [tmp_path / "c.zip", tmp_path, f"{tmp_path}/./b.json", tmp_path / "b.json"]
    assert [source.kind for source in list_sources(names)] == ["folder", "file", "archive"]


@pytest.mark.skipif(os.name == "nt", reason="made with what POSIX has")
def test_links_and_devices_are_refused(tmp_path):
    """Nothing is followed, and nothing waits for a pipe; whoever names a link is told, too."""
    folder = tmp_path / "folder"
    (folder / "real").mkdir(parents=True)
    (folder / "real" / "a.json").write_bytes(WORK)
    (folder / "file.json").symlink_to(folder / "real" / "a.json")
    (folder / "loop").symlink_to(folder)
    (folder / "gone").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.json")
    seen = found(folder)
    assert seen.pop("real/a.json") == ("read", "")
    assert seen.pop("pipe.json") == ("refused", "it is no regular file")
    assert set(seen.values()) == {("refused", "it is a link, which leads to another place")}
    assert set(seen) == {"file.json", "loop", "gone"}
    assert found(folder / "loop") == {"": ("refused", "it is a link, which leads to another place")}


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="made with POSIX rights")
def test_what_may_not_be_read_is_told(tmp_path, monkeypatch):
    """A file and a folder that cannot be opened are one refused file each."""
    (tmp_path / "a.json").write_bytes(WORK)
    (tmp_path / "closed").mkdir()
    scan, open_it = os.scandir, os.open

    def no_scan(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    def no_open(path, *rest, **others):
        if Path(path).name == "a.json":
            raise PermissionError(13, "Permission denied")
        return open_it(path, *rest, **others)

    monkeypatch.setattr(os, "scandir", no_scan)
    monkeypatch.setattr(os, "open", no_open)
    seen = found(tmp_path)
    assert seen["a.json"] == ("refused", "it cannot be read: Permission denied")
    assert seen["closed"][0] == "refused"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_names_that_are_no_text(tmp_path):
    """Bytes that are not UTF-8, line breaks and codes for terminals are names like others."""
    for name in (b"\xff\xfe.json", b"a\nb.json", b"\x1b[31m.json"):
        (tmp_path / os.fsdecode(name)).write_bytes(WORK)
    assert len(found(tmp_path)) == 3


@pytest.mark.skipif(os.name == "nt", reason="paths are shorter there")
def test_deep_folders(tmp_path):
    """More than a thousand folders in each other do no harm."""
    here, depth = Path.cwd(), 1_100
    os.chdir(tmp_path)
    try:
        for _ in range(depth):
            Path("a").mkdir()
            os.chdir("a")
        Path("x.json").write_bytes(WORK)
        assert found(tmp_path) == {"a/" * depth + "x.json": ("read", "")}
    finally:  # what clears up after tests cannot go so deep
        Path("x.json").unlink(missing_ok=True)
        for _ in range(depth):
            os.chdir("..")
            Path("a").rmdir()
        os.chdir(here)


def test_too_many_files(tmp_path, monkeypatch):
    """Whoever names the whole disk is asked for a folder."""
    monkeypatch.setattr(gathering, "_MOST_FILES", 5)
    for number in range(6):
        (tmp_path / f"{number}.json").write_bytes(WORK)
    with pytest.raises(InputError, match="more than 5 files"):
        found(tmp_path)


OUTWARD = [
    "../x.json",
    "a/../../x.json",
    "/x.json",
    "C:\\x.json",
    "\\x.json",
    "a\\..\\x.json",
    "..",
]


@pytest.mark.parametrize("name", OUTWARD)
def test_paths_that_lead_out_are_refused(tmp_path, name):
    """They are not read; the others of the archive are."""
    archive(tmp_path / "a.zip", [(name, WORK), ("b.json", WORK), ("..b.json", WORK)])
    seen = found(tmp_path / "a.zip")
    assert seen.pop("b.json") == seen.pop("..b.json") == ("read", "")
    assert list(seen.values()) == [("refused", "its path leads out of the archive")]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(stat.S_IFLNK, "a link"), (stat.S_IFIFO, "regular"), (stat.S_IFCHR, "regular")],
)
def test_links_and_devices_in_archives_are_refused(tmp_path, kind, reason):
    """What an archive calls a link is never followed."""
    info = zipfile.ZipInfo("x.json")
    info.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(info, "/etc/passwd")
    status, said = found(tmp_path / "a.zip")["x.json"]
    assert (status, reason in said) == ("refused", True)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(tmp_path, method):
    """LZMA may ask for gigabytes of memory; learning platforms use neither."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as made:
        made.writestr("x.json", WORK)
    assert found(tmp_path / "a.zip")["x.json"][0] == "refused"


def test_a_password(tmp_path):
    """It is told."""
    content = bytearray(zipped({"x.json": WORK}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    assert "password" in found(tmp_path / "a.zip")["x.json"][1]


def test_one_archive_in_another_and_no_deeper(tmp_path):
    """The third is refused; an empty one, a document and a false one are told."""
    deepest = zipped({"x.json": WORK})
    inner = zipped({"deepest.zip": deepest, "y.json": WORK, "essay.docx": deepest})
    archive(
        tmp_path / "a.zip",
        {"inner.zip": inner, "empty.zip": zipped({}), "false.zip": b"PK\x03\x04no"},
    )
    assert {name: status for name, (status, _) in found(tmp_path / "a.zip").items()} == {
        "inner.zip/deepest.zip": "refused",
        "inner.zip/y.json": "read",
        "inner.zip/essay.docx": "foreign",
        "empty.zip": "foreign",
        "false.zip": "damaged",
    }


@pytest.mark.parametrize("cut", [10, 40, -1, -23, -60])
def test_an_archive_that_is_cut_off(tmp_path, cut):
    """It is one damaged file."""
    content = zipped({"x.json": WORK * 20, "y.json": WORK})
    (tmp_path / "a.zip").write_bytes(content[:cut])
    (one,) = found(tmp_path / "a.zip").values()
    assert one == ("damaged", "the archive cannot be opened: it may be cut off; download it again")


def test_a_damaged_member_leaves_the_others(tmp_path):
    """Its checksum does not fit; the next file is read."""
    content = zipped({"x.json": WORK * 20, "y.json": WORK})
    at = content.index(b"x.json") + 8
    (tmp_path / "a.zip").write_bytes(content[:at] + b"\x00\x00" + content[at + 2 :])
    seen = found(tmp_path / "a.zip")
    assert (seen["x.json"][0], seen["y.json"][0]) == ("damaged", "read")


@pytest.mark.parametrize("claimed", [10, 16_000_000, 2**32 - 2])
def test_what_is_unpacked_is_counted_not_what_is_claimed(tmp_path, monkeypatch, claimed):
    """An archive that lies about a size is stopped at what it really unpacks to."""
    monkeypatch.setattr(gathering, "LARGEST_FILE", 1_000_000)
    content = bytearray(zipped({"x.json": b"{" + b" " * 30_000_000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.index(mark) + place, claimed)
    (tmp_path / "a.zip").write_bytes(content)
    (one,) = found(tmp_path / "a.zip").values()
    assert one[0] == ("damaged" if claimed == 10 else "refused")


def test_a_bomb_leaves_room_for_the_others(tmp_path, monkeypatch):
    """Large files come last, and an archive in an archive may take a fifth only."""
    monkeypatch.setattr(archives, "MOST_UNPACKED", 10_000_000)
    bomb = zipped({f"{number}.json": b"{" + b" " * 900_000 for number in range(40)})
    files = {f"bomb{number}.zip": bomb for number in range(3)}
    files |= {f"work{number}.json": WORK for number in range(50)}
    files["zz.zip"] = zipped({"work.json": WORK})
    archive(tmp_path / "a.zip", files)
    seen = found(tmp_path / "a.zip")
    assert all(seen[f"work{number}.json"] == ("read", "") for number in range(50))
    assert seen["zz.zip/work.json"] == ("read", "")
    refused = [name for name, (status, _) in seen.items() if status == "refused"]
    assert len(refused) >= 100
    assert len(seen) == 3 * 40 + 51


def test_an_archive_of_too_much(tmp_path, monkeypatch):
    """Once the budget is used up, what is left is refused, one by one."""
    monkeypatch.setattr(archives.Budget.__init__, "__defaults__", (2_000_000, 5_000))
    archive(tmp_path / "a.zip", {f"{n}.json": b"{" + b" " * 900_000 for n in range(5)})
    statuses = [status for status, _ in found(tmp_path / "a.zip").values()]
    assert statuses.count("read") == 1
    assert statuses.count("refused") == 4


@pytest.mark.parametrize("nested", [False, True])
def test_too_many_entries(tmp_path, nested):
    """Such an archive is one refused file; in another one it takes nothing from the others."""
    many = zipped({f"{number}": b"" for number in range(5_001)})
    content = zipped({"many.zip": many, "x.json": WORK}) if nested else many
    (tmp_path / "a.zip").write_bytes(content)
    seen = found(tmp_path / "a.zip")
    status, reason = seen.pop("many.zip" if nested else "")
    assert (status, "entries" in reason) == ("refused", True)
    assert seen == ({"x.json": ("read", "")} if nested else {})


def test_a_list_of_names_that_fills_the_memory(tmp_path):
    """It is not read."""
    many = zipped({f"{number:0200d}": b"" for number in range(35_000)})
    (tmp_path / "a.zip").write_bytes(many)
    ((status, reason),) = found(tmp_path / "a.zip").values()
    assert (status, "entries" in reason) == ("refused", True)


def test_names_that_stand_twice(tmp_path):
    """Both files of an archive are read."""
    with pytest.warns(UserWarning, match="Duplicate"):
        archive(tmp_path / "a.zip", [("x.json", WORK), ("x.json", WORK * 2)])
    (source,) = list_sources([tmp_path / "a.zip"])
    assert [file.content for file in gather(source)] == [WORK, WORK * 2]
