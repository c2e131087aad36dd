"""No widget puts up a barrier: axe-core finds none in any state, light, dark and narrow."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import student
from axe_core import fetch_axe, find_axe
from conftest import ARTIFACTS, visiting
from hands import Keyboard, Mouse
from tour import ACTIVITIES, find, open_tour

WIDE, NARROW = {"width": 1366, "height": 900}, {"width": 320, "height": 900}
#: The theme, the window, and the hand that does the activities there.
LOOKS = {
    "light": ("light", WIDE, Mouse),
    "dark": ("dark", WIDE, Mouse),
    "narrow": ("light", NARROW, Keyboard),
}
AUDIT = """async (widget) => {
  const found = await axe.run(widget, { resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${rule.help}: ${node.html.slice(0, 300)} (${node.any.concat(node.all)[0]?.message})`));
}"""
#: How far a widget, or anything in it that does not scroll by itself, sticks out of its cell.
STICKS_OUT = """(widget) => {
  const cell = widget.closest(".jp-OutputArea-output");
  return Math.max(widget.scrollWidth - widget.clientWidth, cell.scrollWidth - cell.clientWidth);
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core's script; ``tools/test.py`` fetches it."""
    script = find_axe()
    if script is None and os.environ.get("CI"):
        trouble = fetch_axe()
        script = find_axe()
        assert script, f"no axe-core in CI: {trouble}"
    if script is None:
        pytest.skip("axe-core is not in .venv (no npm?): it looked at no widget")
    return script.read_text("utf-8")


@pytest.fixture(scope="module", params=LOOKS)
def look(request, axe, lab, browser) -> Iterator[tuple]:
    """The page with every activity in one look, and the hand that does them."""
    theme, viewport, hand = LOOKS[request.param]
    lab.set_theme(theme)
    with visiting(lab, browser, has_touch=True) as visit:
        open_tour(visit, f"look-{request.param}")
        visit.page.evaluate(axe)
        if viewport is NARROW:
            visit.menu("View", "File Browser")  # closes it
            visit.page.set_viewport_size(NARROW)
            visit.settle()
        yield request.param, visit, hand(visit.page)
    lab.set_theme("light")


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_no_state_of_an_activity_has_a_barrier(look, activity):
    """Fresh, half done and done: axe-core finds nothing, and nothing sticks out of the cell."""
    name, visit, hand = look
    widget = find(visit, activity)
    widget.scroll_into_view_if_needed()
    looked_at = {"fresh": inspect(widget)}
    for state in student.steps(hand, widget):
        looked_at[state] = inspect(widget)
    picture(visit, widget, f"{activity}-{name}")
    assert {state: found for state, found in looked_at.items() if found} == {}
    assert visit.faults() == []


def inspect(widget) -> list[str]:
    found = widget.evaluate(AUDIT)
    too_wide = widget.evaluate(STICKS_OUT)
    return [*found, *([f"it sticks out by {too_wide} px"] if too_wide > 1 else [])]


def picture(visit, widget, name: str) -> None:
    """Take a picture of the whole widget, however tall it is."""
    ARTIFACTS.mkdir(exist_ok=True)
    size = visit.page.viewport_size
    height = int(widget.bounding_box()["height"]) + 300
    if height > size["height"]:
        visit.page.set_viewport_size({"width": size["width"], "height": height})
    widget.screenshot(path=ARTIFACTS / f"{name}.png")
    if height > size["height"]:
        visit.page.set_viewport_size(size)
