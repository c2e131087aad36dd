"""The review page: from a draft to the key a teacher wants, in ten minutes, and nothing is lost."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from conftest import visiting
from playwright.sync_api import Locator, expect
from teacher import Teacher
from test_accessibility import LOOKS, NARROW, SEEN, audit, name_all, picture
from test_payloads import FORBIDDEN, OWN, WATCH

from medialit.assigning.drafting import draft_exercise
from medialit.assigning.drafts import Draft, Proposal, load_draft
from medialit.cases import load_article, load_marks
from medialit.classroom.marking import overlap
from medialit.model import Article, Span
from medialit.reading import article_from_text
from medialit.rendering.units import units_of
from medialit.report import analyze

#: The panes as tall as what is in them: axe-core passes over what is scrolled out of sight.
UNROLLED = (
    ".ml-keyreview { height: auto !important } .ml-review-panes { flex: none !important }"
    ".ml-keyreview .ml-review-panes { grid-template-rows: auto !important }"
    ".ml-review-article, .ml-review-side { overflow: visible !important }"
)
CASE, ARTICLE = "plant-layoffs", "business"  # 627 words, read and marked by two people
ANOTHER = "Another name …"
#: What this teacher wants, where the case has no gold. Cards by how they begin.
CLAIMS = {
    "Bus maker Dunmere": "quantity",
    "Net income": "quantity",
    "The cut will cost": "prediction",
    "“We waited": "personal experience",
    "But equipment": "prediction",
    "Dunmere has received": "quantity",
    "Senate Minority Leader": "not a claim",
    "If the plant averages": "law or rule",
    "“The plant added": "quantity",
    "“By summer": "prediction",
}
SOURCES = {
    "“a notice": "document",
    "“the company": "named organization",
    "Priya": "named person",
    "Graham": "named person",
    "“Analysts": "unnamed group",
    "Anil": "named person",
    "Joanna": "named person",
    "“a person": "unnamed person",
    "records of the state’s Economic Development Board": "document",
    "Corinne": "named person",
    "Wendell": "named person",
}
FRAMES = {
    "Does the story say that somebody in office could ease": ("contested", 14),
    "Does the story show people, parties": ("yes", 14),
    "Does the story give the issue a human face": ("no", None),
    "Does the story tell of money": ("yes", 6),
    "Does the story carry a moral": ("no", None),
}


def begin(visit, name: str, article: Article | None = None) -> tuple[Draft, Locator]:
    """Make a draft in the course's folder, open its notebook and run it."""
    root = visit.lab.course / "assigned"
    place = draft_exercise(article or load_article(CASE, ARTICLE), name=name, root=root)
    return load_draft(place), reopen(visit, name)


def reopen(visit, name: str) -> Locator:
    visit.open(f"../assigned/{name}/review.ipynb")
    visit.menu("Run", "Run All Cells")
    widget = visit.page.locator(".ml-keyreview")
    expect(widget.locator(".ml-entry[aria-current]")).to_be_focused()
    return widget


def row_of(widget: Locator, name: str) -> Locator:
    return widget.locator(f".ml-entry[data-id='{name}']")


def step(widget: Locator, name: str) -> Locator:
    return widget.locator(".ml-step").filter(has_text=name)


def opens(widget: Locator, text: str | re.Pattern[str]) -> None:
    expect(widget.locator(".ml-open-count")).to_have_text(text)


class Review:
    """What the teacher does on the page, until it stands as it should."""

    def __init__(self, visit, draft: Draft, widget: Locator) -> None:
        self.teacher, self.draft, self.widget = Teacher(visit.page), draft, widget
        self.text = draft.article.text
        self.units = units_of(analyze(draft.article))
        self.items = {item.name: item.proposals for item in draft.items}

    def row(self, name: str) -> Locator:
        return row_of(self.widget, name)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.widget.get_by_role("button", name=name)

    def choose(self, span: Span) -> None:
        first, last = self.units.range_of(span)
        unit = self.widget.locator(".ml-unit")
        self.teacher.drag(unit.nth(first), unit.nth(last))

    def action(self, name: str | re.Pattern[str]) -> None:
        self.teacher.click(self.widget.locator(".ml-selection").get_by_role("button", name=name))

    def say_speaker(self, name: str, speaker: str) -> None:
        select = self.row(name).get_by_label("Said by")
        if select.count() == 0:
            self.teacher.click(self.row(name).locator(".ml-entry-words"))
        there = select.evaluate("menu => [...menu.options].map(o => o.value)")
        if speaker in there:
            self.teacher.pick(select, speaker)
        else:
            self.teacher.pick(select, ANOTHER)
            self.teacher.type(speaker)
        expect(self.row(name).locator(".ml-state")).to_contain_text(re.compile("changed|added"))

    def quotations(self, wanted: dict[Span, str]) -> None:
        left = {p.id: p for p in self.items["quotations"]}
        for span, speaker in wanted.items():
            best = max(left.values(), key=lambda p: overlap(p.span, span), default=None)
            self.teacher.think()
            if best is None or overlap(best.span, span) < 0.3:
                self.add_quotation(span, speaker)
                continue
            del left[best.id]
            if best.span != span:
                self.choose(span)
                self.action(re.compile(f"^Change “{re.escape(best.text[:12])}"))
                expect(self.row(best.id).locator(".ml-state")).to_contain_text("changed")
            if plain(best.choice) != plain(speaker):
                self.say_speaker(best.id, speaker)
        self.take_out(left.values())
        self.teacher.click(self.button(re.compile("^✓ Accept all .* still open here")))

    def add_quotation(self, span: Span, speaker: str) -> None:
        self.choose(span)
        named = self.widget.get_by_role("button", name=f"Add, said by {speaker}")
        if named.count():
            self.teacher.click(named)
        else:
            self.action(re.compile("somebody else"))
            expect(self.widget.locator(".ml-entry-form").get_by_label("Said by")).to_be_focused()
            self.teacher.type(speaker)
        words = " ".join(span.of(self.text).split())
        row = self.widget.locator(".ml-entry").filter(has_text=words)
        expect(row.locator(".ml-entry-taken, select")).not_to_have_count(0)

    def take_out(self, proposals) -> None:
        for proposal in proposals:
            self.teacher.think()
            self.teacher.click(self.row(proposal.id).get_by_role("button", name="Delete"))
            expect(self.row(proposal.id).locator(".ml-state")).to_contain_text("deleted")

    def cards(self, item: str, wanted: dict[str, str]) -> None:
        missing = dict(wanted)
        for proposal in self.items[item]:
            begins = next((each for each in missing if proposal.text.startswith(each)), None)
            if begins is None:
                self.take_out([proposal] if proposal.offered else [])
                continue
            self.teacher.think()
            self.put_in(proposal, missing.pop(begins))
        for words, kind in missing.items():
            self.teacher.think()
            self.choose(Span(self.text.index(words), self.text.index(words) + len(words)))
            self.action(re.compile(f"^Add: {kind}"))
            expect(self.widget.locator(".ml-entry-added")).to_contain_text(words)
        everything = self.button(re.compile("^✓ Accept all .* still open here"))
        if everything.count():
            self.teacher.click(everything)

    def put_in(self, proposal: Proposal, kind: str) -> None:
        row = self.row(proposal.id)
        if not proposal.offered:
            if not row.is_visible():
                self.teacher.click(self.widget.get_by_text("Not in the exercise"))
            self.teacher.click(row.get_by_role("button", name="Bring in"))
            expect(row.locator(".ml-state")).to_contain_text("accepted")
        if proposal.choice != kind:
            if row.get_by_label("It is").count() == 0:
                self.teacher.click(row.locator(".ml-entry-words"))
            self.teacher.pick(row.get_by_label("It is"), kind)
            expect(row.locator(".ml-state")).to_contain_text("changed")

    def frames(self, wanted: dict[str, tuple[str, int | None]]) -> None:
        for begins, (answer, paragraph) in wanted.items():
            [proposal] = [p for p in self.items["frames"] if p.text.startswith(begins)]
            self.teacher.think()
            row = self.row(proposal.id)
            self.teacher.click(row.locator(".ml-answer-button").filter(has_text=answer))
            if paragraph is not None:
                expect(row.locator("select")).to_be_visible()
                place = self.widget.locator(".ml-review-article .ml-row").nth(paragraph - 1)
                self.teacher.effort.points += 1  # the scroll bar
                self.teacher.click(place.locator(".ml-unit").first)
            expect(row.locator(".ml-state")).to_contain_text("answered")


def plain(name: str) -> str:
    """Return a name without the article before it: gold has none."""
    return re.sub("^(?:the|an?) ", "", name)


def gold() -> dict[Span, str]:
    """Return what both readers of the case marked as quotations, and whose they are."""
    marks = load_marks(CASE, ARTICLE, ["sourcing.quotation"])
    both = [m for m in marks if len(m.readers) == 2]
    return {m.annotation.span: " and ".join(m.speakers) for m in both}


def test_a_draft_becomes_the_wanted_key_in_ten_minutes(visit, capsys):
    """A 627-word article is reviewed to the readers' gold; the estimate is below 600 seconds."""
    draft, widget = begin(visit, "ten-minutes")
    review, teacher = Review(visit, draft, widget), None
    teacher = review.teacher
    teacher.read(draft.article.text)
    for item in draft.items:  # whoever decides about a row reads it once more
        teacher.read(" ".join(p.text for p in item.proposals if p.offered))
    wanted = gold()
    review.quotations(wanted)
    for name, part in (
        ("Claims", lambda: review.cards("claims", CLAIMS)),
        ("Sources", lambda: review.cards("sources", SOURCES)),
        ("Frames", lambda: review.frames(FRAMES)),
    ):
        teacher.click(step(widget, name))
        part()
    opens(widget, "✓ Nothing open")
    teacher.click(widget.locator(".ml-review-top").get_by_role("button", name="Make this the key"))
    expect(widget.locator(".ml-ready")).to_contain_text("This is the key now")
    visit.picture("keyreview-made")
    with capsys.disabled():
        print(f"\nreview of {len(draft.article.text.split())} words: {teacher.effort}")
    assert reached(draft.folder) == {
        "quotations": {span: plain(name) for span, name in wanted.items()},
        "claims": sorted(CLAIMS.items()),
        "sources": sorted(SOURCES.items()),
        "frames": [(a if a != "contested" else "yes/no", p) for a, p in FRAMES.values()],
    }
    assert teacher.effort.seconds <= 600
    assert visit.faults() == []


def reached(folder: Path) -> dict:
    """Return what the key says, as this test says what it wants."""
    key = json.loads((folder / "key.json").read_text("utf-8"))["items"]
    asked = tomllib.loads((folder / "exercise.toml").read_text("utf-8"))["items"]
    cards = {item["name"]: item["cards"] for item in asked if item["type"] == "cards"}
    quotations = {}
    for annotation in key["quotations"]["annotations"]:
        place = annotation["target"]["selector"][0]
        speakers = " and ".join(annotation["body"]["speakers"])
        quotations[Span(place["start"], place["end"])] = plain(speakers)
    found: dict = {"quotations": quotations}
    for name, wanted in (("claims", CLAIMS), ("sources", SOURCES)):
        begins = [next((w for w in wanted if t.startswith(w)), t) for t in cards[name]]
        answers = [card["answer"] for card in key[name]["cards"]]
        found[name] = sorted(zip(begins, answers, strict=True))
    found["frames"] = [
        ("/".join(r["answer"] for r in row["readings"]), row["readings"][0]["paragraph"])
        for row in key["frames"]["rows"]
    ]
    return found


def test_the_keyboard_alone_makes_a_key(visit):
    """Accept, delete, change, add, undo, answer, make the key: no pointer, the focus never lost."""
    draft, widget = begin(visit, "keyboard")
    keys = visit.page.keyboard
    first, second = (p.id for p in draft.items[0].proposals[:2])
    keys.press("Enter")
    expect(row_of(widget, first).locator(".ml-state")).to_contain_text("accepted")
    expect(row_of(widget, second)).to_be_focused()
    keys.press("d")
    expect(row_of(widget, second).locator(".ml-state")).to_contain_text("deleted")
    keys.press("u")
    expect(row_of(widget, second).locator(".ml-state")).to_contain_text("open")
    expect(row_of(widget, second)).to_be_focused()
    keys.press("c")
    expect(widget.locator(".ml-entry-form").get_by_label("Said by")).to_be_focused()
    keys.press("Control+a")
    keys.type("Dunmere Coach Corp.")
    keys.press("Enter")
    expect(row_of(widget, second)).to_contain_text("Dunmere Coach Corp.")
    expect(row_of(widget, second).locator(".ml-state")).to_contain_text("changed")
    add_with_keys(visit.page, widget)
    accept_with_keys(visit.page, widget)
    opens(widget, "✓ Nothing open")
    visit.page.keyboard.press("Enter")  # the focus is on “Make this the key” by then
    expect(widget.locator(".ml-ready")).to_be_focused()
    assert (draft.folder / "key.json").exists()
    assert visit.faults() == []


def add_with_keys(page, widget: Locator) -> None:
    """Go into the article, choose the first two words of its headline, and add them."""
    widget.locator(".ml-article [tabindex='0']").focus()
    for key in ("Home", "Enter", "Shift+ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.press("1")
    expect(widget.locator(".ml-entry-added")).to_contain_text("Dunmere Coach")


def accept_with_keys(page, widget: Locator) -> None:
    """Go from item to item; accept what there is, and say no to each question."""
    for name in ("Quotations", "Claims", "Sources", "Frames"):
        step(widget, name).focus()
        page.keyboard.press("Enter")
        rows = widget.locator(".ml-entries").first.locator(".ml-entry-open")
        for left in range(rows.count(), 0, -1):
            expect(rows).to_have_count(left)
            page.keyboard.press("2" if name == "Frames" else "a")
        expect(rows).to_have_count(0)


def test_nothing_is_lost_when_the_browser_closes(visit, lab, browser):
    """A new browser and a new run of Python have all decisions; what is open is told and shown."""
    draft, widget = begin(visit, "closed")
    for _ in range(3):
        visit.page.keyboard.press("a")
    widget.get_by_label("Points").fill("11")
    widget.get_by_label("Points").press("Tab")
    opens(widget, re.compile(r"^\d+ still open$"))
    expect(widget.locator(".ml-entry-accepted")).to_have_count(3)
    expect(widget.locator(".ml-saved")).to_contain_text("Saved ✓")
    told = widget.locator(".ml-open-count").inner_text()
    visit.stop_kernels()
    with visiting(lab, browser) as later:
        again = reopen(later, "closed")
        opens(again, told)
        expect(again.locator(".ml-entry-accepted")).to_have_count(3)
        expect(again.get_by_label("Points")).to_have_value("11")
        step(again, "Sources").click()
        again.locator(".ml-review-top").get_by_role("button", name="Make this the key").click()
        expect(again.locator(".ml-heard")).to_contain_text(told.replace("still", "are still"))
        again.get_by_role("button", name="Go to the first").click()
        expect(again.locator(".ml-entry[aria-current]")).to_be_focused()
        expect(row_of(again, draft.items[0].proposals[3].id)).to_be_focused()
        assert not (draft.folder / "key.json").exists()
        stale = "widget model not found"  # of the page that was saved with the other Python
        assert [each for each in later.faults() if stale not in each] == []


def test_all_that_is_left_is_accepted_but_no_answer_is_made_up(visit):
    """Questions about frames stay open: the tool has no answer; one step takes all of it back."""
    _, widget = begin(visit, "all-left")
    told = widget.locator(".ml-open-count").inner_text()
    widget.get_by_role("button", name=re.compile("Accept all.*that is left")).click()
    opens(widget, "5 still open")
    expect(widget.locator(".ml-heard")).to_contain_text("5 questions need your own answer")
    widget.get_by_role("button", name="Undo").click()
    opens(widget, told)
    step(widget, "Unattributed").click()
    expect(widget.locator(".ml-item-done")).to_contain_text("The tool found no assertion")
    widget.get_by_label("In the exercise").check()
    expect(widget.locator(".ml-item-done")).to_contain_text("Nothing is in it yet")
    assert visit.faults() == []


def test_nothing_that_an_article_or_a_name_holds_runs(visit):
    """Payloads as headline, words, speaker and reason are shown as text, in every item."""
    visit.page.add_init_script(WATCH)
    words = "\n\n".join(f"“It holds {each},” Ruth Adler said." for each in OWN)
    draft, widget = begin(
        visit, "payloads", article_from_text(f"{OWN[0]}\n\n{words}", title=OWN[2])
    )
    visit.page.keyboard.press("c")
    form = widget.locator(".ml-entry-form")
    form.get_by_label("Said by").fill(OWN[2][:120])
    form.get_by_label("Reason for students").fill("".join(OWN)[:1900])
    form.get_by_role("button", name="Save").click()
    expect(row_of(widget, draft.items[0].proposals[0].id)).to_contain_text(OWN[2])
    for name in ("Claims", "Sources", "Frames"):
        step(widget, name).click()
    assert visit.page.evaluate("window.hits") == 0
    assert widget.locator(", ".join(FORBIDDEN)).count() == 0
    assert visit.hosts <= {"127.0.0.1", ""}


@pytest.mark.parametrize("look", LOOKS)
def test_the_review_page_has_no_barrier(axe, lab, browser, look):
    """Every item, fresh, half decided, with open fields, and as a key: axe-core finds nothing."""
    theme, viewport, _ = LOOKS[look]
    lab.set_theme(theme)
    with visiting(lab, browser) as visit:
        _, widget = begin(visit, f"look-{look}")
        if viewport is NARROW:
            visit.menu("View", "File Browser")  # closes it
            visit.page.set_viewport_size(NARROW)
            visit.settle()
        visit.page.evaluate(axe)
        widget.scroll_into_view_if_needed()
        visit.picture(f"keyreview-{look}")
        visit.page.add_style_tag(content=SEEN + UNROLLED)
        barriers = name_all("fresh", audit(widget), widget)
        for state in states(visit.page, widget):
            # a narrow page differs in what fits only
            found = audit(widget) if viewport is not NARROW or state == "the key" else []
            barriers += name_all(state, found, widget)
        picture(visit, widget, f"keyreview-done-{look}")
    lab.set_theme("light")
    assert not barriers, "\n".join(barriers)


def states(page, widget: Locator):
    """Look at each item, decide half, open fields, choose words, decide all, make the key."""
    for name in ("Claims", "Sources", "Frames", "Other pages", "Unattributed", "Quotations"):
        step(widget, name).click()
        yield name
    for key in ("a", "d", "a"):
        page.keyboard.press(key)
    widget.get_by_text("How this works").click()
    widget.get_by_text("Not in the exercise").click()
    yield "half decided"
    widget.locator(".ml-entry-open").first.get_by_role("button", name="Change").click()
    yield "open fields"
    page.keyboard.press("Escape")
    widget.locator(".ml-article [tabindex='0']").focus()
    page.keyboard.press("Space")
    expect(widget.locator(".ml-selection")).to_be_visible()
    yield "chosen words"
    widget.get_by_role("button", name="Cancel").click()
    widget.get_by_role("button", name=re.compile("^✓ Accept all(?!.*here)")).click()
    step(widget, "Frames").click()
    for number in range(5):
        row = widget.locator(".ml-entries").first.locator(".ml-entry").nth(number)
        row.get_by_role("button", name=re.compile("^(no|yes)")).nth(number % 2).click()
        if number % 2 == 0:
            row.get_by_label("Shown by").select_option("4")
    opens(widget, "✓ Nothing open")
    yield "all decided"
    widget.locator(".ml-review-top").get_by_role("button", name="Make this the key").click()
    expect(widget.locator(".ml-ready")).to_contain_text("This is the key now")
    yield "the key"
