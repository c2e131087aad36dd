"""Reading the files of a case: what it says of itself, its articles, pages and activities."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.cases.folders import case_path
from medialit.errors import InputError
from medialit.model import Article
from medialit.reading import read_article

__all__ = [
    "Case",
    "load_activity",
    "load_article",
    "load_case",
    "member_path",
    "read_toml",
]


@dataclass(frozen=True, slots=True)
class Case:
    """What a case says of itself in ``case.toml``.

    Attributes:
        name: the name of its folder.
        title: what it is about.
        question: the question that it asks.
        politics: whose side it is about: ``none``, ``left``, ``right`` or ``both``.
        articles: the names of its articles.
        web: the names of the pages of its small web.
    """

    name: str
    title: str
    question: str
    politics: str
    articles: tuple[str, ...]
    web: tuple[str, ...]


def load_case(case: str) -> Case:
    """Return what a case says of itself; a key that is not there is empty.

    Raises:
        InputError: if there is no such case, or its ``case.toml`` cannot be read.
    """
    path = case_path(case) / "case.toml"
    entry = read_toml(path)
    articles, web = (entry.get(key, ()) for key in ("articles", "web"))
    if not (_are_names(articles) and _are_names(web)):
        raise InputError(
            f'{path}: “articles” and “web” must be lists of names. Write articles = ["wire"].'
        )
    title, question, politics = (str(entry.get(k, "")) for k in ("title", "question", "politics"))
    return Case(case, title, question, politics, tuple(articles), tuple(web))


def load_article(case: str, name: str) -> Article:
    """Return an article of a case, such as ``load_article("helsinki-2018", "wire")``.

    Raises:
        InputError: if there is no such case or article; the message lists those there are.
    """
    return read_article(member_path(case, "articles", name, ".md"))


def load_activity(case: str, name: str) -> dict[str, Any]:
    """Return an activity of a case: its type, its prompt, and what that type needs.

    Raises:
        InputError: if there is no such activity; the message lists those there are.
    """
    activities = read_toml(case_path(case) / "activities.toml")
    if not isinstance(activities.get(name), dict):
        raise InputError(
            f"The case {case} has no activity {name!r}; it has {', '.join(activities)}."
        )
    entry: dict[str, Any] = activities[name]
    return entry


def member_path(case: str, folder: str, name: str, suffix: str) -> Path:
    """Return the path of a file in a folder of a case; the name is never a path.

    Raises:
        InputError: if there is no such file; the message lists those there are.
    """
    home = case_path(case) / folder
    names = sorted(path.stem for path in home.glob(f"*{suffix}"))
    if name not in names:
        there = ", ".join(names) or "none yet"
        raise InputError(f"The case {case} has no {name!r} in {folder}; it has {there}.")
    return home / f"{name}{suffix}"


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds.

    Raises:
        InputError: if it cannot be read, is not UTF-8, or is not TOML; the message says where.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}. Check that it is there."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text. Save it as UTF-8 in an editor.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(
            f"{path} is not TOML: {error}. Look at that line; text stands between double quotes."
        ) from error


def _are_names(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(name, str) for name in value)
