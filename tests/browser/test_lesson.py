"""The lesson in a real browser, as a student works through it."""

from __future__ import annotations

import re

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

    question = page.locator(".ml-question").first
    question.scroll_into_view_if_needed()
    question.get_by_label("That Russia interfered in the election").check()
    question.get_by_role("button", name="Check my answer").click()
    question.get_by_text("Not quite yet.").wait_for()
    question.get_by_label("That there was collusion").check()
    question.get_by_role("button", name="Check my answer").click()
    question.get_by_text("does not support paragraph 7").wait_for()
    assert re.search(r"Saved ✓ \d\d:\d\d", question.inner_text())
    visit.picture("lesson-02-question")

    assert readers.count() >= 4
    assert page.locator(".jp-OutputArea-output[data-mime-type*='stderr']").count() == 0
    assert visit.errors == []
    assert visit.hosts <= {"127.0.0.1", ""}
