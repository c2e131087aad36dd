"""What the pages of grading share: a whole page, learners' words, numbers and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from medialit.lateral.blocks import blocks_of, text_of
from medialit.rendering.page import escaped, stylesheet

__all__ = [
    "as_words",
    "count_of",
    "escaped",
    "fold",
    "minus",
    "percent",
    "plain_text",
    "points",
    "quoted_once",
    "shortened",
    "shown",
    "style_of",
    "table",
    "whole_page",
]

#: Not to be seen, and able to turn around or hide what stands beside it.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@cache
def style_of(name: str) -> str:
    """Return one of the style sheets of this room, such as ``feedback.css``."""
    return files("medialit.grading").joinpath(name).read_text("utf-8")


def whole_page(title: str, body: str, *styles: str) -> str:
    """Return a complete page that runs nothing and asks no other place for anything.

    Args:
        title: what the page is about, as plain text.
        body: what stands on it, as HTML.
        styles: names of style sheets of this room.
    """
    css = "\n".join([stylesheet(), *map(style_of, styles)])
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'
        f"<title>{shown(title)}</title><style>{css}</style></head>"
        f'<body class="ml-page ml-root gr-page">{body}</body></html>\n'
    )


def shown(text: str) -> str:
    r"""Return text of others for HTML; signs that turn a line around become a sign that is seen.

    Example:
        >>> shown("<b>\u202eevil")
        '&lt;b&gt;�evil'
    """
    return escaped(_UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))


def as_words(text: str, *, most: int = 700) -> str:
    """Return a learner's own words as a block; of long ones the rest is folded.

    Args:
        text: the words.
        most: how many characters stand there at once.
    """
    text = text.strip()
    if len(text) <= most * 1.2:
        return f'<blockquote class="gr-words" dir="auto">{shown(text)}</blockquote>'
    cut = text.rfind(" ", most // 2, most)
    cut = cut if cut > 0 else most
    rest = text[cut:].strip()
    return f'<blockquote class="gr-words" dir="auto">{shown(text[:cut])} …</blockquote>' + fold(
        f"The rest of it ({len(rest):,} characters)",
        f'<blockquote class="gr-words" dir="auto">{shown(rest)}</blockquote>',
    )


def fold(summary: str, body: str, *, is_open: bool = False) -> str:
    """Return something that opens when it is asked for; the summary is plain text."""
    state = " open" if is_open else ""
    return f"<details{state}><summary>{shown(summary)}</summary>{body}</details>"


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, kind: str = ""
) -> str:
    """Return a table; the first cell of each row says what the row is about.

    Args:
        caption: what it shows, as plain text.
        heads: the heads of the columns, as plain text.
        rows: the cells, as HTML.
        kind: a class of the style sheet.
    """
    head = "".join(f'<th scope="col" role="columnheader">{shown(each)}</th>' for each in heads)
    body = "".join(_row(heads, row) for row in rows)
    # the roles stay when a narrow page lays the rows out as blocks
    return (
        f'<div class="gr-table {kind}"><table role="table" class="ml-fold">'
        f"<caption>{shown(caption)}</caption>"
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(heads: Sequence[str], cells: Sequence[str]) -> str:
    first, *others = cells
    rest = "".join(
        f'<td role="cell" data-label="{shown(head)}">{cell}</td>'
        for head, cell in zip(heads[1:], others, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{rest}</tr>'


@cache
def plain_text(markdown: str) -> str:
    """Return what Markdown says, without its signs.

    Example:
        >>> plain_text("Mark *all* of them.")
        'Mark all of them.'
    """
    return text_of(blocks_of(markdown, ()))


def shortened(text: str, most: int = 140) -> str:
    """Return a text on one line, cut after a word if it is longer than ``most`` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most)
    return f"{line[: cut if cut > 0 else most]} …"


def quoted_once(passage: str) -> str:
    """Return a passage without the marks around it where it has its own.

    Example:
        >>> quoted_once("““No,””"), quoted_once("“she could”")
        ('“No,”', '“she could”')
    """
    return passage[1:-1] if passage.startswith("““") and passage.endswith("”") else passage


def points(number: float) -> str:
    """Return points as people write them.

    Example:
        >>> points(7.0), points(6.67)
        ('7', '6.67')
    """
    return f"{round(number, 2):g}"


def percent(share: float) -> str:
    """Return a share as percent, such as ``67%``."""
    return f"{round(100 * share)}%"


def minus(number: float, digits: int = 2) -> str:
    """Return a number with a real minus, and no minus before zero.

    Example:
        >>> minus(-0.256), minus(-0.001)
        ('−0.26', '0.00')
    """
    return f"{round(number, digits) + 0.0:.{digits}f}".replace("-", "−")


def count_of(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun.

    Example:
        >>> count_of(1, "learner"), count_of(3, "learner")
        ('1 learner', '3 learners')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"
