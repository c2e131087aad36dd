"""Feedback and the class report in a browser: no barrier in any look, and nothing runs or asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ARTIFACTS, ROOT

for folder in (ROOT / "tests", ROOT / "tests" / "grading"):
    sys.path.insert(0, str(folder))
from payloads import HIT, OWN  # noqa: E402
from pupils import SAFE, code_of, made_up, mark, noisy_class, work_of  # noqa: E402

from medialit.grading.classes.report import render_class  # noqa: E402
from medialit.grading.feedback import render_feedback  # noqa: E402

WIDE, NARROW, PAPER = ({"width": width, "height": 900} for width in (1280, 320, 700))
LOOKS = {
    "light": {"viewport": WIDE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "narrow": {"viewport": NARROW},
    "forced": {"viewport": WIDE, "forced_colors": "active"},
}
OPEN = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"
AUDIT = """() => axe.run().then((found) => found.violations.flatMap((rule) => rule.nodes.map(
  (node) => `${rule.id}: ${node.html.slice(0, 200)} (${node.any[0]?.message})`)))"""
#: What is wider than its place; a table's head is hidden where each row is a block.
STICKS_OUT = """() => [...document.querySelectorAll("body, body *:not(svg *, thead *, thead)")]
  .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 1)
  .filter((node) => !["inline", "contents"].includes(getComputedStyle(node).display))
  .map((node) => `${node.scrollWidth - node.clientWidth} px of ${node.outerHTML.slice(0, 150)}`)"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """A page of each kind: of a class, of a small one with both tests, and of learners."""
    folder = tmp_path_factory.mktemp("pages")
    work, small = noisy_class("02-source-audit", 24), noisy_class("07-the-check", 6)
    before, after = noisy_class("00-pretest", 6), noisy_class("08-posttest", 6, seed=2)
    middle = work.graded[len(work.graded) // 2]
    html = {
        "class": render_class(work),
        "class-small": render_class(small, before=before, after=after),
        "feedback": render_feedback(work.exercise, work.rubric, middle, key=work.grader.key),
        "feedback-measure": render_feedback(before.exercise, before.rubric, before.graded[0]),
    }
    for name, text in html.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in html}


@pytest.fixture(params=LOOKS)
def look(request, browser) -> Iterator[tuple]:
    """A page in one look, the name of the look, and all that goes wrong on it."""
    context = browser.new_context(**LOOKS[request.param])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: faults.append(asked.url))
    yield page, request.param, faults
    context.close()


@pytest.mark.parametrize("name", ["class", "class-small", "feedback", "feedback-measure"])
def test_no_look_of_a_page_has_a_barrier(look, pages, axe, name):
    """With all that is folded opened, axe-core finds nothing, and nothing is cut off."""
    page, how, faults = look
    page.goto(pages[name].as_uri())
    assert faults == [pages[name].as_uri()]
    page.evaluate(OPEN)
    page.evaluate(axe)
    barriers = page.evaluate(AUDIT)
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}-{how}.png")
    assert barriers == []
    assert page.evaluate(STICKS_OUT) == []
    assert faults == [pages[name].as_uri()]


def test_the_audit_is_not_blind(look, pages, axe):
    """A pale text that is put into a page is found."""
    page = look[0]
    page.goto(pages["class"].as_uri())
    page.evaluate(axe)
    pale = "<p style='background: #fff; color: #bbb'>Who can read this?</p>"
    insert = "(text) => document.querySelector('main').insertAdjacentHTML('beforeend', text)"
    page.evaluate(insert, pale)
    assert any("contrast" in barrier for barrier in page.evaluate(AUDIT))


def test_steps_look_different_where_colors_are_the_readers_own(browser, pages):
    """In forced colors each shade of the legend has a line of its own."""
    page = browser.new_page(forced_colors="active")
    page.goto(pages["class"].as_uri())
    steps = page.locator(".gr-legend mark")
    assert steps.count() == 5
    looks = {step.locator("span").evaluate("n => getComputedStyle(n).textDecorationThickness")
             for step in steps.all()}  # fmt: skip
    assert len(looks) == 5
    page.close()


@pytest.mark.parametrize("name", ["class", "feedback"])
def test_a_page_can_be_printed(browser, pages, name):
    """On paper the ground is white, whatever the reader's theme, and nothing is cut off."""
    context = browser.new_context(viewport=PAPER, color_scheme="dark")
    page = context.new_page()
    page.goto(pages[name].as_uri())
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(STICKS_OUT) == []
    ARTIFACTS.mkdir(exist_ok=True)
    assert page.pdf(path=ARTIFACTS / f"{name}.pdf", prefer_css_page_size=True)
    context.close()


def test_nothing_that_learners_wrote_runs(browser, tmp_path):
    """Every payload in every field, without the policy that would stop it: none runs or asks."""
    folder = made_up(tmp_path / "bridge")
    answers = {
        code_of(number): {
            "why": {"text": text},
            "marks": {"marks": [mark(SAFE, text)]},
            "rows": {"answers": ["yes" if number % 2 else "no", "yes"], "paragraphs": [text, text]},
            "one": {"chosen": text},
            "cards": {"bins": [text] * 3},
        }
        for number, text in enumerate([*OWN, "x" * 10_000, "\u202e" * 10_000])
    }
    work = work_of(folder, answers)
    name = OWN[0]
    files = [tmp_path / "class.html"]
    files[0].write_text(render_class(work, names=dict.fromkeys(answers, name)), "utf-8")
    for number, graded in enumerate(work.graded):
        html = render_feedback(work.exercise, work.rubric, graded, name=name, key=work.grader.key)
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(html, "utf-8")
    context = browser.new_context(bypass_csp=True, viewport=NARROW)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for file in files:
        page.goto(file.as_uri())
        page.evaluate(OPEN)
        assert page.evaluate("window.hits || 0") == 0
        assert page.locator("script, img, iframe, form, link, object").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert asked == [file.as_uri() for file in files]
    assert HIT in Path(files[0]).read_text("utf-8")
    context.close()
