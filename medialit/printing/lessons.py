"""Finding a lesson, and running it once to see what its cells show."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import medialit
from medialit.cases import own_folder
from medialit.cases.folders import OWN_CASES
from medialit.errors import InputError

__all__ = ["Cell", "Lesson", "find_lesson", "run_lesson"]

_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a notebook: its kind, its source, and what it showed, by type of content."""

    kind: str
    source: str
    outputs: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson that was run: its title, its cells, and the activities as pairs of case and name."""

    title: str
    cells: tuple[Cell, ...]
    activities: tuple[tuple[str, str], ...]


def find_lesson(lesson: str) -> Path:
    """Return the notebook of a lesson: a path, or the beginning of its name, such as ``02``.

    Raises:
        InputError: if there is none, or more than one; the message lists those there are.
    """
    place = Path(lesson)
    if place.suffix == ".ipynb":
        if not place.is_file():
            raise InputError(f"There is no notebook {place}. Check the name and the folder.")
        return place
    here = Path.cwd()
    homes = [here / "notebooks", here]
    found = [path for home in homes for path in sorted(home.glob("*.ipynb"))]
    fitting = [path for path in found if path.stem == lesson or path.name.startswith(f"{lesson}-")]
    if len(fitting) != 1:
        names = ", ".join(path.stem for path in found) or "none in this folder or in notebooks/"
        raise InputError(f"There is no single lesson {lesson!r}. There are: {names}.")
    return fitting[0]


def run_lesson(notebook: Path) -> Lesson:
    """Return a lesson with what its cells show, run in an empty folder without a network.

    Raises:
        InputError: if it is no notebook, or one of its cells fails; the message says which.
    """
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        title = _title("".join("".join(cell["source"]) + "\n" for cell in cells))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"{notebook} cannot be read as a notebook ({error}). Open it in JupyterLab "
            "to see what is wrong."
        ) from None
    with tempfile.TemporaryDirectory(prefix="medialit-print-") as folder:
        told = _told(notebook.resolve(), Path(folder))
    return Lesson(
        title or notebook.stem,
        tuple(Cell(c["kind"], c["source"], tuple(c["outputs"])) for c in told["cells"]),
        tuple((case, name) for case, name in told["asked"]),
    )


def _told(notebook: Path, folder: Path) -> dict[str, list[Any]]:
    """Run the notebook beside an empty folder for answers, and return what the runner wrote."""
    here, out = folder / "notebooks", folder / "told.json"
    here.mkdir()
    package = str(Path(medialit.__file__).resolve().parents[1])
    environment = os.environ | {
        "IPYTHONDIR": str(folder / "ipython"),
        OWN_CASES: str(own_folder().resolve()),
        "PYTHONPATH": os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")])),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "medialit.printing.runner", str(notebook), str(out)]
    try:
        done = subprocess.run(
            command, cwd=here, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"{notebook.name} did not end within {_SECONDS // 60} minutes.") from None
    if not out.exists():
        _, _, last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")
        raise InputError(
            f"{notebook.name} does not run to its end: {last or 'no reason told'}. "
            "Run it in JupyterLab."
        )
    told: dict[str, list[Any]] = json.loads(out.read_text("utf-8"))
    return told


def _title(text: str) -> str:
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""
