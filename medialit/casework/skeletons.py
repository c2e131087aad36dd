"""A new case: a folder with every file, to be filled in."""

from __future__ import annotations

import re
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

from medialit.cases import find_cases, own_folder
from medialit.errors import InputError, OutputError

__all__ = ["begin_case", "is_found"]

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_PLACEHOLDER = "NAME"


def begin_case(name: str, folder: Path | None = None) -> Path:
    """Return the folder of a new case, with every file in it; what is to be written says FILL IN.

    Args:
        name: its name: small letters, digits and hyphens.
        folder: where to put it; ``own_folder()`` if left out. It is made if it is not there.

    Raises:
        InputError: if the name cannot be one, or there is something of that name already.
        OutputError: if it cannot be written; nothing is left behind.
    """
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{name!r} cannot be the name of a case. Use small letters, digits and hyphens, such "
            "as council-bridge."
        )
    home = own_folder() if folder is None else folder
    place = home / name
    if place.exists() or place.is_symlink():
        raise InputError(f"{place} is there already, and stays as it is. Choose another name.")
    try:
        home.mkdir(parents=True, exist_ok=True)
        _write(home, place)
    except OSError as error:
        raise OutputError(
            f"{place} cannot be written: {error.strerror}. Choose another place with --folder."
        ) from error
    return place


def is_found(place: Path) -> bool:
    """Return whether a case in this folder is among those that the kit finds."""
    return place.resolve() in {case.path.resolve() for case in find_cases()}


def _write(home: Path, place: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=home) as temporary:
        made = Path(temporary) / place.name
        shutil.copytree(str(files("medialit.casework").joinpath("skeleton")), made)
        for path in made.glob("gold/*.json"):
            text = path.read_text("utf-8").replace(f":{_PLACEHOLDER}:", f":{place.name}:")
            path.write_text(text, "utf-8", newline="\n")
        made.rename(place)
