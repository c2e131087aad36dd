"""The command line: what it prints, what it refuses and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import medialit
from medialit.cli import main

TEXT = "Bridge closed\n\n“It will not hold,” Ruth Adler said. 😀 Officials denied that it was old."


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(capsys, *arguments) -> tuple[int, str, str]:
    status = main([str(a) for a in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_report_to_read(capsys, article):
    """The terminal shows the quotation, its speaker, and that no score is given."""
    status, out, err = run(capsys, "analyze", article)
    assert (status, err) == (0, "")
    assert "Ruth Adler" in out
    assert "It will not hold" in out
    assert "No score of truth" in out


def test_a_page_is_written(capsys, article, tmp_path):
    """--html writes a whole page and prints nothing besides."""
    status, out, _ = run(capsys, "analyze", article, "--html", tmp_path / "report.html")
    assert (status, out) == (0, "")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert "Ruth Adler" in page


def test_json_has_the_documented_shape(capsys, article):
    """--json gives medialit.report/1 with all its keys, and offsets into the given text."""
    status, out, _ = run(capsys, "analyze", article, "--json")
    report = json.loads(out)
    assert status == 0
    assert list(report) == [
        "schema", "article", "annotations", "quotations", "sources", "claims", "measures", "notes",
    ]  # fmt: skip
    assert report["schema"] == "medialit.report/1"
    assert set(report["article"]) == {
        "title", "outlet", "byline", "published", "url", "text", "sha256", "repairs",
    }  # fmt: skip
    keys = {"start", "end", "label", "rule", "message"}
    assert all(keys <= set(a) <= keys | {"voice"} for a in report["annotations"])
    assert set(report["claims"][0]) == {
        "start", "end", "kind", "claim_type", "attributed_to", "worthiness", "reasons", "evidence",
        "presupposes",
    }  # fmt: skip
    quotation = report["quotations"][0]
    assert set(quotation) == {"kind", "content", "cue", "source", "speaker"}
    [place] = quotation["content"]
    assert TEXT[place["start"] : place["end"]] == "“It will not hold,”"
    assert TEXT[quotation["cue"]["start"] : quotation["cue"]["end"]] == "said"
    assert set(report["sources"][0]) == {"name", "kind", "role", "quotations", "words"}
    assert all(set(m) == {"name", "value", "unit", "n"} for m in report["measures"])


BAD = [
    ("a missing file", ["analyze", "no.txt"], "no file"),
    ("a folder", ["analyze", "."], "is a folder"),
    ("a binary file", ["analyze", "picture.txt"], "is not text"),
    ("an empty file", ["analyze", "empty.txt"], "is empty"),
    ("a wrong encoding", ["analyze", "old.txt"], "windows-1252"),
    ("an unknown encoding", ["analyze", "old.txt", "--encoding", "klingon"], "klingon"),
    ("an unknown option", ["analyze", "article.txt", "--score"], "--help"),
    ("an unknown command", ["judge", "article.txt"], "--help"),
    ("no command", [], "medialit analyze"),
    ("no file named", ["analyze"], "No article named"),
    ("a page in no folder", ["analyze", "article.txt", "--html", "no/r.html"], "cannot be written"),
    ("a page that is a folder", ["analyze", "article.txt", "--html", "."], "is a folder"),
    ("the article as output", ["analyze", "article.txt", "--html", "article.txt"], "file to read"),
    ("lines without --out", ["analyze", "--jsonl", "article.txt"], "--out"),
    ("--out without lines", ["analyze", "article.txt", "--out", "o"], "--jsonl"),
    ("lines from nowhere", ["analyze", "--jsonl", "no.jsonl", "--out", "o"], "no file"),
    (
        "lines to nowhere",
        ["analyze", "--jsonl", "article.txt", "--out", "no/o"],
        "cannot be written",
    ),
]


@pytest.mark.parametrize(("name", "arguments", "says"), BAD, ids=[b[0] for b in BAD])
def test_bad_input_gets_one_line_and_status_2(capsys, article, monkeypatch, name, arguments, says):
    """One line on standard error says what happened and what to do; the status is 2."""
    folder = article.parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
    (folder / "old.txt").write_bytes("Café".encode("cp1252"))
    monkeypatch.chdir(folder)
    before = sorted(p.name for p in folder.iterdir())
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert says in err
    assert "Traceback" not in err
    assert sorted(p.name for p in folder.iterdir()) == before, "a file was left behind"
    assert article.read_text("utf-8") == TEXT


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_folder_that_may_not_be_written_to(capsys, article, tmp_path):
    """A folder without permission to write is an error in one line."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert run(capsys, "analyze", article, "--html", locked / "r.html")[0] == 2


LINES = [
    json.dumps({"id": "a", "text": "\r\n😀 “No,” said Ruth Adler.\x00"}),
    "{not json",
    json.dumps({"id": "c", "text": 7}),
    json.dumps(["a list"]),
    json.dumps({"text": "no id"}),
    json.dumps({"id": "f", "text": "x", "title": 3}),
    "[" * 5000,
    json.dumps({"id": "h", "text": "\ud800 lone"}),
    json.dumps({"id": "i", "text": ""}),
]


def test_a_damaged_line_has_an_error_in_its_place(capsys, tmp_path):
    """Each line gets a report or an error object, in order; the status is 1."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + "\n".join(LINES).encode() + b"\n\xff\xfe\n")
    status, out, err = run(capsys, "analyze", "--jsonl", source, "--out", target)
    assert (status, out) == (1, "")
    assert "7 of 10 lines" in err
    rows = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert [row["id"] for row in rows] == ["a", None, "c", None, None, "f", None, "h", "i", None]
    assert [i for i, row in enumerate(rows) if "error" not in row] == [0, 7, 8]
    for number in (1, 2, 3, 4, 5, 6, 9):
        assert set(rows[number]) == {"id", "error"}
        assert set(rows[number]["error"]) == {"type", "message"}
        assert f"Line {number + 1}" in rows[number]["error"]["message"]


def test_lines_are_analysed_as_they_stand(capsys, tmp_path):
    """With --jsonl nothing is repaired: offsets point into the very string that was given."""
    text = "\ufeffA\r\n\r\n😀 “No,” said Ruth Adler."
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "1", "text": text, "outlet": "The Relay"}), "utf-8")
    assert run(capsys, "analyze", "--jsonl", source, "--out", target)[0] == 0
    row = json.loads(target.read_text("utf-8"))
    assert row["article"]["text"] == text
    assert row["article"]["outlet"] == "The Relay"
    [place] = row["quotations"][0]["content"]
    assert text[place["start"] : place["end"]] == "“No,”"


def test_a_failed_run_leaves_the_earlier_output(capsys, tmp_path):
    """Where OUT exists and the run cannot start, OUT stays as it was."""
    target = tmp_path / "out.jsonl"
    target.write_text("precious", "utf-8")
    assert run(capsys, "analyze", "--jsonl", tmp_path / "no", "--out", target)[0] == 2
    assert target.read_text("utf-8") == "precious"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal here")
def test_ctrl_c_leaves_nothing_half_written(tmp_path):
    """Ctrl-C in the middle of a long run: one line, status 130, the old output, no other file."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    line = json.dumps({"id": "a", "text": TEXT * 20}) + "\n"
    source.write_text(line * 20_000, "utf-8")
    target.write_text("precious", "utf-8")
    command = [sys.executable, "-m", "medialit", "analyze", "--jsonl", source, "--out", target]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert target.read_text("utf-8") == "precious"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_the_module_and_standard_input(article):
    """Python -m medialit reads an article from standard input."""
    command = [sys.executable, "-m", "medialit", "analyze", "-"]
    done = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=True)
    assert b"Ruth Adler" in done.stdout


def test_the_version(capsys):
    """--version tells the package's version."""
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert medialit.__version__ in capsys.readouterr().out


def test_compare_prints_accounts_side_by_side(capsys, article, tmp_path):
    """Two files are compared; --html writes a page, but never over a file that is read."""
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("hold", "last"), "utf-8")
    status, out, _ = run(capsys, "compare", article, other)
    assert status == 0
    assert "QUOTATIONS THAT TWO ACCOUNTS SHARE" in out
    page = tmp_path / "page.html"
    assert run(capsys, "compare", article, other, "--html", page)[0] == 0
    assert "side by side" in page.read_text("utf-8")
    status, _, error = run(capsys, "compare", article, other, "--html", other)
    assert status == 2
    assert "name another file" in error


def test_compare_needs_two(capsys, article):
    """One article cannot be compared; the message says so."""
    status, _, error = run(capsys, "compare", article)
    assert status == 2
    assert "2 to 20 articles" in error
