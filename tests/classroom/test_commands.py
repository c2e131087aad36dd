"""`medialit work`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json

import pytest

from medialit.classroom import healing
from medialit.classroom.journal import Journal
from medialit.classroom.work import find_learner, import_work
from medialit.cli import main


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    """The folder of answers that is found without --folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(healing, "_PATIENCE", 0)
    return tmp_path / "work"


@pytest.fixture
def filled(work):
    journal = Journal("02")
    journal.record("denial", {"chosen": [0]}, time="2026-05-09T11:35:00+00:00")
    journal.record("denial", {"chosen": [1]}, time="2026-05-09T11:36:00+00:00")
    journal.record("web", "open", kind="move", time="2026-05-09T11:37:00+00:00")
    Journal("03").record("voice", None, time="2026-05-09T11:38:00+00:00")
    return journal


def run(capsys, *arguments) -> tuple[int, str, str]:
    status = main(["work", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_the_list(capsys, work, filled):
    """The code, and for each lesson its answers, entries and the last of them."""
    code = find_learner().code
    status, out, err = run(capsys, "list")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == f"{work}, code {code}"
    assert lines[1].startswith("02     1 answer in 3 entries, the last of 2026-05-")
    assert lines[2].startswith("03     no answers in 1 entry, the last of 2026-05-")
    assert len(lines) == 3


def test_the_list_names_conflicts_and_torn_lines(capsys, filled, make):
    """What a teacher should look at stands below its lesson."""
    filled.accept([make("another", {"chosen": [2]}, 2)])
    filled.path.with_name("old.jsonl").write_bytes(b'{"id": "torn')
    out = run(capsys, "list")[1]
    assert "answered in two places, both kept: denial" in out
    assert "Line 1 of old.jsonl is torn" in out


def test_the_list_writes_nothing(capsys, filled, work):
    """Looking makes no code."""
    assert "code not given yet" in run(capsys, "list")[1]
    assert not (work / "learner.json").exists()


def test_export_is_what_the_page_downloads(capsys, filled, work, tmp_path):
    """One JSON file with every event, that can be brought in elsewhere."""
    status, out, _ = run(capsys, "export", "mine.json")
    assert status == 0
    data = json.loads((tmp_path / "mine.json").read_text("utf-8"))
    assert out == f"Written: mine.json (4 entries, code {data['code']})\n"
    assert data["schema"] == "medialit.work/1"
    assert import_work(data, tmp_path / "elsewhere").new == 4
    run(capsys, "export", "one.json", "--lesson", "03", "--folder", work)
    assert len(json.loads((tmp_path / "one.json").read_text("utf-8"))["events"]) == 1


def test_export_overwrites_nothing_unasked(capsys, filled, tmp_path):
    """A file that is there stays, unless --force is given."""
    (tmp_path / "mine.json").write_text("precious", "utf-8")
    status, out, err = run(capsys, "export", "mine.json")
    assert (status, out) == (2, "")
    assert "is there already" in err
    assert (tmp_path / "mine.json").read_text("utf-8") == "precious"
    assert run(capsys, "export", "mine.json", "--force")[0] == 0
    assert "events" in json.loads((tmp_path / "mine.json").read_text("utf-8"))


def test_export_says_what_it_could_not_read(capsys, filled):
    """A damaged line is not in the file, and that is told."""
    filled.path.with_name("old.jsonl").write_bytes(b"junk\n")
    assert "02: Line 1 of old.jsonl cannot be read" in run(capsys, "export", "mine.json")[1]


def test_import_of_several_files(capsys, filled, tmp_path, monkeypatch):
    """New, known and refused are counted for each; one that cannot be read stops no other."""
    run(capsys, "export", "a.json")
    data = json.loads((tmp_path / "a.json").read_text("utf-8"))
    (tmp_path / "b.json").write_text(
        "\ufeff" + json.dumps(data | {"events": [*data["events"], *[7] * 7]}), "utf-8"
    )
    (tmp_path / "half.json").write_text(json.dumps(data)[:-9], "utf-8")
    (tmp_path / "deep.json").write_text("[" * 99_999, "utf-8")
    (tmp_path / "other.json").write_text("{}", "utf-8")
    names = ["a.json", "half.json", "deep.json", "other.json", "no.json", ".", "b.json"]
    status, out, err = run(capsys, "import", *names, "--folder", tmp_path / "new")
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0] == f"a.json: 4 new, 0 known, 0 refused (code {data['code']})"
    assert "only a part of it arrived" in lines[1]
    assert "only a part of it arrived" in lines[2]
    assert "not a file of saved work" in lines[3]
    assert "no such file" in lines[4]
    assert "directory" in lines[5]
    assert lines[6] == f"b.json: 0 new, 4 known, 7 refused (code {data['code']})"
    assert lines[7].startswith("  Event 5: ")
    assert lines[-1] == "  … and 2 more"
    assert run(capsys, "import", "a.json", "--folder", tmp_path / "new")[0] == 0


def test_heal(capsys, filled):
    """Damaged lines go into a file beside; the second time there is nothing to do."""
    assert run(capsys, "heal")[1] == "Every line is fine; nothing was changed.\n"
    with filled.path.open("ab") as file:
        file.write(b"junk\n")
    (filled.folder / "foreign.jsonl").write_bytes(b"[]\n")
    status, out, _ = run(capsys, "heal")
    assert status == 0
    assert f"02/{filled.path.name}: 1 damaged line put into {filled.path.stem}.damaged" in out
    assert "02/foreign.jsonl: no line of it is an answer; it was left alone." in out
    assert filled.path.with_suffix(".damaged").read_bytes() == b"junk\n"
    assert "damaged" not in run(capsys, "heal")[1]
    assert filled.latest("denial") == {"chosen": [1]}


def test_a_heal_that_fails_takes_nothing_out(capsys, filled):
    """Where the damaged lines cannot be put aside, they stay where they are."""
    with filled.path.open("ab") as file:
        file.write(b"junk\n")
    filled.path.with_suffix(".damaged").mkdir()
    content = filled.path.read_bytes()
    status, _, err = run(capsys, "heal")
    assert status == 2
    assert "cannot be healed" in err
    assert filled.path.read_bytes() == content


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "work list"),
        (("list",), "There are no answers in"),
        (("list", "--folder", "no"), "--folder"),
        (("export", "x.json"), "There are no answers in"),
        (("heal",), "There are no answers in"),
        (("import",), "--help"),
    ],
)
def test_what_is_missing_is_told(capsys, work, arguments, says):
    """One line on standard error, status 2; nothing is made."""
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert says in err
    assert not work.exists()


def test_a_lesson_without_work(capsys, filled):
    """The message names those that have some."""
    status, _, err = run(capsys, "export", "x.json", "--lesson", "../up")
    assert status == 2
    assert "there is in 02, 03" in err
