"""Where the reader's own few colours replace all others, marks and choices are still seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import student
from conftest import visiting
from hands import Mouse
from tour import find, open_tour

#: An activity, how to find two things in it of which one can be chosen at a time.
CHOICES = {
    "reader-1": ".ml-article .ml-mark[role='button']",
    "sourcemap-1": ".ml-source-pick",
    "compare-1": ".ml-pane:first-child .ml-mark[role='button']",
    "choice-1": ".ml-option input",
    "grid-1": ".ml-grid-row:first-of-type input",
    "swap-1": ".ml-verbs input",
    "rating-1": ".ml-row-of:first-of-type .ml-draft-pick",
}
BLUR = "() => document.activeElement.blur()"


@pytest.fixture(scope="module")
def page(lab, browser) -> Iterator:
    with visiting(lab, browser, has_touch=True, forced_colors="active") as visit:
        open_tour(visit, "forced-colors")
        yield visit


def looks(visit, node) -> bytes:
    """Return a picture of something without the frame of the focus."""
    visit.page.evaluate(BLUR)
    visit.page.mouse.move(0, 0)
    return node.screenshot(animations="disabled")


@pytest.mark.parametrize("activity", CHOICES)
def test_what_is_chosen_looks_another_way(page, activity):
    """The same thing has another look once it is chosen, without focus and pointer."""
    parts = find(page, activity).locator(CHOICES[activity])
    parts.nth(0).click()
    chosen = looks(page, parts.nth(0))
    parts.nth(1).click()
    assert looks(page, parts.nth(0)) != chosen


def test_marks_are_underlined(page):
    """Each mark of the Reader, of the Marker and of Compare has a line below it."""
    widget = find(page, "marker-1")
    for _ in student.steps(Mouse(page.page), widget):
        break  # three passages are marked, not yet committed
    lines = page.page.locator(".ml-article .ml-mark").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).textDecorationLine)"
    )
    assert len(lines) > 50
    assert set(lines) == {"underline"}


def test_a_chosen_passage_is_seen_before_it_is_marked(page):
    """The words that a learner chose in the Marker look another way than before."""
    word = find(page, "marker-1").locator(".ml-sentence").nth(6).locator(".ml-unit").first
    before = looks(page, word)
    word.dblclick()
    chosen = looks(page, word)
    page.page.keyboard.press("Escape")
    assert chosen != before
