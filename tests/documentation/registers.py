"""Small registers for tests, column by column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from reorg.documentation import Register
from reorg.documentation.findings import CHECKS
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.table import fill
from reorg.museum import Finding, Places

TODAY = date(2026, 11, 22)
WCMA = Path(__file__).parents[1] / "museums" / "wcma-200" / "objects.csv"
MEANING = {
    "accession_number": "number",
    "title": "title",
    "object_name": "name",
    "maker": "maker",
    "creation_date": "date",
    "medium": "materials",
    "dimensions": "dimensions",
    "classification": "category",
    "credit_line": "acquisition",
    "accession_date": "acquired",
    "description": "description",
}


def register(**fields: Sequence[str | None]) -> Register:
    """Return a register with one column for each field."""
    db = duckdb.connect()
    names = list(fields)
    rows = len(fields[names[0]])
    columns: dict[str, Sequence[object]] = {"row": range(1, rows + 1)}
    columns |= {f"c{at}": fields[name] for at, name in enumerate(names)}
    fill(db, "register", {name: "BIGINT" if name == "row" else "VARCHAR" for name in columns}, columns)
    return Register(db, "test", tuple(names), rows, {name: at for at, name in enumerate(names)})


def found(find: Callable[[Inquiry], Finding | None], **fields: Sequence[str | None]) -> Finding | None:
    """Return what one kind of finding says of a small register."""
    return find(Inquiry(register(**fields), TODAY))


def told(code: str, fields: Mapping[str, Sequence[str | None]], **known: Places | set[str] | None) -> Finding | None:
    """Return what the kind of finding called ``code`` says of a small register, of a store and pictures if known.

    A field in capitals is a column of which nobody said what it holds.
    """
    made = register(**{name.lower(): cells for name, cells in fields.items()})
    meaning = {name: at for name, at in made.meaning.items() if name in fields}
    check = next(check for check in CHECKS if check.kind.code == code)
    return check.find(Inquiry(replace(made, meaning=meaning), TODAY, **known))


def wcma() -> Register:
    """Return the 200 records of a real museum."""
    db = duckdb.connect()
    db.execute(f"CREATE TABLE raw AS FROM read_csv('{WCMA}', all_varchar = true, header = true)")
    names = [str(name) for name, *_ in db.execute("DESCRIBE raw").fetchall()]
    told = ", ".join(f'"{name}" AS c{at}' for at, name in enumerate(names))
    db.execute(f"CREATE TABLE register AS SELECT row_number() OVER () AS row, {told} FROM raw")
    return Register(db, "wcma", tuple(names), 200, {MEANING[name]: at for at, name in enumerate(names)})
