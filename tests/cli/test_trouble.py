"""What if nothing is as it should be? One sentence that helps, code 1, and everything as it was."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import command, run, run_all, surroundings

FSI, PDI = "\u2068", "\u2069"


@pytest.fixture(scope="session")
def bad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files that are no lists, by a word that must be said of each."""
    folder = tmp_path_factory.mktemp("bad")
    bomb = folder / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(3_000_000))
    # what it declares of itself is a thousand times more
    content = bomb.read_bytes().replace((3_000_000).to_bytes(4, "little"), (3_000_000_000).to_bytes(4, "little"))
    files = {
        "empty.csv": (b"", "empty"),
        "photo.csv": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20, "photograph"),
        "paper.csv": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n" + bytes(range(256)), "PDF"),
        "noise.csv": (bytes(range(128, 256)) * 5 + bytes(range(32)) * 20, "text"),
        "bomb.xlsx": (content, "far more"),
    }
    found = {"no file": folder / "none.csv", "folder": folder}
    for name, (data, word) in files.items():
        (folder / name).write_bytes(data)
        found[word] = folder / name
    return found


def test_no_list_at_all(bad: dict[str, Path], museum: Path) -> None:
    calls = [["import", museum, path, "--yes"] for path in bad.values()]
    calls += [["places", museum, bad[word], "--yes"] for word in ("no file", "folder", "photograph")]
    calls += [["read", bad[word]] for word in ("no file", "empty", "far more")]
    words = {str(path): word for word, path in bad.items()}
    check = ["check", museum, "--json"]
    before, *refused, after = run_all([check, *calls, check])
    for ended in refused:
        assert (ended.code, ended.out) == (1, ""), ended
        assert words[next(each for each in ended.words if each in words)] in ended.err, ended
    assert json.loads(after.out) == json.loads(before.out)


def test_no_museum_at_all(tmp_path: Path, practice: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    calls = [[verb, tmp_path] for verb in ("read", "assess", "plan", "undo", "check", "rebuild", "serve")]
    calls += [
        ["import", tmp_path, practice / "register.csv", "--yes"],
        ["places", tmp_path, practice / "store.csv", "--yes"],
        ["report", tmp_path, "brief", "-o", tmp_path / "x.html"],
        ["bundle", tmp_path, tmp_path / "text"],
    ]
    for ended in run_all(calls):
        assert (ended.code, "holds no museum" in ended.err) == (1, True), ended
    missing, taken, none = run_all(
        [["check", tmp_path / "none"], ["new", tmp_path], ["new", tmp_path / "new", "--from", practice]]
    )
    assert (missing.code, "There is no folder" in missing.err) == (1, True)
    assert (taken.code, "not empty" in taken.err) == (1, True)
    assert (none.code, "does not hold a museum as text" in none.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_wrong_words(museum: Path, practice: Path, tmp_path: Path) -> None:
    register = practice / "register.xlsx"
    said = {
        "no column": ["read", register, "--column", "Colour=number"],
        "cannot be": ["read", register, "--column", "Object=nonsense"],
        "HEADING=MEANING": ["import", museum, register, "--column", "Object", "--yes"],
        "Its sheets are: Register": ["read", register, "--sheet", "Objects"],
        "not a kind of report": ["report", museum, "brief", "-o", tmp_path / "brief.doc"],
        "no action": ["undo", museum, "12:1"],
        "cannot be written": ["report", museum, "brief", "-o", tmp_path / "none" / "brief.html"],
        "cannot be made here": ["bundle", museum, register / "text"],
        "": ["new", register / "museum"],
    }
    for word, ended in zip(said, run_all(said.values()), strict=True):
        assert (ended.code, word in ended.err, ended.out) == (1, True, ""), ended
    assert list(tmp_path.iterdir()) == []


# a shell lets what runs in the background not hear SIGINT; a person at a terminal is heard
TWICE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from reorg.cli import main, plan
kept = plan.keep_plan
def keep(*given, **named):
    signal.raise_signal(signal.SIGINT)  # the last moment at which the plan can be given up
    return kept(*given, **named)
plan.keep_plan = keep
main(["--language", "en", *sys.argv[1:]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_stopped_while_it_plans(museum: Path) -> None:
    before = run("check", museum, "--json").out
    kept = sorted(path.name for path in (museum / "files").rglob("*"))
    with subprocess.Popen(
        [sys.executable, "-c", TWICE, "plan", str(museum), "--time", "300"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(REORG_PROGRESS="1"),
    ) as planning:
        assert planning.stderr is not None
        assert any(json.loads(line)["progress"] >= 0.05 for line in planning.stderr)
        planning.send_signal(signal.SIGINT)  # it goes on with the best places so far
        out, err = planning.communicate(timeout=60)
    assert (planning.returncode, out) == (1, "")
    assert err.splitlines()[-1] == "Stopped. Nothing is half-written."
    assert "Traceback" not in err
    assert run("check", museum, "--json").out == before
    assert sorted(path.name for path in (museum / "files").rglob("*")) == kept


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is told otherwise on Windows")
@pytest.mark.parametrize("words", [["--json"], []])
def test_a_reader_that_goes_away(practice: Path, words: list[str]) -> None:
    with subprocess.Popen(
        command("read", practice / "register.csv", *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(),
    ) as reading:
        assert reading.stdout is not None
        reading.stdout.close()  # as head does after its first line
        assert reading.stderr is not None
        err = reading.stderr.read()
    assert (reading.returncode, err) == (1, "")


def test_a_terminal_that_knows_few_letters(practice: Path, museum: Path) -> None:
    calls = (
        ["--language", language, *words]
        for language in ("en", "ar")
        for words in (["read", practice / "register.csv"], ["assess", museum])
    )
    for ended in run_all(calls, PYTHONIOENCODING="ascii", LANG="C"):
        assert (ended.code, ended.out.isascii(), len(ended.out) > 200) == (0, True, True), ended


def test_arabic(museum: Path, practice: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    calls = (
        ["read", practice / "register.csv"],
        ["check", museum],
        ["new", tmp_path / "museum"],
        ["report", museum, "brief", "-o", file],
        ["check", tmp_path / "none"],
        ["undo", tmp_path / "museum"],
    )
    reading, checked, made, written, missing, undone = run_all(["--language", "ar", *words] for words in calls)
    read, check = reading.out, checked.out
    assert re.search(f"{FSI}120{PDI} .* {FSI}register.csv{PDI}", read)
    assert read.count(FSI) + read.count("\u2067") == read.count(PDI) > 10
    assert not re.search(r"\b(rows \S*\d|Column|Taken for|sure %|For example)", read)
    assert re.search(f"{FSI}[0-9,]+{PDI}", check)
    assert re.search("[\u0600-\u06ff]{3}", check)
    # what people copy has no marks in it
    for ended, copied in ((made, tmp_path / "museum"), (written, file), (missing, tmp_path / "none")):
        flat = ended.said.replace("\n", "")
        assert str(copied) in flat
        assert f"{FSI}{copied}" not in flat
    assert '<html lang="ar" dir="rtl"' in file.read_text(encoding="utf-8")
    assert re.search(r" [0-9a-f]{8}:1\b", undone.out)
    with subprocess.Popen(
        command("serve", museum, "--port", "0", "--no-browser", language="ar"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=surroundings(),
    ) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline().decode()
        finally:
            server.terminate()
    assert re.search(rf"[^{FSI}]http://127\.0\.0\.1:\d+/[^{PDI}]", line), line


DANGEROUS = (
    "=cmd|'/c calc'!A0",
    "+SUM(A1:A9)",
    "@now",
    '=HYPERLINK("http://example.org","jar")',
    "<script>alert(1)</script>",
    "\x1b[31mred",
    "[red]jar[/blue]",
    "\\[red]jar\\[/blue]",
)


def test_dangerous_cells_are_only_text(tmp_path: Path) -> None:
    list_ = tmp_path / "list.csv"
    rows = "".join(
        f'{at},"{text.replace(chr(34), chr(34) * 2)}",Jar,A1\n' for at, text in enumerate(DANGEROUS * 3, start=101)
    )
    list_.write_text("Number,Object name,Title,Place\n" + rows, encoding="utf-8")
    folder, text, html = tmp_path / "museum", tmp_path / "text", tmp_path / "condition.html"
    shown, told, *others, read = run_all(
        [
            ["read", list_],
            ["read", list_, "--json"],
            ["new", folder],
            ["import", folder, list_, "--yes"],
            ["report", folder, "condition", "-o", html],
            ["bundle", folder, text],
            ["read", folder],
        ]
    )
    assert [each.code for each in (shown, told, *others, read)] == [0] * 7
    assert "formula_as_text" in {note["code"] for note in json.loads(told.out)["notes"]}
    assert "=cmd|'/c calc'!A0" in json.loads(told.out)["columns"][1]["samples"]
    assert "=cmd|'/c calc'!A0" in shown.out
    assert "\x1b" not in shown.out + read.out
    assert "<script>alert" not in html.read_text(encoding="utf-8")
    (lines,) = (text / "entries").glob("*.jsonl")
    names = [json.loads(line)["data"].get("name") for line in lines.read_text(encoding="utf-8").splitlines()]
    assert set(DANGEROUS) - set(names) <= {"\x1b[31mred"}


def test_markup_in_the_first_cells_is_shown_as_it_is(tmp_path: Path) -> None:
    cells = DANGEROUS[4:]
    for at, cell in enumerate(cells):
        (tmp_path / f"{at}.csv").write_text(f"Number,Title\n1,{cell}\n2,Jar\n3,Jug\n", encoding="utf-8")
    for cell, shown in zip(cells, run_all(["read", tmp_path / f"{at}.csv"] for at in range(len(cells))), strict=True):
        assert (shown.code, cell.replace("\x1b", "\ufffd") in shown.out, "\x1b" in shown.out) == (0, True, False), shown


def test_a_formula_is_read_and_not_reckoned(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Number", "Object name", "Height (cm)"], [1, "jar", "=10+2"], [2, "jug", 9], [3, "=1+1", 8]):
        sheet.append(row)
    sheet["B2"].data_type = "s"
    book.save(tmp_path / "list.xlsx")
    found = json.loads(run("read", tmp_path / "list.xlsx", "--json").out)
    assert "formula_without_result" in {note["code"] for note in found["notes"]}
    samples = [set(column["samples"]) for column in found["columns"]]
    assert samples[1] <= {"jar", "jug", "=1+1"}
    assert samples[2] <= {"9", "8"}
