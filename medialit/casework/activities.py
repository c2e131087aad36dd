"""Checks of what a learner does: every activity has what its type needs, and it fits together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from medialit.casework.addresses import check_addresses_in
from medialit.casework.faults import CaseFiles, Fault, listed, read_table, shorten
from medialit.casework.judgements import check_frame, check_grid, check_ranking
from medialit.casework.lookups import check_claim, check_mark, check_search
from medialit.casework.shapes import check_shape

__all__ = ["TYPES", "check_activities"]

_FILE = "activities.toml"
_Entry = Mapping[str, Any]
_Check = Callable[[CaseFiles, str, _Entry], Iterator[Fault]]


def check_activities(files: CaseFiles) -> Iterator[Fault]:
    """Give the faults of each activity."""
    activities = read_table(files.path / _FILE, _FILE)
    if isinstance(activities, Fault):
        yield activities
        return
    if not activities:
        yield Fault(_FILE, "There is no activity.", "Write one: see docs/cases.md.")
    for name, entry in activities.items():
        yield from _check_activity(files, name, entry)


def _check_activity(files: CaseFiles, name: str, entry: object) -> Iterator[Fault]:
    place = f"[{name}]"
    if not isinstance(entry, dict):
        wrong = f"“{name}” stands outside of any activity."
        yield Fault(_FILE, wrong, "Begin an activity with a line such as [denial].")
        return
    kind = entry.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        wrong = f"{place}: there is no type of activity {kind!r}."
        yield Fault(_FILE, wrong, f"Write type = one of: {listed(TYPES)}.")
        return
    faults = list(check_shape(entry, kind, file=_FILE, place=place))
    yield from faults
    if not faults:
        yield from TYPES[kind](files, place, entry)
        yield from _check_article(files, place, entry)
        yield from check_addresses_in(files, _FILE, repr(entry))


def _check_article(files: CaseFiles, place: str, entry: _Entry) -> Iterator[Fault]:
    if "article" in entry and entry["article"] not in files.entry.articles:
        wrong = f"{place}: there is no article {entry['article']!r}."
        yield Fault(_FILE, wrong, f"Use one of: {listed(files.entry.articles)}.")


def _check_choice(_files: CaseFiles, place: str, entry: _Entry) -> Iterator[Fault]:
    right = sum(option.get("right", False) for option in entry["options"])
    if not right:
        yield Fault(_FILE, f"{place}: no option is right.", "Add right = true to one.")
    elif right > 1 and not entry.get("multiple", False):
        wrong = f"{place}: {right} options are right, but only one can be chosen."
        yield Fault(_FILE, wrong, "Add multiple = true below the prompt.")
    elif right == len(entry["options"]):
        yield Fault(_FILE, f"{place}: every option is right.", "Add one that is not.")
    yield from _check_twice(place, [option["text"] for option in entry["options"]])


def _check_cards(_files: CaseFiles, place: str, entry: _Entry) -> Iterator[Fault]:
    for number, card in enumerate(entry["cards"], start=1):
        for key in ("bin", "also"):
            if key in card and card[key] not in entry["bins"]:
                wrong = f"{place} card no. {number}: “{key}” is {card[key]!r}."
                yield Fault(_FILE, wrong, f"Use one of its bins: {listed(entry['bins'])}.")
        if card.get("also") == card["bin"]:
            wrong = f"{place} card no. {number}: “also” is the same as “bin”."
            yield Fault(_FILE, wrong, "Write the other reader’s answer, or remove it.")
    yield from _check_twice(place, [card["text"] for card in entry["cards"]])


def _check_swap(_files: CaseFiles, place: str, entry: _Entry) -> Iterator[Fault]:
    if entry["sentence"].count(entry["cue"]) != 1:
        wrong = f"{place}: the cue {entry['cue']!r} does not stand once in the sentence."
        yield Fault(_FILE, wrong, "Write the cue as it stands in the sentence.")
    yield from _check_twice(place, [verb["verb"] for verb in entry["verbs"]])


def _check_rewrite(_files: CaseFiles, place: str, entry: _Entry) -> Iterator[Fault]:
    for frame in entry["frames"]:
        yield from check_frame(place, frame)


def _check_prediction(_files: CaseFiles, place: str, entry: _Entry) -> Iterator[Fault]:
    if entry["low"] >= entry["high"]:
        wrong = f"{place}: “low” is {entry['low']} and “high” is {entry['high']}."
        yield Fault(_FILE, wrong, "“low” must be less than “high”.")


def _check_short(_files: CaseFiles, place: str, entry: _Entry) -> Iterator[Fault]:
    yield from _check_twice(place, list(entry["exemplars"].values()))


def _check_twice(place: str, texts: list[str]) -> Iterator[Fault]:
    for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
        wrong = f"{place}: “{shorten(text)}” stands twice."
        yield Fault(_FILE, wrong, "Change one of the two.")


#: The types of activity, each with its check of what no schema can say.
TYPES: Mapping[str, _Check] = {
    "choice": _check_choice,
    "cards": _check_cards,
    "grid": check_grid,
    "swap": _check_swap,
    "rewrite": _check_rewrite,
    "short": _check_short,
    "ranking": check_ranking,
    "prediction": _check_prediction,
    "search": check_search,
    "claim": check_claim,
    "mark": check_mark,
}
