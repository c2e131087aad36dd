"""Take the pictures of docs/assigning.md: a made-up class, and the teacher's notebook in a browser.

``python tools/pictures/assigning.py`` needs Chromium and playwright. The class, its answers and its
codes follow from a seed; every learner is made up.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect, sync_playwright

from medialit.classroom.events import event_from_dict
from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.model import Item
from medialit.exercises.packing import load_packages
from medialit.exercises.submission import file_name, journal_name, pack_answers
from medialit.grading.model_answers import model_answer
from medialit.grading.scoring import Grader

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from lab_server import FLAGS, find_chromium, lab_server  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
EXERCISE = "02-source-audit"
STEPS = ("make", "collect", "grade", "reflections", "feedback", "report", "gradebook")
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
WIDE = 1120
SMALL, TALL = {"width": 1700, "height": 1000}, {"width": 1700, "height": 2600}
#: What students might write about the voice that is missing, the least of it first.
TEXTS = (
    "The normal people are missing.",
    "I would add the people who ride a bike. They can still use the sidewalk but nobody asks them.",
    "The Courier should have asked Okonek. He voted no and then he has no words in the article at "
    "all. That is unfair, they did not like him.",
    "Walter Quist is missing. He is in the minutes, item 6. He says his grandson’s school bus has "
    "gone around for six years. Then we would know a reason for a new bridge that is not money.",
    "Gus Okonek. I found him on Radio Tannock: “I never did. I wanted a second set of eyes on the "
    "price.” With it a reader knows that he was not against closing. Maybe they just forgot.",
    "The 19 cities that want the same money. Nobody from there speaks. I did not find a page with "
    "them, but the grant depends on it, so I would look there next.",
    "Okonek says in the minutes: “My ward is on the far side of that river.” A reader would know "
    "then why he of all people wanted to wait. The report tells his motion and how it ended, and "
    "perhaps that was enough for the space there was: two votes and 23 residents in one evening.",
    "I choose Priya Nair, who voted to replace. The minutes have her words: “Spread over 75 years, "
    "the new bridge is the cheaper one.” The report gives her side only Farrow’s six million. She "
    "adds another kind of sum. A fair reason to leave it out: Farrow says it shorter, and one "
    "voice of four may stand for all.",
    "Denise Achterberg speaks in the report, but not about prices. In the minutes she says: “I "
    "would not count on this estimate after the winter.” With that you read “wait 60 days” in "
    "another way. The reporter had to choose among many questions, and took the one that the vote "
    "was about. I cannot know what was said in the break.",
)


def main() -> None:
    """Make the class, go the teacher's way, and take a picture of each step."""
    with tempfile.TemporaryDirectory(prefix="medialit-pictures-") as folder:
        home = Path(folder) / "lab"
        home.mkdir()
        with lab_server(home, ROOT / "notebooks") as address, sync_playwright() as playwright:
            shutil.copytree(ROOT / "exercises", home / "course" / "exercises")
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            page = browser.new_page(viewport=SMALL, timezone_id="America/New_York")
            open_notebook(page, address)
            go_the_way(page, home / "course" / "assigned" / EXERCISE, Path(folder))
            browser.close()


def open_notebook(page: Page, address: str) -> None:
    """Open the notebook without the list of files, and run it."""
    page.goto(f"{address}/lab/tree/exercises/teacher.ipynb?reset")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    for menu, item in (("View", "File Browser"), ("Run", "Run All Cells")):
        page.get_by_role("menuitem", name=menu, exact=True).click()
        page.get_by_role("menuitem", name=item).first.click()
    page.locator(".ml-widget").nth(len(STEPS) - 1).wait_for(timeout=60_000)


def go_the_way(page: Page, place: Path, folder: Path) -> None:
    """Do each step, and take its picture."""
    made, collected, graded, read, feedback, report, book = map(
        page.locator(".ml-widget").nth, range(len(STEPS))
    )
    made.get_by_role("radio", name="Source audit").check()
    made.get_by_label("Due on").fill("2026-12-11")
    press(made, "Make it")
    made.locator(".ml-answer").wait_for()
    take(page, made, "make")
    collected.locator("input[type=file]").set_input_files(list(hand_in(place, folder)))
    press(collected, "Collect")
    collected.get_by_text("files in all").wait_for()
    take(page, collected, "collect", height=900)
    press(graded, "Grade")
    graded.locator("tbody tr").first.wait_for()
    take(page, graded, "grade", height=720)
    give_levels(page, read, code_of(folder, TEXTS[4]))
    take(page, read, "reflections")
    last_steps(page, feedback, report, book)
    pages = sorted((place / "feedback").glob("*.html"), key=lambda path: path.stat().st_size)
    take_page(page, pages[len(pages) // 2], "feedback", height=900)
    take_page(page, place / "class.html", "class", height=1100)


def give_levels(page: Page, read: Locator, code: str) -> None:
    """Read with keys: nine levels, and then that of a learner, with a comment."""
    card = read.locator(".ml-read-card").first
    card.focus()
    for key in "2n1n3n2n2n1n3n2n1n":
        page.keyboard.press(key)
    expect(read.locator(".ml-read-progress")).to_contain_text("9 of")
    read.get_by_label("Go to").select_option(f"{code}|who-is-missing")
    expect(read.locator(".ml-read-group")).to_have_text(code)
    card.focus()
    page.keyboard.press("c")
    page.keyboard.type("You found his words. Which fair reason is there, beside forgetting?")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    expect(card.locator(".ml-saved")).to_contain_text("Saved ✓")


def last_steps(page: Page, feedback: Locator, report: Locator, book: Locator) -> None:
    """Make feedback, the class report and the gradebook; the last one gets a picture here."""
    press(feedback, "Make the pages")
    feedback.locator(".ml-answer").wait_for(timeout=60_000)
    press(report, "Make the report")
    report.locator(".ml-answer").wait_for(timeout=60_000)
    press(book, "Make the table")
    book.locator(".ml-answer").wait_for()
    take(page, book, "gradebook")


def press(widget: Locator, name: str) -> None:
    """Press a button of a step."""
    widget.get_by_role("button", name=name, exact=True).click()


def take(page: Page, widget: Locator, name: str, *, height: int | None = None) -> None:
    """Take a picture of a step: from its top, the whole of it or so many pixels."""
    page.set_viewport_size(TALL)
    page.evaluate("document.activeElement.matches('button') && document.activeElement.blur()")
    widget.evaluate("node => node.scrollIntoView({ block: 'center' })")
    box = widget.bounding_box()
    assert box
    margin = 8
    page.screenshot(
        path=PICTURES / f"assigning-{name}.png",
        clip={
            "x": box["x"] - margin,
            "y": box["y"] - margin,
            "width": min(WIDE, box["width"] + 2 * margin),
            "height": min(height or 2000, box["height"] + 2 * margin),
        },
    )
    page.set_viewport_size(SMALL)


def take_page(page: Page, path: Path, name: str, *, height: int) -> None:
    """Take a picture of the top of a page that was made."""
    page.set_viewport_size({"width": 1000, "height": height})
    page.goto(path.as_uri())
    page.screenshot(path=PICTURES / f"assigning-{name}.png")


def code_of(folder: Path, text: str) -> str:
    """Return the code of a learner who wrote this."""
    for path in sorted(folder.glob("*.medialit.json")):
        events = json.loads(path.read_text("utf-8"))["events"] if path.stat().st_size > 3000 else ()
        if any(event["value"] == {"text": text} for event in events):
            return path.name.partition(".")[0]
    raise LookupError("Nobody wrote this. Choose another text.")


def hand_in(place: Path, folder: Path) -> Iterator[Path]:
    """Yield the files of 24 learners; one of them is cut off, and one file is something else."""
    teacher = place / "teacher"
    exercise = load_exercise(teacher)
    grader, rng = Grader(exercise, load_key(exercise)), random.Random(20261211)
    package = load_packages(teacher)[-1].id
    for number in range(24):
        code = "".join(rng.choice(LETTERS) for _ in range(8))
        code = f"{code[:4]}-{code[4:]}"
        quality = min(1.0, max(0.15, rng.gauss(0.68, 0.2)))
        events = list(make_events(grader, quality, rng, journal_name(EXERCISE, package), code))
        data = pack_answers(
            map(event_from_dict, events),
            exercise=EXERCISE,
            package=package,
            code=code,
            handed_in=f"2026-12-{10 + number % 2}T{15 + number % 6}:{30 + number}:00-05:00",
        )
        text = json.dumps(data)
        path = folder / file_name(code)
        path.write_text(text[:3000] if number == 17 else text, "utf-8")
        yield path
    (folder / "essay.docx").write_bytes(b"PK\x03\x04 no answers")
    yield folder / "essay.docx"


def make_events(
    grader: Grader, quality: float, rng: random.Random, lesson: str, code: str
) -> Iterator[dict[str, Any]]:
    """Yield a learner's answers, and the moves of a search; about one in 25 is left out."""
    rubric, clock = load_rubric(grader.exercise), 0
    for item in grader.exercise.items:
        if rng.random() < 0.04:
            continue
        level = ("basic", "emergent", "proficient")[min(2, int(rng.gauss(quality, 0.15) * 3))]
        answer, moves = vary(grader, item, quality, rng), ()
        if item.type == "search":
            answer = rubric[item.name].exemplars[level]
            moves = answer["moves"]
        for kind, value in (*(("move", move) for move in moves), ("answer", answer)):
            clock += 1
            yield {
                "id": f"{code}-{clock:04d}",
                "lesson": lesson,
                "name": item.name,
                "kind": kind,
                "value": value,
                "time": f"2026-12-09T10:{clock // 60:02d}:{clock % 60:02d}+00:00",
                "clock": clock,
                "after": [],
            }


def vary(grader: Grader, item: Item, quality: float, rng: random.Random) -> Any:
    """Return an answer to an item: that of the key, with as many slips as the quality allows."""
    if item.kind == "reflection":
        at = round(rng.gauss(quality, 0.2) * (len(TEXTS) - 1))
        return {"text": TEXTS[min(len(TEXTS) - 1, max(0, at))]}
    answer: Any = model_answer(grader, item)[0]
    slips = rng.random() > quality
    if item.type == "mark":
        return {"marks": list(some_marks(answer["marks"], quality, rng))}
    if item.type == "number":
        return rng.choice((30, 45, 50, 65)) if slips else answer
    if item.type == "choice" and slips:
        return {"chosen": [rng.randrange(len(item.entry["options"]))]}
    if item.type == "ranking" and slips:
        return {"order": rng.sample(answer["order"], len(answer["order"]))}
    if item.type == "cards":
        bins = item.entry["bins"]
        keep = quality + 0.1
        return {"bins": [b if rng.random() < keep else rng.choice(bins) for b in answer["bins"]]}
    return answer


def some_marks(
    marks: list[Mapping[str, Any]], quality: float, rng: random.Random
) -> Iterator[Mapping[str, Any]]:
    """Yield the marks that a learner would find; now and then with another speaker."""
    speakers = [mark["speaker"] for mark in marks]
    for mark in marks:
        if rng.random() < quality:
            yield dict(mark) if rng.random() < 0.9 else {**mark, "speaker": rng.choice(speakers)}


if __name__ == "__main__":
    main()
