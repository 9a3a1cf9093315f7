"""Which columns are made of others: several put together for one fact, or one cut into several facts?

The columns of the file stay as they are; what is made lies after them in the table (``c12`` and on, where the file
has twelve). Every rule is plain data that a person sees, can change, and that can be used for the next list.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

from reorg.exchange.meaning.split import Rule
from reorg.exchange.tables.table import Table, ask, quoted, workspace
from reorg.museum import FIELDS

SHOWN = 5
# what stands between columns that are put together, where nobody says
BETWEEN: Mapping[str, str] = {"place_text": " / ", "maker": " ", "number": ".", "materials": ", ", "dimensions": " x "}
_LIST = "; "


@dataclass(frozen=True)
class Joined:
    """Several columns that are one field: their positions in the order in which they are put together.

    ``between`` says what stands between them (one less than the columns). An empty cell is passed over, with what
    would stand before it.
    """

    field: str
    columns: tuple[int, ...]
    between: tuple[str, ...]

    def expression(self) -> str:
        """Return the SQL for the text that is put together, NULL where every cell is empty."""
        names = [f"trim(c{at})" for at in self.columns]
        text = f"coalesce({names[0]}, '')"
        for (before, name), between in zip(pairwise(range(len(names))), self.between, strict=True):
            filled = " OR ".join(f"c{at} IS NOT NULL" for at in self.columns[: before + 1])
            joint = f"CASE WHEN c{self.columns[name]} IS NOT NULL AND ({filled}) THEN {quoted(between)} ELSE '' END"
            text += f" || {joint} || coalesce({names[name]}, '')"
        return f"nullif({text}, '')"


@dataclass(frozen=True)
class Cut:
    """One column that holds several facts, and the rule that takes them apart."""

    column: int
    rule: Rule


@dataclass(frozen=True)
class Made:
    """A column that was made: its ``position`` in the table, its ``name`` and ``field``, and what it was made ``of``.

    ``between`` of columns that were put together; ``piece`` is the field that was cut out of a column.
    """

    position: int
    name: str
    field: str
    of: tuple[int, ...]
    between: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a cut does: cells that were cut, cells that stay whole, and some of both as examples."""

    column: int
    rule: Rule
    done: int
    left: int
    shown: tuple[tuple[str, Mapping[str, str] | None], ...] = ()


def joined(field: str, columns: Sequence[int], between: Sequence[str] = (), table: Table | None = None) -> Joined:
    """Return columns put together, with what stands between them where that is not said."""
    said = tuple(between)
    if len(said) == 1:
        said *= len(columns) - 1
    if len(said) != len(columns) - 1:
        pairs = pairwise(columns)
        said = tuple(_number_joint(table, *pair) if field == "number" and table else _usual(field) for pair in pairs)
    return Joined(field, tuple(columns), said)


def _usual(field: str) -> str:
    return BETWEEN.get(field, _LIST)


def _number_joint(table: Table, before: int, after: int) -> str:
    """Return what stands between two parts of a number: nothing before a letter or after a mark, else a full stop."""
    found = ask(table.db, f"c{before}, c{after}", f"WHERE c{before} IS NOT NULL AND c{after} IS NOT NULL LIMIT 20")
    pairs = [(one.strip()[-1:], other.strip()[:1]) for one, other in found.fetchall()]
    apart = sum(1 for one, other in pairs if one.isalnum() and other.isalnum() and one.isdigit() == other.isdigit())
    return "." if not pairs or apart * 2 > len(pairs) else ""


def lay(
    table: Table, joins: Sequence[Joined], cuts: Sequence[Cut], taken: Sequence[str] = ()
) -> tuple[tuple[Made, ...], tuple[Outcome, ...]]:
    """Add the made columns to ``register``, after those of the file. ``taken`` are fields that other columns hold.

    Returns what was made, in the order of the table, and what each cut does. Slow only in the number of different
    cells that are cut: 100,000 take about five seconds.
    """
    made: list[Made] = []
    outcomes: list[Outcome] = []
    width = len(table.columns)
    for each in joins:
        at = width + len(made)
        table.db.execute(f"ALTER TABLE register ADD COLUMN c{at} VARCHAR")
        table.db.execute(f"UPDATE register SET c{at} = {each.expression()}")
        name = " + ".join(table.columns[column] for column in each.columns)
        made.append(Made(at, name, each.field, each.columns, each.between))
    held = {*taken, *(each.field for each in made)}
    for cut in cuts:
        fields = [field for field in cut.rule.fields if field not in held]
        held |= set(fields)
        first = width + len(made)
        outcomes.append(_lay_cut(table, cut, fields, first))
        made += [
            Made(first + at, f"{table.columns[cut.column]}: {FIELDS[field].label}", field, (cut.column,))
            for at, field in enumerate(fields)
        ]
    return tuple(made), tuple(outcomes)


def _lay_cut(table: Table, cut: Cut, fields: Sequence[str], first: int) -> Outcome:
    """Cut every different cell once, and add a column for each field."""
    column = f"c{cut.column}"
    cells = ask(table.db, f"{column}, count(*)", f"WHERE {column} IS NOT NULL GROUP BY ALL").fetchall()
    done = left = 0
    pieces: list[tuple[str, Mapping[str, str] | None]] = []
    for text, count in cells:
        found = cut.rule.cut(text)
        pieces.append((text, found))
        done, left = done + (count if found else 0), left + (0 if found else count)
    if fields:
        _write(table.db, column, fields, first, [(text, _kept(cut.rule, text, found)) for text, found in pieces])
    known = {each.text.strip() for each in cut.rule.examples}
    return Outcome(
        cut.column, cut.rule, done, left, _samples([each for each in pieces if each[0].strip() not in known])
    )


def _kept(rule: Rule, text: str, found: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return the pieces of a cell; of one that cannot be cut the whole, where it is to be kept as a field."""
    if found is not None:
        return found
    return {rule.whole: text.strip()} if rule.whole else {}


def _write(
    db: duckdb.DuckDBPyConnection,
    column: str,
    fields: Sequence[str],
    first: int,
    pieces: Sequence[tuple[str, Mapping[str, str]]],
) -> None:
    """Add the columns and fill them from a table of the different cells."""
    shape = "{" + ", ".join(f"'p{at}': 'VARCHAR'" for at in range(1 + len(fields))) + "}"
    with workspace() as folder:
        path = Path(folder, "pieces.csv")
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerows([text, *(found.get(field, "") for field in fields)] for text, found in pieces)
        source = f"read_csv({quoted(str(path))}, delim=',', quote='\"', escape='\"', header=false, columns={shape}, "
        db.execute(f"CREATE TEMP TABLE pieces AS SELECT * FROM {source} auto_detect=false, new_line='\\n')")
    for at in range(len(fields)):
        db.execute(f"ALTER TABLE register ADD COLUMN c{first + at} VARCHAR")
    changes = ", ".join(f"c{first + at} = nullif(pieces.p{at + 1}, '')" for at in range(len(fields)))
    db.execute(f"UPDATE register SET {changes} FROM pieces WHERE register.{column} = pieces.p0")
    db.execute("DROP TABLE pieces")


def _samples(
    pieces: Sequence[tuple[str, Mapping[str, str] | None]],
) -> tuple[tuple[str, Mapping[str, str] | None], ...]:
    """Return five cells that a person has not shown: mostly such as are cut, and one or two that are not."""
    cut = [each for each in pieces if each[1] is not None]
    whole = [each for each in pieces if each[1] is None][:2]
    step = max(1, len(cut) // SHOWN)
    return (*cut[::step][: SHOWN - len(whole)], *whole)
