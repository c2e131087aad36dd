"""The lesson in a real browser, as a student works through it."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LESSON = "02-who-gets-to-speak.ipynb"


def test_a_student_sees_why_a_mark_is_there_and_answers(visit):
    """All cells run, a mark explains itself, an answer gets its reason and is saved."""
    visit.open(LESSON)
    visit.run_all()
    page = visit.page
    readers = page.locator(".ml-reader")
    quotation = page.locator(".ml-reader .ml-mark.ml-quotation", has_text="There was no collusion")
    quotation.first.scroll_into_view_if_needed(timeout=60_000)
    quotation.first.click()
    panel = page.locator(".ml-panel", has_text="Direct quotation: Donald Trump.")
    panel.first.wait_for()
    assert "Often wrong with" in panel.first.inner_text()
    visit.picture("lesson-02-mark")

    question = page.locator(".ml-choice").first
    question.scroll_into_view_if_needed()
    question.get_by_label("That Russia interfered in the election").check()
    question.get_by_role("button", name="Check my answer").click()
    question.get_by_text("Not quite yet.").wait_for()
    question.get_by_label("That there was collusion").check()
    question.get_by_role("button", name="Check my answer").click()
    question.get_by_text("does not support paragraph 7").wait_for()
    assert re.search(r"Saved ✓ \d\d:\d\d", question.inner_text())
    visit.picture("lesson-02-question")

    assert readers.count() >= 2
    assert page.locator(".jp-OutputArea-output[data-mime-type*='stderr']").count() == 0
    assert visit.errors == []
    assert visit.hosts <= {"127.0.0.1", ""}


def test_the_lesson_works_by_keyboard(visit):
    """Arrow keys go from mark to mark, Enter explains, Space disagrees, and focus is kept."""
    visit.open(LESSON)
    visit.run_all()
    page = visit.page
    reader = page.locator(".ml-reader").first
    first = reader.locator(".ml-mark[tabindex='0']")
    first.wait_for(timeout=60_000)
    first.focus()
    text = first.inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    focused = page.locator(".ml-mark:focus")
    assert focused.inner_text() != text
    page.keyboard.press("Enter")
    panel = reader.locator(".ml-panel")
    panel.get_by_text("Often wrong with").wait_for()
    assert focused.get_attribute("aria-pressed") == "true"
    disagree = panel.get_by_role("button", name="I disagree")
    disagree.focus()
    page.keyboard.press("Space")
    panel.get_by_role("button", name="You disagree (undo)").wait_for()
    assert visit.errors == []


def test_the_explanation_is_in_view_on_a_narrow_page(visit):
    """On a small screen the explanation stands right below the paragraph of its mark."""
    visit.page.set_viewport_size({"width": 820, "height": 900})
    visit.open(LESSON)
    visit.run_all()
    page = visit.page
    mark = page.locator(".ml-reader .ml-mark.ml-quotation", has_text="There was no collusion").first
    mark.wait_for(timeout=60_000)
    mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
    mark.evaluate("mark => mark.click()")
    panel = page.locator(".ml-panel", has_text="Direct quotation: Donald Trump.").first
    panel.wait_for()
    box, place = panel.bounding_box(), mark.bounding_box()
    assert place["y"] < box["y"] < place["y"] + 250
    assert box["width"] > 200
    visit.picture("lesson-02-narrow")


def test_the_kits_settings_are_in_force(visit):
    """JupyterLab saves every 15 seconds, asks for no news, and shows Markdown as pages."""
    with urllib.request.urlopen(f"{visit.lab.address}/lab/api/settings") as answer:
        known = {
            entry["id"]: entry["schema"].get("properties", {})
            for entry in json.load(answer)["settings"]
        }
    wanted = json.loads((ROOT / "jupyter" / "lab" / "medialit.json").read_text("utf-8"))
    for plugin, settings in wanted.items():
        for name, value in settings.items():
            assert known[plugin][name]["default"] == value, f"{plugin}: {name}"
    visit.open(LESSON)
    assert visit.page.get_by_text("official Jupyter news").count() == 0
