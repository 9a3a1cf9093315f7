"""How big are the objects of a register, as its column of sizes says it, asked once for all rows?

What is read stands in two tables: ``size_texts`` (a row for each different text: ``tid``, ``value``, ``n``, ``first``,
how many ``figures``, how many of them in ``mm``, how many ``zeros``, whether it ``varies``, ``kg``) and ``size_numbers``
(a row for each number: ``tid``, ``part``, ``pos``, ``rank`` (how far out the part lies), ``axis``, ``mm``, ``other``
(the same in the other system), ``allowed`` (by how many mm the two may differ as they are rounded), ``beyond`` (it is
larger than anything in a museum)). Beside them stand, when asked for, ``size_parts`` (height, width and depth of each
part, by label or by the usual order), ``size_rows`` (which text stands in which row) and ``size_columns`` (sizes in
columns of their own).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reorg.documentation.grammar.dimensions import LARGEST_MM, LONGEST
from reorg.documentation.grammar.size_reader import evened, number
from reorg.documentation.grammar.size_shapes import MOST_RUNS, SHAPE_SQL, Slot, Template, Written, template
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.table import fill

FEW = 3
"""Texts of one shape up to which each is read by itself."""

_ALONE = chr(30)
"""Stands before the tid of a text that is read by itself, where otherwise a shape stands."""
_SLOT = {"part": "INT", "pos": "INT", "rank": "INT", "axis": "VARCHAR"}
_WRITTEN = {
    "runs": "INT",
    **{f"s{at}": "VARCHAR" for at in range(1, MOST_RUNS + 1)},
    "run": "INT",
    "factor": "DOUBLE",
    "thousands": "DOUBLE",
    "given": "DOUBLE",
    "step": "DOUBLE",
    "joined": "BOOLEAN",
}
_SIDES = ("a", "b")  # a: the number; b: the same in the other system
_SLOTS = {"shape": "VARCHAR"} | _SLOT | {f"{side}_{name}": kind for side in _SIDES for name, kind in _WRITTEN.items()}


def sized(inquiry: Inquiry) -> str:
    """Return the name of the table of numbers (``size_numbers``); ``size_texts`` stands beside it."""
    return inquiry.worked(_read)


def _read(inquiry: Inquiry) -> str:
    db = inquiry.db
    db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_shaped AS
        SELECT row_number() OVER () AS tid, value, n, first, {SHAPE_SQL.format("value")} AS shape
        FROM (SELECT left(value, {LONGEST}) AS value, sum(n)::BIGINT AS n, min(first) AS first
              FROM {inquiry.values("dimensions")} GROUP BY 1)
        """
    )
    shapes = inquiry.ask("SELECT shape, count(*), min(value) FROM size_shaped GROUP BY 1")
    common: dict[str, Template] = {}
    for shape, n, example in shapes:
        if int(str(n)) > FEW and (read := template(str(example))).common:
            common[str(shape)] = read
    fill(db, "size_common", {"shape": "VARCHAR"}, {"shape": list(common)})
    single = inquiry.ask("SELECT tid, value FROM size_shaped ANTI JOIN size_common USING (shape)")
    alone = {f"{_ALONE}{id_}": template(str(value), alone=True) for id_, value in single}
    _fill_slots(inquiry, "size_slots", common)
    _fill_slots(inquiry, "size_alone", alone)
    _numbers(inquiry)
    _texts(inquiry, common, alone)
    return "size_numbers"


def _fill_slots(inquiry: Inquiry, table: str, read: dict[str, Template]) -> None:
    rows = [(shape, slot) for shape, each in read.items() for slot in each.slots]
    columns: dict[str, list[object]] = {
        "shape": [shape for shape, _ in rows],
        "part": [slot.part for _, slot in rows],
        "pos": [slot.at for _, slot in rows],
        "rank": [slot.rank for _, slot in rows],
        "axis": [slot.axis for _, slot in rows],
    }
    for side in _SIDES:
        told = list(_side((slot for _, slot in rows), side))
        for at, name in enumerate(_WRITTEN):
            columns[f"{side}_{name}"] = [each[at] for each in told]
    fill(inquiry.db, table, _SLOTS, columns)


def _side(slots: Iterable[Slot], side: str) -> Iterator[tuple[object, ...]]:
    for slot in slots:
        written: Written | None = slot.first if side == "a" else slot.other
        if written is None:
            yield (None,) * len(_WRITTEN)
        else:
            signs = [*written.signs, *[None] * MOST_RUNS][:MOST_RUNS]
            thousands = 1000.0 if written.grouped and written.mm in (1.0, 25.4) else 1.0
            yield (
                len(written.signs) or None, *signs, written.run, written.mm, thousands, written.value, written.step,
                written.joined,
            )  # fmt: skip


def _numbers(inquiry: Inquiry) -> None:
    """Take the numbers out of the texts, look each different one up once, and put them in mm."""
    taken = ", ".join(f"CASE {_taken(side)} END AS {side}_text" for side in _SIDES)
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_taken AS
        WITH texts AS (SELECT tid, shape, regexp_extract_all(value, '[0-9]+') AS runs FROM size_shaped),
             slots AS (SELECT t.tid, t.runs, s.* EXCLUDE (shape) FROM texts t JOIN size_slots s USING (shape)
                       UNION ALL
                       SELECT t.tid, t.runs, s.* EXCLUDE (shape) FROM texts t JOIN size_alone s ON chr(30) || t.tid = s.shape)
        SELECT tid, part, pos, rank, axis, a_factor, a_thousands, a_given, a_step, a_joined,
               b_factor, b_thousands, b_given, b_step, b_joined,
               {taken} FROM slots
        """
    )
    texts = [
        str(text)
        for (text,) in inquiry.ask(
            "SELECT a_text FROM size_taken WHERE a_text IS NOT NULL UNION SELECT b_text FROM size_taken WHERE b_text IS NOT NULL"
        )
    ]
    known = [number(evened(text)) for text in texts]
    fill(
        inquiry.db,
        "size_known",
        {"written": "VARCHAR", "value": "DOUBLE", "step": "DOUBLE"},
        {"written": texts, "value": [value for value, _ in known], "step": [step for _, step in known]},
    )
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_numbers AS
        WITH valued AS (
            SELECT tid, part, pos, rank, axis,
                   coalesce(a_given, a.value) * a_factor * a_thousands AS mm, a_factor, coalesce(a.step, a_step) AS a_step,
                   coalesce(b_given, b.value) * b_factor * b_thousands AS other, b_factor, coalesce(b.step, b_step) AS b_step,
                   coalesce(a_given, a.value) AS figure, NOT (a_joined OR coalesce(b_joined, false)) AS plain
            FROM size_taken
            LEFT JOIN size_known a ON a_text = a.written LEFT JOIN size_known b ON b_text = b.written
        ), steps AS (
            SELECT *, min(CASE WHEN other IS NULL THEN NULL WHEN a_factor IN (25.4, 304.8) THEN a_step ELSE b_step END)
                          OVER (PARTITION BY tid, part) AS inches,
                   min(CASE WHEN other IS NULL THEN NULL WHEN a_factor IN (25.4, 304.8) THEN b_step * b_factor
                            ELSE a_step * a_factor END) OVER (PARTITION BY tid, part) AS metric,
                   CASE WHEN other > 0 AND a_factor IN (25.4, 304.8) THEN other ELSE mm END AS chosen
            FROM valued
        )
        SELECT tid, part, pos, rank, axis, figure,
               CASE WHEN a_factor = 0 OR chosen > {LARGEST_MM} THEN NULL ELSE chosen END AS mm,
               CASE WHEN other > 0 AND a_factor IN (25.4, 304.8) THEN mm WHEN other > 0 THEN other END AS other,
               least(inches, 1.0) * 12.7 + least(metric, 10.0) / 2 + 0.5 + 0.005 * greatest(chosen, 0) AS allowed, plain,
               a_factor > 0 AND chosen > {LARGEST_MM} AS beyond
        FROM steps
        """
    )


def _taken(side: str) -> str:
    """Return the SQL of a number put together again from its runs of figures and the signs between them."""
    cases = []
    for count in range(1, MOST_RUNS + 1):
        told = " || ".join(f"{side}_s{at} || runs[{side}_run + {at - 1}]" for at in range(1, count + 1))
        cases.append(f"WHEN {side}_runs = {count} THEN {told}")
    return " ".join(cases)


def _texts(inquiry: Inquiry, common: dict[str, Template], alone: dict[str, Template]) -> None:
    read = [*common.values(), *alone.values()]
    said: dict[str, list[object]] = {
        "key": [*common, *alone],
        "varies": [each.varies for each in read],
        "kg": [each.kg for each in read],
    }
    fill(inquiry.db, "size_said", {"key": "VARCHAR", "varies": "BOOLEAN", "kg": "DOUBLE"}, said)
    inquiry.db.execute(
        """
        CREATE OR REPLACE TEMP TABLE size_texts AS
        WITH counted AS (
            SELECT tid, count(*) AS figures, count_if(mm > 0) AS mm, count_if(figure = 0) AS zeros FROM size_numbers GROUP BY 1
        ), said AS (
            SELECT s.tid, e.varies, e.kg FROM size_shaped s JOIN size_said e ON s.shape = e.key
            UNION ALL SELECT s.tid, e.varies, e.kg FROM size_shaped s JOIN size_said e ON chr(30) || s.tid = e.key
        )
        SELECT s.tid, s.value, s.n, s.first, coalesce(figures, 0) AS figures, coalesce(mm, 0) AS mm,
               coalesce(zeros, 0) AS zeros, coalesce(varies, false) AS varies, kg
        FROM size_shaped s LEFT JOIN counted USING (tid) LEFT JOIN said USING (tid)
        """
    )


ROLE = """CASE WHEN axis IN ('height', 'width', 'depth', 'diameter') THEN axis WHEN axis = 'length' THEN 'width'
     WHEN axis = 'depth or diameter' THEN 'depth'
     WHEN axis = '' AND pos < 3 THEN ['height', 'width', 'depth'][pos + 1] END"""
"""What a number is, in SQL: by its label, else by the order height, width, depth."""
UNITS = (1.0, 10.0, 25.4, 1000.0, 304.8)
"""Millimetres in the units that columns of sizes may be in: mm, cm, inches, m, feet."""
SIDES = ("height", "width", "depth", "diameter")


def parts(inquiry: Inquiry) -> str:
    """Return the table ``size_parts``: ``tid``, ``part``, ``rank``, ``h``, ``w``, ``d`` in mm, and its two largest numbers."""
    sized(inquiry)
    roles = ", ".join(
        f"max(CASE WHEN role = '{role}' THEN mm END) AS {role[0]}" for role in ("height", "width", "depth")
    )
    return inquiry.once(
        "size_parts",
        f"""
        SELECT tid, part, max(rank) AS rank, {roles}, max(mm) AS most, list_sort(list(mm), 'DESC')[2] AS next,
               count_if(coalesce(other > 0 AND abs(mm - other) <= allowed, false)) AS proved
        FROM (SELECT *, {ROLE} AS role FROM size_numbers WHERE mm > 0 AND axis <> 'circumference') GROUP BY 1, 2
        """,
    )


def columns(inquiry: Inquiry) -> list[str]:
    """Return the sides that have a column of their own."""
    return [side for side in SIDES if inquiry.has(side)]


def column_numbers(inquiry: Inquiry, side: str) -> str:
    """Return the table of the numbers in a column of sizes: ``value`` (as written), ``n`` rows, ``number``.

    In whatever unit it is; cells without a number or with zero are left out.
    """
    text = "regexp_extract(value, '^ *([0-9]+(?:[.,][0-9]+)?) *[a-z\"]{0,3}[.]? *$', 1)"
    return inquiry.once(
        f"size_{side}",
        f"""
        SELECT value, n, number FROM (
            SELECT value, n, try_cast(replace({text}, ',', '.') AS DOUBLE) AS number
            FROM {inquiry.cells(inquiry.register.meaning[side])}
        ) WHERE number <> 0
        """,
    )


def column_rows(inquiry: Inquiry) -> str:
    """Return the table of the numbers in the columns of sizes, row by row: ``row`` and the sides, NULL where there is none."""
    joined = " ".join(
        f"LEFT JOIN {column_numbers(inquiry, side)} {side} ON {inquiry.column(side)} = {side}.value"
        for side in columns(inquiry)
    )
    numbers = ", ".join(f"{side}.number AS {side}" for side in columns(inquiry))
    return inquiry.once("size_column_rows", f"SELECT row, {numbers} FROM register {joined}")


def rows_sized(inquiry: Inquiry) -> str:
    """Return the table of which text of ``size_texts`` stands in which row: ``row``, ``tid``, and the ``kind`` of object.

    The kind is the category, else the name; NULL where the list has neither.
    """
    sized(inquiry)
    category = next((name for name in ("category", "name") if inquiry.has(name)), None)
    kind = f"trim({inquiry.column(category)})" if category else "NULL::VARCHAR"
    return inquiry.once(
        "size_rows",
        f"SELECT row, tid, {kind} AS kind FROM register JOIN size_texts ON trim({inquiry.column('dimensions')}) = value",
    )


def compared(inquiry: Inquiry) -> str | None:
    """Return the table of columns beside the text: ``tid``, ``n``, ``first`` row, the sides in mm, and for each side
    whether the text ``has_`` it and whether it has it ``ten_`` times too large or small; ``None`` where most of the
    columns do not agree with the text in any unit, and so cannot be compared.
    """
    return inquiry.worked(_compared)


def _compared(inquiry: Inquiry) -> str | None:
    sides = columns(inquiry)
    if not sides or not inquiry.has("dimensions"):
        return None
    sized(inquiry)
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_columns AS
        SELECT tid, {", ".join(sides)}, count(*) AS n, min(row) AS first
        FROM {rows_sized(inquiry)} JOIN size_texts USING (tid) JOIN {column_rows(inquiry)} USING (row)
        WHERE mm > 0 AND ({" OR ".join(f"{side} IS NOT NULL" for side in sides)}) GROUP BY ALL
        """
    )
    unit = _unit(inquiry, sides)
    if unit is None:
        return None
    asked = ", ".join(
        f"bool_or({_near(f'c.{side} * {unit}', 'm.mm')} OR {_near(f'c.{side} * {unit}', 'm.other')}) AS has_{side}, "
        f"bool_or({_near(f'c.{side} * {unit * 10}', 'm.mm')} OR {_near(f'c.{side} * {unit / 10}', 'm.mm')}) AS ten_{side}"
        for side in sides
    )
    in_mm = ", ".join(f"any_value(c.{side} * {unit}) AS {side}" for side in sides)
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_compared AS
        SELECT c.tid, any_value(c.n) AS n, c.first, {in_mm}, {asked}
        FROM size_columns c JOIN size_numbers m USING (tid) GROUP BY c.tid, c.first
        """
    )
    return "size_compared"


def _near(one: str, other: str) -> str:
    return f"coalesce(abs({one} - {other}) <= greatest(1.5, 0.01 * {other}), false)"


def _unit(inquiry: Inquiry, sides: list[str]) -> float | None:
    """Return the unit in which most of the columns agree with the text, in mm; ``None`` if there is none."""
    tried = ", ".join(
        f"avg(CASE WHEN c.{side} IS NULL THEN NULL ELSE found_{at}_{side}::INT END)"
        for at in range(len(UNITS))
        for side in sides
    )
    found = ", ".join(
        f"bool_or({_near(f'c.{side} * {unit}', 'm.mm')}) AS found_{at}_{side}"
        for at, unit in enumerate(UNITS)
        for side in sides
    )
    sample = "(FROM size_columns ORDER BY hash(tid) LIMIT 2000)"
    shares = inquiry.ask(
        f"SELECT {tried} FROM (SELECT c.tid, c.first, {', '.join(f'any_value(c.{side}) AS {side}' for side in sides)}, {found} "
        f"FROM {sample} c JOIN size_numbers m USING (tid) GROUP BY c.tid, c.first) c"
    )[0]
    best = []
    for at, unit in enumerate(UNITS):
        told = [float(str(share)) for share in shares[at * len(sides) : (at + 1) * len(sides)] if share is not None]
        best.append((max(told, default=0.0), unit))
    share, unit = max(best)
    return unit if share >= AGREEING else None


AGREEING = 0.6
"""Share of a column's sizes that must stand in the text, in one unit, before the others are said to contradict it (ours)."""
