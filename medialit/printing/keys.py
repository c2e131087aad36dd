"""The teacher's appendix: the key of each activity, with its reasons and its readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from medialit.cases import load_activity, load_article, load_marks
from medialit.model import LABELS
from medialit.printing.web import page_numbers
from medialit.rendering.page import escaped

__all__ = ["render_keys"]

_Entry = dict[str, Any]
_Rows = Iterable[Sequence[str]]


def render_keys(activities: Sequence[tuple[str, str]]) -> str:
    """Return the keys, reasons and readings of activities, each under its prompt."""
    parts = "".join(_render(case, name, load_activity(case, name)) for case, name in activities)
    return (
        '<section class="ml-keys"><h1>For the teacher: keys and reasons</h1><p>Do not hand this '
        "out. Where two readings stand, neither is the right one: talk about the reasons.</p>"
        f"{parts or '<p>This lesson has no activity with a key.</p>'}</section>"
    )


def _render(case: str, name: str, entry: _Entry) -> str:
    head, rows = _TABLES[entry["type"]](case, entry)
    body = "".join(
        "<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    top = "".join(f"<th>{escaped(cell)}</th>" for cell in head)
    hint = f"<p>Hint: {escaped(entry['hint'])}</p>" if entry.get("hint") else ""
    table = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>" if body else ""
    title = f"<h2>{escaped(name)}</h2><p><b>{escaped(entry['prompt'])}</b></p>"
    return f"<section>{title}{hint}{table}</section>"


def _choice(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    rows = [("✓" if o.get("right") else "", o["text"], o["reason"]) for o in entry["options"]]
    return ("", "Option", "Why"), rows


def _cards(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    rows = [(c["text"], _both(c, "bin"), _reasons(c)) for c in entry["cards"]]
    return ("Card", "Place", "Why"), rows


def _grid(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    rows = []
    for row in entry["rows"]:
        if "readings" not in row:
            rows.append((row["text"], _both(row, "right"), _reasons(row)))
            continue
        for reading in row["readings"]:
            place = f", paragraph {reading['paragraph']}" if "paragraph" in reading else ""
            said = f"{reading['reader']}: {reading['answer']}{place}"
            rows.append((row["text"], said, reading["reason"]))
    return ("Row", "Answer", "Why"), rows


def _swap(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    return ("Verb", "Stance", "Effect"), [
        (each["verb"], each["stance"], each["effect"]) for each in entry["verbs"]
    ]


def _rewrite(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    return ("Facts that must stay",), [(fact,) for fact in entry["facts"]]


def _short(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    return ("Level", "What such an answer does", "An example"), [
        (level, text, entry["exemplars"][level]) for level, text in entry["rubric"].items()
    ]


def _ranking(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    rows = [
        (r["reader"], "; ".join(entry["items"][i] for i in r["order"]), r["reason"])
        for r in entry["readings"]
    ]
    return ("Reader", "Order", "Why"), rows


def _prediction(_case: str, _entry: _Entry) -> tuple[Sequence[str], _Rows]:
    return ("Measured",), [("The lesson counts; see the table after the prediction.",)]


def _search(case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    numbers = page_numbers(case)
    return ("Pages that hold an answer",), [
        (f"{name} (page {numbers[name]})",) for name in entry.get("answers", ())
    ]


def _claim(_case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    return ("A well-argued verdict", "Why"), list(entry["readings"].items())


def _mark(case: str, entry: _Entry) -> tuple[Sequence[str], _Rows]:
    article = entry["article"]
    text = load_article(case, article).text
    rows = [
        (
            f"“{' '.join(mark.annotation.span.of(text).split())}”",
            LABELS[mark.annotation.label],
            " and ".join(mark.speakers),
            " and ".join(mark.readers),
            mark.annotation.message,
        )
        for mark in load_marks(case, article, entry["labels"])
    ]
    return ("Passage", "What", "Speaker", "Marked by", "Why"), rows


def _both(entry: _Entry, key: str) -> str:
    return f"{entry[key]} or {entry['also']}" if entry.get("also") else str(entry[key])


def _reasons(entry: _Entry) -> str:
    return " ".join(filter(None, (entry["reason"], entry.get("also_reason"))))


_TABLES: dict[str, Callable[[str, _Entry], tuple[Sequence[str], _Rows]]] = {
    "choice": _choice,
    "cards": _cards,
    "grid": _grid,
    "swap": _swap,
    "rewrite": _rewrite,
    "short": _short,
    "ranking": _ranking,
    "prediction": _prediction,
    "search": _search,
    "claim": _claim,
    "mark": _mark,
}
