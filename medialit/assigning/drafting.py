"""From an article to a draft: a folder with an exercise to be reviewed, and no key yet."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import tempfile
from pathlib import Path

from medialit.assigning.confirming import write_exercise
from medialit.assigning.deciding import review_draft
from medialit.assigning.drafts import ARTICLE, DRAFT, Draft, draft_to_dict, load_draft
from medialit.assigning.names import find_others
from medialit.assigning.proposals import propose_items
from medialit.errors import InputError, OutputError
from medialit.exercises.folders import list_exercises
from medialit.model import Article
from medialit.reading import article_from_markdown, read_article
from medialit.report import analyze

__all__ = ["draft_exercise"]

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,49}")
_MOST_CHARACTERS = 100_000  # about 16,000 words
_FIELDS = ("title", "outlet", "byline", "published", "url")
_README = """\
# {title}

An exercise from an article of your own. You are the reader whose key it is: `review.ipynb`, one
folder above, shows how you decided, and makes the key anew when you change your mind.

## Things not to teach

- That the key is the truth: one person has read the article, once. Where a student can give a
  reason, talk about it.
- That somebody without a name lies, or that somebody with a name is right.
- That many quotations make an article good, or few make it bad. Ask who is missing, and why.
- That a frame is a trick: nobody can tell a story without one.
"""
_MARKDOWN = """\
# Review the draft key

## Begin

Choose **Run → Run All Cells**. Every decision is saved at once; close the page when you like."""
_CODE = """\
from medialit.widgets import KeyReview

KeyReview(".")"""


def draft_exercise(article: Article, *, name: str, root: Path) -> Path:
    """Return the folder of a new exercise about an article, with a draft to be reviewed.

    In it ``review.ipynb`` shows the review page; ``teacher`` has the exercise, its rubric, the
    article and the draft, and no key: that is written when the teacher says so. A folder with a
    draft of the same article is left as it is.

    Args:
        article: the article; its text is kept as Markdown shows it.
        name: the exercise's name: small letters, digits and hyphens.
        root: the folder of assignments; it is made if it is not there.

    Raises:
        InputError: if the name cannot be one or is taken, or the article is empty or too long.
        OutputError: if it cannot be written; nothing is left behind.
    """
    _check(article, name)
    place = root / name
    if place.exists() or place.is_symlink():
        return _going_on(article, place)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=root) as temporary:
            made = Path(temporary) / name
            _write(article, name, made)
            shutil.move(made, place)
    except OSError as error:
        raise OutputError(
            f"{place} cannot be written: {error.strerror or error}. Choose another folder."
        ) from error
    return place


def _check(article: Article, name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{name!r} cannot be the name of an exercise. Use small letters, digits and hyphens, "
            "such as my-article."
        )
    if name in {path.name for path in list_exercises()}:
        raise InputError(f"{name} is an exercise of the kit. Choose another name for yours.")
    if not article.text.strip():
        raise InputError(
            "There is no text in this article. Paste it into a text file, and name that."
        )
    if len(article.text) > _MOST_CHARACTERS:
        raise InputError(
            f"This article has {len(article.text):,} characters; {_MOST_CHARACTERS:,} are most. "
            "Keep the part that your students are to read."
        )


def _going_on(article: Article, place: Path) -> Path:
    try:
        draft = load_draft(place)
    except InputError as error:
        raise InputError(
            f"{place} is there already, and stays as it is. Choose another name."
        ) from error
    if article_from_markdown(_as_file(article)).sha256 != draft.article.sha256:
        raise InputError(
            f"{place} is about another article, and stays as it is. Choose another name, or move "
            "that folder away."
        )
    return place


def _write(article: Article, name: str, place: Path) -> None:
    teacher = place / "teacher"
    teacher.mkdir(parents=True)
    (teacher / ARTICLE).write_text(_as_file(article), "utf-8", newline="\n")
    kept = read_article(teacher / ARTICLE)  # what the file says is what everybody will read
    report = analyze(kept)
    structure = tuple(a for a in report.annotations if a.label.startswith("structure."))
    draft = Draft(
        name, secrets.token_hex(8), teacher, kept, structure, find_others(report),
        propose_items(report),
    )  # fmt: skip
    (teacher / DRAFT).write_text(_json(draft_to_dict(draft)), "utf-8", newline="\n")
    write_exercise(review_draft(draft, ()), teacher)
    readme = _README.format(title=draft.headline)
    (teacher / "README.md").write_text(readme, "utf-8", newline="\n")
    (place / "review.ipynb").write_text(_json(_notebook()), "utf-8", newline="\n")


def _as_file(article: Article) -> str:
    """Return an article as Markdown with front matter."""
    known = {field: " ".join((getattr(article, field) or "").split()) for field in _FIELDS}
    lines = [f"{field}: {value}" for field, value in known.items() if value]
    return "\n".join(["---", *lines, "---", "", article.text.strip("\n"), ""])


def _notebook() -> dict[str, object]:
    code = {"execution_count": None, "outputs": [], **_cell("review", "code", _CODE)}
    # a key pressed beside the page must not delete the cell that shows it
    code["metadata"] = {"deletable": False, "editable": False, "jupyter": {"source_hidden": True}}
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {
        "cells": [_cell("what", "markdown", _MARKDOWN), code],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(name: str, kind: str, source: str) -> dict[str, object]:
    return {"id": name, "cell_type": kind, "metadata": {}, "source": source}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
