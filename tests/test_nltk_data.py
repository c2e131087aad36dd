"""The language data: sound where NLTK reads it, repaired when damaged, never downloaded."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import pickle
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType

import pytest

from medialit import nltk_data
from medialit.errors import DataError
from medialit.nltk_data import data_folder, use_nltk_data

PACKAGE = Path(nltk_data.__file__).parent
MANIFEST = json.loads((PACKAGE / "data" / "manifest.json").read_text("utf-8"))
FILES: dict[str, dict[str, str | int]] = MANIFEST["files"]
WEIGHTS = "taggers/averaged_perceptron_tagger_eng/averaged_perceptron_tagger_eng.weights.json"
ABBREVIATIONS = "tokenizers/punkt_tab/english/abbrev_types.txt"

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes and owners are POSIX's")

#: Runs in a process of its own: waits for a line if asked to, then prints what NLTK answers.
READER = """
import json, socket, sys
def refuse(*args, **named):
    raise AssertionError("the network was asked for")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from medialit.nltk_data import use_nltk_data
if "wait" in sys.argv:
    print("ready", flush=True)
    sys.stdin.readline()
folder = use_nltk_data()
import nltk
from nltk.sentiment.vader import SentimentIntensityAnalyzer
opinion = "The council approved the terrible budget."
text = "Dr. Lopez didn't sign the new lease. The council's lawyers walked out at 4 p.m. on Monday."
print(json.dumps({
    "folder": str(folder),
    "mode": folder.stat().st_mode & 0o777,
    "enforced": nltk.pathsec.ENFORCE,
    "sentences": nltk.sent_tokenize(text),
    "tags": [f"{word}/{tag}" for word, tag in nltk.pos_tag(nltk.word_tokenize(text))],
    "vader": SentimentIntensityAnalyzer().polarity_scores(opinion),
}))
"""
TAGS = (
    "Dr./NNP Lopez/NNP did/VBD n't/RB sign/VB the/DT new/JJ lease/NN ./. The/DT council/NN 's/POS "
    "lawyers/NNS walked/VBD out/RB at/IN 4/CD p.m./NN on/IN Monday/NNP ./."
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a home, a temporary folder and a search path of its own."""
    import nltk.data

    home = tmp_path / "home"
    temporary = tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(nltk.data, "path", list(nltk.data.path))
    _forget()
    yield home
    _forget()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the kit read its zip and manifest from a copy, and return the folder of that copy."""
    copy = tmp_path / "package"
    shutil.copytree(PACKAGE / "data", copy / "data")
    monkeypatch.setattr(nltk_data, "files", lambda name: copy)
    nltk_data._manifest.cache_clear()
    return copy / "data"


def _forget() -> None:
    """Forget what this process has checked, as a new process would."""
    nltk_data._checked_folder.cache_clear()
    nltk_data._manifest.cache_clear()


def _read(**options: object) -> dict[str, object]:
    run = subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-W", "error", "-c", READER],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        **options,
    )
    assert run.returncode == 0, run.stderr
    answers: dict[str, object] = json.loads(run.stdout)
    return answers


def _start_waiting() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", READER, "wait"],
        cwd=PACKAGE.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _contents(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}


def _assert_sound(folder: Path) -> None:
    """Hold the folder against the manifest, and ask NLTK's own search whether it accepts it."""
    import nltk.data

    assert _contents(folder) == {name: entry["sha256"] for name, entry in FILES.items()}
    assert {(folder / name).lstat().st_nlink for name in FILES} == {1}
    assert not any(path.is_symlink() for path in folder.rglob("*"))
    for resource in ("tokenizers/punkt_tab/english/", f"{Path(WEIGHTS).parent.as_posix()}/"):
        assert str(nltk.data.find(resource, [str(folder)])).startswith(str(folder))
    lexicon = "sentiment/vader_lexicon.zip/vader_lexicon/vader_lexicon.txt"
    with pytest.MonkeyPatch.context() as patch:  # NLTK opens no zip outside its own path
        patch.setattr(nltk.data, "path", [str(folder)])
        assert nltk.data.find(lexicon)
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE((folder / name).stat().st_mode) for name in FILES} == {0o644}


class TestUse:
    """The documented call."""

    @pytest.mark.parametrize("umask", [0o022, pytest.param(0o002, marks=posix_only)])
    def test_nltk_answers_without_a_network(self, umask: int, home: Path) -> None:
        """Four of NLTK's tools give known answers, also where new files are group-writable."""
        answers = _read(umask=umask if os.name == "posix" else -1)
        assert answers["tags"] == TAGS.split()
        assert answers["sentences"] == [
            "Dr. Lopez didn't sign the new lease.",
            "The council's lawyers walked out at 4 p.m. on Monday.",
        ]
        assert answers["vader"] == {"neg": 0.313, "neu": 0.404, "pos": 0.283, "compound": -0.0772}
        assert answers["enforced"] is True
        assert Path(str(answers["folder"])).is_relative_to(home)

    def test_folder_is_first_once_and_stays(self) -> None:
        """A second call changes nothing; the folder stands first on NLTK's path, once."""
        import nltk.data

        nltk.data.path.append(str(data_folder()))
        assert use_nltk_data() == use_nltk_data() == data_folder()
        assert nltk.data.path.index(str(data_folder())) == 0
        assert nltk.data.path.count(str(data_folder())) == 1
        _assert_sound(data_folder())

    def test_nothing_is_left_beside_the_folder(self) -> None:
        """Unpacking cleans up after itself."""
        folder = use_nltk_data()
        assert list(folder.parent.iterdir()) == [folder]

    def test_importing_loads_no_nltk(self) -> None:
        """Importing the module is cheap: NLTK comes with the first call."""
        code = "import medialit.nltk_data, sys; print('nltk' in sys.modules)"
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True
        )
        assert run.stdout.strip() == "False", run.stderr

    def test_without_user_numbers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It works where Python has no ``geteuid``, as on Windows and in a browser."""
        monkeypatch.delattr(os, "geteuid", raising=False)
        assert use_nltk_data() == data_folder()

    @pytest.mark.parametrize(
        ("platform", "variable", "place"),
        [
            ("linux", "XDG_DATA_HOME", "data/medialit"),
            ("linux", None, "home/.local/share/medialit"),
            ("darwin", "XDG_DATA_HOME", "home/Library/Application Support/medialit"),
            ("win32", "LOCALAPPDATA", "data/medialit"),
            ("win32", None, "home/AppData/Local/medialit"),
        ],
    )
    def test_place_follows_the_platform(
        self,
        platform: str,
        variable: str | None,
        place: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """The data lies where each system keeps a program's data, under a name with its hash."""
        monkeypatch.setattr(sys, "platform", platform)
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            monkeypatch.setenv(name, "relative/is/ignored")
        if variable:
            monkeypatch.setenv(variable, str(tmp_path / "data"))
        assert data_folder() == tmp_path / place / f"nltk-{MANIFEST['archive'][:16]}"


def _truncate(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:1000])


def _change_one_byte(folder: Path) -> None:
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content.replace(b"1", b"2", 1))


def _remove_file(folder: Path) -> None:
    (folder / ABBREVIATIONS).unlink()


def _remove_folder(folder: Path) -> None:
    shutil.rmtree(folder / "tokenizers")


def _put_folder_for_file(folder: Path) -> None:
    _remove_file(folder)
    (folder / ABBREVIATIONS / "inside").mkdir(parents=True)


def _put_file_for_folder(folder: Path) -> None:
    _remove_folder(folder)
    (folder / "tokenizers").write_text("not a folder")


def _put_file_for_all(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("not a folder")


def _link_hard(folder: Path) -> None:
    os.link(folder / WEIGHTS, folder.parent / "second name")


def _link_symbolically(folder: Path) -> None:
    (folder / ABBREVIATIONS).rename(folder.parent / "elsewhere")
    (folder / ABBREVIATIONS).symlink_to(folder.parent / "elsewhere")


def _link_folder(folder: Path) -> None:
    (folder / "tokenizers").rename(folder.parent / "elsewhere")
    (folder / "tokenizers").symlink_to(folder.parent / "elsewhere")


def _open_file_to_group(folder: Path) -> None:
    (folder / WEIGHTS).chmod(0o664)


def _open_folder_to_group(folder: Path) -> None:
    (folder / WEIGHTS).parent.chmod(0o770)


def _open_all_to_everyone(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777)


def _add_stray_file(folder: Path) -> None:
    stray = (folder / ABBREVIATIONS).parent / "Thumbs.db"
    stray.write_text("a file manager was here")
    stray.chmod(0o666)


def _give_away(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file to another user")
    os.chown(folder / WEIGHTS, 12345, 12345)


DAMAGES = [
    _truncate,
    _change_one_byte,
    _remove_file,
    _remove_folder,
    _put_folder_for_file,
    _put_file_for_folder,
    _put_file_for_all,
    _link_hard,
    pytest.param(_link_symbolically, marks=posix_only),
    pytest.param(_link_folder, marks=posix_only),
    pytest.param(_open_file_to_group, marks=posix_only),
    pytest.param(_open_folder_to_group, marks=posix_only),
    pytest.param(_open_all_to_everyone, marks=posix_only),
    pytest.param(_add_stray_file, marks=posix_only),
    pytest.param(_give_away, marks=posix_only),
]


class TestRepair:
    """A damaged copy is noticed by the next process, and mended."""

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_damaged_copy_is_repaired(self, damage: Callable[[Path], None]) -> None:
        """Whatever happened to the copy, NLTK finds sound data at the same place afterwards."""
        folder = use_nltk_data()
        damage(folder)
        _forget()
        assert use_nltk_data() == folder
        _assert_sound(folder)

    def test_sound_files_are_left_alone(self) -> None:
        """Repair replaces the damaged file only, so that other processes can go on reading."""
        folder = use_nltk_data()
        before = (folder / WEIGHTS).stat()
        _remove_file(folder)
        _forget()
        use_nltk_data()
        assert (folder / WEIGHTS).stat() == before

    def test_files_of_others_are_kept(self) -> None:
        """What NLTK's downloader put into the folder survives a repair."""
        folder = use_nltk_data()
        (folder / "corpora").mkdir()
        (folder / "corpora" / "words.zip").write_bytes(b"someone's download")
        _truncate(folder)
        _forget()
        use_nltk_data()
        assert (folder / "corpora" / "words.zip").read_bytes() == b"someone's download"

    @pytest.mark.parametrize("damage", [_remove_folder, _truncate, _put_file_for_all])
    def test_same_process_notices(self, damage: Callable[[Path], None]) -> None:
        """In a long session a second call repairs a copy that went missing meanwhile."""
        folder = use_nltk_data()
        damage(folder)
        assert use_nltk_data() == folder
        _assert_sound(folder)

    @pytest.mark.parametrize("damage", [None, _truncate, _remove_folder])
    def test_processes_at_once(self, damage: Callable[[Path], None] | None) -> None:
        """Four processes that begin together, on nothing or on a damaged copy, all succeed."""
        if damage:
            damage(use_nltk_data())
        with ExitStack() as stack:
            together = [stack.enter_context(_start_waiting()) for _ in range(4)]
            for process in together:
                assert process.stdout
                assert process.stdout.readline() == "ready\n"
            for process in together:
                assert process.stdin
                process.stdin.write("\n")
                process.stdin.flush()
            outcomes = [(*process.communicate(), process.returncode) for process in together]
        for output, errors, status in outcomes:
            assert status == 0, errors
            assert json.loads(output)["folder"] == str(data_folder())
            assert json.loads(output)["tags"] == TAGS.split()
        assert list(data_folder().parent.iterdir()) == [data_folder()]
        _assert_sound(data_folder())


class TestNoPlace:
    """A home that cannot be written to, or that keeps nothing private."""

    def test_unwritable_home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A temporary folder serves, is private, and is gone after the process.

        Root may write into a read-only folder, so a home below a *file* stands in for one: nobody
        can create anything there.
        """
        _spoil_home(tmp_path, monkeypatch)
        answers = _read()
        folder = Path(str(answers["folder"]))
        assert folder.is_relative_to(tmp_path / "temporary")
        assert answers["mode"] == 0o700 or os.name != "posix"
        assert answers["tags"] == TAGS.split()
        assert list((tmp_path / "temporary").iterdir()) == []

    @posix_only
    def test_forked_child_leaves_the_data(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A forked child that exits first does not take its parent's temporary folder along."""
        _spoil_home(tmp_path, monkeypatch)
        code = (
            "import os, sys; from medialit.nltk_data import use_nltk_data\n"
            "folder = use_nltk_data()\n"
            "child = os.fork()\n"
            "if not child: sys.exit()\n"
            "os.waitpid(child, 0); print(folder.exists())"
        )
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True
        )
        assert run.stdout == "True\n", run.stderr

    @posix_only
    def test_read_only_home(self, home: Path) -> None:
        """The same with a home whose mode forbids writing; not for root, whom modes do not stop."""
        if os.geteuid() == 0:
            pytest.skip("modes do not stop root")
        home.chmod(0o500)
        assert not use_nltk_data().is_relative_to(home)

    @posix_only
    def test_home_that_keeps_no_modes(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """On a disk where every file stays writable for all, a temporary folder serves.

        Such a disk (a USB stick, a share) is imitated: ``chmod`` does nothing below the home.
        """
        chmod = Path.chmod

        def ineffective(self: Path, mode: int) -> None:
            chmod(self, 0o777 if self.is_relative_to(home) else mode)

        monkeypatch.setattr(Path, "chmod", ineffective)
        folder = use_nltk_data()
        assert not folder.is_relative_to(home)
        _assert_sound(folder)

    def test_neither_place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where nothing can be written at all, the error names both reasons and what to do."""
        _spoil_home(tmp_path, monkeypatch)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file" / "temporary"))
        with pytest.raises(DataError, match=r"could not be unpacked.*nor in a temporary.*TMPDIR"):
            use_nltk_data()

    def test_no_home(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A user without a home gets a temporary folder."""

        def homeless() -> Path:
            raise RuntimeError("Could not determine home directory.")

        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            monkeypatch.delenv(name)
        monkeypatch.setattr(Path, "home", homeless)
        _assert_sound(use_nltk_data())


def _spoil_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("nothing can be created below a file")
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file" / "home"))


class TestPackage:
    """The zip and the manifest as they lie in an installation."""

    def test_hard_linked_shared_installation(self, package: Path) -> None:
        """Installers (uv, conda) hard-link files, and others may own them: no obstacle."""
        for path in (package / "nltk_data.zip", package / "manifest.json"):
            os.link(path, path.with_suffix(".cached"))
            path.chmod(0o666)
            if os.name == "posix" and os.geteuid() == 0:
                os.chown(path, 12345, 12345)
        _assert_sound(use_nltk_data())

    @pytest.mark.parametrize("name", ["nltk_data.zip", "manifest.json"])
    @pytest.mark.parametrize("content", [None, b"", b"[]", b'{"archive": "0"}'])
    def test_damaged_installation(self, name: str, content: bytes | None, package: Path) -> None:
        """A missing or damaged file of the kit ends in one sentence that says what to do."""
        (package / name).unlink()
        if content is not None:
            (package / name).write_bytes(content)
        with pytest.raises(DataError, match=f"{name}.*Install the kit again"):
            use_nltk_data()

    def test_one_changed_byte(self, package: Path, home: Path) -> None:
        """A zip that is damaged in one byte is refused, and nothing is written."""
        content = bytearray((package / "nltk_data.zip").read_bytes())
        content[len(content) // 2] ^= 1
        (package / "nltk_data.zip").write_bytes(content)
        with pytest.raises(DataError, match="damaged"):
            use_nltk_data()
        assert list(home.iterdir()) == []

    def test_damaged_zip_does_not_matter_once_unpacked(self, package: Path) -> None:
        """A sound copy at home is used without reading the zip."""
        folder = use_nltk_data()
        (package / "nltk_data.zip").unlink()
        _forget()
        assert use_nltk_data() == folder

    def test_manifest_holds(self) -> None:
        """The manifest's hashes and sizes are those of the zip and of each file in it."""
        content = (PACKAGE / "data" / "nltk_data.zip").read_bytes()
        assert hashlib.sha256(content).hexdigest() == MANIFEST["archive"]
        with zipfile.ZipFile(PACKAGE / "data" / "nltk_data.zip") as archive:
            found = {
                name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
                for name in archive.namelist()
                for data in [archive.read(name)]
            }
        assert found == FILES

    def test_licences_can_be_read_without_unpacking(self) -> None:
        """Each licence in the zip also lies beside it, word for word."""
        with zipfile.ZipFile(PACKAGE / "data" / "nltk_data.zip") as archive:
            inside = {
                name: archive.read(name).decode().splitlines()
                for name in archive.namelist()
                if name.startswith("licences/")
            }
        folder = PACKAGE / "data" / "licences"
        beside = {f"licences/{path.name}": path.read_text("utf-8") for path in folder.iterdir()}
        assert {name: text.splitlines() for name, text in beside.items()} == inside
        licences = [text for name, text in beside.items() if "LICENSE" in name]
        assert len(licences) == len(MANIFEST["sources"])
        assert all("Permission is hereby granted" in text for text in licences)


class TestBuild:
    """The script that makes the data."""

    @pytest.fixture
    def build(self) -> ModuleType:
        """Return the script as a module; skip where only the package is installed."""
        path = PACKAGE.parent / "tools" / "build_nltk_data.py"
        if not path.exists():
            pytest.skip("tools/ is part of the repository, not of the package")
        spec = importlib.util.spec_from_file_location("build_nltk_data", path)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def test_data_is_what_is_pinned(self, build: ModuleType) -> None:
        """The manifest in the package is the one that the script's pins allow."""
        assert build.digest(FILES) == build.RESULT
        assert MANIFEST["sources"] == build.WHEELS

    @pytest.mark.parametrize("value", [{1, 2}, print, Path(), 1j])
    def test_pickle_may_ask_for_nothing(self, build: ModuleType, value: object) -> None:
        """No pickle that names a class or a function is read, however harmless it looks."""
        pickled = pickle.dumps(({"bias": {"NN": value}}, {}), protocol=2)
        with pytest.raises(pickle.UnpicklingError, match="asks for"):
            build.PlainUnpickler(build.io.BytesIO(pickled)).load()

    def test_tagger_is_read(self, build: ModuleType) -> None:
        """Weights and tags come back as they were, and the classes are the tags in use."""
        weights, tagdict = {"bias": {"NN": 0.5, "VB": -1.0}}, {"four": "CD"}
        pickled = pickle.dumps((weights, tagdict, {"NN", "VB", "CD"}), protocol=2)
        expected = {"weights": weights, "tagdict": tagdict, "classes": ["CD", "NN", "VB"]}
        assert build.read_tagger(pickled) == expected

    def test_zip_depends_on_its_files_only(self, build: ModuleType) -> None:
        """The order of building and the day leave no trace in the zip."""
        files = [("b", b"2"), ("a", b"1" * 99)]
        assert build.pack(files) == build.pack(files[::-1])

    def test_wrong_wheel_is_refused(self, build: ModuleType, tmp_path: Path) -> None:
        """A wheel with another hash stops the build, and so does a missing one."""
        with pytest.raises(SystemExit, match="has no llama_index_core"):
            build.open_wheels(tmp_path)
        (tmp_path / "llama_index_core-0.14.25-py3-none-any.whl").write_bytes(b"tampered")
        with pytest.raises(SystemExit, match="SHA-256"):
            build.open_wheels(tmp_path)
