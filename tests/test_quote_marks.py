"""Where quotation marks open and close."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.quote_marks import find_quote_regions
from medialit.segmenting import find_paragraphs

REGIONS = [
    ("curly", "He said “no.” Then “yes.”", ["“no.”", "“yes.”"]),
    ("straight", 'He said "no." Then "yes."', ['"no."', '"yes."']),
    ("nested", "“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
    ("single", "‘I don’t know,’ she said.", ["‘I don’t know,’"]),
    ("German", "„Nein“, sagte sie.", ["„Nein“"]),
    ("guillemets", "« Non », dit-elle.", ["« Non »"]),
    ("apostrophes", "It’s the mayors’ fault, ’tis true, since the ’90s.", []),
    ("inches", 'A 12" pipe broke.', []),
    ("unbalanced", "“No. He left.\n\nThe rain stopped.", ["“No."]),
    ("reopened", "“One.\n\n“Two.” He left.", ["“One.", "“Two.”"]),
    ("empty", "“” and “ ”", []),
]


@pytest.mark.parametrize(("name", "text", "expected"), REGIONS, ids=[r[0] for r in REGIONS])
def test_regions_are_those_a_reader_sees(name, text, expected):
    """Marks of all styles pair up; apostrophes and inches are no quotation marks."""
    assert [r.span.of(text) for r in find_quote_regions(text, find_paragraphs(text))] == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB. \"“”„‘’'`«»\n😀"), max_size=80))
def test_regions_lie_in_a_paragraph_and_never_overlap(text):
    """Whatever the marks, no region leaves its paragraph."""
    paragraphs = find_paragraphs(text)
    regions = find_quote_regions(text, paragraphs)
    for region in regions:
        assert any(p.start <= region.span.start and region.span.end <= p.end for p in paragraphs)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(regions))
