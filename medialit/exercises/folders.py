"""Where exercises lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from medialit.errors import InputError

__all__ = ["OWN_EXERCISES", "exercise_path", "list_exercises"]

#: The environment variable that names a folder of exercises.
OWN_EXERCISES = "MEDIALIT_EXERCISES"


def list_exercises() -> tuple[Path, ...]:
    """Return the folder of every exercise, by name; where a name is there twice, the first found.

    Looked for in the folder that ``MEDIALIT_EXERCISES`` names, in ``exercises`` of the current
    folder and of the one above, and beside the package.
    """
    found: dict[str, Path] = {}
    for home in _homes():
        for path in sorted(home.glob("[!.]*/exercise.toml")):
            found.setdefault(path.parent.name, path.parent)
    return tuple(found[name] for name in sorted(found))


def exercise_path(name: str | os.PathLike[str]) -> Path:
    """Return the folder of an exercise, by its name or by its path.

    Raises:
        InputError: if there is no such exercise; the message lists those there are.
    """
    place = Path(name).expanduser()
    if (place / "exercise.toml").is_file():
        return place.absolute()
    exercises = {path.name: path for path in list_exercises()}
    if str(name) in exercises:
        return exercises[str(name)]
    there = ", ".join(exercises) or "none here"
    raise InputError(f"There is no exercise {str(name)!r}. There are: {there}.")


def _homes() -> Iterator[Path]:
    if named := os.environ.get(OWN_EXERCISES):
        yield Path(named).expanduser()
    here = Path.cwd()
    beside_package = Path(__file__).resolve().parents[2]
    yield from dict.fromkeys(place / "exercises" for place in (here, here.parent, beside_package))
