"""The map of the course: its lessons as a path, how far each of them is, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from medialit.classroom.events import Event
from medialit.classroom.journal import work_folder
from medialit.classroom.lessons import Lesson, done_activities, load_lessons, minutes_left
from medialit.classroom.merging import merge
from medialit.classroom.work import find_learner, lessons_in
from medialit.widgets.base import code, style
from medialit.widgets.carrying import Carrier

__all__ = ["CourseMap"]


class CourseMap(Carrier):
    """The eight lessons with links, what is done in each, and all work to carry elsewhere.

    Progress comes from the journals in ``work``. The page asks ``{"do": "look"}`` when it is shown
    again, because the lessons are done in other notebooks.
    """

    _esm = code("carry", "coursemap")
    _css = style("carry", "coursemap")

    def __init__(self) -> None:
        self._home = work_folder().absolute()
        super().__init__()
        learner = find_learner(self._home)
        self.place = {
            "course": learner.course,
            "code": learner.code,
            "lesson": "",
            "name": "course-map",
        }

    @property
    def title(self) -> str:
        """What it shows."""
        return "The course"

    def lessons(self) -> tuple[str, ...]:
        """Return every lesson that has work in the folder."""
        return lessons_in(self._folder())

    def actions(self) -> dict[str, Any]:
        """Return what the page may ask for: to look again, too."""
        return {**super().actions(), "look": lambda _content: self.respond()}

    def respond(self) -> None:
        """Read all journals, and show what is done and what comes next."""
        plan = load_lessons()
        read = {lesson.number: self._journal_of(lesson.number).events() for lesson in plan}
        others = (name for name in self.lessons() if name not in read)
        read |= {name: self._journal_of(name).events() for name in others}
        lessons = [_state_of(lesson, read[lesson.number]) for lesson in plan]
        events = [event for each in read.values() for event in each]
        self.state = {
            "lessons": lessons,
            "next": _next_of(lessons),
            "entries": len(events),
            "last": max((event.time for event in events), default=""),
        }

    def static(self) -> str:
        """Return the lessons with links, and how far each is."""
        rows = "".join(
            f'<li><a href="{escape(each["notebook"])}">{escape(each["number"])} '
            f"{escape(each['title'])}</a> ({each['minutes']} minutes): {each['done']} of "
            f"{each['total']} activities done</li>"
            for each in self.state["lessons"]
        )
        return f"<ul>{rows}</ul>"

    def _folder(self) -> Path:
        return self._home


def _state_of(lesson: Lesson, events: Iterable[Event]) -> dict[str, Any]:
    answers = merge(events).answers
    known = done_activities({name: answer.value for name, answer in answers.items()})
    done = sum(name in known for name in lesson.activities)
    return {
        "number": lesson.number,
        "notebook": lesson.notebook,
        "title": lesson.title,
        "question": lesson.question,
        "minutes": lesson.minutes,
        "total": len(lesson.activities),
        "done": done,
        "begun": bool(answers),
        "left": minutes_left(lesson, done),
    }


def _next_of(lessons: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the first lesson with something open; ``None`` when all is done."""
    return next((each for each in lessons if each["done"] < each["total"]), None)
