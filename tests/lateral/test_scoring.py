"""The rubric for a path: each criterion by what the log shows, and the level that follows."""

from __future__ import annotations

import pytest

from medialit.lateral.moves import path_of
from medialit.lateral.pages import load_web
from medialit.lateral.scoring import LEVELS, Rating, Task, load_rubric, rate_path

PAGES = {page.name: page for page in load_web("helsinki-2018")}
START, ANSWER, OWN = "articles/aggregator", "encyclopedia-the-relay", "about-the-relay"
NOTE = {"text": "Founded by an advertising agency.", "page": ANSWER}


def move(do: str, at: float, **more: object) -> dict[str, object]:
    return {"do": do, "visit": "visit-1", "at": int(at * 1000), **more}


def opened(at: float, page: str = ANSWER, rank: int = 2) -> dict[str, object]:
    return move("open", at, page=page, via="result", query="relay", rank=rank)


def rated(*moves: dict[str, object], notes: tuple[dict[str, str], ...] = (NOTE,)) -> Rating:
    path = path_of([move("start", 0, page=START), *moves], PAGES)
    return rate_path(path, Task(PAGES, START, (ANSWER,), notes))


def status(rating: Rating, name: str) -> str:
    return next(c.status for c in rating.criteria if c.name == name)


GOOD = (
    move("left", 15, page=START, share=0.3),
    move("search", 15, query="relay", found=8),
    move("skim", 25, query="relay", share=0.7),
    opened(25),
    move("note", 45, page=ANSWER),
    move("left", 50, page=ANSWER, share=1),
    move("done", 50),
)


def test_a_lateral_path_is_proficient():
    """Leaving early, looking at results, an independent page and a note with its page: all met."""
    rating = rated(*GOOD)
    assert [c.status for c in rating.criteria] == ["met"] * 5
    assert rating.level == "proficient"
    assert all(c.evidence and not c.next_step for c in rating.criteria)


def test_no_path_is_basic_and_each_criterion_has_a_next_step():
    """Nothing done is nothing met, and the page says what to try."""
    rating = rate_path((), Task(PAGES, START))
    assert rating.level == "basic"
    assert all(c.status == "not yet" and c.next_step for c in rating.criteria)


@pytest.mark.parametrize(
    ("seconds", "share", "expected"),
    [
        (15, 0.2, "met"),
        (600, 0.2, "met"),
        (15, 1, "met"),
        (600, 0.7, "partly"),
        (600, 1, "not yet"),
    ],
)
def test_what_was_not_seen_or_had_no_time_was_not_read(seconds, share, expected):
    """Leaving is early where less than half can have been read, by time or by what was in view."""
    rating = rated(
        move("left", seconds, page=START, share=share), move("search", seconds, query="x", found=0)
    )
    assert status(rating, "leave") == expected


def test_a_search_counts_before_the_first_note():
    """A note that was written first makes it partly; other pages without a search, too."""
    late = rated(move("note", 5), move("search", 10, query="relay", found=8))
    assert status(late, "search") == "partly"
    by_link = rated(move("open", 5, page=OWN, via="link"))
    assert status(by_link, "search") == "partly"
    assert status(rated(move("note", 5)), "search") == "not yet"


@pytest.mark.parametrize(
    ("wait", "share", "rank", "expected"),
    [
        (10, 0.9, 1, "met"),
        (10, 0.2, 3, "met"),
        (10, 0.2, 1, "not yet"),
        (1, 0.9, 3, "not yet"),
        (1, 0.2, 0, "not yet"),
    ],
)
def test_click_restraint_is_time_and_a_look_down_the_list(wait, share, rank, expected):
    """Waiting alone, or a quick click far down, is not yet looking over the results."""
    rating = rated(
        move("search", 5, query="relay", found=8),
        move("skim", 5 + wait, query="relay", share=share),
        opened(5 + wait, rank=rank),
    )
    assert status(rating, "restraint") == expected


def test_restraint_in_some_searches_is_partly():
    """Half of the searches or fewer is partly."""
    quick = (move("search", 60, query="relay", found=8), opened(61, OWN, 1))
    assert status(rated(*GOOD[:4], *quick), "restraint") == "partly"


def test_time_on_the_results_adds_up_until_the_first_click():
    """Who changes to another tab and comes back has still looked at the results."""
    rating = rated(
        move("search", 5, query="relay", found=8),
        move("skim", 8, query="relay", share=0.9),
        move("tab", 8),
        move("tab", 20, query="relay"),
        move("skim", 24, query="relay", share=0.9),
        opened(24),
    )
    assert status(rating, "restraint") == "met"


def test_an_independent_page_must_be_used():
    """A glance is partly; pages of those who are looked into do not count."""
    glance = rated(move("open", 5, page=ANSWER, via="link"), move("done", 7))
    assert status(glance, "independent") == "partly"
    own = rated(move("open", 5, page=OWN, via="link"), move("done", 60))
    assert status(own, "independent") == "not yet"
    assert "Not independent: “About us” (The Daily Relay), 55 s." in own.criteria[3].evidence


def test_a_note_needs_its_page():
    """A note without a page, or from the starting page, is partly; an empty one is none."""
    for page in ("", START):
        assert status(rated(*GOOD, notes=({"text": "x", "page": page},)), "bring") == "partly"
    assert status(rated(notes=({"text": " ", "page": ""},)), "bring") == "not yet"


def test_the_evidence_does_not_tell_which_page_answers():
    """Who has not found it can go on looking: the page is not named."""
    rating = rated(move("open", 5, page=OWN, via="link"), notes=({"text": "x", "page": OWN},))
    criterion = rating.criteria[4]
    assert criterion.status == "partly"
    assert PAGES[ANSWER].outlet not in " ".join((*criterion.evidence, criterion.next_step))


def test_the_rubric_is_published_with_sources_and_blind_spots():
    """Each criterion names its source and what it cannot see; the rule names each level."""
    rubric = load_rubric()
    assert all(entry["source"] and entry["cannot_see"] for entry in rubric["criteria"])
    assert all(level in rubric["rule"].lower() for level in LEVELS)
    assert rubric["limits"]
    assert rubric["sources"]


@pytest.mark.parametrize("word", ["true", "false", "credib", "reliab", "wrong", "bias"])
def test_the_rubric_does_not_judge_pages(word):
    """It rates the path; it has no word for the truth of a page."""
    said = " ".join(
        str(value)
        for entry in load_rubric()["criteria"]
        for key, value in entry.items()
        if key in ("title", "question", "met", "partly", "not_yet", "next")
    )
    assert word not in said.lower()
