"""Say in plain words what is fine and what is not. Standard library only: it must always run."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, section 1.3
_ROOM = 700_000_000
_PACKAGES = """
import importlib.metadata as m, re
bad = []
for line in m.requires("medialit"):
    if "extra ==" in line:
        continue
    name, _, pin = re.split(r"[;\\s]", line)[0].partition("==")
    try:
        have = m.version(name)
    except m.PackageNotFoundError:
        have = "nothing"
    if have != pin:
        bad.append(f"{name} {have} (should be {pin})")
print("; ".join(bad))
"""
_DATA = "import medialit; print(medialit.use_nltk_data())"


def examine(root: Path, python: Path, installed: bool, port: int) -> int:
    """Print one line for each thing that the kit needs; return 0 if all are fine, else 1."""
    checks: list[tuple[str, Callable[[], tuple[bool, str]]]] = [
        ("Python", check_python),
        ("Folder", lambda: check_folder(root)),
        (
            "Kit",
            lambda: (
                installed,
                "installed in .venv"
                if installed
                else "not installed yet, or out of date: run `python start.py`",
            ),
        ),
        ("Packages", lambda: check_in_kit(python, _PACKAGES, "packages")),
        ("Language data", lambda: check_in_kit(python, _DATA, "data")),
        ("Port", lambda: check_port(port)),
        ("Browser", check_browser),
        ("WebSocket", check_websocket),
        ("Proxy", check_proxy),
    ]
    fine = True
    for name, check in checks:
        try:
            well, words = check()
        except Exception as error:
            well, words = False, f"could not be checked ({type(error).__name__}: {error})"
        fine = fine and well
        say(f"{'✓' if well else '✗'} {name}: {words}")
    say("Everything is fine." if fine else "Mend the lines marked ✗ from top to bottom.")
    return 0 if fine else 1


def say(line: str) -> None:
    """Print a line also where the terminal knows no ✓."""
    encoding = sys.stdout.encoding or "ascii"
    line = line.replace("✓", "✓" if "utf" in encoding.lower() else "ok  ")
    line = line.replace("✗", "✗" if "utf" in encoding.lower() else "BAD ")
    print(line.encode(encoding, "replace").decode(encoding))


def check_python() -> tuple[bool, str]:
    """Return whether this Python is new enough."""
    version = ".".join(map(str, sys.version_info[:3]))
    return sys.version_info >= (3, 11), f"{version} (the kit needs 3.11 or newer)"


def check_folder(root: Path) -> tuple[bool, str]:
    """Return whether the kit's folder can be written to and the disk has room."""
    if not os.access(root, os.W_OK):
        return False, f"{root} cannot be written to: copy the kit to a folder of your own"
    free = shutil.disk_usage(root).free
    return free > _ROOM, f"{root}, {free / 1e9:.1f} GB free (0.7 GB are needed)"


def check_in_kit(python: Path, program: str, what: str) -> tuple[bool, str]:
    """Return what a small program says when it runs in the kit's own environment."""
    if not python.is_file():
        return False, "no .venv yet: run `python start.py`"
    done = subprocess.run([str(python), "-c", program], capture_output=True, text=True, timeout=120)
    if done.returncode:
        return False, (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    words = done.stdout.strip()
    if what == "packages":
        return not words, words or "all at the versions the kit was tried with"
    return True, f"ready in {words}"


def check_port(port: int) -> tuple[bool, str]:
    """Return whether something can be served on the port."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True, f"{port} is in use; the next free one will be taken"
    return True, f"{port} is free"


def check_browser() -> tuple[bool, str]:
    """Return whether a browser was found."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return False, "none found: open the address that `python start.py` prints in any browser"
    return True, f"found ({getattr(found, 'name', type(found).__name__)})"


def check_proxy() -> tuple[bool, str]:
    """Return whether a proxy might catch what is meant for this machine."""
    proxies = {
        k: v for k, v in os.environ.items() if k.lower() in ("http_proxy", "all_proxy") and v
    }
    direct = os.environ.get("no_proxy", "") + "," + os.environ.get("NO_PROXY", "")
    if proxies and not any(name in direct for name in ("127.0.0.1", "localhost", "*")):
        return False, "a proxy is set; also set NO_PROXY=127.0.0.1,localhost"
    return True, "nothing stands between the browser and this machine"


def check_websocket() -> tuple[bool, str]:
    """Return whether a WebSocket can be opened on this machine, as notebooks need it."""
    server = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_serve_once, args=(server,), daemon=True)
    thread.start()
    key = base64.b64encode(os.urandom(16)).decode()
    with socket.create_connection(server.getsockname(), timeout=5) as client:
        client.sendall(
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = client.recv(1000).decode("latin-1")
    server.close()
    well = _accept(key) in answer and " 101 " in answer
    return well, (
        "opens on this machine (a school's network may still block it for Binder or a hub)"
        if well
        else "blocked on this machine: ask who runs it to allow connections to 127.0.0.1"
    )


def _accept(key: str) -> str:
    return base64.b64encode(hashlib.sha1((key + _GUID).encode()).digest()).decode()


def _serve_once(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        request = connection.recv(2000).decode("latin-1")
        key = request.split("Sec-WebSocket-Key: ")[1].split("\r\n")[0]
        connection.sendall(
            f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Accept: {_accept(key)}\r\n\r\n".encode()
        )
