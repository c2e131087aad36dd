"""Simulated submissions of a class: perfect to empty ones, damaged, hostile and tampered files.

Everything follows from a seed. Names and addresses are invented, and planted wherever they could
come from: file names, folder names, fields, and learners' own texts.

    simulation = simulate(folder, exercise="02-source-audit", package="7c9e66", items=names,
                          answer=lambda item, quality, rng: …)
    collect([simulation.download], root)
"""

from __future__ import annotations

import io
import json
import pickle
import random
import stat
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from medialit.classroom.events import event_from_dict
from medialit.exercises.submission import digest, journal_name, pack_answers

__all__ = ["Person", "Simulation", "make_events", "simulate"]

Answer = Callable[[str, float, random.Random], Any]
#: What becomes of a file that is damaged or hostile in some way; several if it depends.
DAMAGED = ("cut", "empty", "utf16", "page", "garbage", "no events", "list", "twice", "crc")
HOSTILE = (
    *("code", "pickle", "yaml", "deep", "digits", "nan", "traversal", "absolute", "bomb"),
    *("many", "link", "password", "bad code", "escapes", "surrogates", "tangle", "nested"),
)
TAMPERED = ("score", "grade", "key", "answer", "hash", "no hash", "rehashed", "event score")

_FIRST = (
    "Anna Ben Clara Dmitri Esra Femi Greta Hugo Ines Jonas Kadir Leila Marek Nadja Oskar".split()
)
_FIRST += "Priya Quentin Rosa Sven Tamar".split()
_LAST = "Abeling Brandvik Castellan Dornbach Eklund Faridi Grunwald Hollis Ivanek Jardine".split()
_LAST += (
    "Kowalke Lindqvist Morwen Nakamoro Ostrander Petrosyan Quillon Rosvall Szabolcs Tremain".split()
)
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_BOMB = 21_000_000


@dataclass(frozen=True, slots=True)
class Person:
    """A learner as we made them, and what was done to the file.

    Attributes:
        code: the learner's code.
        name, email: what must not appear anywhere but in ``names.json``.
        quality: how good the answers are, from 0 (empty) to 1.
        fault: one of ``DAMAGED``, ``HOSTILE`` or ``TAMPERED``; ``""`` for an honest file.
    """

    code: str
    name: str
    email: str
    quality: float
    fault: str


@dataclass(frozen=True, slots=True)
class Simulation:
    """What was made.

    Attributes:
        download: the archive or the folder to collect.
        people: everybody.
        files: how many files there are to be accounted for.
    """

    download: Path
    people: tuple[Person, ...]
    files: int

    @property
    def honest(self) -> tuple[Person, ...]:
        """Those whose files are as they should be."""
        return tuple(person for person in self.people if not person.fault)


@dataclass(slots=True)
class _Parcel:
    """A file as it will lie in the download: bytes, or where a link leads."""

    path: str
    content: bytes = b""
    link: str = ""
    locked: bool = False
    files: int = 1
    extra: list[tuple[str, str]] = field(default_factory=list)


def simulate(
    folder: Path,
    *,
    exercise: str,
    package: str,
    items: Sequence[str],
    answer: Answer,
    moves: Callable[[str, float, random.Random], Iterable[Any]] | None = None,
    count: int = 300,
    damaged: float = 0.1,
    hostile: float = 0.05,
    tampered: int = 0,
    layout: str = "canvas",
    seed: int = 1,
) -> Simulation:
    """Return submissions that were written below a folder; the same seed makes the same bytes.

    ``answer`` gives the value for an item at a quality from 0 to 1, ``None`` for no answer, and
    ``moves`` the values of an item's moves. Of ``count`` learners, shares are ``damaged`` and
    ``hostile``; ``tampered`` more were changed after handing in. ``layout`` is ``canvas`` (one
    archive), ``moodle``, ``nbgrader`` or ``loose`` (folders).
    """
    rng = random.Random(f"{seed} {exercise} {package}")
    people = _people(rng, count, damaged, hostile, tampered)
    parcels = []
    for number, person in enumerate(people):
        events = make_events(person, exercise, package, items, answer, moves, rng)
        data = pack_answers(
            map(event_from_dict, events),
            exercise=exercise,
            package=package,
            code=person.code,
            handed_in=f"2026-03-{2 + number % 20:02d}T10:{number % 60:02d}:00+00:00",
        )
        parcels.append(_parcel(person, data, _path(layout, person, number), rng))
    folder.mkdir(parents=True, exist_ok=True)
    files = sum(parcel.files for parcel in parcels)
    if layout == "canvas":
        return Simulation(_write_archive(folder / "submissions.zip", parcels), people, files)
    return Simulation(_write_folder(folder / layout, parcels), people, files)


def make_events(
    person: Person,
    exercise: str,
    package: str,
    items: Sequence[str],
    answer: Answer,
    moves: Callable[[str, float, random.Random], Iterable[Any]] | None,
    rng: random.Random,
) -> list[dict[str, Any]]:
    """Return the events of somebody's work as plain data: a first try, then the answer."""
    events: list[dict[str, Any]] = []

    def add(name: str, kind: str, value: Any, after: list[str]) -> str:
        clock = len(events) + 1
        event = {
            "id": f"{rng.getrandbits(64):016x}",
            "lesson": journal_name(exercise, package),
            "name": name,
            "kind": kind,
            "value": value,
            "time": f"2026-03-01T09:{clock // 60 % 60:02d}:{clock % 60:02d}+00:00",
            "clock": clock,
            "after": after,
            "session": "20260301T090000-simulate",
        }
        events.append(event)
        return str(event["id"])

    for item in items:
        for value in moves(item, person.quality, rng) if moves else ():
            add(item, "move", value, [])
        first = answer(item, person.quality / 2, rng)
        last = _plant(answer(item, person.quality, rng), person)
        before = [] if first is None else [add(item, "answer", _plant(first, person), [])]
        if last is not None:
            add(item, "answer", last, before)
    return events


def _plant(value: Any, person: Person) -> Any:
    """Return an answer in whose texts somebody says who they are."""
    if isinstance(value, dict):
        return {
            key: _sign(each, person) if key == "text" else _plant(each, person)
            for key, each in value.items()
        }
    return [_plant(each, person) for each in value] if isinstance(value, list) else value


def _sign(text: Any, person: Person) -> Any:
    if not isinstance(text, str):
        return text
    last = ", ".join(reversed(person.name.split(" ")))
    return f"{text} {person.name} wrote this ({last}, {person.email})."


def _people(
    rng: random.Random, count: int, damaged: float, hostile: float, tampered: int
) -> tuple[Person, ...]:
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    names += [f"{first} {one}-{two}" for first in _FIRST for one in _LAST for two in _LAST[:2]]
    rng.shuffle(names)
    faults = [DAMAGED[at % len(DAMAGED)] for at in range(round(count * damaged))]
    faults += [HOSTILE[at % len(HOSTILE)] for at in range(round(count * hostile))]
    faults += [""] * (count - len(faults))
    faults += [TAMPERED[at % len(TAMPERED)] for at in range(tampered)]
    honest = sum(not fault for fault in faults)
    people = []
    for number, fault in enumerate(faults):
        code = "".join(rng.choice(_LETTERS) for _ in range(8))
        quality = (number % honest) / max(1, honest - 1) if honest else rng.random()
        name = names[number]
        email = f"{'.'.join(name.lower().split(' '))}@school.example"
        people.append(Person(f"{code[:4]}-{code[4:]}", name, email, 1 - quality, fault))
    rng.shuffle(people)
    return tuple(people)


def _path(layout: str, person: Person, number: int) -> str:
    own = f"{person.code}.medialit.json"
    own = (own, own.replace(".json", " (1).json"), own + ".txt", own + ".json")[number % 4]
    first, _, last = person.name.partition(" ")
    if layout == "canvas":
        late = "LATE_" if number % 7 == 0 else ""
        squeezed = f"{last}{first}".lower().replace("-", "")
        return f"{squeezed}_{late}{7000 + number}_{90000 + number}_{own}"
    if layout == "moodle":
        return f"{person.name}_{7000 + number}_assignsubmission_file_/{own}"
    if layout == "nbgrader":
        return f"submitted/{person.name.lower().replace(' ', '.')}/assignment/{own}"
    return own if number % 3 else f"{person.name}/{own}"


def _parcel(person: Person, data: dict[str, Any], path: str, rng: random.Random) -> _Parcel:
    fault = person.fault
    if fault in TAMPERED:
        return _Parcel(path, _bytes(_tamper(data, fault, person)))
    if fault in DAMAGED:
        return _Parcel(path, _damage(data, fault, rng))
    if fault in HOSTILE:
        return _attack(person, data, fault, path)
    if rng.random() < 0.2:  # fields of another program
        data = {**data, "student": person.name, "email": person.email}
        data["sha256"] = digest(data)
    return _Parcel(path, _bytes(data))


def _bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _damage(data: dict[str, Any], fault: str, rng: random.Random) -> bytes:
    whole = _bytes(data)
    return {
        "cut": whole[: rng.randrange(40, len(whole) - 1)],
        "empty": b"",
        "utf16": whole.decode().encode("utf-16"),
        "page": b"<!doctype html><title>Sign in</title>",
        "garbage": whole + b"\x00\x00",
        "no events": _bytes({key: data[key] for key in data if key != "events"}),
        "list": _bytes([data]),
        "twice": whole[:-1] + b',"code":"AAAA-2222"}',
        "crc": whole.replace(b'"events"', b'"evants"'),
    }[fault]


def _tamper(data: dict[str, Any], fault: str, person: Person) -> dict[str, Any]:
    if fault == "score":
        return data | {"score": 100, "points": 40}
    if fault == "grade":
        return data | {"grade": {"score": 1.0, "level": "proficient"}, "student": person.name}
    if fault == "key":
        return data | {"key": {"items": {"denial": {"options": [{"credit": 1}]}}}}
    if fault == "answer":
        events = [event | {"value": {"chosen": [0]}} for event in data["events"]]
        return data | {"events": events or [{"forged": True}]}
    if fault == "hash":
        return data | {"sha256": "0" * 64}
    if fault == "no hash":
        return {key: value for key, value in data.items() if key != "sha256"}
    if fault == "event score":
        events = [event | {"score": 1.0} for event in data["events"]] or [{"score": 1.0}]
        return data | {"events": events}
    better = data | {"score": 100, "email": person.email}
    return better | {"sha256": digest(better)}


def _attack(person: Person, data: dict[str, Any], fault: str, path: str) -> _Parcel:
    whole = _bytes(data)
    inner = path.rsplit("/", 1)[-1]
    archive = path + ".zip"
    texts = {
        "code": b"import os\nos.system('touch /tmp/medialit-was-here')\n",
        "yaml": b"!!python/object/apply:os.system ['touch /tmp/medialit-was-here']\n",
        "pickle": pickle.dumps(person.name) + b"cos\nsystem\n(S'true'\ntR.",
        "deep": b'{"events":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "digits": whole[:-1] + b',"score":' + b"9" * 1_000_000 + b"}",
        "nan": whole[:-1] + b',"score":NaN}',
        "bad code": _bytes(data | {"code": "../../" + person.name}),
        "surrogates": whole[:-1] + rb',"\ud800":"\udfff\u0000"}',
        "tangle": _bytes(data | {"events": _tangle(data)}),
    }
    if fault in texts:
        return _Parcel(path, texts[fault])
    if fault == "link":
        return _Parcel(path, link="/etc/passwd")
    if fault == "escapes":
        return _Parcel(path.replace(inner, f"\x1b[31m{inner}\n\u202e.txt"), whole)
    if fault == "password":
        return _Parcel(archive, _zip([(inner, whole)], locked=True))
    if fault == "traversal":
        return _Parcel(
            archive, _zip([(f"../../{inner}", whole), (f"a/../../{inner}", whole)]), files=2
        )
    if fault == "absolute":
        return _Parcel(archive, _zip([(f"/tmp/{inner}", whole), (f"C:\\{inner}", whole)]), files=2)
    if fault == "bomb":
        return _Parcel(archive, _zip([(f"{at}-{inner}", b" " * _BOMB) for at in range(2)]), files=2)
    if fault == "many":
        return _Parcel(archive, _zip([(f"{at}.json", b"{}") for at in range(5_001)]))
    deeper = _zip([(f"{person.name}/{inner}", whole)])
    return _Parcel(
        archive, _zip([("deeper.zip", _zip([("deepest.zip", deeper)])), (inner, whole)]), files=2
    )


def _tangle(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return events of which each names all others, also those that come later."""
    base = {
        "lesson": journal_name(data["exercise"], data["package"]),
        "name": "x",
        "kind": "answer",
    }
    ids = [f"tangle{at:05d}" for at in range(400)]
    base |= {"value": 1, "time": "2026-03-01T09:00:00+00:00", "after": ids}
    return [base | {"id": id, "clock": at + 1} for at, id in enumerate(ids)]


def _zip(files: Iterable[tuple[str, bytes]], *, locked: bool = False) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(_info(name), content)
    content = stream.getvalue()
    if locked:  # as an archive with a password says it: the first bit of the flags
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = content.index(mark) + place
            content = content[:at] + bytes([content[at] | 1]) + content[at + 1 :]
    return content


def _info(name: str, *, link: bool = False) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("", (2026, 3, 2, 10, 0, 0))
    info.filename = info.orig_filename = name
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = ((stat.S_IFLNK if link else stat.S_IFREG) | 0o644) << 16
    return info


def _write_archive(path: Path, parcels: Sequence[_Parcel]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for parcel in parcels:
            info = _info(parcel.path, link=bool(parcel.link))
            archive.writestr(info, parcel.link.encode() or parcel.content)
    return path


def _write_folder(folder: Path, parcels: Sequence[_Parcel]) -> Path:
    for parcel in parcels:
        path = folder / parcel.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if parcel.link:
            path.symlink_to(parcel.link)
        else:
            path.write_bytes(parcel.content)
    return folder
