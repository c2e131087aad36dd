"""No widget puts up a barrier: axe-core finds none in any state, light, dark and narrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import student
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
#: JupyterLab's page has a body without height that hides what flows over: axe-core would then take
#: whatever is not in the window for invisible, and look at nearly nothing.
SEEN = (
    "body { height: 100vh !important; overflow: visible !important }"
    ".jp-LabShell { overflow: visible !important }"
)
#: Behind a line drawn as a picture axe-core does not know the color: it looks without the lines.
#: Takes widgets, and gives a list of barriers for each.
AUDIT = """async (widgets) => {
  const plain = document.createElement("style");
  plain.textContent = ".ml-mark { background-image: none !important }";
  document.head.append(plain);
  const found = await axe.run({ include: widgets }, { elementRef: true });
  plain.remove();
  const within = (rules, widget) => rules.flatMap((rule) => rule.nodes
    .filter((node) => widget.contains(node.element)).map((node) => [rule.id, node]));
  return widgets.map((widget) => {
    const told = within(found.violations, widget).map(([id, node]) =>
      `${id}: ${node.html.slice(0, 200)} (${node.any.concat(node.all)[0]?.message})`);
    const seen = [...within(found.passes, widget), ...within(found.violations, widget)];
    return seen.some(([id]) => id === "color-contrast") ? told : [...told, "no text was seen"];
  });
}"""
#: What is cut off or sticks out of its frame; tables and code may scroll by themselves.
STICKS_OUT = """(widget) => {
  const cell = widget.closest(".jp-OutputArea-output");
  const mayScroll = ".ml-wide, .ml-scroll, .ml-sort-scroll, .ml-findings, .ml-json, thead";
  return [cell, widget, ...widget.querySelectorAll(":not(select, input, textarea, svg, svg *)")]
    .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 1)
    .filter((node) => !["inline", "contents"].includes(getComputedStyle(node).display))
    .filter((node) => getComputedStyle(node).textOverflow !== "ellipsis")
    .filter((node) => !node.closest(mayScroll)) // and the last is for screen readers only
    .map((node) => `${node.scrollWidth - node.clientWidth} px of ${node.outerHTML.slice(0, 150)}`);
}"""


@pytest.fixture(scope="module", params=LOOKS)
def look(request, axe, lab, browser) -> Iterator[tuple]:
    """The page with every activity in one look; the hand that does them; what is found at first."""
    theme, viewport, hand = LOOKS[request.param]
    lab.set_theme(theme)
    with visiting(lab, browser, has_touch=True) as visit:
        open_tour(visit, f"look-{request.param}")
        visit.page.evaluate(axe)
        visit.page.add_style_tag(content=SEEN)
        if viewport is NARROW:
            visit.menu("View", "File Browser")  # closes it
            visit.page.set_viewport_size(NARROW)
            visit.settle()
        # each audit reads the whole page, so the first one is for all widgets at once
        fresh = visit.page.locator(".ml-widget").evaluate_all(AUDIT)
        yield request.param, visit, hand(visit.page), dict(zip(ACTIVITIES, fresh, strict=True))
    lab.set_theme("light")


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_no_state_of_an_activity_has_a_barrier(look, activity):
    """Fresh, half done and done: axe-core finds nothing, and nothing sticks out of the cell."""
    name, visit, hand, fresh = look
    widget = find(visit, activity)
    barriers = name_all("fresh", fresh[activity], widget)
    for state in student.steps(hand, widget):
        is_new = name != "narrow" or state == "done"  # a narrow page differs in what fits only
        barriers += name_all(state, audit(widget) if is_new else [], widget)
    picture(visit, widget, f"{activity}-{name}")
    assert not barriers, "\n".join(barriers)
    assert visit.faults() == []


def test_the_audit_is_not_blind(look):
    """A pale text, put into a widget that is out of sight, is found."""
    visit = look[1]
    widget = find(visit, ACTIVITIES[-1])
    visit.page.locator(".ml-widget").first.scroll_into_view_if_needed()
    pale = "<p class='pale' style='background: #fff; color: #bbb'>Who can read this?</p>"
    widget.evaluate("(widget, pale) => widget.insertAdjacentHTML('beforeend', pale)", pale)
    found = audit(widget)
    widget.evaluate("widget => widget.querySelector('.pale').remove()")
    assert any("pale" in barrier and "contrast" in barrier for barrier in found)


def audit(widget) -> list[str]:
    return widget.evaluate_all(AUDIT)[0]


def name_all(state: str, barriers: list[str], widget) -> list[str]:
    """Return each barrier of a widget in a state in a line; also what sticks out now."""
    sticks_out = [f"it sticks out by {part}" for part in widget.evaluate(STICKS_OUT)]
    return [f"{state}: {barrier}" for barrier in [*barriers, *sticks_out]]


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
