"""What ``medialit print`` does: a lesson on paper, as a page or as a PDF."""

from __future__ import annotations

from pathlib import Path

from medialit.errors import InputError
from medialit.printing.lessons import find_lesson
from medialit.printing.page import print_lesson
from medialit.printing.pdf import find_browser, write_pdf
from medialit.writing import written_whole

__all__ = ["tell_print"]


def tell_print(lesson: str, *, out: str | None, pdf: bool, key: bool) -> str:
    """Print a lesson, and return where it was written and what to do with it.

    Raises:
        InputError: if there is no such lesson, it does not run, or there is no browser for a PDF.
        OutputError: if the file cannot be written.
    """
    notebook = find_lesson(lesson)
    place = Path(out or f"{notebook.stem}{'-key' if key else ''}{'.pdf' if pdf else '.html'}")
    if place.exists() and place.samefile(notebook):
        raise InputError(f"{place} is the lesson itself; name another file to write.")
    if pdf and find_browser() is None:
        write_pdf("", place)  # says what to do, before the lesson is run for nothing
    page = print_lesson(notebook, with_keys=key)
    if pdf:
        write_pdf(page, place)
        return f"Written: {place}"
    with written_whole(place) as file:
        file.write(page)
    return f"Written: {place}\nOpen it in a browser and press Ctrl+P to print it."
