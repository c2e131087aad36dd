"""Posts as in a feed: would you rely on them, and how sure are you? Before and after the course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from medialit.cases import Form, Item, load_items
from medialit.classroom import baseline
from medialit.classroom.discrimination import Discrimination, Judgment, measure_discrimination
from medialit.classroom.journal import Journal
from medialit.errors import InputError
from medialit.widgets.base import code, style
from medialit.widgets.choice import SURE
from medialit.widgets.drafts import DraftWidget
from medialit.widgets.rating_items import key_of, mix, to_judge
from medialit.widgets.rating_paper import to_paper

__all__ = ["FIRST", "Rating"]

#: The lesson in whose journal the first test (form a) is.
FIRST = "00"

#: What a learner said of each item, by its key: whether they rely on it, and how sure they are.
_Ratings = dict[str, dict[str, Any]]


class Rating(DraftWidget):
    """One post after the other to be judged; at the end the two measures, with their intervals.

    Nothing is said of any post before all are judged and the learner is done. After form a (before
    the course) it stays with the measures; after form b both tests stand side by side, and each
    post with its reason.

    Args:
        form: ``a`` before the course, ``b`` after it.
        lesson, name: where the answers are kept; the last saved ones are shown again. The first
            test is looked for under the same name in lesson ``00``.
        items: what is judged, of both forms; those of all cases if left out.
    """

    _esm = code("draft", "rating_result", "rating")
    _css = style("draft", "progress", "rating")
    posts = traitlets.List(traitlets.Dict()).tag(sync=True)
    sure = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        form: Form,
        *,
        lesson: str | None,
        name: str = "items",
        items: Sequence[Item] | None = None,
    ) -> None:
        known = load_items() if items is None else items
        self._form = form
        self._items = {key_of(item): item for item in mix([i for i in known if i.form == form])}
        self._first = {key_of(item): item for item in known if item.form == "a"}
        if not self._items:
            raise InputError(f"There are no items of form {form!r}. Choose a or b.")
        super().__init__(
            lesson,
            name,
            prompt=f"{len(self._items)}{' new' * (form == 'b')} posts, as in a feed: would you "
            "rely on them?",
            posts=[to_judge(item) for item in self._items.values()],
            sure=list(SURE),
        )

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return what was said of each post; posts that are not here any more are left out."""
        return {"ratings": _read_ratings(value.get("ratings"), self._items)}

    def accept(self, value: Any) -> dict[str, Any]:
        """Return the answer; while a post is open (one may be new) it is a draft."""
        given = super().accept(value)
        if given["committed"] and not _is_whole(given["checked"]["ratings"], self._items):
            return {**given, "committed": False, "checked": None}
        return given

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return the measures; after form b the comparison and the reasons, too."""
        found = measure_discrimination(_judgments(checked["ratings"], self._items))
        if found is None:
            raise InputError("There must be posts of both kinds. Correct items.toml.")
        measures = (baseline.describe_telling_apart(found), baseline.describe_leaning(found))
        said: dict[str, Any] = {
            "table": [[found.hits, found.misses], [found.false_alarms, found.rejections]],
            "measures": [asdict(measure) for measure in measures],
            "rest": list(baseline.describe_the_rest(found, most_sure=len(SURE))),
            "cautions": list(baseline.cautions(len(self._items), is_second=self._form == "b")),
        }
        return said | (self._after(found, checked["ratings"]) if self._form == "b" else {})

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return how many posts are judged."""
        whole = sum(_is_judged(rating) for rating in fields["ratings"].values())
        return f"{whole} of {len(self._items)} posts judged"

    def static(self) -> str:
        """Return the posts to be judged by hand, with what was said, and what came out of it."""
        ratings = self.answer["ratings"] if self.answer else {}
        return to_paper(self.prompt, self.posts, SURE, ratings, self.state.get("feedback"))

    def _after(self, found: Discrimination, ratings: _Ratings) -> dict[str, Any]:
        """Return both tests side by side, and each post with its reason."""
        first = self._first_ratings()
        before = measure_discrimination(_judgments(first, self._first))
        changes = baseline.describe_changes(before, found) if before else ()
        return {
            "changes": [asdict(change) for change in changes],
            "posts": [
                _explain(item, {**ratings, **first}[key])
                for key, item in {**self._items, **self._first}.items()
                if key in ratings or key in first
            ],
        }

    def _first_ratings(self) -> _Ratings:
        """Return what the learner had committed to before the course; nothing if it is not here."""
        if self._journal is None:
            return {}
        value = Journal(FIRST, folder=self._journal.folder.parent).latest(self.name)
        checked = value.get("checked") if isinstance(value, dict) else None
        try:
            ratings = _read_ratings(checked["ratings"], self._first) if checked else {}
        except (InputError, KeyError, TypeError):
            return {}
        return {key: rating for key, rating in ratings.items() if _is_judged(rating)}


def _read_ratings(value: object, items: dict[str, Item]) -> _Ratings:
    if not isinstance(value, dict):
        raise InputError("These are no answers to these posts. Run the cell again.")
    read: _Ratings = {}
    for key, said in value.items():
        rely, sure = (said.get("rely"), said.get("sure")) if isinstance(said, dict) else (0, 0)
        if not (rely is None or isinstance(rely, bool)) or sure not in (None, *SURE):
            raise InputError("Choose “I would” or “I would not”, and one of the four steps.")
        if key in items:
            read[key] = {"rely": rely, "sure": sure}
    return read


def _is_judged(rating: dict[str, Any]) -> bool:
    return rating["rely"] is not None and rating["sure"] is not None


def _is_whole(ratings: _Ratings, items: dict[str, Item]) -> bool:
    return all(key in ratings and _is_judged(ratings[key]) for key in items)


def _judgments(ratings: _Ratings, items: dict[str, Item]) -> list[Judgment]:
    return [
        Judgment(items[key].trustworthy, said["rely"], SURE.index(said["sure"]) + 1)
        for key, said in ratings.items()
    ]


def _explain(item: Item, said: dict[str, Any]) -> dict[str, Any]:
    """Return an item with what the learner said, what we say, why, and how to find out."""
    return {
        **to_judge(item),
        "form": item.form,
        "agreed": said["rely"] == item.trustworthy,
        "said": f"{'I would' if said['rely'] else 'I would not'} ({said['sure']})",
        "reading": "trustworthy" if item.trustworthy else "not trustworthy",
        "reason": item.reason,
        "way": item.way,
    }
