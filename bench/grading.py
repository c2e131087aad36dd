"""How long a class takes: from what was handed in to grades, feedback, report and gradebook.

    python bench/grading.py            300 submissions, a class of 30, 200 tampered files, names

Each measurement runs in a process of its own and prints seconds and peak memory. There is no peer
that grades annotations as data; nbgrader, which runs each notebook, is timed beside it when it is
installed (``pip install medialit[teach]``).
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "grading")]
EXERCISE = "02-source-audit"
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def in_process(step: str, folder: Path, *more: str) -> dict:
    """Run a step in a process of its own and return what it printed last."""
    command = [sys.executable, __file__, step, str(folder), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def told(start: float, **more: object) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(time.perf_counter() - start, 2), "mb": round(peak)} | more))


def grade(folder: str, *sources: str) -> None:
    """Collect and grade."""
    start = time.perf_counter()
    from medialit.collecting.commands import tell_collect
    from medialit.grading.commands import tell_grade

    said, _ = tell_collect(list(sources), folder)
    tell_grade(EXERCISE, folder)
    grades = Path(folder, EXERCISE, "grades", "grades.json").read_bytes()
    told(
        start,
        said=said.splitlines()[0],
        graded=len(json.loads(grades)["grades"]),
        digest=hashlib.sha256(grades).hexdigest()[:12],
    )


def everything(folder: str, *sources: str) -> None:
    """Collect, grade, and write feedback, class report and gradebooks."""
    start = time.perf_counter()
    from medialit.collecting.commands import tell_collect
    from medialit.grading import commands

    tell_collect(list(sources), folder)
    commands.tell_grade(EXERCISE, folder)
    commands.tell_feedback(EXERCISE, folder)
    commands.tell_class(EXERCISE, folder)
    for form in ("canvas", "moodle", "csv"):
        commands.tell_gradebook(EXERCISE, folder, form=form)
    told(start)


def watched(folder: str, *sources: str) -> None:
    """Collect and grade twice, the second time under an audit hook, and count what it saw."""
    from medialit.collecting.commands import tell_collect
    from medialit.grading import commands

    def run(where: str) -> None:
        tell_collect(list(sources), where)
        commands.tell_grade(EXERCISE, where)
        commands.tell_feedback(EXERCISE, where)
        commands.tell_class(EXERCISE, where)
        commands.tell_gradebook(EXERCISE, where, form="csv")

    spare = f"{folder}-spare"
    shutil.copytree(folder, spare)
    run(spare)  # our own modules are loaded now: what is counted is caused by submissions
    seen: dict[str, int] = {}
    inside = os.path.realpath(folder) + os.sep

    def hook(event: str, args: tuple) -> None:
        if event in ("exec", "compile", "import") or event.startswith(("socket", "subprocess")):
            seen[event] = seen.get(event, 0) + 1
        is_written = event == "open" and args[2] & WRITES and not isinstance(args[0], int)
        if is_written and not os.path.realpath(os.fsdecode(args[0])).startswith(inside):
            seen["written outside"] = seen.get("written outside", 0) + 1

    sys.addaudithook(hook)
    start = time.perf_counter()
    run(folder)
    told(start, seen=seen)


def main() -> None:
    from classroom import Classroom

    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        room = Classroom(EXERCISE, home / "assigned")
        handed = room.hand_in(home / "handed")
        pristine = home / "pristine"
        shutil.copytree(home / "assigned", pristine)

        found = in_process("grade", home / "assigned", str(handed.download))
        print(f"300 submissions ({handed.files} files): {found}")
        print(f"  honest: {len(handed.honest)}")

        digests = set()
        loose = room.hand_in(home / "loose", layout="moodle")
        files = sorted(str(path) for path in loose.download.rglob("*") if not path.is_dir())
        for number in range(10):
            again = home / f"again-{number}"
            shutil.copytree(pristine, again)
            order = files[:]
            random.Random(number).shuffle(order)
            digests.add(in_process("grade", again, *order)["digest"])
        print(f"  10 orders of {len(files)} files: {len(digests)} different grades.json")

        shutil.copytree(pristine, home / "watched")
        found = in_process("watched", home / "watched", str(handed.download))
        print(f"  under an audit hook: {found}")

        class30 = room.hand_in(home / "thirty", count=30, damaged=0, hostile=0, seed=2)
        shutil.copytree(pristine, home / "class")
        print(f"class of 30: {in_process('everything', home / 'class', str(class30.download))}")

        names(home, room, pristine)
        tampered(home, room, pristine)


def names(home: Path, room, pristine: Path) -> None:
    """Count names and addresses in everything that is written without ``--names``."""
    handed = room.hand_in(home / "named", damaged=0, hostile=0, seed=3)
    folder = home / "names"
    shutil.copytree(pristine, folder)
    in_process("everything", folder, str(handed.download))
    texts = {
        path: path.read_text("utf-8", errors="replace").casefold()
        for path in (folder / EXERCISE).rglob("*")
        if path.suffix in (".html", ".csv", ".json") and path.parent.name != "collected"
    }
    del texts[folder / EXERCISE / "names.json"]  # the one place for them
    planted = [text for person in handed.people for text in (person.name, person.email)]
    leaks = sum(any(text.casefold() in page for page in texts.values()) for text in planted)
    print(f"names: 300 names and 300 addresses planted, {leaks} in {len(texts)} files")


def tampered(home: Path, room, pristine: Path) -> None:
    """Compare the grades of tampered files with those of the same files before."""
    handed = room.hand_in(home / "tampered", count=0, tampered=200, seed=4)
    folder = home / "forged"
    shutil.copytree(pristine, folder)
    found = in_process("grade", folder, str(handed.download))
    grades = json.loads((folder / EXERCISE / "grades" / "grades.json").read_text("utf-8"))
    best = max(grade["score"] for grade in grades["grades"])
    reported = sum(bool(grade["notes"]) for grade in grades["grades"])
    print(
        f"tampered: 200 files, {found['graded']} graded from answers, {reported} with a note; "
        f"best score {best:g} of {grades['points']} (the forged ones said 100)"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        {"grade": grade, "everything": everything, "watched": watched}[sys.argv[1]](*sys.argv[2:])
    else:
        main()
