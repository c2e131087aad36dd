"""The items that learners judge."""

from __future__ import annotations

import pytest

from medialit.cases import list_cases, load_items
from medialit.casework.skeletons import begin_case
from medialit.errors import InputError


@pytest.fixture
def case(tmp_path, monkeypatch) -> str:
    monkeypatch.setenv("MEDIALIT_CASES", str(tmp_path))
    begin_case("my-case")
    return "my-case"


def test_items_of_a_case_and_of_a_form(case):
    """Items come typed, by pair and form; a form leaves out the other."""
    assert [(i.pair, i.form) for i in load_items(case=case)] == [
        (1, "a"), (1, "b"), (2, "a"), (2, "b"),
    ]  # fmt: skip
    assert {item.form for item in load_items("b")} == {"b"}
    assert {item.case for item in load_items()} <= set(list_cases())
    item = load_items("a", case=case)[0]
    assert (item.case, item.trustworthy) == (case, True)


def test_both_forms_are_as_long_over_all_cases():
    """The forms of lessons 00 and 07 can be compared."""
    a, b = load_items("a"), load_items("b")
    assert [(i.case, i.pair) for i in a] == [(i.case, i.pair) for i in b]
    assert sum(i.trustworthy for i in a) == sum(i.trustworthy for i in b)


def test_what_is_wrong_with_an_item_is_told(case, tmp_path):
    """A key too few or too many names the item; an unknown form names those there are."""
    with pytest.raises(InputError, match="Choose one of: a, b"):
        load_items("c")  # type: ignore[arg-type]
    path = tmp_path / case / "items.toml"
    path.write_text(path.read_text("utf-8").replace("pair = 2", "twin = 2", 1), "utf-8")
    with pytest.raises(InputError, match=r"Item 3 in items\.toml of my-case.*twin"):
        load_items(case=case)


def test_a_case_may_have_no_items(case, tmp_path):
    """Without items.toml there are none."""
    (tmp_path / case / "items.toml").unlink()
    assert load_items(case=case) == ()
