"""A teacher's decisions about a draft: each is a move, and what stands is a fold over all of them.

So nothing is overwritten: the last decision can be taken back, and a move that is about another
draft, or that another page has made useless, does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from medialit.assigning.drafts import Draft, Proposal
from medialit.assigning.templates import Template, find_template
from medialit.model import Span

__all__ = ["Entry", "Review", "ReviewItem", "Status", "review_draft", "what_is_missing"]

#: *open*: nobody has decided; *accepted*, *changed* and *added* are in; *deleted* is out.
Status = Literal["open", "accepted", "changed", "added", "deleted"]
_IN: tuple[Status, ...] = ("accepted", "changed", "added")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of an item as it stands now.

    Attributes:
        id: its name; that of the proposal, if it is one.
        status: what the teacher has decided.
        text, span, choice: its words, where they stand, and what it is taken for.
        reason: why, in the teacher's words; ``""`` leaves the tool's reason.
        paragraph: for a question, the paragraph that shows the *yes*.
        other: for a contested question, why another reader says *no*.
        proposal: what the tool proposed; ``None`` if the teacher added it.
    """

    id: str
    status: Status
    text: str
    span: Span | None
    choice: str
    reason: str = ""
    paragraph: int | None = None
    other: str = ""
    proposal: Proposal | None = None

    @property
    def is_in(self) -> bool:
        """Whether the teacher wants it in the exercise."""
        return self.status in _IN


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An item as it stands now; ``entries`` in reading order, deleted ones among them."""

    template: Template
    on: bool
    points: int
    entries: tuple[Entry, ...]

    @property
    def open(self) -> tuple[Entry, ...]:
        """What nobody has decided; nothing of an item that is off."""
        return tuple(e for e in self.entries if e.status == "open") if self.on else ()

    @property
    def asked(self) -> tuple[Entry, ...]:
        """What the exercise asks for: what is in, and what is still open."""
        return tuple(e for e in self.entries if e.status != "deleted") if self.on else ()


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with the decisions about it, and the decisions that count."""

    draft: Draft
    items: tuple[ReviewItem, ...]
    moves: tuple[Mapping[str, Any], ...]

    @property
    def open(self) -> int:
        """How many things are still open."""
        return sum(len(item.open) for item in self.items)

    @property
    def names(self) -> tuple[str, ...]:
        """Whom a quotation can be given to: speakers in reading order, then other people."""
        quotations = next((i.entries for i in self.items if i.template.name == "quotations"), ())
        spoken = (entry.choice for entry in quotations if entry.status != "deleted")
        return tuple(name for name in dict.fromkeys((*spoken, *self.draft.others)) if name)


def review_draft(draft: Draft, moves: Iterable[Mapping[str, Any]]) -> Review:
    """Return how a draft stands after decisions.

    Args:
        draft: what the tool proposes.
        moves: decisions in order, as ``medialit.assigning.moves.read_move`` gives them.
    """
    counted = _without_undone(moves)
    state = {item.name: _Item(item.on, item.points) for item in draft.items}
    entries = {
        p.id: Entry(p.id, "open" if p.offered else "deleted", p.text, p.span, p.choice, proposal=p)
        for item in draft.items
        for p in item.proposals
    }
    for move in counted:
        _apply(move, state, entries)
    items = tuple(
        ReviewItem(
            find_template(name), item.on, item.points, tuple(_in_order(name, entries.values()))
        )
        for name, item in state.items()
    )
    return Review(draft, items, tuple(counted))


def what_is_missing(review: Review) -> tuple[str, ...]:
    """Return what keeps this from being a key, each with what to do; nothing if it can be one."""
    faults = []
    if count := review.open:
        verb = "is" if count == 1 else "are"
        faults.append(
            f"{count} {verb} still open: accept or delete {'it' if count == 1 else 'them'}."
        )
    for item in review.items:
        if item.on and len(item.asked) < item.template.least:
            few = "nothing in it" if not item.asked else f"one {item.template.thing} only"
            faults.append(
                f"“{item.template.entry['heading']}” has {few}: add a {item.template.thing}, or "
                "take the item out of the exercise."
            )
    return tuple(faults)


@dataclass(slots=True)
class _Item:
    on: bool
    points: int


def _without_undone(moves: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    counted: list[Mapping[str, Any]] = []
    for move in moves:
        if move["do"] != "undo":
            counted.append(move)
        elif counted:
            counted.pop()
    return counted


def _apply(move: Mapping[str, Any], state: Mapping[str, _Item], entries: dict[str, Entry]) -> None:
    if move["do"] == "item":
        item = state.get(move["item"])
        if item is not None:
            item.on, item.points = move.get("on", item.on), move.get("points", item.points)
    elif move["do"] == "add":
        span = Span(move["start"], move["end"])
        entries[move["id"]] = Entry(move["id"], "added", move["text"], span, move["choice"])
    else:
        for name in move["ids"]:
            if name in entries:
                entries[name] = _decided(entries[name], move)


def _decided(entry: Entry, move: Mapping[str, Any]) -> Entry:
    """Return an entry after a decision; what still lacks an answer stays open."""
    if move["do"] == "delete":
        return replace(entry, status="deleted")
    if move["do"] == "accept":
        status: Status = "accepted" if entry.proposal else "added"
        is_answered = _is_answered(entry)
        return replace(entry, status=status if is_answered else "open")
    fields = {k: move[k] for k in ("text", "choice", "reason", "paragraph", "other") if k in move}
    if "start" in move:
        fields["span"] = Span(move["start"], move["end"])
    changed = replace(entry, **fields)
    if not _is_answered(changed):
        return replace(changed, status="open")
    return replace(changed, status="changed" if entry.proposal else "added")


def _is_answered(entry: Entry) -> bool:
    """Return whether a question of the grid has its answer, and the paragraph it may need."""
    if entry.span is not None:
        return True
    return entry.choice == "no" or (entry.choice != "" and entry.paragraph is not None)


def _in_order(name: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    mine = [entry for entry in entries if entry.id.split(":")[0] == name]
    yield from sorted(mine, key=lambda e: (e.span.start, e.span.end) if e.span else (0, 0))
