"""Whose a file is, as far as the names tell that a learning platform gave to it.

Three ways of naming are known. They come from their programs' own code, and may change there:

- Canvas (``lib/content_zipper.rb``): ``lastnamefirstname_[LATE_]USER_FILE_name``, all in one
  folder; ``[LATE_]anon_ID_FILE_name`` where grading is anonymous.
- Moodle (``mod/assign/classes/downloader.php``): the folder ``First Last_ID_assignsubmission_file``
  (older ones end in ``_``), or the same before each file's name; ``Participant`` in the place of a
  name where grading is anonymous.
- nbgrader: ``submitted/STUDENT/ASSIGNMENT/name``.

A known error: a file that a learner has called ``audit_12_345_last.json`` looks like one of Canvas.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["PLATFORMS", "Platform", "Sender", "find_sender", "shown"]

Platform = Literal["canvas", "moodle", "nbgrader"]
PLATFORMS: tuple[Platform, ...] = ("canvas", "moodle", "nbgrader")

_CANVAS = re.compile(
    r"(?:(?P<name>[^\W_]\w{0,120}?)_(?:LATE_)?(?P<id>[0-9]{1,20})|(?:LATE_)?(?P<anon>anon_[^\W_]{1,20}))"
    r"_(?P<file>[0-9]{3,20})_(?=.)"
)
_MOODLE = re.compile(
    r"(?P<name>[^/\\]{1,200}?)[_ ](?P<id>[0-9]{1,20})_assignsubmission_[a-z]+(?:_|\Z)"
)
_NOBODY = re.compile(r"participant(?:[ _]\d+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Sender:
    """Somebody who handed a file in, as a platform names them.

    Attributes:
        name: the name; ``""`` where grading is anonymous.
        lms_id: what the platform calls the person by; ``""`` if it does not say.
        submission_id: the number that Canvas gave to the file; ``""`` elsewhere.
        platform: where the file comes from.
    """

    name: str
    lms_id: str
    submission_id: str
    platform: Platform

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same of a person from one file to the next."""
        return self.platform, self.lms_id or self.name


def find_sender(parts: Sequence[str]) -> Sender | None:
    """Return whose file it is, by the names of its folders and its own, the outermost first.

    The outermost name that says it counts: it is the platform's, and those inside are a learner's.

    Example:
        >>> find_sender(["doejane_LATE_41_9277_K7QF-2M9T.medialit.json"])
        Sender(name='doejane', lms_id='41', submission_id='9277', platform='canvas')
    """
    for place, part in enumerate(parts):
        clean = unicodedata.normalize("NFC", part)
        if found := _MOODLE.match(clean):
            name = " ".join(found["name"].split())
            return Sender("" if _NOBODY.match(name) else name, found["id"], "", "moodle")
        if found := _CANVAS.match(clean):
            return Sender(
                found["name"] or "", found["id"] or found["anon"], found["file"], "canvas"
            )
        if part == "submitted" and len(parts) > place + 3:
            student = unicodedata.normalize("NFC", parts[place + 1])
            return Sender(student, "", "", "nbgrader")
    return None


def shown(name: str, longest: int = 120) -> str:
    r"""Return a name for a terminal: what could steer it, or hide something, is written out.

    Example:
        >>> shown("a\x1b[31m\nb")
        'a\\x1b[31m\\x0ab'
    """
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    safe = "".join(
        _written_out(ord(sign)) if unicodedata.category(sign) in hidden else sign
        for sign in name[: longest + 1]
    )
    return safe if len(safe) <= longest else safe[:longest] + "…"


def _written_out(code: int) -> str:
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
