"""Get axe-core, which looks for barriers in the widgets' pages, through npm into .venv.

Only ``tests/browser/test_accessibility.py`` uses it; the kit never ships it (licence: MPL-2.0).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "4.14.1"
SHA512 = (
    "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b73"
    "4f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5"
)
HOME = Path(__file__).resolve().parent.parent / ".venv" / f"axe-core-{VERSION}"


def find_axe() -> Path | None:
    """Return the path of axe-core's script, if it was fetched."""
    script = HOME / "axe.min.js"
    return script if script.is_file() else None


def fetch_axe() -> str:
    """Fetch axe-core unless it is there; return what hinders it, or an empty text."""
    if find_axe():
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "there is no npm"
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"axe-core@{VERSION}", "--silent", "--cache", f"{folder}/cache"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        package = Path(folder) / f"axe-core-{VERSION}.tgz"
        if done.returncode or not package.is_file():
            return f"npm could not get it ({done.stderr.strip()[-200:] or 'no network?'})"
        if hashlib.sha512(package.read_bytes()).hexdigest() != SHA512:
            return "what npm got is not the package that we know (its SHA-512 differs)"
        HOME.mkdir(parents=True, exist_ok=True)
        with tarfile.open(package) as files:
            for name in ("LICENSE", "axe.min.js"):
                part = files.extractfile(f"package/{name}")
                assert part, f"axe-core {VERSION} has no {name}"
                (HOME / name).write_bytes(part.read())
    return ""


def main() -> int:
    """Fetch it; only in CI is it a failure to go without."""
    trouble = fetch_axe()
    print(f"axe-core {VERSION}: {trouble or f'in {HOME}'}")
    return 1 if trouble and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
