"""Names and addresses taken out of a text, in one walk over its words.

A whole name is found in any order of its words: “Ann Lee”, “Lee, Ann”, and also where a platform
wrote it without a gap (“leeann”). A part of a name is taken out only where a text names somebody,
so that “they mark the spot” stays as it is when somebody is called Mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

__all__ = ["ADDRESS_MARK", "NAME_MARK", "Redactor"]

#: What stands in the place of a name, and of an e-mail address.
NAME_MARK, ADDRESS_MARK = "[name]", "[e-mail]"

_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*+)++")
_GAP = re.compile(r"[\s,.'’‘`_-]{1,3}")
# a run is never tried from its middle, so that a long one is walked through once
_ADDRESS = re.compile(r"(?<![\w.+%'-])[\w.+%'-]++@[\w-]++(?:\.[\w-]++)++")
_NAMING = (
    *("i am", "i'm", "i’m", "name is", "name's", "name’s", "name"),
    *("signed", "regards", "sincerely", "yours"),
)
_OWN_NAME = ("my name is", "my name's", "my name’s")
_HEADER = re.compile(r"(?:\A|\n)[ \t]{0,8}name ?:\s{0,3}\Z", re.IGNORECASE)
_BETWEEN = " \t\n\r,:—–-"
_LINE_BEFORE = re.compile(r"(?:\A|\n)[ \t—–~-]{0,8}\Z")
_LINE_AFTER = re.compile(r"[ \t.!]{0,8}(?:\n|\Z)")
_LOOK_BACK = 40
_MOST_WORDS = 5
_SHORTEST = 3
_SURE = 6  # letters of a single word that is a whole name wherever it stands

_Word = tuple[int, int, str]


class Redactor:
    """Takes known names and every e-mail address out of texts.

    Args:
        names: as platforms write them: “Ann Lee”, “Lee, Ann”, “leeann”, “ann.lee”.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._parts: set[str] = set()
        for name in names:
            self._learn([_plain(found[0]) for found in _WORD.finditer(name)])
        self._turned = {name[at:] + name[:at] for name in self._whole for at in range(len(name))}
        self._begin = {name[:size] for name in self._turned for size in (1, 2, 3)}
        self._longest = max(map(len, self._whole), default=0)

    def redact(self, text: str) -> str:
        """Return the text with “[name]” and “[e-mail]” in their places, in linear time.

        Known errors: “Mark” alone in the middle of a sentence stays; a word of six letters or more
        that is all of somebody's name (“hunter”) goes everywhere.

        Example:
            >>> Redactor(["Ann Lee"]).redact("Lee, Ann wrote it. Ask ann@example.org.")
            '[name] wrote it. Ask [e-mail].'
        """
        text = _ADDRESS.sub(ADDRESS_MARK, text)
        words = [(found.start(), found.end(), _plain(found[0])) for found in _WORD.finditer(text)]
        pieces: list[str] = []
        at = 0
        for start, end in self._find(text, words):
            pieces += [text[at:start], NAME_MARK]
            at = end
        return "".join([*pieces, text[at:]])

    def _learn(self, words: list[str]) -> None:
        letters = [word for word in words if not word.isdigit()]
        if not letters:
            return
        self._parts.update(word for word in letters if len(word) >= _SHORTEST)
        self._whole.add("".join(words))
        self._whole.add("".join(letters))
        if len(letters) > 2:  # a second first name is often left out
            self._whole |= {letters[0] + letters[-1], letters[0] + letters[1]}

    def _find(self, text: str, words: list[_Word]) -> Iterator[tuple[int, int]]:
        place = 0
        while place < len(words):
            count = self._whole_name(text, words, place) or self._part(text, words, place)
            if count:
                yield words[place][0], words[place + count - 1][1]
            place += count or 1

    def _whole_name(self, text: str, words: list[_Word], place: int) -> int:
        """Return how many words from here on are a whole name, 0 if none are."""
        first = words[place][2]
        if first[:3] not in self._begin:
            return 0
        is_one = first in self._turned and (len(first) >= _SURE or not first.isalpha())
        found = int(is_one)
        run = without = first  # the latter without initials in the middle
        for following in range(place + 1, min(place + _MOST_WORDS, len(words))):
            start, _, word = words[following]
            run += word
            if len(without) > self._longest or not _GAP.fullmatch(
                text, words[following - 1][1], start
            ):
                break
            if run in self._turned or without + word in self._turned:
                found = following - place + 1
            without += word if len(word) > 1 else ""
        return found

    def _part(self, text: str, words: list[_Word], place: int) -> int:
        """Return how many words from here on name somebody, 0 if none do."""
        start, end, word = words[place]
        is_capital = text[start].isupper()
        if not is_capital and word not in self._parts:
            return 0
        before = text[max(0, start - _LOOK_BACK) : start]
        told = " ".join(before.rstrip(_BETWEEN).casefold().split())
        is_header = told.endswith("name") and _HEADER.search(before)
        if is_capital and (is_header or told.endswith(_OWN_NAME)):  # whoever it is
            count = 1
            while count < 3 and _goes_on(text, words, place + count):
                count += 1
            return count
        is_line = _LINE_BEFORE.search(before) and _LINE_AFTER.match(text, end)
        return int(bool(is_line or told.endswith(_NAMING)) and self._is_part(word))

    def _is_part(self, word: str) -> bool:
        """Return whether a word is a part of a name; one without gaps may begin or end with it."""
        return len(word) >= _SHORTEST and (
            word in self._parts
            or any(name.startswith(word) or name.endswith(word) for name in self._whole)
        )


def _goes_on(text: str, words: list[_Word], place: int) -> bool:
    if place >= len(words):
        return False
    start = words[place][0]
    return text[words[place - 1][1] : start] in (" ", "-", ", ") and text[start].isupper()


def _plain(word: str) -> str:
    """Return a word in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
