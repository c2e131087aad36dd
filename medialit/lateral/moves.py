"""What a learner does in the offline web: the log of moves, and the path that they make.

A move is plain JSON data with the keys ``do``, ``visit`` and ``at``, and those that its kind needs.
``visit`` tells one opening of the lesson from another. ``at`` counts milliseconds while the web is
in view: the clock stops when the learner scrolls away or changes to another window.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from medialit.errors import InputError
from medialit.lateral.pages import Page
from medialit.lateral.telling import in_minutes, share_in_words, tell_move

__all__ = ["KINDS", "Move", "Step", "accept_move", "moves_until_done", "path_of"]

#: One move, as plain data.
Move = dict[str, Any]

#: The kinds of moves: what each must say, and what it can say besides.
KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "start": (("page",), ()),  # the web comes into view, with this page open
    "search": (("query", "found"), ()),  # the results of a search are shown
    "skim": (("query", "share"), ()),  # leaves the results; the share that came into view
    "open": (("page", "via"), ("query", "rank", "new_tab")),  # rank 0 is an advertisement
    "left": (("page", "share"), ()),  # leaves a page; the share that came into view
    "archive": (("page",), ()),  # opens an earlier copy
    "picture": (("picture",), ("page",)),  # looks a picture up; without a page nothing was found
    "back": ((), ("page", "query")),  # with neither of the two, an empty tab
    "tab": ((), ("page", "query")),
    "note": ((), ("page",)),  # writes a note, from this page
    "done": ((), ()),  # says “I am done”
}
_ARRIVALS = ("start", "search", "open", "archive", "picture", "back", "tab")
_VISIT = re.compile(r"[\w-]{4,64}", re.ASCII)
_LONGEST = 10**9  # milliseconds: eleven days


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a path: a stay at a place, or something done while there.

    Attributes:
        do: the kind of the move that led there (see ``KINDS``).
        at: seconds from the beginning of the path.
        words: what the learner did, for the learner.
        page: the name of the page, if it is one.
        query: what was searched for, if the place is a list of results.
        rank: the result that was opened; 0 for an advertisement.
        seconds: how long the stay was; ``None`` for a note.
        share: how much of the place came into view, from 0 to 1; ``None`` if that is not known.
    """

    do: str
    at: float
    words: str
    page: str | None = None
    query: str | None = None
    rank: int | None = None
    seconds: float | None = None
    share: float | None = None

    @property
    def stay(self) -> str:
        """How long it lasted and how much came into view, for the learner."""
        if self.seconds is None:
            return ""
        seen = "" if self.share is None else f", {share_in_words(self.share)} came into view"
        return f"{in_minutes(self.seconds)}{seen}"


def accept_move(value: object, *, pages: Collection[str], pictures: Collection[str]) -> Move:
    """Return the move that plain data from the page holds, without anything that is not its own.

    Args:
        value: what the page sent.
        pages: the names of the pages there are.
        pictures: the names of the pictures there are.

    Raises:
        InputError: if it is no move, or names a page or a picture that is not there.
    """
    kind = value.get("do") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(kind, str) or kind not in KINDS:
        raise InputError(f"There is no such move as {kind!r:.40}. Run the cell of this web again.")
    needed, possible = (*KINDS[kind][0], "visit", "at"), KINDS[kind][1]
    wrong = [
        key
        for key in (*needed, *possible)
        if (key in value or key in needed)
        and not _fits(key, value.get(key), pages=pages, pictures=pictures)
    ]
    if wrong:
        raise InputError(
            f"The move “{kind}” does not fit this web: look at its {', '.join(wrong)}. "
            "Run the cell of this web again."
        )
    return {key: value[key] for key in ("do", *needed, *possible) if key in value}


def moves_until_done(moves: Sequence[Move]) -> Sequence[Move]:
    """Return the moves up to the last “I am done”; all of them if there is none."""
    ends = [number for number, move in enumerate(moves, start=1) if move["do"] == "done"]
    return moves[: ends[-1]] if ends else moves


def path_of(moves: Iterable[Move], pages: Mapping[str, Page]) -> tuple[Step, ...]:
    """Return the path that moves make, in the order of time; no moves make no path.

    Args:
        moves: what ``accept_move`` returned, in the order in which they were saved.
        pages: the pages by their names.

    Returns:
        A step for each stay and each note. A later visit goes on where the last one ended. How
        long the last stay of a visit lasted beyond its last move is not known, and not counted.

    Example:
        >>> begin = {"do": "start", "visit": "abcd", "at": 0, "page": "a"}
        >>> empty_tab = {"do": "tab", "visit": "abcd", "at": 4000}
        >>> [step.seconds for step in path_of([begin, empty_tab], {})]
        [4.0, 0.0]
    """
    steps: list[Step] = []
    begin = 0.0
    for visit in _visits(moves):
        here = None  # the number of the step where the learner is
        for move in visit:
            at = begin + move["at"] / 1000
            if here is not None:
                steps[here] = _longer(steps[here], move, at)
            if move["do"] in _ARRIVALS and (move["do"] != "picture" or "page" in move):
                here = len(steps)
                steps.append(_step(move, at, pages, seconds=0.0))
            elif move["do"] in ("note", "picture"):
                steps.append(_step(move, at, pages, seconds=None))
        begin += visit[-1]["at"] / 1000
    return tuple(steps)


def _visits(moves: Iterable[Move]) -> list[list[Move]]:
    """Return the moves of each visit by its clock: a move that was sent again comes late."""
    visits: dict[str, list[Move]] = {}
    for move in moves:
        visits.setdefault(move["visit"], []).append(move)
    return [sorted(visit, key=lambda move: move["at"]) for visit in visits.values()]


def _longer(step: Step, move: Move, at: float) -> Step:
    """Return the step where the learner is, which lasts until this move at least."""
    leaves = move["do"] in ("left", "skim")
    its_own = (move.get("page"), move.get("query")) == (step.page, step.query)
    share = move["share"] if leaves and its_own else step.share
    return replace(step, seconds=at - step.at, share=share)


def _step(move: Move, at: float, pages: Mapping[str, Page], *, seconds: float | None) -> Step:
    return Step(
        do=move["do"],
        at=at,
        words=tell_move(move, pages),
        page=move.get("page"),
        query=None if move["do"] == "open" else move.get("query"),
        rank=move.get("rank"),
        seconds=seconds,
    )


def _fits(key: str, value: object, *, pages: Collection[str], pictures: Collection[str]) -> bool:
    if key in ("page", "picture"):
        return isinstance(value, str) and value in (pages if key == "page" else pictures)
    if key == "visit":
        return isinstance(value, str) and _VISIT.fullmatch(value) is not None
    if key == "via":
        return value in ("result", "link")
    if key == "query":
        return isinstance(value, str) and len(value) <= 300
    if key == "new_tab":
        return value is True
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    if key == "share":
        return 0 <= value <= 1
    return isinstance(value, int) and 0 <= value <= _LONGEST
