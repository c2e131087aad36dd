"""The whole way of nbgrader, with real nbgrader, for each exercise; and our wrapper around it."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from medialit.assigning.nbgrader_commands import tell_nbgrader
from medialit.assigning.nbgrader_course import CONFIG, add_to_course, config_to_add
from medialit.assigning.nbgrader_grading import autograde, autograde_sandboxed, in_course
from medialit.errors import InputError
from medialit.exercises.folders import list_exercises
from medialit.exercises.loading import load_exercise
from medialit.grading.nbgrader import open_grader

sys.path.insert(0, str(Path(__file__).parent))
from nbgrader_ways import (
    CODES,
    LEARNERS,
    TAMPERED,
    TAMPERED_WITH,
    course_with,
    graded_ways,
)

EXERCISES = [path.name for path in list_exercises()]
WAYS = ("answers only", "plain nbgrader")
# in CI a missing package is a failure; elsewhere the tests are skipped, and named
needs_nbgrader = pytest.mark.skipif(
    find_spec("nbgrader") is None and not os.environ.get("CI"),
    reason="nbgrader (extra: teach) is not installed: its way was not tried",
)


@pytest.fixture(scope="session")
def own_settings(tmp_path_factory):
    """Let Jupyter find no settings of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        for name in ("MEDIALIT_KEYS", "MEDIALIT_WORK", "MEDIALIT_ASSIGNED"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def ways(tmp_path_factory, own_settings):
    return graded_ways(tmp_path_factory.mktemp("nbgrader"), EXERCISES)


def secrets_of(name: str) -> set[str]:
    """Return every sentence of a key that no learner may read before, nor in nbgrader's pages."""
    exercise = load_exercise(name)
    told = (exercise.folder / "exercise.toml").read_text("utf-8")
    found: set[str] = set()

    def walk(value: Any, field: str) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                walk(each, key)
        elif isinstance(value, list):
            for each in value:
                walk(each, field)
        elif isinstance(value, str) and field in _SECRET and len(value) > 12 and value not in told:
            found.add(value)

    walk(json.loads((exercise.folder / "key.json").read_text("utf-8")), "")
    return found


_SECRET = ("reason", "also_reason", "misconception", "value")


def plain(text: str) -> str:
    """Return the text of a page as a reader sees it."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


@needs_nbgrader
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", EXERCISES)
def test_what_is_released_holds_no_key(ways, name, way):
    """What students get has the notebook and the exercise; no key, no rubric, no hidden test."""
    release = ways[way].course / "release" / name
    files = {path.name for path in release.rglob("*") if path.is_file()}
    assert files == {"exercise.toml", "package.json", f"{name}.ipynb"}
    text = "\n".join(
        json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
        if path.suffix in (".ipynb", ".json")
        else path.read_text("utf-8")
        for path in release.iterdir()
    )
    for word in ("HIDDEN TESTS", "points_here", "key.json", "medialit.key", '"credit"'):
        assert word not in text
    assert not [secret for secret in secrets_of(name) if secret in text]


@needs_nbgrader
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", EXERCISES)
def test_nbgrader_has_the_scores_of_medialit_grade(ways, name, way):
    """Item by item and in sum, for a perfect, a partial, an empty and a damaged submission."""
    exercise = load_exercise(name)
    waiting = {item.name for item in exercise.items if item.kind == "reflection"}
    for who in LEARNERS:
        grade = ways[way].grades[name].get(CODES[who])
        expected = {item.name: 0.0 for item in exercise.items}
        if grade is not None:
            expected = {item.item: item.score or 0.0 for item in grade.items}
        assert (grade is None) == (who == "damaged")
        scores = ways[way].scores(name, who)
        assert scores == {k: None if k in waiting else v for k, v in expected.items()}, who
        assert sum(each or 0.0 for each in scores.values()) == pytest.approx(
            grade.score if grade else 0.0, abs=1e-9
        )


@needs_nbgrader
@pytest.mark.parametrize("name", EXERCISES)
def test_the_learners_differ(ways, name):
    """The perfect one has all points but those of a person; the partial one some of them."""
    exercise = load_exercise(name)
    most = sum(item.points for item in exercise.items if item.kind != "reflection")
    grades = ways["answers only"].grades[name]
    assert grades[CODES["perfect"]].score == most
    assert 0 < grades[CODES["partial"]].score < most
    assert grades[CODES["empty"]].score == 0


@needs_nbgrader
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", EXERCISES)
def test_feedback_pages_hold_no_key(ways, name, way):
    """Each learner has a page; it says how many parts agree, and never what the key says."""
    secrets = secrets_of(name)
    for who in LEARNERS:
        page = (ways[way].course / "feedback" / who / name / f"{name}.html").read_text("utf-8")
        text = plain(page)
        assert not [secret for secret in secrets if secret in text or secret in page]
        nothing = {"empty": "There is no answer to this one yet.", "damaged": "cannot be used"}
        assert nothing.get(who, "of") in text


@needs_nbgrader
@pytest.mark.parametrize("name", EXERCISES)
def test_our_feedback_pages_show_no_test_and_ask_nobody(ways, name):
    """No code of a hidden test (nbgrader 1363), and nothing is loaded from elsewhere."""
    for who in LEARNERS:
        folder = ways["answers only"].course / "feedback" / who / name
        page = (folder / f"{name}.html").read_text("utf-8")
        assert "HIDDEN TESTS" not in page
        assert "points_here" not in plain(page)
        assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=.https?:", page)
        assert (folder / "timestamp.txt").read_text("utf-8")  # release_feedback stops without
        assert (folder / "submission_secret.txt").read_text("utf-8")


@needs_nbgrader
def test_a_person_sees_the_answers_that_wait(ways):
    """The learner's own words stand before the cell for the points, as they were written."""
    course = ways["answers only"].course
    page = (course / "feedback/perfect" / TAMPERED_WITH / f"{TAMPERED_WITH}.html").read_text()
    item = next(i for i in load_exercise(TAMPERED_WITH).items if i.kind == "reflection")
    assert f"{html.escape(item.heading)}: &lt;b&gt;$5&lt;/b&gt; and &lt;/pre&gt; my own" in page


@needs_nbgrader
@pytest.mark.parametrize("who", TAMPERED)
def test_cells_of_a_learner_count_for_nothing(ways, who):
    """Deleted, copied, forged cells, a torn or missing notebook, planted files: the same score."""
    way = ways["answers only"]
    assert way.scores(TAMPERED_WITH, who) == way.scores(TAMPERED_WITH, "partial")
    assert not way.trace.exists(), "a learner's code has run"


@needs_nbgrader
def test_plain_nbgrader_runs_learners_code(ways):
    """What docs/nbgrader.md warns of: without our line in the settings, a forgery counts."""
    way = ways["plain nbgrader"]
    assert way.trace.exists()
    forged = way.scores(TAMPERED_WITH, "forged")
    assert {score for score in forged.values() if score is not None} == {1.25}


@needs_nbgrader
def test_the_wrapper_says_who_waits_and_what_is_damaged(ways):
    """After grading there is a line for each learner, with what a teacher should know."""
    found = {each.student: each for each in in_course(ways["answers only"].course, TAMPERED_WITH)}
    assert found["perfect"].waits
    assert not found["empty"].waits
    assert found["empty"].score == 0
    assert "cut off" in found["damaged"].notes[0]


@needs_nbgrader
def test_in_a_sandbox_learners_code_sees_and_changes_nothing(tmp_path, own_settings):
    """In bubblewrap: no network, no key, no gradebook, no home; and no points by forgery."""
    if shutil.which("bwrap") is None and not os.environ.get("CI"):
        pytest.skip("bubblewrap is not installed: --sandbox was not tried")
    way = course_with(tmp_path, "00-pretest", ("perfect", "spy"))
    number = way.course / "submitted" / "12345"  # nbgrader takes it for a number, if one lets it
    (way.course / "submitted" / "spy").rename(number)
    path = number / "00-pretest" / "00-pretest.ipynb"
    book = json.loads(path.read_text("utf-8"))
    cell = {**book["cells"][1], "source": _SPY.format(course=str(way.course)), "metadata": {}}
    book["cells"].insert(1, {**cell, "id": "spy"})
    path.write_text(json.dumps(book), "utf-8")
    try:
        found = {each.student: each for each in autograde_sandboxed(way.course, "00-pretest")}
    except InputError as error:
        if "may not make a sandbox" not in str(error):
            raise
        pytest.skip(f"--sandbox was not tried: {error}")
    for student, who in (("perfect", "perfect"), ("12345", "spy")):
        assert found[student].score == way.grades["00-pretest"][CODES[who]].score
        assert not found[student].notes
    book = json.loads((way.course / "autograded/12345/00-pretest/00-pretest.ipynb").read_text())
    told = next(cell for cell in book["cells"] if cell["id"] == "spy")["outputs"]
    assert [line for each in told for line in each["text"]] == ["seen: []\n"]


#: Writes down what it should not have been able to do.
_SPY = """
import os, pathlib, socket, sys
import medialit.grading.nbgrader as nbgrader
seen = []
course = pathlib.Path({course!r})
for path in (course, pathlib.Path("/home"), pathlib.Path("/var"), pathlib.Path("/etc/passwd")):
    seen += [str(path)] if path.exists() else []
seen += [name for name in os.environ if "KEY" in name or "TOKEN" in name]
for path in (pathlib.Path(nbgrader.__file__), pathlib.Path("/handed/x"), pathlib.Path("/usr/x")):
    try:
        path.open("a").close()
        seen.append(f"wrote {{path}}")
    except OSError:
        pass
try:
    seen.append(socket.getaddrinfo("example.org", 80))
except OSError:
    pass
seen += [name for _, name in socket.if_nameindex() if name != "lo"]
nbgrader.points_here = lambda name: 1
print("seen:", seen)
"""


def test_what_is_in_a_course_stays_as_it_is(tmp_path):
    """A second time nothing is written over: settings, key and notebook may have been changed."""
    course, root = tmp_path / "My course", tmp_path / "assigned"
    source = add_to_course("02-source-audit", course, root=root)
    files = sorted(path for path in course.rglob("*") if path.is_file())
    for path in files:
        path.write_text("mine", "utf-8")
    assert add_to_course("02-source-audit", course, root=root) == source
    assert {path.read_text("utf-8") for path in files} == {"mine"}
    assert sorted(path for path in course.rglob("*") if path.is_file()) == files


def test_the_key_is_nowhere_but_in_its_folder(tmp_path):
    """source/ has what students get; the key, the rubric and all packages lie beside."""
    course = tmp_path / "My course"
    source = add_to_course("02-source-audit", course, root=tmp_path / "assigned")
    names = {path.name for path in source.iterdir()}
    assert names == {"exercise.toml", "package.json", "02-source-audit.ipynb"}
    keys = {path.name for path in (course / "medialit-keys" / "02-source-audit").iterdir()}
    assert keys == {"exercise.toml", "key.json", "rubric.toml", "package.json"}
    assert 'course_id = "My-course"' in (course / CONFIG).read_text("utf-8")
    assert config_to_add(course) == ""


def test_an_article_of_ones_own_goes_to_students_and_beside_the_key(tmp_path):
    """Both folders have the article, so that marks can be made, and compared."""
    own = tmp_path / "bridge"
    own.mkdir()
    item = {"name": "said", "heading": "Mark", "type": "mark", "kind": "checked", "points": 2,
            "prompt": "Mark.", "hint": "Look.", "article": "bridge.md",
            "labels": ["sourcing.quotation"]}  # fmt: skip
    lines = [f"{key} = {json.dumps(value)}" for key, value in item.items()]
    head = 'title = "Bridge"\nlesson = "02"\nminutes = 9\nstandards = []\n[[items]]\n'
    (own / "exercise.toml").write_text(head + "\n".join(lines), "utf-8")
    (own / "bridge.md").write_text("“It is safe,” said Ann Moss.", "utf-8")
    key = {"schema": "medialit.key/1", "items": {"said": {"annotations": []}}}
    (own / "key.json").write_text(json.dumps(key), "utf-8")
    (own / "rubric.toml").write_text("", "utf-8")
    course = tmp_path / "course"
    source = add_to_course(str(own), course, root=tmp_path / "assigned")
    assert (source / "bridge.md").exists()
    assert not (source / "key.json").exists()
    grader = open_grader(source)
    assert grader.exercise.folder == course / "medialit-keys" / "bridge"
    assert grader.marks["said"].article.text.startswith("“It is safe")


def test_settings_of_ones_own_are_told_what_they_lack(tmp_path, monkeypatch):
    """An own nbgrader_config.py is left alone; what it needs is printed, and only that."""
    monkeypatch.setenv("MEDIALIT_ASSIGNED", str(tmp_path / "assigned"))
    (tmp_path / CONFIG).write_text("c = get_config()\nc.Execute.timeout = 5\n", "utf-8")
    told = tell_nbgrader("00-pretest", str(tmp_path), autograde=False, sandbox=False)
    assert (tmp_path / CONFIG).read_text("utf-8").endswith("= 5\n")
    assert "AnswersOnly" in told
    assert "Execute.timeout" not in told
    assert "It is a measure, not a grade" in told


@needs_nbgrader
@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("source/00-pretest", "assign nbgrader 00-pretest"),
        ("release", "nbgrader generate_assignment 00-pretest"),
        ("medialit-keys", "The key of 00-pretest is not in"),
        ("submitted", "nbgrader collect"),
    ],
)
def test_what_is_missing_is_named(tmp_path, monkeypatch, missing, said):
    """Before nbgrader is started, each thing that it needs is looked for."""
    monkeypatch.delenv("MEDIALIT_KEYS", raising=False)
    add_to_course("00-pretest", tmp_path, root=tmp_path / "assigned")
    (tmp_path / "gradebook.db").touch()
    (tmp_path / "release" / "00-pretest").mkdir(parents=True)
    shutil.rmtree(tmp_path / missing, ignore_errors=True)
    with pytest.raises(InputError, match=re.escape(said)):
        autograde(tmp_path, "00-pretest")


def test_a_sandbox_goes_with_grading(tmp_path):
    """--sandbox alone is a mistake, and says so."""
    with pytest.raises(InputError, match="--sandbox goes with --autograde"):
        tell_nbgrader("00-pretest", str(tmp_path), autograde=False, sandbox=True)
