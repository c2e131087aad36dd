"""The words of the command line: the commands, and what each of them takes."""

from __future__ import annotations

import argparse
from typing import NoReturn

from medialit import __version__
from medialit.errors import InputError
from medialit.teaching import add_teaching

__all__ = ["command_parser"]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message}. Type `medialit --help` to see what you can ask for.")


def command_parser() -> argparse.ArgumentParser:
    """Return what reads the words after ``medialit``; bad ones raise an ``InputError``."""
    parser = _Parser(
        prog="medialit",
        description="Show how an article is made: who speaks in it, "
        "how it is told, what it claims. It gives no score of truth or bias.",
    )
    parser.add_argument("--version", action="version", version=f"medialit {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_analyze(commands.add_parser("analyze", help="report on one article, or on many"))
    _add_compare(commands.add_parser("compare", help="two to twenty accounts of one event"))
    _add_print(commands.add_parser("print", help="a lesson on paper, as a page or a PDF"))
    _add_case(commands.add_parser("case", help="list, begin or check cases of your own"))
    add_teaching(commands.add_parser)
    _add_work(commands.add_parser("work", help="list, carry, bring back or heal answers"))
    return parser


def _add_analyze(analyze: argparse.ArgumentParser) -> None:
    analyze.add_argument(
        "file", nargs="?", metavar="FILE", help="a .txt or .md file; - for standard input"
    )
    analyze.add_argument("--encoding", metavar="NAME", help="how FILE is written, if not in UTF-8")
    analyze.add_argument("--html", metavar="OUT", help="write the report as a web page")
    analyze.add_argument("--json", action="store_true", help="print the report as JSON")
    analyze.add_argument("--jsonl", metavar="IN", help='many: one {"id", "text"} object a line')
    analyze.add_argument("--out", metavar="OUT", help="with --jsonl: where the reports go")
    analyze.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _add_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument("files", nargs="+", metavar="FILE", help="a .txt or .md file")
    compare.add_argument("--html", metavar="OUT", help="write the comparison as a web page")
    compare.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _add_print(command: argparse.ArgumentParser) -> None:
    command.add_argument("lesson", metavar="LESSON", help="a notebook, or its number, such as 02")
    command.add_argument("--out", metavar="FILE", help="where to write it")
    command.add_argument("--pdf", action="store_true", help="as PDF, with Chromium or Chrome")
    command.add_argument("--key", action="store_true", help="with keys and reasons, for teachers")
    command.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _add_case(case: argparse.ArgumentParser) -> None:
    actions = case.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="the cases there are")
    new = actions.add_parser("new", help="a folder with every file, to be filled in")
    new.add_argument("name", metavar="NAME", help="small letters, digits and hyphens")
    new.add_argument("--folder", metavar="FOLDER", help="where to put it, if not into cases/")
    check = actions.add_parser("check", help="everything that is wrong, each with what to do")
    check.add_argument("names", nargs="+", metavar="NAME", help="the name of a case")
    for action in actions.choices.values():
        action.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)


def _add_work(work: argparse.ArgumentParser) -> None:
    actions = work.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="the lessons with answers, and what is wrong with their files")
    export = actions.add_parser("export", help="all answers as one file")
    export.add_argument("out", metavar="OUT", help="the file to write, such as my-work.json")
    export.add_argument("--lesson", metavar="NAME", help="only those of one lesson, such as 02")
    export.add_argument("--force", action="store_true", help="write over a file that is there")
    bring = actions.add_parser("import", help="bring exported files in; nothing is overwritten")
    bring.add_argument("files", nargs="+", metavar="FILE", help="what export or Download gave")
    actions.add_parser("heal", help="put damaged lines aside; nothing is deleted")
    for action in actions.choices.values():
        action.add_argument(
            "--folder", metavar="FOLDER", help="where the answers are, if not work/"
        )
        action.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
