"""The offline web: a small browser in which a learner leaves the page and comes back with notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from medialit.errors import InputError, MedialitError
from medialit.lateral.moves import Move, Step, accept_move, moves_until_done, path_of
from medialit.lateral.pages import load_web
from medialit.lateral.pictures import picture_address
from medialit.lateral.scoring import Rating, Task, load_rubric, rate_path
from medialit.lateral.search import search_pages
from medialit.widgets import openweb_data as data
from medialit.widgets.base import KitWidget, code, style
from medialit.widgets.openweb_paper import to_paper

__all__ = ["OpenWeb"]

_LONGEST, _MOST = 5000, 40


class OpenWeb(KitWidget):
    """A case's web to search in, with a pane for notes; afterwards the path, to be discussed.

    Args:
        case: the case whose web it is.
        lesson, name: where moves and notes are kept; the last notes are shown again.
        prompt: what to find out.
        start: the page that is open at the beginning.
        answers: pages that hold an answer; never sent to the page.
        note: what to write down.

    Raises:
        InputError: if there is no such case, or its web has no such page.
    """

    _esm = code("draft", "openweb_pages", "openweb_notes", "openweb_review", "openweb")
    _css = style("openweb")
    prompt = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    start = traitlets.Unicode().tag(sync=True)
    pages = traitlets.List(traitlets.Dict()).tag(sync=True)
    look_ups = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        case: str,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        start: str,
        answers: Sequence[str] = (),
        note: str = "",
    ) -> None:
        self._case, self._answers = case, tuple(answers)
        self._pages = {page.name: page for page in load_web(case)}
        self._pictures = data.pictures_in(self._pages.values())
        unknown = [page for page in (start, *answers) if page not in self._pages]
        if unknown:
            raise InputError(
                f"The web of {case} has no page {unknown[0]!r}; it has {', '.join(self._pages)}. "
                f"Correct the activity {name!r}."
            )
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            note=note,
            start=start,
            pages=data.pages_to_send(self._pages),
            look_ups=data.look_ups(self._pages.values()),
        )

    @property
    def title(self) -> str:
        """What to find out."""
        return str(self.prompt)

    @property
    def is_done(self) -> bool:
        """Whether the learner has said “I am done”."""
        return self.answer is not None and bool(self.answer["done"])

    def restore(self) -> None:
        """Show what the journal holds; where it holds no moves (any more), begin at the start."""
        super().restore()
        self.send({"again": not self.moves()})

    def accept(self, value: Any) -> dict[str, Any]:
        """Return the notes, whether the learner is done, and where they see it differently."""
        notes = value.get("notes") if isinstance(value, dict) else None
        if not isinstance(notes, list) or len(notes) > _MOST:
            raise InputError(f"Notes are a list of at most {_MOST}. Run the cell again.")
        differs = value.get("differs", {})
        criteria = {entry["name"] for entry in load_rubric()["criteria"]}
        if not isinstance(differs, dict) or not set(differs) <= criteria:
            raise InputError("This rubric has other criteria now. Run the cell again.")
        return {
            "notes": [self._note(item) for item in notes],
            "done": value.get("done") is True,
            "differs": {name: _text(words) for name, words in differs.items()},
        }

    def accept_move(self, value: Any) -> Move:
        """Return the move, if it is one in this web."""
        return accept_move(value, pages=self._pages, pictures=self._pictures)

    def respond(self) -> None:
        """Show the path and the rubric, once the learner has said “I am done”."""
        if not self.is_done:
            self.state = {}
            return
        moves = self._log()
        counted = moves_until_done(moves)
        path = path_of(counted, self._pages)
        self.state = {
            "path": [data.step_to_send(step, self.start) for step in path],
            "went_on": len(counted) < len(moves),
            **self.review(path),
        }

    def review(self, path: Sequence[Step]) -> dict[str, Any]:
        """Return what the rubric says of a path."""
        return _rating_to_send(rate_path(path, self._task()))

    def request(self, content: dict[str, Any]) -> None:
        """Search, send a picture, or tell the log."""
        requests = {"search": self._search, "picture": self._picture, "log": self._tell_log}
        reply = requests.get(str(content.get("do")))
        if reply is None:
            return
        try:
            told = reply(content)
        except MedialitError as error:
            told = {"error": str(error)}
        self.send({**told, "ticket": content.get("ticket")})

    def in_words(self, value: Any) -> str:
        """Return the notes in a line."""
        texts = [note["text"] for note in value["notes"] if note["text"].strip()]
        return ("; ".join(texts) or "no notes") + (" (done)" if value["done"] else "")

    def static(self) -> str:
        """Return the task, the pages, and a table for moves and notes to be filled in by hand."""
        return to_paper(
            prompt=self.prompt,
            note=self.note,
            pages=self._pages,
            start=self.start,
            notes=self.answer["notes"] if self.answer else [],
            state=self.state,
        )

    def _note(self, item: Any) -> dict[str, str]:
        page = item.get("page", "") if isinstance(item, dict) else None
        if not isinstance(page, str) or (page and page not in self._pages):
            raise InputError(
                "A note comes from a page that this web does not have. Choose another."
            )
        return {"text": _text(item.get("text")), "page": page}

    def _log(self) -> list[Move]:
        """Return the moves that the journal holds; one that does not fit any more is left out."""
        moves = []
        for value in self.moves():
            try:
                moves.append(self.accept_move(value))
            except InputError:
                continue
        return moves

    def _task(self) -> Task:
        return Task(self._pages, self.start, self._answers, self.answer["notes"])

    def _search(self, content: dict[str, Any]) -> dict[str, Any]:
        query = content.get("query")
        results = search_pages(tuple(self._pages.values()), query if isinstance(query, str) else "")
        return {"results": data.results_to_send(results)}

    def _picture(self, content: dict[str, Any]) -> dict[str, Any]:
        """Send a picture that a page of the web shows."""
        name = content.get("name")
        if not isinstance(name, str) or name not in self._pictures:
            raise InputError("There is no such picture in this web.")
        return {"address": picture_address(self._case, name)}

    def _tell_log(self, _content: dict[str, Any]) -> dict[str, Any]:
        path = path_of(self._log(), self._pages)
        return {"path": [data.step_to_send(step, self.start) for step in path]}


def _rating_to_send(rating: Rating) -> dict[str, Any]:
    rubric = load_rubric()
    return {
        "level": rating.level,
        "criteria": [asdict(criterion) for criterion in rating.criteria],
        "about": rubric["about"],
        "rule": rubric["rule"],
        "limits": [entry["text"] for entry in rubric["limits"]],
        "sources": [entry["text"] for entry in rubric["sources"]],
    }


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise InputError(f"A note is text of at most {_LONGEST:,} characters. Make it shorter.")
    return value
