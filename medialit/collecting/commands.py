"""What ``medialit collect`` says: what became of every file, in words without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from medialit.collecting.collecting import Collected, Fate, Gathered, collect
from medialit.collecting.labels import kind_of
from medialit.collecting.listing import STATUSES
from medialit.collecting.places import assigned_folder, collected_folder, list_file
from medialit.collecting.senders import shown

__all__ = ["tell_collect"]

_WRONG = ("unknown", "damaged", "refused")
_FEW = 12


def tell_collect(
    sources: Sequence[str], root: str | Path | None = None, *, names: bool = False
) -> tuple[str, int]:
    """Collect files; return what became of each, and 1 if there is something to look at, else 0.

    Args:
        sources: files, folders and zip archives.
        root: the folder of assignments, or of one; ``assigned_folder()`` if left out.
        names: whether files are shown by their names, which are names of learners.

    Raises:
        InputError: if there is no such file or folder, or no assignment.
        OutputError: if something cannot be written.
    """
    folder = assigned_folder() if root is None else Path(root).expanduser()
    collected = collect(sources, folder)
    for gathered in collected.gathered:
        gathered.write()
    lines = [_tell_counts(collected.files)]
    for gathered in collected.gathered:
        lines += _tell_one(gathered, names=names)
    for status in (*_WRONG, "older", "duplicate", "foreign"):
        lines += _tell_files(collected.files, status, names=names)
    return "\n".join(lines), int(_needs_a_look(collected))


def _tell_counts(files: Sequence[Fate]) -> str:
    counts = Counter(fate.status for fate in files)
    said = [f"{counts[status]} {words}" for status, words in STATUSES.items() if counts[status]]
    return f"{_count(len(files), 'file')} found: {', '.join(said) or 'nothing'}."


def _tell_one(gathered: Gathered, *, names: bool) -> Iterator[str]:
    place = gathered.assignment.place
    now = sorted({entry.code for entry in gathered.found if entry.code})
    yield ""
    yield (
        f"{gathered.assignment.exercise}: {len(gathered.new)} new, {len(gathered.newer)} newer; "
        f"{_count(len(gathered.counted), 'learner')} in all."
    )
    yield from (
        f"  {line}" for line in _in_rows([_named(each, gathered, names=names) for each in now])
    )
    noted: dict[str, list[str]] = {}
    for code in now:
        for note in gathered.counted[code].notes.in_words():
            noted.setdefault(note, []).append(_named(code, gathered, names=names))
    yield from (f"  {', '.join(codes)}: {note}" for note, codes in sorted(noted.items()))
    yield f"  Written: {collected_folder(place)}; every file: {list_file(place)}"


def _tell_files(files: Iterable[Fate], status: str, *, names: bool) -> Iterator[str]:
    mine = [fate for fate in files if fate.status == status]
    if not mine:
        return
    yield ""
    yield f"{STATUSES[status].capitalize()} ({len(mine)})"
    if status == "foreign" and len(mine) > _FEW:
        kinds = Counter(kind_of(fate.path) or "others" for fate in mine)
        yield "  " + ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
        return
    shown = mine if status in _WRONG else mine[:_FEW]
    for fate in shown:
        own = f" — {fate.path}" if names else ""
        yield f"  {fate.label}{f': {fate.reason}' if fate.reason else ''}{own}"
    if len(mine) > len(shown):
        yield f"  … and {len(mine) - len(shown)} more"


def _named(code: str, gathered: Gathered, *, names: bool) -> str:
    sender = gathered.people[code].sender
    return f"{code} ({shown(sender.name)})" if names and sender and sender.name else code


def _in_rows(words: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(words), 6):
        yield "  ".join(words[start : start + 6])


def _needs_a_look(collected: Collected) -> bool:
    if any(fate.status in _WRONG for fate in collected.files):
        return True
    counted = [handed.notes for each in collected.gathered for handed in each.counted.values()]
    return any(notes.changed or notes.shared or notes.also for notes in counted)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
