"""Access databases are read through mdbtools where that is installed; where not, a sentence says what to do."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from reorg.exchange import Unreadable
from reorg.exchange.tables import open_table
from tests.exchange.tables.writers import cells

START = b"\x00\x01\x00\x00Standard Jet DB\x00\x01\x00\x00\x00"
KEPT = Path(os.environ.get("REORG_ACCESS", ""))


def database(folder: Path) -> Path:
    path = folder / "museum.mdb"
    path.write_bytes(START + bytes(4096))
    return path


def test_without_mdbtools_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="mdbtools"):
        open_table(database(tmp_path))


def programs(folder: Path, tables: str, export: str) -> None:
    """Put programs of the same names first on the way: what they say and how they end is what is tested."""
    for name, script in (("mdb-tables", tables), ("mdb-export", export)):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for mdbtools here")
def test_its_tables_are_like_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export = (
        'for last in "$@"; do :; done\n'
        'if [ "$last" = "My Objects" ]; then printf \'Number,Object name,Seen\\n"1.1","jar, red",2001-02-03 00:00:00\\n\'; '
        "else printf 'Phone\\n1\\n2\\n'; fi"
    )
    programs(tmp_path, 'printf "MSysObjects\\nPhones\\nMy Objects\\n"', export)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    table = open_table(database(tmp_path))
    assert (table.format, table.sheet, table.sheets) == ("access", "My Objects", ("Phones", "My Objects"))
    assert cells(table.db) == [("1.1", "jar, red", "2001-02-03")]
    assert open_table(database(tmp_path), sheet="Phones").rows == 2


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for mdbtools here")
def test_a_program_that_fails_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path, "echo 'Couldnt open database.' >&2; exit 1", "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(Unreadable, match="Couldnt open database"):
        open_table(database(tmp_path))


@pytest.mark.skipif(
    shutil.which("mdb-tables") is None, reason="mdbtools is not installed (Debian: apt install mdbtools)"
)
def test_mdbtools_itself_says_why_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"mdbtools|without tables"):
        open_table(database(tmp_path))


if KEPT.is_file():  # a museum's own file: only on the machine that names one in REORG_ACCESS

    def test_a_real_database() -> None:
        table = open_table(KEPT)
        assert table.format == "access"
        assert table.rows > 0
        assert table.columns
