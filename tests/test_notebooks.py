"""The notebooks keep the shape that was agreed (they are run elsewhere)."""

from __future__ import annotations

import itertools
import json
import re
import statistics
from pathlib import Path

import pytest

from medialit.readability import reading_grade

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
ALL = sorted(FOLDER.glob("*.ipynb"))
LESSONS = [path for path in ALL if re.match(r"\d\d-", path.name)]
PARTS = ["Predict", "Leave the page", "Reflect", "Key points", "Glossary", "Sources and standards"]


def cells(path: Path, kind: str | None = None) -> list[str]:
    notebook = json.loads(path.read_text("utf-8"))
    return ["".join(c["source"]) for c in notebook["cells"] if kind in (None, c["cell_type"])]


def folded(path: Path) -> list[str]:
    """Return the cells of “Under the hood”: hidden until somebody opens them."""
    notebook = json.loads(path.read_text("utf-8"))
    hidden = [c for c in notebook["cells"] if c["metadata"].get("jupyter", {}).get("source_hidden")]
    return ["".join(cell["source"]) for cell in hidden]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_nothing_that_ran_is_kept(path):
    """No outputs, no counts, no state of widgets: what a learner sees is their own."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert cell["id"]
    assert "widgets" not in notebook["metadata"]
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_has_the_agreed_size(path):
    """40 to 60 cells, at most 2,000 words, short code cells, one short import cell."""
    code = cells(path, "code")
    lengths = [len(source.splitlines()) for source in code]
    assert 40 <= len(cells(path)) <= 60
    assert len(" ".join(cells(path, "markdown")).split()) <= 2000
    assert max(lengths) <= 12
    assert statistics.median(lengths) <= 3
    assert lengths[0] <= 4
    importing = [source for source in code if re.search(r"^(?:from|import) ", source, re.M)]
    assert set(importing) - set(folded(path)) == {code[0]}
    assert not any(re.search(r"pip install|nltk\.download|^[!%]", source, re.M) for source in code)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_has_the_agreed_parts_in_order(path):
    """Predict comes before the tool; the page is left; key points, glossary, sources close it.

    Lesson 00 does not leave the page: it has no article, and its first test asks for a judgment
    with nothing looked up.
    """
    text = "\n".join(cells(path, "markdown"))
    parts = [p for p in PARTS if p != "Leave the page" or not path.stem.startswith("00-")]
    places = [re.search(rf"^#+ (?:\d )?{part}", text, re.M) for part in parts]
    assert all(places), [p for p, place in zip(parts, places, strict=True) if not place]
    starts = [place.start() for place in places]
    assert starts == sorted(starts)
    planned = [int(n) for n in re.findall(r"^## .*\((\d+) minutes?\)", text, re.M)]
    assert sum(planned) == int(re.search(r"(\d+) minutes", text).group(1))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_the_prose_can_be_read_in_grade_9(path):
    """The reading level of what students read is printed, and is grade 9 or lower."""
    prose = [re.sub(r"\]\([^)]*\)|[#*`|\[\]]", " ", cell) for cell in cells(path, "markdown")]
    grade = reading_grade(prose)
    print(f"{path.stem}: grade {grade.value:.1f} over {grade.n} sentences")
    assert grade.value <= 9


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_pictures_have_words(path):
    """Each picture in the text has words for those who do not see it."""
    text = "\n".join(cells(path, "markdown"))
    assert not re.search(r"!\[\s*\]|<img(?![^>]*alt=\"[^\"]+\")", text)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_links_lead_somewhere(path):
    """Relative links name files, and anchors headings, of this project."""
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", "\n".join(cells(path, "markdown"))):
        name, _, anchor = target.partition("#")
        file = FOLDER / name
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)
            assert anchor in {h.replace(" ", "-") for h in headings}, target


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_headings_make_an_outline(path):
    """One title, and no level is left out: a screen reader can move by headings."""
    levels = [len(h) for h in re.findall(r"^(#+) ", "\n".join(cells(path, "markdown")), re.M)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
