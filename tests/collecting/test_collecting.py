"""Collecting: what becomes of every file, whatever its name, its order and its place."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path

import pytest
from making import ANNA, BEN, NAME, PACKAGE, archive, as_bytes, assignment, event, handed
from simulate import simulate

from medialit.classroom.work import SCHEMA
from medialit.collecting.collecting import collect, load_collected
from medialit.collecting.commands import tell_collect
from medialit.collecting.handed import CHANGED
from medialit.collecting.names import read_names
from medialit.errors import InputError
from medialit.exercises.submission import digest


@pytest.fixture
def place(tmp_path) -> Path:
    return assignment(tmp_path / "assigned")


@pytest.fixture
def take(tmp_path, place):
    """Return what collects files, given by name, from a folder of their own."""
    number = iter(range(100))

    def collect_files(files: dict[str, bytes], **options):
        folder = tmp_path / f"downloads{next(number)}"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        found = collect([folder], place.parent)
        for gathered in found.gathered:
            gathered.write()
        return found

    return collect_files


def fates(found) -> dict[str, str]:
    paths = (file.path.partition(" › ")[2].replace(" › ", "/") for file in found.files)
    return dict(zip(paths, (file.status for file in found.files), strict=True))


GOOD = as_bytes(handed())


@pytest.mark.parametrize(
    "name",
    [
        f"{ANNA}.medialit.json",
        f"{ANNA}.medialit (1).json",
        f"{ANNA}.medialit.json.json",
        f"{ANNA}.medialit.json.txt",
        "my homework",
        "answers.bin",
        "smithanna_LATE_12_4567_x.json",
        ".hidden.json",
    ],
)
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n" * 9_000])
def test_a_file_is_known_by_its_content(take, place, name, before):
    """Browsers and platforms change names; a byte order mark and blanks do no harm."""
    assert fates(take({name: before + GOOD})) == {name: "accepted"}
    (one,) = load_collected(place)
    assert (one.code, one.exercise, one.package, one.notes) == (ANNA, NAME, PACKAGE, ())
    assert one.handed_in == "2026-03-02T10:00:00+00:00"
    assert [each.value for each in one.events] == [0]


DEEP = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
TROUBLE = {
    "cut off": (GOOD[:-30], "damaged", "cut off"),
    "empty": (b"", "damaged", "empty"),
    "no UTF-8": (GOOD.decode().encode("utf-16"), "damaged", "not UTF-8"),
    "NUL bytes": (GOOD[:-1] + b"\x00" * 99 + b"}", "damaged", "no JSON"),
    "deep": (DEEP, "damaged", "deep"),
    "twice": (GOOD[:-1] + b',"code":"BBBB-3333"}', "damaged", "twice"),
    "a list": (b"[" + GOOD + b"]", "damaged", "no object"),
    "no schema": (as_bytes(handed() | {"schema": "other"}), "damaged", "does not say"),
    "no events": (as_bytes(handed() | {"events": {}}), "damaged", "no list"),
    "too many events": (as_bytes(handed() | {"events": [0] * 20_001}), "damaged", "more than"),
    "too many parts": (GOOD[:-1] + b',"x":[' + b"0," * 2_000_001 + b"0]}", "damaged", "parts"),
    "too large": (GOOD + b" " * 20_000_001, "refused", "20 MB"),
    "unknown exercise": (as_bytes(handed() | {"exercise": "09-x"}), "unknown", "09-x"),
    "no exercise": (as_bytes(handed() | {"exercise": [NAME]}), "unknown", "none of those"),
    "unknown package": (as_bytes(handed() | {"package": "abc123"}), "unknown", "abc123"),
    "odd package": (as_bytes(handed() | {"package": {"a": 1}}), "unknown", "none of yours"),
    "a path as code": (as_bytes(handed() | {"code": "../../x"}), "refused", "code"),
    "a longer code": (as_bytes(handed() | {"code": ANNA + "\n"}), "refused", "code"),
    "code": (b"import os\nos.system('x')", "damaged", "no JSON"),
    "a pickle": (b"\x80\x04\x95cos\nsystem\n.", "damaged", "not UTF-8"),
    "YAML": (b"!!python/object/apply:os.system [x]", "damaged", "no JSON"),
    "a tangle": (
        as_bytes(
            handed()
            | {
                "events": [
                    event(
                        at + 1, id=f"tangle{at:03d}", after=[f"tangle{n:03d}" for n in range(300)]
                    )
                    for at in range(300)
                ]
            }
        ),
        "damaged",
        "name each other",
    ),
}


@pytest.mark.parametrize(("content", "status", "reason"), TROUBLE.values(), ids=TROUBLE)
def test_what_is_not_accepted_says_why(take, place, content, status, reason):
    """The file is listed with its status and a reason; the others are not harmed."""
    found = take({f"{ANNA}.medialit.json": content, f"{BEN}.json": as_bytes(handed(BEN))})
    file = next(each for each in found.files if each.status != "accepted")
    assert (file.status, reason in file.reason) == (status, True)
    assert [each.code for each in load_collected(place)] == [BEN]
    assert {path.name for path in (place / "collected").iterdir()} == {
        f"{BEN}.medialit.json",
        "older",
    }


HARMLESS = {
    "digits": GOOD[:-1] + b',"score":' + b"9" * 1_000_000 + b"}",
    "NaN": GOOD[:-1] + b',"score":NaN}',
    "surrogates": GOOD[:-1] + rb',"\ud800":"\udfff\u0000"}',
    "infinity": GOOD[:-1] + b',"score":1e999}',
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_odd_values_do_no_harm(take, place, content):
    """Numbers without end and half characters are in no file of ours; the answers are."""
    assert fates(take({"x.json": content})) == {"x.json": "accepted"}
    (one,) = load_collected(place)
    assert CHANGED in one.notes
    assert b"999" not in (place / "collected" / f"{ANNA}.medialit.json").read_bytes()


FOREIGN = {
    "notes.ipynb": b'{"cells": [], "nbformat": 4}',
    "data.json": b'{"rows": [1, 2]}',
    "broken.json": b'{"rows": [1, ',
    "essay.pdf": b"%PDF-1.7",
    "report.docx": b"PK\x03\x04word",
    ".DS_Store": b"\x00\x00\x00\x01Bud1",
    f"__MACOSX/._{ANNA}.medialit.json": b"\x00\x05\x16\x07",
    "timestamp.txt": b"2026-03-02 10:00:00 UTC",
    "model.pkl": b"\x80\x04\x95",
}


def test_foreign_files_are_listed(take, place):
    """Whatever else lies there is counted and left alone."""
    found = take({**FOREIGN, "x.json": GOOD})
    assert fates(found) == dict.fromkeys(FOREIGN, "foreign") | {"x.json": "accepted"}
    listed = json.loads((place / "collected.json").read_text("utf-8"))
    assert listed["found"] == len(FOREIGN) + 1 == sum(listed["counts"].values())
    assert listed["counts"]["foreign"] == len(FOREIGN)


def test_a_changed_file_is_accepted_and_told(take, place):
    """What does not fit its hash counts, with a note; a hash that is missing is told as well."""
    changed = handed() | {"events": [event(value=7)]}
    without = {key: value for key, value in handed(BEN).items() if key != "sha256"}
    take({"a.json": as_bytes(changed), "b.json": as_bytes(without)})
    anna, ben = load_collected(place)
    assert anna.events[0].value == 7
    assert anna.notes == ben.notes == (CHANGED,)


@pytest.mark.parametrize("where", ["file", "event"])
def test_a_score_in_a_file_is_never_used(take, place, where):
    """Fields that do not belong are told by name, and are in nothing that we write."""
    if where == "file":
        data = handed() | {"score": 918273, "key": {"gold": 1}, "Anna Smith": 918273}
        data["sha256"] = digest(data)
        said = "fields that do not belong, and were not used: key, score and 1 more"
    else:
        data = handed() | {"events": [event() | {"grade": 918273}]}
        said = "fields that do not belong, and were not used: grade"
    found = take({"a.json": as_bytes(data)})
    assert said in found.files[0].notes
    (one,) = load_collected(place)
    assert said in one.notes
    written = "".join(path.read_text("utf-8") for path in place.rglob("*.json"))
    assert "918273" not in written
    assert "gold" not in written
    assert "Anna Smith" not in written


def test_damaged_events_are_left_out_and_counted(take, place):
    """The others count; so it is with those of another exercise."""
    events = [event(1), {"id": "x"}, 7, event(2, lesson="02"), event(3, value=[[[1]]])]
    take({"a.json": as_bytes(handed() | {"events": events})})
    (one,) = load_collected(place)
    assert [each.clock for each in one.events] == [1, 3]
    assert "events that cannot be read, or belong elsewhere, left out: 3" in one.notes


VERSIONS = {
    "counter": (handed(clock=2), handed(clock=3)),
    "number": (handed(clock=3), handed(events=[event(1), event(3)])),
    "time": (
        handed(handed_in="2026-03-02T10:00:00+02:00"),
        handed(handed_in="2026-03-02T09:00:00+00:00"),
    ),
}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("versions", VERSIONS.values(), ids=VERSIONS)
def test_the_newest_version_counts(take, place, versions, turned):
    """By counter, then number of events, then time; the older ones are kept beside."""
    older, newer = map(as_bytes, versions)
    files = {"a.json": newer, "b.json": older} if turned else {"a.json": older, "b.json": newer}
    found = take(files)
    assert sorted(fates(found).values()) == ["accepted", "older"]
    assert fates(found)["a.json" if turned else "b.json"] == "accepted"
    (one,) = load_collected(place)
    assert len(one.events) == len(versions[1]["events"])
    assert one.handed_in == versions[1]["handed_in"]
    assert len(list((place / "collected" / "older").iterdir())) == 1


def test_the_same_content_counts_once(take, place):
    """A second copy, and one that another program has only laid out anew, are duplicates."""
    laid_out = json.dumps(handed(), indent=2).encode()
    found = take({"a.json": GOOD, "b/c.json": GOOD, "d.json": laid_out})
    assert sorted(fates(found).values()) == ["accepted", "duplicate", "duplicate"]
    listed = json.loads((place / "collected.json").read_text("utf-8"))
    assert (listed["found"], listed["counts"]["duplicate"]) == (3, 2)


def test_all_work_of_a_learner_is_accepted(take, place):
    """An export counts for each exercise that was handed out; what was handed in goes first."""
    other = assignment(place.parent, "03-check", ())
    lessons = [event(1), event(2, lesson="03-check"), event(3, lesson="02")]
    export = as_bytes({"schema": SCHEMA, "course": "medialit", "code": ANNA, "events": lessons})
    assert fates(take({"medialit-work.json": export})) == {"medialit-work.json": "accepted"}
    assert [each.code for each in load_collected(other)] == [ANNA]
    take({"a.json": GOOD})
    assert load_collected(place)[0].handed_in
    nothing = as_bytes({"schema": SCHEMA, "code": ANNA, "events": [event(lesson="02")]})
    assert fates(take({"x.json": nothing})) == {"x.json": "unknown"}


def test_work_without_a_package_is_accepted_with_a_note(take, place):
    """The kit's own notebook was used; the exercise is the same."""
    data = handed(package="", events=[event(lesson=NAME)])
    assert fates(take({"a.json": as_bytes(data)})) == {"a.json": "accepted"}
    assert "without your package" in load_collected(place)[0].notes[0]


def test_two_people_with_one_code_are_kept_apart(take, place):
    """A folder was copied: each has an own file, under the code and a number, and it is told."""
    files = {
        "Anna Abel_11_assignsubmission_file_/x.json": as_bytes(handed(value=1)),
        "Ben Brand_12_assignsubmission_file_/x.json": as_bytes(handed(value=2)),
    }
    take(files)
    one, two = load_collected(place)
    assert (one.code, two.code) == (ANNA, f"{ANNA}-2")
    assert one.notes == (f"the same code as {ANNA}-2: a folder was copied",)
    assert {sender.name for sender in read_names(place).values()} == {"Anna Abel", "Ben Brand"}
    names = read_names(place)
    value = {"Anna Abel": 1, "Ben Brand": 2}
    assert all(each.events[0].value == value[names[each.code].name] for each in (one, two))


def test_nobody_gets_another_label_later(take, place):
    """Whoever was there before keeps the code, whatever comes."""
    kept = {}
    for number in range(1, 6):
        name = f"P{number} Q{number}_{number}_assignsubmission_file_/x.json"
        take({name: as_bytes(handed(value=number))})
        now = {label: sender.name for label, sender in read_names(place).items()}
        assert len(now) == number
        assert kept.items() <= now.items()
        kept = now
    assert [each.code for each in load_collected(place)][-1] == f"{ANNA}-5"


def test_a_file_of_a_pair_counts_for_both(take, place):
    """Two who hand in one file have one learner's file each."""
    take(
        {
            f"{name}_{id}_assignsubmission_file_/x.json": GOOD
            for name, id in (("A B", 1), ("C D", 2))
        }
    )
    assert [each.code for each in load_collected(place)] == [ANNA, f"{ANNA}-2"]


def test_a_file_without_a_name_goes_to_the_only_one(take, place):
    """Sent by mail as well, it is a version of the same person; between two it is nobody's."""
    newer = as_bytes(handed(clock=5))
    take({"Anna Abel_11_assignsubmission_file_/x.json": GOOD, "mail.json": newer})
    assert [each.events[0].clock for each in load_collected(place)] == [5]
    take({"Ben Brand_12_assignsubmission_file_/x.json": as_bytes(handed(value=2))})
    take({"mail.json": as_bytes(handed(clock=6))})
    assert [each.code for each in load_collected(place)] == [ANNA, f"{ANNA}-2", f"{ANNA}-3"]


def test_one_person_with_two_codes_is_told(take, place):
    """Both are kept: only the learner knows which one is meant."""
    folder = "Anna Abel_11_assignsubmission_file_/"
    take({folder + "x.json": GOOD, folder + "y.json": as_bytes(handed(BEN))})
    one, two = load_collected(place)
    assert one.notes == (f"from the same person as {BEN}: two folders of work",)
    assert two.notes == (f"from the same person as {ANNA}: two folders of work",)


def test_collecting_again_loses_nothing(take, place):
    """Everything adds up; what is as it should be is not written again."""
    first = take({"a.json": GOOD})
    assert first.gathered[0].new == (ANNA,)
    path = place / "collected" / f"{ANNA}.medialit.json"
    before = path.stat().st_mtime_ns, path.stat().st_ino
    second = take({"b.json": as_bytes(handed(BEN)), "again.json": GOOD})
    assert (second.gathered[0].new, second.gathered[0].newer) == ((BEN,), ())
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    third = take({"c.json": as_bytes(handed(clock=9))})
    assert (third.gathered[0].new, third.gathered[0].newer) == ((), (ANNA,))
    take({"d.json": b"", f"{ANNA}.medialit.json": b""})
    assert [each.events[0].clock for each in load_collected(place)] == [9, 1]
    listed = json.loads((place / "collected.json").read_text("utf-8"))
    assert listed["counts"]["accepted"] == 2
    assert listed["counts"]["older"] + listed["counts"]["duplicate"] == 2
    assert listed["counts"]["damaged"] == 1


@pytest.mark.parametrize("content", [b"{", b"\xff", DEEP, b'{"files": [{"status": 7}]}'])
def test_a_damaged_list_is_made_anew(take, place, content):
    """The learners' files count, not the list of them."""
    take({"a.json": GOOD})
    (place / "collected.json").write_bytes(content)
    take({"b.json": as_bytes(handed(BEN))})
    assert [each.code for each in load_collected(place)] == [ANNA, BEN]


def test_damaged_names_stop_everything(take, place):
    """Without them names could not be taken out of what is shown; nothing is written."""
    (place / "names.json").write_text('{"AAAA-2222": {"name": "x"}}', "utf-8")
    with pytest.raises(InputError, match=r"names\.json is damaged"):
        take({"a.json": GOOD})
    assert not (place / "collected").exists()


def test_the_order_changes_nothing(tmp_path):
    """Ten shuffles of sources, folders and archives give the same bytes."""
    rng = random.Random(7)
    made = simulate(tmp_path / "made", **SMALL, layout="canvas")
    with zipfile.ZipFile(made.download) as whole:
        files = [(info, whole.read(info)) for info in whole.infolist()]
    shares = [files[:40], [*files[40:], *files[:9]], files[5:12]]
    results = set()
    for number in range(10):
        folder = tmp_path / f"run{number}"
        (folder / "more").mkdir(parents=True)
        for share in shares:
            rng.shuffle(share)
        with zipfile.ZipFile(folder / "submissions.zip", "w") as again:
            for info, content in shares[0]:
                again.writestr(copy(info), content)
        singles = [folder / info.filename for info, _ in shares[2]]
        for path, (_, content) in zip(singles, shares[2], strict=True):
            path.write_bytes(content)
        for info, content in shares[1]:
            (folder / "more" / info.filename).write_bytes(content)
        place = assignment(folder / "assigned")
        sources = [folder / "submissions.zip", folder / "more", *singles]
        rng.shuffle(sources)
        tell_collect(list(map(str, sources)), place.parent)
        results.add(
            tuple(
                (str(path.relative_to(place)), path.read_bytes())
                for path in sorted(place.rglob("*"))
                if path.is_file()
            )
        )
    assert len(results) == 1


def copy(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    again = zipfile.ZipInfo("")
    again.filename = again.orig_filename = info.filename
    again.external_attr = info.external_attr
    return again


def answer(item: str, quality: float, rng: random.Random):
    """Give some answer: the longer, the better; none from the worst."""
    if quality < 0.1:
        return None
    return {"text": "Because of it. " * int(1 + 9 * quality), "chosen": [rng.randrange(4)]}


SMALL = {
    "exercise": NAME,
    "package": PACKAGE,
    "items": ("quotations", "why"),
    "answer": answer,
    "count": 60,
    "damaged": 0.2,
    "hostile": 0.3,
}


@pytest.mark.parametrize("layout", ["canvas", "moodle", "nbgrader", "loose"])
def test_a_class_is_accounted_for(tmp_path, layout):
    """Every file has one fate; honest ones are accepted, and no name is shown or written."""
    place = assignment(tmp_path / "assigned")
    made = simulate(tmp_path / "made", **SMALL, tampered=16, layout=layout)
    found = collect([made.download], place.parent)
    assert len(found.files) == made.files
    assert len({file.label for file in found.files}) == made.files
    text, status = tell_collect([str(made.download)], place.parent)
    assert status == 1
    assert f"{made.files} files found" in text
    counts = json.loads((place / "collected.json").read_text("utf-8"))
    assert counts["found"] == made.files == sum(counts["counts"].values())
    accepted = {each.code: each for each in load_collected(place)}
    for person in made.honest:
        assert CHANGED not in accepted[person.code].notes
        texts = [each.value["text"] for each in accepted[person.code].events]
        assert all("Because" in each for each in texts)
    shown = text + (place / "collected.json").read_text("utf-8")
    for person in made.people:
        last = person.name.partition(" ")[2]
        assert not any(each in shown for each in (person.name, person.email, last, last.lower()))
    if layout != "loose":
        assert len(read_names(place)) >= len(made.honest)


def test_tampered_files_are_all_told(tmp_path):
    """200 of them: each is reported, and no number of theirs is in what we keep."""
    place = assignment(tmp_path / "assigned")
    options = SMALL | {"count": 0, "tampered": 200}
    made = simulate(tmp_path / "made", **options)
    tell_collect([str(made.download)], place.parent)
    accepted = load_collected(place)
    assert len(accepted) == 200
    assert all(each.notes for each in accepted)
    assert {"changed", "fields"} >= {
        key
        for path in (place / "collected").glob("*.json")
        for key in json.loads(path.read_text("utf-8"))["notes"]
    } - {"left_out", "other_fields"}
    for path in (place / "collected").glob("*.json"):
        data = json.loads(path.read_text("utf-8"))
        assert not {"score", "grade", "key", "points", "email", "student"} & set(data)
        assert not any("score" in each for each in data["events"])


def test_names_are_shown_when_asked_for(tmp_path, place):
    """With names a damaged file can be found; what steers a terminal is written out."""
    folder = tmp_path / "down"
    folder.mkdir()
    files = {"smithanna_12_4567_x.json": GOOD, "a\x1b[31m\nb.medialit.json": b"{"}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    text, status = tell_collect([str(folder)], place.parent, names=True)
    assert status == 1
    assert f"{ANNA} (smithanna)" in text
    assert "down › a\\x1b[31m\\x0ab.medialit.json" in text
    assert "\x1b" not in text
    assert "smith" not in tell_collect([str(folder)], place.parent)[0]


def test_two_assignments_at_once(tmp_path, place):
    """Each file goes to its own; what cannot be told goes where its neighbors go."""
    other = assignment(place.parent, "03-check", ("abc",))
    data = handed(BEN, exercise="03-check", package="abc", events=[event(lesson="03-check-abc")])
    archive(tmp_path / "one.zip", {"a.json": GOOD, "x.medialit.json": b"{"})
    archive(tmp_path / "two.zip", {"b.json": as_bytes(data), "c.pdf": b"%PDF"})
    text, _ = tell_collect([str(tmp_path / "one.zip"), str(tmp_path / "two.zip")], place.parent)
    assert text.startswith("4 files found: 2 accepted, 1 damaged, 1 foreign.")
    statuses = {
        folder.name: [
            each["status"]
            for each in json.loads((folder / "collected.json").read_text("utf-8"))["files"]
        ]
        for folder in (place, other)
    }
    assert statuses == {NAME: ["accepted", "damaged"], "03-check": ["accepted", "foreign"]}
    assert [each.code for each in load_collected(other)] == [BEN]


def test_the_folder_of_one_assignment_will_do(take, place, tmp_path):
    """Files of another one are unknown there."""
    assignment(place.parent, "03-check", ("abc",))
    (tmp_path / "x.json").write_bytes(as_bytes(handed(exercise="03-check", package="abc")))
    text, status = tell_collect([str(tmp_path / "x.json")], place)
    assert (status, "1 unknown exercise or package" in text) == (1, True)


def test_what_we_keep_ourselves_is_no_source(place, tmp_path):
    """A teacher who names the folder of the assignments gets nothing twice."""
    (place / "inbox").mkdir()
    (place / "inbox" / "a.json").write_bytes(GOOD)
    for _ in range(2):
        text, _ = tell_collect([str(tmp_path)], place.parent)
        assert text.startswith("1 file found: 1 accepted.")


@pytest.mark.parametrize("what", ["source", "assignment"])
def test_what_is_not_there_is_told(tmp_path, place, what):
    """A name that was mistyped stops before anything is written."""
    source = tmp_path / "x.json"
    source.write_bytes(GOOD)
    sources = [str(source), str(tmp_path / "y.json")] if what == "source" else [str(source)]
    root = tmp_path / "elsewhere" if what == "assignment" else place.parent
    with pytest.raises(InputError, match="There is no"):
        tell_collect(sources, root)
    assert not (place / "collected").exists()


def test_what_was_collected_is_checked_again(take, place):
    """A file that the teacher has edited, moved or broken says so; others are not looked at."""
    take({"a.json": GOOD, "b.json": as_bytes(handed(BEN))})
    folder = place / "collected"
    data = json.loads((folder / f"{ANNA}.medialit.json").read_text("utf-8"))
    data["events"][0]["value"] = 9
    (folder / f"{ANNA}.medialit.json").write_bytes(as_bytes(data))
    (folder / f"{BEN}.medialit.json").write_bytes(GOOD)
    (folder / "CCCC-4444.medialit.json").write_bytes(b"{")
    (folder / "DDDD-5555.medialit.json").write_bytes(as_bytes(handed("DDDD-5555")))
    (folder / "notes.txt").write_text("mine", "utf-8")
    (folder / "old.medialit.json").write_bytes(GOOD)
    anna, ben, broken, plain = load_collected(place)
    assert (anna.notes, anna.events[0].value) == ((CHANGED,), 9)
    assert "another code" in ben.notes[0]
    assert "cut off" in broken.notes[0]
    assert (broken.events, plain.notes, len(plain.events)) == ((), (), 1)


def test_nothing_was_collected(place):
    """Then there is nothing."""
    assert load_collected(place) == ()


def test_any_damage_has_a_fate(take, place):
    """Bytes that were changed, lost or doubled anywhere stop nothing; what is kept reads back."""
    rng = random.Random(11)
    files = {}
    for number in range(400):
        content = bytearray(GOOD)
        for _ in range(rng.randrange(1, 4)):
            at, other = sorted(rng.randrange(len(content)) for _ in range(2))
            if rng.random() < 0.5:
                content[at] = rng.randrange(256)
            else:
                content[at : at + rng.randrange(9)] = content[other : other + rng.randrange(9)]
        files[f"{number}.medialit.json"] = bytes(content)
    found = take(files)
    assert len(found.files) == len(files)
    (first, *_), again = found.gathered, take(files).gathered[0]
    assert (again.new, again.newer) == ((), ())
    assert again.counted == first.counted
