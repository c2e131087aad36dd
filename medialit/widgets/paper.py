"""Pieces of the static rendering, which stands in for a widget on paper; all text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from medialit.rendering.html import escaped

__all__ = ["bullets", "columns", "line_to_write", "note", "paragraph", "table", "title"]


def title(text: str, hint: str = "") -> str:
    """Return the task in bold, with its hint."""
    return f"<p><strong>{escaped(text)}</strong></p>" + (paragraph(f"Hint: {hint}") if hint else "")


def paragraph(text: str) -> str:
    """Return a paragraph; nothing for empty text."""
    return f"<p>{escaped(text)}</p>" if text else ""


def bullets(texts: Iterable[str]) -> str:
    """Return a list; nothing for no texts."""
    items = "".join(f"<li>{escaped(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first cell of each row names the row."""
    top = "".join(f'<th scope="col">{escaped(text)}</th>' for text in head)
    body = "".join(
        f'<tr><th scope="row">{escaped(first)}</th>'
        + "".join(f"<td>{escaped(text)}</td>" for text in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def note(data: dict[str, Any]) -> str:
    """Return what is said to one answer: the sign, the words, the reasons."""
    return paragraph(f"{'✓' if data['agreed'] else '→'} {data['headline']}") + bullets(
        data["reasons"]
    )


def columns(data: Iterable[dict[str, Any]]) -> str:
    """Return the readings of several people as a table, a row each."""
    rows = [
        (each["title"], " · ".join(each["answer"]), each["reason"], _signed(each)) for each in data
    ]
    return table(("Who", "Answer", "Why", "Beside yours"), rows) if rows else ""


def line_to_write(label: str, written: str = "") -> str:
    """Return a label with what was written there, else with a line to write on."""
    return f"<p>{escaped(label)}: {escaped(written) if written else '_' * 40}</p>"


def _signed(column: dict[str, Any]) -> str:
    if column["same"] is None:
        return str(column["word"])
    return f"{'=' if column['same'] else '≠'} {column['word']}"
