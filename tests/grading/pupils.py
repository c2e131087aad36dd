"""Classes whose answers a test chooses, and classes that answer as the key does, with noise."""

from __future__ import annotations

import copy
import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.model import Item
from medialit.grading.assignment import Graded
from medialit.grading.grades import Answers, digest_of, grade_answers
from medialit.grading.model_answers import model_answer
from medialit.grading.reviews import Review
from medialit.grading.scoring import Grader

ARTICLE = (
    "The plan for the bridge\n\n"
    "“It is safe,” said Ada Byron. The mayor said that it was late.\n\n"
    "“Nobody asked us,” Jo Reed said. They voted to go on."
)
#: Passages of the article: both readers marked the first two, reader A alone the third.
SAFE, ASKED, LATE, VOTED = "“It is safe,”", "“Nobody asked us,”", "it was late", "voted to go on"
_COMMON = 'kind = "{kind}"\npoints = {points}\nprompt = "Do *this*."\nhint = "Look at the verb."\n'
_ITEMS: Mapping[str, tuple[str, str, int, str]] = {
    "marks": (
        "mark",
        "checked",
        4,
        'article = "article.txt"\nlabels = ["sourcing.quotation"]\n'
        'speakers = ["Ada Byron", "Jo Reed"]',
    ),
    "cards": (
        "cards",
        "checked",
        3,
        'bins = ["fact", "opinion", "prediction"]\n'
        'cards = ["It is red.", "It is nice.", "It will fall."]',
    ),
    "one": ("choice", "checked", 2, 'options = ["first", "second", "third"]'),
    "rows": (
        "grid",
        "judgement",
        2,
        'columns = ["yes", "no"]\nrows = ["Is it told fairly?", "Is somebody missing?"]',
    ),
    "order": ("ranking", "judgement", 2, 'items = ["the map", "the poll", "the vote"]'),
    "count": ("number", "checked", 1, 'unit = "%"'),
    "why": ("short", "reflection", 3, 'about = "rows"'),
}
_LEVELS = "basic = 'Guesses.'\nemergent = 'Sees some of it.'\nproficient = 'Sees all of it.'\n"


class Page(HTMLParser):
    """The tags, the attributes and the words of a page, with a space where a tag begins."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.words += " "
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += "" if self.cdata_elem else data


def made_up(folder: Path) -> Path:
    """Return the folder of a small exercise with an article of its own."""
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    toml = 'title = "The <bridge>"\nlesson = "02"\nminutes = 20\nstandards = []\n'
    for name, (type_, kind, points, rest) in _ITEMS.items():
        common = _COMMON.format(kind=kind, points=points)
        heading = f'heading = "Task {name}"'
        toml += f'\n[[items]]\nname = "{name}"\n{heading}\ntype = "{type_}"\n{common}{rest}\n'
    (folder / "exercise.toml").write_text(toml, "utf-8")
    key = {"schema": "medialit.key/1", "items": _key()}
    (folder / "key.json").write_text(json.dumps(key), "utf-8")
    exemplars = "".join(f"exemplars.{level} = 0\n" for level in ("basic", "emergent", "proficient"))
    rubric = "".join(f"[{name}]\n{_LEVELS}{exemplars}" for name in _ITEMS)
    (folder / "rubric.toml").write_text(rubric, "utf-8")
    return folder


def work_of(
    folder: str | Path,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    moves: Mapping[str, Mapping[str, Any]] | None = None,
    levels: Iterable[tuple[str, str, str, str]] = (),
) -> SimpleNamespace:
    """Return graded work as an ``Assignment`` has it.

    ``answers`` has each item's answer for each code, and ``levels`` what the teacher has said:
    code, item, level and comment.
    """
    exercise = load_exercise(folder)
    grader = Grader(exercise, load_key(exercise))
    reviews = {
        (code, item): Review(code, item, digest_of(answers[code][item]), level, comment, "")
        for code, item, level, comment in levels
    }
    graded = []
    for code, given in answers.items():
        done = Answers(
            code, "abc123", "2026-03-02T10:00:00+00:00", given, (moves or {}).get(code, {})
        )
        graded.append(Graded(done, grade_answers(grader, done, reviews)))
    return SimpleNamespace(
        exercise=exercise, grader=grader, rubric=load_rubric(exercise), graded=tuple(graded)
    )


def noisy_class(name: str, count: int, *, seed: int = 1, better: float = 0.0) -> SimpleNamespace:
    """Return a class with the key's answers, each spoiled as the learner's skill lets it happen."""
    exercise = load_exercise(name)
    grader = Grader(exercise, load_key(exercise))
    answers: dict[str, dict[str, Any]] = {}
    moves: dict[str, dict[str, Any]] = {}
    for number in range(count):
        code = code_of(number)
        rng = random.Random(f"{seed} {name} {number}")
        skill = min(0.98, 0.35 + 0.6 * number / max(1, count - 1) + better)
        answers[code], moves[code] = {}, {}
        for item in exercise.items:
            if rng.random() < 0.95:
                given = _spoil(grader, item, skill, rng)
                answers[code][item.name], moves[code][item.name] = given
    return work_of(name, answers, moves=moves)


def code_of(number: int) -> str:
    """Return a learner's code."""
    letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
    rng = random.Random(f"code {number}")
    return "-".join("".join(rng.choice(letters) for _ in range(4)) for _ in range(2))


def mark(words: str, speaker: str = "") -> dict[str, Any]:
    """Return a mark of the made-up exercise."""
    return {"exact": words, "label": "sourcing.quotation", "speaker": speaker}


def _key() -> dict[str, Any]:
    def note(words: str, speaker: str, *readers: str) -> dict[str, Any]:
        start = ARTICLE.index(words)
        place = {"type": "TextPositionSelector", "start": start, "end": start + len(words)}
        quote = {"type": "TextQuoteSelector", "exact": words}
        body = {"label": "sourcing.quotation", "value": f"Why {speaker}.", "speakers": [speaker]}
        return {"body": body, "creator": list(readers), "target": {"selector": [place, quote]}}

    both = ("reader A", "reader B")
    trap = {
        "exact": VOTED,
        "reason": "A vote is a deed.",
        "misconception": "takes a deed for words",
    }
    cards = [
        {"answer": "fact", "reason": "A record can settle it."},
        {"answer": "opinion", "reason": "Nothing can.", "misconception": "takes a view for a fact"},
        {"answer": "prediction", "reason": "It is to come."},
    ]
    readings = [
        {"reader": "reader A", "answer": "yes", "reason": "All sides speak."},
        {"reader": "reader B", "answer": "no", "reason": "One side has the headline."},
    ]
    agreed = [{"reader": r, "answer": "yes", "reason": f"{r} says so."} for r in both]
    orders = [
        {"reader": "reader A", "order": [0, 1, 2], "reason": "From near to far."},
        {"reader": "reader B", "order": [2, 1, 0], "reason": "From new to old."},
    ]
    options = [
        {"credit": 1, "reason": "It is."},
        {"credit": 0, "reason": "It is not.", "misconception": "takes the second for the first"},
        {"credit": 0.5, "reason": "Half of it."},
    ]
    return {
        "marks": {
            "annotations": [
                note(SAFE, "Ada Byron", *both),
                note(ASKED, "Jo Reed", *both),
                note(LATE, "the mayor", "reader A"),
            ],
            "traps": [trap],
        },
        "cards": {"cards": cards},
        "one": {"options": options},
        "rows": {"rows": [{"readings": readings}, {"readings": agreed}]},
        "order": {"readings": orders},
        "count": {"value": 40, "tolerance": 2, "reason": "20 of 50."},
    }


def _spoil(grader: Grader, item: Item, skill: float, rng: random.Random) -> tuple[Any, Any]:
    """Return the key's answer, or what somebody with less skill makes of it."""
    value, moves = copy.deepcopy(model_answer(grader, item))
    entry = item.entry

    def slips() -> bool:
        return rng.random() > skill

    if item.type == "choice" and slips():
        value["chosen"] = [rng.randrange(len(entry["options"]))]
    elif item.type == "cards":
        value["bins"] = [rng.choice(entry["bins"]) if slips() else bin for bin in value["bins"]]
    elif item.type == "grid":
        value["answers"] = [
            rng.choice(entry["columns"]) if slips() else said for said in value["answers"]
        ]
    elif item.type == "ranking" and slips():
        rng.shuffle(value["order"])
    elif item.type == "number" and slips():
        value += rng.choice([1, -3, 20])
    elif item.type == "search" and slips():
        moves = moves[:4]
    elif item.type == "claim" and slips():
        value["rating"] = rng.choice(["Half True", "False", "Insufficient evidence"])
    elif item.type == "rating":
        for said in value["ratings"].values():
            said["rely"] = rng.random() < 0.6 if slips() else said["rely"]
    elif item.type == "mark":
        text = grader.marks[item.name].article.text
        value["marks"] = [each for each in value["marks"] if not slips()]
        start = text.index(" ", rng.randrange(len(text) // 2)) + 1
        end = text.index(" ", start + 30)
        extra = {"start": start, "end": end, "label": entry["labels"][0]}
        value["marks"] += [extra] if slips() else []
    elif item.type == "short":
        value = {"text": "It stands in paragraph two. " * rng.randrange(1, 8)}
    elif item.type == "rewrite":
        value = {"frame": "", "text": "A headline of my own", "facts": [0]}
    return value, moves
