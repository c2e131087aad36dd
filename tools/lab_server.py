"""A real JupyterLab on this machine and a real browser, for browser tests and benchmarks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


def find_chromium() -> str | None:
    """Return the path of Chromium or Chrome, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def lab_server(home: Path, notebooks: Path) -> Iterator[str]:
    """Serve a copy of some notebooks in a JupyterLab without settings from anywhere else.

    Args:
        home: an empty folder for everything that the server writes; the course is in ``course``.
        notebooks: the folder to serve as ``course/notebooks``.

    Yields:
        The address of the server.
    """
    shutil.copytree(notebooks, home / "course" / "notebooks")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    places = {
        name: str(home / name.lower())
        for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    for place in places.values():
        Path(place).mkdir()
    # nbgrader is there for its own tests; learners have none of its buttons
    settings = Path(places["JUPYTER_CONFIG_DIR"], "labconfig", "page_config.json")
    settings.parent.mkdir()
    settings.write_text('{"disabledExtensions": {"@jupyter/nbgrader": true}}', "utf-8")
    command = [
        *[sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.token="],
        *[f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--allow-root"],
        *["--ServerApp.port_retries=0", f"--ServerApp.root_dir={home / 'course'}"],
    ]
    with (home / "lab.log").open("wb") as log:
        server = subprocess.Popen(
            command, env={**os.environ, **places}, cwd=home, stdout=log, stderr=log
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api", server, home / "lab.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not answer:\n{log.read_text()[-3000:]}")
