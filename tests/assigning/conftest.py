"""A draft of a short article of our own, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from medialit.assigning.drafting import draft_exercise
from medialit.reading import article_from_markdown

TEXT = """\
---
title: Garnet Bridge closes
outlet: The Own Courier
byline: Lena Moss
---
# Garnet Bridge closes

By Lena Moss

The Garnet Bridge will close on Monday, Mayor Ruth Adler said. “It is safe today 🙂,” said engineer Dale Pruitt. “It will not be safe in May.”

According to a report of the state, 41 bolts of 1,200 are cracked. The company that built it is accused of saving on steel.

Closing it costs the town $40,000 a month, because trucks must take Route 9. The photographer Ines Brandt lives beside it.
"""  # noqa: E501


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """The folder of a draft; nobody changes it."""
    root = tmp_path_factory.mktemp("assigned")
    return draft_exercise(article_from_markdown(TEXT), name="bridge", root=root)


@pytest.fixture
def folder(made, tmp_path) -> Path:
    """A copy of that folder to work in."""
    return Path(shutil.copytree(made, tmp_path / "bridge"))
