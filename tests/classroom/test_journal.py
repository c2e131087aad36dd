"""The journal: what was acknowledged is on disk, and what stands is what the learner decided."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest

from medialit.classroom import disk, journal
from medialit.classroom.events import LARGEST_CLOCK, event_from_dict, event_to_dict
from medialit.classroom.journal import Journal, is_lesson
from medialit.errors import InputError, OutputError


def test_an_answer_is_on_disk_when_record_returns(mine):
    """The line can be read by another program at once, and is plain JSON in ASCII."""
    event = mine.record("denial", ["“a”"])
    [line] = mine.path.read_text("ascii").splitlines()
    assert json.loads(line) == event_to_dict(event)
    assert mine.latest("denial") == ["“a”"]
    assert mine.latest("other") is None


def test_an_answer_replaces_what_was_seen(mine, values):
    """The last one stands; every earlier one stays in the file."""
    for value in (0, 1, 2):
        mine.record("denial", value)
    assert mine.latest("denial") == 2
    assert mine.current("denial").rivals == ()
    assert values(mine) == [0, 1, 2]


def test_sessions_see_each_other(mine, theirs):
    """What another session has saved is there at the next look, without conflict."""
    mine.record("denial", 0)
    assert theirs.latest("denial") == 0
    theirs.record("denial", 1)
    answer = mine.current("denial")
    assert (answer.value, answer.rivals) == (1, ())
    assert theirs.path != mine.path


def test_answers_without_knowledge_of_each_other_are_both_kept(mine, theirs):
    """Nobody is overwritten; the learner sees both, and the next answer settles it."""
    mine.record("denial", 0)
    theirs.record("denial", 1)
    answer = mine.current("denial")
    assert {answer.value, answer.rivals[0].value} == {0, 1}
    mine.record("denial", 2)
    assert theirs.current("denial").value == 2
    assert theirs.current("denial").rivals == ()


def test_the_page_says_what_it_had_shown(mine, theirs):
    """An answer that a browser held back does not replace one that its page never showed."""
    first = mine.record("denial", 0)
    theirs.latest("denial")
    theirs.record("denial", 1)
    mine.latest("denial")
    mine.record("denial", 2, id="held-back", after=[first.id])
    answer = mine.current("denial")
    assert (answer.value, [event.value for event in answer.rivals]) == (2, [1])


def test_an_event_that_is_known_is_not_kept_twice(mine, values):
    """A page that asks again gets the event as it was kept; other content is another event."""
    event = mine.record("denial", 0, id="aaaaaa", time="2026-01-01T10:00:00Z")
    again = mine.record("denial", 0, id="aaaaaa", time="2026-01-01T10:00:00Z")
    assert again == event
    assert values(mine) == [0]
    mine.record("denial", 1, id="aaaaaa")
    mine.record("other", 0, id="aaaaaa")
    assert sorted(values(mine)) == [0, 0, 1]
    assert (mine.latest("denial"), mine.latest("other")) == (1, 0)


def test_moves_are_added(mine, theirs):
    """Moves of all sessions stand in order; starting again takes those that were seen."""
    mine.record("web", {"do": "search"}, kind="move")
    theirs.record("web", {"do": "open"}, kind="move")
    assert [event.value["do"] for event in mine.moves("web")] == ["search", "open"]
    mine.record("web", None, kind="move")
    assert mine.moves("web") == theirs.moves("web") == ()


def test_a_clock_set_back_changes_no_order(mine, monkeypatch):
    """Order and what stands come from the counter, not from the computer's clock."""
    mine.record("denial", 0)
    mine.record("web", 0, kind="move")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    monkeypatch.setattr(journal, "_now", lambda: yesterday)
    mine.record("denial", 1)
    mine.record("web", 1, kind="move")
    assert mine.latest("denial") == 1
    assert mine.current("denial").rivals == ()
    assert [event.value for event in mine.moves("web")] == [0, 1]


def test_the_largest_counter_does_not_stop_saving(mine, make):
    """A foreign event with an absurd counter costs order at most, never an answer."""
    mine.accept([make("absurd", 0, LARGEST_CLOCK)])
    assert mine.latest("denial") == 0
    mine.record("denial", 1)
    assert mine.latest("denial") == 1


def test_accept_keeps_events_as_they_are(mine, make, values):
    """Known ones and those of other lessons are left out; a copy without a counter grows whole."""
    copy, whole = make("aaaaaa", 1, 0), make("aaaaaa", 1, 7, ["before"])
    assert mine.accept([copy, copy, make("others", lesson="03")]) == 1
    assert mine.accept([whole]) == 0
    [event] = mine.events()
    assert (event.clock, event.after) == (7, ("before",))
    assert mine.accept([copy, whole]) == 0
    assert values(mine) == [1]
    assert mine.accept([make("aaaaaa", True, 7)]) == 1


def test_a_page_confirms_what_was_imported(mine, make):
    """A copy that came without a counter gets one when its own page sends it again."""
    mine.accept([make("aaaaaa", 1, 0)])
    assert mine.record("denial", 1, id="aaaaaa").clock == 1
    assert len(mine.events()) == 1


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, b"", "x" * 2_000_000])
def test_what_is_no_plain_data_is_refused(mine, value):
    """Nothing is written, and the message tells what can be kept."""
    with pytest.raises(InputError, match="can be kept"):
        mine.record("denial", value)
    assert not mine.path.exists()


@pytest.mark.parametrize(
    "name", ["", "../up", "a/b", "x" * 61, "a b", "02\n", "NUL", "com1", "ä", "."]
)
def test_a_lesson_is_no_path(name, tmp_path):
    """A lesson's name cannot lead out of the folder, nor name a device on Windows."""
    assert not is_lesson(name)
    with pytest.raises(ValueError, match="letters, digits"):
        Journal(name, folder=tmp_path)


def test_work_lies_beside_the_notebooks(monkeypatch, tmp_path):
    """From the folder of notebooks, work is kept beside it, not inside."""
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert journal.work_folder() == tmp_path / "work"
    monkeypatch.setenv("MEDIALIT_WORK", str(tmp_path / "elsewhere"))
    assert journal.work_folder() == tmp_path / "elsewhere"


def test_threads_lose_nothing_when_the_disk_fails_now_and_then(mine, monkeypatch):
    """What one thread takes back is never what another has just written."""
    real, turn = os.write, iter(range(10**6))

    def write(descriptor, content):
        if next(turn) % 3 == 0:
            real(descriptor, content[:20])
            raise OSError(28, "No space left on device")
        return real(descriptor, content)

    kept, lock = [], threading.Lock()

    def save(number):
        own = Journal("02", folder=mine.folder.parent) if number % 2 else mine
        for value in range(20):
            try:
                event = own.record(f"name-{number}", value)
            except OutputError:
                continue
            with lock:
                kept.append(event.id)

    monkeypatch.setattr(disk.os, "fsync", lambda _descriptor: None)
    monkeypatch.setattr(disk.os, "write", write)
    threads = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found, faults = disk.read_lines(mine.path.read_bytes(), "s")
    assert faults == []
    assert len(kept) > 60
    assert {event.id for event in found} == set(kept)


FORK = """
import os, sys, threading, time
from pathlib import Path
from medialit.classroom import memory
from medialit.classroom.journal import Journal
journal = Journal("02", folder=Path(sys.argv[1]))
journal.record("a", 0)
held = threading.Event()
def hold():
    with memory.one_at_a_time():
        held.set(); time.sleep(0.5)
threading.Thread(target=hold).start()
held.wait()
child = os.fork()
journal.record("a", 1 if child else 2)
print(journal.path.name, flush=True)
if child:
    sys.exit(os.waitpid(child, 0)[1])
os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_forked_process_is_a_session_of_its_own(mine, values):
    """It writes to its own file, also when a thread was writing while it was made."""
    command = [sys.executable, "-W", "ignore", "-c", FORK, str(mine.folder.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert len(set(done.stdout.split())) == 2
    assert sorted(values(mine)) == [0, 1, 2]
    assert len(mine.current("a").rivals) == 1


def test_a_line_of_the_journal_is_an_event(mine):
    """The file format is that of events: one object a line."""
    event = mine.record("denial", {"chosen": [1]}, time="2026-01-01T10:00:00.000Z")
    assert event_from_dict(json.loads(mine.path.read_text("ascii"))) == event
    assert event.session == mine.path.stem
