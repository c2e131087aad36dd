"""Content words of a text: what it is about, with different forms of one word brought together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from medialit.lexicons import load_lexicon
from medialit.model import Span
from medialit.segmenting import stem

__all__ = ["content_words", "is_function_word"]

_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’-]\w+)*")


def content_words(text: str) -> Iterator[tuple[str, Span]]:
    """Yield each content word as (stem, where it stands); function words are left out.

    Example:
        >>> [stem for stem, _ in content_words("They denied the interference.")]
        ['deni', 'interf']
    """
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        if not is_function_word(word):
            yield stem(word), Span(match.start(), match.end())


def is_function_word(word: str) -> bool:
    """Return whether a word in lower case belongs to a closed class (*the*, *of*, *would*)."""
    return word in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load_lexicon("function_words")["words"])
