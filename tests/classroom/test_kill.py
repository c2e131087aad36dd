"""Kill -9 at random moments: what was acknowledged is there, and every journal can be read."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "killing.py"
KILLS = 500

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is not known here")


def test_500_kills_lose_nothing(tmp_path):
    """Two processes, each killing 250 sessions that save together, two at a time."""
    commands = [
        [sys.executable, SCRIPT, tmp_path, str(KILLS // 2), str(random.randrange(2**32))]
        for _ in range(2)
    ]
    killers = [subprocess.Popen(command, stdout=subprocess.PIPE) for command in commands]
    counts: Counter[str] = Counter()
    for killer, command in zip(killers, commands, strict=True):
        output, _ = killer.communicate(timeout=600)
        assert killer.returncode == 0, command
        counts.update(json.loads(output))
    assert counts["kills"] == KILLS
    assert counts["acknowledged"] > KILLS
    assert (counts["lost"], counts["unreadable"]) == (0, 0), (counts, commands)


def test_a_python_that_was_just_started_loses_nothing(tmp_path):
    """The same with whole interpreters, from the first line of the program on."""
    from medialit.classroom.memory import Memory

    chance = random.Random()
    acknowledged: set[str] = set()
    for seed in range(6):
        command = [sys.executable, SCRIPT, "save", tmp_path, str(seed)]
        session = subprocess.Popen(command, stdout=subprocess.PIPE)
        for _ in range(seed):
            acknowledged.add(session.stdout.readline().decode("ascii").strip())
        time.sleep(chance.random() * 0.02)
        session.send_signal(signal.SIGKILL)
        rest, _ = session.communicate()
        acknowledged |= set(rest.decode("ascii").split())
    memory = Memory(tmp_path / "02", "02")
    memory.refresh()
    assert len(acknowledged) >= 15
    assert acknowledged <= {event.id for event in memory.events.values()}
    assert all("is torn" in note for note in memory.notes)
