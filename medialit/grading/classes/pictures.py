"""Small pictures of the class report: bars, dots with intervals, columns. None is by color alone.

All but the columns stand beside their numbers in a table, and are hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from medialit.classroom.discrimination import Estimate
from medialit.grading.page import percent, shown

__all__ = ["bar", "columns", "dot", "two_sides"]


def bar(share: float) -> str:
    """Return a bar for a share from 0 to 1."""
    return (
        f'<span class="ml-track" aria-hidden="true"><span class="ml-bar" style="width:{share:.1%}">'
        "</span></span>"
    )


def dot(
    rows: Sequence[Estimate],
    *,
    low: float,
    high: float,
    marks: Mapping[str, float] | None = None,
) -> str:
    """Return one dot for each estimate, a line below the other, each with its interval.

    Args:
        rows: the estimates; one without an interval has both ends at its value.
        low: what the left end of the line means; 0 gets a dashed line of its own.
        high: what the right end means.
        marks: numbers to compare with, by a class of the style sheet.
    """

    def place(value: float) -> float:  # a dot at either end still lies within
        return round(3 + 94 * min(1.0, max(0.0, (value - low) / (high - low))), 1)

    lines = [f'<i class="gr-zero" style="left:{place(0)}%"></i>'] if low < 0 < high else []
    lines += [
        f'<i class="gr-known {name}" style="left:{place(value)}%"></i>'
        for name, value in (marks or {}).items()
    ]
    for number, row in enumerate(rows):
        top = f"top:{0.35 + 0.9 * number}rem"
        start, stop = place(row.low), place(row.high)
        kind = "gr-dot" if number % 2 == 0 else "gr-dot gr-later"
        if row.low < row.high:
            width = round(stop - start, 1)
            lines.append(f'<i class="gr-range" style="left:{start}%;width:{width}%;{top}"></i>')
        lines.append(f'<i class="{kind}" style="left:{place(row.value)}%;{top}"></i>')
    height = 0.9 * max(1, len(rows))
    told = "".join(lines)
    return f'<span class="gr-dots" aria-hidden="true" style="height:{height}rem">{told}</span>'


def columns(counts: Sequence[int], labels: Sequence[str], *, title: str, about: str) -> str:
    """Return columns as an SVG, each with its number on top and what it stands for below.

    Args:
        counts: how many; at least one is above 0.
        labels: what each column stands for.
        title: what the picture is.
        about: what it shows, in words.
    """
    width, height, most = 40, 90, max(counts)
    parts = []
    for number, (count, label) in enumerate(zip(counts, labels, strict=True)):
        x, tall = number * width, height * count / most
        middle = x + width / 2
        parts.append(
            f'<rect x="{x + 4}" y="{110 - tall:.1f}" width="{width - 8}" height="{tall:.1f}"/>'
            f'<text x="{middle}" y="{105 - tall:.1f}">{count or ""}</text>'
            f'<text x="{middle}" y="124" class="gr-axis">{shown(label)}</text>'
        )
    total = width * len(counts)
    return (
        f'<svg class="gr-columns" role="img" viewBox="0 0 {total} 130" '
        f'aria-labelledby="gr-points-title gr-points-about">'
        f'<title id="gr-points-title">{shown(title)}</title>'
        f'<desc id="gr-points-about">{shown(about)}</desc>'
        f'<line x1="0" x2="{total}" y1="110" y2="110"/>{"".join(parts)}</svg>'
    )


def two_sides(first: int, second: int, others: int) -> str:
    """Return a bar in two or three parts, each with its number in it."""
    total = first + second + others
    parts = [("gr-one-side", first), ("gr-other-side", second), ("gr-rest", others)]
    told = "".join(
        f'<span class="{name}" style="flex:{count}"><b>{count}</b></span>'
        for name, count in parts
        if count
    )
    words = f"{first} against {second} of {total} ({percent(second / total)} on the smaller side)"
    return f'<div class="gr-sides-bar" role="img" aria-label="{words}">{told}</div>'
