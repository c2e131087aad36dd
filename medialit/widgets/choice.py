"""A checked question whose every answer teaches: a reason for each choice, a hint before."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import traitlets

from medialit.cases import load_activity
from medialit.classroom.checking import Option, check_choice
from medialit.widgets.base import KitWidget, code, style

__all__ = ["Question", "ask"]


class Question(KitWidget):
    """A question with one right answer, or several.

    Args:
        lesson, name: where the answer is kept; the last saved answer is shown again.
        prompt: the question.
        options: what can be chosen, each with its reason.
        hint: where to look; shown when an answer does not fit yet.
        multiple: whether more than one may be chosen.
    """

    _esm = code("question")
    _css = style("question")
    prompt = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    multiple = traitlets.Bool(False).tag(sync=True)
    chosen = traitlets.List(traitlets.Int()).tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str,
        name: str,
        prompt: str,
        options: Sequence[Option],
        hint: str,
        multiple: bool = False,
    ) -> None:
        self._options, self._hint = tuple(options), hint
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            options=[option.text for option in options],
            multiple=multiple,
        )
        earlier = self.last()
        if isinstance(earlier, list):
            self.chosen = [i for i in earlier if isinstance(i, int) and 0 <= i < len(options)]
            if self.chosen:
                self._show_result()
                self.saved = "Your saved answer is back."
        self.on_msg(self._on_message)

    def check(self) -> None:
        """Check what is chosen, keep it, and show the reasons."""
        if self.chosen:
            self.save(list(self.chosen))
        self._show_result()

    def static(self) -> str:
        """Return the question and its options as a list to fill in by hand."""
        rows = "".join(f"<li>☐ {escape(option.text)}</li>" for option in self._options)
        return f"<p><strong>{escape(self.prompt)}</strong></p><ul>{rows}</ul>"

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("do") == "check":
            self.check()

    def _show_result(self) -> None:
        checked = check_choice(self._options, self.chosen, hint=self._hint)
        self.result = {
            "right": checked.right,
            "headline": checked.headline,
            "reasons": list(checked.reasons),
        }


def ask(case: str, name: str, *, lesson: str) -> Question:
    """Return a question of a case, ready to show.

    Args:
        case: the case's name, such as ``helsinki-2018``.
        name: the question's name in the case's ``activities.toml``.
        lesson: the lesson in whose journal the answer is kept.

    Raises:
        InputError: if there is no such case or question; the message lists those there are.
    """
    entry = load_activity(case, name)
    return Question(
        lesson=lesson,
        name=name,
        prompt=entry["prompt"],
        options=[Option(**option) for option in entry["options"]],
        hint=entry["hint"],
        multiple=entry.get("multiple", False),
    )
