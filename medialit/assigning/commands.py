"""What ``medialit exercises`` and ``medialit assign`` say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from medialit.assigning.checking import check_exercise
from medialit.collecting.places import assigned_folder, find_assignments
from medialit.exercises.folders import list_exercises
from medialit.exercises.loading import load_exercise
from medialit.exercises.notebooks import notebook_text
from medialit.exercises.packing import make_package
from medialit.writing import written_whole

__all__ = ["tell_assigned", "tell_checks", "tell_exercises", "tell_make", "tell_notebooks"]


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


def tell_make(name: str, root: str | None, *, article: str | None, due: str | None) -> str:
    """Make what students get, or the draft of an exercise from an own article; return what to do.

    Args:
        name: an exercise, or a new name with ``article``.
        root: the folder of assignments; ``assigned`` if left out.
        article: a file or an address of an own article.
        due: the last day.

    Raises:
        InputError: if there is no such exercise, or its key is a draft still.
        OutputError: if it cannot be written.
    """
    folder = Path(root).expanduser() if root else assigned_folder()
    if article is not None:
        return _tell_draft(name, folder, article)
    package = make_package(name, folder, due=due)
    place = folder / package.exercise
    return "\n".join(
        [
            f"Written: {place / package.exercise}.zip, package {package.id}",
            "Give the zip, or the folder student, to your students. No key is in it; the key is in "
            f"{place / 'teacher'}.",
            "When their files are back: `medialit collect FILES`, then `medialit grade "
            f"{package.exercise}`.",
        ]
    )


def tell_assigned(root: str | None) -> str:
    """Return what was assigned: each with its packages, and how much was collected.

    Raises:
        InputError: if nothing was.
    """
    lines = []
    for found in find_assignments(Path(root).expanduser() if root else assigned_folder()):
        count = len(list((found.place / "collected").glob("*.json")))
        packages = ", ".join(found.packages) or "not handed out yet"
        lines.append(f"{found.exercise}: {count} collected; packages {packages}")
    return "\n".join(lines)


def _tell_draft(name: str, folder: Path, article: str) -> str:
    from medialit.assigning.drafting import draft_exercise
    from medialit.reading import read_article
    from medialit.reading.web import article_from_url

    is_address = article.startswith(("http://", "https://"))
    read = article_from_url if is_address else read_article
    place = draft_exercise(read(article), name=name, root=folder)
    return "\n".join(
        [
            f"Written: {place}. This is a draft: nothing is a key until you have said so.",
            f"Open {place / 'review.ipynb'} in JupyterLab (`python start.py`) and decide.",
            f"Then `medialit assign make {name}` makes what students get.",
        ]
    )
