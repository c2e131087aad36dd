"""How a student does the activities of reading: Reader, Marker, SourceMap, Compare, OpenWeb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hands import AnyHand, Keyboard, Mouse, expect_saved, hold
from playwright.sync_api import Locator, expect


def reader(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Ask a mark why it is there, and disagree with it; where nothing is marked, only read."""
    marks = widget.locator(".ml-article .ml-mark[role='button']")
    if not marks.count():
        yield "done"
        return
    if hand.is_keyboard:
        hand.reach(widget.locator(".ml-article .ml-mark[tabindex='0']"))
        for key in ("End", "ArrowLeft", "ArrowRight", "Home", "Enter"):
            hand.page.keyboard.press(key)
    else:
        hand.press(marks.first)
    hold(widget, ".ml-why")
    yield "half"
    hand.press(widget.get_by_role("button", name="I disagree").first)
    expect(widget.get_by_role("button", name="You disagree (undo)").first).to_be_visible()
    expect_saved(widget)
    table = widget.get_by_text("All marks as a table")
    hand.press(table)
    hold(widget, ".ml-findings tbody tr")
    yield "done"
    hand.press(table)


def words_of(sentence: Locator) -> Locator:
    return sentence.locator(".ml-unit", has_text=re.compile(r"\w"))


def mark_by_pointer(hand: Mouse, widget: Locator) -> None:
    """Mark by a drag, by two taps of a finger, and by a double click."""
    sentences = widget.locator(".ml-sentence").filter(has_text=re.compile(r"(\w+\W+){5}"))
    label = widget.locator(".ml-selection .ml-label")
    parts = [words_of(sentences.nth(n)) for n in range(3)]
    for part in parts:
        part.first.evaluate("node => node.scrollIntoView({block: 'center'})")
        if part is parts[0]:
            hand.drag(part.first, part.nth(3))
        elif part is parts[1]:
            for word in (part.first, part.nth(3)):
                word.tap()
        else:
            part.first.dblclick()
        hand.press(label.first)


def mark_by_keys(hand: Keyboard, widget: Locator) -> None:
    """Mark a sentence by its digit, some words of another, and a third by the label's button."""
    press = hand.page.keyboard.press
    hand.reach(widget.locator("[role='listbox'] [tabindex='0']"))
    press("1")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter", "ArrowRight"):
        press(key)
    for key in ("Shift+ArrowRight", "Shift+ArrowRight", "1", "Escape", "ArrowDown", " ", "Enter"):
        press(key)
    hand.press(widget.locator(".ml-selection .ml-label").first)


def marker(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Mark three passages, undo one, remove one, say who speaks, and commit."""
    count = widget.locator(".ml-side .ml-verdict")
    if isinstance(hand, Keyboard):
        mark_by_keys(hand, widget)
    else:
        mark_by_pointer(hand, widget)
    expect(count).to_have_text("3 marked")
    speaker = widget.locator(".ml-marks select")
    if speaker.count():
        hand.pick(speaker.first, 1)
    yield "half"
    hand.press(widget.get_by_role("button", name="Undo", exact=True))
    hand.press(widget.get_by_role("button", name="Remove the mark").last)
    expect(count).not_to_have_text("3 marked")
    expect_saved(widget)
    hand.press(widget.get_by_role("button", name="I am done: show the other readings"))
    hold(widget, ".ml-results table")
    hand.choose(widget.locator(".ml-results .ml-layers").get_by_role("checkbox").last)
    hold(widget, ".ml-unit.ml-mark")
    expect_saved(widget)
    yield "done"


def write_note(hand: AnyHand, widget: Locator) -> None:
    hand.write(widget.locator(".ml-note-field textarea"), "The fire chief has one sentence.")
    expect_saved(widget)


def sourcemap(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Choose two sources, one after the other, and note who is missing."""
    sources = widget.locator(".ml-source-pick")
    for number in range(min(2, sources.count())):
        hand.press(sources.nth(number))
        expect(sources.nth(number)).to_have_attribute("aria-pressed", "true")
        hold(widget, ".ml-said-lines li")
    yield "half"
    write_note(hand, widget)
    yield "done"


def compare(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Follow a quotation, look into every view, open a fact and a word, note what is missing."""
    views = widget.locator(".ml-views").get_by_role("radio")
    marks = widget.locator(".ml-pane-text").first.locator(".ml-mark[role='button']")
    if hand.is_keyboard and marks.count():
        hand.reach(widget.locator(".ml-pane-text .ml-mark[tabindex='0']").first)
        hand.page.keyboard.press("Enter")
    elif marks.count():
        hand.press(marks.first)
    if marks.count():
        hold(widget, ".ml-versions .ml-quote")
    yield "half"
    for number in range(1, views.count()):
        hand.choose(views.nth(number))
        opener = widget.locator(".ml-view:not([hidden]) .ml-opener")
        if opener.count():
            hand.press(opener.first)
            expect(opener.first).to_have_attribute("aria-expanded", "true")
        yield f"view {number + 1}"
    hand.choose(views.first)
    write_note(hand, widget)
    yield "done"


def openweb(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Leave the page by a search, open what is found, come back, take notes, and look back."""

    def press(name: str) -> None:
        hand.press(widget.get_by_role("button", name=name, exact=True))

    outlet = widget.locator(".ml-masthead").first.text_content() or ""
    hand.write(widget.get_by_role("searchbox"), outlet)
    if hand.is_keyboard:
        hand.page.keyboard.press("Enter")
    else:
        press("Search")
    results = widget.locator(".ml-result")
    hold(widget, ".ml-result")
    yield "results"
    hand.press(results.first.get_by_role("link"))
    hold(widget, ".ml-site")
    yield "page"
    press("← Back")
    hold(widget, ".ml-result a.ml-opened")
    hand.press(results.last.get_by_role("button", name="Open in a new tab"))
    hold(widget, ".ml-site")
    picture = widget.get_by_role("button", name="Look up this picture")
    if picture.count():
        hand.press(picture.first)
    press("Add a note")
    hand.write(
        widget.get_by_role("textbox", name="Note 1"),
        "It is run by a company that sells news to others.",
    )
    hand.press(widget.get_by_role("button", name="Close tab").last)
    yield "half"
    press("My log")
    hold(widget, ".ml-log li")
    press("My log")
    press("I am done")
    hold(widget, ".ml-criteria li")
    hand.press(widget.get_by_role("button", name="I see it differently").first)
    hand.write(
        widget.get_by_role("textbox", name="I see it differently, because …").first,
        "I read on paper.",
    )
    expect_saved(widget)
    yield "done"


KINDS: dict[str, Callable[[AnyHand, Locator], Iterator[str]]] = {
    each.__name__: each for each in (reader, marker, sourcemap, compare, openweb)
}
