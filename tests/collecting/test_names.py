"""Whose a file is, and names taken out of texts; other words stay."""

from __future__ import annotations

import json

import pytest
from making import ANNA, BEN, assignment

from medialit.collecting.names import Names, load_names, read_names, write_names
from medialit.collecting.redacting import Redactor
from medialit.collecting.senders import Sender, find_sender, shown
from medialit.errors import InputError

CODE = f"{ANNA}.medialit.json"
SENDERS = {
    f"smithanna_412_98765_{CODE}": ("smithanna", "412", "98765", "canvas"),
    f"smithanna_LATE_412_98765_{CODE}": ("smithanna", "412", "98765", "canvas"),
    f"garcíajosé_412_98765_{CODE}": ("garcíajosé", "412", "98765", "canvas"),
    f"smith_anna_412_98765_{CODE}": ("smith_anna", "412", "98765", "canvas"),
    f"anon_aB3dE_98765_{CODE}": ("", "anon_aB3dE", "98765", "canvas"),
    f"LATE_anon_aB3dE_98765_{CODE}": ("", "anon_aB3dE", "98765", "canvas"),
    f"Anna Smith_412_assignsubmission_file_/{CODE}": ("Anna Smith", "412", "", "moodle"),
    f"Anna Smith_412_assignsubmission_file/a/{CODE}": ("Anna Smith", "412", "", "moodle"),
    f"Anna Smith_412_assignsubmission_file_{CODE}": ("Anna Smith", "412", "", "moodle"),
    "O'Neil Jean-Luc_4_assignsubmission_onlinetext/x": ("O'Neil Jean-Luc", "4", "", "moodle"),
    f"Participant_412_assignsubmission_file_/{CODE}": ("", "412", "", "moodle"),
    f"Participant 412_assignsubmission_file_{CODE}": ("", "412", "", "moodle"),
    f"submitted/asmith/02-source-audit/{CODE}": ("asmith", "", "", "nbgrader"),
    f"course/submitted/asmith/ps1/mine/{CODE}": ("asmith", "", "", "nbgrader"),
    # the outermost name is the platform's; one inside was made by a learner
    f"smithanna_412_98765_x.zip/Ben B_1_assignsubmission_file_/{CODE}": (
        *("smithanna", "412", "98765"),
        "canvas",
    ),
    CODE: None,
    "audit_2026_11_25.json": None,
    f"submitted/{CODE}": None,
    f"submitted/asmith/{CODE}": None,
    "_1_2000_x": None,
    "": None,
}


@pytest.mark.parametrize(("path", "sender"), SENDERS.items())
def test_whose_a_file_is(path, sender):
    """Canvas, Moodle and nbgrader say it in the names that they give."""
    assert find_sender(path.split("/")) == (sender and Sender(*sender))


@pytest.mark.parametrize("name", ["a_1" * 100_000, "1_" * 100_000, " " * 100_000, "_" * 100_000])
def test_long_names_do_no_harm(name):
    """They are looked at once."""
    assert find_sender([name]) is None
    assert len(shown(name)) == 121


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Zoë’s file (1).json", "Zoë’s file (1).json"),
        ("a\nb\r\t", r"a\x0ab\x0d\x09"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\udcff", r"\udcff"),
        ("a\u2028b\u200b", r"a\u2028b\u200b"),
    ],
)
def test_names_are_safe_to_show(name, safe):
    """What steers a terminal, or hides something, is written out."""
    assert shown(name) == safe


NAMES = ["Anna Smith", "garciajosé", "Seán O’Brien", "Mark Twain Jones", "kgarcia1", "Will Ng"]
NAMES += ["ben.carter", "van der Berg, Jan", "hunter", "李 明", "smith-jonesmaria"]
TAKEN = {
    "Anna Smith": "[name]",
    "Anna Smith’s source": "[name]’s source",
    "SMITH, ANNA": "[name]",
    "smith anna and Anna B. Smith": "[name] and [name]",
    "Anna\nSmith": "[name]",
    "anna_smith.docx": "[name].docx",
    "José García wrote": "[name] wrote",
    "Garcia, Jose": "[name]",
    "García José": "[name]",
    "smithanna": "[name]",
    "Sean O'Brien": "[name]",
    "O’Brien, Seán": "[name]",
    "Mark Jones and Mark Twain Jones": "[name] and [name]",
    "ask kgarcia1": "ask [name]",
    "Ben Carter": "[name]",
    "Jan van der Berg": "[name]",
    "李 明": "[name]",
    "Maria Smith-Jones": "[name]",
    "I am Mark.": "I am [name].",
    "I’m anna and": "I’m [name] and",
    "the name is Mark": "the name is [name]",
    "It was so.\n— Anna\n": "It was so.\n— [name]\n",
    "Yours,\nJose": "Yours,\n[name]",
    "My name is Somebody Else-Here, and": "My name is [name], and",
    "Name: Some Body\nThe text": "Name: [name]\nThe text",
    "write to a.b+c@d-e.example.org, <x@y.de>": "write to [e-mail], <[e-mail]>",
}
STAYS = [
    "They mark the spot. Mark said so.",
    "I will ask Will about it",
    "The mayor, Anna Brandt, denied it.",
    "Smith is a blacksmith.",
    "I am not sure",
    "The name is not known.",
    "3 @ 4, a@b, @home",
    "“My name,” she said",
    "",
    "\ud800 \x00 é",
]


@pytest.mark.parametrize(("text", "without"), TAKEN.items())
def test_names_and_addresses_are_taken_out(text, without):
    """In any order of their words, with or without accents and gaps."""
    assert Redactor(NAMES).redact(text) == without


@pytest.mark.parametrize("text", STAYS)
def test_other_words_stay(text):
    """A first name alone is a name only where a text says so; a verb stays a verb."""
    assert Redactor(NAMES).redact(text) == text


@pytest.mark.parametrize(
    "text", ["a", "a.", "a@", "A B ", "-", "é\u0300", " ", "a@b.", "@", "I am "]
)
def test_long_texts_are_walked_through_once(text):
    """No part of them is looked at again and again."""
    many = text * (200_000 // len(text))
    assert len(Redactor(NAMES).redact(many)) <= 3 * len(many)


def test_names_are_kept_in_one_file(tmp_path):
    """They come back as they were, and take themselves out of data of any shape."""
    place = assignment(tmp_path)
    people = {
        BEN: Sender("Ben Carter", "7", "", "moodle"),
        ANNA: Sender("smithanna", "4", "99", "canvas"),
    }
    write_names(place, people)
    assert list(json.loads((place / "names.json").read_text("utf-8"))) == [ANNA, BEN]
    names = load_names(place)
    assert names.people == read_names(place) == people
    assert (names.name_of(BEN), names.name_of("CCCC-4444")) == ("Ben Carter", "")
    data = {"text": ["Anna Smith", 7, None], "Ben Carter": ("x",)}
    assert names.redact_all(data) == {"text": ["[name]", 7, None], "[name]": ["x"]}


def test_names_of_other_assignments_are_taken_out_too(tmp_path):
    """Who did not hand this one in may be named in it."""
    place, other = assignment(tmp_path), assignment(tmp_path, "03-check")
    write_names(other, {BEN: Sender("Ben Carter", "7", "", "moodle")})
    names = load_names(place)
    assert (names.people, names.redact("with Ben Carter")) == ({}, "with [name]")


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"../x": {"name": "", "lms_id": "", "submission_id": "", "from": "moodle"}}',
        f'{{"{ANNA}": {{"name": "", "lms_id": 7, "submission_id": "", "from": "moodle"}}}}',
        f'{{"{ANNA}": {{"name": "", "lms_id": "", "submission_id": "", "from": "x"}}}}',
        f'{{"{ANNA}": []}}',
    ],
)
def test_a_damaged_file_of_names_is_told(tmp_path, content):
    """Nothing is passed on as if there were no names."""
    place = assignment(tmp_path)
    (place / "names.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match="is damaged"):
        load_names(place)


def test_without_names_only_addresses_are_known():
    """A class whose platform gives no names."""
    assert Names({}).redact("Anna Smith, a@b.de") == "Anna Smith, [e-mail]"
