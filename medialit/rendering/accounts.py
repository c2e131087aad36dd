"""Accounts of one event arranged for a page: their texts with marks, and their quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from medialit.framing.alignment import Run, find_runs
from medialit.framing.comparison import Comparison, SharedQuotation
from medialit.framing.content_words import content_words
from medialit.framing.keyness import Keyword
from medialit.model import Annotation, Quotation, Report, Span
from medialit.rendering.comparison import TRACES
from medialit.rendering.findings import paragraphs_of
from medialit.rendering.segments import cut
from medialit.segmenting import stem

__all__ = [
    "Mark",
    "arrange_quotations",
    "arrange_texts",
    "find_marks",
    "letters",
    "loaded_words",
    "main_keywords",
]

_KEYWORDS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in one account that a view can show; places of the same thing share their name."""

    name: str
    account: int
    span: Span


def letters(many: int) -> list[str]:
    """Return a letter for each account, from A on."""
    return [chr(ord("A") + number) for number in range(many)]


def find_marks(reports: Sequence[Report], comparison: Comparison) -> Iterator[Mark]:
    """Yield every place that a view can show: quotations, facts, key words and loaded words."""
    for account, report in enumerate(reports):
        for number, quotation in enumerate(report.quotations):
            if quotation.kind != "indirect":
                for span in quotation.content:
                    yield Mark(_quotation_name(account, number), account, span)
        for number, annotation in enumerate(loaded_words(report)):
            yield Mark(f"l{account}.{number}", account, annotation.span)
    for number, fact in enumerate(comparison.facts):
        for account, place in enumerate(fact.spans):
            if place is not None:
                yield Mark(f"f{number}", account, place)
    yield from _keyword_marks(comparison)


def main_keywords(keywords: Sequence[Keyword]) -> list[Keyword]:
    """Return the key words that stand in an account twice or more, the first six of them."""
    return [keyword for keyword in keywords if keyword.here > 1][:_KEYWORDS]


def loaded_words(report: Report) -> list[Annotation]:
    """Return the loaded words in the headline and in the reporter's own words."""
    return [
        annotation
        for annotation in report.annotations
        if annotation.label == "framing.loaded" and annotation.voice in ("headline", "reporter")
    ]


def arrange_texts(reports: Sequence[Report], marks: Sequence[Mark]) -> list[list[dict[str, Any]]]:
    """Return the paragraphs of each account as segments with the names of the marks on them."""
    return [
        _paragraphs(report, [mark for mark in marks if mark.account == account])
        for account, report in enumerate(reports)
    ]


def arrange_quotations(
    reports: Sequence[Report], comparison: Comparison
) -> dict[str, dict[str, Any]]:
    """Return each quotation in quotation marks with its versions in the other accounts."""
    names = letters(len(reports))
    entries: dict[str, dict[str, Any]] = {
        _quotation_name(account, number): {
            "account": account,
            "by": quotation.speaker or "nobody named",
            "text": _text(reports[account], quotation),
            "versions": [],
        }
        for account, report in enumerate(reports)
        for number, quotation in enumerate(report.quotations)
        if quotation.kind != "indirect"
    }
    for shared in comparison.quotations:
        one, other = _names_of(shared, reports)
        first, second = (names[number] for number in shared.articles)
        trace, texts = shared.alignment.trace, shared.texts
        runs = tuple(find_runs(*texts))
        entries[one]["versions"].append(_version(other, second, trace, runs))
        turned = tuple(Run(run.is_same, run.second, run.first) for run in runs)
        entries[other]["versions"].append(_version(one, first, trace, turned))
    _number_groups(entries)
    for entry in entries.values():
        entry["says"] = _summary(entry, names)
    return entries


def _paragraphs(report: Report, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    text = report.article.text
    arranged = []
    for paragraph in paragraphs_of(report, ()):
        here = [mark for mark in marks if mark.span.overlaps(paragraph.span)]
        segments = cut(text, [mark.span for mark in here], within=paragraph.span)
        arranged.append(
            {
                "number": paragraph.number,
                "kind": paragraph.kind,
                "segments": [[s.text, [here[mark].name for mark in s.marks]] for s in segments],
            }
        )
    return arranged


def _keyword_marks(comparison: Comparison) -> Iterator[Mark]:
    wanted: dict[str, list[str]] = {}
    for account, keywords in enumerate(comparison.keywords):
        for number, keyword in enumerate(main_keywords(keywords)):
            word = stem(keyword.word.replace("’", "'").removesuffix("'s"))
            wanted.setdefault(word, []).append(f"k{account}.{number}")
    for account, article in enumerate(comparison.articles):
        for word, span in content_words(article.text):
            for name in wanted.get(word, ()):
                yield Mark(name, account, span)


def _quotation_name(account: int, number: int) -> str:
    return f"q{account}.{number}"


def _names_of(shared: SharedQuotation, reports: Sequence[Report]) -> list[str]:
    return [
        _quotation_name(account, reports[account].quotations.index(quotation))
        for account, quotation in zip(shared.articles, shared.quotations, strict=True)
    ]


def _text(report: Report, quotation: Quotation) -> str:
    return " ".join(span.of(report.article.text) for span in quotation.content)


def _version(name: str, letter: str, trace: str, runs: Sequence[Run]) -> dict[str, Any]:
    return {"name": name, "letter": letter, "trace": TRACES[trace], "runs": list(_steps(runs))}


def _steps(runs: Sequence[Run]) -> Iterator[list[str]]:
    for run in runs:
        if run.is_same:
            yield ["same", run.first]
            continue
        if run.first:
            yield ["here", run.first]
        if run.second:
            yield ["there", run.second]


def _number_groups(entries: dict[str, dict[str, Any]]) -> None:
    """Give the versions of one quotation one number, in the order in which they first stand."""
    number = 0
    for name, entry in entries.items():
        entry.setdefault("group", "")
        if entry["versions"] and not entry["group"]:
            number += 1
            for member in _group(name, entries):
                entries[member]["group"] = str(number)


def _group(name: str, entries: dict[str, dict[str, Any]]) -> set[str]:
    found: set[str] = set()
    open_names = [name]
    while open_names:
        current = open_names.pop()
        if current not in found:
            found.add(current)
            open_names += [version["name"] for version in entries[current]["versions"]]
    return found


def _summary(entry: dict[str, Any], names: Sequence[str]) -> str:
    here = names[entry["account"]]
    having = {version["letter"] for version in entry["versions"]}
    absent = [name for name in names if name != here and name not in having]
    if not having:
        return f"Only in {here}: no other account has these words in quotation marks."
    missing = f" Not in {' and '.join(absent)}." if absent else ""
    return f"In {here} and in {' and '.join(sorted(having))}.{missing}"
