"""A lesson on paper: whole, to be done by hand, without a key for students; nothing is fetched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from medialit.cases import case_path, load_activity
from medialit.cli import main
from medialit.errors import InputError, OutputError
from medialit.lateral.pages import load_web
from medialit.printing import find_lesson, print_lesson, write_pdf
from medialit.printing import pdf as pdf_module
from medialit.printing.keys import render_keys
from medialit.printing.lessons import Lesson, run_lesson
from medialit.printing.markdown import render_markdown
from medialit.printing.page import render_lesson
from medialit.printing.web import page_numbers, render_web

ROOT = Path(__file__).resolve().parents[2]
LESSON = ROOT / "notebooks" / "02-who-gets-to-speak.ipynb"
CASE = "helsinki-2018"


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return run_lesson(LESSON)


def notebook(folder: Path, *cells: tuple[str, str]) -> Path:
    path = folder / "09-try.ipynb"
    listed = [{"cell_type": kind, "source": source, "metadata": {}} for kind, source in cells]
    path.write_text(json.dumps({"cells": listed}), "utf-8")
    return path


def reasons_of(lesson: Lesson) -> list[str]:
    """Return what only a key says: the reasons and examples of the lesson's activities."""
    found = []
    for case, name in lesson.activities:
        entry = load_activity(case, name)
        parts = [*entry.get("options", ()), *entry.get("cards", ())]
        for row in entry.get("rows", ()):
            parts += row.get("readings", [row])
        found += [part["reason"] for part in parts if "reason" in part]
        found += list(entry.get("exemplars", {}).values())
    return found


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_a_lesson_is_whole(lesson):
    """The text and each activity's prompt are there; code is not."""
    page = render_lesson(lesson)
    text = words(page)
    assert "Who gets to speak?" in text
    assert lesson.activities
    for case, name in lesson.activities:
        assert " ".join(load_activity(case, name)["prompt"].split()) in text, name
    assert "☐" in text
    assert "ml-lines" in page
    for cell in lesson.cells:
        if cell.kind == "code":
            assert cell.source not in text


def test_the_student_s_print_has_no_key(lesson):
    """Reasons and examples are in the teacher's print only."""
    student, teacher = words(render_lesson(lesson)), words(render_lesson(lesson, with_keys=True))
    reasons = [" ".join(reason.split()) for reason in reasons_of(lesson)]
    assert reasons
    assert not [reason for reason in reasons if reason in student]
    assert not [reason for reason in reasons if reason not in teacher]
    assert "keys and reasons" not in student


def test_nothing_is_fetched_and_nothing_runs(lesson):
    """No script, no link, no address in an attribute: pictures lie in the page."""
    page = render_lesson(lesson, with_keys=True)
    soup = BeautifulSoup(page, "html.parser")
    assert not soup.find_all(["script", "link", "iframe", "object", "form", "video", "audio"])
    for tag in soup.find_all(True):
        for key, value in tag.attrs.items():
            assert not key.startswith("on")
            if key in ("src", "href"):
                assert value.startswith("data:image/" if key == "src" else "#"), value
    assert not re.search(r"@import|url\(", page)
    assert "default-src 'none'" in page


def test_a_lesson_that_searches_brings_its_web(lesson):
    """Every page of the web is there under its number, and links say where to turn."""
    searched = {c for c, n in lesson.activities if load_activity(c, n)["type"] == "search"}
    text = words(render_lesson(lesson))
    for case in searched:
        for page in load_web(case):
            number = page_numbers(case)[page.name]
            assert f"Page {number} " in text
    assert ("The web on paper" in text) == bool(searched)


def test_the_web_on_paper_turns_links_into_page_numbers():
    """A link names the page to turn to; an advertisement says so; pictures are in the page."""
    html = render_web(CASE)
    assert re.search(r"</u> \(page \d+\)", html)
    assert "<b>Ad</b>" in html
    assert 'src="data:image/svg+xml;base64,' in html
    assert html.count('class="ml-web-page"') == len(load_web(CASE))


@pytest.mark.parametrize("name", sorted(path.name for path in case_path(CASE).parent.glob("*-*/")))
def test_every_activity_of_every_case_has_its_key_in_print(name):
    """Each type of activity can be printed for the teacher."""
    from medialit.cases import read_toml

    entries = read_toml(case_path(name) / "activities.toml")
    text = words(render_keys([(name, activity) for activity in entries]))
    assert all(activity in text for activity in entries)


def test_markdown_is_escaped_and_links_are_words():
    """HTML in a cell is shown as text; a link keeps its words, and an address on the web too."""
    html = render_markdown("<b>x</b> <script>y</script> [a](../b.md) [c](https://d.example)")
    assert "<script>" not in html
    assert "<b>" not in html
    assert "href" not in html
    assert "c (https://d.example)" in html
    assert "ml-lines" in render_markdown("*(Double-click here to write.)*\n\n1.\n\n2.")


def test_a_lesson_runs_apart_from_the_learner_s_work(tmp_path, monkeypatch):
    """Printing sees no saved answers, writes none, prints what cells print, and asks no network."""
    monkeypatch.chdir(tmp_path)
    path = notebook(
        tmp_path,
        ("markdown", "# Try"),
        ("code", "import os, socket\nprint('<b>' + str(os.listdir('..')))"),
        ("code", "try:\n    socket.create_connection(('127.0.0.1', 9))\n"
         "except OSError as error:\n    print(error)"),
        ("code", "from medialit.widgets import ask\nask('helsinki-2018', 'denial', lesson='02')"),
        ("code", "1 + 1"),
    )  # fmt: skip
    page = print_lesson(path)
    assert "&lt;b&gt;" in page
    assert "asks no other computer" in page
    assert "☐" in page
    assert "<pre>2</pre>" in page
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["09-try.ipynb"]


@pytest.mark.parametrize(
    ("cells", "says"),
    [((("code", "1 / 0"),), "cell 1: ZeroDivisionError"), ((("code", "1 +"),), "cell 1")],
)
def test_a_lesson_that_fails_names_its_cell(tmp_path, cells, says):
    """The message says which cell, and what to do."""
    with pytest.raises(InputError, match=says):
        run_lesson(notebook(tmp_path, *cells))


def test_lessons_are_found_by_number(monkeypatch, tmp_path):
    """02 is the notebook that begins so; what is not there is told with what is."""
    monkeypatch.chdir(ROOT)
    assert find_lesson("02") == LESSON
    with pytest.raises(InputError, match="02-who-gets-to-speak"):
        find_lesson("99")
    with pytest.raises(InputError, match="no notebook"):
        find_lesson("none.ipynb")
    broken = tmp_path / "a.ipynb"
    broken.write_text("{", "utf-8")
    with pytest.raises(InputError, match="cannot be read as a notebook"):
        run_lesson(broken)


def test_the_command_writes_a_page(tmp_path, monkeypatch, capsys):
    """Medialit print writes a file and says how to print it; it never writes over the lesson."""
    monkeypatch.chdir(tmp_path)
    path = notebook(tmp_path, ("markdown", "# Try"))
    assert main(["print", str(path)]) == 0
    assert "Ctrl+P" in capsys.readouterr().out
    assert (tmp_path / "09-try.html").read_text("utf-8").startswith("<!doctype html>")
    assert main(["print", str(path), "--key", "--out", "t.html"]) == 0
    assert "For the teacher" in (tmp_path / "t.html").read_text("utf-8")
    before = path.read_bytes()
    assert main(["print", str(path), "--out", str(path)]) == 2
    assert path.read_bytes() == before


def test_without_a_browser_the_way_to_print_is_told(monkeypatch, tmp_path, capsys):
    """--pdf without Chromium says how to do it in any browser, and writes nothing."""
    monkeypatch.setattr(pdf_module, "_NAMES", ())
    monkeypatch.setattr(pdf_module, "_PLACES", ())
    monkeypatch.chdir(tmp_path)
    path = notebook(tmp_path, ("markdown", "# Try"))
    assert main(["print", str(path), "--pdf"]) == 2
    assert "Ctrl+P" in capsys.readouterr().err
    assert [entry.name for entry in tmp_path.iterdir()] == ["09-try.ipynb"]


def test_a_pdf_is_written(tmp_path):
    """With a browser there is a PDF; where it cannot be written that is told."""
    if pdf_module.find_browser() is None:
        pytest.skip("no Chromium, Chrome or Edge on this computer: no PDF was written")
    write_pdf("<p>Hello</p>", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(OutputError):
        write_pdf("<p>Hello</p>", tmp_path / "no" / "a.pdf")
