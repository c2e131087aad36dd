"""An answer in the learner's own words, with a rubric before and examples after; never scored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from medialit.errors import InputError
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.drafts import DraftWidget, read_text

__all__ = ["LEVELS", "ShortAnswer"]

#: The levels of a rubric, after Civic Online Reasoning.
LEVELS = ("basic", "emergent", "proficient")


class ShortAnswer(DraftWidget):
    """A text area; once the learner is done, an example of each level and a self-assessment.

    Args:
        lesson, name: where the answer is kept; the last saved one is shown again.
        prompt: the question.
        rubric: what an answer of each level does; shown from the start, if there is one.
        exemplars: an answer of each level; shown once the learner is done.
        hint: where to look; the learner may open it.
    """

    _esm = code("draft", "short")
    _css = style("draft", "short")
    rubric = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        rubric: Mapping[str, str],
        exemplars: Mapping[str, str],
        hint: str = "",
    ) -> None:
        self._exemplars = dict(exemplars)
        levels = [{"level": level, "text": rubric[level]} for level in LEVELS if level in rubric]
        super().__init__(lesson, name, prompt=prompt, hint=hint, rubric=levels)

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the text, and the level that the learner gives it, if any."""
        rating = value.get("rating")
        if rating is not None and rating not in LEVELS:
            raise InputError(f"Choose one of the levels: {', '.join(LEVELS)}.")
        return {"text": read_text(value.get("text"), "Your answer"), "rating": rating}

    def missing(self, fields: dict[str, Any]) -> str:
        """Return that there is no text yet."""
        return "" if fields["text"].strip() else "Write something first; a sentence is enough."

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return an answer of each level, to compare with."""
        return {"exemplars": [{"level": k, "text": self._exemplars[k]} for k in LEVELS]}

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the text, and the learner's own rating of it."""
        rating = f" (own rating: {fields['rating']})" if fields["rating"] else ""
        return f"{fields['text']}{rating}"

    def static(self) -> str:
        """Return the question, the rubric, and the answer or lines to write on."""
        written = self.answer["text"] if self.answer else ""
        rows = [(each["level"], each["text"]) for each in self.rubric]
        said = self.state.get("feedback", {}).get("exemplars", [])
        rating = self.answer["rating"] if said else None
        return (
            paper.title(self.prompt, self.hint)
            + (paper.table(("Level", "What such an answer does"), rows) if rows else "")
            + paper.line_to_write("Your answer", written)
            + (paper.table(("Level", "An example"), [e.values() for e in said]) if said else "")
            + (paper.line_to_write("Your own rating of it", rating or "") if said else "")
        )
