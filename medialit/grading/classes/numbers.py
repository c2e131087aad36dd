"""The numbers of the class report: how hard items were, and how far the class agrees."""

from __future__ import annotations

from collections.abc import Sequence

from medialit.classroom.agreement import PUBLISHED
from medialit.classroom.discrimination import Estimate
from medialit.grading.classes.agreeing import ItemAgreement
from medialit.grading.classes.difficulty import LEAST, Correlation, Hardness, PartHardness
from medialit.grading.classes.pictures import bar, dot
from medialit.grading.page import count_of, fold, minus, percent, shortened, shown, table

__all__ = ["render_agreement", "render_hardness"]

_FORMULA = (
    "Difficulty is the mean share of the points among those who answered: a high number is an easy "
    "task. Telling apart (discrimination) is the corrected item–total correlation: Pearson’s r "
    "between the share of the points in this task and in all other tasks that somebody answered, "
    "without this one, with a 95% interval by Fisher’s z. Source: Crocker and Algina (1986), "
    "Introduction to Classical and Modern Test Theory, chapter 14."
)
_KINDS = (" (the solid mark)", " (the dotted mark)")
_READ = (
    "Near 0 or below, those who did well elsewhere did no better here. Look at the wording and the "
    "key of such a task before you look at the learners."
)


def render_hardness(hardness: Sequence[Hardness], n: int) -> str:
    """Return the items, the hardest first, and for each the parts.

    Args:
        hardness: how hard each item was.
        n: how many learners handed in.
    """
    known = sorted(
        (each for each in hardness if each.share is not None), key=lambda each: each.share or 0.0
    )
    if not known:
        return "<p>No answer has points yet.</p>"
    enough = any(each.told_apart for each in known)
    heads = ["Task", "Answered", "Mean share of the points"] + ["Tells apart (r)"] * enough
    rows = []
    for each in known:
        share = each.share or 0.0
        cells = [
            f"{shown(each.item.heading)} <small>{count_of(each.item.points, 'point')}</small>",
            f"{each.answered} of {n}",
            f"{bar(share)}<b>{percent(share)}</b>",
        ]
        rows.append([*cells, _told_apart(each.told_apart)] if enough else cells)
    few = (
        ""
        if enough
        else f"<p>Which tasks tell apart is shown from {LEAST} learners on: with fewer, chance "
        "alone makes such a correlation large.</p>"
    )
    parts = "".join(_parts(each) for each in known if each.parts)
    return (
        f"{table('Tasks, the hardest first', heads, rows)}{few}"
        f"<p>{_READ if enough else ''}</p>"
        f"{fold('How these numbers are made', f'<p>{_FORMULA}</p>')}"
        f"<h3>Part by part</h3>{parts}"
    )


def _told_apart(found: Correlation | None) -> str:
    if found is None:
        return "–"
    estimate = Estimate(found.r, found.low, found.high)
    return (
        f"{dot([estimate], low=-1, high=1)}<b>{minus(found.r)}</b> "
        f"({minus(found.low)} to {minus(found.high)})"
    )


def _parts(each: Hardness) -> str:
    def order(part: PartHardness) -> float:
        return 2.0 if part.share is None else part.share

    rows = [
        (
            shown(shortened(part.text, 160)) + " <small>(the key)</small>" * part.is_key,
            str(part.answered),
            "contested: our readers differ"
            if part.share is None
            else f"{bar(part.share)}<b>{percent(part.share)}</b>",
        )
        for part in sorted(each.parts, key=order)
    ]
    heads = ("Part", "Answered", "As the key, or as a reader")
    caption = f"{each.item.heading}: the hardest first"
    if any(part.is_key for part in each.parts):
        heads = ("Option", "Answered", "Chose it")
        caption = f"{each.item.heading}: what was chosen"
    return fold(f"{each.item.heading} ({count_of(len(rows), 'part')})", table(caption, heads, rows))


def render_agreement(agreements: Sequence[ItemAgreement]) -> str:
    """Return how far the learners agree about each item, beside what others have published."""
    rows = [_agreement(each) for each in agreements if each.found is not None]
    if not rows:
        return (
            "<p>No task here has labels that three learners or more gave to four things or more; "
            "or all labels are the same, and then agreement beyond chance is not defined.</p>"
        )
    known = "".join(
        f"<li>{minus(value)}{kind}: {shown(words)}</li>"
        for (words, value), kind in zip(PUBLISHED.items(), _KINDS, strict=True)
    )
    heads = (
        "Task",
        "What was labelled",
        "Learners",
        "Krippendorff’s alpha",
        "Mean kappa of pairs",
        "Same label",
    )
    return (
        f"{table('Agreement among the learners', heads, rows)}"
        f"<p>To compare with:</p><ul>{known}</ul>"
        "<p>1 is full agreement, 0 is what chance would give. To agree is not to be right, and to "
        "differ is no failure: trained readers differ, too. What others published is about other "
        "texts and labels, so it is no mark to pass. Sources: Krippendorff "
        "(2004); Cohen (1960).</p>"
    )


def _agreement(each: ItemAgreement) -> tuple[str, ...]:
    found = each.found
    if found is None:
        return ()
    estimate = Estimate(found.alpha, found.alpha, found.alpha)
    marks = {f"gr-known-{number}": value for number, value in enumerate(PUBLISHED.values())}
    return (
        shown(each.item.heading),
        shown(each.what),
        str(found.readers),
        f"{dot([estimate], low=-0.2, high=1, marks=marks)}<b>{minus(found.alpha)}</b>",
        "–" if found.kappa is None else minus(found.kappa),
        percent(found.observed),
    )
