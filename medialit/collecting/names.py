"""Names of learners: the one file in which they stand, and how they are kept out of all others.

Everything else calls a learner by the code. What learners write may hold names, too, and goes
through ``Names.redact`` before it is passed on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from medialit.collecting.handed import LABEL
from medialit.collecting.places import names_file
from medialit.collecting.redacting import Redactor
from medialit.collecting.senders import PLATFORMS, Sender
from medialit.errors import InputError
from medialit.writing import written_whole

__all__ = ["Names", "load_names", "read_names", "write_names"]


class Names:
    """The names that are known, by code, and how to take them out of a text.

    Args:
        people: who has which code in this assignment.
        others: more people whose names are taken out.
    """

    def __init__(self, people: Mapping[str, Sender], others: Iterable[Sender] = ()) -> None:
        self.people = dict(people)
        known = (*self.people.values(), *others)
        self._redactor = Redactor(
            name for sender in known for name in (sender.name, sender.lms_id) if name
        )

    def name_of(self, code: str) -> str:
        """Return the name that a platform gave, ``""`` if none is known."""
        sender = self.people.get(code)
        return sender.name if sender else ""

    def redact(self, text: str) -> str:
        """Return a text without known names and without any e-mail address."""
        return self._redactor.redact(text)

    def redact_all(self, value: Any) -> Any:
        """Return plain data with each of its texts, and the names of its fields, redacted."""
        if isinstance(value, str):
            return self.redact(value)
        if isinstance(value, Mapping):
            return {self.redact(str(key)): self.redact_all(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.redact_all(each) for each in value]
        return value


def load_names(place: Path) -> Names:
    """Return the names of an assignment; those of the ones beside it are taken out of texts, too.

    Args:
        place: the folder of an assignment.

    Raises:
        InputError: if a file of names is damaged: without it names would be passed on.
    """
    beside = sorted(names_file(place).absolute().parents[1].glob(f"*/{names_file(place).name}"))
    others = [sender for path in beside for sender in read_names(path.parent).values()]
    return Names(read_names(place), others)


def read_names(place: Path) -> dict[str, Sender]:
    """Return who has which code in an assignment; nobody if no names are known.

    Raises:
        InputError: if the file is damaged.
    """
    path = names_file(place)
    try:
        data = json.loads(path.read_bytes())
        return {label: _sender(label, entry) for label, entry in data.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{path} is damaged ({error}). Correct it, or delete it and collect again: without it "
            "names could not be taken out of what is passed on."
        ) from error


def write_names(place: Path, people: Mapping[str, Sender]) -> None:
    """Write who has which code, sorted.

    Raises:
        OutputError: if it cannot be written.
    """
    data = {
        label: {
            "name": sender.name,
            "lms_id": sender.lms_id,
            "submission_id": sender.submission_id,
            "from": sender.platform,
        }
        for label, sender in sorted(people.items())
    }
    with written_whole(names_file(place)) as file:
        json.dump(data, file, indent=1)
        file.write("\n")


def _sender(label: str, entry: Mapping[str, Any]) -> Sender:
    texts = [entry[key] for key in ("name", "lms_id", "submission_id")]
    if not LABEL.fullmatch(label) or entry["from"] not in PLATFORMS:
        raise ValueError(f"look at {label!r}")
    if not all(isinstance(text, str) for text in texts):
        raise ValueError(f"look at {label!r}: its values are texts")
    name, lms_id, submission_id = texts
    return Sender(name, lms_id, submission_id, entry["from"])
