"""An exercise in the browser: every type by mouse and by keyboard, handed in, found again."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import student_exercise
from conftest import Visit, visiting
from hands import Keyboard, Mouse, expect_saved, named
from playwright.sync_api import Locator, expect
from test_accessibility import (
    AUDIT,
    LOOKS,
    NARROW,
    SEEN,
    name_all,
    picture,
)
from test_nothing_lost import kernels

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from exercise_case import NAME, TYPES, write_exercise

from medialit.exercises.submission import digest

OPEN = ["from medialit.widgets import Exercise", "exercise = Exercise()"]
CLOSE = ["exercise.progress()", "exercise.hand_in()"]


def open_exercise(visit: Visit, folder: str, items: list[str]) -> Path:
    """Open a notebook of the exercise with some of its items, run it, and return its folder."""
    place = write_exercise(visit.lab.course / "exercises" / folder, due="2999-12-01")
    name = f"../exercises/{folder}/{folder}.ipynb"
    cells = ["\n".join(OPEN), *(f'exercise.show("{item}")' for item in items), *CLOSE]
    visit.lab.write(name, cells)
    visit.open(name)
    visit.run_all()
    count = "many => document.querySelectorAll('.ml-widget').length >= many"
    visit.page.wait_for_function(count, arg=len(items) + 2, timeout=60_000)
    visit.settle()
    return place


def find(visit: Visit, item: str) -> Locator:
    """Return the widget of an item of the whole exercise."""
    return visit.page.locator(".ml-widget").nth(list(TYPES).index(item))


def hand_in(hand, visit: Visit, label: str = "Hand in") -> dict:
    """Press the button, and return what the browser has downloaded."""
    widget = visit.page.locator(".ml-handin")
    with visit.page.expect_download() as waiting:
        hand.press(named(widget, label))
    assert re.fullmatch(r"\w{4}-\w{4}\.medialit\.json", waiting.value.suggested_filename)
    return json.loads(Path(waiting.value.path()).read_text("utf-8"))


@pytest.fixture(params=LOOKS)
def look(request, axe, lab, browser) -> Iterator[tuple]:
    """The exercise in one look, the folder, and the hand that works in it."""
    theme, viewport, hand = LOOKS[request.param]
    lab.set_theme(theme)
    with visiting(lab, browser, has_touch=True) as visit:
        folder = open_exercise(visit, f"bridge-{request.param}", list(TYPES))
        visit.page.evaluate(axe)
        visit.page.add_style_tag(content=SEEN)
        if viewport is NARROW:
            visit.menu("View", "File Browser")  # closes it
            visit.page.set_viewport_size(NARROW)
            visit.settle()
        yield request.param, visit, folder, hand(visit.page)
    lab.set_theme("light")


def audit(visit: Visit, state: str) -> list[str]:
    """Return every barrier on the page, and whatever sticks out."""
    widgets = visit.page.locator(".ml-widget")
    found = widgets.evaluate_all(AUDIT)
    return [
        line
        for widget, barriers in zip(widgets.all(), found, strict=True)
        for line in name_all(state, barriers, widget)
    ]


def test_a_student_works_through_an_exercise(look):
    """Each item is kept and unanswered by the page; the file has all; nobody is shut out."""
    name, visit, folder, hand = look
    page, barriers = visit.page, audit(visit, "fresh")
    for item in TYPES:
        widget = find(visit, item)
        if hand.is_keyboard:
            hand.enter(widget)
        student_exercise.ITEMS[item](hand, widget)
        expect_saved(widget)
        expect(widget.get_by_text("Kept as you work")).to_be_visible()
        expect(widget.locator(".ml-note, .ml-reading, .ml-answer, .ml-right")).to_have_count(0)
        if hand.is_keyboard:
            held = widget.evaluate("widget => widget.contains(document.activeElement)")
            assert held, f"the focus is lost once {item} is done"
        picture(visit, widget, f"exercise-{item}-{name}")
    assert "SECRET" not in page.content()
    progress, closing = page.locator(".ml-progress"), page.locator(".ml-handin")
    total = len(TYPES)
    expect(progress).to_contain_text(f"{total} of {total} tasks have an answer.")
    if hand.is_keyboard:
        hand.enter(closing)
    data = hand_in(hand, visit)
    expect(closing).to_contain_text("✓ Your file is ready: today,")
    expect(closing).to_contain_text(f"{total} of {total} tasks have an answer in it.")
    if hand.is_keyboard:
        assert closing.evaluate("widget => widget.contains(document.activeElement)")
    [file] = folder.glob("*.medialit.json")
    assert json.loads(file.read_text("utf-8")) == data
    assert data["sha256"] == digest(data)
    assert {event["name"] for event in data["events"]} == set(TYPES)
    for widget in (progress, closing):
        picture(visit, widget, f"exercise-{widget.get_attribute('class').split()[-1]}-{name}")
    barriers += audit(visit, "done")
    why = find(visit, "why")
    hand.enter(why)
    hand.write(why.get_by_role("textbox"), "On second thought, three pages.")
    expect(closing).to_contain_text("Your file is older than your answers")
    hand.enter(closing)
    assert hand_in(hand, visit, "Hand in again")["events"][-1]["name"] == "why"
    expect(closing).to_contain_text("✓ Your file is ready")
    assert not barriers, "\n".join(barriers)
    assert visit.faults() == []


def test_answers_are_back_after_a_restart(lab, browser):
    """Page and Python are new: each answer stands there again, and so does what was handed in."""
    with visiting(lab, browser, has_touch=True) as visit:
        work_and_come_back(visit)


def work_and_come_back(visit: Visit) -> None:
    hand, page = Mouse(visit.page), visit.page
    open_exercise(visit, "bridge-again", list(TYPES))
    for item in TYPES:
        student_exercise.ITEMS[item](hand, find(visit, item))
        expect_saved(find(visit, item))
    hand_in(hand, visit)
    visit.menu("File", "Save Notebook")
    page.reload()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    visit.restart()
    for item in TYPES:
        expect(find(visit, item).locator(".ml-saved")).to_contain_text("is back.")
    boxes = find(visit, "denial").locator(".ml-option input")
    assert [box.is_checked() for box in boxes.all()] == [False, True, False]
    expect(find(visit, "share").get_by_role("spinbutton")).to_have_value("41")
    expect(find(visit, "quotations").locator(".ml-marks li")).to_have_count(3)
    expect(find(visit, "kinds").locator(".ml-unsorted .ml-sort-card")).to_have_count(0)
    expect(find(visit, "verdict").get_by_label("Page or source")).to_have_value(
        "Minutes of the council"
    )
    expect(find(visit, "why").get_by_role("textbox")).to_have_value(
        "I read two pages, and both have nine."
    )
    expect(named(find(visit, "first"), "Keep the order as it stands")).to_be_hidden()
    expect(page.locator(".ml-handin")).to_contain_text("✓ Your file is ready: today,")
    expect(page.locator(".ml-handin")).to_contain_text("It lies beside this notebook.")
    assert visit.faults() == []


def test_the_page_begins_at_the_first_task(visit):
    """“Run All Cells” ends at the last cell: the page goes back to where the work begins."""
    open_exercise(visit, "bridge-top", list(TYPES))
    visit.page.wait_for_function("document.querySelector('.jp-WindowedPanel-outer').scrollTop < 50")
    expect(find(visit, "denial")).to_be_in_viewport()


def test_a_silent_python_is_told_and_the_work_can_be_carried(visit):
    """Nothing is handed in while Python hangs; “Download my work” has the answers all the same."""
    page, hand = visit.page, Keyboard(visit.page)
    folder = open_exercise(visit, "bridge-silent", ["why"])
    page.get_by_label("Your answer").fill("I read two pages.")
    page.locator(".ml-short").get_by_text("Saved ✓").wait_for()
    for process in kernels(visit):
        os.kill(process, signal.SIGSTOP)
    closing = page.locator(".ml-handin")
    hand.enter(closing)
    hand.press(named(closing, "Hand in"))
    expect(closing).to_contain_text("NOT handed in: Python does not answer.")
    picture(visit, closing, "exercise-handin-silent")
    with page.expect_download() as waiting:
        hand.press(named(closing, "Download my work"))
    data = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert data["schema"] == "medialit.work/1"
    assert [event["lesson"] for event in data["events"]] == [f"{NAME}-7c9e66"]
    assert not list(folder.glob("*.medialit.json"))
    for process in kernels(visit):
        os.kill(process, signal.SIGCONT)
    expect(closing).to_contain_text("✓ Your file is ready")  # Python was only late


def test_a_disk_that_refuses_still_gives_a_download(visit):
    """What went wrong is said, and that the file in the browser is the one to use."""
    page = visit.page
    folder = open_exercise(visit, "bridge-full", ["denial"])
    page.locator(".ml-option input").first.check()
    page.locator(".ml-choice").get_by_text("Saved ✓").wait_for()
    closing = page.locator(".ml-handin")
    name = re.search(r"\w{4}-\w{4}", closing.get_by_text("Your code is").inner_text())[0]
    (folder / f"{name}.medialit.json").mkdir()
    data = hand_in(Mouse(page), visit)
    assert data["code"] == name
    expect(closing).to_contain_text("It is NOT beside this notebook.")
    expect(closing).to_contain_text("is a folder")
    expect(closing).to_contain_text("upload the downloaded file where your teacher said")
    picture(visit, closing, "exercise-handin-trouble")
