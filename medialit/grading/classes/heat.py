"""The article with everybody's marks: shade, line and number for each stretch, and a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from medialit.grading.classes.marked import STEPS, Heat, Passage, Stretch, step_for
from medialit.grading.classes.pictures import bar
from medialit.grading.page import count_of, escaped, fold, percent, shortened, shown, table
from medialit.model import LABELS, Span
from medialit.segmenting import find_paragraphs

__all__ = ["render_heat"]

_MOST_OF_LEARNERS = 15
_MANY_CODES = 40
_WORD = re.compile(r"\w")


def render_heat(heat: Heat, who: Callable[[str], str]) -> str:
    """Return the map of one task and label, its legend, and its passages as a table.

    Args:
        heat: what was marked.
        who: how a learner is called, as HTML.
    """
    label = LABELS[heat.label]
    n = len(heat.codes)
    return (
        f"<h3>{shown(heat.item.heading)}: {shown(label.lower())}</h3>"
        f"<p>{count_of(n, 'learner')} marked something. The stronger the shade of a stretch and "
        "the thicker its line, the more of them marked it; the small number behind it says how "
        "many.</p>"
        f"{_legend(n)}{_article(heat, n)}{_passages(heat, n, who)}"
    )


def _legend(n: int) -> str:
    """Return how many learners each shade stands for; a shade that cannot be is left out."""
    ranges: dict[int, list[int]] = {}
    for count in range(1, n + 1):
        ranges.setdefault(step_for(count, n), []).append(count)
    items = "".join(
        f'<li><mark class="gr-h{step}"><span>{counts[0]}'
        f"{f'–{counts[-1]}' if len(counts) > 1 else ''}</span></mark></li>"
        for step, counts in ranges.items()
    )
    return f'<div class="gr-legend"><span>Marked by so many of {n}:</span><ul>{items}</ul></div>'


def _article(heat: Heat, n: int) -> str:
    text = heat.article.text
    rows = []
    for number, within in enumerate(find_paragraphs(text), start=1):
        own = [s for s in heat.stretches if s.start < within.end and within.start < s.end]
        body = "".join(_pieces(text, within, own, n))
        is_headline = number == 1 and not within.of(text).rstrip().endswith((".", "”"))
        kind = "ml-headline-part" if is_headline else "ml-text-part"
        rows.append(
            f'<div class="ml-row"><span class="ml-number" aria-hidden="true">{number}</span>'
            f'<p class="{kind}">{body}</p></div>'
        )
    label = 'aria-label="The article with the marks"'
    return f'<article class="ml-article gr-heat" {label}>{"".join(rows)}</article>'


def _pieces(text: str, within: Span, stretches: Sequence[Stretch], n: int) -> Iterator[str]:
    at = within.start
    for stretch in stretches:
        start, end = max(stretch.start, within.start), min(stretch.end, within.end)
        yield escaped(text[at:start])
        at = end
        if not text[start:end].strip():
            yield escaped(text[start:end])
            continue
        words = escaped(text[start:end].rstrip())
        rest = escaped(text[start:end][len(text[start:end].rstrip()) :])
        step = min(stretch.step, STEPS)
        # a joiner keeps the number with its word; a full stop alone needs none
        number = f"&#8288;<sup>{stretch.most}</sup>" if _WORD.search(text, start, end) else ""
        yield (
            f'<mark class="gr-h{step}" title="marked by {stretch.most} of {n}"><span>{words}</span>'
            f"{number}</mark>{rest}"
        )
    yield escaped(text[at : within.end])


def _passages(heat: Heat, n: int, who: Callable[[str], str]) -> str:
    of_key = [each for each in heat.passages if each.readers]
    several = [each for each in heat.passages if not each.readers and len(each.codes) > 1]
    single = sum(1 for each in heat.passages if not each.readers and len(each.codes) == 1)
    html = _table("Passages of the key", of_key, heat, n, who) if of_key else ""
    if several:
        shown_ones = several[:_MOST_OF_LEARNERS]
        html += _table("Marked by several learners, and by no reader", shown_ones, heat, n, who)
    left = max(0, len(several) - _MOST_OF_LEARNERS) + single
    if left:
        more = count_of(left, "more passage")
        html += f"<p>{more} that no reader marked, nearly all by one learner.</p>"
    return fold("The passages as a table", html, is_open=True) if html else ""


def _table(
    caption: str, passages: Sequence[Passage], heat: Heat, n: int, who: Callable[[str], str]
) -> str:
    rows = []
    for each in passages:
        words = shown(shortened(each.span.of(heat.article.text)))
        state = '<span class="gr-chip gr-open">? contested</span> ' if each.contested else ""
        readers = f"{state}{shown(' and '.join(each.readers))}" if each.readers else "no reader"
        listed = sorted(each.codes)
        codes = ", ".join(map(who, listed[:_MANY_CODES])) + (
            " …" if len(listed) > _MANY_CODES else ""
        )
        names = f"<details><summary>Who</summary>{codes}</details>" if codes else ""
        share = len(each.codes) / n
        rows.append(
            (
                f'<span class="gr-passage">{words}</span>',
                f"{bar(share)}<b>{len(each.codes)} of {n}</b> ({percent(share)})",
                readers,
                f"{shown(shortened(each.reason, 220))}{names}",
            )
        )
    return table(caption, ("Passage", "Marked by", "Readers", "Why"), rows, kind="gr-passages")
