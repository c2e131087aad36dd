"""Accounts of one event side by side: keyness, quotations, facts, sources, wording."""

from __future__ import annotations

import math

import pytest

from medialit import article_from_text
from medialit.errors import InputError
from medialit.framing import align, compare_articles, find_facts, find_keywords
from medialit.framing.keyness import log_odds
from medialit.model import Article
from medialit.rendering.comparison import render_comparison_page, render_comparison_text

WIRE = """Bridge closed until May

The Norbury bridge was closed on Monday after an inspection found 12 cracks, Mayor Ruth Adler said.

“We will not open it before every crack is mended,” Adler said. “Safety comes first.”

The repair costs 2 million euros, according to the council. About 4,000 cars use it each day.
"""
TABLOID = """Chaos as bridge shuts

Commuters were furious on Monday when embattled mayor Ruth Adler shut the Norbury bridge.

“We will not open it before it is mended,” Adler said.

“I lose two hours a day,” said Bo Larsen, a driver. The repair costs a whopping 2 million euros.
"""


@pytest.fixture(scope="module")
def both():
    return compare_articles([article_from_text(WIRE), article_from_text(TABLOID)])


def test_headlines_stand_side_by_side(both):
    """Each account has its headline."""
    assert both.headlines == ("Bridge closed until May", "Chaos as bridge shuts")


def test_who_is_quoted_in_one_and_not_in_the_other(both):
    """A source that one account leaves out has no voice there."""
    rows = {row.name: [v and v.words for v in row.voices] for row in both.sources}
    assert rows["Ruth Adler"] == [13, 9]
    assert rows["Bo Larsen"] == [None, 6]


def test_a_shared_quotation_is_aligned(both):
    """The two versions of one quotation are found, and their difference is shown."""
    [shared] = both.quotations
    assert shared.articles == (0, 1)
    assert shared.alignment.trace == "altered"
    assert ("every crack", "it") in [(c.first, c.second) for c in shared.alignment.changes]


def test_facts_that_one_leaves_out(both):
    """Numbers, dates and names are matched; what is left out has no place."""
    rows = {row.text: row.places for row in both.facts}
    assert rows["12 cracks"][1] is None
    assert rows["two hours"][0] is None
    assert all(place is not None for place in rows["2 million euros"])
    assert rows["Ruth Adler"][0] > rows["Norbury"][0]


def test_wording_of_the_same_actor(both):
    """What each account calls the same person, and with which cues it lets her speak."""
    [adler] = [row for row in both.wording if row.name == "Ruth Adler"]
    assert "Mayor Ruth Adler" in adler.phrases[0]
    assert "said" in adler.cues[0]


def test_loaded_words_of_each_account(both):
    """Headline and reporter's words count; what a speaker says does not."""
    assert both.loaded[0] == ()
    assert both.loaded[1] == ("Chaos", "furious", "embattled", "whopping")


def test_keywords_have_counts(both):
    """Each account's own words come with how often they stand here and elsewhere."""
    chaos = {k.word: (k.here, k.elsewhere) for k in both.keywords[1]}
    assert chaos["chaos"] == (1, 0)
    assert all(k.z > 0 for words in both.keywords for k in words)


def test_log_odds_is_the_formula_of_monroe_and_others():
    """Worked by hand: 3 of 10 here, 1 of 10 there, prior 4 of 20."""
    odds = math.log((3 + 4) / (10 + 20 - 3 - 4)) - math.log((1 + 4) / (10 + 20 - 1 - 4))
    expected = odds / math.sqrt(1 / (3 + 4) + 1 / (1 + 4))
    assert log_odds(3, 1, 10, 10, 4, 20) == pytest.approx(expected)


def test_swapping_texts_mirrors_the_z():
    """What stands out in one text is what the other lacks: the scores change places."""
    first, second = "bridge bridge river", "river river council"
    assert find_keywords([first, second]) == find_keywords([second, first])[::-1]


@pytest.mark.parametrize("texts", [["", ""], ["bridge", ""], ["the of", "and"]])
def test_texts_without_words_have_no_keywords(texts):
    """Nothing is divided by zero."""
    assert find_keywords(texts) == ((), ())


@pytest.mark.parametrize(
    ("first", "second", "trace"),
    [
        ("We will close it.", "“We will close it,”", "verbatim"),
        ("We will close it in May.", "close it in May", "cut"),
        ("We will never, never close it.", "We will close it.", "spliced"),
        ("We will close it.", "We shall close it.", "altered"),
        ("It’s nonsense.", "It's nonsense.", "verbatim"),
    ],
)
def test_what_was_done_to_a_quotation(first, second, trace):
    """Verbatim, cut, spliced and altered are told apart; marks and capitals do not count."""
    assert align(first, second).trace == trace


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("They met for 2 hours.", ["2 hour"]),
        ("They met for two hours.", ["2 hour"]),
        ("It cost $4.5 million.", ["4.5 million $"]),
        ("The rate rose to 4 percent.", ["4 %"]),
        ("On May 4, 2018 it rained.", ["may 4, 2018"]),
        ("The two went home.", []),
        ("He met the Justice Department.", ["justice department"]),
        ("There he met Senator Ana Ruiz.", ["ana ruiz"]),
        ("Bridges fell.", []),
    ],
)
def test_facts_get_one_key_for_different_words(text, keys):
    """The same number in other words has the same key; a title is no part of a name."""
    assert [fact.key for fact in find_facts(Article(text))] == keys


@pytest.mark.parametrize("count", [0, 1, 21])
def test_a_comparison_needs_two_to_twenty(count):
    """The error says how many, and what to do."""
    with pytest.raises(InputError, match=f"got {count}"):
        compare_articles([Article("The bridge fell.")] * count)


def test_twenty_articles_can_be_compared():
    """The largest comparison works, and its page has a column for each."""
    articles = [article_from_text(WIRE if n % 2 else TABLOID) for n in range(20)]
    page = render_comparison_page(compare_articles(articles))
    assert "<th scope=col>T</th>" in page


def test_a_comparison_is_shown_as_page_and_text(both):
    """Both forms show the shared quotation and what is left out, and give no verdict."""
    page, text = render_comparison_page(both), render_comparison_text(both)
    assert "altered: words were changed" in page
    assert "12 cracks (number): only in A" in text
    assert "Nothing here says which account is right" in page.replace("\n", " ")


def test_the_page_escapes_what_the_articles_say():
    """Markup in an article stays text."""
    evil = article_from_text(
        "Headline <b>x</b>\n\n“<script>alert(1)</script> we won it,” said Ana Ruiz."
    )
    page = render_comparison_page(compare_articles([evil, evil]))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
