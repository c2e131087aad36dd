"""What learners judge before and after the course, in two parallel forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from medialit.cases.folders import case_path, list_cases
from medialit.cases.loading import read_toml
from medialit.errors import InputError

__all__ = ["FORMS", "Form", "Item", "key_of", "load_items"]

Form = Literal["a", "b"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a learner judges, as it would appear in a feed.

    Attributes:
        case: the case it belongs to.
        form: ``a`` (before the course) or ``b`` (after it).
        pair: its twin in the other form of the same case has the same number.
        headline, outlet, url, text: what is seen.
        trustworthy: whether it deserves trust.
        reason: why, in a sentence or two.
        way: how somebody could have found out in a minute.
    """

    case: str
    form: Form
    pair: int
    headline: str
    outlet: str
    url: str
    text: str
    trustworthy: bool
    reason: str
    way: str


def load_items(form: Form | None = None, *, case: str | None = None) -> tuple[Item, ...]:
    """Return the items of all cases, or of one, in the order of cases and pairs.

    Args:
        form: ``a`` or ``b``; both if left out.
        case: the items of this case only; a case may have none.

    Raises:
        InputError: if there is no such form or case, or an item is not complete.
    """
    if form is not None and form not in FORMS:
        raise InputError(f"There is no form {form!r}. Choose one of: {', '.join(FORMS)}.")
    cases = list_cases() if case is None else (case,)
    items = [item for name in cases for item in _items(name) if form in (None, item.form)]
    return tuple(sorted(items, key=lambda item: (item.case, item.pair, item.form)))


def key_of(item: Item) -> str:
    """Return an item's name for the journal and the page: it gives nothing away.

    Twins have the same number in both forms, and some numbers are always trustworthy; so neither
    may stand in the page.
    """
    return sha256(f"{item.case}/{item.form}/{item.pair}".encode()).hexdigest()[:12]


def _items(case: str) -> Iterator[Item]:
    path = case_path(case) / "items.toml"
    if not path.exists():
        return
    for number, entry in enumerate(read_toml(path).get("items", ()), start=1):
        try:
            yield Item(case=case, **entry)
        except TypeError as error:
            raise InputError(
                f"Item {number} in items.toml of {case} is not complete or has a key too many "
                f"({error}). Run `medialit case check {case}`: it names each fault."
            ) from error
