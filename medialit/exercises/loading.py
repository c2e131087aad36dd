"""Reading an exercise: what a learner may see, and apart from it the key and the rubric."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from medialit.cases import load_article, read_toml
from medialit.errors import InputError
from medialit.exercises.folders import exercise_path
from medialit.exercises.model import KINDS, LEVELS, TYPES, Exercise, Item, Key, Kind, Level, Rubric
from medialit.model import Article
from medialit.reading import read_article

__all__ = ["KEY_SCHEMA", "load_exercise", "load_key", "load_rubric", "read_item_article"]

#: The name and version of ``key.json``.
KEY_SCHEMA = "medialit.key/1"

_NEEDED = ("name", "heading", "type", "kind", "points", "prompt", "hint")


def load_exercise(name: str | os.PathLike[str]) -> Exercise:
    """Return an exercise without its key, by its name or its folder.

    Raises:
        InputError: if there is none, or something in ``exercise.toml`` is missing or of another
            kind; the message names it.
    """
    folder = exercise_path(name)
    path = folder / "exercise.toml"
    entry = read_toml(path)
    wanted = {"title": str, "lesson": str, "minutes": int, "standards": list, "items": list}
    for key, kind in wanted.items():
        if not isinstance(entry.get(key), kind):
            raise InputError(f"{path}: “{key}” is missing, or is no {kind.__name__}.")
    items = tuple(_item(path, number, each) for number, each in enumerate(entry["items"], 1))
    names = [item.name for item in items]
    if twice := {name for name in names if names.count(name) > 1}:
        raise InputError(f"{path}: two items have the name {min(twice)!r}. Give each its own.")
    return Exercise(
        name=str(entry.get("name") or _packed_name(folder) or folder.name),
        folder=folder,
        title=entry["title"],
        question=str(entry.get("question", "")),
        intro=str(entry.get("intro", "")),
        lesson=entry["lesson"],
        minutes=entry["minutes"],
        standards=tuple(map(str, entry["standards"])),
        case=entry.get("case"),
        measure=entry.get("measure") is True,
        items=items,
    )


def load_key(exercise: Exercise) -> Key:
    """Return the key of an exercise, as ``key.json`` has it.

    Raises:
        InputError: if it is not there, or is no key.
    """
    path = exercise.folder / "key.json"
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}. The key belongs to the teacher's folder."
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is no JSON: {error}. Correct that place.") from error
    items = data.get("items") if isinstance(data, dict) and data.get("schema") == KEY_SCHEMA else 0
    if not isinstance(items, dict) or not all(isinstance(each, dict) for each in items.values()):
        raise InputError(f'{path} is no key: it needs "schema": "{KEY_SCHEMA}" and "items".')
    return cast(Key, items)


def load_rubric(exercise: Exercise) -> Mapping[str, Rubric]:
    """Return what each level means for each item, with the exemplars.

    Raises:
        InputError: if ``rubric.toml`` cannot be read, or a level is missing.
    """
    path = exercise.folder / "rubric.toml"
    rubrics: dict[str, Rubric] = {}
    for name, entry in read_toml(path).items():
        exemplars = entry.get("exemplars", {}) if isinstance(entry, dict) else {}
        missing: list[str] = [each for each in LEVELS if not isinstance(entry.get(each), str)]
        missing += [f"exemplars.{each}" for each in LEVELS if each not in exemplars]
        if missing:
            raise InputError(f"{path}: [{name}] has no {', '.join(missing)}.")
        levels: dict[Level, str] = {level: entry[level] for level in LEVELS}
        rubrics[name] = Rubric(levels, {level: exemplars[level] for level in LEVELS})
    return rubrics


def read_item_article(exercise: Exercise, item: Item) -> Article | None:
    """Return the article that an item is about: of the case, or a file of the exercise's folder.

    Raises:
        InputError: if there is no such article.
    """
    name = item.entry.get("article")
    if not isinstance(name, str):
        return None
    if exercise.case is not None:
        return load_article(exercise.case, name)
    return read_article(exercise.folder / Path(name).name)


def _packed_name(folder: Path) -> str:
    """Return the name that a package gives its exercise, whatever its folder is called now."""
    try:
        name = json.loads((folder / "package.json").read_bytes())["exercise"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return name if isinstance(name, str) else ""


def _item(path: Path, number: int, entry: Any) -> Item:
    if not isinstance(entry, dict):
        raise InputError(f"{path}: item {number} is no table. Write [[items]].")
    missing = [key for key in _NEEDED if not entry.get(key)]
    if missing:
        raise InputError(f"{path}: item {entry.get('name', number)} has no {', '.join(missing)}.")
    kind, points = entry["kind"], entry["points"]
    if entry["type"] not in TYPES or kind not in KINDS or kind not in TYPES[entry["type"]]:
        raise InputError(
            f"{path}: item {entry['name']} has the type {entry['type']!r} and the kind {kind!r}; "
            "docs/exercises.md lists the types with their kinds."
        )
    if type(points) is not int or points < 1:
        raise InputError(f"{path}: the points of {entry['name']} must be a whole number from 1.")
    texts = {key: str(entry[key]) for key in ("name", "heading", "type", "prompt", "hint")}
    return Item(**texts, kind=cast(Kind, kind), points=points, entry=entry)
