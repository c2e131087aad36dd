"""Records as a table: a DataFrame where pandas is installed, else rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from medialit.model import Span

__all__ = ["as_rows", "as_table"]


def as_rows(records: Iterable[Any]) -> list[dict[str, Any]]:
    """Return each record (a voice, a source, a check …) as a dict of its fields, spans as pairs.

    Example:
        >>> as_rows([Span(0, 2)])
        [{'start': 0, 'end': 2}]
    """
    return [{f.name: _plain(getattr(record, f.name)) for f in fields(record)} for record in records]


def as_table(records: Iterable[Any]) -> Any:
    """Return the records as a pandas DataFrame, or as rows where pandas is not installed."""
    rows = as_rows(records)
    try:
        import pandas
    except ImportError:
        return rows
    return pandas.DataFrame(rows)


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return (value.start, value.end)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
