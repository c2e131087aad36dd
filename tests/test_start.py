"""start.py: what it does when something is in the way."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def start():
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_uses_the_standard_library_only():
    """start.py runs where nothing is installed, not even site-packages."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "start.py"), "--help"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "doctor" in done.stdout


def test_an_old_python_is_told_what_to_get(start, monkeypatch, capsys):
    """Python 3.10 gets one line that names the version that is needed."""
    monkeypatch.setattr(start.sys, "version_info", (3, 10, 4))
    assert start.main() == 1
    assert "needs 3.11" in capsys.readouterr().err


def test_a_taken_port_leads_to_the_next(start, monkeypatch, capsys):
    """When the port is in use the next free one is taken, and said."""
    commands = []
    monkeypatch.setattr(
        start.subprocess, "call", lambda command, **_: commands.append(command) or 0
    )
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start.lab(port, no_browser=True)
    assert f"--port={port}" not in commands[0]
    assert "is in use" in capsys.readouterr().out


def test_a_second_start_installs_nothing(start, monkeypatch, tmp_path):
    """A matching stamp means that nothing is to be done; a changed pyproject.toml means it is."""
    for name in start.INSTALLED_FROM:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", "utf-8")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    assert not start.is_installed("lab")
    start.STAMP.write_text(start.wanted_stamp("dev"), "utf-8")
    assert start.is_installed("lab")
    assert start.is_installed("dev")
    (tmp_path / "pyproject.toml").write_text("2", "utf-8")
    assert not start.is_installed("lab")


def test_a_failed_step_says_what_to_do(start, monkeypatch, capsys):
    """When pip fails there is one line and no traceback."""

    def fail(_kind):
        raise subprocess.CalledProcessError(1, ["python", "-m", "pip", "install"])

    monkeypatch.setattr(start, "install", fail)
    monkeypatch.setattr(sys, "argv", ["start.py"])
    assert start.main() == 1
    assert "run the same command again" in capsys.readouterr().err


def test_doctor_names_everything_it_looked_at():
    """The doctor runs to its end and gives each thing one line, fine or not."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "start.py"), "doctor"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stdout + done.stderr
    for word in ("Python", "Packages", "Language data", "Port", "Browser", "WebSocket"):
        assert word in done.stdout
