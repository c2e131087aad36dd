"""The types: what they refuse, and that they stay as they are."""

from __future__ import annotations

import dataclasses

import pytest

from medialit.model import Annotation, Article, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_a_span_has_an_extent(start, end):
    """A span that is empty, backwards or negative is refused, with its numbers."""
    with pytest.raises(ValueError, match=f"start={start}, end={end}"):
        Span(start, end)


def test_spans_count_code_points():
    """An emoji is one code point, so what follows it is where Python says."""
    assert Span(2, 4).of("😀 no") == "no"
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))


def test_an_annotation_needs_a_label_of_the_list():
    """A label outside the closed list is refused, and the message lists those there are."""
    with pytest.raises(ValueError, match=r"sourcing\.quotation"):
        Annotation(Span(0, 1), "bias.score", "rule", "message")


def test_bytes_are_no_text():
    """Bytes are refused with the way to read them."""
    with pytest.raises(TypeError, match="read_article"):
        Article(b"bytes")


def test_types_are_frozen():
    """What was found cannot be changed afterwards."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1).start = 5
    with pytest.raises(dataclasses.FrozenInstanceError):
        Article("a").text = "b"
