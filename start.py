"""Start the kit: make its environment, install it, open the course. Needs Python 3.11 only.

python start.py                the course in JupyterLab (--no-browser, --port N)
python start.py test           set up everything and run all tests
python start.py doctor         say in plain words what is fine and what is not
"""

import argparse
import hashlib
import os
import socket
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "medialit-installed.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED_FROM = ("pyproject.toml", "jupyter/lab/medialit.json")
START_PAGE = "notebooks/index.ipynb"


def main():
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:2]))
        return stop(f"This is Python {found}, but the kit needs 3.11 or newer: see python.org.")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", default="lab", choices=["lab", "test", "doctor"])
    parser.add_argument("--no-browser", action="store_true", help="start without opening a browser")
    parser.add_argument("--port", type=int, default=8888, help="the port to serve on (8888)")
    options = parser.parse_args()
    try:
        if options.what == "doctor":
            sys.path.insert(0, str(ROOT / "tools"))
            from doctor import examine

            return examine(ROOT, PYTHON, is_installed("lab"), options.port)
        install("dev" if options.what == "test" else "lab")
        if options.what == "test":
            return subprocess.call([str(PYTHON), str(ROOT / "tools" / "test.py")], cwd=ROOT)
        return lab(options.port, options.no_browser)
    except KeyboardInterrupt:
        return stop("Stopped.", 130)
    except subprocess.CalledProcessError as error:
        return stop(
            f"A step failed ({' '.join(map(str, error.cmd[1:5]))} …): read the lines above. "
            "Is there a network for the first start? Then run the same command again."
        )
    except OSError as error:
        return stop(f"{error}. Check that you may write to {ROOT} and that the disk has room.")


def stop(message, status=1):
    print(message, file=sys.stderr)
    return status


def wanted_stamp(kind):
    """Return what the stamp must hold: the Python and the files that say what to install."""
    content = b"".join((ROOT / name).read_bytes() for name in INSTALLED_FROM)
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{kind} {version} {hashlib.sha256(content).hexdigest()} {ROOT}"


def is_installed(kind):
    if not (STAMP.is_file() and PYTHON.is_file()):
        return False
    return STAMP.read_text("utf-8") in {wanted_stamp(k) for k in (kind, "dev")}


def install(kind):
    """Make .venv and install the kit into it, unless that was done for just these files."""
    if is_installed(kind):
        return
    print("Setting up the kit in .venv; the first time takes a minute or two …", flush=True)
    broken = VENV.exists() and not STAMP.is_file()
    STAMP.unlink(missing_ok=True)  # a half-made .venv has no stamp and is made anew
    venv.EnvBuilder(with_pip=True, clear=broken, upgrade_deps=False).create(VENV)
    extra = "[dev,teach]" if kind == "dev" else ""
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "--editable", f"{ROOT}{extra}"], check=True)
    STAMP.write_text(wanted_stamp(kind), "utf-8")


def lab(port, no_browser):
    """Run JupyterLab on the course's start page until it is stopped."""
    free = next((p for p in range(port, port + 50) if is_free(p)), None)
    if free is None:
        return stop(f"Ports {port} to {port + 49} are all in use: try --port {port + 100}.")
    if free != port:
        print(f"Port {port} is in use; taking {free}.")
    command = [
        *[str(PYTHON), "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}", f"--port={free}"],
        *["--ServerApp.ip=127.0.0.1", f"--LabApp.default_url=/lab/tree/{START_PAGE}"],
        # without this, ipykernel 7 prints a warning about "TCP without encryption" that alarms
        "--MappingKernelManager.transport_encryption=auto",
        *(["--no-browser"] if no_browser else []),
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]
    print(f"The course opens at http://127.0.0.1:{free}/lab. Stop it with Ctrl-C.", flush=True)
    return subprocess.call(command, cwd=ROOT)


def is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


if __name__ == "__main__":
    sys.exit(main())
