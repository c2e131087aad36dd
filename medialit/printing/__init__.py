"""A lesson on paper: the text, the activities to be done by hand, the web's pages, and keys."""

from __future__ import annotations

from medialit.printing.lessons import find_lesson
from medialit.printing.page import print_lesson
from medialit.printing.pdf import write_pdf

__all__ = ["find_lesson", "print_lesson", "write_pdf"]
