"""The class report: what it counts, from how many learners on, and whom it does not rank."""

from __future__ import annotations

import random
import re
from types import SimpleNamespace

import pytest
from pupils import ARTICLE, ASKED, SAFE, VOTED, Page, code_of, made_up, mark, noisy_class, work_of

from medialit.cases import load_items
from medialit.classroom.agreement import measure_agreement
from medialit.classroom.discrimination import Judgment, measure_discrimination
from medialit.exercises.loading import load_exercise
from medialit.grading.classes import before_after
from medialit.grading.classes.agreeing import agreement_of_bits
from medialit.grading.classes.before_after import compare_tests, mean_of, t_for
from medialit.grading.classes.difficulty import correlate, hardness_of
from medialit.grading.classes.marked import heats_of, step_for
from medialit.grading.classes.mistakes import find_misconceptions, find_wrong_answers
from medialit.grading.classes.report import render_class
from medialit.grading.classes.splits import find_splits, pick_splits
from medialit.grading.classes.units import units_of

HOSTILE = "<script>window.hits=1</script>\"'><img src=x onerror=alert(1)>\u202etxt.exe\x00"


@pytest.fixture
def bridge(tmp_path):
    """Makes a class of the small exercise: one answer to an item for each learner."""
    folder = made_up(tmp_path / "bridge")

    def make(**items) -> SimpleNamespace:
        count = max(map(len, items.values()), default=0)
        answers = {
            code_of(n): {name: given[n] for name, given in items.items() if n < len(given)}
            for n in range(count)
        }
        return work_of(folder, answers)

    return make


def marks(*words: str) -> dict:
    return {"marks": [mark(each) for each in words]}


def bins(*each: str | None) -> dict:
    return {"bins": list(each)}


# ---- the map of marks


def test_a_stretch_counts_learners_and_not_marks(bridge):
    """Two marks of one learner over each other count once; the number is that of learners."""
    work = bridge(marks=[marks(SAFE, SAFE.strip("“”")), marks(SAFE), marks(ASKED)])
    [heat] = heats_of(work.grader, work.graded)
    most = {ARTICLE[s.start : s.end]: s.most for s in heat.stretches}
    assert most == {SAFE: 2, ASKED: 1}


def test_stretches_are_the_text_and_do_not_overlap():
    """Whatever a class marks, stretches lie in order within the article."""
    work = noisy_class("02-source-audit", 40)
    for heat in heats_of(work.grader, work.graded):
        at = 0
        for stretch in heat.stretches:
            assert at <= stretch.start < stretch.end <= len(heat.article.text)
            assert 1 <= stretch.step == step_for(stretch.most, len(heat.codes)) <= 5
            at = stretch.end


def test_the_map_holds_the_article_whole(bridge):
    """Without the numbers the words of the map are those of the article."""
    html = render_class(bridge(marks=[marks(SAFE), marks(ASKED, VOTED), marks(SAFE[2:5])]))
    shown = html[html.index('<article class="ml-article') :].split("</article>")[0]
    shown = re.sub(r'<sup>\d+</sup>|<span class="ml-number".*?</span>|&#8288;', "", shown)
    assert "".join(Page(shown).words.split()) == "".join(ARTICLE.split())


def test_each_passage_says_how_many_marked_it_and_by_which_readers(bridge):
    """The table has those of the key, contested or not, and those of several learners."""
    work = bridge(marks=[marks(SAFE, VOTED), marks(SAFE, VOTED), marks(ASKED)])
    [heat] = heats_of(work.grader, work.graded)
    passages = {each.span.of(ARTICLE): each for each in heat.passages}
    assert len(passages[SAFE].codes) == 2
    assert passages[SAFE].readers == ("reader A", "reader B")
    assert passages["it was late"].contested
    assert (len(passages[VOTED].codes), passages[VOTED].readers) == (2, ())
    words = Page(render_class(work)).words
    assert "2 of 3 (67%)" in words
    assert "? contested reader A" in words


def test_shades_are_not_by_color_alone(bridge):
    """Each stretch has a number and a title, and each step a line of another thickness."""
    html = render_class(bridge(marks=[marks(SAFE), marks(SAFE), marks(ASKED)]))
    assert 'title="marked by 2 of 3"' in html
    assert "<sup>2</sup>" in html
    assert len(set(re.findall(r"text-decoration-thickness: (\d)px", html))) == 5


# ---- numbers


def test_agreement_is_what_nltk_says():
    """Alpha, kappa and the share of equal pairs are those of ``measure_agreement``."""
    rng = random.Random(7)
    for left_out in (0.0, 0.2):
        labels = {
            f"c{n}": {str(k): rng.choice("abc") for k in range(15) if rng.random() >= left_out}
            for n in range(9)
        }
        bits = {
            code: {
                label: sum(1 << int(k) for k, said in own.items() if said == label)
                for label in "abc"
            }
            for code, own in labels.items()
        }
        mine, theirs = agreement_of_bits(bits, 15), measure_agreement(labels)
        assert mine.alpha == pytest.approx(theirs.alpha)
        assert mine.observed == pytest.approx(theirs.observed)
        if not left_out:
            assert mine.kappa == pytest.approx(theirs.kappa)


def test_agreement_needs_labels_that_differ():
    """With one label only, agreement beyond chance is not defined."""
    assert agreement_of_bits({"a": {"x": 0b11}, "b": {"x": 0b11}}, 2) is None


def test_a_correlation_leaves_the_item_itself_out(bridge):
    """An item that is right where all others are wrong has r = -1, whatever its own points."""
    one = [{"chosen": [0]} if n % 2 else {"chosen": [1]} for n in range(12)]
    count = [0 if n % 2 else 40 for n in range(12)]
    work = bridge(one=one, count=count)
    hard = {h.item.name: h for h in hardness_of(work.exercise, work.graded, {})}
    assert hard["one"].told_apart.r == pytest.approx(-1)
    assert hard["one"].share == 0.5
    assert hard["cards"].share is None


def test_a_correlation_has_the_interval_of_fisher():
    """No correlation of 28 learners: tanh(1.96 / 5) on either side; none below ten."""
    xs = [1, 1, -1, -1] * 7
    found = correlate(xs, [1, -1, 1, -1] * 7)
    assert (found.r, found.n) == (0, 28)
    assert (round(found.low, 3), round(found.high, 3)) == (-0.373, 0.373)
    assert correlate(xs[:9], xs[:9]) is None
    assert correlate([1.0] * 12, list(range(12))) is None


@pytest.mark.parametrize(
    ("degrees", "value"), [(4, 2.776), (9, 2.262), (19, 2.093), (29, 2.045), (299, 1.968)]
)
def test_students_t_is_that_of_the_tables(degrees, value):
    """The two-sided 95 % points of a printed table."""
    assert t_for(degrees) == pytest.approx(value, abs=0.002)


def test_parts_have_a_difficulty_of_their_own(bridge):
    """Each card, option and passage has the share that agrees; contested ones have none."""
    cards = [bins("fact", "fact", None), bins("fact", "opinion", "fact")]
    work = bridge(cards=cards, one=[{"chosen": [1]}, {"chosen": [0]}], marks=[marks(SAFE)] * 2)
    units = units_of(work.grader, work.graded, heats_of(work.grader, work.graded))
    hard = {h.item.name: h for h in hardness_of(work.exercise, work.graded, units)}
    told = {part.text: (part.answered, part.share) for part in hard["cards"].parts}
    assert told == {"It is red.": (2, 1), "It is nice.": (2, 0.5), "It will fall.": (1, 0)}
    assert [(p.text, p.share, p.is_key) for p in hard["one"].parts] == [
        ("first", 0.5, True),
        ("second", 0.5, False),
        ("third", 0.0, False),
    ]
    assert {p.text: p.share for p in hard["marks"].parts} == {
        SAFE: 1,
        ASKED: 0,
        "“it was late”": None,
    }


# ---- to be talked about


def test_the_most_even_split_comes_first_and_both_sides_have_a_voice(bridge):
    """Of each side the text of middle length is quoted, from the task that asks why."""
    answers = [["yes"] * 2] * 3 + [["no", "yes"]] * 3
    texts = ["aa", "a" * 50, "a" * 9, "bb", "b" * 9, "b" * 40]
    work = bridge(
        rows=[{"answers": a, "paragraphs": [None, None]} for a in answers],
        why=[{"text": text} for text in texts],
        one=[{"chosen": [0]}] * 4 + [{"chosen": [1]}] * 2,
    )
    splits = find_splits(units_of(work.grader, work.graded, ()).values())
    assert [split.unit.text for split in splits] == ["Is it told fairly?", "Task one"]
    first, second = pick_splits(splits, work.exercise, work.graded, most=6)
    assert {first.first.words, first.second.words} == {"a" * 9, "b" * 9}
    assert first.justified_by == "Task why"
    assert (second.first.words, second.justified_by) == ("", "")
    words = Page(render_class(work)).words
    assert "Nobody wrote a reason for this. Ask one of each side." in words
    assert code_of(5) in words


def test_one_voice_alone_is_no_split(bridge):
    """Nobody is singled out: a side has at least two learners."""
    work = bridge(one=[{"chosen": [0]}] * 8 + [{"chosen": [1]}])
    assert find_splits(units_of(work.grader, work.graded, ()).values()) == ()


def test_misconceptions_are_counted_with_what_to_say(bridge):
    """Each has its learners once, and the reason of the key; what was left out is no mistake."""
    work = bridge(
        cards=[bins("fact", "fact", None)] * 2 + [bins("fact", "prediction", None)] * 2,
        marks=[marks(VOTED)] * 3,
        one=[{"chosen": [1]}, {"chosen": [2]}, {"chosen": [2]}],
    )
    wrong = find_wrong_answers(work.exercise, work.graded)
    found = {each.words: len(each.codes) for each in find_misconceptions(wrong)}
    assert found == {"takes a view for a fact": 4, "takes a deed for words": 3}
    words = Page(render_class(work)).words
    assert "said: 2 fact, 2 prediction; the key: opinion What to say Nothing can." in words
    assert "3 marked it What to say A vote is a deed." in words
    assert "1 answers of two learners" not in words


# ---- before and after


def judged(relied: int, wrong: int, *, form: str, only: int = 20) -> dict:
    """Return ratings with so many hits of ten, and so many false alarms of ten."""
    from medialit.cases.items import key_of

    left = {True: relied, False: wrong}
    ratings = {}
    for post in load_items(form)[:only]:
        left[post.trustworthy] -= 1
        ratings[key_of(post)] = {"rely": left[post.trustworthy] >= 0, "sure": "certain"}
    return {"items": {"ratings": ratings}}


def two_tests(first: dict, second: dict) -> tuple[SimpleNamespace, SimpleNamespace]:
    return work_of("00-pretest", first), work_of("08-posttest", second)


def test_learners_are_matched_by_code_and_the_others_are_listed():
    """Means are over those with both tests; few judgments leave somebody out, and say so."""
    first = {code_of(n): judged(6 + n % 3, 4, form="a") for n in range(7)}
    second = {code_of(n): judged(8, 2 + n % 2, form="b") for n in range(1, 8)}
    second[code_of(6)] = judged(3, 3, form="b", only=6)
    found = compare_tests(*two_tests(first, second))
    assert list(found.both) == sorted(code_of(n) for n in range(1, 6))
    assert found.only_before == (code_of(0),)
    assert found.only_after == (code_of(7),)
    assert found.incomplete == (code_of(6),)
    changes = [b.d_prime.value - a.d_prime.value for a, b in found.both.values()]
    assert found.means[0].change == mean_of(changes)


def test_a_learners_numbers_are_those_of_the_kit():
    """d′ and c are what ``measure_discrimination`` gives for the same counts."""
    first = {code_of(1): judged(8, 3, form="a")}
    [(before, _)] = compare_tests(
        *two_tests(first, {code_of(1): judged(8, 3, form="b")})
    ).both.values()
    same = [Judgment(True, n < 8) for n in range(10)] + [Judgment(False, n < 3) for n in range(10)]
    assert before.d_prime == measure_discrimination(same).d_prime


@pytest.mark.parametrize(
    "count", [1, before_after.LEAST - 1, before_after.LEAST, before_after.SMALL]
)
def test_a_small_class_is_told_that_it_is_one(bridge, count):
    """No mean from few learners, a warning up to twenty, and never a proof."""
    codes = [code_of(n) for n in range(count)]
    before, after = two_tests(
        {code: judged(6, 4, form="a") for code in codes},
        {code: judged(8, 2 + n % 2, form="b") for n, code in enumerate(codes)},
    )
    html = render_class(bridge(count=[40]), before=before, after=after)
    words = Page(html[html.index('id="tests"') :]).words
    assert ("learners, with 95% intervals" in words) == (count >= before_after.LEAST)
    assert ("A small class." in words) == (count < before_after.SMALL)
    assert "no proof that the course caused it" in words
    assert f"{count} learner" in words


def test_the_first_test_keeps_its_key():
    """Before the second test no post is told to be trustworthy or not."""
    html = render_class(noisy_class("00-pretest", 12))
    assert not any(post.headline in html or post.reason in html for post in load_items("a"))
    assert any(
        post.headline in render_class(noisy_class("08-posttest", 12)) for post in load_items("b")
    )


# ---- the page


@pytest.mark.parametrize("count", [0, 1, 2, 4, 5, 9, 12])
def test_a_class_of_any_size_has_a_report(count):
    """From nobody to many: no error, no NaN, and numbers only from where they mean something."""
    words = Page(render_class(noisy_class("02-source-audit", count))).words
    assert not re.search(r"\bnan\b|None", words)
    assert ("the median" in words) == (count >= 5)
    assert ("Tells apart" in words) == (count >= 10)
    assert ("A small class." in words) == (0 < count < 20)


def test_learners_who_handed_in_nothing_readable_do_no_harm(bridge):
    """Empty and broken answers are counted as handed in, and as nothing else."""
    work = bridge(
        marks=[None, 5, {"marks": "x"}, marks(SAFE)],
        cards=[{"bins": ["?", None, None]}, {}, None, bins(None, None, None)],
        rows=[{"answers": []}] * 4,
        order=[{"order": [0, 0, 0]}] * 4,
        count=["40"] * 4,
    )
    assert "4 learners" in Page(render_class(work)).words


def test_nobody_is_ranked_and_nobody_is_named(bridge):
    """No points of a learner stand in it; names only if they are given."""
    work = noisy_class("02-source-audit", 12)
    html = render_class(work)
    words = Page(html).words
    assert "codes only" in words
    for each in work.graded:
        assert not re.search(rf"{each.answers.code}\W{{0,9}}{each.grade.score:g}\b", words)
    code = next(each.answers.code for each in work.graded if each.answers.code in words)
    named = Page(render_class(work, names={code: "Anna Abeling"})).words
    assert f"Anna Abeling ( {code})" in named
    assert "not to be shown in class" in named


def test_what_learners_wrote_is_redacted(bridge):
    """A justification passes the given function before it is quoted."""
    rows = [{"answers": [a, "yes"], "paragraphs": [None] * 2} for a in ("yes", "yes", "no", "no")]
    work = bridge(rows=rows, why=[{"text": "Zoe Hollis wrote this."}] * 4)
    html = render_class(work, redact=lambda text: text.replace("Zoe Hollis", "[name]"))
    assert "Zoe Hollis" not in html
    assert html.count("[name] wrote this.") == 2


def test_hostile_texts_stay_text(bridge):
    """Nothing that learners hand in makes an element or an attribute."""
    rows = [{"answers": [a, "yes"], "paragraphs": [None] * 2} for a in ("yes", "yes", "no", "no")]
    texts = [HOSTILE, "x" * 10_000, "ا" * 10_000, "\ud800"]
    fine = bridge(rows=rows, why=[{"text": "a" * 10_000}] * 4, marks=[marks(SAFE)] * 4)
    evil = bridge(
        rows=rows,
        why=[{"text": text} for text in texts],
        marks=[{"marks": [mark(SAFE, text)]} for text in texts],
    )
    page, plain = Page(render_class(evil)), Page(render_class(fine))
    assert set(page.tags) <= set(plain.tags)
    assert page.attributes <= plain.attributes
    assert not re.search("[\u202a-\u202e\x00]", render_class(evil))
    render_class(evil).encode("utf-8")


def test_the_page_runs_nothing_and_asks_nobody():
    """No script, no address; a strict policy besides, and every picture has its words."""
    html = render_class(noisy_class("07-the-check", 12))
    page = Page(html)
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not page.tags.keys() & {"script", "img", "link", "iframe", "form", "object"}
    assert not re.search(r"""(?:href=["'](?!#))|url\(|@import|https?:""", html)
    assert page.tags["svg"] == page.tags["desc"] == 1
    assert page.tags["title"] == 2


def test_the_report_does_not_depend_on_the_order_of_the_files():
    """The same answers in another order make the same page."""
    work = noisy_class("02-source-audit", 15)
    shuffled = SimpleNamespace(**{**vars(work), "graded": tuple(reversed(work.graded))})
    assert render_class(work) == render_class(shuffled)


@pytest.mark.parametrize("name", ["01-source-card", "03-attribution-repair", "04-frame-memo",
                                  "05-claim-table", "06-trace-log", "07-the-check"])  # fmt: skip
def test_each_exercise_of_the_kit_has_a_report(name):
    """Every type of item of the kit's exercises has its place."""
    work = noisy_class(name, 12)
    words = Page(render_class(work)).words
    assert load_exercise(name).title in words
    assert "What was hard" in words
