"""The two ways of a student's hands: a mouse (or a finger), and the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

PATIENCE = 20_000  # milliseconds until Python's answer counts as missing
MOST_TABS = 120  # presses of Tab until a control counts as out of reach

#: Where the focus is, seen from a control: on it, on a radio button of its group, before, behind.
WHERE = """(wanted) => {
  const here = document.activeElement;
  if (here === wanted) return "there";
  if (here.type === "radio" && wanted.type === "radio" && here.name === wanted.name)
    return here.compareDocumentPosition(wanted) & 4 ? "ArrowDown" : "ArrowUp";
  if (!here.closest(".ml-widget")) return "lost: on " + here.outerHTML.slice(0, 200);
  return here.compareDocumentPosition(wanted) & 4 ? "Tab" : "Shift+Tab";
}"""
#: The first control that Tab stops at.
FIRST = """(widget) => [...widget.querySelectorAll("*")]
  .find((node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility()).focus()"""


class Hand:
    """What a student does with the controls of a widget."""

    is_keyboard = False

    def __init__(self, page: Page) -> None:
        self.page = page

    def drag(self, start: Locator, end: Locator) -> None:
        """Press the mouse on one thing, and let it go on another."""
        start.hover(trial=True)  # waits until it stands still and is in view
        points = [middle(start), middle(end)]
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        self.page.mouse.move(points[0][0] + 8, points[0][1] + 2)
        self.page.mouse.move(*points[1], steps=4)
        self.page.mouse.up()

    def drag_finger(self, start: Locator, end: Locator) -> None:
        """Lay a finger on one thing, and lift it from another."""
        start.hover(trial=True)
        (x, y), (to_x, to_y) = middle(start), middle(end)
        touch = self.page.context.new_cdp_session(self.page)

        def send(what: str, *points: tuple[float, float]) -> None:
            spots = [{"x": x, "y": y} for x, y in points]
            touch.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": spots})

        send("touchStart", (x, y))
        for part in (0.1, 0.5, 1):
            send("touchMove", (x + part * (to_x - x), y + part * (to_y - y)))
        send("touchEnd")
        touch.detach()


class Mouse(Hand):
    """Clicks; text comes as if it were pasted."""

    def enter(self, widget: Locator) -> None:
        widget.scroll_into_view_if_needed()

    def press(self, control: Locator) -> None:
        control.click()

    def choose(self, box: Locator) -> None:
        box.check()

    def pick(self, select: Locator, number: int) -> None:
        select.select_option(index=number)

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)


class Keyboard(Hand):
    """Never uses the pointer: Tab reaches a control, Enter, Space and arrow keys work it."""

    is_keyboard = True

    def enter(self, widget: Locator) -> None:
        widget.evaluate(FIRST)

    def reach(self, control: Locator) -> None:
        """Press Tab (arrow keys within radio buttons) until the control has the focus."""
        control.wait_for()
        for _ in range(MOST_TABS):
            where = control.evaluate(WHERE)
            assert not where.startswith("lost"), f"the focus is {where}"
            if where == "there":
                return
            self.page.keyboard.press(where)
        raise AssertionError(f"Tab does not reach {control}")

    def press(self, control: Locator) -> None:
        self.reach(control)
        self.page.keyboard.press("Enter")

    def choose(self, box: Locator) -> None:
        self.reach(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def pick(self, select: Locator, number: int) -> None:
        self.reach(select)
        menu = select.element_handle()  # a menu may move away with what it moves
        for _ in range(MOST_TABS):
            at = menu.evaluate("menu => menu.selectedIndex")
            if at == number:
                return
            self.page.keyboard.press("ArrowDown" if at < number else "ArrowUp")
        raise AssertionError(f"the arrow keys do not choose number {number} of {select}")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        if field.get_attribute("type") == "date":
            year, month, day = text.split("-")
            text = month + day + year
        else:
            self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


def middle(node: Locator) -> tuple[float, float]:
    box = node.bounding_box()
    assert box, f"{node} is not shown"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


AnyHand = Mouse | Keyboard


def named(widget: Locator, name: str) -> Locator:
    return widget.get_by_role("button", name=name, exact=True)


def hold(widget: Locator, selector: str, count: int | None = None) -> None:
    """Wait until there is such a part in the widget (and so many of them)."""
    part = widget.locator(selector)
    if count is None:
        part.first.wait_for(timeout=PATIENCE)
    else:
        expect(part).to_have_count(count, timeout=PATIENCE)


def expect_saved(widget: Locator) -> None:
    expect(widget.locator(".ml-saved")).to_contain_text("Saved ✓", timeout=PATIENCE)
