"""Nothing that a learner sent is run, imported, fetched or written elsewhere.

A hook hears everything that Python does from the first line of ``tell_collect`` on, without a run
before that would warm it up: what our own modules import, they import when they are imported.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from making import NAME, PACKAGE, assignment
from simulate import DAMAGED, HOSTILE, TAMPERED, simulate

PROGRAM = """
import json, os, sys
from pathlib import Path
from medialit.collecting.commands import tell_collect
from medialit.collecting.collecting import load_collected

root, *sources = sys.argv[1:]
heard, listening = [], []
RUN = {"exec", "compile", "import", "marshal.loads", "pickle.find_class", "code.__new__", "os.exec",
       "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.symlink", "os.link"}
CHANGE = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.truncate",
          "shutil.rmtree", "shutil.move", "shutil.copyfile"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def is_ours(path):
    return isinstance(path, int) or os.path.realpath(os.fsdecode(path)).startswith(root + os.sep)

def hear(event, args):
    if not listening:
        return
    changed = args[: 2 if event == "os.rename" else 1] if event in CHANGE else ()
    if event == "open" and isinstance(args[2], int) and args[2] & WRITING:
        changed = args[:1]
    if event in RUN or event.startswith(("socket.", "subprocess.", "ctypes.", "urllib.")):
        heard.append([event, repr(args)[:200]])
    elif not all(is_ours(path) for path in changed):
        heard.append([event, repr(args)[:200]])

sys.addaudithook(hear)
listening.append(1)
text, status = tell_collect(sources, root)
found = [len(load_collected(Path(root) / name)) for name in ("02-source-audit",)]
listening.clear()
print(json.dumps({"heard": heard, "text": text, "found": found}))
"""


@pytest.mark.parametrize("layout", ["canvas", "moodle", "nbgrader", "loose"])
def test_nothing_that_was_sent_is_run(tmp_path, layout):
    """No exec, compile, import, socket or process, and no write outside the folder."""
    place = assignment(tmp_path.resolve() / "assigned")
    made = simulate(tmp_path / "made", **WHOLE, layout=layout)
    faults = {person.fault for person in made.people}
    assert faults >= {*DAMAGED, *HOSTILE, *TAMPERED}
    before = {path for path in tmp_path.rglob("*") if place not in path.parents}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(place.parent), str(made.download)],
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(told.stdout)
    assert said["heard"] == []
    assert f"{made.files} files found" in said["text"]
    assert said["found"][0] >= len(made.honest)
    assert {path for path in tmp_path.rglob("*") if place not in path.parents} == before
    assert not Path("/tmp/medialit-was-here").exists()


def answer(item: str, quality: float, rng: random.Random):
    return {"text": "So it is. " * rng.randrange(1, 9)} if quality > 0.1 else None


WHOLE = {
    "exercise": NAME,
    "package": PACKAGE,
    "items": ("why", "how"),
    "answer": answer,
    "count": 2 * (len(DAMAGED) + len(HOSTILE)),
    "damaged": 0.25,
    "hostile": 0.5,
    "tampered": len(TAMPERED),
}


def test_a_simulation_follows_from_its_seed(tmp_path):
    """The same seed makes the same bytes; another one makes others."""
    one, two, other = (
        simulate(tmp_path / str(number), **WHOLE, seed=seed).download.read_bytes()
        for number, seed in enumerate((1, 1, 2))
    )
    assert one == two != other
