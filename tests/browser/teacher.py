"""A teacher's hands and head, counted: what a review costs, by the Keystroke-Level Model."""

from __future__ import annotations

from dataclasses import dataclass

from hands import middle
from playwright.sync_api import Locator, Page

#: Seconds for each step (Card, Moran and Newell 1980); a click is pressing and letting go.
POINT, CLICK, KEY, THINK, HOME = 1.1, 0.2, 0.28, 1.35, 0.4
WORDS_A_MINUTE = 238  # reading silently (Brysbaert 2019)
#: Brings a word into the upper third of the pane that holds it.
SCROLL = """(word) => {
  const pane = word.closest(".ml-review-article");
  const [box, at] = [pane.getBoundingClientRect(), word.getBoundingClientRect()];
  pane.scrollTop += at.top - box.top - box.height / 3;
}"""


@dataclass
class Effort:
    """How often everything was done."""

    points: int = 0
    clicks: int = 0
    keys: int = 0
    thoughts: int = 0
    moves_of_the_hand: int = 0
    words: int = 0

    @property
    def seconds(self) -> float:
        hands = self.points * POINT + self.clicks * CLICK + self.keys * KEY
        head = self.thoughts * THINK + self.words / WORDS_A_MINUTE * 60
        return hands + head + self.moves_of_the_hand * HOME

    def __str__(self) -> str:
        return (
            f"{self.clicks} clicks, {self.points} times pointed, {self.keys} keystrokes, "
            f"{self.thoughts} decisions, {self.words} words read: {self.seconds:.0f} s "
            f"({self.seconds / 60:.1f} min)"
        )


class Teacher:
    """Works a page with the mouse, and types only where a name has to be written."""

    def __init__(self, page: Page) -> None:
        self.page, self.effort = page, Effort()

    def read(self, text: str) -> None:
        self.effort.words += len(text.split())

    def think(self) -> None:
        self.effort.thoughts += 1

    def click(self, control: Locator) -> None:
        control.click()
        self.effort.points += 1
        self.effort.clicks += 1

    def pick(self, select: Locator, value: str) -> None:
        """Open a menu and choose from it."""
        select.select_option(value)
        self.effort.points += 2
        self.effort.clicks += 2

    def drag(self, first: Locator, last: Locator) -> None:
        """Scroll to a passage, and drag from its first to its last word."""
        first.evaluate(SCROLL)
        points = [middle(first), middle(last)]
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        self.page.mouse.move(points[0][0] + 3, points[0][1] + 1)
        self.page.mouse.move(*points[1], steps=4)
        self.page.mouse.up()
        self.effort.points += 3  # the scroll bar, the first word, the last word
        self.effort.clicks += 1

    def type(self, text: str) -> None:
        """Write in the field that has the focus, and press Enter."""
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.effort.keys += 2 + len(text) + 1
        self.effort.moves_of_the_hand += 2
