"""Activities about an article that has no key: what can be done without one, and what by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from medialit.cases import load_activity
from medialit.lexicons import load_lexicon
from medialit.model import LABELS, Report
from medialit.segmenting import find_paragraphs
from medialit.widgets.base import KitWidget
from medialit.widgets.claim import ClaimForm
from medialit.widgets.grid import Grid, Judged
from medialit.widgets.marker import Marker
from medialit.widgets.nokey import NoKey
from medialit.widgets.prediction import Prediction
from medialit.widgets.rewrite import Rewrite
from medialit.widgets.short import ShortAnswer

__all__ = ["ask_about"]

_Entry = dict[str, Any]

#: What to do by hand with one's own article, for each type of activity that needs a key.
_BY_HAND = {
    "choice": "Each of you answers the question for your article, and names the paragraph that "
    "shows it. Then compare. If it does not fit your article, make up a question that does.",
    "cards": "Each of you copies six sentences of your article, sorts them into the same groups "
    "({bins}), and says why. Then compare where you differ.",
    "grid": "Answer each question for a passage of your article: {rows} Give the paragraph, and "
    "compare.",
    "ranking": "Write down what you would open first, second and third for your article, and why. "
    "Then compare.",
    "swap": "Take a sentence of your article with “said”. Put in another verb, read both aloud, "
    "and say what the reader now thinks of the speaker.",
    "search": "Leave the page in your browser: who is behind your article, and what do others say? "
    "Write down each page you open, why, and what you bring back.",
    "prediction": "Write down a guess, count in your article, and compare the two numbers.",
    "rewrite": "Write your headline under another frame without changing a fact. Let your "
    "neighbor say which frame it is.",
    "mark": "Mark it in your article with a pen, and compare your marks.",
}


def ask_about(report: Report, case: str, name: str, *, lesson: str | None) -> KitWidget | NoKey:
    """Return an activity of a case as it can be done about an article without a key.

    Answers are kept apart for each article, so that no answer lands at another article.

    Args:
        report: the own article, analysed.
        case: the case it belongs to.
        name: its name in ``activities.toml``.
        lesson: the lesson in whose journal the answer is kept.

    Raises:
        InputError: if there is no such activity; the message lists those there are.
    """
    entry = load_activity(case, name)
    where = {"lesson": lesson, "name": f"{name}:{report.article.sha256[:8]}"}
    maker = _MAKERS.get(entry["type"])
    made = maker(report, entry, where) if maker else None
    return made or NoKey(entry["prompt"], _by_hand(entry))


def _by_hand(entry: _Entry) -> str:
    rows = " ".join(row["text"] for row in entry.get("rows", ()))
    text = _BY_HAND.get(entry["type"], "Do the same with your article, and compare.")
    return text.format(bins=", ".join(entry.get("bins", ())), rows=rows)


def _mark(report: Report, entry: _Entry, where: _Entry) -> KitWidget:
    labels = entry["labels"]
    names = ", ".join(LABELS[label].lower() for label in labels)
    return Marker(
        report,
        labels,
        **where,
        prompt=f"Mark in your article: {names}. There is no key; afterwards you see the tool’s "
        "reading, which is often wrong.",
    )


def _prediction(_report: Report, entry: _Entry, where: _Entry) -> KitWidget | None:
    """Ask for the share of voice; other numbers belong to the lesson's article."""
    if entry["unit"] != "%":
        return None
    question = (
        "Think of all the words in quotation marks in your article. How many percent does the "
        "most quoted source get? Guess before you count."
    )
    return Prediction(**where, question=question, unit="%")


def _short(_report: Report, entry: _Entry, where: _Entry) -> KitWidget:
    exemplars = {
        level: f"(For the lesson’s article) {text}" for level, text in entry["exemplars"].items()
    }
    return ShortAnswer(
        **where,
        prompt=f"Answer for your own article what the lesson asks: {entry['prompt']}",
        rubric=entry["rubric"],
        exemplars=exemplars,
        hint=entry.get("hint", ""),
    )


def _rewrite(report: Report, entry: _Entry, where: _Entry) -> KitWidget | None:
    article = report.article
    headlines = [a.span for a in report.annotations if a.label == "structure.headline"]
    headline = headlines[0].of(article.text) if headlines else article.title
    if not headline:
        return None
    return Rewrite(
        **where,
        prompt="Write the headline of your article under another frame. The facts stay.",
        original=headline,
        frames=entry["frames"],
        facts=[
            "Who did it, or who says so",
            "What happened or was decided",
            "Each number, date and place",
        ],
    )


def _claim(report: Report, _entry: _Entry, where: _Entry) -> KitWidget:
    return ClaimForm(
        **where,
        prompt="Choose one claim of your article, check it, and write a verdict. Say what you "
        "found, and where.",
        start={"appearance": report.article.url or ""},
        readings={},
    )


def _grid(report: Report, entry: _Entry, where: _Entry) -> KitWidget | None:
    """Ask the questions again that stand for any article: those with readings instead of a key."""
    if not all("readings" in row for row in entry["rows"]) or "where" not in entry:
        return None
    text = report.article.text
    return Grid(
        **where,
        prompt=f"Answer for your own article. For each “{entry['where']}”, say which paragraph "
        "shows it. Then compare with a neighbor.",
        columns=entry["columns"],
        rows=[Judged(_question(row), ()) for row in entry["rows"]],
        where=entry["where"],
        paragraphs=[span.of(text) for span in find_paragraphs(text)],
    )


def _question(row: _Entry) -> str:
    """Return the question as the codebook puts it for any article, else as the row has it."""
    for scheme in load_lexicon("frames").values():
        for frame in scheme:
            if frame["name"].lower() == row.get("frame", "").lower():
                return str(frame["questions"][0])
    return str(row["text"])


_MAKERS: dict[str, Callable[[Report, _Entry, _Entry], KitWidget | None]] = {
    "mark": _mark,
    "prediction": _prediction,
    "short": _short,
    "rewrite": _rewrite,
    "claim": _claim,
    "grid": _grid,
}
