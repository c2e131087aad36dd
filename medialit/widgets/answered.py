"""Which items of an exercise have an answer, and where one is not whole yet: never whether it fits.

Known error: only the shape of an answer is looked at. Nonsense counts as an answer, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from medialit.cases import load_items
from medialit.cases.items import key_of
from medialit.claims.forms import find_faults
from medialit.classroom.merging import State
from medialit.exercises.model import Exercise, Item

__all__ = ["count_answers", "list_parts", "look_at"]

_Fields = Mapping[str, Any]
#: Whether anything is answered, and in words what is still open.
_Look = tuple[bool, str]


def list_parts(exercise: Exercise, state: State) -> list[dict[str, Any]]:
    """Return for each item its heading, whether it has an answer, and that in words.

    Args:
        exercise: the exercise, for its items in their order.
        state: what its journal holds.
    """
    parts = []
    for item in exercise.items:
        answer = state.answers.get(item.name)
        done, gap = look_at(
            item, answer.value if answer else None, len(state.moves.get(item.name, ()))
        )
        said = "○ no answer yet" if not done else f"◐ {gap}" if gap else "✓ answered"
        parts.append({"title": item.heading, "done": done, "said": said})
    return parts


def count_answers(parts: Iterable[_Fields]) -> int:
    """Return how many items have an answer, whole or in part."""
    return sum(part["done"] for part in parts)


def look_at(item: Item, value: Any, moves: int = 0) -> _Look:
    """Return whether an item has an answer at all, and what is still open in it, in words.

    Args:
        item: what was asked.
        value: the answer that stands, whatever it is; ``None`` if there is none.
        moves: how many moves were made in its web.

    Example:
        >>> item = Item("n", "N", "cards", "checked", 2, "?", "!", {"cards": ["a", "b", "c"]})
        >>> look_at(item, {"bins": ["fact", None, None]})
        (True, '2 cards left')
    """
    if item.type == "number":
        return type(value) in (int, float), ""
    fields = value if isinstance(value, Mapping) else {}
    if item.type == "search":
        return _search(fields, moves)
    return _LOOKS[item.type](item, fields)


def _left(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'} left" if count else ""


def _listed(fields: _Fields, name: str) -> list[Any]:
    value = fields.get(name)
    return value if isinstance(value, list) else []


def _text(fields: _Fields, name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _one(name: str) -> Callable[[Item, _Fields], _Look]:
    return lambda _item, fields: (bool(_listed(fields, name)), "")


def _cards(item: Item, fields: _Fields) -> _Look:
    given = sum(each is not None for each in _listed(fields, "bins"))
    return given > 0, _left(len(item.entry["cards"]) - given, "card")


def _grid(item: Item, fields: _Fields) -> _Look:
    answers, places = _listed(fields, "answers"), _listed(fields, "paragraphs")
    where = item.entry.get("where")
    given = [answer for answer in answers if answer is not None]
    open_rows = len(item.entry["rows"]) - len(given)
    bare = sum(
        answer is not None and answer == where and place is None
        for answer, place in zip(answers, places, strict=False)
    )
    no_place = _left(bare, "paragraph") if bare else ""
    return bool(given), " and ".join(filter(None, (_left(open_rows, "row"), no_place)))


def _mark(item: Item, fields: _Fields) -> _Look:
    marks = [mark for mark in _listed(fields, "marks") if isinstance(mark, Mapping)]
    quotations = [mark for mark in marks if mark.get("label") == "sourcing.quotation"]
    nameless = sum(not mark.get("speaker") for mark in quotations)
    asks = bool(item.entry.get("speakers")) and nameless
    return bool(marks), f"{nameless} without a speaker" if asks else ""


def _swap(item: Item, fields: _Fields) -> _Look:
    stances = fields.get("stances")
    given = len(stances) if isinstance(stances, Mapping) else 0
    return given > 0, _left(len(item.entry["verbs"]) - given, "verb")


def _search(fields: _Fields, moves: int) -> _Look:
    noted = any(_text(note, "text") for note in _mappings(_listed(fields, "notes")))
    return noted or moves > 0, "" if noted else "no note yet"


def _claim(_item: Item, fields: _Fields) -> _Look:
    evidence = any(_text(row, key) for row in _mappings(_listed(fields, "evidence")) for key in row)
    begun = evidence or any(_text(fields, key) for key in ("rating", "explanation"))
    faults = find_faults({key: each for key, each in fields.items() if isinstance(each, str)})
    return begun, _left(len(faults), "field") or ("" if evidence else "no evidence yet")


def _rating(item: Item, fields: _Fields) -> _Look:
    ratings = fields.get("ratings")
    said = ratings if isinstance(ratings, Mapping) else {}
    posts = [said.get(key_of(post)) for post in load_items(item.entry["form"])]
    judged = [post for post in posts if isinstance(post, Mapping)]
    whole = sum(post.get("rely") is not None and post.get("sure") is not None for post in judged)
    return any(post.get("rely") is not None for post in judged), _left(len(posts) - whole, "post")


def _short(_item: Item, fields: _Fields) -> _Look:
    return bool(_text(fields, "text")), ""


def _rewrite(item: Item, fields: _Fields) -> _Look:
    words = _text(fields, "text").split()
    changed = bool(words) and words != item.entry["original"].split()
    return changed, "" if fields.get("frame") else "no frame yet"


def _mappings(values: Sequence[Any]) -> list[_Fields]:
    return [value for value in values if isinstance(value, Mapping)]


_LOOKS: Mapping[str, Callable[[Item, _Fields], _Look]] = {
    "choice": _one("chosen"),
    "cards": _cards,
    "grid": _grid,
    "mark": _mark,
    "swap": _swap,
    "ranking": _one("order"),
    "claim": _claim,
    "rating": _rating,
    "short": _short,
    "rewrite": _rewrite,
}
