"""Pictures of a case side by side."""

from __future__ import annotations

import re

import pytest

from medialit.errors import InputError
from medialit.widgets import Pictures


def test_each_picture_is_an_image_with_words_and_a_description():
    """Pictures need no script and no network; who cannot see them hears what they show."""
    html = Pictures("storm-picture", {"fish-on-the-tracks": "B. <b>Fish</b>"})._repr_html_()
    assert re.findall(r'src="([^,]+),', html) == ["data:image/svg+xml;base64"]
    assert 'alt="A red tram has stopped at dawn.' in html
    assert "B. &lt;b&gt;Fish&lt;/b&gt;" in html
    assert "<script" not in html


def test_without_pictures_the_words_stand_alone():
    """A terminal shows the words and the description."""
    shown = repr(Pictures("storm-picture", {"cow-on-the-roof": "C. A cow"}))
    assert shown.startswith("C. A cow (A brown and white cow stands on a roof of grass.")


def test_an_unknown_picture_names_those_there_are():
    """The message lists the pictures of the case."""
    with pytest.raises(InputError, match=r"tide-gauge\.svg"):
        Pictures("storm-picture", {"no-such": "A."})
