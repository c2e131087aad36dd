"""How a path is rated by the published rubric (``rubric.toml``): the path, never a page.

Each criterion is *met*, *partly* met or *not yet*, with the moves that show it. Nothing is rated
before the learner says “I am done”.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from medialit.lateral.moves import Step
from medialit.lateral.pages import Page
from medialit.lateral.telling import in_minutes, in_quotation_marks, share_in_words

__all__ = ["LEVELS", "Criterion", "Rating", "Status", "Task", "load_rubric", "rate_path"]

#: How far a criterion is met.
Status = Literal["met", "partly", "not yet"]
#: The levels, the first one first.
LEVELS = ("basic", "emergent", "proficient")

#: What a criterion comes to, and the sentences that show why.
_Found = tuple[Status, list[str]]


@dataclass(frozen=True, slots=True)
class Task:
    """What the path was for.

    Attributes:
        pages: the pages by their names.
        start: the page that was open at the beginning.
        answers: pages that hold an answer; empty if the activity names none.
        notes: what the learner brought back: each with ``text`` and ``page`` (may be empty).
    """

    pages: Mapping[str, Page]
    start: str
    answers: Collection[str] = ()
    notes: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of the rubric, and what the log shows of it.

    Attributes:
        name: its short name.
        title, question: what it asks for.
        status: how far it is met.
        verdict: the same as a sentence.
        evidence: what in the log shows it.
        next_step: what to try next; empty where it is met.
        source: where the criterion comes from.
        cannot_see: what it is often wrong about.
    """

    name: str
    title: str
    question: str
    status: Status
    verdict: str
    evidence: tuple[str, ...]
    next_step: str
    source: str
    cannot_see: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A rated path: its level by the rubric's rule, and its criteria."""

    level: str
    criteria: tuple[Criterion, ...]


@cache
def load_rubric() -> dict[str, Any]:
    """Return the rubric as data; do not change it, it is shared."""
    return tomllib.loads(files("medialit.lateral").joinpath("rubric.toml").read_text("utf-8"))


def rate_path(path: Sequence[Step], task: Task) -> Rating:
    """Return how far a path meets each criterion, and the level that follows.

    Args:
        path: what ``path_of`` returned; an empty path meets nothing.
        task: what it was for.

    Source:
        Wineburg and McGrew (2019); Civic Online Reasoning; Caulfield's SIFT (2019). ``rubric.toml``
        has the words, the thresholds (ours) and what each criterion cannot see.

    Example:
        >>> rate_path((), Task({}, "a")).level
        'basic'
    """
    checks = {
        "leave": _leaves_early,
        "search": _searches_first,
        "restraint": _looks_first,
        "independent": _uses_others,
        "bring": _brings_back,
    }
    criteria = tuple(
        _criterion(entry, *checks[entry["name"]](path, task)) for entry in load_rubric()["criteria"]
    )
    return Rating(_level([criterion.status for criterion in criteria]), criteria)


def _level(statuses: Sequence[Status]) -> str:
    met = statuses.count("met")
    if met >= 4 and "not yet" not in statuses:
        return "proficient"
    return "emergent" if met >= 2 else "basic"


def _criterion(entry: Mapping[str, str], status: Status, evidence: list[str]) -> Criterion:
    return Criterion(
        name=entry["name"],
        title=entry["title"],
        question=entry["question"],
        status=status,
        verdict=entry[status.replace(" ", "_")],
        evidence=tuple(evidence),
        next_step="" if status == "met" else entry["next"],
        source=entry["source"],
        cannot_see=entry["cannot_see"],
    )


def _leaves_early(path: Sequence[Step], task: Task) -> _Found:
    """Compare the first stay on the starting page with what reading all of it takes."""
    stays = [step for step in path if step.seconds is not None]
    if len(stays) < 2 or stays[0].page != task.start:
        return "not yet", ["The log has no move away from the starting page."]
    first, limits = stays[0], load_rubric()["thresholds"]
    words = len(task.pages[task.start].text.split())
    needed = max(words / limits["words_per_minute"] * 60, 1.0)
    evidence = [
        f"You were on the starting page for {first.stay}, before you left it.",
        f"Reading all of its {words} words takes most people about {in_minutes(needed)}.",
    ]
    # what has not come into view, or had no time, cannot have been read
    read = min((first.seconds or 0.0) / needed, 1.0 if first.share is None else first.share)
    if read < limits["read_early"]:
        return "met", evidence
    return ("partly" if read < limits["read_most"] else "not yet"), evidence


def _searches_first(path: Sequence[Step], _task: Task) -> _Found:
    searches = [step for step in path if step.do == "search"]
    notes = [step for step in path if step.do == "note"]
    if not searches:
        moved = any(step.do in ("open", "archive", "picture") for step in path)
        return ("partly" if moved else "not yet"), ["There is no search in the log."]
    first = searches[0]
    said = f"Your first search, “{first.query}”, came {in_minutes(first.at)} after the start"
    if notes and notes[0].at < first.at:
        return "partly", [f"{said}, after your first note."]
    return "met", [f"{said}{', before your first note' if notes else ''}."]


def _looks_first(path: Sequence[Step], _task: Task) -> _Found:
    """Look at each search from which a result was opened: how long, and how far down the list?"""
    looked, evidence = [], []
    for number, step in enumerate(path):
        if step.do == "search" and (opened := _first_opened(path, number)):
            seconds, share, first = opened
            limits = load_rubric()["thresholds"]
            beyond = share >= limits["look_share"] or (first.rank or 0) > 1
            looked.append(round(seconds) >= limits["look_seconds"] and beyond)
            which = "an advertisement" if first.rank == 0 else f"result {first.rank}"
            seen = f"{in_minutes(seconds)} on the results, {share_in_words(share)} in view"
            evidence.append(f"“{step.query}”: {seen}; then you opened {which}.")
    if not looked:
        return "not yet", ["You opened no result of a search."]
    if sum(looked) * 2 > len(looked):
        return "met", evidence
    return ("partly" if any(looked) else "not yet"), evidence


def _first_opened(path: Sequence[Step], number: int) -> tuple[float, float, Step] | None:
    """Return what came before the first result of a search: seconds on the list, share, and it."""
    seconds, share = path[number].seconds or 0.0, path[number].share or 0.0
    for step in path[number + 1 :]:
        if step.do == "search":
            return None
        if step.rank is not None:
            return seconds, share, step
        if step.query == path[number].query:
            seconds, share = seconds + (step.seconds or 0.0), max(share, step.share or 0.0)
    return None


def _uses_others(path: Sequence[Step], task: Task) -> _Found:
    times: dict[str, float] = {}
    for step in path:
        name = step.page or ""
        if name in task.pages and name != task.start and step.seconds is not None:
            times[name] = times.get(name, 0.0) + step.seconds
    least = load_rubric()["thresholds"]["stay_seconds"]
    free = {name: stay for name, stay in times.items() if task.pages[name].independent}
    evidence = [
        f"{'Independent' if name in free else 'Not independent'}: "
        f"{in_quotation_marks(task.pages[name].title)} ({task.pages[name].outlet}), "
        f"{in_minutes(stay)}."
        for name, stay in times.items()
    ]
    if any(round(stay) >= least for stay in free.values()):
        return "met", evidence
    return ("partly" if free else "not yet"), evidence or ["You opened no other page."]


def _brings_back(path: Sequence[Step], task: Task) -> _Found:
    notes = [note for note in task.notes if note["text"].strip()]
    seen = {step.page for step in path if step.page and step.seconds is not None} - {task.start}
    sourced = [note for note in notes if note["page"] in seen]
    answered = not task.answers or bool(seen & set(task.answers))
    evidence = [f"Notes: {len(notes)}; with a page that you opened: {len(sourced)}."]
    if task.answers:
        found = "You opened a page" if answered else "You have not opened a page yet"
        evidence.append(f"{found} that answers the question.")
    if sourced and answered:
        return "met", evidence
    return ("partly" if notes or (task.answers and answered) else "not yet"), evidence
