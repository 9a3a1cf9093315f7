"""Do several lists stand in one sheet or file, one under the other or side by side, each with headings of its own?

One of them is read; the others are offered as if they were sheets, and all of one shape together as ``*``. A list
begins where a line looks like headings, after an empty line or in the middle, and its words are not those above.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.grids import ALL, Grid, Judged, alike, likeness, read_as_one
from reorg.exchange.tables.header import Header, find_header
from reorg.exchange.tables.table import Sheet, ask, cells
from reorg.exchange.vocabulary import known, meanings, phrase, vocabulary
from reorg.language import listed, say_many
from reorg.museum import Finding, Severity

_MOST_GAPS = 500
_MOST_PARTS = 40
_KNOWN = 0.6  # how well a word is known as a heading from which on it counts
_SHARE = 0.6  # share of a line's cells that are known, for it to be headings amid rows
_BELOW = 12  # rows looked at below
_NAMED = 80
_LOOKED_AT = 2  # first columns whose words are compared with known headings
_CLEAR = 0.8
_FETCHED = 5000


@dataclass(frozen=True)
class Part:
    """A list within a sheet: its rows (from, up to and without; by row number) and columns, and its headings."""

    name: str
    first: int
    last: int
    columns: tuple[int, ...]
    header: Header
    rows: int

    @property
    def judged(self) -> Judged:
        """The part as it is compared with others."""
        return Judged(Grid(self.name, partial(iter, ()), self.rows), self.header, likeness(self.header, self.rows))


def split(db: duckdb.DuckDBPyConnection, found: Sheet, wanted: str | None, workspace: Path) -> Sheet:
    """Keep one list in table ``register`` where it holds several; returns the sheet with the others named.

    ``wanted`` is the name of a part (``"List 2"``), ``"*"`` for all of the likeliest one's shape, or None.
    """
    lists = [part for part in _side_by_side(db, found, _one_below_the_other(db, found)) if part.rows][:_MOST_PARTS]
    if len(lists) < 2:
        return found
    named = {part.name: part for part in lists}
    best = named.get(wanted or "") or max(lists, key=lambda part: part.judged.likeness)
    family = {each.grid.name for each in alike([part.judged for part in lists], best.judged)}
    same = [part for part in lists if part.name in family] if best.header.at >= 0 else [best]
    names = (*named, *([ALL] if len(same) > 1 else []))
    if wanted == ALL and len(same) > 1:
        sheet = _joined(db, same, workspace)
        left = [name for name in named if name not in family]
        kept = [note for note in found.notes if note.code not in _OF_ROWS]
        return replace(
            found, header=sheet.header, width=sheet.width, header_line=1, name=ALL, names=names,
            notes=(*kept, *sheet.notes, *_noted(best, left, len(lists), 0)),
        )  # fmt: skip
    best = _keep(db, best)
    notes_kept = _of_part(found.notes, best)
    left = [name for name in named if name != best.name]
    return replace(
        found,
        header=best.header,
        width=len(best.columns),
        header_line=found.header_line + best.first - 1 if found.header_line else 0,
        name=best.name,
        names=names,
        notes=(*notes_kept, *_noted(best, left, len(lists), len(same))),
    )


_OF_ROWS = frozenset({"too_few_cells", "too_many_cells", "columns_by_blanks"})


def _one_below_the_other(db: duckdb.DuckDBPyConnection, found: Sheet) -> list[Part]:
    """Return the lists that stand one under the other; the whole sheet as one if there is only one."""
    columns = tuple(range(found.width))
    last = int((ask(db, "max(row)").fetchone() or (0,))[0] or 0) + 1
    starts = [(row, header) for row, header in _headings(db, found) if row < last]
    ends = [_before(db, row) for row, _ in starts] + [last]
    parts = [Part("List 1", 1, ends[0], columns, found.header, 0)]
    parts += [
        Part(f"List {at}", row + 1, end, columns, header, 0)
        for at, ((row, header), end) in enumerate(zip(starts, ends[1:], strict=True), 2)
    ]
    return [replace(part, rows=_count(db, part, found.width)) for part in parts]


def _headings(db: duckdb.DuckDBPyConnection, found: Sheet) -> list[tuple[int, Header]]:
    """Return the rows that are headings of another list."""
    own = {" ".join(phrase(name)) for name in found.header.names if name}
    names = ", ".join(cells(found.width))
    starts: list[tuple[int, Header]] = []
    for row, first in _candidates(db, found.width):
        if not _headed(first, own):
            continue
        near = ask(db, names, f"WHERE row BETWEEN {row} AND {row + _BELOW} ORDER BY row").fetchall()
        if header := _is_heading([[cell or "" for cell in each] for each in near]):
            starts.append((row, header))
    return starts


def _headed(line: Sequence[str | None], own: set[str]) -> bool:
    """Return whether the words of a line stand over columns, and are other ones than those above."""
    filled = [cell.strip() for cell in line if cell and cell.strip()]
    words = {" ".join(phrase(cell)) for cell in filled}
    if len(filled) < 2 or any(len(cell) > _NAMED for cell in filled) or len(words & own) * 5 > len(words) * 4:
        return False
    if filled[0][0].isdigit():  # 1978.2, OBJET, …: an object with its number
        return False
    return sum(1 for cell in filled if known(cell) >= _KNOWN) >= _SHARE * len(filled)


def _is_heading(texts: Sequence[Sequence[str]]) -> Header | None:
    """Return the first line as headings, if it stands over rows and is likelier to be headings than they."""
    if not any(any(row) for row in texts[1:]):
        return None
    header = find_header(texts)
    return Header(0, 1, tuple(cell.strip() for cell in texts[0])) if header.at == 0 else None


def _candidates(db: duckdb.DuckDBPyConnection, width: int) -> list[tuple[int, list[str | None]]]:
    """Return rows that may be headings: after an empty line, or with words over columns where rows have others."""
    names = cells(width)
    empty = f"coalesce({', '.join(names)}) IS NULL"
    gaps = ask(db, "row + 1", f"WHERE {empty} ORDER BY row LIMIT {_MOST_GAPS}").fetchall() if _any(db, empty) else []
    rows = {row for (row,) in gaps} | {row + 1 for (row,) in gaps}  # a title may stand between
    as_one = """CREATE TEMP TABLE heading AS SELECT unnest(from_json(?, '["VARCHAR"]')) AS word"""
    db.execute(as_one, [json.dumps(sorted(_words()))])  # one by one they would take hundreds of times as long
    for name in names[:_LOOKED_AT]:
        among = f"WHERE {name} IN (SELECT word FROM heading) LIMIT {_MOST_GAPS}"
        rows |= {row for (row,) in ask(db, "row", among).fetchall()}
    db.execute("DROP TABLE heading")
    if not rows:
        return []
    # all at once: one by one, each of hundreds of rows would be looked for in the whole list
    found = ask(db, f"row, {', '.join(names)}", f"WHERE row IN ({', '.join(map(str, rows))}) ORDER BY row").fetchall()
    return [(row, texts) for row, *texts in found]


def _any(db: duckdb.DuckDBPyConnection, condition: str) -> bool:
    return ask(db, "1", f"WHERE {condition} LIMIT 1").fetchone() is not None


@cache
def _words() -> frozenset[str]:
    """Return words that stand over columns and hardly ever in their cells, as people write them."""
    clear = {"number", "name", "title", "place_text", "description", "materials", "maker", "dimensions", "date"}
    plain = {
        " ".join(each)
        for each, means in vocabulary().fields.items()
        if any(means.get(field, 0.0) >= _CLEAR for field in clear)
    }
    return frozenset(written for word in plain for written in (word, word.capitalize(), word.title(), word.upper()))


def _before(db: duckdb.DuckDBPyConnection, row: int) -> int:
    """Return where the list above ends: a title of the next one, alone in its line, is no row of it."""
    found = ask(db, "*", f"WHERE row IN ({row - 1}, {row - 2}) ORDER BY row DESC").fetchall()
    end = row
    for at, *texts in found:
        filled = [text for text in texts if text]
        if len(filled) > 1:
            break
        end = at
    return end


def _count(db: duckdb.DuckDBPyConnection, part: Part, width: int) -> int:
    something = f"coalesce({', '.join(cells(width)[at] for at in part.columns)}) IS NOT NULL"
    where = f"WHERE row >= {part.first} AND row < {part.last} AND {something}"
    return int((ask(db, "count(*)", where).fetchone() or (0,))[0])


def _side_by_side(db: duckdb.DuckDBPyConnection, found: Sheet, parts: Sequence[Part]) -> list[Part]:
    """Return the parts, each divided where empty columns stand between headings that begin anew."""
    divided: list[Part] = []
    for part in parts:
        groups = _groups(part.header.names, found.width)
        if len(groups) < 2 or not _begin_anew([[part.header.names[at] for at in group] for group in groups]):
            divided.append(part)
            continue
        for group in groups:
            names = tuple(part.header.names[at] for at in group)
            own = replace(part, columns=tuple(group), header=replace(part.header, names=names))
            divided.append(replace(own, rows=_count(db, own, found.width)))
    if len(divided) == len(parts):
        return divided
    return [replace(part, name=f"List {at}") for at, part in enumerate(divided, 1)]


def _groups(names: Sequence[str], width: int) -> list[list[int]]:
    """Return the columns with headings, in groups that empty headings divide."""
    groups: list[list[int]] = [[]]
    for at in range(min(width, len(names))):
        if names[at]:
            groups[-1].append(at)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if len(group) > 1]


def _begin_anew(groups: Sequence[Sequence[str]]) -> bool:
    """Return whether each group begins as a list does: the same words again, or a number of its own."""
    first = [" ".join(phrase(name)) for name in groups[0]]
    return all(
        [" ".join(phrase(name)) for name in group][:2] == first[:2]
        or any(meanings(name).get("number", 0.0) >= 0.8 for name in group)
        for group in groups[1:]
    ) and any(meanings(name).get("number", 0.0) >= 0.55 for name in groups[0])


def _keep(db: duckdb.DuckDBPyConnection, part: Part) -> Part:
    """Leave only one part in table ``register``, from row 1 on; returns it without columns that it does not use."""
    within = f"WHERE row >= {part.first} AND row < {part.last}"
    counts = ask(db, ", ".join(f"count(c{at})" for at in part.columns), within).fetchone() or ()
    names = (*part.header.names, *[""] * len(part.columns))
    used = [at for at, count in enumerate(counts) if count or names[at]]
    last = max(used, default=0) + 1
    chosen = ", ".join(f"c{at} AS c{to}" for to, at in enumerate(part.columns[:last]))
    db.execute(f"CREATE TABLE part AS SELECT row - {part.first - 1} AS row, {chosen} FROM register {within}")
    db.execute("DROP TABLE register")
    db.execute("ALTER TABLE part RENAME TO register")
    header = replace(part.header, names=part.header.names[:last])
    return replace(part, columns=part.columns[:last], header=header)


def _of_part(found: Sequence[Finding], part: Part) -> list[Finding]:
    """Return what was noted of the rows of one part, counted from its own first row."""
    kept: list[Finding] = []
    for note in found:
        if not note.rows:
            kept.append(note)
            continue
        rows = tuple(row - part.first + 1 for row in note.rows if part.first <= row < part.last)
        if rows and note.code not in _OF_ROWS:
            kept.append(replace(note, rows=rows, count=len(rows)))
    return kept


def _joined(db: duckdb.DuckDBPyConnection, parts: Sequence[Part], workspace: Path) -> Sheet:
    """Make one list of several parts."""
    db.execute("ALTER TABLE register RENAME TO whole")
    grids = [
        Judged(Grid(part.name, partial(_rows, db, part), part.rows), replace(part.header, at=0, body=1), 0.0)
        for part in parts
    ]
    sheet = read_as_one(db, grids, workspace)
    db.execute("DROP TABLE whole")
    return sheet


def _rows(db: duckdb.DuckDBPyConnection, part: Part) -> Iterator[list[str]]:
    """Yield the headings and rows of a part."""
    yield list(part.header.names)
    chosen = ", ".join(f"c{at}" for at in part.columns)
    cursor = db.cursor().execute(
        f"SELECT {chosen} FROM whole WHERE row >= {part.first} AND row < {part.last} ORDER BY row"
    )
    while rows := cursor.fetchmany(_FETCHED):
        yield from ([cell or "" for cell in row] for row in rows)


def _noted(best: Part, left: Sequence[str], count: int, same: int) -> list[Finding]:
    """Say that several lists stand in one sheet, and which was read."""
    message = say_many(
        "{count} list stands in this sheet. “{name}” was read (headings: {headings}). The others are: {others}.",
        "{count} lists stand in this sheet. “{name}” was read (headings: {headings}). The others are: {others}.",
        count=count,
        name=best.name if same else ALL,
        headings=listed([name for name in best.header.names if name], notes.SHOWN),
        others=listed(left, notes.SHOWN) if left else "–",
    )
    found = [notes.note("several_lists", Severity.HIGH, message, count=count)]
    if same > 1:
        more = say_many(
            "{count} of them has the same headings. To read them as one list, choose the sheet “*”.",
            "{count} of them have the same headings. To read them as one list, choose the sheet “*”.",
            count=same,
        )
        found.append(notes.note("same_shape_sheets", Severity.MEDIUM, more, count=same))
    return found
