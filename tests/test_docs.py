"""The documents keep up with the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import medialit
from medialit.classroom.lessons import load_lessons
from medialit.cli import main
from medialit.model import LABELS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "exercises").rglob("*.md")]
)
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")


@pytest.mark.parametrize("label", LABELS)
def test_the_glossary_explains_each_label(label):
    """Each label has an entry under its plain name, with a text of its own."""
    entry = re.search(
        rf"^### {re.escape(LABELS[label].lower())}\n(.+?)(?=^##|\Z)", GLOSSARY, re.M | re.S
    )
    assert entry, f"no entry “### {LABELS[label].lower()}”"
    assert f"`{label}`" in entry.group(1)
    assert len(entry.group(1).split()) > 8


def test_the_glossary_knows_no_label_that_is_gone():
    """No entry names a label outside the closed list."""
    assert set(re.findall(r"`((?:structure|sourcing|framing|claims)\.\w+)`", GLOSSARY)) == set(
        LABELS
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    """Each relative link names a file that exists, and each anchor a heading in it."""
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        path = (page.parent / name) if name else page
        assert path.exists(), f"{page.name}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)
            slugs = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}
            assert anchor in slugs, f"{page.name}: {target}"


def test_the_teachers_table_is_the_course():
    """docs/teachers.md has each lesson with its title, minutes, page and standards."""
    page = (ROOT / "docs" / "teachers.md").read_text("utf-8")
    standards = page.split("## Standards")[1].split("\n## ")[0]
    for lesson in load_lessons():
        assert re.search(
            rf"^\| \[{lesson.number} {re.escape(lesson.title)}\]\(lessons/{lesson.number}\.md\) .*"
            rf"\| {lesson.minutes} \|",
            page,
            re.M,
        ), lesson.number
        for standard in lesson.standards:
            name = standard.split("(")[0].replace(" 2021", "").strip()
            name = {"UNESCO MIL": "UNESCO", "DigComp 2.2: 1.2": "DigComp 2.2"}.get(name, name)
            [row] = [line for line in standards.splitlines() if line.startswith(f"| {name}")]
            assert lesson.number in row or row.endswith("| all |"), (lesson.number, standard)


@pytest.mark.parametrize("lesson", load_lessons(), ids=lambda lesson: lesson.number)
def test_each_lesson_has_a_page_for_the_teacher(lesson):
    """The page has the parts that a teacher looks for."""
    page = (ROOT / "docs" / "lessons" / f"{lesson.number}.md").read_text("utf-8").lower()
    for part in ("misconception", "discussion", "not to teach", "basic", "emergent", "proficient",
                 "standards", "before class", "minutes"):  # fmt: skip
        assert part in page, part


def test_every_public_name_is_documented():
    """Each name that medialit offers has a docstring that begins with what comes back."""
    for name in medialit.__all__:
        summary = (getattr(medialit, name).__doc__ or "").strip().splitlines()[0]
        assert summary.endswith("."), name


def test_every_option_of_the_command_line_is_documented(capsys):
    """docs/command-line.md has each option that --help shows."""
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    commands = ["", "analyze", "compare", "print", "case", "case list", "case new", "case check"]
    commands += [f"work {action}" for action in ("list", "export", "import", "heal")]
    for command in commands:
        assert f"medialit {command}" in page
        arguments = [*command.split(), "--help"]
        with pytest.raises(SystemExit):
            main(arguments)
        for option in set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}:
            assert option in page, option


def test_the_readme_gives_the_two_commands():
    """README.md names the commands that start.py offers."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert "python start.py  " in text
    assert "python start.py test" in text
    assert "python start.py doctor" in text
