"""What is written as TOML is read again as it was."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.assigning.toml import toml_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SCALARS = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.booleans())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_data_survives(data):
    """Any text, number, truth value, list and mapping comes back, also in odd keys."""
    assert tomllib.loads(toml_text(data)) == data


def test_what_toml_cannot_hold_is_refused():
    """Nothing is written for None in disguise."""
    with pytest.raises(TypeError, match="None"):
        toml_text({"a": [None]})
