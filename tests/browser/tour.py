"""The page with every kind of activity once, for tests: activities.ipynb, and what it lacks."""

from __future__ import annotations

import nbformat
from conftest import Visit
from playwright.sync_api import Locator

LESSON = "tour"  # the lesson that activities.ipynb keeps its answers in
#: Kinds and forms that stand in lessons or on the start page only.
MORE = [
    'ask("council-bridge", "support", lesson="tour")',
    'ask("council-bridge", "trace", lesson="tour")',
    "from medialit.widgets import ChooseArticle, CourseMap, Rating",
    'ChooseArticle("helsinki-2018", "aggregator", lesson="tour")',
    'Rating("a", lesson="tour")',
    "CourseMap()",
]
#: What stands on the page, in its order: the kind and which of its kind it is.
ACTIVITIES = """
progress-1 reader-1 marker-1 choice-1 cards-1 grid-1 grid-2 ranking-1 prediction-1 revealed-1
short-1 swap-1 rewrite-1 claim-1 sourcemap-1 compare-1 openweb-1 choice-2 choice-3 choose-1
rating-1 coursemap-1
""".split()


def find(visit: Visit, activity: str) -> Locator:
    """Return an activity of the page, such as ``choice-2``."""
    kind, number = activity.split("-")
    return visit.page.locator(f".ml-widget.ml-{kind}").nth(int(number) - 1)


def open_tour(visit: Visit, lesson: str) -> None:
    """Open the page with answers kept in a lesson of its own, and run it."""
    folder = visit.lab.course / "notebooks"
    book = nbformat.read(folder / "activities.ipynb", as_version=4)
    book.cells += [nbformat.v4.new_code_cell(source) for source in MORE]
    for cell in book.cells:
        cell.source = cell.source.replace(f'"{LESSON}"', f'"{lesson}"')
    nbformat.write(book, folder / f"{lesson}.ipynb")
    visit.open(f"{lesson}.ipynb")
    visit.run_all()
    wait = "many => document.querySelectorAll('.ml-widget').length >= many"
    visit.page.wait_for_function(wait, arg=len(ACTIVITIES), timeout=60_000)
    visit.settle()
