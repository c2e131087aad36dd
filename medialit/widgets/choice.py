"""A checked question whose every answer teaches: a reason for each choice, a hint before."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import traitlets

from medialit.classroom.checking import Option, check_choice
from medialit.errors import InputError
from medialit.widgets.base import KitWidget, code, style

__all__ = ["SURE", "Choice"]

#: How sure a learner can say to be, from a guess to certainty.
SURE = ("I am guessing", "not very sure", "quite sure", "certain")


class Choice(KitWidget):
    """A question with one right answer, or several.

    Args:
        lesson, name: where the answer is kept; the last saved answer is shown again.
        prompt: the question.
        options: what can be chosen, each with its reason.
        hint: where to look; shown when an answer does not fit yet.
        multiple: whether more than one may be chosen.
        confidence: whether the learner also says how sure they are.
    """

    _esm = code("choice")
    _css = style("choice")
    prompt = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    multiple = traitlets.Bool(False).tag(sync=True)
    sure = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        options: Sequence[Option],
        hint: str,
        multiple: bool = False,
        confidence: bool = False,
    ) -> None:
        self._options, self._hint = tuple(options), hint
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            options=[option.text for option in options],
            multiple=multiple,
            sure=list(SURE) if confidence else [],
        )

    @property
    def title(self) -> str:
        """The question."""
        return str(self.prompt)

    def accept(self, value: Any) -> dict[str, Any]:
        """Return the chosen options and how sure the learner is."""
        chosen = value.get("chosen") if isinstance(value, dict) else None
        if not isinstance(chosen, list) or not chosen:
            raise InputError("Choose an answer first.")
        known = range(len(self._options))
        if any(type(i) is not int or i not in known for i in chosen):
            raise InputError("This question has other options now: choose again.")
        if len(chosen) > 1 and not self.multiple:
            raise InputError("Choose one answer only.")
        sure = value.get("sure")
        if self.sure and sure not in self.sure:
            raise InputError("Say how sure you are, too.")
        return {"chosen": sorted(set(chosen)), "sure": sure if self.sure else None}

    def respond(self) -> None:
        """Show whether the answer fits, with a reason for each option that was chosen."""
        if self.answer is None:
            self.state = {}
            return
        checked = check_choice(self._options, self.answer["chosen"], hint=self._hint)
        self.state = {
            "right": checked.right,
            "headline": checked.headline,
            "reasons": list(checked.reasons),
        }

    def in_words(self, value: Any) -> str:
        """Return the chosen options."""
        sure = f" ({value['sure']})" if value["sure"] else ""
        return "; ".join(self._options[i].text for i in value["chosen"]) + sure

    def static(self) -> str:
        """Return the question and its options as a list to fill in by hand."""
        rows = "".join(f"<li>☐ {escape(option.text)}</li>" for option in self._options)
        sure = "".join(f" ☐ {escape(text)}" for text in self.sure)
        return f"<p><strong>{escape(self.prompt)}</strong></p><ul>{rows}</ul>" + (
            f"<p>How sure are you?{sure}</p>" if sure else ""
        )
