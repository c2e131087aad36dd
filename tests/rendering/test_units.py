"""Units: a page points at words, and the words are the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.cases import list_cases, load_article
from medialit.cases.loading import load_case
from medialit.model import Article, Span
from medialit.rendering.units import units_of
from medialit.report import analyze
from medialit.segmenting import find_paragraphs

ARTICLES = [(case, name) for case in list_cases() for name in load_case(case).articles]
TRICKY = (
    "“No 👩‍👩‍👧 way,” she said. <script>alert(1)</script> It won’t.\r\n\r\nA\u00a0new—line… 3.5 %"
)


def check(article: Article) -> None:
    units = units_of(analyze(article))
    texts = [text for _, _, sentences in units.paragraphs for s in sentences for text in s]
    assert texts == [span.of(article.text) for span in units.spans]
    paragraphs = ["".join(t for s in sentences for t in s) for _, _, sentences in units.paragraphs]
    assert paragraphs == [span.of(article.text) for span in find_paragraphs(article.text)]


@pytest.mark.parametrize(("case", "name"), ARTICLES)
def test_joined_units_are_the_article(case, name):
    """All units of a paragraph joined are the paragraph, and each stands where it says."""
    check(load_article(case, name))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300) | st.just(TRICKY))
def test_joined_units_are_any_text(text):
    """So it is with emoji, markup, odd spaces and no words at all."""
    check(Article(text))


def test_a_span_becomes_units_and_comes_back():
    """The units that a span touches cover it; between units there is none."""
    units = units_of(analyze("It won’t hold. No."))
    found = units.range_of(Span(3, 8))
    assert found == (2, 2)
    assert units.span(*found) == Span(3, 8)
    assert units.span(0, 4) == Span(0, 13)
    assert units.range_of(Span(90, 95)) is None
