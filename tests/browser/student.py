"""How a student does each activity, with a hand from hands.py; answers are partly wrong.

A function a kind. Each yields the name of a state whenever it has reached one ("half" done,
"done"), so that a test can look at the page there. The activities of reading and of writing stand
in student_reading.py and student_writing.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import student_reading
import student_writing
from hands import AnyHand, expect_saved, hold, named
from playwright.sync_api import Locator, expect

ARTICLE = "The old bridge closed on Monday. “It is safe,” Ruth Adler said. She left at once."


def kind_of(widget: Locator) -> str:
    """Return the kind of a widget, such as ``choice``."""
    return re.findall(r"ml-widget ml-(\w+)", widget.get_attribute("class") or "")[0]


def steps(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Do the widget's activity, and yield the name of each state that is worth a look."""
    kind = kind_of(widget)
    if kind != "revealed":
        hand.enter(widget)
    return KINDS[kind](hand, widget)


def do(hand: AnyHand, widget: Locator) -> None:
    """Do the widget's activity from its beginning to its end."""
    for _ in steps(hand, widget):
        pass


def choice(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Check nothing, then the first option, then the second (with the first where several fit)."""
    check, options = named(widget, "Check my answer"), widget.locator(".ml-option input")
    hand.press(check)
    expect(widget.locator(".ml-answer")).to_contain_text("Choose an answer first.")
    yield "half"
    sure = widget.locator(".ml-sure input")
    if sure.count():
        hand.choose(options.first)
        hand.press(check)
        expect(widget.locator(".ml-answer")).to_contain_text("Say how sure you are, too.")
        hand.choose(sure.nth(1))
    for number in range(2):
        hand.choose(options.nth(number))
        hand.press(check)
        hold(widget, ".ml-answer li")
    expect_saved(widget)
    yield "done"


def cards(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Drag one card by mouse and one by finger, the others by their menus; or all by keys."""
    card = widget.locator(".ml-unsorted .ml-sort-card")
    bins = widget.locator(".ml-bins .ml-bin")
    many, total = bins.count(), card.count()
    if hand.is_keyboard:
        hand.reach(widget.locator(".ml-sort-card[tabindex='0']"))
        hand.page.keyboard.press("ArrowRight")
        for number in range(2):
            hand.page.keyboard.press(str(number + 1))
    else:
        for number, drag in enumerate((hand.drag, hand.drag_finger)):
            place = bins.nth(number).locator(".ml-sort-key")
            place.evaluate("node => node.scrollIntoView({block: 'center'})")
            drag(card.last.locator(".ml-grip"), place)
            expect(card).to_have_count(total - number - 1)
    expect(card).to_have_count(total - 2)
    hand.press(named(widget, "Check"))
    expect(widget.locator(".ml-draft-said")).to_contain_text("Give every card a place first.")
    yield "half"
    for number in range(total - 2):
        hand.pick(card.first.get_by_role("combobox"), 1 + number % many)
    hand.press(named(widget, "Check"))
    hold(widget, ".ml-sort-card .ml-note", total)
    expect_saved(widget)
    yield "done"


def grid(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Answer the rows with one column after the other, and find a paragraph where one is asked."""
    rows = widget.locator(".ml-grid-row")
    check = widget.get_by_role("button", name=re.compile("^(Check|Compare with)"))
    for number, row in enumerate(rows.all()):
        boxes = row.get_by_role("radio")
        hand.choose(boxes.nth(number % boxes.count()))
        place = row.get_by_role("combobox")
        if place.is_visible():
            hand.pick(place, 1 + number)
        if number == 0:
            hand.press(check)
            expect(widget.locator(".ml-draft-said")).to_contain_text("Not answered yet")
            yield "half"
    hand.press(check)
    expect(widget.locator(".ml-row-note:not(:empty)")).to_have_count(rows.count())
    expect_saved(widget)
    yield "done"


def ranking(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Move the first down by two, by drag or by arrow keys, and the new first by its button."""
    rows = widget.locator(".ml-rank")
    first = rows.first.locator(".ml-rank-text").inner_text()
    if hand.is_keyboard:
        hand.reach(rows.first.get_by_role("button").nth(1))
        for _ in range(2):
            hand.page.keyboard.press("ArrowDown")
    else:
        hand.drag(rows.first.locator(".ml-grip"), rows.nth(2).locator(".ml-rank-tools"))
        if rows.nth(2).locator(".ml-rank-text").inner_text() != first:  # dropped on its upper half
            hand.press(rows.nth(1).get_by_role("button").nth(1))
    expect(rows.nth(2).locator(".ml-rank-text")).to_have_text(first)
    hand.press(rows.first.get_by_role("button").nth(1))
    yield "half"
    hand.press(named(widget, "This is my order"))
    hold(widget, ".ml-reading")
    expect_saved(widget)
    yield "done"


def prediction(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Move the slider, correct the number, and commit."""
    slider, field = widget.get_by_role("slider"), widget.get_by_role("spinbutton")
    if hand.is_keyboard:
        hand.reach(slider)
        hand.page.keyboard.press("ArrowRight")
    else:
        slider.click(position={"x": 40, "y": 16})
    expect(field).to_have_value(slider.input_value())
    hand.write(field, "12")
    expect(slider).to_have_value("12")
    yield "half"
    hand.press(widget.get_by_role("button", name=re.compile("my prediction")))
    expect_saved(widget)
    expect(named(widget, "Change my prediction")).to_be_visible()
    yield "done"


def revealed(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Look at it; there is nothing to do."""
    hold(widget, ".ml-verdict")
    yield "done"


def progress(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Look at what is done, take the work home, and shrink back from starting again."""
    hand.press(widget.locator("summary"))
    with hand.page.expect_download() as waiting:
        hand.press(named(widget, "Download my work"))
    assert waiting.value.suggested_filename.startswith("medialit-")
    hand.press(named(widget, "Start again"))
    yield "half"
    hand.press(named(widget, "No"))
    yield "done"


def coursemap(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Take all the work home."""
    with hand.page.expect_download():
        hand.press(named(widget, "Download all my work"))
    yield "done"


def rating(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Rely on every second post, surer and surer, and say that one is done."""
    rely, sure = (widget.locator(".ml-row-of").nth(n).get_by_role("radio") for n in range(2))
    done = named(widget, "I am done")
    total = int(widget.locator(".ml-where").inner_text().split()[-1])
    for number in range(total):
        hand.choose(rely.nth(number % 2))
        hand.choose(sure.nth(number % sure.count()))
        if number + 1 < total:
            hand.press(named(widget, "Next"))
        if number == 1:
            yield "half"
    hand.press(done)
    hold(widget, ".ml-counts")
    expect_saved(widget)
    yield "done"


def choose(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Bring an article, see what was read, and go back to the lesson's."""
    hand.choose(widget.get_by_label("An article of my own"))
    hand.write(widget.get_by_label("Headline"), "Bridge closed")
    hand.write(widget.get_by_label("Text of the article"), ARTICLE)
    yield "half"
    hand.press(named(widget, "Use this text"))
    expect(widget.locator(".ml-answer")).to_contain_text("Bridge closed")
    yield "own"
    hand.choose(widget.get_by_label("The lesson’s article"))
    expect(widget.locator(".ml-answer")).not_to_contain_text("Bridge closed")
    expect_saved(widget)
    yield "done"


KINDS: dict[str, Callable[[AnyHand, Locator], Iterator[str]]] = {
    **student_reading.KINDS,
    **student_writing.KINDS,
    **{each.__name__: each for each in (choice, cards, grid, ranking, prediction, revealed)},
    **{each.__name__: each for each in (progress, coursemap, rating, choose)},
}
