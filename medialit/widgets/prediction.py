"""A prediction: a number that the learner commits to before the tool measures."""

from __future__ import annotations

from html import escape
from typing import Any

import traitlets

from medialit.widgets.base import KitWidget, code, style

__all__ = ["Prediction"]


class Prediction(KitWidget):
    """A number to commit to, and later the measured value beside it.

    Args:
        lesson, name: where the prediction is kept; the last saved one is shown again.
        question: what is to be predicted.
        unit: the unit of the number, such as ``%``.
        low, high: the ends of the scale.
    """

    _esm = code("prediction")
    _css = style("question")
    question = traitlets.Unicode().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    low = traitlets.Int().tag(sync=True)
    high = traitlets.Int().tag(sync=True)
    value = traitlets.Int(None, allow_none=True).tag(sync=True)
    committed = traitlets.Bool(False).tag(sync=True)
    outcome = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, *, lesson: str, name: str, question: str, unit: str, low: int = 0, high: int = 100
    ) -> None:
        self._measured: float | None = None
        super().__init__(lesson, name, question=question, unit=unit, low=low, high=high)
        earlier = self.last()
        if isinstance(earlier, int) and low <= earlier <= high:
            self.value, self.committed, self.saved = earlier, True, "Your saved prediction is back."
        self.on_msg(self._on_message)

    def reveal(self, measured: float) -> Prediction:
        """Return this widget, which now shows the measured value beside the prediction."""
        self._measured = measured
        shown = f"{measured:.0f} {self.unit}"
        if self.value is None or not self.committed:
            self.outcome = f"Measured: {shown}. You have not predicted yet; next time, guess first."
        else:
            off = abs(measured - self.value)
            self.outcome = (
                f"You predicted {self.value} {self.unit}. Measured: {shown}. "
                f"The difference is {off:.0f}."
            )
        return self

    def static(self) -> str:
        """Return the question with a line to write on."""
        question = f"<p><strong>{escape(self.question)}</strong> ______ {escape(self.unit)}</p>"
        return question + (f"<p>{escape(self.outcome)}</p>" if self.outcome else "")

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("do") == "commit" and self.value is not None:
            self.save(self.value)
            self.committed = not self.failed
            if self._measured is not None:
                self.reveal(self._measured)
