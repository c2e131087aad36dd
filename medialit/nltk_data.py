"""The language data that comes with the kit, put where NLTK will read it; nothing is downloaded.

NLTK 3.10 refuses data files that others may write, that belong to another user or that are
hard-linked, as files in an installation often are. So the data travels as one zip file, which is
read here, and is unpacked once into a private folder of the user, which NLTK reads.
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
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath

from medialit.errors import DataError

__all__ = ["data_folder", "use_nltk_data"]

_REINSTALL = "Install the kit again: run `python start.py` in its folder."
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class _Manifest:
    """What ``manifest.json`` says: the zip's SHA-256, and each file's SHA-256 and size."""

    archive: str
    files: Mapping[str, tuple[str, int]]

    @property
    def folders(self) -> list[PurePosixPath]:
        """Every folder that holds data, from the outermost inwards."""
        folders = {parent for name in self.files for parent in PurePosixPath(name).parents}
        return sorted(folders, key=lambda folder: (len(folder.parts), folder))


def use_nltk_data() -> Path:
    """Make NLTK read the kit's own data, and return the folder that holds it.

    After this call NLTK's ``sent_tokenize``, ``word_tokenize``, ``pos_tag`` and VADER work without
    a network. The data is unpacked on first use, and a damaged copy is repaired. Where the user's
    home cannot be written to, a temporary folder is used and removed at exit. Calling it again is
    quick and changes nothing.

    Returns:
        The folder, which stands first on ``nltk.data.path``.

    Raises:
        DataError: if the kit's own zip is damaged, or no folder can be written to.
    """
    folder = _ready_folder()
    import nltk.data

    place = str(folder)
    nltk.data.path[:] = [place, *(other for other in nltk.data.path if other != place)]
    return folder


def data_folder() -> Path:
    """Return the folder of the user in which the data is kept, whether or not it is there yet.

    Raises:
        RuntimeError: if the user has no home folder.
    """
    variable, usual = {
        "win32": ("LOCALAPPDATA", "AppData/Local"),
        "darwin": ("", "Library/Application Support"),
    }.get(sys.platform, ("XDG_DATA_HOME", ".local/share"))
    base = Path(os.environ.get(variable, ""))
    if not base.is_absolute():  # unset, or relative, which the XDG specification says to ignore
        base = Path.home() / usual
    return base / "medialit" / f"nltk-{_manifest().archive[:16]}"


def _ready_folder() -> Path:
    """Return a folder with sound data; after the first time, only sizes and modes are checked."""
    folder = _checked_folder()
    if not _is_sound(folder, hashed=False):
        _checked_folder.cache_clear()  # removed or changed since it was checked
        folder = _checked_folder()
    return folder


@cache
def _checked_folder() -> Path:
    # Hashing the 7 MB takes about 5 ms, so every process does it: no stamp that could be wrong.
    try:
        folder = data_folder()
        if not _is_sound(folder):
            _install(folder)
        return folder
    except (OSError, RuntimeError) as error:  # a read-only home, a full disk, or no home at all
        at_home = error
    try:
        temporary = Path(tempfile.mkdtemp(prefix="medialit-"))
        atexit.register(_remove_temporary, temporary, os.getpid())
        folder = temporary / "nltk"
        _install(folder)
        return folder
    except OSError as error:
        raise DataError(
            f"The kit's language data could not be unpacked: {at_home}; nor in a temporary "
            f"folder: {error}. Free some disk space, or set the environment variable TMPDIR to a "
            "folder that only you can write to, and try again."
        ) from error


def _remove_temporary(folder: Path, owner: int) -> None:
    if os.getpid() == owner:  # a forked child that exits leaves its parent's data alone
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _manifest() -> _Manifest:
    try:
        read = json.loads(files("medialit").joinpath("data", "manifest.json").read_bytes())
        entries = {name: (file["sha256"], file["size"]) for name, file in read["files"].items()}
        return _Manifest(read["archive"], entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"The list of the kit's language data (medialit/data/manifest.json) is missing or "
            f"damaged: {error}. {_REINSTALL}"
        ) from error


def _archive() -> zipfile.ZipFile:
    try:
        content = files("medialit").joinpath("data", "nltk_data.zip").read_bytes()
    except OSError as error:
        raise DataError(
            f"The kit's language data cannot be read ({error}). {_REINSTALL}"
        ) from error
    if hashlib.sha256(content).hexdigest() != _manifest().archive:
        raise DataError(
            f"The kit's language data (medialit/data/nltk_data.zip) is damaged. {_REINSTALL}"
        )
    return zipfile.ZipFile(io.BytesIO(content))


def _is_sound(folder: Path, *, hashed: bool = True) -> bool:
    """Return whether every file is there, as it should be, and private enough for NLTK.

    Args:
        folder: where the data should be.
        hashed: whether to compare contents too, not only sizes and modes.
    """
    manifest = _manifest()
    return all(_is_private_folder(folder / place) for place in manifest.folders) and all(
        _is_file(folder / name, size, sha256 if hashed else None)
        for name, (sha256, size) in manifest.files.items()
    )


def _is_private_folder(folder: Path) -> bool:
    """Return whether nobody else may write to the folder or to anything that lies in it.

    NLTK refuses a whole folder for one stray file that others may write, so those count too.
    """
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode) or _is_exposed(folder):
            return False
        with os.scandir(folder) as entries:
            return not any(_is_exposed(Path(entry)) for entry in entries)
    except OSError:
        return False


def _is_file(path: Path, size: int, sha256: str | None) -> bool:
    """Return whether this is the file, by its size or by its contents, with only one name."""
    try:
        info = path.lstat()
        if not stat.S_ISREG(info.st_mode) or info.st_size != size or info.st_nlink > 1:
            return False
        return sha256 is None or hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _is_exposed(path: Path) -> bool:
    """Return whether somebody else owns or may write what is there, as NLTK judges it."""
    info = path.lstat()
    if os.name != "posix" or not hasattr(os, "geteuid"):  # Windows; Python in a browser
        return False
    if info.st_uid not in (os.geteuid(), 0):
        return True
    return not stat.S_ISLNK(info.st_mode) and bool(info.st_mode & _OTHERS_MAY_WRITE)


def _install(folder: Path) -> None:
    """Write the data beside its place and move it there in one step, so no half is ever seen.

    Raises:
        OSError: if the folder cannot be written, or does not keep what is written to it private.
    """
    archive = _archive()
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for last in (False, False, False, True):  # others may be at it in the same moment
        try:
            _install_once(archive, folder)
        except OSError:
            if last:
                raise
        if _is_sound(folder):
            return
    raise OSError(f"{folder} does not keep files private and unchanged")


def _install_once(archive: zipfile.ZipFile, folder: Path) -> None:
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _unpack(archive, staging)
        try:
            staging.rename(folder)
        except OSError:  # something is there: another process was quicker, or a damaged copy
            _repair(folder, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    for place in _manifest().folders:
        (folder / place).mkdir(exist_ok=True)
        (folder / place).chmod(0o700)
    for name in _manifest().files:
        (folder / name).write_bytes(archive.read(name))
        (folder / name).chmod(0o644)


def _repair(folder: Path, sound: Path) -> None:
    """Replace what is damaged by its sound copy, each file in one step.

    The folder is not replaced as a whole, so that another process that is just reading it finds
    every sound file where it was.
    """
    for place in _manifest().folders:
        target = folder / place
        mode = _mode(target)
        if mode and not stat.S_ISDIR(mode):
            target.unlink(missing_ok=True)
        target.mkdir(mode=0o700, exist_ok=True)
        target.chmod(0o700)
    for name, (sha256, size) in _manifest().files.items():
        target = folder / name
        if not _is_file(target, size, sha256) or _is_exposed(target):
            if stat.S_ISDIR(_mode(target)):
                shutil.rmtree(target)
            (sound / name).replace(target)
    for place in _manifest().folders:  # what others put here stays, but only its owner may write it
        for entry in (folder / place).iterdir():
            if _is_exposed(entry) and not entry.is_symlink():
                entry.chmod(stat.S_IMODE(_mode(entry)) & ~_OTHERS_MAY_WRITE)


def _mode(path: Path) -> int:
    """Return the mode of what is there, or 0 if nothing is."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0
