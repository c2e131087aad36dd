"""Two sessions at once: nothing is lost, conflicts are kept, and any order gives the same."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from medialit.classroom.disk import read_lines
from medialit.classroom.events import event_to_dict
from medialit.classroom.memory import Memory
from medialit.classroom.merging import State, merge

SCRIPT = Path(__file__).parent / "writing.py"
ANSWERS = 1000


def as_text(state: State) -> str:
    answers = {
        name: [event_to_dict(event) for event in (answer.event, *answer.rivals)]
        for name, answer in state.answers.items()
    }
    return json.dumps(answers, sort_keys=True)


def read(folder: Path) -> Memory:
    memory = Memory(folder, "02")
    memory.refresh()
    return memory


def test_two_sessions_write_1000_answers_each(tmp_path):
    """All 2,000 are there; each shared name has both last answers; order changes nothing."""
    sessions = [
        subprocess.Popen(
            [sys.executable, SCRIPT, tmp_path, session, str(ANSWERS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for session in ("a", "b")
    ]
    for session in sessions:
        session.stdin.write(b"go\n")
        session.stdin.flush()
    kept = {
        id for session in sessions for id in session.communicate(timeout=600)[0].decode().split()
    }
    memory = read(tmp_path / "02")
    assert memory.notes == ()
    assert len(kept) == 2 * ANSWERS
    assert {event.id for event in memory.events.values()} == kept
    state = merge(memory.events.values())
    assert len(state.answers) == ANSWERS + 10
    for number in range(1, 20, 2):
        answer = state.answers[f"shared-{number}"]
        shown = {answer.value, *(event.value for event in answer.rivals)}
        assert shown == {f"{session}-{980 + number}" for session in "ab"}

    # the same lines in any order, dealt out over any number of files, are the same state
    contents = [path.read_bytes() for path in sorted((tmp_path / "02").iterdir())]
    assert len(contents) == 2
    lines = [line + b"\n" for content in contents for line in content.splitlines()]
    whole = as_text(state)
    for seed in range(5):
        random.Random(seed).shuffle(lines)
        found = [event for line in lines for event in read_lines(line, "")[0]]
        assert as_text(merge(found)) == whole
        dealt = tmp_path / f"dealt-{seed}"
        dealt.mkdir()
        for number in range(seed + 1):
            (dealt / f"{number}.jsonl").write_bytes(b"".join(lines[number :: seed + 1]))
        assert as_text(merge(read(dealt).events.values())) == whole
