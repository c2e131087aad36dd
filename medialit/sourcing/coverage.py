"""Which parts of a text are taken already, in time that does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable

from medialit.model import Span

__all__ = ["Coverage"]


class Coverage:
    """The code points of a text that some span covers.

    Args:
        length: the length of the text in code points.
        spans: what is covered from the start.
    """

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._taken = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Cover a span."""
        self._taken[span.start : span.end] = b"\x01" * (span.end - span.start)

    def touches(self, span: Span) -> bool:
        """Return whether any code point of the span is covered."""
        return 1 in self._taken[span.start : span.end]

    def count(self, span: Span) -> int:
        """Return how many code points of the span are covered."""
        return self._taken.count(1, span.start, span.end)
