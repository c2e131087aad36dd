"""Learners' code shut in: each kernel that nbgrader starts runs in bubblewrap, on Linux.

nbgrader itself stays outside, and talks with the kernel through sockets in a folder. The kernel
sees the operating system, Python, the kit, and a copy of one learner's folder that vanishes with
it. It sees no network, no key, no gradebook, nobody else's work, and none of your own files.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import medialit
from medialit.errors import InputError
from medialit.grading.nbgrader import OUTSIDE

__all__ = ["Start", "check_sandbox", "own_sockets", "sandboxed_kernel"]

_HANDED, _HERE = "/handed", "/tmp/here"
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
_OF_ETC = ("/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives")
_SET = {
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "MEDIALIT_WORK": "/tmp/work",
    "NBGRADER_EXECUTION": "autograde",
    "PATH": "/usr/bin:/bin",
    OUTSIDE: "1",
}


@dataclass(frozen=True, slots=True)
class Start:
    """What nbgrader has to be started with, so that it talks with kernels in one way or another.

    Attributes:
        options: words for its command line.
        variables: for its environment.
    """

    options: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def own_sockets() -> Iterator[Start]:
    """Give what lets nbgrader use sockets in a folder, which nobody else can open.

    It would use ports of this computer: two programs that start kernels at the same time may then
    choose the same one, and a learner's work would not be graded.
    """
    if os.name != "posix":  # Windows has only ports
        yield Start()
        return
    # sockets have short paths: 107 characters at most
    with tempfile.TemporaryDirectory(prefix="ml-", dir="/tmp") as place:
        yield Start(_sockets_in(Path(place)))


def check_sandbox() -> None:
    """Do nothing if bubblewrap works here.

    Raises:
        InputError: if it does not; the message says what to do.
    """
    if not sys.platform.startswith("linux"):
        raise InputError("--sandbox needs Linux. Without it only the answers are graded, safely.")
    if shutil.which("bwrap") is None:
        raise InputError(
            "--sandbox needs bubblewrap. Install it (`sudo apt-get install bubblewrap`), or leave "
            "--sandbox out: then only the answers are graded, and nobody's code runs."
        )
    probe = subprocess.run(
        ["bwrap", *_walls(), "true"], capture_output=True, text=True, check=False
    )
    if probe.returncode:
        raise InputError(
            f"bubblewrap may not make a sandbox here ({probe.stderr.strip()[:200]}). In a "
            "container, or where user namespaces are switched off, ask who runs the machine; or "
            "leave --sandbox out: then only the answers are graded, and nobody's code runs."
        )


@contextmanager
def sandboxed_kernel() -> Iterator[Start]:
    """Give what nbgrader is started with for one learner; what it needs vanishes with the block.

    Raises:
        InputError: if bubblewrap does not work here.
    """
    check_sandbox()
    with tempfile.TemporaryDirectory(prefix="ml-", dir="/tmp") as place:
        kernel, sockets = Path(place, "kernels", "python3"), Path(place, "run")
        kernel.mkdir(parents=True)
        sockets.mkdir()
        spec = {
            "argv": ["sh", "-c", _command(sockets)],
            "display_name": "Python 3 (in bubblewrap)",
            "language": "python",
            "interrupt_mode": "message",
        }
        (kernel / "kernel.json").write_text(json.dumps(spec), "utf-8")
        yield Start(_sockets_in(sockets), {"JUPYTER_PATH": place})


def _sockets_in(folder: Path) -> tuple[str, ...]:
    connection = f"--KernelManager.connection_file={folder / 'kernel.json'}"
    return "--KernelManager.transport=ipc", connection


def _command(sockets: Path) -> str:
    """Return a line for the shell that starts a kernel; ``$PWD`` is the learner's folder."""
    inside = (
        f"cp -r {_HANDED} {_HERE} && chmod -R u+w {_HERE} && cd {_HERE} && "
        'exec "$0" -m ipykernel_launcher -f "$1"'
    )
    walls = [*_walls(), "--bind", str(sockets), str(sockets), "--ro-bind"]
    start = ["--chdir", "/", "--", "sh", "-c", inside, sys.executable]
    return (
        f'exec bwrap {shlex.join(walls)} "$PWD" {_HANDED} {shlex.join(start)} {{connection_file}}'
    )


def _walls() -> list[str]:
    """Return what bubblewrap is told: an empty root, and what a kernel has to read put into it."""
    words = "--unshare-all --die-with-parent --new-session --clearenv --cap-drop ALL".split()
    for name in _SYSTEM:
        if Path(name).is_symlink():
            words += ["--symlink", str(Path(name).readlink()), name]
        else:
            words += ["--ro-bind-try", name, name]
    for name in _OF_ETC:
        words += ["--ro-bind-try", name, name]
    words += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
    kit = str(Path(medialit.__file__).resolve().parent)
    for place in dict.fromkeys((sys.base_prefix, sys.prefix, kit)):
        if not place.startswith("/usr/"):
            words += ["--ro-bind", place, place]
    for name, value in _SET.items():
        words += ["--setenv", name, value]
    return words
