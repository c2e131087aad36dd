"""Text reaches the page as text: whatever an article or an answer holds is shown, and never run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from payload_case import plain, write_case
from payloads import OWN, corpora, in_groups

TYPES = "choice cards grid frames swap rewrite short ranking prediction search claim".split()
#: What a page must not hold once payloads are shown: anything that could run, fetch or lead away.
FORBIDDEN = (
    *"script iframe object embed link base meta form[action] audio video".split(),
    *("a[href^='javascript' i]", "a[href^='http']", "[style*='url(']"),
)
SETUP = """
import os
os.environ["MEDIALIT_CASES"] = {folder!r}
from medialit import analyze, load_article
from medialit.sourcing import share_of_voice
from medialit.widgets import *
case, lesson = "payloads", {lesson!r}
report = analyze(load_article(case, "one"))
"""
CELLS = [
    *(f"ask(case, {name!r}, lesson=lesson)" for name in TYPES),
    "Reader(report, lesson=lesson)",
    "Marker(report, ['sourcing.quotation'], prompt=report.article.outlet, lesson=lesson)",
    "SourceMap(report, lesson=lesson)",
    "ShareOfVoice(share_of_voice(report))",
    "Compare([load_article(case, 'one'), load_article(case, 'two')], lesson=lesson)",
    "OpenQuestions(report)",
    "ChooseArticle(case, 'one', lesson=lesson)",
    "Progress(lesson)",
]
WATCH = """
window.hits = 0;
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = () => { window.hits += 1; };
}
"""


def sets() -> list:
    shared = corpora()
    skip = pytest.mark.skipif(not shared, reason="../shared/corpora is not here")
    return [
        pytest.param("own", OWN, 1, id="own"),
        pytest.param("corpora", shared, 40, id="shared-corpora", marks=skip),
    ]


@pytest.mark.parametrize(("name", "texts", "size"), sets())
def test_nothing_that_a_text_holds_runs_or_asks_another_host(visit, tmp_path, name, texts, size):
    """Every widget shows every payload; none runs, none makes an element, none reaches a host."""
    groups = in_groups(texts, size)
    write_case(tmp_path / "payloads", groups)
    visit.page.add_init_script(WATCH)
    setup = SETUP.format(folder=str(tmp_path), lesson=f"payloads-{name}")
    visit.lab.write(f"payloads-{name}.ipynb", [setup.strip(), *CELLS])
    visit.open(f"payloads-{name}.ipynb")
    visit.run_all(seconds=900)
    page = visit.page
    page.locator(".ml-progress").wait_for(timeout=60_000)
    page.wait_for_function("document.querySelectorAll('.ml-widget').length >= 16", timeout=60_000)
    answer_everything(page, groups)
    for widget in page.locator(".ml-widget").all():
        widget.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    assert page.evaluate("window.hits") == 0
    inside = ", ".join(f".ml-widget {each}" for each in FORBIDDEN)
    assert page.locator(inside).count() == 0
    assert attributes_that_run(page) == []
    assert visit.hosts <= {"127.0.0.1", ""}
    assert [e for e in visit.errors if "payload" in e] == []
    shown = page.evaluate(
        "[...document.querySelectorAll('.ml-choice label')].map(l => l.textContent)"
    )
    assert [" ".join(text.split()) for text in shown] == [plain(group) for group in groups]


def answer_everything(page, groups: list[str]) -> None:
    """Commit every activity, with payloads typed where there is a field."""
    for field in page.locator(".ml-widget textarea, .ml-widget input[type=text]").all():
        if field.is_visible() and field.is_enabled():
            field.fill(groups[0][:2000])
    page.locator(".ml-choice input").first.check()
    search = page.locator(".ml-openweb input[type=search]")
    search.fill("script onerror alert")
    search.press("Enter")
    for name in (
        "Check my answer",
        "I am done",
        "This is my order",
        "This is my prediction",
        "This is my version",
    ):
        for button in page.get_by_role("button", name=name).all():
            if button.is_visible() and button.is_enabled():
                button.click()
    for select in page.locator(".ml-cards select").all():
        select.select_option(index=1)
    page.locator(".ml-cards").get_by_role("button", name="Check").click()
    marks = page.locator(".ml-reader .ml-mark[role=button]")
    if marks.count():
        marks.first.click()


def attributes_that_run(page) -> list[str]:
    """Return every attribute inside a widget or its static rendering that would run as code."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.ml-widget *, .ml-below *')]
          .filter(node => [...node.attributes].some(a => /^on/i.test(a.name)))
          .map(node => node.outerHTML.slice(0, 200))"""
    )


@pytest.mark.parametrize(("name", "texts", "size"), sets())
def test_the_static_rendering_runs_nothing(browser, tmp_path, monkeypatch, name, texts, size):
    """The same on paper: pages of all static renderings are opened with scripts allowed."""
    monkeypatch.setitem(os.environ, "MEDIALIT_CASES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    write_case(tmp_path / "payloads", in_groups(texts, size))
    file = tmp_path / "static.html"
    file.write_text("<!doctype html><meta charset=utf-8>" + "<hr>".join(static_parts()), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(WATCH)
    page.goto(file.as_uri())
    page.wait_for_timeout(500)
    assert page.evaluate("window.hits") == 0
    assert page.locator("script, iframe, object, embed, link, base, form, img, video").count() == 0
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()


def static_parts() -> list[str]:
    from medialit import analyze, load_article
    from medialit.rendering.html import render_page
    from medialit.sourcing import share_of_voice
    from medialit.widgets import Compare, Marker, Reader, ShareOfVoice, SourceMap, ask

    report = analyze(load_article("payloads", "one"))
    widgets = [
        *(ask("payloads", name, lesson="static") for name in TYPES),
        Reader(report),
        Marker(report, ["sourcing.quotation"], prompt=report.article.text[:500]),
        SourceMap(report),
        Compare([load_article("payloads", n) for n in ("one", "two")]),
    ]
    body = render_page(report).split("<body", 1)[1].split(">", 1)[1]
    voices = ShareOfVoice(share_of_voice(report))._repr_html_()
    return [*(widget.static() for widget in widgets), voices, body]
