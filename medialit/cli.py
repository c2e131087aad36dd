"""The command line: parse, call, print, exit status."""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from medialit.arguments import command_parser
from medialit.errors import InputError, MedialitError
from medialit.teaching import TEACHING, run_teaching

__all__ = ["main"]

_INTERRUPTED = 130
_INTERNAL = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 well, 1 faults or failed lines, 2 bad input.

    Args:
        argv: the words after ``medialit``; those of the command line if left out.
    """
    debug = "--debug" in (sys.argv[1:] if argv is None else argv)
    try:
        return _run(command_parser().parse_args(argv))
    except MedialitError as error:
        _complain(str(error))
        return 2
    except KeyboardInterrupt:
        _complain("Stopped. Nothing was written.")
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if debug:
            raise
        _complain(
            f"Something went wrong inside medialit ({type(error).__name__}: {error}). This is our "
            "mistake, not yours; run the command again with --debug to see where."
        )
        return _INTERNAL


def _run(options: argparse.Namespace) -> int:
    if options.command is None:
        raise InputError("Nothing to do yet. Try `medialit analyze article.txt`, or --help.")
    if options.command == "compare":
        return _compare(options)
    if options.command == "case":
        return _case(options)
    if options.command in TEACHING:
        text, status = run_teaching(options)
        _print(text)
        return status
    if options.command == "print":
        from medialit.printing.commands import tell_print

        told = tell_print(options.lesson, out=options.out, pdf=options.pdf, key=options.key)
        _print(told)
        return 0
    if options.command == "work":
        return _work(options)
    if options.jsonl is not None:
        return _many(options)
    if options.out is not None:
        raise InputError("--out goes with --jsonl. For one article use --html OUT or --json.")
    if options.file is None:
        raise InputError("No article named. Try `medialit analyze article.txt`, or --help.")
    return _one(options)


def _one(options: argparse.Namespace) -> int:
    from medialit.reading.files import article_from_bytes, read_article
    from medialit.report import analyze, report_to_dict

    if options.file == "-":
        content = sys.stdin.buffer.read()
        article = article_from_bytes(content, name="standard input", encoding=options.encoding)
    else:
        article = read_article(options.file, encoding=options.encoding)
    report = analyze(article)
    if options.html is not None:
        from medialit.rendering.html import render_page
        from medialit.writing import written_whole

        _refuse_same(options.file, options.html)
        with written_whole(options.html) as file:
            file.write(render_page(report))
    if options.json:
        _print(json.dumps(report_to_dict(report), ensure_ascii=False, indent=1))
    elif options.html is None:
        from medialit.rendering.text import render_report

        _print(render_report(report, width=_width()))
    return 0


def _compare(options: argparse.Namespace) -> int:
    from medialit.framing.comparison import compare_articles
    from medialit.reading.files import read_article
    from medialit.rendering.comparison import render_comparison_page, render_comparison_text

    comparison = compare_articles([read_article(file) for file in options.files])
    if options.html is None:
        _print(render_comparison_text(comparison, width=_width()))
        return 0
    from medialit.writing import written_whole

    for file in options.files:
        _refuse_same(file, options.html)
    with written_whole(options.html) as out:
        out.write(render_comparison_page(comparison))
    return 0


def _case(options: argparse.Namespace) -> int:
    if options.action is None:
        raise InputError("Say what to do: `medialit case list`, `new NAME` or `check NAME`.")
    from medialit.casework.commands import tell_cases, tell_checks, tell_new

    if options.action == "check":
        text, status = tell_checks(options.names)
        _print(text)
        return status
    _print(tell_cases() if options.action == "list" else tell_new(options.name, options.folder))
    return 0


def _work(options: argparse.Namespace) -> int:
    if options.action is None:
        raise InputError("Say what to do: `medialit work list`, `export`, `import` or `heal`.")
    from medialit.classroom import commands

    status = 0
    if options.action == "list":
        text = commands.tell_work(options.folder)
    elif options.action == "export":
        text = commands.tell_export(
            options.out, options.folder, options.lesson, force=options.force
        )
    elif options.action == "import":
        text, status = commands.tell_import(options.files, options.folder)
    else:
        text = commands.tell_healing(options.folder)
    _print(text)
    return status


def _width() -> int:
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


def _many(options: argparse.Namespace) -> int:
    from medialit.jsonl import write_reports
    from medialit.writing import written_whole

    if any(value is not None for value in (options.file, options.html, options.encoding)):
        raise InputError("--jsonl takes IN and --out OUT only; its lines are JSON in UTF-8.")
    if options.out is None:
        raise InputError("--jsonl needs --out OUT, the file to write the reports to.")
    _refuse_same(options.jsonl, options.out)
    place = Path(options.jsonl)
    if place.is_dir():
        raise InputError(f"{place} is a folder. Name a file with one JSON object a line.")
    try:
        lines = place.open("rb")
    except FileNotFoundError:
        raise InputError(f"There is no file {place}. Check the name.") from None
    except OSError as error:
        raise InputError(f"{place} cannot be read: {error.strerror}.") from error
    gc.set_threshold(50_000, 20, 100)  # the tagger's weights live to the end: look at them less
    with lines, written_whole(options.out) as out:
        count, failed = write_reports(lines, out)
    if failed:
        _complain(
            f"{failed} of {count} lines could not be read; their place in {options.out} says why."
        )
    return 1 if failed else 0


def _refuse_same(source: str, target: str) -> None:
    both_there = source != "-" and Path(target).exists() and Path(source).exists()
    if both_there and Path(source).samefile(target):
        raise InputError(f"{target} is the file to read; name another file to write.")


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()


def _complain(message: str) -> None:
    line = " ".join(message.split())
    encoding = sys.stderr.encoding or "utf-8"
    print("medialit: " + line.encode(encoding, "replace").decode(encoding), file=sys.stderr)
