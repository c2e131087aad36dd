"""The check of a case: a whole one has no faults, and each kind of fault is found."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from medialit.cases import list_cases
from medialit.casework import Fault, check_case
from medialit.casework.faults import CaseFiles
from medialit.casework.shapes import shape_names
from medialit.claims.review import RATINGS
from medialit.errors import InputError
from medialit.lateral.pages import KINDS, NEEDED

TABLES = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "medialit" / "casework" / "case.schema.json").read_text("utf-8")
)["$defs"]


def test_a_whole_case_has_no_faults(whole):
    """The skeleton with its gaps filled in passes, without a note."""
    assert [str(fault) for fault in check_case("my-case")] == []


def found(case: str) -> list[str]:
    return [str(fault) for fault in check_case(case)]


@pytest.mark.parametrize("broken", TABLES["fault"], ids=lambda b: f"{b['file']}-{b['says']}")
def test_a_fault_is_found(whole, broken):
    """One thing is broken, and the check names its file, what is wrong and what to do."""
    path, where = whole / broken["file"], broken.get("where", broken["file"])
    text = path.read_text("utf-8")
    assert broken["old"] in text
    times = -1 if broken.get("everywhere") else 1
    path.write_text(text.replace(broken["old"], broken["new"], times), "utf-8")
    faults = found("my-case")
    hits = [f for f in faults if f.startswith(f"{where}: ") and broken["says"] in f]
    assert hits, "\n".join(faults)
    assert all(re.search(r"[.:)”\]}] [A-Z“][^.]*.*$", hit) for hit in hits), "say what to do"


@pytest.mark.parametrize("activity", TABLES["activity"], ids=lambda a: a["says"])
def test_a_fault_of_an_activity_is_found(whole, activity):
    """What is missing, unknown or does not fit is told with the activity's name."""
    (whole / "activities.toml").write_text("[it]\n" + activity["toml"], "utf-8")
    faults = [f for f in found("my-case") if f.startswith("activities.toml: [it]")]
    assert any(activity["says"] in fault for fault in faults), "\n".join(faults)


def test_every_example_of_the_documentation_has_the_right_shape(whole):
    """The activities and the item that docs/cases.md shows have no fault of shape."""
    page = (Path(__file__).parents[2] / "docs" / "cases.md").read_text("utf-8")
    parts = {
        part.split("\n")[0]: part.partition("```toml\n")[2].partition("```")[0]
        for part in page.split("\n## ")
    }
    (whole / "activities.toml").write_text(parts["activities.toml"], "utf-8")
    faults = [fault for fault in found("my-case") if fault.startswith("activities")]
    pages = r"leads to|no article|nobody marked|Use one of: wire"
    assert [f for f in faults if not re.search(pages, f) and "too few" not in f] == []
    types = set(re.findall(r'^type = "(\w+)"', parts["activities.toml"], re.M))
    assert types == {n for n in shape_names() if "type" in SCHEMA[n].get("properties", {})} - {
        "annotation"
    }
    items = parts["items.toml"] + parts["items.toml"].replace('form = "a"', 'form = "b"')
    (whole / "items.toml").write_text(items, "utf-8")
    assert [fault for fault in found("my-case") if fault.startswith("items")] == []


def test_files_that_are_missing_or_too_many(whole):
    """A missing file is a fault, or a note where a teacher may do without; strays are noted."""
    for name in ("activities.toml", "items.toml", "teacher.md", "gold/wire.json"):
        (whole / name).unlink()
    (whole / "web" / "minutes.md").unlink()
    (whole / "web" / "spare.md").write_text("Text", "utf-8")
    (whole / "pictures" / "map.jpg").write_bytes(b"")
    (whole / "gold" / "none.json").write_text("[]", "utf-8")
    (whole / "draft.docx").write_bytes(b"")
    said = "\n".join(found("my-case"))
    for line in (
        "activities.toml: It is not there.",
        "items.toml: note: The case has no items.",
        "teacher.md: It is not there.",
        "case.toml: “web” lists 'minutes', but there is no file",
        "web/spare.md: “web” in case.toml does not list it.",
        "pictures/map.jpg: It is no picture",
        "gold/none.json: There is no article 'none'.",
        "draft.docx: note: It is no part of a case.",
    ):
        assert line in said


def test_pages_of_others_are_a_share(whole):
    """Fewer than 40 % independent pages are a fault; those that do not say so count as no."""
    for path in (whole / "web").glob("cover*.md"):
        path.write_text(path.read_text("utf-8").replace("independent: yes\n", ""), "utf-8")
    path = whole / "web" / "fact-check.md"
    path.write_text(path.read_text("utf-8").replace("independent: yes", "independent: no"), "utf-8")
    assert any("4 of 12 pages are independent" in fault for fault in found("my-case"))


def test_the_rules_of_the_house_are_notes_for_a_teacher(whole, monkeypatch):
    """The count of pages and invented addresses bind the kit's own cases only."""
    entry = (whole / "case.toml").read_text("utf-8").replace('  "coverage-1",\n', "")
    (whole / "case.toml").write_text(entry, "utf-8")
    (whole / "web" / "coverage-1.md").unlink()
    (fault,) = check_case("my-case")
    assert fault.is_note
    assert str(fault).startswith("web: note: A web has 12 to 20 pages; this one has 11. ")
    files = CaseFiles(whole, None, own=False)  # type: ignore[arg-type]
    assert files.house_rule("a", "b", "c") == Fault("a", "b", "c", is_note=False)


def test_a_hard_text_is_noted(whole):
    """What learners read from us above grade 9.5 is noted, and the number is given."""
    path = whole / "activities.toml"
    hard = (
        "Notwithstanding considerable methodological heterogeneity, contextualization necessitates"
    )
    path.write_text(re.sub(r"Written: [^\"]*", hard, path.read_text("utf-8"), count=8), "utf-8")
    assert any("note: Prompts, hints and reasons are at grade" in f for f in found("my-case"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("activities.toml", "a = 1\n[b]\ntype = []\n[c]\ntype = 'grid'\nrows = 7"),
        ("activities.toml", "[c]\ntype = 'cards'\nprompt = 3\ncards = [1, [2]]"),
        ("items.toml", "items = 7"),
        ("items.toml", "[[items]]\npair = []"),
        ("gold/wire.json", '[1, {"target": []}, {"body": {"label": []}}]'),
        ("gold/wire.json", '{"a": 1}'),
        ("gold/wire.json", "[" * 99_999),
        ("web/minutes.md", "---\nkind: []\n---\n" + "> " * 500 + "[a](b"),
        ("articles/wire.md", ""),
        ("pictures/drawing.svg", "<a"),
        ("teacher.md", ""),
    ],
)
def test_damaged_files_are_faults_and_never_a_crash(whole, name, content):
    """Whatever stands in a file, the check ends with faults."""
    (whole / name).write_text(content, "utf-8")
    assert any(not fault.is_note for fault in check_case("my-case"))
    (whole / name).write_bytes(b"\xff\xfe\x00" + content.encode())
    assert any(not fault.is_note for fault in check_case("my-case"))


def test_an_entry_that_cannot_be_read(whole):
    """Then nothing else is checked, and the check says so."""
    (whole / "case.toml").write_bytes(b"\xff")
    (fault,) = check_case("my-case")
    assert (fault.file, fault.is_note) == ("case.toml", False)
    assert "is not UTF-8" in fault.wrong


def test_a_case_that_is_not_there(own):
    """The error lists the cases; a name is never a path."""
    for name in ("atlantis", "../own/my-case", ""):
        with pytest.raises(InputError, match="helsinki-2018"):
            check_case(name)


def test_a_name_that_cannot_be_used(whole):
    """A folder with a space in its name is found, and the check asks for another one."""
    shutil.copytree(whole, whole.parent / "My Case")
    assert "My Case" in list_cases()
    assert any("cannot be used everywhere" in fault for fault in found("My Case"))


def test_the_schema_agrees_with_the_code():
    """Kinds of page, needed keys and ratings are told once in each place."""
    page = SCHEMA["page"]
    assert tuple(page["properties"]["kind"]["enum"]) == KINDS
    assert tuple(page["required"]) == NEEDED
    assert SCHEMA["claim"]["properties"]["readings"]["propertyNames"]["enum"] == list(RATINGS)
