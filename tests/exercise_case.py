"""An exercise with an item of every type; what a learner must not see has SECRET in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["ANSWERS", "NAME", "PACKAGE", "PARTIAL", "TYPES", "write_exercise"]

NAME, PACKAGE = "02-bridge", "7c9e66"

EXERCISE = """
title = "The bridge"
lesson = "02"
minutes = 40
standards = ["ISTE 1.3.b"]
question = "Who gets to speak?"
intro = "You do this alone."
case = "council-bridge"

[[items]]
name = "denial"
heading = "What was denied"
type = "choice"
kind = "checked"
points = 2
prompt = "What does the mayor deny?"
hint = "Read paragraph 5."
options = ["That the bridge is old", "That anybody wants to close it", "That it costs <b>money</b>"]

[[items]]
name = "reasons"
heading = "What was said for it"
type = "choice"
kind = "checked"
points = 2
prompt = "Which reasons are given?"
hint = "There are two."
multiple = true
options = ["Rust", "Money", "Traffic"]

[[items]]
name = "kinds"
heading = "Kinds of sentences"
type = "cards"
kind = "checked"
points = 3
prompt = "Sort the sentences."
hint = "Can a record settle it?"
bins = ["fact", "opinion"]
cards = ["The bridge opened in 1931.", "The bridge is ugly.", "Seven people voted."]

[[items]]
name = "rows"
heading = "Who is named"
type = "grid"
kind = "checked"
points = 2
prompt = "Is the speaker named?"
hint = "Look for a name."
passage = "“They had made up their minds,” said an insider. “It is safe,” Ruth Adler said."
columns = ["named", "unnamed"]
rows = ["They had made up their minds", "It is safe"]

[[items]]
name = "frames"
heading = "How it is told"
type = "grid"
kind = "judgement"
points = 2
prompt = "How is it told?"
hint = "One word is no frame."
article = "regional"
columns = ["yes", "no"]
where = "yes"
rows = ["Does it show sides that disagree?", "Does it speak of money?"]

[[items]]
name = "quotations"
heading = "Mark the quotations"
type = "mark"
kind = "checked"
points = 8
prompt = "Mark every quotation, and say whose words it has."
hint = "Look for verbs of saying."
article = "regional"
labels = ["sourcing.quotation"]
speakers = ["Carol Lindqvist", "Lorraine Baptiste"]

[[items]]
name = "share"
heading = "How much"
type = "number"
kind = "checked"
points = 2
prompt = "How many percent of the words are the mayor’s?"
hint = "Count."
unit = "%"
low = 0
high = 100

[[items]]
name = "verbs"
heading = "Verbs"
type = "swap"
kind = "checked"
points = 2
prompt = "What does each verb tell?"
hint = "Read it aloud."
sentence = "“Nobody wants to close a bridge,” she said."
cue = "said"
verbs = ["claimed", "admitted"]

[[items]]
name = "look-up"
heading = "Leave the page"
type = "search"
kind = "checked"
points = 5
prompt = "Who is behind Tannock Now?"
hint = "Search for its name."
start = "articles/regional"
note = "Write down what others say."

[[items]]
name = "first"
heading = "What would you open first?"
type = "ranking"
kind = "judgement"
points = 2
prompt = "Put them in order."
hint = "Whose page is it?"
items = ["The minutes", "An advertisement", "A post"]

[[items]]
name = "verdict"
heading = "Your verdict"
type = "claim"
kind = "judgement"
points = 6
prompt = "Is it so?"
hint = "Read two pages."
[items.start]
claim = "The bridge failed 12 inspections in six years."
claim_author = "Tannock Now"
claim_author_type = "Organization"
claim_date = "2025-06-11"
appearance = "articles/regional"

[[items]]
name = "posts"
heading = "Twenty posts"
type = "rating"
kind = "checked"
points = 20
prompt = "Would you rely on these?"
hint = "Go by what you would do."
form = "a"

[[items]]
name = "why"
heading = "Why?"
type = "short"
kind = "reflection"
points = 6
prompt = "Justify your verdict."
hint = "Write for somebody who sees it differently."

[[items]]
name = "headline"
heading = "Another headline"
type = "rewrite"
kind = "reflection"
points = 4
prompt = "Tell it under another frame."
hint = "The facts stay."
original = "The bridge was closed by the council"
frames = ["Conflict", "Morality"]
facts = ["Who closed it", "What was closed"]
"""
#: What a form holds that is not touched.
FORM = {
    "claim": "The bridge failed 12 inspections in six years.",
    "claim_author": "Tannock Now",
    "claim_author_type": "Organization",
    "claim_date": "2025-06-11",
    "appearance": "https://tannock-now.example/bridge-showdown",
    "rating": "",
    "explanation": "",
    "author": "Our class",
    "evidence": [{"page": "", "says": "", "bearing": ""}],
}
#: A whole answer to each item but the posts, as the page saves it; and one that is not whole yet.
ANSWERS: dict[str, Any] = {
    "denial": {"chosen": [1], "sure": None},
    "reasons": {"chosen": [0, 1], "sure": None},
    "kinds": {"bins": ["fact", "opinion", "fact"]},
    "rows": {"answers": ["unnamed", "named"], "paragraphs": [None, None]},
    "frames": {"answers": ["yes", "no"], "paragraphs": [5, None]},
    "quotations": {
        "marks": [
            {"first": 20, "last": 30, "label": "sourcing.quotation", "speaker": "Carol Lindqvist"}
        ]
    },
    "share": 41,
    "verbs": {"verb": "claimed", "stances": {"claimed": "doubting", "admitted": "endorsing"}},
    "look-up": {"notes": [{"text": "A company owns it.", "page": ""}], "done": True, "differs": {}},
    "first": {"order": [2, 0, 1]},
    "verdict": FORM
    | {
        "rating": "False",
        "explanation": "The record has nine.",
        "evidence": [{"page": "Minutes", "says": "nine", "bearing": "does not support"}],
    },
    "why": {"text": "I read <two> pages.", "rating": None},
    "headline": {"frame": "Conflict", "text": "The council shut the bridge", "facts": [0]},
}
PARTIAL: dict[str, Any] = {
    "kinds": {"bins": ["fact", None, None]},
    "rows": {"answers": [None, "named"], "paragraphs": [None, None]},
    "frames": {"answers": ["yes", None], "paragraphs": [None, None]},
    "quotations": {"marks": [{"first": 20, "last": 30, "label": "sourcing.quotation"}]},
    "verbs": {"verb": "claimed", "stances": {"claimed": "doubting"}},
    "verdict": FORM | {"rating": "False"},
    "headline": {"frame": None, "text": "The council shut the bridge", "facts": []},
}
TYPES = {
    "denial": "choice",
    "reasons": "choice",
    "kinds": "cards",
    "rows": "grid",
    "frames": "grid",
    "quotations": "marker",
    "share": "prediction",
    "verbs": "swap",
    "look-up": "openweb",
    "first": "ranking",
    "verdict": "claim",
    "posts": "rating",
    "why": "short",
    "headline": "rewrite",
}
KEYED = {"answer": "fact", "reason": "SECRET", "misconception": "SECRET"}
KEY = {
    "denial": {"options": [{"credit": 1, "reason": "SECRET"}] * 3},
    "reasons": {"options": [{"credit": 1, "reason": "SECRET"}] * 3},
    "kinds": {"cards": [KEYED] * 3},
    "rows": {"rows": [KEYED] * 2},
    "frames": {"rows": [{"readings": [{"reader": "A", "answer": "yes", "reason": "SECRET"}]}] * 2},
    "quotations": {"from": "gold", "traps": [{"exact": "SECRET"}]},
    "share": {"value": 41, "tolerance": 2, "reason": "SECRET"},
    "verbs": {"verbs": [KEYED] * 2},
    "look-up": {"answers": ["SECRET"]},
    "first": {"readings": [{"reader": "A", "order": [0, 1, 2], "reason": "SECRET"}]},
    "verdict": {"readings": [{"reader": "A", "rating": "True", "reason": "SECRET"}]},
}
RUBRIC = "".join(
    f'[{name}]\nbasic = "SECRET"\nemergent = "SECRET"\nproficient = "SECRET"\n' for name in TYPES
)


def write_exercise(folder: Path, *, due: str | None = None, package: str = PACKAGE) -> Path:
    """Return the folder with the exercise, as a teacher has it: the key and rubric lie there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exercise.toml").write_text(EXERCISE, "utf-8")
    key = {"schema": "medialit.key/1", "items": KEY}
    (folder / "key.json").write_text(json.dumps(key), "utf-8")
    (folder / "rubric.toml").write_text(RUBRIC, "utf-8")
    about = {"schema": "medialit.package/1", "exercise": NAME, "package": package, "made": "",
             "due": due}  # fmt: skip
    (folder / "package.json").write_text(json.dumps(about), "utf-8")
    return folder
