"""The teacher's part of the command line: from an exercise to grades and a class report."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from medialit.errors import InputError

__all__ = ["TEACHING", "add_teaching", "run_teaching"]

_Parser = argparse.ArgumentParser
_FORMATS = ("canvas", "moodle", "csv")  # as in medialit.grading.gradebook, which loads later


def add_teaching(add: Callable[..., _Parser]) -> None:
    """Add the teacher's commands to the parser.

    Args:
        add: makes the parser of a command, as ``add_parser`` does.
    """
    _exercises(add("exercises", help="list, check or write exercises"))
    _assign(add("assign", help="make what students get, from an exercise or your own article"))
    collect = add("collect", help="take in what students handed in")
    collect.add_argument("sources", nargs="+", metavar="FILES", help="files, folders, downloads")
    _for_assignment(collect, names="show files by their names, which are names of students")
    grade = add("grade", help="compare answers with the key, and lay them beside the readings")
    grade.add_argument("name", metavar="NAME", help="the assignment")
    _for_assignment(grade)
    feedback = add("feedback", help="a page for each student")
    feedback.add_argument("name", metavar="NAME", help="the assignment")
    _for_assignment(feedback, names="with the names of the files you collected")
    _class(add("class", help="a report to talk about in class"))
    gradebook = add("gradebook", help="the grades as a table")
    gradebook.add_argument("name", metavar="NAME", help="the assignment")
    gradebook.add_argument("--format", choices=_FORMATS, default="csv", help="for what")
    gradebook.add_argument("--out", metavar="FILE", help="where to write it")
    _for_assignment(gradebook, names="with the names of the files you collected")


def run_teaching(options: argparse.Namespace) -> tuple[str, int]:
    """Run one of the teacher's commands; return what it says, and its exit status."""
    return TEACHING[options.command](options)


def _exercises(exercises: _Parser) -> None:
    actions = exercises.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="the exercises there are")
    check = actions.add_parser("check", help="everything that is wrong, each with what to do")
    write = actions.add_parser("write", help="make the notebook from exercise.toml")
    for action in (check, write):
        action.add_argument("names", nargs="*", metavar="NAME", help="all of them if left out")
    for action in actions.choices.values():
        action.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _assign(assign: _Parser) -> None:
    actions = assign.add_subparsers(dest="action", metavar="ACTION")
    make = actions.add_parser("make", help="a folder and a zip for students, without any key")
    make.add_argument("name", metavar="NAME", help="an exercise, or a new name with --article")
    make.add_argument("--article", metavar="FILE", help="your own article: a file or an address")
    make.add_argument("--due", metavar="DAY", help="the last day, such as 2026-12-01")
    _for_assignment(make, out="where to put it, if not into assigned/")
    actions.add_parser("list", help="what you have assigned")
    _for_assignment(actions.choices["list"])
    course = actions.add_parser("nbgrader", help="put an exercise into a course of nbgrader")
    course.add_argument("name", metavar="NAME", help="an exercise")
    course.add_argument("course", metavar="COURSE", help="the folder of the course")
    course.add_argument("--autograde", action="store_true", help="grade what was submitted there")
    course.add_argument("--sandbox", action="store_true", help="in bubblewrap, on Linux")
    course.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _class(report: _Parser) -> None:
    report.add_argument("name", metavar="NAME", help="the assignment")
    report.add_argument("--before", metavar="NAME", help="the first test, if not 00-pretest")
    report.add_argument("--after", metavar="NAME", help="the second test, if not 08-posttest")
    _for_assignment(report, names="with the names of the files you collected")


def _for_assignment(parser: _Parser, *, names: str = "", out: str = "") -> None:
    flags = ("--out", "--folder") if out else ("--folder",)
    where = out or "the folder of your assignments, if not assigned/"
    parser.add_argument(*flags, dest="folder", metavar="FOLDER", help=where)
    if names:
        parser.add_argument("--names", action="store_true", help=names)
    parser.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _run_exercises(options: argparse.Namespace) -> tuple[str, int]:
    from medialit.assigning import commands

    if options.action == "check":
        return commands.tell_checks(options.names)
    if options.action == "write":
        return commands.tell_notebooks(options.names), 0
    if options.action == "list":
        return commands.tell_exercises(), 0
    raise InputError("Say what to do: `medialit exercises list`, `check` or `write`.")


def _run_assign(options: argparse.Namespace) -> tuple[str, int]:
    from medialit.assigning import commands

    if options.action == "make":
        told = commands.tell_make(
            options.name, options.folder, article=options.article, due=options.due
        )
        return told, 0
    if options.action == "list":
        return commands.tell_assigned(options.folder), 0
    if options.action == "nbgrader":
        from medialit.assigning.nbgrader_commands import tell_nbgrader

        told = tell_nbgrader(
            options.name, options.course, autograde=options.autograde, sandbox=options.sandbox
        )
        return told, 0
    raise InputError("Say what to do: `medialit assign make NAME`, `list` or `nbgrader`.")


def _run_collect(options: argparse.Namespace) -> tuple[str, int]:
    from medialit.collecting.commands import tell_collect

    return tell_collect(options.sources, options.folder, names=options.names)


def _run_grade(options: argparse.Namespace) -> tuple[str, int]:
    from medialit.grading.commands import tell_grade

    return tell_grade(options.name, options.folder), 0


def _run_feedback(options: argparse.Namespace) -> tuple[str, int]:
    from medialit.grading.commands import tell_feedback

    return tell_feedback(options.name, options.folder, names=options.names), 0


def _run_class(options: argparse.Namespace) -> tuple[str, int]:
    from medialit.grading.commands import tell_class

    told = tell_class(
        options.name,
        options.folder,
        before=options.before,
        after=options.after,
        names=options.names,
    )
    return told, 0


def _run_gradebook(options: argparse.Namespace) -> tuple[str, int]:
    from medialit.grading.commands import tell_gradebook

    told = tell_gradebook(
        options.name, options.folder, form=options.format, out=options.out, names=options.names
    )
    return told, 0


#: The teacher's commands, each with what runs it.
TEACHING: Mapping[str, Callable[[argparse.Namespace], tuple[str, int]]] = {
    "exercises": _run_exercises,
    "assign": _run_assign,
    "collect": _run_collect,
    "grade": _run_grade,
    "feedback": _run_feedback,
    "class": _run_class,
    "gradebook": _run_gradebook,
}
