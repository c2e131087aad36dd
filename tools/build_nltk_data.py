"""Build the language data that ships with the kit, from pinned wheels with checked hashes.

Run from the project's root::

    python tools/build_nltk_data.py                   # download the three wheels, then build
    python tools/build_nltk_data.py --wheels FOLDER   # take them from FOLDER, no network
    python tools/build_nltk_data.py --check           # build, compare with what is here

It writes ``medialit/data/``: the zip, its manifest, and the licences. The same wheels give the same
files on every machine; the zip around them is the same wherever zlib packs the same.
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
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

WHEELS = {
    "llama-index-core==0.14.25": "caa7d9c5ac9b13dc33400cf8d5e92e689b6d1e4497eb9bfa50d6f52ca2eb22a1",
    "textblob-aptagger==0.2.0": "1ed281f37b3646475503ce77347d0ed92a5f4de176a63c6ab4d1064636067dcc",
    "vaderSentiment==3.3.2": "3bf1d243b98b1afad575b9f22bc2cb1e212b94ff89ca74f8a23a588d024ea311",
}
#: What must come out: the SHA-256 of the list of files with their own SHA-256 (see ``digest``).
RESULT = "963816333a600c1379b0f8a770300ed2bfabd3d96b630e9a71488c15e640ad21"

OUT = Path(__file__).resolve().parent.parent / "medialit" / "data"
ARCHIVE = "nltk_data.zip"
MANIFEST = "manifest.json"
STAMP = (2020, 1, 1, 0, 0, 0)
PUNKT = "llama_index/core/_static/nltk_cache/tokenizers/punkt_tab/"
PUNKT_FILES = ("abbrev_types.txt", "collocations.tab", "ortho_context.tab", "sent_starters.txt")
TAGGER = "taggers/averaged_perceptron_tagger_eng/averaged_perceptron_tagger_eng"
PICKLED_SET = b"c__builtin__\nset\n"

Wheels = Mapping[str, zipfile.ZipFile]


class PlainUnpickler(pickle.Unpickler):
    """Reads dictionaries, strings and numbers; a pickle that asks for any name is refused."""

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse every name, so that nothing in the pickle can be called."""
        raise pickle.UnpicklingError(f"the tagger's pickle asks for {module}.{name}")


def download(folder: Path) -> None:
    """Fetch the pinned wheels into the folder with pip."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command = [*pip, "--only-binary", ":all:", "--dest", str(folder), *WHEELS]
    if subprocess.run(command, check=False).returncode:
        stop("pip could not download the wheels; give a folder that has them with --wheels")


def open_wheels(folder: Path) -> dict[str, zipfile.ZipFile]:
    """Return the wheels as open zip files, by package name, after checking their hashes."""
    wheels: dict[str, zipfile.ZipFile] = {}
    for requirement, expected in WHEELS.items():
        name, version = requirement.split("==")
        pattern = f"{name.replace('-', '_')}-{version}-*.whl"
        path = next(iter(sorted(folder.glob(pattern))), None)
        if path is None:
            stop(f"{folder} has no {pattern}: pip download --no-deps {requirement}")
        content = path.read_bytes()
        if sha256(content) != expected:
            stop(f"{path.name} has SHA-256 {sha256(content)}, but {expected} was expected")
        wheels[name] = zipfile.ZipFile(io.BytesIO(content))
    return wheels


def data_files(wheels: Wheels) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file that NLTK reads."""
    for name in PUNKT_FILES:
        content = wheels["llama-index-core"].read(f"{PUNKT}english/{name}")
        yield f"tokenizers/punkt_tab/english/{name}", content
    pickled = wheels["textblob-aptagger"].read("textblob_aptagger/trontagger-0.1.0.pickle")
    for part, value in read_tagger(pickled).items():
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        yield f"{TAGGER}.{part}.json", text.encode()
    lexicon = wheels["vaderSentiment"].read("vaderSentiment/vader_lexicon.txt")
    # stored, not deflated: the bytes of this inner zip then depend on no version of zlib
    inner = pack([("vader_lexicon/vader_lexicon.txt", lexicon)], zipfile.ZIP_STORED)
    yield "sentiment/vader_lexicon.zip", inner


def read_tagger(pickled: bytes) -> dict[str, Any]:
    """Return the tagger's three parts as NLTK names them: weights, tagdict, classes.

    The pickle holds (weights, tagdict, classes). The last is a Python 2 set, the only thing in it
    that asks for a name; so the pickle is cut there and closed as a pair. Nothing is lost: the
    classes are the tags that the first two use.
    """
    before, found, _ = pickled.partition(PICKLED_SET)
    if not found:
        stop("the tagger's pickle is not built as expected")
    weights, tagdict = PlainUnpickler(io.BytesIO(before + pickle.TUPLE2 + pickle.STOP)).load()
    classes = {tag for tags in weights.values() for tag in tags} | set(tagdict.values())
    return {"weights": weights, "tagdict": tagdict, "classes": sorted(classes)}


def licence_files(wheels: Wheels) -> Iterator[tuple[str, bytes]]:
    """Yield the licences, and where Punkt's model comes from, each as it stands in its wheel."""
    core, tagger, vader = (wheels[requirement.split("==")[0]] for requirement in WHEELS)
    about = "llama_index_core-0.14.25.dist-info/licenses/LICENSE"
    yield "licences/punkt_tab-LICENSE.txt", core.read(about)
    yield "licences/punkt_tab-README.txt", core.read(f"{PUNKT}README")
    # no licence file in this wheel: the text stands in its metadata, before the description
    metadata = tagger.read("textblob_aptagger-0.2.0.dist-info/METADATA").decode()
    text = metadata.partition("\nLicense: ")[2].partition("\nDescription:")[0]
    text = "\n".join(line for line in text.splitlines() if not line.startswith("Requires-Dist:"))
    yield "licences/averaged_perceptron_tagger-LICENSE.txt", f"{text.strip()}\n".encode()
    about = "vaderSentiment-3.3.2.dist-info/LICENSE.txt"
    yield "licences/vader_lexicon-LICENSE.txt", vader.read(about)


def pack(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip in which nothing depends on the day or on the machine's file modes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in sorted(files):
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = method
            info.create_system = 3  # Unix, on Windows too
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, compresslevel=9)
    return buffer.getvalue()


def describe(files: list[tuple[str, bytes]]) -> dict[str, dict[str, str | int]]:
    """Return the size and the SHA-256 of each file, in the order of their names."""
    return {name: {"sha256": sha256(data), "size": len(data)} for name, data in sorted(files)}


def digest(described: Mapping[str, Mapping[str, str | int]]) -> str:
    """Return one SHA-256 for all files: of lines as ``sha256sum`` prints them."""
    lines = "".join(f"{entry['sha256']}  {name}\n" for name, entry in described.items())
    return sha256(lines.encode())


def sha256(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def stop(reason: str) -> NoReturn:
    """End with one line on the standard error stream and exit status 1."""
    raise SystemExit(f"build_nltk_data: {reason}")


def build(folder: Path) -> list[tuple[str, bytes]]:
    """Return every file of the data, after checking that it is what was pinned."""
    wheels = open_wheels(folder)
    files = [*data_files(wheels), *licence_files(wheels)]
    if digest(describe(files)) != RESULT:
        stop(f"the files come out with SHA-256 {digest(describe(files))}, but RESULT is {RESULT}")
    return files


def write(files: list[tuple[str, bytes]]) -> None:
    """Write the zip, its manifest, and the licences beside them."""
    archive = pack(files)
    manifest = {"archive": sha256(archive), "sources": WHEELS, "files": describe(files)}
    (OUT / "licences").mkdir(parents=True, exist_ok=True)
    (OUT / ARCHIVE).write_bytes(archive)
    text = json.dumps(manifest, indent=1) + "\n"
    (OUT / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    for name, content in files:
        if name.startswith("licences/"):
            (OUT / name).write_bytes(content)
    print(f"{OUT / ARCHIVE}: {len(archive):,} bytes, {len(files)} files")


def check(files: list[tuple[str, bytes]]) -> None:
    """Stop unless the zip that stands in the project holds exactly these files."""
    with zipfile.ZipFile(OUT / ARCHIVE) as archive:
        here = [(name, archive.read(name)) for name in archive.namelist()]
    if sorted(here) != sorted(files):
        stop(f"{OUT / ARCHIVE} differs from what the wheels give: build it again")
    print(f"{OUT / ARCHIVE} holds what the wheels give")


def main() -> None:
    """Read the options, get the wheels, then build or compare."""
    parser = argparse.ArgumentParser(description="Build medialit/data from pinned wheels.")
    parser.add_argument("--wheels", type=Path, help="a folder that holds the wheels: no network")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = options.wheels or Path(temporary)
        if options.wheels is None:
            download(folder)
        files = build(folder)
    (check if options.check else write)(files)


if __name__ == "__main__":
    main()
