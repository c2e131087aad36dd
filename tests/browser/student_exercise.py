"""How a student does each item of tests/exercise_case.py: nothing is checked, all is kept."""

from __future__ import annotations

from collections.abc import Callable

from hands import AnyHand, Keyboard, hold, named
from playwright.sync_api import Locator, expect
from student_reading import mark_by_keys, mark_by_pointer

__all__ = ["ITEMS"]


def one(hand: AnyHand, widget: Locator) -> None:
    """Choose one option, then another."""
    for number in (0, 1):
        hand.choose(widget.locator(".ml-option input").nth(number))


def several(hand: AnyHand, widget: Locator) -> None:
    """Choose the first two."""
    one(hand, widget)


def cards(hand: AnyHand, widget: Locator) -> None:
    """Sort each card: by keys, or by a drag and by menus."""
    left = widget.locator(".ml-unsorted .ml-sort-card")
    if hand.is_keyboard:
        hand.reach(widget.locator(".ml-sort-card[tabindex='0']"))
        for key in "121":
            hand.page.keyboard.press(key)
    else:
        place = widget.locator(".ml-bins .ml-bin").first.locator(".ml-sort-key")
        place.evaluate("node => node.scrollIntoView({block: 'center'})")
        hand.drag(left.first.locator(".ml-grip"), place)
        for bin_ in (2, 1):
            hand.pick(left.first.get_by_role("combobox"), bin_)
    expect(left).to_have_count(0)


def rows(hand: AnyHand, widget: Locator) -> None:
    """Answer each row, and find a paragraph where one is asked for."""
    for number, row in enumerate(widget.locator(".ml-grid-row").all()):
        hand.choose(row.get_by_role("radio").nth(number))
        place = row.get_by_role("combobox")
        if place.is_visible():
            hand.pick(place, 5)


def marks(hand: AnyHand, widget: Locator) -> None:
    """Mark three passages, and say of each who speaks."""
    if isinstance(hand, Keyboard):
        mark_by_keys(hand, widget)
    else:
        mark_by_pointer(hand, widget)
    expect(widget.locator(".ml-side .ml-verdict")).to_have_text("3 marked")
    for speaker in widget.locator(".ml-marks select").all():
        hand.pick(speaker, 1)


def number(hand: AnyHand, widget: Locator) -> None:
    """Give a number that is too large, be told, and correct it."""
    field = widget.get_by_role("spinbutton")
    hand.write(field, "410")
    expect(widget.get_by_text("Give a whole number from 0 to 100.")).to_be_visible()
    hand.write(field, "41")
    expect(widget.get_by_text("Give a whole number from 0 to 100.")).to_be_hidden()


def verbs(hand: AnyHand, widget: Locator) -> None:
    """Put in each verb, and say what it tells."""
    for at, verb in enumerate(widget.locator(".ml-verbs").get_by_role("radio").all()):
        hand.choose(verb)
        view = widget.locator(".ml-predict").get_by_role("radio").nth(at)
        if view.is_visible():
            hand.choose(view)
    expect(widget.get_by_text("✓ answered")).to_have_count(2)


def search(hand: AnyHand, widget: Locator) -> None:
    """Search, open a page, bring something back, and be done."""
    hand.write(widget.get_by_role("searchbox"), "Tannock Now")
    if hand.is_keyboard:
        hand.page.keyboard.press("Enter")
    else:
        hand.press(named(widget, "Search"))
    hand.press(widget.locator(".ml-result").first.get_by_role("link"))
    hold(widget, ".ml-site")
    hand.press(named(widget, "Add a note"))
    hand.write(widget.get_by_role("textbox", name="Note 1"), "A company owns it.")
    hand.press(named(widget, "I am done with this one"))
    hold(widget, ".ml-path li")
    expect(widget.locator(".ml-criteria")).to_have_count(0)


def ranking(hand: AnyHand, widget: Locator) -> None:
    """Move the first down with the keyboard; with the mouse, keep the order as it stands."""
    keep = named(widget, "Keep the order as it stands")
    if hand.is_keyboard:
        hand.reach(widget.locator(".ml-rank").first.get_by_role("button").nth(1))
        hand.page.keyboard.press("ArrowDown")
    else:
        hand.press(keep)
    expect(keep).to_be_hidden()


def claim(hand: AnyHand, widget: Locator) -> None:
    """Fill in the evidence, the verdict and the reasons; there is no ClaimReview to take home."""
    hand.write(widget.get_by_label("Page or source"), "Minutes of the council")
    hand.write(widget.get_by_label("What it says"), "It has nine.")
    hand.pick(widget.get_by_label("It …"), 3)
    hand.pick(widget.get_by_label("Your verdict"), 4)
    hand.write(widget.get_by_label("Why: what the evidence shows"), "The record has nine.")
    expect(widget.locator(".ml-claim-review")).to_be_hidden()


def posts(hand: AnyHand, widget: Locator) -> None:
    """Rely on every second post."""
    rely, sure = (widget.locator(".ml-row-of").nth(n).get_by_role("radio") for n in range(2))
    total = int(widget.locator(".ml-where").inner_text().split()[-1])
    for at in range(total):
        hand.choose(rely.nth(at % 2))
        hand.choose(sure.nth(at % sure.count()))
        if at + 1 < total:
            hand.press(named(widget, "Next"))
    expect(widget.get_by_text(f"All {total} posts are judged.")).to_be_visible()


def words(hand: AnyHand, widget: Locator) -> None:
    """Write a sentence."""
    hand.write(widget.get_by_role("textbox"), "I read two pages, and both have nine.")


def headline(hand: AnyHand, widget: Locator) -> None:
    """Choose a frame, write a headline, look at what has changed, and tick a fact."""
    hand.choose(widget.locator(".ml-frames").get_by_role("radio").first)
    hand.write(widget.get_by_label("Your version"), "Council defies neighbors, shuts bridge")
    hold(widget, ".ml-changes li")
    hand.choose(widget.locator(".ml-facts").get_by_role("checkbox").first)


#: What a student does with each item.
ITEMS: dict[str, Callable[[AnyHand, Locator], None]] = {
    "denial": one,
    "reasons": several,
    "kinds": cards,
    "rows": rows,
    "frames": rows,
    "quotations": marks,
    "share": number,
    "verbs": verbs,
    "look-up": search,
    "first": ranking,
    "verdict": claim,
    "posts": posts,
    "why": words,
    "headline": headline,
}
