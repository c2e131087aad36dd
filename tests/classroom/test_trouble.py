"""Real trouble with a real disk: a clear message, nothing earlier lost, export still works.

Each is met by a Python of its own, which saves until it fails and then looks at what is there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from medialit.classroom.journal import Journal
from medialit.errors import OutputError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="made with what POSIX has")

#: Saves until it fails, mends what was wrong, saves again; prints what happened in between.
SAVE = """
import json, os, resource, sys
from pathlib import Path
from medialit.classroom.journal import Journal
from medialit.classroom.memory import Memory
from medialit.classroom.work import export_work
from medialit.errors import OutputError

place, trouble, mend = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
os.umask(0o022)
parts, write = [], os.write
def counted(descriptor, content):
    done = write(descriptor, content)
    parts.append(done < len(content))
    return done
os.write = counted
journal, kept, message = Journal("02", folder=place / "work"), [], ""
kept.append(journal.record("a", 0).id)
exec(trouble)
try:
    while len(kept) < 1000:
        kept.append(journal.record("a", "x" * 30_000).id)
except OutputError as error:
    message = str(error)
def look():
    memory = Memory(journal.folder, "02")
    memory.refresh()
    return {event.id for event in memory.events.values()}, list(memory.notes)
there, notes = look()
known = {event.id for event in journal.events()}
exported = {event["id"] for event in export_work(place / "work")["events"]}
exec(mend)
kept.append(journal.record("b", 1).id)
after, notes_after = look()
print(json.dumps({
    "message": message, "parts": sum(parts), "kept": len(kept), "notes": notes + notes_after,
    "lost": len(set(kept[:-1]) - there), "forgotten": len(set(kept[:-1]) - known),
    "exported": set(kept[:-1]) <= exported,
    "lost_after": len(set(kept) - after), "more": len(after - set(kept)),
}))
"""


def meet(place: Path, trouble: str, mend: str, *, before=(), user=None, gone=False) -> dict:
    """Return what happened to somebody who met the trouble."""
    command = [*before, sys.executable, "-c", SAVE, str(place), trouble, mend]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, user=user)
    assert done.returncode == 0, done.stderr
    happened = json.loads(done.stdout)
    assert happened["lost"] == (happened["kept"] - 1 if gone else 0)
    assert happened["forgotten"] == happened["lost_after"] == 0
    assert happened["exported"]
    assert "“Download my work”" in happened["message"]
    assert "“Try again”" in happened["message"]
    assert "is still there" in happened["message"]
    return happened


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk(tmp_path):
    """The kernel says ENOSPC: the message says so; afterwards saving goes on."""
    happened = meet(
        tmp_path,
        "journal.path.rename(journal.folder / 'first.jsonl'); journal.path.symlink_to('/dev/full')",
        "journal.path.unlink()",
    )
    assert "the disk is full" in happened["message"]
    assert "Free some space" in happened["message"]
    assert happened["more"] == 0


def test_a_limit_in_the_middle_of_an_answer(tmp_path):
    """A part is written, then no more: it is taken back, and no line is torn."""
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, ({}, resource.RLIM_INFINITY))"
    happened = meet(tmp_path, limit.format(100_000), limit.format("resource.RLIM_INFINITY"))
    assert happened["parts"] == 1
    assert happened["kept"] == 1 + 3 + 1
    assert (happened["notes"], happened["more"]) == ([], 0)
    assert "the disk is full" in happened["message"]


def can_mount() -> bool:
    if not shutil.which("unshare") or os.geteuid() != 0:
        return False
    probe = "mount -t tmpfs -o size=64k none /mnt"
    return subprocess.run(["unshare", "-m", "sh", "-c", probe], capture_output=True).returncode == 0


@pytest.mark.skipif(os.name == "nt" or not can_mount(), reason="no small disk can be mounted")
def test_a_small_disk_that_fills_up(tmp_path):
    """A file system of 256 kB: parts are written and taken back; freed space is used again."""
    mount = 'mount -t tmpfs -o size=256k none "$0" && exec "$@"'
    happened = meet(
        tmp_path,
        "(place / 'other').write_bytes(b'x' * 50_000)",
        "(place / 'other').unlink()",
        before=["unshare", "-m", "sh", "-c", mount, str(tmp_path)],
    )
    assert happened["parts"] >= 1
    assert happened["kept"] > 4
    assert (happened["notes"], happened["more"]) == ([], 0)
    assert "the disk is full" in happened["message"]


def others_folder(tmp_path: Path) -> Path:
    """Return a folder of another user, who may go through those above it."""
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o001:  # pytest's own folders
            folder.chmod(folder.stat().st_mode | 0o011)
    place = tmp_path / "theirs"
    place.mkdir()
    os.chown(place, 65534, 65534)
    return place


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be somebody else")
def test_a_folder_that_may_only_be_read(tmp_path):
    """Another user who may read but not write: the message says so; the work can be carried off."""
    place = others_folder(tmp_path)
    happened = meet(
        place,
        "journal.path.chmod(0o444); journal.folder.chmod(0o555); place.chmod(0o555)",
        "place.chmod(0o755); journal.folder.chmod(0o755); journal.path.chmod(0o644)",
        user=65534,
    )
    assert "may not be written to" in happened["message"]
    assert "a folder of your own" in happened["message"]
    assert happened["kept"] == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be somebody else")
def test_a_folder_that_may_not_even_be_read(tmp_path):
    """It is said, what is known stays known, and the export still has it."""
    place = others_folder(tmp_path)
    code = """
import sys
from pathlib import Path
from medialit.classroom.journal import Journal
from medialit.classroom.work import export_work, find_learner
journal = Journal("02", folder=Path(sys.argv[1]))
journal.record("a", 1)
code = find_learner(journal.folder.parent).code
journal.folder.chmod(0)
assert journal.latest("a") == 1
assert "cannot be read" in journal.notes[0]
assert len(export_work(journal.folder.parent)["events"]) == 1
journal.folder.chmod(0o755)
journal.folder.parent.chmod(0o300)
assert journal.latest("a") == 1
journal.folder.parent.chmod(0o755)
(journal.folder.parent / "learner.json").chmod(0)
assert find_learner(journal.folder.parent).code != "" and journal.latest("a") == 1
(journal.folder.parent / "learner.json").chmod(0o644)
assert find_learner(journal.folder.parent).code == code
"""
    command = [sys.executable, "-c", code, str(place / "work")]
    done = subprocess.run(command, capture_output=True, text=True, user=65534)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("what", ["work", "02"])
def test_a_file_where_the_folder_should_be(tmp_path, what):
    """The message says what is in the way; once it has gone, everything is put back."""
    folder = "journal.folder" if what == "02" else "journal.folder.parent"
    happened = meet(
        tmp_path,
        f"{folder}.rename(place / 'gone'); {folder}.write_text('')",
        f"{folder}.unlink()",
        gone=True,
    )
    assert "that is no folder" in happened["message"]
    assert "Give it another name" in happened["message"]


def test_the_page_says_it_in_words(tmp_path):
    """One sentence what happened, one what to do; no number of an error."""
    (tmp_path / "work").write_text("", "utf-8")
    with pytest.raises(OutputError) as told:
        Journal("02", folder=tmp_path / "work").record("a", 1)
    assert str(told.value) == (
        f"{tmp_path / 'work' / '02'} cannot be written (something of that name is there that is "
        "no folder). Press “Download my work” to keep a copy. Give it another name, then press "
        "“Try again”. What was saved before is still there."
    )
