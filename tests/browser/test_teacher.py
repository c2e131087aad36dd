"""The teacher's notebook in the browser: from making to a gradebook, and reading by keyboard."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT, Visit, visiting
from hands import AnyHand, Keyboard, Mouse, named
from playwright.sync_api import Locator, expect
from test_accessibility import (
    AUDIT,
    LOOKS,
    NARROW,
    SEEN,
    name_all,
    picture,
)

from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.packing import load_packages
from medialit.grading.scoring import Grader

sys.path.insert(0, str(ROOT / "tests" / "grading"))
from classroom import Classroom

EXERCISE = "04-frame-memo"  # it has three tasks that a person reads
STEPS = ("make", "collect", "grade", "reflections", "feedback", "report", "gradebook")
SUNDAY = "The council closed the pool. “It is not safe,” Mayor Ruth Adler said.\n"


#: A cell after which nothing can be added to a file while a file “full” lies beside the notebook.
FULL = """
from pathlib import Path
def full(self, mode="r", *rest, plain=Path.open, **options):
    if mode == "a" and Path("full").exists():
        raise OSError(28, "No space left on device")
    return plain(self, mode, *rest, **options)
if Path.open.__name__ != "full":
    Path.open = full
"""


def open_desk(visit: Visit, folder: str) -> Path:
    """Open the notebook with a folder of assignments of its own, run it, and return that folder."""
    place = visit.lab.course / folder
    book = nbformat.read(ROOT / "exercises" / "teacher.ipynb", as_version=4)
    for cell in book.cells:
        cell.source = cell.source.replace("Desk()", f'Desk("../{folder}/assigned")')
    book.cells.append(nbformat.v4.new_code_cell(FULL))
    (visit.lab.course / "exercises").mkdir(exist_ok=True)
    nbformat.write(book, visit.lab.course / "exercises" / f"{folder}.ipynb")
    visit.open(f"../exercises/{folder}.ipynb")
    visit.run_all()
    wait = "many => document.querySelectorAll('.ml-widget').length >= many"
    visit.page.wait_for_function(wait, arg=len(STEPS), timeout=60_000)
    visit.settle()
    return place / "assigned"


def find(visit: Visit, step: str) -> Locator:
    return visit.page.locator(".ml-widget").nth(STEPS.index(step))


def hand_in(place: Path, folder: Path, count: int = 6) -> list[Path]:
    """Return the files that a class hands in: one is cut off, one is a large picture."""
    room = Classroom.__new__(Classroom)
    teacher = place / "teacher"
    exercise = load_exercise(teacher)
    room.root, room.package = place.parent, load_packages(teacher)[-1]
    room.grader, room.rubric = Grader(exercise, load_key(exercise)), load_rubric(exercise)
    room.items = [item.name for item in exercise.items]
    made = room.hand_in(folder, count=count, damaged=0, hostile=0, layout="loose", seed=7)
    files = sorted(path for path in made.download.rglob("*") if path.is_file())
    longest = max(files, key=lambda path: path.stat().st_size)
    longest.write_bytes(longest.read_bytes()[:900])
    photo = folder / "IMG_2041.jpg"
    photo.write_bytes(b"\xff\xd8" + bytes(2_500_000))
    return [*files, photo]


def press(hand: AnyHand, widget: Locator, name: str) -> None:
    if hand.is_keyboard:
        hand.enter(widget)
    hand.press(named(widget, name))


def download(hand: AnyHand, visit: Visit, widget: Locator, name: str) -> bytes:
    with visit.page.expect_download() as waiting:
        press(hand, widget, name)
    return Path(waiting.value.path()).read_bytes()


def grades(place: Path) -> list[dict]:
    return json.loads((place / "grades" / "grades.json").read_text("utf-8"))["grades"]


def levels(place: Path) -> list[dict]:
    path = place / "grades" / "reviews.jsonl"
    return [json.loads(line) for line in path.read_text("ascii").splitlines()]


@pytest.fixture(params=LOOKS)
def look(request, axe, lab, browser) -> Iterator[tuple]:
    """The notebook in one look, its folder, and the hand that works in it."""
    theme, viewport, hand = LOOKS[request.param]
    lab.set_theme(theme)
    with visiting(lab, browser, reduced_motion="reduce") as visit:  # a button in change is no look
        folder = open_desk(visit, f"desk-{request.param}")
        visit.page.evaluate(axe)
        visit.page.add_style_tag(content=SEEN)
        if viewport is NARROW:
            visit.menu("View", "File Browser")  # closes it
            visit.page.set_viewport_size(NARROW)
            visit.settle()
        yield request.param, visit, folder, hand(visit.page)
    lab.set_theme("light")


@pytest.fixture
def check(look):
    """Look at every step in a state: none may have a barrier."""
    name, visit, _, _ = look

    def check(state: str, step: str) -> None:
        widgets = visit.page.locator(".ml-widget")
        found = widgets.evaluate_all(AUDIT)
        barriers = [
            f"{each} {barrier}"
            for at, each in enumerate(STEPS)
            for barrier in name_all(state, found[at], widgets.nth(at))
        ]
        picture(visit, find(visit, step), f"teacher-{state}-{name}")
        assert not barriers, "\n".join(barriers)

    return check


def test_the_whole_way(look, check, tmp_path):
    """Make, upload, grade, read by keyboard, feedback, report, gradebook; each is downloaded."""
    _, visit, root, hand = look
    place = root / EXERCISE
    check("empty", "make")
    make(hand, visit, check)
    collect(hand, visit, check, hand_in(place, tmp_path / "handed"))
    press(hand, find(visit, "grade"), "Grade")
    expect(find(visit, "grade").locator("tbody tr")).to_have_count(5)
    check("graded", "grade")
    read_all(visit, place, check)
    press(hand, find(visit, "grade"), "Grade again")
    expect(find(visit, "grade")).to_contain_text("Nothing is left to read")
    assert {grade["open_points"] for grade in grades(place)} == {0}
    check("read", "grade")
    last_steps(hand, visit, place, check)
    assert visit.faults() == []


def make(hand: AnyHand, visit: Visit, check) -> None:
    widget = find(visit, "make")
    press(hand, widget, "Make it")
    expect(widget.locator(".ml-desk-told")).to_have_text("→ Choose an exercise first.")
    hand.choose(widget.get_by_role("radio", name="Frame memo"))
    hand.write(widget.get_by_label("Due on"), "2999-12-11")
    hand.press(named(widget, "Make it"))
    expect(widget.locator(".ml-answer")).to_contain_text("No key is in it")
    packed = download(hand, visit, widget, "Download the zip for students")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert f"{EXERCISE}/{EXERCISE}.ipynb" in archive.namelist()
    check("made", "make")


def collect(hand: AnyHand, visit: Visit, check, files: list[Path]) -> None:
    widget = find(visit, "collect")
    press(hand, widget, "Collect")
    expect(widget.locator(".ml-desk-told")).to_contain_text("Choose files first")
    widget.locator("input[type=file]").set_input_files(files)
    hand.press(named(widget, "Collect"))
    counts = widget.locator(".ml-desk-counts div")
    expect(counts).to_have_text(["accepted5", "damaged1", "foreign1", "files in all7"])
    expect(widget.locator(".ml-desk-look")).to_contain_text("Ask the student for the file again")
    expect(widget.locator(".ml-desk-told")).to_have_text("")
    check("collected", "collect")


def read_all(visit: Visit, place: Path, check) -> None:
    """Give every answer a level, with nothing but keys; the first one gets a comment, too."""
    keys, widget = visit.page.keyboard, find(visit, "reflections")
    cards = widget.locator(".ml-read-card")
    expect(cards.first).to_be_visible()
    many = widget.get_by_label("Go to").locator("option").count()
    Keyboard(visit.page).enter(widget)
    keys.press("n")
    expect(cards.nth(1)).to_be_focused()
    keys.press("p")
    expect(cards.first).to_be_focused()
    keys.press("c")
    keys.type("1 or 2 more words of hers, please.")
    expect(cards.first.locator("input:checked")).to_have_count(0)
    keys.press("Escape")
    expect(cards.first).to_be_focused()
    expect(cards.first.locator(".ml-saved")).to_contain_text("Comment saved ✓")
    check("commented", "reflections")
    for number in range(many):
        keys.press("123"[number % 3])
        keys.press("n")
    expect(widget.locator(".ml-read-progress")).to_have_text(f"{many} of {many} read")
    expect(widget.locator(".ml-desk-told")).to_contain_text("All of them are read")
    given = {(each["code"], each["item"]): each for each in levels(place)}
    assert len(given) == many
    assert [each["level"] for each in given.values()] == [
        ("basic", "emergent", "proficient")[number % 3] for number in range(many)
    ]
    assert next(iter(given.values()))["comment"] == "1 or 2 more words of hers, please."
    check("all-read", "reflections")


def last_steps(hand: AnyHand, visit: Visit, place: Path, check) -> None:
    feedback, report, book = (find(visit, step) for step in STEPS[4:])
    press(hand, feedback, "Make the pages")
    expect(feedback.locator(".ml-answer")).to_contain_text("5 pages")
    packed = download(hand, visit, feedback, "Download all pages (zip)")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert len(archive.namelist()) == 5
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "1 or 2 more words of hers, please." in text
    look_at(hand, visit, feedback, "Look at this page", "Feedback: Frame memo")
    press(hand, report, "Make the report")
    expect(report.locator(".ml-answer")).to_contain_text("class.html", timeout=60_000)
    look_at(hand, visit, report, "Open the report", "Frame memo")
    assert download(hand, visit, report, "Download it") == (place / "class.html").read_bytes()
    hand.choose(book.get_by_role("radio", name="For a spreadsheet"))
    press(hand, book, "Make the table")
    expect(book.locator(".ml-answer")).to_contain_text("5 rows")
    table = download(hand, visit, book, "Download the table").decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table)))) == 6
    check("done", "gradebook")


def look_at(hand: AnyHand, visit: Visit, widget: Locator, name: str, title: str) -> None:
    """Open a page in a tab of its own: it runs nothing, and cannot reach the notebook."""
    with visit.page.context.expect_page() as waiting:
        press(hand, widget, name)
    page = waiting.value
    page.wait_for_function("title => document.title.includes(title)", arg=title)
    assert page.evaluate("window.opener") is None
    page.close()


@pytest.fixture
def reading(visit, tmp_path) -> tuple[Visit, Path, Locator]:
    """A page with answers to read, by student."""
    root = visit.lab.course / tmp_path.name / "assigned"
    room = Classroom(EXERCISE, root)
    handed = room.hand_in(tmp_path / "handed", count=4, damaged=0, hostile=0)
    from medialit.collecting.commands import tell_collect

    tell_collect([str(handed.download)], root)
    open_desk(visit, tmp_path.name)
    widget = find(visit, "reflections")
    expect(widget.locator(".ml-read-card").first).to_be_visible()
    return visit, root / EXERCISE, widget


def test_levels_and_comments_are_there_after_a_reload(reading):
    """Also a comment that was only typed: the browser has kept it."""
    visit, place, widget = reading
    card = widget.locator(".ml-read-card").first
    card.get_by_role("radio", name="emergent").check()
    expect(card.locator(".ml-saved")).to_contain_text("Saved ✓")
    card.get_by_label("Comment").press_sequentially("Half a sent")
    visit.page.reload()
    visit.page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    visit.run_all()
    expect(card.get_by_role("radio", name="emergent")).to_be_checked()
    expect(card.get_by_label("Comment")).to_have_value("Half a sent")
    expect(card.locator(".ml-saved")).to_contain_text("in your browser only")
    card.get_by_label("Comment").focus()
    card.get_by_label("Comment").press("End")
    card.get_by_label("Comment").press_sequentially("ence.")
    visit.page.keyboard.press("Escape")
    expect(card.locator(".ml-saved")).to_contain_text("Saved ✓")
    assert levels(place)[-1]["comment"] == "Half a sentence."
    assert levels(place)[-1]["level"] == "emergent"


def test_a_full_disk_is_told_also_after_going_on(reading):
    """The page says NOT saved; the count does not go up; trying again works when there is room."""
    visit, place, widget = reading
    full = visit.lab.course / "exercises" / "full"
    full.touch()
    card = widget.locator(".ml-read-card").first
    card.focus()
    visit.page.keyboard.press("2")
    expect(card.locator(".ml-saved")).to_contain_text("NOT saved")
    expect(card.locator(".ml-saved")).to_contain_text("No space left")
    expect(widget.locator(".ml-read-progress")).to_contain_text("0 of")
    for _ in range(3):  # to the next student
        visit.page.keyboard.press("n")
    expect(widget.locator(".ml-desk-told")).to_contain_text("NOT saved")
    full.unlink()
    widget.get_by_label("Go to").select_option(index=0)
    expect(card.locator(".ml-read-tag")).to_have_text("not read yet")
    card.focus()
    visit.page.keyboard.press("2")
    expect(card.locator(".ml-saved")).to_contain_text("Saved ✓")
    expect(widget.locator(".ml-desk-told")).to_have_text("")
    assert [each["level"] for each in levels(place)] == ["emergent"]


def test_quick_keys_never_give_a_level_to_another_answer(reading):
    """Level and “next” pressed as fast as keys can be: each answer gets its own, task by task."""
    visit, place, widget = reading
    widget.get_by_role("radio", name="task by task").check()
    widget.locator(".ml-read-card").first.focus()
    options = widget.get_by_label("Go to").locator("option")
    wanted = options.evaluate_all("all => all.map((each) => each.value)")
    for number in range(len(wanted)):
        visit.page.keyboard.press("321"[number % 3])
        visit.page.keyboard.press("ArrowRight")
    expect(widget.locator(".ml-desk-told")).to_contain_text("All of them are read")
    given = [(f"{each['code']}|{each['item']}", each["level"]) for each in levels(place)]
    names = ("proficient", "emergent", "basic")
    assert given == [(each, names[number % 3]) for number, each in enumerate(wanted)]
    visit.page.keyboard.press("0")
    expect(widget.locator(".ml-saved").first).to_contain_text("Taken back")
    assert levels(place)[-1]["level"] == ""


def test_an_own_article_leads_to_its_review_page(visit, tmp_path):
    """The file is uploaded; a link opens the review page in the same JupyterLab."""
    root = open_desk(visit, tmp_path.name)
    widget, hand = find(visit, "make"), Mouse(visit.page)
    (tmp_path / "sunday.md").write_text(SUNDAY, "utf-8")
    hand.choose(widget.get_by_role("radio", name="An article of my own"))
    widget.get_by_label("A short name").fill("My Sunday Story!")
    widget.locator("input[type=file]").set_input_files(tmp_path / "sunday.md")
    hand.press(named(widget, "Read the article"))
    expect(widget.locator(".ml-answer")).to_contain_text("This is a draft")
    assert (root / "my-sunday-story" / "teacher" / "draft.json").exists()
    with visit.page.context.expect_page() as waiting:
        widget.get_by_role("link", name="Open the review page").click()
    page = waiting.value
    page.locator(".jp-MarkdownOutput h1").wait_for(timeout=60_000)
    page.close()
    assert visit.faults() == []
