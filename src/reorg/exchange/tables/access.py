"""How are the tables of a Microsoft Access database read? (.mdb, .accdb, through the free programs of mdbtools)

They run without a shell, with a limit of time and of size, and only ever read.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb

from reorg.exchange.tables.dialect import long_cells
from reorg.exchange.tables.grids import Grid, read_grids
from reorg.exchange.tables.table import Sheet
from reorg.exchange.unreadable import Unreadable
from reorg.language import say

_SECONDS = 300
_LARGEST = 4 << 30  # bytes of one table as text
_MOST_TABLES = 400
_MIDNIGHT = " 00:00:00"  # a date without a time
_SYSTEM = ("MSys", "USys", "~", "f_")


def read_access(db: duckdb.DuckDBPyConnection, path: Path, name: Path, wanted: str | None, workspace: Path) -> Sheet:
    """Read the likeliest table of an Access database into table ``register``; its tables are like sheets."""
    if shutil.which("mdb-tables") is None or shutil.which("mdb-export") is None:
        raise Unreadable(
            say(
                "{name} is an Access database. This computer lacks the free program that reads it (mdbtools). Either "
                "install mdbtools and try again, or open it in Access, export each table as .xlsx, and bring those.",
                name=name.name,
            )
        )
    said = _run(["mdb-tables", "-1", str(path.resolve())], name, workspace / "tables.txt")
    names = [each for each in said.read_text("utf-8", "replace").splitlines() if each and not each.startswith(_SYSTEM)]
    if not names:
        raise Unreadable(say("{name} is an Access database without tables that can be read.", name=name.name))
    export = _Export(path, name, workspace)
    grids = [Grid(each, partial(export.rows, each), export.count(each)) for each in names[:_MOST_TABLES]]
    return read_grids(db, name, grids, wanted, workspace)


class _Export:
    """The tables as text, each exported once."""

    def __init__(self, path: Path, name: Path, workspace: Path) -> None:
        self._path, self._name, self._workspace = path, name, workspace
        self._done: dict[str, Path] = {}

    def rows(self, table: str) -> Iterator[list[str]]:
        """Yield the rows of a table, its headings first."""
        with long_cells(), self._file(table).open(encoding="utf-8", errors="replace", newline="") as file:
            for row in csv.reader(file):
                yield [cell.removesuffix(_MIDNIGHT) for cell in row]

    def count(self, table: str) -> int:
        """Return how many rows a table has, at least about."""
        with self._file(table).open("rb") as file:
            return sum(1 for _ in file)

    def _file(self, table: str) -> Path:
        if table not in self._done:
            command = ["mdb-export", "-D", "%Y-%m-%d", "-T", "%Y-%m-%d %H:%M:%S", "-B", "-b", "strip"]
            target = self._workspace / f"access{len(self._done)}.csv"
            self._done[table] = _run([*command, str(self._path.resolve()), table], self._name, target)
        return self._done[table]


def _run(command: list[str], name: Path, target: Path) -> Path:
    """Run a program and keep what it says in a file; raises :class:`Unreadable` if it fails, is slow or says too much."""
    problem = target.with_suffix(".problem")
    with target.open("wb") as out, problem.open("wb") as err:
        running = subprocess.Popen(  # noqa: S603 - no shell; the program's name is ours, the file's an absolute path
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=target.parent
        )
        end = time.monotonic() + _SECONDS
        while running.poll() is None and time.monotonic() < end and target.stat().st_size < _LARGEST:
            try:
                running.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        if running.poll() is None:
            running.kill()
            running.wait()
            raise Unreadable(
                say("{name} took too long to read. Open it in Access and export the table as .xlsx.", name=name.name)
            )
    why = problem.read_text("utf-8", "replace").strip().splitlines()
    if running.returncode != 0 or (not target.stat().st_size and why):
        raise Unreadable(
            say(
                "{name} could not be read by mdbtools ({why}). It may be damaged, of a very new kind, or closed with "
                "a password. Open it in Access and export the table as .xlsx.",
                name=name.name,
                why=why[-1][:200] if why else str(running.returncode),
            )
        )
    return target
