"""The two tests of a class on its report: what changed, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from medialit.classroom.discrimination import Discrimination, Estimate
from medialit.grading.classes.before_after import LEAST, SMALL, BeforeAfter, ClassMean
from medialit.grading.classes.pictures import dot
from medialit.grading.page import count_of, fold, minus, table

__all__ = ["render_tests"]

Who = Callable[[str], str]
#: The name of each measure, the ends of its line, and what they mean.
_MEASURES = {
    "d_prime": ("Telling apart (d′)", -1.5, 3.5, "0 is like a coin; about 3.4 is all posts right"),
    "criterion": ("Leaning (c)", -1.75, 1.75, "below 0: towards trust; above 0: towards distrust"),
}
_SOURCE = (
    "The mean of each learner’s own d′ and c, not of pooled counts: pooling learners who lean in "
    "different ways makes d′ too small (Macmillan and Kaplan 1985, Psychological Bulletin 98). The "
    "interval of the class is Student’s t over learners; that of the change is over the "
    "differences of the same learners. A learner’s own numbers: Macmillan and Creelman (2005), "
    "with the correction of Hautus (1995) and the variance of Gourevitch and Galanter (1967)."
)


def render_tests(found: BeforeAfter, who: Who) -> str:
    """Return the class's means with intervals as picture and table, then each learner by code.

    Args:
        found: both tests.
        who: how a learner is called, as HTML.
    """
    n = len(found.both)
    html = [
        f"<p><b>{count_of(n, 'learner')}</b> took both tests, and are matched by their codes.</p>"
    ]
    html += _left_out(found, who)
    if found.means:
        html.append(_means(found.means, n))
    elif n:
        html.append(
            f"<p>The mean of the class is shown from {LEAST} learners with both tests on.</p>"
        )
    html.append(_cautions(n))
    if n:
        html.append(fold("Each learner, by code", _learners(found, who)))
    return "".join([*html, fold("How these numbers are made", f"<p>{_SOURCE}</p>")])


def _left_out(found: BeforeAfter, who: Who) -> list[str]:
    groups = (
        ("Only the first test", found.only_before),
        ("Only the second test", found.only_after),
        ("Judged fewer than half of the posts of a test, and left out", found.incomplete),
    )
    return [
        f'<p class="gr-small">{words} ({len(codes)}): {", ".join(map(who, codes))}</p>'
        for words, codes in groups
        if codes
    ]


def _means(means: Sequence[ClassMean], n: int) -> str:
    rows = []
    for mean in means:
        name, low, high, words = _MEASURES[mean.name]
        rows.append(
            (
                f"{name}<br><small>{words}</small>",
                dot([mean.before, mean.after], low=low, high=high),
                _told(mean.before),
                _told(mean.after),
                f"<b>{_told(mean.change)}</b>{_say(mean.change)}",
            )
        )
    heads = ("Measure", "Picture", "Before", "After", "Change")
    caption = f"The mean of {n} learners, with 95% intervals"
    return (
        '<p class="gr-small">In the pictures <i class="gr-dot gr-inline"></i> is before, '
        '<i class="gr-dot gr-later gr-inline"></i> is after; the bar is the interval, the dashed '
        f"line is 0.</p>{table(caption, heads, rows, kind='gr-tests')}"
    )


def _told(estimate: Estimate) -> str:
    interval = f"{minus(estimate.low)} to {minus(estimate.high)}"
    return f'{minus(estimate.value)} <small class="gr-interval">{interval}</small>'


def _say(change: Estimate) -> str:
    if round(change.low, 2) <= 0 <= round(change.high, 2):
        return "The interval reaches over 0: no change is shown."
    return "More than chance alone usually gives."


def _cautions(n: int) -> str:
    small = (
        f"<b>A small class.</b> With {count_of(n, 'learner')} the interval is wide, and it says "
        "nothing about other classes. "
        if n < SMALL
        else ""
    )
    return (
        f'<p class="gr-warn">{small}A change is no proof that the course caused it: there is no '
        "group without the course, the second test has other posts, and time has passed. Do not "
        "compare two learners, and do not grade by this.</p>"
    )


def _learners(found: BeforeAfter, who: Who) -> str:
    heads = ("Learner", "d′", "d′ before", "d′ after", "c", "c before", "c after")
    rows = [
        (
            who(code),
            _picture("d_prime", pair),
            _told(pair[0].d_prime),
            _told(pair[1].d_prime),
            _picture("criterion", pair),
            _told(pair[0].criterion),
            _told(pair[1].criterion),
        )
        for code, pair in found.both.items()
    ]
    caption = "By code, in no order of merit; nearly every difference lies within the intervals"
    return table(caption, heads, rows, kind="gr-tests")


def _picture(name: str, pair: tuple[Discrimination, Discrimination]) -> str:
    _, low, high, _ = _MEASURES[name]
    return dot([getattr(each, name) for each in pair], low=low, high=high)
