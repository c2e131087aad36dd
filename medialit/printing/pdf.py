"""From the printed page to a PDF, with the browser that is there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from medialit.errors import InputError, OutputError

__all__ = ["find_browser", "write_pdf"]

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_BY_HAND = "Leave out --pdf, open the page in any browser, press Ctrl+P, and choose “Save as PDF”."
_SECONDS = 180


def find_browser() -> str | None:
    """Return the path of a Chromium, Chrome or Edge on this computer, if there is one."""
    return next(_browsers(), None)


def write_pdf(page: str, out: Path) -> None:
    """Write a page as PDF; whatever stood there is untouched if that fails.

    Args:
        page: the page's HTML; nothing in it is fetched or run.
        out: where the PDF goes.

    Raises:
        InputError: if there is no browser; the message says how to print without one.
        OutputError: if the browser could not do it, or the file cannot be written.
    """
    browser = find_browser()
    if browser is None:
        raise InputError(f"No Chromium, Chrome or Edge was found to write a PDF with. {_BY_HAND}")
    if out.is_dir() or not out.absolute().parent.is_dir():
        raise OutputError(f"{out} cannot be written: name a file in a folder that exists.")
    with tempfile.TemporaryDirectory(prefix="medialit-pdf-") as folder:
        source, made = Path(folder) / "lesson.html", Path(folder) / "lesson.pdf"
        source.write_text(page, "utf-8")
        _print(browser, source, made)
        try:
            shutil.copyfile(made, out)
        except OSError as error:
            raise OutputError(f"{out} cannot be written: {error.strerror}.") from error


def _print(browser: str, source: Path, made: Path) -> None:
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--no-pdf-header-footer",
        f"--user-data-dir={source.parent / 'profile'}", f"--print-to-pdf={made}", source.as_uri(),
    ]  # fmt: skip
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    if not made.exists():
        raise OutputError(f"{browser} could not write the PDF. {_BY_HAND}")


def _browsers() -> Iterator[str]:
    yield from filter(None, map(shutil.which, _NAMES))
    yield from (place for place in _PLACES if Path(place).is_file())
