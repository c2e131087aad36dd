"""A learner's page: what it says of each answer, what it keeps, and that it is safe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pupils import ASKED, LATE, SAFE, VOTED, Page, made_up, mark, noisy_class, work_of

from medialit.cases import load_items
from medialit.errors import OutputError
from medialit.grading.feedback import feedback_files, render_feedback
from medialit.grading.measures import SURE

ANNA = "AAAA-2222"
GOOD = {
    "marks": {"marks": [mark(SAFE, "Ada Byron"), mark(VOTED), mark(LATE)]},
    "cards": {"bins": ["fact", "fact", "prediction"]},
    "one": {"chosen": [1]},
    "rows": {"answers": ["no", "no"], "paragraphs": [None, None]},
    "order": {"order": [0, 1, 2]},
    "count": 41,
    "why": {"text": "Because one side has the headline."},
}
HOSTILE = "<script>window.hits=1</script>\"'><img src=x onerror=alert(1)>\u202etxt.exe\x00"


@pytest.fixture
def folder(tmp_path) -> Path:
    return made_up(tmp_path / "bridge")


def page_of(folder, answers=GOOD, *, levels=(), **options) -> str:
    work = work_of(folder, {ANNA: answers}, levels=levels)
    return render_feedback(work.exercise, work.rubric, work.graded[0], **options)


def section(html: str, heading: str) -> str:
    parts = re.findall(r'<section class="gr-item".*?</section>', html, re.S)
    return next(Page(part).words for part in parts if f"{heading}</h2>" in part)


def test_points_so_far_and_what_waits_stand_at_the_top(folder):
    """The points that are decided, how many wait for the teacher, and the code."""
    html = page_of(folder)
    top = Page(html.split("<nav")[0]).words
    score = work_of(folder, {ANNA: GOOD}).graded[0].grade.score
    assert f"{score:g} of 14 points so far" in top
    assert "3 more points wait for your teacher" in top
    assert ANNA in top


def test_a_name_is_shown_only_when_it_is_given(folder):
    """Without a name the page has the code alone."""
    assert "Anna Abeling" not in page_of(folder)
    assert "Anna Abeling" in page_of(folder, name="Anna Abeling")


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Task marks", ["missed", ASKED, "said by Jo Reed", "Why Jo Reed."]),
        ("Task marks", ["extra", VOTED, "A vote is a deed."]),
        ("Task marks", ["contested: it costs nothing", LATE, "another reader did not"]),
        ("Task marks", ["What agrees (1)", SAFE]),
        ("Task cards", ["another answer", "It is nice.", "opinion", "Nothing can."]),
        ("Task one", ["chosen: the key has another answer", "second", "It is not."]),
        ("Task count", ["What agrees (1)", "40 %, give or take 2"]),
        ("Task why", ["Because one side has the headline.", "Your teacher will read this"]),
    ],
)
def test_each_part_has_its_words_what_was_given_what_is_expected_and_why(folder, heading, told):
    """Agreed, missed, extra, contested and waiting parts say so in words."""
    words = section(page_of(folder), heading)
    assert [each for each in told if each not in words] == []


def test_readings_stand_apart_and_say_where_they_differ(folder):
    """With the key, a contested row is called so, and each reader has an answer and a reason."""
    work = work_of(folder, {ANNA: GOOD})
    html = render_feedback(work.exercise, work.rubric, work.graded[0], key=work.grader.key)
    rows = section(html, "Task rows")
    assert "contested: our readers differ" in rows
    assert "reader A: yes. All sides speak." in rows
    assert "reader B: no. One side has the headline." in rows


def test_the_reading_that_is_not_the_closest_is_no_mistake(folder):
    """An order that a reader shares is not told to differ from the other reader's."""
    words = section(page_of(folder), "Task order")
    assert "another careful reading" in words
    assert "another answer" not in words


def test_the_level_stands_with_its_sentence_and_the_next_one(folder):
    """The rubric's sentence for the level, and for the one above."""
    words = section(page_of(folder), "Task cards")
    assert "You are here, emergent: Sees some of it." in words
    assert "Next, proficient: Sees all of it." in words


def test_one_next_step_comes_from_the_item_with_most_to_gain(folder):
    """Most points are lost in the marks; of a missing answer the page says how to begin."""
    top = page_of(folder).split("<nav")[0]
    assert "Task marks</a>" in top.split("one next step")[1]
    assert "Look at the verb." in top
    top = page_of(folder, {**GOOD, "marks": None}).split("<nav")[0]
    assert "has no answer yet" in top.split("one next step")[1]


def test_full_points_leave_no_next_step(folder):
    """Who has everything right is told so, and what to try instead."""
    best = {
        **GOOD,
        "marks": {"marks": [mark(SAFE, "Ada Byron"), mark(ASKED, "Jo Reed")]},
        "cards": {"bins": ["fact", "opinion", "prediction"]},
        "one": {"chosen": [0]},
        "rows": {"answers": ["yes", "yes"], "paragraphs": [None, None]},
    }
    html = page_of(folder, best)
    assert "Nothing is left to gain" in html
    assert '<p class="gr-step">' not in html


def test_the_teachers_level_and_words_are_shown(folder):
    """After reading, the level, the comment and the step to the next level stand there."""
    levels = [(ANNA, "why", "emergent", "Which words show it?")]
    words = section(page_of(folder, levels=levels), "Task why")
    assert "Your teacher says" in words
    assert "Which words show it?" in words
    assert "You are here, emergent" in words
    assert "Next time aim for this: Sees all of it." in words


def test_what_a_learner_wrote_is_redacted_and_the_keys_words_are_not(folder):
    """Free texts and typed speakers pass the given function; names of the article stay."""
    answers = {
        **GOOD,
        "marks": {"marks": [mark(SAFE, "Ada Byron"), mark(ASKED, "Zoe Hollis")]},
        "why": {"text": "Zoe Hollis wrote this."},
    }
    levels = [(ANNA, "why", "basic", "Well begun, Zoe Hollis.")]

    def redact(text: str) -> str:
        return text.replace("Zoe Hollis", "[name]").replace("Ada Byron", "[name]")

    html = page_of(folder, answers, levels=levels, redact=redact)
    assert "Zoe Hollis" not in html
    assert html.count("[name]") >= 3
    assert "Quotation, said by Ada Byron" in html


@pytest.mark.parametrize(
    "text", [HOSTILE, "x" * 20_000, "ا" * 500, "\ud800 lone", "a\u0301" * 3000]
)
def test_hostile_texts_stay_text(folder, text):
    """Nothing that a learner hands in makes an element or an attribute; all of it is kept."""
    answers = {
        **GOOD,
        "why": {"text": text},
        "marks": {"marks": [mark(SAFE, text), mark(ASKED, text)]},
        "one": {"chosen": text},
        "cards": {"bins": [text, None, None]},
        "count": text,
    }
    html = page_of(folder, answers, name=text, levels=[(ANNA, "why", "basic", text[:5000])])
    page, plain = Page(html), Page(page_of(folder, name="A", levels=[(ANNA, "why", "basic", "B")]))
    assert set(page.tags) - {"details", "summary"} <= set(plain.tags)
    assert page.attributes <= plain.attributes
    assert not page.tags["script"]
    assert not re.search("[\u202a-\u202e\x00]", html)
    html.encode("utf-8")


def test_a_page_runs_nothing_and_asks_nobody(folder):
    """No script, no picture, no address; a strict policy besides."""
    html = page_of(folder)
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    page = Page(html)
    assert not page.tags.keys() & {"script", "img", "link", "iframe", "form", "object"}
    assert not [name for name in page.attributes if name.startswith("on") or name == "src"]
    assert not re.search(r"""(?:href=["'](?!#))|url\(|@import|https?:""", html)


def test_two_thousand_marks_make_a_page_that_can_be_read(folder):
    """A page does not grow without an end."""
    marks = [
        {"start": start, "end": end, "label": "sourcing.quotation"}
        for start in range(40)
        for end in range(start + 1, start + 51)
    ]
    html = page_of(folder, {"marks": {"marks": marks}})
    assert len(html) < 150_000
    assert "more like these" in html


@pytest.mark.parametrize("phrase", ["bias score", "fake", "truth score", "Nan", "None "])
def test_no_page_has_words_of_a_verdict(folder, phrase):
    """The house's words, and no leftovers of the program."""
    assert phrase not in Page(page_of(folder)).words


def test_a_measure_has_no_points_and_keeps_its_key():
    """The first test says what it is, with both numbers, and not which post was which."""
    work = noisy_class("00-pretest", 1)
    html = render_feedback(work.exercise, work.rubric, work.graded[0], key=work.grader.key)
    words = Page(html).words
    assert "no grade" in words
    assert "Telling apart (d′)" in words
    assert "What this does not say" in words
    assert "points" not in words.replace("There are no points", "")
    assert not any(post.headline in words or post.reason in words for post in load_items("a"))


def test_the_second_test_tells_the_reasons():
    """After the course each post has its reason."""
    work = noisy_class("08-posttest", 1)
    words = Page(render_feedback(work.exercise, work.rubric, work.graded[0])).words
    assert all(post.reason in words for post in load_items("b"))


def test_an_empty_hand_in_is_told_what_to_do(folder):
    """Without any answer there is a page with a first step."""
    html = page_of(folder, {})
    assert "has no answer yet" in html
    assert "nan" not in html.lower()


def test_a_file_for_each_learner_is_written_whole(folder, tmp_path):
    """Each file has the code as its name; a code that is no name of a file gets another one."""
    work = work_of(folder, {ANNA: GOOD, "../../etc/x": GOOD})
    files = feedback_files(work, tmp_path / "out" / "feedback")
    assert [path.parent for path in files] == [tmp_path / "out" / "feedback"] * 2
    assert files[0].name == f"{ANNA}.html"
    assert re.fullmatch(r"learner-[0-9a-f]{16}\.html", files[1].name)
    assert sorted(path.name for path in files[0].parent.iterdir()) == sorted(f.name for f in files)


def test_a_folder_that_cannot_be_made_is_told(folder, tmp_path):
    """The message says which folder, and what to do."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="Choose a folder"):
        feedback_files(work_of(folder, {ANNA: GOOD}), tmp_path / "file" / "feedback")


def test_the_same_answers_make_the_same_page(folder):
    """Nothing of the clock or of an order stands in a page."""
    assert page_of(folder) == page_of(folder)


def test_how_sure_is_said_as_in_the_widget():
    """The words for how sure are those of the page on which posts are judged."""
    from medialit.widgets import choice

    assert choice.SURE == SURE
