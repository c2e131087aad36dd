"""The language data that comes with the kit, put where NLTK will read it; nothing is downloaded.

NLTK 3.10 refuses data files that others may write, that belong to another user or that are
hard-linked, as files in an installation often are. So the data travels as one zip file, and is
unpacked once into a private folder of the user.
"""

from __future__ import annotations

import atexit
import hashlib
import io
import json
import os
import shutil
import stat
import sys
import tempfile
import zipfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from medialit.errors import DataError

__all__ = ["data_folder", "use_nltk_data"]

_REINSTALL = "Install the kit again: run `python start.py` in its folder."


def use_nltk_data() -> Path:
    """Make NLTK read the kit's own data, and return the folder that holds it.

    After this call NLTK's ``sent_tokenize``, ``word_tokenize``, ``pos_tag`` and VADER work without
    a network. The data is unpacked on first use; a damaged copy is replaced. Calling it again is
    quick and changes nothing.

    Returns:
        The folder, which stands first on ``nltk.data.path``.

    Raises:
        DataError: if the kit's own zip is damaged, or no folder can be written to.
    """
    folder = _ready_folder()
    import nltk.data

    place = str(folder)
    if place in nltk.data.path:
        nltk.data.path.remove(place)
    nltk.data.path.insert(0, place)
    return folder


def data_folder() -> Path:
    """Return the folder of the user in which the data is kept, whether or not it is there yet."""
    version = _manifest()["archive"][:16]
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "medialit" / f"nltk-{version}"


@cache
def _ready_folder() -> Path:
    try:
        folder = data_folder()
        if not _is_sound(folder):
            _unpack(folder)
    except (OSError, RuntimeError) as first:  # a read-only home, or none at all
        try:
            temporary = Path(tempfile.mkdtemp(prefix="medialit-nltk-"))
            atexit.register(shutil.rmtree, temporary, ignore_errors=True)
            folder = temporary / "data"
            _unpack(folder)
        except OSError as second:
            raise DataError(
                f"The kit's language data cannot be unpacked: {first}; nor in a temporary folder: "
                f"{second}. Free some disk space, or set XDG_DATA_HOME to a folder you can write to."
            ) from second
    return folder


@cache
def _manifest() -> dict[str, Any]:
    try:
        text = files("medialit").joinpath("data", "manifest.json").read_text("utf-8")
        manifest: dict[str, Any] = json.loads(text)
    except (OSError, ValueError) as error:
        raise DataError(f"The kit's language data is incomplete ({error}). {_REINSTALL}") from error
    return manifest


def _archive() -> zipfile.ZipFile:
    try:
        content = files("medialit").joinpath("data", "nltk_data.zip").read_bytes()
    except OSError as error:
        raise DataError(f"The kit's language data is missing ({error}). {_REINSTALL}") from error
    if hashlib.sha256(content).hexdigest() != _manifest()["archive"]:
        raise DataError(f"The kit's language data (nltk_data.zip) is damaged. {_REINSTALL}")
    return zipfile.ZipFile(io.BytesIO(content))


def _is_sound(folder: Path) -> bool:
    """Return whether every file is there, unchanged, and private enough for NLTK to read it."""
    try:
        for place in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
            if os.name == "posix" and stat.S_IMODE(place.lstat().st_mode) & 0o077:
                return False
        for name, expected in _manifest()["files"].items():
            path = folder / name
            info = path.lstat()
            if not stat.S_ISREG(info.st_mode) or info.st_size != expected["size"]:
                return False
            if os.name == "posix" and (
                info.st_mode & 0o022 or info.st_nlink != 1 or info.st_uid != folder.stat().st_uid
            ):
                return False
            if hashlib.sha256(path.read_bytes()).hexdigest() != expected["sha256"]:
                return False
    except OSError:
        return False
    return True


def _unpack(folder: Path) -> None:
    """Write the data beside its place and move it there in one step, so no half is ever seen."""
    archive = _archive()
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name in _manifest()["files"]:
            path = staging / name
            for parent in reversed(path.relative_to(staging).parents[:-1]):
                (staging / parent).mkdir(mode=0o700, exist_ok=True)
            path.write_bytes(archive.read(name))
            path.chmod(0o644)
        _move_into_place(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _move_into_place(staging: Path, folder: Path) -> None:
    for _ in range(5):
        try:
            staging.rename(folder)
            return
        except OSError:
            if _is_sound(folder):
                return  # another process was quicker
            doomed = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
            try:
                folder.rename(doomed / "old")
            except FileNotFoundError:
                pass
            finally:
                shutil.rmtree(doomed, ignore_errors=True)
    raise OSError(f"{folder} cannot be replaced")
