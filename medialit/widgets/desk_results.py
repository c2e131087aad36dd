"""The steps after collecting: grades, feedback, the class report and the gradebook."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from medialit.collecting.places import list_file
from medialit.errors import InputError
from medialit.exercises.loading import load_exercise
from medialit.grading.changes import find_changes
from medialit.grading.commands import tell_class, tell_feedback, tell_grade, tell_gradebook
from medialit.grading.gradebook import FORMATS
from medialit.widgets.base import code, style
from medialit.widgets.desk_folder import Assigned
from medialit.widgets.desk_step import DeskStep, File
from medialit.widgets.reflections_data import Readings

__all__ = ["FeedbackStep", "GradeStep", "GradebookStep", "ReportStep"]

_FIRST, _LEVEL = "graded for the first time", "you gave a level"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip of the same pages is the same
_MOST_CHANGES = 200

#: What the pages of the last three steps say.
_FEEDBACK = {
    "press": "Make the pages",
    "busy": "Making a page for each student …",
    "about": "Without this, pages have codes only. With it, each page begins with the name that "
    "the learning platform gave. The files are called by codes either way.",
    "open": "Look at this page",
    "which": "Whose page?",
    "download": "Download all pages (zip)",
}
_REPORT = {
    "press": "Make the report",
    "busy": "Making the report …",
    "about": "Without this, the report has codes only, and can be shown in class. With it, the "
    "report is for your own eyes.",
    "open": "Open the report",
    "download": "Download it",
}
_GRADEBOOK = {
    "press": "Make the table",
    "busy": "Making the table …",
    "about": "Without this, the table has codes: whoever finds it does not know whose grades these "
    "are. With it, the names of the files that you collected stand in it: give it to your learning "
    "platform and to nobody else, then delete it.",
    "download": "Download the table",
}


class GradeStep(DeskStep):
    """Grade everything that was collected; the grades by code, and what has changed and why."""

    _esm = code("desk", "desk_grade")
    _css = style("desk")
    needs: ClassVar[str] = "collected"

    def run(self, content: dict[str, Any]) -> dict[str, Any]:
        """Grade, and return what is another score than before."""
        chosen = self.chosen()
        before = _read_grades(chosen.place)
        told = self.say(tell_grade(str(chosen.place))).splitlines()
        changes = find_changes(before, _read_grades(chosen.place))
        given = sum(each.why == _LEVEL for each in changes)
        again = [each for each in changes if each.why not in (_FIRST, _LEVEL)]
        said = [told[0], *(line[2:] for line in told if line.startswith("! "))]
        if given:  # the teacher knows which: a list of them would hide what is news
            said.append(
                f"Counted now: {given} {'level' if given == 1 else 'levels'} that you gave."
            )
        headings = {
            item.name: item.heading for item in load_exercise(chosen.place / "teacher").items
        }
        return {
            "told": said,
            "changes": [
                [
                    each.code,
                    headings.get(each.item, each.item) or "in all",
                    _points(each.before),
                    _points(each.after),
                    each.why,
                ]
                for each in again[:_MOST_CHANGES]
            ],
            "more": max(0, len(again) - _MOST_CHANGES),
        }

    def look(self, chosen: Assigned | None) -> dict[str, Any]:
        """Return the grades as they were written last, and whether they are older than the work."""
        if chosen is None or self._missing(chosen):
            return {"rows": [], "older": ""}
        grades = _read_grades(chosen.place)
        return {
            "rows": [
                {
                    "code": grade["code"],
                    "score": _points(grade["score"]),
                    "points": grade["points"],
                    "waiting": grade["open_points"],
                    "notes": [*grade["notes"], *_empty(grade["items"])],
                }
                for grade in grades
            ],
            "older": _older(chosen.place) if grades else "",
        }


class _PagesStep(DeskStep):
    """A step that makes something with or without names, to open or to download.

    Attributes:
        words: what the page calls things.
        formats: what there is to choose from, by name; none for most steps.
    """

    _esm = code("desk", "desk_pages")
    _css = style("desk")
    needs: ClassVar[str] = "collected"
    words = traitlets.Dict().tag(sync=True)
    formats = traitlets.List().tag(sync=True)


class FeedbackStep(_PagesStep):
    """A page for each student, to look at, and all of them as one zip."""

    words = traitlets.Dict(_FEEDBACK).tag(sync=True)

    def run(self, content: dict[str, Any]) -> dict[str, Any]:
        """Make the pages."""
        chosen, names = self.chosen(), content.get("names") is True
        told = self.say(tell_feedback(str(chosen.place), names=names)).splitlines()
        unread = sum(not each.level for each in Readings(chosen.place).entries())
        if unread:
            answers = "1 answer is" if unread == 1 else f"{unread} answers are"
            told.append(f"{answers} not read yet, and the pages say so. See step 4, Read.")
        return {"told": told, "pages": [path.stem for path in _pages(chosen.place)]}

    def file(self, content: dict[str, Any]) -> File:
        """Return one page, or all of them as a zip."""
        chosen, which = self.chosen(), content.get("which")
        pages = {path.stem: path for path in _pages(chosen.place)}
        if which:
            if which not in pages:
                raise InputError("This page is not there any more. Make the pages again.")
            return pages[which].name, "text/html", pages[which].read_bytes()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in pages.values():
                info = zipfile.ZipInfo(f"feedback-{chosen.name}/{path.name}", _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, path.read_bytes())
        return f"feedback-{chosen.name}.zip", "application/zip", packed.getvalue()


class ReportStep(_PagesStep):
    """The class report: one page to talk about."""

    words = traitlets.Dict(_REPORT).tag(sync=True)

    def run(self, content: dict[str, Any]) -> dict[str, Any]:
        """Make the report."""
        chosen, names = self.chosen(), content.get("names") is True
        told = tell_class(str(chosen.place), names=names)
        return {"told": self.say(told).splitlines(), "pages": ["class"]}

    def file(self, content: dict[str, Any]) -> File:
        """Return the report."""
        chosen = self.chosen()
        data = _read_made(chosen.place / "class.html")
        return f"class-{chosen.name}.html", "text/html", data


class GradebookStep(_PagesStep):
    """The grades as a table for a learning platform or a spreadsheet."""

    formats = traitlets.List([[name, what] for name, what in FORMATS.items()]).tag(sync=True)
    words = traitlets.Dict(_GRADEBOOK).tag(sync=True)

    def run(self, content: dict[str, Any]) -> dict[str, Any]:
        """Make the table."""
        chosen, form = self.chosen(), str(content.get("format"))
        names = content.get("names") is True
        told = tell_gradebook(str(chosen.place), form=form, names=names)
        return {"told": self.say(told).splitlines(), "pages": [form]}

    def file(self, content: dict[str, Any]) -> File:
        """Return the table that was made last."""
        chosen = self.chosen()
        form = next(iter(self._result.get("pages", ())), "csv")
        name = f"gradebook-{form}.csv"
        return f"{chosen.name}-{name}", "text/csv", _read_made(chosen.place / name)


def _read_grades(place: Path) -> list[Mapping[str, Any]]:
    """Return the grades that were written last; none if there are none that can be read."""
    try:
        grades = json.loads((place / "grades" / "grades.json").read_bytes())["grades"]
        return [grade for grade in grades if isinstance(grade["items"], list)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _read_made(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("It is not there any more. Make it again.") from error


def _pages(place: Path) -> list[Path]:
    """Return the feedback pages that are there, by code."""
    return sorted((place / "feedback").glob("[!.]*.html"))


def _older(place: Path) -> str:
    """Return what is newer than the grades, in words; ``""`` if nothing is."""
    newer = {
        "you have collected again": list_file(place),
        "you have given levels": place / "grades" / "reviews.jsonl",
        "the key was changed": place / "teacher" / "key.json",
    }
    graded = (place / "grades" / "grades.json").stat().st_mtime_ns
    told = [w for w, path in newer.items() if path.exists() and path.stat().st_mtime_ns > graded]
    return f"These grades are older: {' and '.join(told)} since. Grade again." if told else ""


def _empty(items: Sequence[Mapping[str, Any]]) -> list[str]:
    count = sum(item.get("status") == "empty" for item in items)
    if count == len(items):
        return ["no answers at all"]
    return [f"{count} {'task' if count == 1 else 'tasks'} without an answer"] if count else []


def _points(score: float | None) -> str:
    return "–" if score is None else f"{score:g}"
