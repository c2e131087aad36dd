"""medialit: a teaching kit for media literacy.

The few names that a notebook needs are here; each is loaded when it is first used, so that
``import medialit`` is quick and loads neither NLTK nor ipywidgets.

Example:
    >>> import medialit
    >>> report = medialit.analyze('"We will rebuild," said the mayor.')
    >>> [source.name for source in report.sources]
    ['mayor']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medialit.cases import load_article
    from medialit.nltk_data import use_nltk_data
    from medialit.reading import article_from_text, read_article
    from medialit.report import analyze

__all__ = ["analyze", "article_from_text", "load_article", "read_article", "use_nltk_data"]
__version__ = "0.1.0"

_HOMES = {
    "analyze": "medialit.report",
    "article_from_text": "medialit.reading",
    "load_article": "medialit.cases",
    "read_article": "medialit.reading",
    "use_nltk_data": "medialit.nltk_data",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"medialit has no {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
