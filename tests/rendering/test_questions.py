"""The questions that a page leaves open, as a table."""

from __future__ import annotations

import re

from medialit import analyze, load_article
from medialit.model import Article
from medialit.rendering.questions import render_questions
from medialit.sourcing import check_provenance
from medialit.widgets import OpenQuestions


def rows(html: str) -> list[str]:
    return [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr.*?</tr>", html, re.S)]


def test_what_may_not_fit_comes_first_and_each_row_asks():
    """Groups stand in the order odd, absent, found; every row ends with a question."""
    html = render_questions(check_provenance(load_article("helsinki-2018", "aggregator")))
    groups = ["Does this fit together?", "Not on this page", "On this page"]
    assert sorted(groups, key=html.index) == groups
    asked = [row for row in rows(html) if not any(group in row for group in groups)][1:]
    assert all("?" in row for row in asked)


def test_things_with_one_question_share_a_row():
    """What is absent is told in one row, and so are leftovers of one kind."""
    html = render_questions(check_provenance(load_article("helsinki-2018", "aggregator")))
    assert html.count("There is none on this page.") == 1
    assert html.count("What stood here?") == 1


def test_text_of_a_page_stays_text():
    """Markup in an article is shown, not obeyed."""
    hostile = "<script>x</script>\n\n<b>July</b> 2018 (<i> Images</i>)\n\nBy <b>Ann</b>"
    html = render_questions(check_provenance(Article(hostile)))
    assert "<script>" not in html
    assert "<b>" not in html


def test_an_empty_article_lacks_everything():
    """Nothing is found, nothing is odd; the table still asks."""
    html = OpenQuestions(analyze(Article("")))._repr_html_()
    assert "Not on this page" in html
    assert "On this page" not in html


def test_without_html_it_asks_as_well():
    """In a terminal the questions stand in a line."""
    assert repr(OpenQuestions(analyze(Article("")))).count("?") == 1
