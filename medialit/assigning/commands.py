"""What ``medialit exercises`` and ``medialit assign`` say."""

from __future__ import annotations

from collections.abc import Sequence

from medialit.assigning.checking import check_exercise
from medialit.exercises.folders import list_exercises
from medialit.exercises.loading import load_exercise
from medialit.exercises.notebooks import notebook_text
from medialit.writing import written_whole

__all__ = ["tell_checks", "tell_exercises", "tell_notebooks"]


def tell_exercises() -> str:
    """Return the exercises there are: name, lesson, minutes, points, title.

    Raises:
        InputError: if one of them cannot be read.
    """
    exercises = [load_exercise(path) for path in list_exercises()]
    width = max((len(each.name) for each in exercises), default=0)
    lines = [
        f"{each.name:<{width}}  lesson {each.lesson}  {each.minutes:>3} min  "
        f"{each.points:>3} points  {each.title}"
        for each in exercises
    ]
    return "\n".join(lines) or "There are no exercises here."


def tell_checks(names: Sequence[str]) -> tuple[str, int]:
    """Return what is wrong with exercises, all of them if none is named; 1 with a fault, else 0.

    Raises:
        InputError: if there is no exercise of one of the names.
    """
    lines: list[str] = []
    faulty = 0
    for name in names or [str(path) for path in list_exercises()]:
        faults = check_exercise(name)
        exercise = name if "/" not in name else name.rsplit("/", 1)[-1]
        lines += [f"== {exercise}", *map(str, faults)]
        lines.append("It can be handed out." if not faults else f"{len(faults)} faults.")
        faulty += bool(faults)
    return "\n".join(lines), int(bool(faulty))


def tell_notebooks(names: Sequence[str]) -> str:
    """Write the notebooks of exercises anew, and return which.

    Raises:
        InputError: if there is no exercise of one of the names.
        OutputError: if it cannot be written.
    """
    lines = []
    for name in names or [str(path) for path in list_exercises()]:
        exercise = load_exercise(name)
        path = exercise.folder / f"{exercise.name}.ipynb"
        with written_whole(path) as file:
            file.write(notebook_text(exercise, nbgrader=True))
        lines.append(f"Written: {path}")
    return "\n".join(lines)
