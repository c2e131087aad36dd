"""The offline web on paper: the task, the pages, a table to log by hand, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from medialit.lateral.pages import Page
from medialit.widgets.paper import bullets, paragraph, table, title

__all__ = ["SIGNS", "to_paper"]

#: The sign before each status.
SIGNS = {"met": "✓", "partly": "◐", "not yet": "→"}
_ROWS = 8


def to_paper(
    *,
    prompt: str,
    note: str,
    pages: Mapping[str, Page],
    start: str,
    notes: Sequence[Mapping[str, str]],
    state: Mapping[str, Any],
) -> str:
    """Return the activity as HTML that needs no script: to do by hand, or as it was done.

    Args:
        prompt: what to find out.
        note: what to write down.
        pages: the pages by their names.
        start: the page to begin with.
        notes: what the learner wrote.
        state: what the widget shows once the learner is done; empty before.
    """
    listed = (f"{page.title} — {page.outlet} — {page.url}" for page in pages.values())
    first = pages[start]
    return (
        title(prompt)
        + paragraph(note)
        + paragraph(f"Begin with “{first.title}” ({first.outlet}). The pages of this web:")
        + bullets(listed)
        + (_path(state) if state else _log_table())
        + _notes(notes, pages)
    )


def _log_table() -> str:
    rows = [(f"{number}.", "", "", "", "") for number in range(1, _ROWS + 1)]
    return paragraph("Log each move:") + table(
        ("", "Search words, or page", "Why this one?", "Time there", "What I bring back"), rows
    )


def _notes(notes: Iterable[Mapping[str, str]], pages: Mapping[str, Page]) -> str:
    lines = [
        note["text"] + (f" (from “{pages[note['page']].title}”)" if note["page"] else "")
        for note in notes
        if note["text"].strip()
    ]
    return paragraph("What I bring back:") + bullets(lines) if lines else ""


def _path(state: Mapping[str, Any]) -> str:
    rows = ((step["time"], step["words"], step["stay"]) for step in state["path"])
    return table(("Time", "My path", "Stay"), rows) + (_rating(state) if "level" in state else "")


def _rating(state: Mapping[str, Any]) -> str:
    criteria = (
        (
            criterion["title"],
            f"{SIGNS[criterion['status']]} {criterion['status']}: {criterion['verdict']}",
            " ".join(criterion["evidence"]),
            criterion["next_step"],
        )
        for criterion in state["criteria"]
    )
    return (
        paragraph(f"Level: {state['level']}. {state['rule']} {state['about']}")
        + table(("Criterion", "How far", "What the log shows", "Next step"), criteria)
        + paragraph("What the rubric cannot see:")
        + bullets(state["limits"])
    )
