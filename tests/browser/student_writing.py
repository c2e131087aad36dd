"""How a student does the activities of writing: ShortAnswer, VerbSwap, Rewrite, ClaimForm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hands import AnyHand, expect_saved, hold, named
from playwright.sync_api import Locator, expect

WORDS = "The city says it, and one man without a name. I would call two more people."


def short(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Try with nothing, write two sentences, read the examples, rate oneself."""
    done = named(widget, "I am done")
    hand.press(done)
    expect(widget.locator(".ml-draft-said")).to_contain_text("Write something first")
    hand.write(widget.get_by_role("textbox"), WORDS)
    expect(widget.get_by_text(f"{len(WORDS.split())} words")).to_be_visible()
    yield "half"
    hand.press(done)
    own = widget.locator(".ml-assess")
    expect(own).to_be_visible()
    hand.choose(own.get_by_role("radio").nth(1))
    expect_saved(widget)
    yield "done"


def swap(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Put in each verb, and predict of each the same three stances in turn."""
    verbs = widget.locator(".ml-verbs").get_by_role("radio")
    views = widget.locator(".ml-predict").get_by_role("radio")
    commit = widget.locator(".ml-predict").get_by_role("button")
    number = 0
    for verb in verbs.all():
        hand.choose(verb)
        if not commit.is_visible():
            continue  # the verb as it stands
        hand.choose(views.nth(number % 3))
        if number == 0:
            yield "half"
        hand.press(commit)
        hold(widget, ".ml-note")
        number += 1
    expect_saved(widget)
    yield "done"


def rewrite(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Choose a frame, ask for the active voice, write a version, tick one fact, commit."""
    commit = widget.get_by_role("button", name=re.compile("version$")).last
    hand.choose(widget.locator(".ml-frames").get_by_role("radio").nth(1))
    passive = widget.locator(".ml-active")
    if passive.count():
        hand.press(passive.locator("summary"))
        hand.write(passive.get_by_role("textbox"), "the council")
        hand.press(passive.get_by_role("button").first)
        hold(widget, ".ml-active [role=status] p")
    hand.write(widget.get_by_label("Your version"), "Furious neighbors may pay for a bridge")
    hold(widget, ".ml-changes li")
    yield "half"
    hand.choose(widget.locator(".ml-facts").get_by_role("checkbox").first)
    hand.press(commit)
    hold(widget, ".ml-answer")
    expect_saved(widget)
    yield "done"


def claim(hand: AnyHand, widget: Locator) -> Iterator[str]:
    """Publish too early, mend what is named, add evidence, and take the ClaimReview home."""
    publish = named(widget, "This is my verdict")
    hand.press(publish)
    expect(widget.locator(".ml-draft-said")).to_contain_text("Not ready yet")
    yield "half"
    fields = {"Page or source": "Minutes of the council", "What it says": "It is about prices."}
    for label, text in fields.items():
        hand.write(widget.get_by_label(label), text)
    hand.pick(widget.get_by_label("It …"), 3)
    hand.press(named(widget, "Add evidence"))
    hand.press(named(widget, "Remove evidence 2"))
    verdict, why = (
        widget.locator(f"[aria-invalid='true']:is({tag})") for tag in ("select", "textarea")
    )
    verdict_id = verdict.get_attribute("id")
    hand.pick(widget.locator(f"#{verdict_id}"), 4)
    hand.write(widget.locator(f"#{why.get_attribute('id')}"), "She spoke of prices, not of steel.")
    hand.press(publish)
    hold(widget, ".ml-reading")
    expect(widget.get_by_text("This is a valid ClaimReview.")).to_be_visible()
    with hand.page.expect_download() as waiting:
        hand.press(named(widget, "Download the ClaimReview"))
    assert waiting.value.suggested_filename.startswith("claimreview-")
    hand.press(widget.locator(".ml-claim-review summary"))
    expect_saved(widget)
    yield "done"


KINDS: dict[str, Callable[[AnyHand, Locator], Iterator[str]]] = {
    each.__name__: each for each in (short, swap, rewrite, claim)
}
