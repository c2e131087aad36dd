"""What stands where an activity has no key for one's own article: how to do it by hand."""

from __future__ import annotations

from medialit.rendering.page import escaped, stylesheet
from medialit.widgets import paper

__all__ = ["NoKey"]


class NoKey:
    """A note without an answer; it needs no script, so it shows everywhere.

    Args:
        prompt: the task as the lesson puts it.
        by_hand: what to do with one's own article instead.
    """

    def __init__(self, prompt: str, by_hand: str) -> None:
        self.prompt, self.by_hand = prompt, by_hand

    def _repr_html_(self) -> str:
        return (
            f"<style>{stylesheet()}</style>"
            '<section class="ml-static ml-root ml-note" lang="en">'
            + paper.title("This activity belongs to the lesson’s article. It has no key for yours.")
            + f"<blockquote>{paper.paragraph(self.prompt)}</blockquote>"
            + f"<p><b>By hand, with a neighbor:</b> {escaped(self.by_hand)}</p></section>"
        )

    def __repr__(self) -> str:
        return f"This activity has no key for your article. By hand: {self.by_hand}"
