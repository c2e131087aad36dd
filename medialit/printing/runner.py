"""Runs the cells of a notebook in a process of its own, and writes down what each one shows.

``python -m medialit.printing.runner NOTEBOOK OUT``; started by ``lessons.py`` in an empty folder.
Connections are refused: a lesson needs none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

import medialit.cases

_shown: list[dict[str, Any]] = []
_asked: list[list[str]] = []


class _Publisher(DisplayPublisher):  # type: ignore[misc]
    def publish(self, data: dict[str, Any], *_arguments: Any, **_options: Any) -> None:
        _shown.append(data)


class _Hook(DisplayHook):  # type: ignore[misc]
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        _shown.append(format_dict)

    def finish_displayhook(self) -> None:
        self._is_active = False


class _Shell(InteractiveShell):  # type: ignore[misc]
    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)

    def enable_gui(self, gui: Any = None) -> None:
        pass


def main(notebook: str, out: str) -> None:
    """Run the notebook, and write cells with their outputs, and the activities that were asked."""
    setattr(medialit.cases, "load_activity", _recorded(medialit.cases.load_activity))  # noqa: B010
    cells = json.loads(Path(notebook).read_text("utf-8"))["cells"]
    shell = _Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    sys.addaudithook(_refuse)
    told = [_run(shell, cell, number) for number, cell in enumerate(cells, start=1)]
    Path(out).write_text(json.dumps({"cells": told, "asked": _asked}), "utf-8")


def _run(shell: InteractiveShell, cell: dict[str, Any], number: int) -> dict[str, Any]:
    source = "".join(cell["source"])
    if cell["cell_type"] != "code":
        return {"kind": cell["cell_type"], "source": source, "outputs": []}
    _shown.clear()
    printed: list[str] = []
    write, sys.stdout.write = sys.stdout.write, printed.append  # type: ignore[method-assign]
    try:
        result = shell.run_cell(source)
    finally:
        sys.stdout.write = write  # type: ignore[method-assign]
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        raise SystemExit(f"cell {number}: {type(error).__name__}: {error}")
    outputs = [{"text/plain": "".join(printed)}] if printed else []
    kept = [{k: str(v) for k, v in data.items() if k.startswith("text/")} for data in _shown]
    return {"kind": "code", "source": source, "outputs": [*outputs, *kept]}


def _recorded(load: Callable[[str, str], dict[str, Any]]) -> Callable[[str, str], dict[str, Any]]:
    def load_and_note(case: str, name: str) -> dict[str, Any]:
        entry = load(case, name)
        if [case, name] not in _asked:
            _asked.append([case, name])
        return entry

    return load_and_note


def _refuse(event: str, _arguments: Any) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise OSError("a printed lesson asks no other computer")


if __name__ == "__main__":
    main(*sys.argv[1:])
