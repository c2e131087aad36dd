"""Every file that a teacher named, read: whose it is, what it hands in, and what it is called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from medialit.collecting.gathering import Found, Source, gather
from medialit.collecting.handed import Handed
from medialit.collecting.labels import titles_of, where
from medialit.collecting.parsing import Problem
from medialit.collecting.places import HandedOut
from medialit.collecting.recognizing import recognize
from medialit.collecting.senders import Sender, find_sender, shown

__all__ = ["Seen", "labelled", "read_files"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was found, and what it is.

    Attributes:
        found: where it was found; its bytes are gone.
        sha256: of its bytes; ``""`` if they were not read.
        sender: whose it is, if the names around it say so.
        handed: what it hands in, one for each exercise.
        problem: why it hands nothing in.
        label: what it is called, without a name.
    """

    found: Found
    sha256: str
    sender: Sender | None
    handed: tuple[Handed, ...] = ()
    problem: Problem | None = None
    label: str = ""

    @property
    def path(self) -> str:
        """What it is called by whoever named it, safe to be shown in a terminal."""
        return " › ".join(map(shown, self.found.parts))


def read_files(sources: Iterable[Source], assignments: Sequence[HandedOut]) -> Iterator[Seen]:
    """Yield every file below the sources, read; their bytes are not kept.

    Raises:
        InputError: if a folder has more files than any class hands in.
    """
    own = [path for assignment in assignments for path in assignment.own]
    for source in sources:
        for found in gather(source, without=own):
            seen = Seen(replace(found, content=None), "", find_sender(found.path))
            if found.content is None:
                problem = Problem(found.status or "foreign", found.reason)
                yield replace(seen, problem=problem)
                continue
            result = recognize(found.content, found.parts[-1], assignments)
            seen = replace(seen, sha256=hashlib.sha256(found.content).hexdigest())
            if isinstance(result, Problem):
                yield replace(seen, problem=result)
            else:
                yield replace(seen, handed=result)


def labelled(seen: Sequence[Seen], redact: Callable[[str], str]) -> list[Seen]:
    """Return the files with labels, of which no two are the same, in the order of their labels.

    Args:
        seen: all files, those of a source beside each other.
        redact: takes known names out of the names of sources.
    """
    codes: dict[Source, set[str]] = {}
    for each in seen:
        codes.setdefault(each.found.source, set()).update(handed.code for handed in each.handed)
    titles = titles_of(list(codes), codes, redact)
    single = sorted(
        (each.found.parts, each.sha256, each.found.source.path)
        for each in seen
        if each.found.source.kind == "file"
    )
    numbers = {path: str(place) for place, (_, _, path) in enumerate(single, start=1)}
    return [
        replace(
            each,
            label=where(
                each.found,
                titles[each.found.source],
                numbers.get(each.found.source.path, each.found.number),
            ),
        )
        for each in seen
    ]
