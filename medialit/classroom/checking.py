"""Checking an answer: what it shows the learner is a reason and a next step, never a bare no."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

__all__ = ["Checked", "Column", "Note", "Option", "check_choice"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose.

    Attributes:
        text: what the learner reads.
        reason: why it fits or does not, shown when it was chosen.
        right: whether it belongs to the answer.
    """

    text: str
    reason: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check: ``reasons`` in the order of the options that were chosen."""

    right: bool
    headline: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is said to one answer of several: whether it agrees, in which words, and why."""

    agreed: bool
    headline: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Somebody's answer, to stand beside others.

    Attributes:
        title: whose it is.
        answer: the answer, a line or several.
        reason: why.
        same: whether the learner gave the same; ``None`` where that is not asked.
        word: that in words.
    """

    title: str
    answer: tuple[str, ...]
    reason: str = ""
    same: bool | None = None
    word: str = ""


def check_choice(options: Sequence[Option], chosen: Collection[int], *, hint: str) -> Checked:
    """Return whether exactly the right options were chosen, with a reason for each choice.

    Args:
        options: all options.
        chosen: indices of those chosen; none chosen is not an answer yet.
        hint: where to look, shown when something is missing or does not fit.

    Example:
        >>> check_choice([Option("A", "It says so.", True)], [0], hint="").headline
        'Yes.'
    """
    if not chosen:
        return Checked(False, "Choose an answer first.", ())
    wanted = {index for index, option in enumerate(options) if option.right}
    picked = set(chosen)
    reasons = tuple(f"{options[i].text}: {options[i].reason}" for i in sorted(picked))
    if picked == wanted:
        return Checked(True, "Yes.", reasons)
    if picked < wanted:
        return Checked(False, f"A good start, and there is more. {hint}", reasons)
    return Checked(False, f"Not quite yet. {hint}", reasons)
