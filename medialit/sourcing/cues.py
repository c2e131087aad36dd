"""Cue words: the verbs and nouns that tell us that somebody said something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from medialit.inflection import verb_forms
from medialit.lexicons import load_lexicon

__all__ = ["Cue", "cue_forms", "cue_message", "may_hold_cue", "stance_of"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb as the lexicon has it.

    Attributes:
        lemma: the base form, such as *deny*.
        frame: what follows the verb (see ``lexicons/cues.toml``).
        stance: what the verb tells us about the reporter's distance.
        frames: every frame in which the lexicon lists this verb.
        message: what it tells a reader, with ``{cue}`` and ``{source}`` to fill in.
        literature: where that comes from.
        known_error: when that is wrong.
    """

    lemma: str
    frame: str
    stance: str
    frames: frozenset[str]
    message: str
    literature: str
    known_error: str


@cache
def cue_forms() -> Mapping[str, Cue]:
    """Return every inflected form of every cue verb, in lower case, with its cue."""
    lexicon = load_lexicon("cues")
    first: dict[str, Mapping[str, str]] = {}
    frames: dict[str, set[str]] = {}
    for group in lexicon["group"]:
        for lemma in group["lemmas"]:
            first.setdefault(lemma, group)
            frames.setdefault(lemma, set()).add(group["frame"])
    table: dict[str, Cue] = {}
    for lemma, group in first.items():
        cue = Cue(
            lemma,
            group["frame"],
            group["stance"],
            frozenset(frames[lemma]),
            group["message"],
            group["source"],
            group["known_error"],
        )
        for form in verb_forms(lemma):
            table.setdefault(form, cue)
    return table


def stance_of(cue: str) -> str:
    """Return the stance of a cue as it stands in a text; *according to* and nouns are neutral."""
    known = cue_forms().get(cue.lower())
    return known.stance if known else "neutral"


def cue_message(cue: str, source: str) -> str | None:
    """Return what a cue tells a reader about this source; ``None`` if it is no verb of the lexicon.

    Example:
        >>> cue_message("denied", "Ana Ruiz")
        '“denied” tells us that Ana Ruiz rejected what follows: it is somebody else’s charge.'
    """
    known = cue_forms().get(cue.lower())
    return known.message.format(cue=cue, source=source) if known else None


def may_hold_cue(text: str) -> bool:
    """Return whether a word of the text could be a cue: a quick test before it is tagged."""
    return not _first_words().isdisjoint(_WORD.findall(text.lower()))


@cache
def _first_words() -> frozenset[str]:
    words = {form.split()[0] for form in cue_forms()} | {"according", "words", "per"}
    return frozenset(words | set(load_lexicon("cues")["nouns"]["lemmas"]))
