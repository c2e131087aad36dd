"""A prediction: a number that the learner commits to before the tool measures."""

from __future__ import annotations

from html import escape
from typing import Any

import traitlets

from medialit.errors import InputError
from medialit.widgets.base import KitWidget, code, style

__all__ = ["Prediction"]


class Prediction(KitWidget):
    """A number to commit to, and later the measured value beside it.

    Args:
        lesson, name: where the prediction is kept; the last saved one is shown again.
        question: what is to be predicted.
        unit: the unit of the number, such as ``%``.
        low, high: the ends of the scale.
        earlier: the prediction that this one revises; both are then shown together.
    """

    _esm = code("prediction")
    _css = style("prediction")
    question = traitlets.Unicode().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    low = traitlets.Int().tag(sync=True)
    high = traitlets.Int().tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        question: str,
        unit: str,
        low: int = 0,
        high: int = 100,
        earlier: Prediction | None = None,
    ) -> None:
        self._measured: float | None = None
        self._earlier = earlier
        super().__init__(lesson, name, question=question, unit=unit, low=low, high=high)

    @property
    def title(self) -> str:
        """What is to be predicted."""
        return str(self.question)

    def reveal(self, measured: float) -> Prediction:
        """Return this widget, which now shows the measured value beside the prediction."""
        self._measured = measured
        self.respond()
        return self

    def accept(self, value: Any) -> int:
        """Return the number, if it is one on the scale."""
        if type(value) is not int or not self.low <= value <= self.high:
            raise InputError(f"Give a whole number from {self.low} to {self.high}.")
        return value

    def respond(self) -> None:
        """Show the earlier or the measured value once there is one, and how far off this one is."""
        if self._earlier is not None:
            self.state = self._revised(self._earlier.answer)
        elif self._measured is not None:
            self.state = self._compared(self._measured)
        else:
            self.state = {}

    def _compared(self, measured: float) -> dict[str, Any]:
        if self.answer is None:
            words = "You have not predicted yet. Predict first; the measured value comes after that."
            return {"rows": [], "words": words}
        shown = self._with_unit(round(measured))
        words = (
            f"You predicted {self._with_unit(self.answer)}. Measured: {shown}. "
            f"The difference is {abs(measured - self.answer):.0f}."
        )
        return {"rows": [["You", self.answer], ["Measured", measured]], "words": words}

    def _revised(self, before: int | None) -> dict[str, Any]:
        if self.answer is None or before is None:
            return {}
        moved = "You did not move." if before == self.answer else "What moved you?"
        words = f"Before: {self._with_unit(before)}. Now: {self._with_unit(self.answer)}. {moved}"
        return {"rows": [["Before", before], ["Now", self.answer]], "words": words}

    def _with_unit(self, value: int) -> str:
        return f"{value} {self.unit}".strip()

    def in_words(self, value: Any) -> str:
        """Return the number with its unit."""
        return self._with_unit(value) if type(value) is int else "an answer of another kind"

    def static(self) -> str:
        """Return the question with a line to write on."""
        question = f"<p><strong>{escape(self.question)}</strong> ______ {escape(self.unit)}</p>"
        words = self.state.get("words", "")
        return question + (f"<p>{escape(words)}</p>" if words else "")
