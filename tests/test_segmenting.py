"""Paragraphs and sentences: offsets hold, and no sentence ends inside a quotation."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.model import Article, Span
from medialit.segmenting import find_paragraphs, segment, tag_tokens

#: | marks where a sentence ends
SENTENCES = [
    "The bridge fell.| Nobody was hurt.",
    "Dr. Ruth Adler met Mr. Weiss at 5 p.m. on Monday.| They talked.",
    "“It fell. Nobody was hurt,” she said.| Then she left.",
    "“Is it true?” he asked.| “No!” Ruth Adler said.",
    "U.S. officials came.| The U.S. sent help.",
    "She won’t come.| He doesn’t care.",
]
PARAGRAPHS = [
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    ("A short line\nAnother short line", ["A short line", "Another short line"]),
    ("", []),
    (" \n\t\n ", []),
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(marked):
    """Abbreviations and marks inside quotations end no sentence."""
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [s.of(text) for s in segment(Article(text)).sentences] == expected


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs_are_blocks_and_lines_that_end_on_purpose(text, expected):
    """Blank lines part paragraphs, whatever the line ending; nothing gives none."""
    assert [span.of(text).strip() for span in find_paragraphs(text)] == expected


def test_tokens_keep_curly_apostrophes_whole():
    """“won’t” has two tokens, as in NLTK with a straight apostrophe, and offsets into the text."""
    text = "😀 She won’t come."
    document = segment(Article(text))
    tokens = tag_tokens(text, document.sentences[0])
    assert [text[token.start : token.end] for token in tokens][-5:] == [
        "She",
        "wo",
        "n’t",
        "come",
        ".",
    ]


def test_tags_are_those_of_nltk():
    """Our quicker sum of the tagger's weights gives NLTK's own tags."""
    from nltk.tag.perceptron import PerceptronTagger

    text = "Mayor Ruth Adler said on Monday that 40 trees fell; nobody 's hurt, she added. Zxq!"
    nltk_tags = [
        tag
        for _, tag in PerceptronTagger().tag([t.text for t in tag_tokens(text, Span(0, len(text)))])
    ]
    assert [token.tag for token in tag_tokens(text, Span(0, len(text)))] == nltk_tags


PIECES = st.sampled_from(
    "the said, year. (AP) can't Trump's $4.50 1,000 cannot co-op -- U.S. gonna 'tis He's: end;"
    " what?! they've x/y 9/11 #1 50% a.m. 'em ... don't). [sic] Adler's, high-tech. I'd O'Brien"
    " 3:30 & Co.".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_tokens_are_those_of_nltk(pieces):
    """Plain words take a shorter way, and come out as NLTK would cut them."""
    from nltk.tokenize.destructive import NLTKWordTokenizer

    text = " ".join(pieces)
    if text:
        tokens = tag_tokens(text, Span(0, len(text)))
        expected = list(NLTKWordTokenizer().span_tokenize(text))
        assert [(token.start, token.end) for token in tokens] == expected


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB. ,\"“”‘’'!?\n\r\t😀é\u2028«»<&"), max_size=120))
def test_spans_lie_in_the_text_in_order(text):
    """Whatever the text, sentences lie inside it, in order, without overlap."""
    document = segment(Article(text))
    for spans in (document.paragraphs, document.sentences):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
