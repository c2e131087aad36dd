"""Where cases are looked for: in the kit, and in a teacher's folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from medialit.cases import case_path, find_cases, list_cases, load_case, own_folder
from medialit.errors import InputError

KIT = Path(__file__).resolve().parents[2] / "medialit" / "cases"


@pytest.fixture
def work(tmp_path, monkeypatch) -> Path:
    monkeypatch.delenv("MEDIALIT_CASES", raising=False)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path


def make(folder: Path, title: str = "Mine") -> Path:
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(f'title = "{title}"\n', "utf-8")
    return folder


def test_cases_beside_notebooks_are_found(work, monkeypatch):
    """From notebooks/ and from its parent, cases/ beside notebooks/ is looked into."""
    place = make(work / "cases" / "my-case")
    for here in (work / "notebooks", work):
        monkeypatch.chdir(here)
        assert own_folder() == work / "cases"
        assert case_path("my-case") == place
    assert "helsinki-2018" in list_cases()


def test_cases_in_the_named_folder_are_found_first(work, monkeypatch):
    """MEDIALIT_CASES comes before cases/; both before the kit; the rest is told."""
    beside, named = make(work / "cases" / "one"), make(work / "mine" / "one", "Named")
    make(work / "mine" / "helsinki-2018", "Mine")
    monkeypatch.setenv("MEDIALIT_CASES", str(work / "mine"))
    found = {case.name: case for case in find_cases()}
    assert (found["one"].path, found["one"].instead) == (named, (beside,))
    assert load_case("helsinki-2018").title == "Mine"
    assert found["helsinki-2018"].own
    assert found["helsinki-2018"].instead == (KIT / "helsinki-2018",)
    assert list_cases() == tuple(sorted(list_cases()))


def test_the_kit_is_not_a_folder_of_ones_own(monkeypatch):
    """Working inside the package, or naming its folder, makes no case a teacher's own."""
    monkeypatch.chdir(KIT.parent)
    monkeypatch.setenv("MEDIALIT_CASES", str(KIT))
    assert not any(case.own or case.instead for case in find_cases())


def test_a_folder_that_is_not_there_is_no_error(work, monkeypatch):
    """Without any folder of one's own there are the kit's cases."""
    monkeypatch.setenv("MEDIALIT_CASES", str(work / "nowhere"))
    assert {case.own for case in find_cases()} == {False}


def test_hidden_folders_hold_no_case(work):
    """A folder that begins with a dot, such as a half-written one, is left alone."""
    make(work / "cases" / ".half")
    assert ".half" not in list_cases()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"title = ", "is not TOML"),
        (b"title = '\xff'", "is not UTF-8"),
        (b"articles = 'wire'", "must be lists of names"),
        (b"web = [1]", "must be lists of names"),
    ],
)
def test_a_spoilt_entry_is_told(work, content, says):
    """A case.toml that cannot be read is an error that names the file."""
    (make(work / "cases" / "my-case") / "case.toml").write_bytes(content)
    with pytest.raises(InputError, match=says) as error:
        load_case("my-case")
    assert "case.toml" in str(error.value)
