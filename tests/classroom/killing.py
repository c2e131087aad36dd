"""Kill sessions that save as fast as they can, and count what is lost; run by test_kill.py.

python killing.py FOLDER KILLS SEED     print what was measured, as JSON
python killing.py save FOLDER SEED      save until killed, and print what was acknowledged
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from medialit.classroom.journal import Journal
from medialit.classroom.memory import Memory

LESSON = "02"
ROUND = 10  # kills in one folder: later sessions read what the killed ones have left
MOST = 5  # answers after which a session is killed
LATER = 0.02  # seconds, at most, from one of them to the kill


def save_for_ever(folder: Path, seed: int, out: int) -> None:
    """Save answers, short ones and some of many pages, and tell each id once it is kept."""
    chance = random.Random(seed)
    journal = Journal(LESSON, folder=folder)
    while True:
        length = chance.choice((1, 30, 300, 3000, 30_000))
        event = journal.record(f"name-{chance.randrange(5)}", "x" * length)
        os.write(out, f"{event.id}\n".encode("ascii"))


def start(folder: Path, seed: int) -> tuple[int, int]:
    """Return a new process that saves, and where it tells what was acknowledged."""
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            save_for_ever(folder, seed, target)
        finally:
            os._exit(1)
    os.close(target)
    return child, source


def kill(child: int, source: int, *, answers: int, later: float) -> set[str]:
    """Return the ids that were acknowledged until the process was killed: a moment after some."""
    told = b""
    while told.count(b"\n") < answers:
        told += os.read(source, 4096)
    time.sleep(later)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the session has ended by itself"
    while more := os.read(source, 4096):
        told += more
    os.close(source)
    return set(told.decode("ascii").splitlines())


def look(folder: Path) -> Memory:
    """Return what somebody finds who reads the folder for the first time."""
    memory = Memory(folder / LESSON, LESSON)
    memory.refresh()
    return memory


def measure(place: Path, kills: int, seed: int) -> Counter[str]:
    """Return how many sessions were killed, how many answers acknowledged, and how many lost."""
    chance = random.Random(seed)
    counts = Counter(kills=0, acknowledged=0, lost=0, torn=0, unreadable=0)
    acknowledged: set[str] = set()
    for number in range(0, kills, 2):
        if number % ROUND == 0:
            acknowledged = set()
        folder = place / f"{seed}-{number // ROUND}"
        sessions = [start(folder, chance.randrange(2**32)) for _ in range(2)]
        for session in sessions:
            answers, later = chance.randint(0, MOST), chance.random() * LATER
            told = kill(*session, answers=answers, later=later)
            acknowledged |= told
            counts["kills"] += 1
            counts["acknowledged"] += len(told)
        found = look(folder)
        there = {event.id for event in found.events.values()}
        counts["lost"] += len(acknowledged - there)
        if (number + 2) % ROUND == 0:
            counts["torn"] += sum("is torn" in note for note in found.notes)
            counts["unreadable"] += sum("is torn" not in note for note in found.notes)
    return counts


if __name__ == "__main__":
    if sys.argv[1] == "save":
        save_for_ever(Path(sys.argv[2]), int(sys.argv[3]), sys.stdout.fileno())
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
