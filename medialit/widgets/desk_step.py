"""What the steps of the teacher's desk share: a form, one long action, and files to download."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import traitlets

from medialit.errors import InputError, MedialitError
from medialit.widgets import paper
from medialit.widgets.base import KitWidget
from medialit.widgets.desk_folder import Assigned, DeskFolder
from medialit.widgets.desk_words import in_the_notebook

__all__ = ["Action", "DeskStep", "File"]

#: What a step does with a message of its page and the bytes that came with it.
Action = Callable[[dict[str, Any], bytes], Mapping[str, Any]]
#: A file for the browser: its name, its kind, and its bytes.
File = tuple[str, str, bytes]


class DeskStep(KitWidget):
    """One step of the teacher's way, as a small form; it keeps no answers.

    The page sends ``{"do": …, "ticket": …}`` and hears ``{"ticket": …}`` back, with ``failed`` in
    words if it did not work. A class says

    - ``run(content)``: the step itself; what it returns stands in ``state["result"]``;
    - ``look()``: what else the page shows of the folder;
    - ``file(content)``: a file that was made, to be downloaded.

    Attributes:
        heading: what the step is called.
        needs: what has to be there before: ``""``, ``"assigned"`` or ``"collected"``.
    """

    counts: ClassVar[bool] = False
    needs: ClassVar[str] = ""
    heading = traitlets.Unicode().tag(sync=True)

    def __init__(self, folder: DeskFolder, *, heading: str) -> None:
        self._folder = folder
        self._result: dict[str, Any] = {}
        self._about = ""  # the assignment that the result is about
        super().__init__(heading=heading)
        folder.listen(self)

    @property
    def title(self) -> str:
        """What the step is called."""
        return str(self.heading)

    def run(self, content: dict[str, Any]) -> dict[str, Any]:
        """Do the step, and return what there is to say of it."""
        raise NotImplementedError

    def look(self, chosen: Assigned | None) -> dict[str, Any]:
        """Return what else the page shows."""
        return {}

    def file(self, content: dict[str, Any]) -> File:
        """Return a file that was made."""
        raise InputError("This step has no file to download.")

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for."""
        return {"run": self._run, "choose": self._choose}

    def restore(self) -> None:
        """Show the folder as it is; there is no answer to restore."""
        self.respond()

    def look_again(self) -> None:
        """Show the folder as it is now."""
        self.respond()

    def respond(self) -> None:
        """Say which assignments there are, what is missing, and what the step has done."""
        trouble = ""
        assigned: tuple[Assigned, ...] = ()
        try:
            assigned = self._folder.assigned()
        except MedialitError as error:
            trouble = self.say(error)
        chosen = self._folder.chosen(assigned)
        if chosen is None or chosen.name != self._about:
            self._result = {} if self.needs else self._result
        self.state = {
            "assigned": [{"name": each.name, "title": each.title} for each in assigned],
            "chosen": chosen.name if chosen else "",
            "asks_which": bool(self.needs) and len(assigned) > 1,
            "missing": trouble or self._missing(chosen),
            "result": self._result,
            **self.look(chosen),
        }

    def chosen(self) -> Assigned:
        """Return the assignment that the step is about.

        Raises:
            InputError: if there is none; the message says what to do first.
        """
        chosen = self._folder.chosen(self._folder.assigned())
        if chosen is None or (missing := self._missing(chosen)):
            raise InputError(missing if chosen else self._missing(None))
        return chosen

    def say(self, message: object) -> str:
        """Return a message of the command line in the words of the notebook."""
        return in_the_notebook(str(message), self._folder.root)

    def static(self) -> str:
        """Return what the step is called, and what is missing."""
        return paper.title(self.title) + paper.paragraph(self.state.get("missing", ""))

    def _missing(self, chosen: Assigned | None) -> str:
        """Return what has to be done before, in words; ``""`` if nothing has."""
        if not self.needs:
            return ""
        if chosen is None:
            return "Nothing is assigned yet. Begin with step 1, Make."
        if chosen.is_draft:
            return f"The key of {chosen.name} is a draft still. Review it first: see step 1, Make."
        if self.needs == "collected" and not chosen.collected:
            return f"Nothing was collected for “{chosen.title}” yet. Do step 2, Collect, first."
        return ""

    def _run(self, content: dict[str, Any], _piece: bytes) -> Mapping[str, Any]:
        with self._folder.lock:
            self.send({"begun": content.get("ticket")})
            result = self.run(content)
            chosen = self._folder.chosen(self._folder.assigned())
            self._about = chosen.name if chosen else ""
            self._result = result
            self.respond()
        return {}

    def _choose(self, content: dict[str, Any], _piece: bytes) -> Mapping[str, Any]:
        self._folder.choose(str(content.get("name")))
        self.respond()
        return {}

    def _on_message(self, _widget: Any, content: Any, buffers: Any) -> None:
        """Do what the page asks for; it hears of everything that goes wrong, in words."""
        if not isinstance(content, dict):
            return
        files: list[bytes] = []
        try:
            reply = self._answer(content, bytes(buffers[0]) if buffers else b"", files)
        except MedialitError as error:
            reply = {"failed": self.say(error)}
        except Exception as error:  # else the page would wait for ever, and nobody would know why
            reply = {"failed": f"This did not work ({type(error).__name__}: {error}). {_REPORT}"}
        self.send({**reply, "ticket": content.get("ticket")}, files)
        if content.get("do") in _CHANGING:  # the other steps can wait until the page has heard
            self._folder.changed()

    def _answer(
        self, content: dict[str, Any], piece: bytes, files: list[bytes]
    ) -> Mapping[str, Any]:
        if content.get("do") == "file":
            name, kind, data = self.file(content)
            files.append(data)
            return {"name": name, "type": kind}
        action = self.actions().get(str(content.get("do")))
        return action(content, piece) if action else {}


#: What may change more than the step itself.
_CHANGING = ("run", "choose", "give")
_REPORT = (
    "That is a fault of medialit, not yours. Please report it with this sentence. The command line "
    "may say more."
)
