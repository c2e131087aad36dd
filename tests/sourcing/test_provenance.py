"""What a page says of itself: headline, byline, date, caption, credit, promotion, leftovers."""

from __future__ import annotations

import pytest

from medialit.model import Article
from medialit.report import analyze
from medialit.segmenting import segment
from medialit.sourcing.provenance import find_absent, find_structure

PAGE = """Sign up for our newsletter and never miss a story!

Old bridge to stay closed until May

By Ruth Adler

The bridge in March 2017. (Photo: City Archive)

June 3, 2019

ADLERSBURG (Northern Wire) – The bridge over the Ach will stay closed until May, the city said.

Watch live here:

Forty trees fell in the storm that damaged it."""
FOUND = [
    ("structure.promo", "Sign up for our newsletter and never miss a story!"),
    ("structure.headline", "Old bridge to stay closed until May"),
    ("structure.byline", "By Ruth Adler"),
    ("structure.caption", "The bridge in March 2017."),
    ("structure.credit", "(Photo: City Archive)"),
    ("structure.date", "June 3, 2019"),
    ("structure.dateline", "ADLERSBURG (Northern Wire)"),
    ("structure.embed_leftover", "Watch live here:"),
]


@pytest.mark.parametrize(("label", "quote"), FOUND, ids=[label for label, _ in FOUND])
def test_a_part_of_the_page_is_found(label, quote):
    """Each part of a full page is marked, with the right words."""
    marks = [a.span.of(PAGE) for a in find_structure(segment(Article(PAGE))) if a.label == label]
    assert marks, f"nothing is marked as {label}"
    assert any(quote.strip("()") in mark for mark in marks)


def test_plain_prose_has_no_structure():
    """Sentences alone are no headline, promotion or caption."""
    text = "The bridge fell into the river on Monday. Nobody was hurt.\n\nThe city will rebuild it."
    assert find_structure(segment(Article(text))) == ()


def test_what_is_missing_is_said():
    """A page without byline, date and dateline says so; a full page does not."""
    bare = segment(Article("Bridge closed\n\nThe bridge over the Ach will stay closed until May."))
    missing = " ".join(find_absent(find_structure(bare), bare))
    assert "byline" in missing
    assert "date" in missing
    full = segment(Article(PAGE))
    assert "byline" not in " ".join(find_absent(find_structure(full), full))


def test_a_promotion_is_not_quoted_speech():
    """Slogans of a promotion are nobody's quotation."""
    report = analyze(Article("Follow us and “stay informed” every day!\n\n" + PAGE))
    assert all(
        "stay informed" not in s.of(report.article.text)
        for q in report.quotations
        for s in q.content
    )
