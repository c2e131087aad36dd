"""Every lesson can be worked through from its first activity to its last, as a student would."""

from __future__ import annotations

import re

import pytest
import student
from conftest import ROOT, visiting
from hands import Mouse
from playwright.sync_api import expect

LESSONS = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_student_works_through_a_lesson(lab, browser, lesson):
    """All is done and saved, partly wrong; nothing fails, and no host but this one is asked."""
    with visiting(lab, browser, has_touch=True) as visit:
        visit.open(lesson)
        visit.run_all()
        visit.page.locator(".ml-progress").wait_for(timeout=60_000)
        visit.settle()
        hand = Mouse(visit.page)
        widgets = visit.page.locator(".ml-widget")
        for number in range(widgets.count()):
            student.do(hand, widgets.nth(number))
            assert visit.faults() == [], (
                f"widget {number + 1}, {student.kind_of(widgets.nth(number))}"
            )
        words = visit.page.locator(".ml-progress-words")
        expect(words).to_have_text(re.compile(r"^(\d+) of \1 activities done\."))
        visit.picture_all(f"lesson-{lesson[:2]}")
