"""From an item of an exercise, which is data without a key, to the sealed widget that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from medialit.classroom.checking import Option
from medialit.classroom.sorting import Keyed
from medialit.errors import InputError
from medialit.exercises.loading import read_item_article
from medialit.exercises.model import Exercise, Item
from medialit.lateral.pages import load_web
from medialit.model import Article, Report
from medialit.segmenting import find_paragraphs, segment
from medialit.sourcing.provenance import find_structure
from medialit.widgets import sealed
from medialit.widgets.grid import Judged

__all__ = ["make_sealed"]

#: What becomes of an answer later, for each kind of item, and for types of which more can be said.
_LATER = {
    "checked": "Kept as you work. Your teacher compares it with a key later.",
    "judgement": "Kept as you work. Later it is laid beside what other readers say.",
    "reflection": "Kept as you work. Your teacher reads it later.",
    "search": "Kept as you work, your notes and your path. Your teacher looks at both later.",
    "rating": "Kept as you work. Your class talks about the results later.",
}


def make_sealed(exercise: Exercise, item: Item, *, lesson: str) -> sealed.Sealed:
    """Return the widget of an item; neither the page nor Python knows a key of it.

    Args:
        exercise: the exercise.
        item: which of its items.
        lesson: the journal in which the answer is kept, under the item's name.

    Raises:
        InputError: if something is missing in ``exercise.toml``, or its article or page is.
    """
    where = {"lesson": lesson, "name": item.name}
    try:
        widget = _MAKERS[item.type](exercise, item, where)
    except KeyError as error:
        raise InputError(
            f"{exercise.name}: the item {item.name} has no {error}. Correct exercise.toml, or ask "
            "your teacher for the exercise again."
        ) from error
    widget.hint = item.hint
    widget.begins = item.name == exercise.items[0].name
    widget.sealed = _LATER.get(item.type, _LATER[item.kind])
    return widget


_Where = Mapping[str, Any]


def _choice(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    return sealed.SealedChoice(
        **where,
        prompt=item.prompt,
        options=[Option(text, "") for text in item.entry["options"]],
        hint="",
        multiple=item.entry.get("multiple") is True,
    )


def _cards(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    cards = _keyless(item.entry["cards"])
    return sealed.SealedCards(**where, prompt=item.prompt, bins=item.entry["bins"], cards=cards)


def _grid(exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    column, article = item.entry.get("where"), read_item_article(exercise, item)
    text = article.text if article and column else ""
    return sealed.SealedGrid(
        **where,
        prompt=item.prompt,
        columns=item.entry["columns"],
        rows=[Judged(text, ()) for text in item.entry["rows"]],
        passage=item.entry.get("passage", ""),
        where=column,
        paragraphs=[span.of(text) for span in find_paragraphs(text)],
    )


def _mark(exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    article = read_item_article(exercise, item)
    if article is None:
        raise KeyError("article")
    return sealed.SealedMarker(
        _unread(article),
        item.entry["labels"],
        **where,
        prompt=item.prompt,
        speakers=item.entry.get("speakers", ()),
    )


def _number(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    return sealed.SealedNumber(
        **where,
        question=item.prompt,
        unit=item.entry.get("unit", ""),
        low=item.entry.get("low", 0),
        high=item.entry.get("high", 100),
    )


def _swap(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    return sealed.SealedSwap(
        **where,
        prompt=item.prompt,
        sentence=item.entry["sentence"],
        cue=item.entry["cue"],
        verbs=_keyless(item.entry["verbs"]),
    )


def _search(exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    return sealed.SealedWeb(
        _case(exercise, item),
        **where,
        prompt=item.prompt,
        start=item.entry["start"],
        note=item.entry.get("note", ""),
    )


def _ranking(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    items = item.entry["items"]
    return sealed.SealedRanking(**where, prompt=item.prompt, items=items, readings=())


def _claim(exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    start = dict(item.entry.get("start", {}))
    if "appearance" in start and exercise.case is not None:
        addresses = {page.name: page.url for page in load_web(exercise.case)}
        start["appearance"] = addresses.get(start["appearance"], start["appearance"])
    return sealed.SealedClaim(**where, prompt=item.prompt, start=start, readings={})


def _rating(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    widget = sealed.SealedRating(item.entry["form"], **where)
    widget.prompt = item.prompt
    return widget


def _short(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    rubric = item.entry.get("rubric", {})
    return sealed.SealedShort(**where, prompt=item.prompt, rubric=rubric, exemplars={})


def _rewrite(_exercise: Exercise, item: Item, where: _Where) -> sealed.Sealed:
    return sealed.SealedRewrite(
        **where,
        prompt=item.prompt,
        original=item.entry["original"],
        frames=item.entry["frames"],
        facts=item.entry["facts"],
    )


def _keyless(texts: list[str]) -> list[Keyed]:
    return [Keyed(text, "", "") for text in texts]


def _unread(article: Article) -> Report:
    """Return an article with its layout only: what the tool finds belongs in no exercise."""
    return Report(article, find_structure(segment(article)), (), (), (), ())


def _case(exercise: Exercise, item: Item) -> str:
    if exercise.case is None:
        raise InputError(f"{exercise.name}: the item {item.name} needs the web of a case.")
    return exercise.case


_MAKERS: Mapping[str, Callable[[Exercise, Item, _Where], sealed.Sealed]] = {
    "choice": _choice,
    "cards": _cards,
    "grid": _grid,
    "mark": _mark,
    "number": _number,
    "swap": _swap,
    "search": _search,
    "ranking": _ranking,
    "claim": _claim,
    "rating": _rating,
    "short": _short,
    "rewrite": _rewrite,
}
