"""The command line's words in the notebook: where it names a command, the desk names a step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

__all__ = ["STEPS", "in_the_notebook"]

#: The commands, each with the step that does the same.
STEPS: Mapping[str, str] = {
    "assign make": "step 1, Make",
    "collect": "step 2, Collect",
    "grade": "step 3, Grade",
    "feedback": "step 5, Feedback",
    "class": "step 6, Class report",
    "gradebook": "step 7, Gradebook",
}
_COMMAND = re.compile(rf"(Run |run )?`medialit ({'|'.join(STEPS)})\b[^`]*`")
#: What the command line calls something, and what it is called here.
_WORDS = {
    " in JupyterLab (`python start.py`)": "",
    "open exercises/teacher.ipynb.": "read them in step 4.",
    " with --folder": " in `Desk(FOLDER)`",
    "use --format csv": "choose the spreadsheet",
    "with --names the names": "with “With names” ticked, the names",
    "Choose another --folder": "Choose another folder",
}


def in_the_notebook(text: str, root: Path | None = None) -> str:
    """Return what the command line says, for somebody who has the desk before them.

    Args:
        text: a message of the command line.
        root: the folder of assignments: files in it are called as the list of files calls them.

    Example:
        >>> in_the_notebook("Nothing was collected yet. Run `medialit collect FILES` first.")
        'Nothing was collected yet. Do step 2, Collect, first.'
    """
    for theirs, ours in _WORDS.items():
        text = text.replace(theirs, ours)
    if root is not None:
        text = text.replace(f"{root.parent}/", "").replace(f"{root.parent}\\", "")
    return _COMMAND.sub(_step, text)


def _step(found: re.Match[str]) -> str:
    step = STEPS[found[2]]
    verb = found[1]
    comma = "," if verb or re.match(r" (?:makes|first)", found.string[found.end() :]) else ""
    return f"{'Do ' if verb == 'Run ' else 'do ' if verb else ''}{step}{comma}"
