"""`medialit case`: what it prints, and how it ends."""

from __future__ import annotations

import pytest

from medialit.casework import check_case
from medialit.casework.skeletons import begin_case
from medialit.cli import main
from medialit.errors import InputError, OutputError


def run(capsys, *arguments) -> tuple[int, str, str]:
    status = main(["case", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_new_then_check_names_what_is_to_be_filled_in(capsys, own):
    """A new case has every file; its check names each gap by line, and no fault of shape."""
    status, out, _ = run(capsys, "new", "my-case")
    assert status == 0
    assert str(own / "my-case") in out
    status, out, _ = run(capsys, "check", "my-case")
    assert status == 1
    assert "case.toml: Still to be filled in: line " in out
    assert "faults, 1 note. Prompts, hints and reasons: grade " in out
    for file in (own / "my-case").rglob("*.*"):
        name = file.relative_to(own / "my-case").as_posix()
        assert f"{name}: Still to be filled in" in out
    gaps = ("Still to be filled in", "an article has 250 to 700", "12 to 20 pages")
    assert [f for f in map(str, check_case("my-case")) if not any(g in f for g in gaps)] == []


def test_new_refuses_to_overwrite(capsys, own):
    """What is there stays as it is."""
    (own / "my-case").mkdir(parents=True)
    (own / "my-case" / "notes.txt").write_text("precious", "utf-8")
    status, _, err = run(capsys, "new", "my-case")
    assert status == 2
    assert "is there already" in err
    assert [path.name for path in own.rglob("*")] == ["my-case", "notes.txt"]


@pytest.mark.parametrize("name", ["../x", "a/b", "A", "", ".", "-x", "a b", "x" * 61, "ä"])
def test_a_name_is_never_a_path(own, name):
    """Small letters, digits and hyphens only; nothing is written."""
    with pytest.raises(InputError, match="such as council-bridge"):
        begin_case(name)
    assert not own.exists()


def test_another_folder(capsys, own, tmp_path):
    """--folder puts it elsewhere, and says how it is found there."""
    status, out, _ = run(capsys, "new", "my-case", "--folder", tmp_path / "else")
    assert status == 0
    assert f"set MEDIALIT_CASES to {tmp_path / 'else'}" in out
    assert (tmp_path / "else" / "my-case" / "case.toml").exists()


def test_a_folder_that_cannot_be_made(own, tmp_path):
    """A file in the way is an error, and nothing is left behind."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="--folder"):
        begin_case("my-case", tmp_path / "file")


def test_a_case_without_faults_ends_well(capsys, whole):
    """The status is 0, and the reading level is printed."""
    status, out, err = run(capsys, "check", "my-case")
    assert (status, err) == (0, "")
    assert "no faults, no notes. Prompts, hints and reasons: grade" in out


def test_several_cases_are_checked(capsys, whole):
    """Each has its heading; one with faults is enough for status 1."""
    begin_case("new-case")
    status, out, _ = run(capsys, "check", "my-case", "new-case")
    assert status == 1
    assert out.index("== my-case") < out.index("== new-case")


def test_the_list_says_whose_a_case_is(capsys, own, monkeypatch):
    """Name, whose and title; which of two is used; and a folder that is not there."""
    run(capsys, "new", "helsinki-2018")
    (own / "broken").mkdir()
    (own / "broken" / "case.toml").write_text("[", "utf-8")
    status, out, _ = run(capsys, "list")
    assert status == 0
    assert "helsinki-2018        yours  FILL IN" in out
    assert f"{own / 'helsinki-2018'} is used instead of " in out
    assert "cannot be read" in out
    monkeypatch.setenv("MEDIALIT_CASES", str(own / "nowhere"))
    assert "nowhere, and there is no such folder" in run(capsys, "list")[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [((), "case list"), (("check",), "--help"), (("check", "no"), "There is no case 'no'")],
)
def test_what_is_missing_is_told(capsys, own, arguments, says):
    """One line on standard error, status 2."""
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert says in err
