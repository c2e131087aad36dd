"""A prediction: a number that the learner commits to before the tool measures."""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

import traitlets

from medialit.errors import InputError
from medialit.widgets.base import KitWidget, code, style

__all__ = ["Prediction", "Revealed"]


class Prediction(KitWidget):
    """A number to commit to, and later the measured value beside it.

    Args:
        lesson, name: where the prediction is kept; the last saved one is shown again.
        question: what is to be predicted.
        unit: the unit of the number, such as ``%``.
        low, high: the ends of the scale.
        earlier: the prediction that this one revises; both are then shown together.
    """

    _esm = code("scale", "prediction")
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
        self._earlier = earlier
        super().__init__(lesson, name, question=question, unit=unit, low=low, high=high)

    @property
    def title(self) -> str:
        """What is to be predicted."""
        return str(self.question)

    def reveal(self, measured: float) -> Revealed:
        """Return a widget that shows the measured value beside this prediction, once it is made."""
        return Revealed(self, measured)

    def accept(self, value: Any) -> int:
        """Return the number, if it is one on the scale."""
        if type(value) is not int or not self.low <= value <= self.high:
            raise InputError(f"Give a whole number from {self.low} to {self.high}.")
        return value

    def respond(self) -> None:
        """Show the earlier prediction beside this one, if there is one."""
        self.state = self._revised(self._earlier.answer) if self._earlier else {}

    def _revised(self, before: int | None) -> dict[str, Any]:
        if self.answer is None or before is None:
            return {}
        moved = "You did not move." if before == self.answer else "What moved you?"
        words = f"Before: {self.in_unit(before)}. Now: {self.in_unit(self.answer)}. {moved}"
        return {"rows": [["Before", before], ["Now", self.answer]], "words": words}

    def in_unit(self, value: float) -> str:
        """Return a number, rounded, with its unit."""
        return f"{value:.0f} {self.unit}".strip()

    def in_words(self, value: Any) -> str:
        """Return the number with its unit."""
        return self.in_unit(value)

    def static(self) -> str:
        """Return the question with a line to write on."""
        question = f"<p><strong>{escape(self.question)}</strong> ______ {escape(self.unit)}</p>"
        words = self.state.get("words", "")
        return question + (f"<p>{escape(words)}</p>" if words else "")


class Revealed(KitWidget):
    """The measured value beside a prediction; before it is made, only the request to make it."""

    _esm = code("scale", "revealed")
    _css = style("prediction")
    counts: ClassVar[bool] = False
    question = traitlets.Unicode().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    low = traitlets.Int().tag(sync=True)
    high = traitlets.Int().tag(sync=True)

    def __init__(self, prediction: Prediction, measured: float) -> None:
        self._prediction, self._measured = prediction, measured
        same = {name: getattr(prediction, name) for name in ("question", "unit", "low", "high")}
        super().__init__(**same)
        prediction.observe(lambda _change: self.respond(), "answer")

    def respond(self) -> None:
        """Show both values and how far apart they are."""
        guess, measured = self._prediction.answer, self._measured
        if guess is None:
            words = "You have not predicted yet. Predict first; the measured value comes after."
            self.state = {"rows": [], "words": words}
            return
        words = (
            f"You predicted {self._prediction.in_unit(guess)}. "
            f"Measured: {self._prediction.in_unit(measured)}. "
            f"The difference is {abs(measured - guess):.0f}."
        )
        self.state = {"rows": [["You", guess], ["Measured", measured]], "words": words}

    def static(self) -> str:
        """Return the question and what was measured, or the request to predict."""
        return f"<p><strong>{escape(self.question)}</strong> {escape(self.state['words'])}</p>"
