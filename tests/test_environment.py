"""What is installed, where and by which file: the lists agree, and the package is whole."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TEXT_FILES = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.splitlines()
    if not name.endswith((".zip", ".png"))
]  # fmt: skip


def pins(lines: list[str]) -> dict[str, str]:
    return dict(line.split("==") for line in lines if "==" in line)


def test_environment_yml_installs_what_pyproject_names():
    """environment.yml has every package of the default installation, with the same version."""
    text = (ROOT / "environment.yml").read_text("utf-8")
    conda = pins(re.findall(r"^ {6}- (\S+)$", text, re.MULTILINE))
    extras = PROJECT["project"]["optional-dependencies"]
    known = pins(PROJECT["project"]["dependencies"]) | pins(extras["dev"])
    assert conda.items() <= known.items()
    assert pins(PROJECT["project"]["dependencies"]).items() <= conda.items()
    assert {"jupyterlab", "ipywidgets", "nltk", "pytest", "nbval"} <= conda.keys()
    assert "- python=3.12" in text


def test_every_dependency_has_its_reason():
    """docs/dependencies.md names every package, with its pinned version."""
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    extras = PROJECT["project"]["optional-dependencies"].values()
    packages = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    for name, version in pins(packages).items():
        assert f"{name} {version}" in page, f"{name} {version} is not in docs/dependencies.md"


def test_the_wheel_holds_everything_a_lesson_needs(tmp_path):
    """Data, lexicons, scripts, styles, cases and JupyterLab's settings are in the wheel."""
    pytest.importorskip("hatchling", reason="hatchling is not installed: no wheel was built")
    from hatchling.builders.wheel import WheelBuilder

    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path)))
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "medialit").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    assert set(wanted) <= names
    assert any(
        name.endswith("share/jupyter/lab/settings/overrides.d/medialit.json") for name in names
    )


def test_jupyterlab_is_told_to_stay_quiet_and_save_often():
    """The settings that the kit ships switch the news off and shorten autosave."""
    settings = json.loads((ROOT / "jupyter" / "lab" / "medialit.json").read_text("utf-8"))
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert settings["@jupyterlab/docmanager-extension:plugin"]["autosaveInterval"] <= 30


def test_the_version_is_told_once():
    """The package and its metadata agree on the version."""
    import medialit

    assert importlib.metadata.version("medialit") == medialit.__version__


def test_no_path_of_a_machine_and_no_registry_is_named():
    """The project names no home folder, no scratch folder and no package index."""
    if not TEXT_FILES:
        pytest.skip("not a git checkout: the files of the project are not known")
    pattern = re.compile(r"/(?:home|Users)/[a-z]+/|/root/|/work/|index-url|" + r"pypi\.org/simple")
    for path in TEXT_FILES:
        if path.is_file() and path != Path(__file__):
            found = pattern.search(path.read_text("utf-8", errors="replace"))
            assert not found, f"{path.relative_to(ROOT)}: {found.group()}"


def test_binder_would_build_it_with_conda():
    """repo2docker, without Docker, picks the conda build pack, Python 3.12 and environment.yml."""
    reason = "jupyter-repo2docker (extra: dev) is not installed: Binder was not looked at"
    pytest.importorskip("repo2docker", reason=reason)
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    assert "Building conda environment for python=3.12" in said
    assert 'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"' in said
