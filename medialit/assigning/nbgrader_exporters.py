"""How nbgrader reads and writes the notebooks of our exercises; only nbgrader loads this.

``nbgrader_config.py`` names the two classes. Notebooks of other assignments go through unchanged.
"""

from __future__ import annotations

import copy
import html
import json
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter, NotebookExporter

from medialit.collecting.handed import Handed
from medialit.exercises.packing import PACKAGE
from medialit.exercises.submission import file_name, pack_answers
from medialit.grading.nbgrader import find_work, grade_work, open_grader
from medialit.grading.scores import Grade

__all__ = ["AnswersOnly", "FeedbackPage"]

_STAMPS = ("timestamp.txt", "submission_secret.txt")
_HIDDEN = re.compile(r"^### BEGIN HIDDEN TESTS$.*?^### END HIDDEN TESTS$\n?", re.M | re.S)
_SCRIPT = re.compile(r'<script src="https?://[^"<>]*">\s*</script>')


class AnswersOnly(NotebookExporter):
    """Grades the teacher's notebook in the place of a learner's: only the answers count.

    A learner's notebook is not even opened. Before nbgrader runs anything, the folder that it runs
    in is emptied of all that the learner sent, except for the answers, written anew as data.
    """

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kw: Any
    ) -> Any:
        """Return the notebook that nbgrader is to grade, as text, with nbconvert's resources."""
        about = (resources or {})["nbgrader"]
        course = self.parent.coursedir
        who = (about["student"], about["assignment"])
        source = Path(course.format_path(course.source_directory, ".", about["assignment"]))
        submitted = Path(course.format_path(course.submitted_directory, *who))
        if Path(filename).parent != submitted or not _is_ours(source):
            return super().from_filename(filename, resources, **kw)
        folder = Path(course.format_path(course.autograded_directory, *who))
        grader = open_grader(folder)
        handed, why = find_work(folder, grader.exercise)
        _keep_answers(folder, source, handed)
        book = nbformat.read(source / f"{about['notebook']}.ipynb", as_version=4)
        book.cells = _cells(book.cells, grade_work(grader, handed))
        if handed is None:
            book.cells.insert(0, nbformat.v4.new_markdown_cell(f"**{html.escape(why)}**"))
        return self.from_notebook_node(book, resources, **kw)


class FeedbackPage(HTMLExporter):
    """Writes a feedback page without the code of hidden tests, and without a script from elsewhere.

    nbgrader shows that code (its issue 1363), and loads MathJax from the network.
    """

    def from_notebook_node(
        self, nb: Any, resources: dict[str, Any] | None = None, **kw: Any
    ) -> Any:
        """Return the page, with nbconvert's resources."""
        path = (resources or {}).get("metadata", {}).get("path", "")
        if not _is_ours(Path(path)):
            return super().from_notebook_node(nb, resources, **kw)
        shown = copy.deepcopy(nb)
        for cell in shown.cells:
            cell.source = _HIDDEN.sub("", cell.source)
        page, resources = super().from_notebook_node(shown, resources, **kw)
        return _SCRIPT.sub("", page), resources


def _is_ours(folder: Path) -> bool:
    """Return whether the teacher's files of one of our exercises are there."""
    try:
        about = json.loads((folder / "package.json").read_bytes())
        return about["schema"] == PACKAGE and (folder / "exercise.toml").is_file()
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _keep_answers(folder: Path, source: Path, handed: Handed | None) -> None:
    """Leave in a folder what the teacher handed out, nbgrader's stamps, and the answers."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.name not in _STAMPS and not (source / path.relative_to(folder)).is_file():
            path.unlink()
    if handed is not None:
        data = pack_answers(
            handed.events,
            exercise=handed.exercise,
            package=handed.package,
            code=handed.code,
            handed_in=handed.handed_in,
        )
        (folder / file_name(handed.code)).write_text(json.dumps(data), "utf-8")
    # release_feedback stops at the first folder that lacks one of the two
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    for name, text in zip(_STAMPS, (now, secrets.token_hex(64)), strict=True):
        if not (folder / name).exists():
            (folder / name).write_text(text, "utf-8")


def _cells(cells: list[Any], grade: Grade) -> list[Any]:
    """Return the cells to grade: the text, the tests, and the answers that a person reads."""
    answers = {
        f"points-{item.item}": [(part.what, part.given) for part in item.parts]
        for item in grade.items
        if item.kind == "reflection"
    }
    kept = []
    for cell in cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("task") and (parts := answers.get(about["grade_id"])) is not None:
            kept.append(nbformat.v4.new_markdown_cell(_shown(parts)))
        if cell.cell_type == "markdown" or about.get("grade"):
            kept.append(cell)
    return kept


def _shown(parts: list[tuple[str, str]]) -> str:
    """Return answers as they were written; nothing in them is taken for Markdown, HTML or TeX."""
    blocks = (
        f"**{html.escape(what)}:**\n\n"
        f'<pre style="white-space: pre-wrap">{html.escape(given).replace(chr(13), "")}</pre>'
        for what, given in parts
    )
    return "\n\n".join(blocks) or "*There is no answer.*"
