"""Things to put in order, laid beside the orders of others; never right or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import traitlets

from medialit.classroom.checking import Column
from medialit.classroom.readings import TAU_MEANS, describe_order
from medialit.errors import InputError
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.drafts import DraftWidget

__all__ = ["OrderReading", "Ranking"]


@dataclass(frozen=True, slots=True)
class OrderReading:
    """A reader's order, as indices of the items, with the reason for it."""

    reader: str
    order: tuple[int, ...]
    reason: str


class Ranking(DraftWidget):
    """Items to put in order, by drag, by button or by arrow key.

    Args:
        lesson, name: where the answer is kept; the last saved one is shown again.
        prompt: the task.
        items: what is to be ordered, as it stands at first.
        readings: the orders of others.
        hint: where to look; the learner may open it.
    """

    _esm = code("draft", "drag", "ranking")
    _css = style("draft", "drag", "ranking")
    items = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        items: Sequence[str],
        readings: Sequence[OrderReading],
        hint: str = "",
    ) -> None:
        self._readings = tuple(readings)
        super().__init__(lesson, name, prompt=prompt, hint=hint, items=list(items))

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the order: each item's index once."""
        order = value.get("order")
        if not isinstance(order, list) or any(type(i) is not int for i in order):
            raise InputError("This is no order. Run the cell again.")
        if sorted(order) != list(range(len(self.items))):
            raise InputError("This activity has other things to order now: order them again.")
        return {"order": order}

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return the orders of the readers beside the learner's, and how far they agree."""
        mine = checked["order"]
        columns = [Column("You", self._numbered(mine))]
        for each in self._readings:
            word = describe_order(mine, each.order)
            columns.append(Column(each.reader, self._numbered(each.order), each.reason, None, word))
        return {"sides": [asdict(column) for column in columns], "meaning": TAU_MEANS}

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the items in the learner's order."""
        return "; ".join(self._numbered(fields["order"]))

    def static(self) -> str:
        """Return the items to be numbered, or in the learner's order, with the readings."""
        said = self.state.get("feedback")
        if self.answer:
            rows = paper.bullets(self._numbered(self.answer["order"]))
        else:
            rows = paper.bullets(f"___ {text}" for text in self.items)
        return (
            paper.title(self.prompt, self.hint)
            + rows
            + (paper.columns(said["sides"]) + paper.paragraph(said["meaning"]) if said else "")
        )

    def _numbered(self, order: Sequence[int]) -> tuple[str, ...]:
        return tuple(f"{place}. {self.items[i]}" for place, i in enumerate(order, start=1))
