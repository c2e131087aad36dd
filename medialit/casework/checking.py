"""Everything that is wrong with a case, each with what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from medialit.cases import find_cases, load_case
from medialit.casework.activities import check_activities
from medialit.casework.articles import check_articles
from medialit.casework.drawings import check_pictures
from medialit.casework.entry import check_entry, check_folder
from medialit.casework.faults import CaseFiles, Fault
from medialit.casework.gold import check_gold
from medialit.casework.itemforms import check_items
from medialit.casework.texts import check_gaps, check_level, check_teacher
from medialit.casework.web import check_web
from medialit.errors import InputError

__all__ = ["check_case"]

_CHECKS: tuple[Callable[[CaseFiles], Iterator[Fault]], ...] = (
    check_gaps,
    check_folder,
    check_entry,
    check_articles,
    check_web,
    check_pictures,
    check_gold,
    check_activities,
    check_items,
    check_teacher,
    check_level,
)


def check_case(name: str) -> tuple[Fault, ...]:
    """Return everything that is wrong with a case, file by file; ``()`` if nothing is.

    Args:
        name: the case's name; for a teacher's own case some of the kit's rules give notes only.

    Raises:
        InputError: if there is no such case; the message lists those there are.
    """
    found = {case.name: case for case in find_cases()}
    try:
        entry = load_case(name)
    except InputError as error:
        if name not in found:
            raise
        return (Fault("case.toml", str(error), "Nothing else was checked."),)
    files = CaseFiles(found[name].path, entry, found[name].own)
    return tuple(fault for check in _CHECKS for fault in check(files))
