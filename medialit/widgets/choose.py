"""The article of a lesson: the one it brings, or one that the learner or teacher brings."""

from __future__ import annotations

import base64
import binascii
from dataclasses import asdict, fields
from typing import Any, ClassVar

import traitlets

from medialit.cases import load_article
from medialit.errors import InputError, MedialitError
from medialit.lateral.pages import load_web
from medialit.model import Article, Report
from medialit.reading import article_from_text
from medialit.reading.files import article_from_bytes
from medialit.report import analyze
from medialit.segmenting import find_paragraphs
from medialit.widgets import paper
from medialit.widgets.activities import ask
from medialit.widgets.base import KitWidget, code, style
from medialit.widgets.nokey import NoKey
from medialit.widgets.own import ask_about

__all__ = ["ChooseArticle"]

_MOST_CHARACTERS = 100_000  # about 16,000 words
_LARGEST = 5_000_000  # bytes
_ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm")
_LINES = 3
_AGAIN = "Now choose Run → Run All Cells: every activity below uses this article. "
_USED = "Every activity below uses this article. "
_NO_KEY = "What needs a key says that it has none."


class ChooseArticle(KitWidget):
    """Which article the lesson is about; the choice and the text are kept and come back.

    Args:
        case, article: the lesson's own article.
        lesson: where the choice is kept.

    Raises:
        InputError: if there is no such case or article; the message lists those there are.
    """

    _esm = code("choose")
    _css = style("choose")
    counts: ClassVar[bool] = False
    theirs = traitlets.Dict().tag(sync=True)
    endings = traitlets.List(list(_ENDINGS)).tag(sync=True)
    largest = traitlets.Int(_LARGEST).tag(sync=True)

    def __init__(self, case: str, article: str, *, lesson: str | None) -> None:
        self._case, self._lesson = case, lesson
        self._theirs = load_article(case, article)
        self._report: Report | None = None
        self._at_start: str | None = None
        pages = {page.name: page for page in load_web(case)}
        self._headline = pages[f"articles/{article}"].title
        theirs = {"headline": self._headline, "outlet": self._theirs.outlet or ""}
        super().__init__(lesson, "article", theirs=theirs)
        self._at_start = self.article.sha256
        self.respond()

    @property
    def title(self) -> str:
        """What the learner is asked."""
        return "Which article?"

    @property
    def is_own(self) -> bool:
        """Whether the learner brought the article."""
        return self.answer is not None and self.answer["choice"] == "own"

    @property
    def article(self) -> Article:
        """The article that the lesson is about now."""
        return _from_dict(self.answer["article"]) if self.is_own else self._theirs

    @property
    def report(self) -> Report:
        """What was found in the article; it is analysed once."""
        if self._report is None or self._report.article != self.article:
            self._report = analyze(self.article)
        return self._report

    def ask(self, name: str) -> KitWidget | NoKey:
        """Return an activity of the case: about the lesson's article, or about one's own.

        Args:
            name: the activity's name in the case's ``activities.toml``.

        Raises:
            InputError: if there is no such activity; the message lists those there are.
        """
        if self.is_own:
            return ask_about(self.report, self._case, name, lesson=self._lesson)
        return ask(self._case, name, lesson=self._lesson)

    def accept(self, value: Any) -> dict[str, Any]:
        """Return which article was chosen, with the text if it is the learner's own."""
        choice = value.get("choice") if isinstance(value, dict) else None
        if choice == "lesson":
            return {"choice": "lesson"}
        if choice != "own":
            raise InputError("Choose the lesson’s article, or one of your own.")
        return {"choice": "own", "article": _to_dict(_from_dict(value.get("article")))}

    def request(self, content: dict[str, Any]) -> None:
        """Read what was pasted, a file, or a web page; if that fails, the earlier choice stays."""
        readers = {"paste": _pasted, "file": _file, "address": _address}
        reader = readers.get(str(content.get("do")))
        if reader is None:
            return
        try:
            self.save({"choice": "own", "article": _to_dict(_fitting(reader(content)))})
            self.send({"told": self.kept["text"] if self.kept.get("failed") else ""})
        except MedialitError as error:
            self.send({"told": str(error)})

    def respond(self) -> None:
        """Show what was read, and what to do next."""
        article = self.article
        changed = self._at_start not in (None, article.sha256)
        own = _NO_KEY if self.is_own else ""
        self.state = {
            "own": self.is_own,
            "headline": _headline(article) if self.is_own else self._headline,
            "about": " · ".join(
                part for part in (article.outlet, article.byline, article.published) if part
            ),
            "words": f"{len(article.text.split()):,} words",
            "repairs": list(article.repairs) if self.is_own else [],
            "lines": _first_lines(article),
            "next": ((_AGAIN if changed else _USED) + own).strip(),
        }

    def in_words(self, value: Any) -> str:
        """Return which article it is, in a line."""
        if value["choice"] == "lesson":
            return "the lesson’s article"
        article = _from_dict(value["article"])
        return f"{_headline(article)} ({len(article.text.split()):,} words)"

    def static(self) -> str:
        """Return which article the lesson is about, in two lines."""
        state = self.state
        about = f" ({state['about']})" if state["about"] else ""
        whose = "An article of our own" if state["own"] else "The lesson’s article"
        return paper.title(f"{whose}: {state['headline']}") + paper.paragraph(
            f"{state['words']}{about}"
        )


def _pasted(content: dict[str, Any]) -> Article:
    text, title, outlet = (content.get(key) for key in ("text", "title", "outlet"))
    if not isinstance(text, str) or not text.strip():
        raise InputError("Paste the text of an article first.")
    headline = title.strip() if isinstance(title, str) else ""
    article = article_from_text(
        text.strip(),
        title=headline[:300] or None,
        outlet=(outlet.strip()[:200] or None) if isinstance(outlet, str) else None,
    )
    if headline and not article.text.startswith(headline):
        return _from_dict(_to_dict(article) | {"text": f"{headline}\n\n{article.text}"})
    return article


def _file(content: dict[str, Any]) -> Article:
    name, data = content.get("name"), content.get("data")
    if not isinstance(name, str) or not isinstance(data, str):
        raise InputError("Choose a file first.")
    if not name.lower().endswith(_ENDINGS):
        raise InputError(
            f"{name} is no file that can be read here: it must end in {', '.join(_ENDINGS)}. "
            "From a word processor, save it as plain text (.txt), or paste the text."
        )
    try:
        content_of_file = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise InputError(f"{name} did not arrive whole. Choose it once more.") from None
    if len(content_of_file) > _LARGEST:
        raise InputError(f"{name} is larger than 5 MB. Copy the article’s text and paste it.")
    return article_from_bytes(content_of_file, name=name)


def _address(content: dict[str, Any]) -> Article:
    try:
        from medialit.reading.web import article_from_url
    except ImportError:  # Python in a browser has no ssl
        raise InputError(
            "Here no page can be fetched. Open it in your browser, save it as HTML (Ctrl+S), and "
            "choose the file instead."
        ) from None
    return article_from_url(str(content.get("address", "")))


def _fitting(article: Article) -> Article:
    size = len(article.text)
    if size > _MOST_CHARACTERS:
        raise InputError(
            f"This text has {size:,} characters; an article here may have {_MOST_CHARACTERS:,}. "
            "Paste the part that you want to work on."
        )
    if not find_paragraphs(article.text):
        raise InputError("There is no text in it. Paste the article’s text instead.")
    return article


def _to_dict(article: Article) -> dict[str, Any]:
    return asdict(article) | {"repairs": list(article.repairs)}


def _from_dict(data: Any) -> Article:
    """Return the article that plain data holds, from the journal or a page."""
    names = [field.name for field in fields(Article)]
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise InputError("The article that was kept cannot be read. Choose it again.")
    repairs = data.get("repairs", [])
    known = {name: data.get(name) for name in names if name not in ("text", "repairs")}
    if not isinstance(repairs, list) or not all(isinstance(each, str) for each in repairs):
        raise InputError("The article that was kept cannot be read. Choose it again.")
    if any(value is not None and not isinstance(value, str) for value in known.values()):
        raise InputError("The article that was kept cannot be read. Choose it again.")
    return _fitting(Article(data["text"], **known, repairs=tuple(repairs)))


def _headline(article: Article) -> str:
    text = article.title or next(iter(_first_lines(article)), "")
    return text if len(text) <= 200 else text[:199] + " …"


def _first_lines(article: Article) -> list[str]:
    spans = find_paragraphs(article.text)[:_LINES]
    return [" ".join(span.of(article.text).split())[:300] for span in spans]
