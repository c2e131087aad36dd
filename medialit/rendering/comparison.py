"""Accounts of one event side by side, as a page and as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from medialit.framing.comparison import Comparison, FactRow, SharedQuotation
from medialit.rendering.html import escaped, page, stylesheet

__all__ = ["TRACES", "render_comparison", "render_comparison_page", "render_comparison_text"]

#: What was done to a quotation, in words for a reader.
TRACES = {
    "verbatim": "verbatim: the same words",
    "altered": "altered: words were changed",
    "spliced": "spliced: parts were joined that stood apart",
    "cut": "cut: the beginning or the end is gone",
}
#: A table: its caption, its heads, and its rows, whose cells are HTML already.
_Part = tuple[str, Sequence[str], Iterable[Sequence[str]]]
_NOT_THERE = "–"
_CREED = (
    "Nothing here says which account is right. Which words are the original, and whether what one "
    "leaves out matters, only the transcript, the documents and a third account can tell."
)


def render_comparison(comparison: Comparison, *, level: int = 3) -> str:
    """Return the comparison as an HTML fragment: tables that also read well aloud.

    Args:
        comparison: what ``compare_articles`` returned.
        level: the level of its headings; below those of a notebook's parts if left out.
    """
    tables = "".join(_table(*part, level=level) for part in _parts(comparison))
    return (
        f"<style>{stylesheet()}</style>"
        f'<section class="ml-static ml-root">{tables}<p>{_CREED}</p></section>'
    )


def render_comparison_page(comparison: Comparison) -> str:
    """Return a complete page with the comparison that needs nothing from anywhere else."""
    title = "Accounts of one event, side by side"
    head = f'<header class="ml-root"><p class="ml-kicker">Compare</p><h1>{title}</h1></header>'
    return page(title, f"{head}<main>{render_comparison(comparison, level=2)}</main>")


def render_comparison_text(comparison: Comparison, *, width: int = 80) -> str:
    """Return the comparison as plain text of at most ``width`` columns (never narrower than 40)."""
    return "\n".join(_lines(comparison, max(width, 40)))


def _letters(comparison: Comparison) -> list[str]:
    """Return a letter for each article, from A on."""
    return [chr(ord("A") + number) for number in range(len(comparison.articles))]


def _outlets(comparison: Comparison) -> list[str]:
    names = (article.outlet for article in comparison.articles)
    letters = _letters(comparison)
    return [f"{a} ({name})" if name else a for a, name in zip(letters, names, strict=True)]


def _parts(comparison: Comparison) -> tuple[_Part, ...]:
    letters = _letters(comparison)
    return (
        ("Headlines", ("Account", "Headline"), _headlines(comparison)),
        (
            "Who speaks where (words in quotation marks)",
            ("Source", *letters),
            _sources(comparison),
        ),
        (
            "Quotations that two accounts share",
            ("Accounts", "What was done", "One has", "The other has", "Differences"),
            map(_quotation, comparison.quotations),
        ),
        (
            "Told in some accounts and left out in others",
            ("Kind", "What", *letters),
            _facts(comparison, shared=False),
        ),
        (
            "Order: how far down each account has what all tell (0 % is the top)",
            ("Kind", "What", *letters),
            _facts(comparison, shared=True),
        ),
        (
            "What they are called, and the cue words for what they say",
            ("Name", *letters),
            _wording(comparison),
        ),
        (
            "Loaded words in the headline and in the reporter’s own words",
            ("Account", "Words"),
            _loaded(comparison),
        ),
        (
            "Words that one account uses more than the others (times here : times elsewhere; z)",
            ("Account", "Words"),
            _keywords(comparison),
        ),
    )


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, level: int) -> str:
    """Return a table; the cells of the rows are HTML already."""
    body = "".join(
        f"<tr><th scope=row>{row[0]}</th>{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    title = f"<h{level}>{escaped(caption)}</h{level}>"
    if not body:
        return f"{title}<p>None found.</p>"
    head = "".join(f"<th scope=col>{escaped(text)}</th>" for text in heads)
    return (
        f"{title}<div class=ml-findings><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _headlines(comparison: Comparison) -> Iterator[list[str]]:
    for outlet, headline in zip(_outlets(comparison), comparison.headlines, strict=True):
        yield [escaped(outlet), escaped(headline or "(no headline)")]


def _sources(comparison: Comparison) -> Iterator[list[str]]:
    for row in comparison.sources:
        cells = (_NOT_THERE if voice is None else str(voice.words) for voice in row.voices)
        yield [escaped(row.name), *cells]


def _quotation(shared: SharedQuotation) -> list[str]:
    first, second = (chr(ord("A") + number) for number in shared.articles)
    changes = "".join(
        f"<li>{first}: {_words(change.first)} / {second}: {_words(change.second)}</li>"
        for change in shared.alignment.changes
    )
    return [
        f"{first}, {second}",
        TRACES[shared.alignment.trace],
        *(escaped(" ".join(text.split())) for text in shared.texts),
        f"<ul>{changes}</ul>" if changes else "none",
    ]


def _words(text: str) -> str:
    return f"“{escaped(text)}”" if text else "nothing"


def _facts(comparison: Comparison, *, shared: bool) -> Iterator[list[str]]:
    for row in comparison.facts:
        if (row.articles == len(comparison.articles)) is shared:
            cells = (_NOT_THERE if place is None else f"{place:.0%}" for place in row.places)
            yield [escaped(row.kind), escaped(row.text), *cells]


def _wording(comparison: Comparison) -> Iterator[list[str]]:
    for row in comparison.wording:
        cells = [
            escaped("; ".join(phrases) or _NOT_THERE)
            + (f"<br><small>{escaped(', '.join(cues))}</small>" if cues else "")
            for phrases, cues in zip(row.phrases, row.cues, strict=True)
        ]
        yield [escaped(row.name), *cells]


def _loaded(comparison: Comparison) -> Iterator[list[str]]:
    for outlet, words in zip(_outlets(comparison), comparison.loaded, strict=True):
        yield [escaped(outlet), escaped(", ".join(words) or _NOT_THERE)]


def _keywords(comparison: Comparison) -> Iterator[list[str]]:
    for outlet, words in zip(_outlets(comparison), comparison.keywords, strict=True):
        listed = ", ".join(f"{k.word} {k.here}:{k.elsewhere} (z {k.z:.1f})" for k in words)
        yield [escaped(outlet), escaped(listed or _NOT_THERE)]


def _lines(comparison: Comparison, width: int) -> Iterator[str]:
    letters = _letters(comparison)
    yield from _title("Headlines")
    for outlet, headline in zip(_outlets(comparison), comparison.headlines, strict=True):
        yield from _wrapped(f"{outlet}: {headline or '(no headline)'}", width)
    yield from _title("Who speaks where (words in quotation marks)")
    for row in comparison.sources:
        voices = zip(letters, row.voices, strict=True)
        cells = "  ".join(f"{a} {_NOT_THERE if v is None else v.words}" for a, v in voices)
        yield from _wrapped(f"{row.name}: {cells}", width)
    yield from _title("Quotations that two accounts share")
    for shared in comparison.quotations:
        first, second = (letters[number] for number in shared.articles)
        yield from _wrapped(f"{first}, {second}: {TRACES[shared.alignment.trace]}", width)
        for letter, text in zip((first, second), shared.texts, strict=True):
            yield from _wrapped(f"    {letter} {text}", width)
    yield from _title("Told in some accounts and left out in others")
    for fact in comparison.facts:
        if fact.articles < len(letters):
            yield from _wrapped(f"{fact.text} ({fact.kind}): {_having(letters, fact)}", width)
    yield from _title("Loaded words in the headline and in the reporter’s own words")
    for outlet, found in zip(_outlets(comparison), comparison.loaded, strict=True):
        yield from _wrapped(f"{outlet}: {', '.join(found) or _NOT_THERE}", width)
    yield from _title("Words that one account uses more than the others")
    for outlet, words in zip(_outlets(comparison), comparison.keywords, strict=True):
        listed = ", ".join(f"{k.word} {k.here}:{k.elsewhere}" for k in words)
        yield from _wrapped(f"{outlet}: {listed or _NOT_THERE}", width)
    yield ""
    yield from textwrap.wrap(_CREED, width)


def _having(letters: Sequence[str], fact: FactRow) -> str:
    has = [a for a, place in zip(letters, fact.places, strict=True) if place is not None]
    return f"only in {', '.join(has)}"


def _title(text: str) -> list[str]:
    return ["", text.upper(), "─" * len(text)]


def _wrapped(text: str, width: int) -> list[str]:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return textwrap.wrap(shown, width, subsequent_indent="      ", break_long_words=True)
