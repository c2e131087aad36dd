"""Every activity can be done by mouse, and by keyboard alone; it is saved, and answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import student
from conftest import visiting
from hands import Keyboard, Mouse
from playwright.sync_api import expect
from tour import ACTIVITIES, find, open_tour

HANDS = {"mouse": Mouse, "keyboard": Keyboard}
#: A part of the activity, and what it says once the student has done it.
ANSWERED = {
    "progress-1": (".ml-saved", r"Downloaded: \d+ entries"),
    "reader-1": (".ml-panel", r"Often wrong with.*You disagree \(undo\)"),
    "marker-1": (".ml-results", r"How far the readings agree.*(Missed|Agreed)"),
    "choice-1": (".ml-answer", r"[✓→] .{20,}"),
    "cards-1": (".ml-bins", r"→ The key says"),
    "grid-1": (".ml-row-note:visible >> nth=0", r"[✓→] .{20,}"),
    "grid-2": (".ml-headlines", r"You and reader A: the same answer to \d of \d questions"),
    "ranking-1": (".ml-readings", r"reader A.*as you"),
    "prediction-1": (":scope", r"Change my prediction"),
    "revealed-1": (".ml-verdict", r"You predicted 12 %\. Measured: 54 %\. The difference is 42"),
    "short-1": (".ml-after", r"An example of each level.*proficient"),
    "swap-1": (":scope", r"✓ predicted.*the kit’s list|The kit’s list"),
    "rewrite-1": (".ml-answer", r"What the tool sees.*You have not ticked as unchanged"),
    "claim-1": (":scope", r"This is a valid ClaimReview.*your verdict and others’"),
    "sourcemap-1": (".ml-lines", r"\d+ times?, in ¶"),
    "compare-1": (".ml-versions", r"said by"),
    "openweb-1": (".ml-review", r"Your path by the rubric.*(met|partly|not yet)\."),
    "choice-2": (".ml-answer", r"[✓→] .{20,}"),
    "choice-3": (".ml-answer", r"→ .{20,}"),
    "choose-1": (".ml-answer", r"Every activity below uses this article"),
    "rating-1": (".ml-result", r"Your 20 judgments.*What these numbers do not say"),
    "coursemap-1": (".ml-saved", r"Downloaded: \d+ entries"),
}
UNSAVED = ("progress", "revealed", "coursemap")


@pytest.fixture(scope="module", params=HANDS)
def desk(request, lab, browser) -> Iterator[tuple]:
    """The page with every activity, open for all tests of a mode; and the hand that does them."""
    with visiting(lab, browser, has_touch=True) as visit:
        open_tour(visit, f"tour-{request.param}")
        yield visit, HANDS[request.param](visit.page)


def test_every_activity_of_the_page_is_tried_here(desk):
    """The page holds the activities of tour.py and no others."""
    visit, _ = desk
    kinds = [student.kind_of(widget) for widget in visit.page.locator(".ml-widget").all()]
    assert [f"{kind}-{kinds[: n + 1].count(kind)}" for n, kind in enumerate(kinds)] == ACTIVITIES
    assert list(ANSWERED) == ACTIVITIES


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_student_does_an_activity(desk, activity):
    """It is answered and saved, the focus stays in it, no error comes up, no host is asked."""
    visit, hand = desk
    widget = find(visit, activity)
    for state in student.steps(hand, widget):
        if hand.is_keyboard and not activity.startswith("revealed"):
            held = widget.evaluate("widget => widget.contains(document.activeElement)")
            assert held, f"the focus is lost once it is {state}"
    part, words = ANSWERED[activity]
    expect(widget.locator(part).first).to_have_text(re.compile(words, re.DOTALL))
    if not activity.startswith(UNSAVED):
        expect(widget.locator(".ml-saved")).to_contain_text("Saved ✓")
    assert visit.faults() == []
