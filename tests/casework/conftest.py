"""A whole case to break: the skeleton with every gap filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from medialit.casework.skeletons import begin_case

FILLER = "\n\n" + "The council met in the old hall and heard both sides. " * 25 + "\n"


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """A teacher's folder of cases, empty."""
    folder = tmp_path / "own"
    monkeypatch.setenv("MEDIALIT_CASES", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def whole(own) -> Path:
    """A case that has neither faults nor notes."""
    path = begin_case("my-case")
    for file in (*path.rglob("*.*"),):
        text = file.read_text("utf-8").replace("FILL IN", "Written")  # as long: anchors still fit
        file.write_text(text + FILLER * (file.parent.name == "articles"), "utf-8")
    for number in (1, 2, 3):
        page = (path / "web" / "coverage.md").read_text("utf-8")
        page = page.replace("courier", f"courier-{number}")
        (path / "web" / f"coverage-{number}.md").write_text(page, "utf-8")
    entry = (path / "case.toml").read_text("utf-8")
    more = '"coverage-1",\n  "coverage-2",\n  "coverage-3",\n  "minutes"'
    (path / "case.toml").write_text(entry.replace('"minutes"', more), "utf-8")
    return path
