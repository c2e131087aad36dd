"""First paint of a widget after its cell runs, in a real JupyterLab and a real browser.

    python bench/widgets.py                      20 times for 500, 5,000 and 50,000 words
    python bench/widgets.py --times 5 --words 500

The article is analysed before; what is timed is from the key that runs the cell to the second frame
in which the article's first paragraph stands on the page. The peers show the same marked article:
the kit's own static HTML in an ``ipywidgets.HTML``, and shown directly as HTML output without any
widget. Medians; ratios compare within this run only.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from lab_server import FLAGS, find_chromium, lab_server  # noqa: E402

SETUP = """
from medialit import analyze
from medialit.cases import list_cases, load_article
from medialit.cases.loading import load_case
from medialit.widgets import Marker, Reader
from medialit.rendering.html import render_article
import ipywidgets, IPython.display
texts = [load_article(c, n).text for c in list_cases() for n in load_case(c).articles]
paragraphs = [p for text in texts for p in text.split("\\n\\n")] * 200
def article(words):
    chosen, count = [], 0
    for paragraph in paragraphs:
        if count >= words: break
        chosen.append(paragraph); count += len(paragraph.split())
    return "\\n\\n".join(chosen)
report = analyze(article({words}))
html = render_article(report, is_open=False)
print(len(report.article.text.split()), "words")
"""
#: What is shown, the code of its cell, and where its first paragraph appears.
SHOWN = {
    "medialit Reader": ("Reader(report)", ".ml-reader .ml-row"),
    "medialit Marker": (
        "Marker(report, ['sourcing.quotation'], prompt='Mark.')",
        ".ml-marker .ml-row",
    ),
    "ipywidgets.HTML": ("ipywidgets.HTML(html)", ".widget-html .ml-row"),
    "HTML output": ("IPython.display.HTML(html)", ".jp-OutputArea .ml-row"),
}
#: Resolves with the milliseconds from now until the second frame after the element is there.
WATCH = """selector => new Promise(resolve => {
  const begun = performance.now();
  const look = () => document.querySelector(selector)
    ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)))
    : setTimeout(look, 2);
  window.firstPaint = look;
  document.addEventListener('keydown', () => setTimeout(look, 0), {once: true, capture: true});
})"""


def write_notebook(folder: Path, words: int) -> None:
    book = nbformat.v4.new_notebook()
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    cells = [SETUP.replace("{words}", str(words)), *(code for code, _ in SHOWN.values())]
    book.cells = [nbformat.v4.new_code_cell(source.strip()) for source in cells]
    nbformat.write(book, folder / f"{words}.ipynb")


def run_cell(page: Any, number: int) -> None:
    page.locator(".jp-CodeCell").nth(number).locator(".jp-InputPrompt").click()
    page.keyboard.press("Control+Enter")


def clear(page: Any) -> None:
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_role("menuitem", name="Clear Outputs of All Cells").click()
    page.wait_for_function("!document.querySelector('.ml-row')")


def time_one(page: Any, number: int, selector: str) -> float:
    """Return the seconds from the key that runs the cell to its first paint."""
    page.locator(".jp-CodeCell").nth(number).locator(".jp-InputPrompt").click()
    page.evaluate(f"void (window.painted = ({WATCH})({selector!r}))")
    page.keyboard.press("Control+Enter")
    seconds = float(page.evaluate("window.painted")) / 1000
    clear(page)
    return seconds


def time_scroll(page: Any, number: int) -> float:
    """Return the seconds that the page needs to jump to the article's end and draw it."""
    run_cell(page, number)
    page.wait_for_selector(".ml-row")
    took = page.evaluate(
        """() => new Promise(resolve => {
          const rows = document.querySelectorAll('.ml-row'), last = rows[rows.length - 1];
          const begun = performance.now();
          last.scrollIntoView();
          const look = () => last.textContent.length > 5
            ? requestAnimationFrame(() => resolve(performance.now() - begun))
            : requestAnimationFrame(look);
          look();
        })"""
    )
    clear(page)
    return float(took) / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--words", type=int, nargs="*", default=[500, 5_000, 50_000])
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        notebooks = Path(folder) / "notebooks"
        notebooks.mkdir()
        for words in options.words:
            write_notebook(notebooks, words)
        home = Path(folder) / "lab"
        home.mkdir()
        with lab_server(home, notebooks) as lab:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            for words in options.words:
                tell(browser, lab, words, options.times)
            browser.close()


def tell(browser: Any, lab: str, words: int, times: int) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.goto(f"{lab}/lab/tree/notebooks/{words}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    run_cell(page, 0)
    page.get_by_text(" words", exact=False).last.wait_for(timeout=120_000)
    page.wait_for_timeout(1000)
    print(f"\n{words:,} words, median of {times} (smallest to largest)")
    base = None
    for number, (name, (_, selector)) in enumerate(SHOWN.items(), start=1):
        time_one(page, number, selector)  # once before: the first widget loads what all need
        taken = [time_one(page, number, selector) for _ in range(times)]
        median = statistics.median(taken)
        base = base or median
        to_end = time_scroll(page, number)
        print(
            f"{name:18}{median:8.2f} s  ({min(taken):.2f}–{max(taken):.2f})"
            f"   jump to the end {to_end:.2f} s   Reader takes {base / median:.2f} × as long"
        )
    page.close()


if __name__ == "__main__":
    main()
