"""How big are the objects of a register, as its column of sizes says it, asked once for all rows?

What is read stands in two tables: ``size_texts`` (a row for each different text: ``id``, ``value``, ``n``, ``first``,
how many ``figures``, how many of them in ``mm``, how many ``zeros``, whether it ``varies``, ``kg``) and ``size_numbers``
(a row for each number: ``id``, ``part``, ``pos``, ``rank`` (how far out the part lies), ``axis``, ``mm``, ``other``
(the same in the other system), ``allowed`` (by how many mm the two may differ as they are rounded)).
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
"""Stands before the id of a text that is read by itself, where otherwise a shape stands."""
_SLOT = {"part": "INT", "pos": "INT", "rank": "INT", "axis": "VARCHAR"}
_WRITTEN = {"signs": "VARCHAR", "run": "INT", "factor": "DOUBLE", "thousands": "DOUBLE", "given": "DOUBLE", "step": "DOUBLE"}
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
        SELECT row_number() OVER () AS id, value, n, first, {SHAPE_SQL.format("value")} AS shape
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
    single = inquiry.ask("SELECT id, value FROM size_shaped ANTI JOIN size_common USING (shape)")
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
            yield (None, None, None, None, None, None)
        else:
            signs = "\x1f".join([*written.signs, *[""] * MOST_RUNS][:MOST_RUNS]) if written.signs else None
            thousands = 1000.0 if written.grouped and written.mm in (1.0, 25.4) else 1.0
            count = len(written.signs)
            yield (f"{count}\x1f{signs}" if signs is not None else None, written.run, written.mm, thousands, written.value, written.step)


def _numbers(inquiry: Inquiry) -> None:
    """Take the numbers out of the texts, look each different one up once, and put them in mm."""
    signs = {side: f"string_split({side}_signs, chr(31))" for side in _SIDES}
    taken = ", ".join(
        f"CASE WHEN {side}_signs IS NOT NULL THEN {_taken(signs[side], side)} END AS {side}_text" for side in _SIDES
    )
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE size_taken AS
        WITH texts AS (SELECT id, shape, regexp_extract_all(value, '[0-9]+') AS runs FROM size_shaped),
             slots AS (SELECT t.id, t.runs, s.* EXCLUDE (shape) FROM texts t JOIN size_slots s USING (shape)
                       UNION ALL
                       SELECT t.id, t.runs, s.* EXCLUDE (shape) FROM texts t JOIN size_alone s ON chr(30) || t.id = s.shape)
        SELECT id, part, pos, rank, axis, a_factor, a_thousands, a_given, a_step, b_factor, b_thousands, b_given, b_step, {taken} FROM slots
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
            SELECT id, part, pos, rank, axis,
                   coalesce(a_given, a.value) * a_factor * a_thousands AS mm, a_factor, coalesce(a.step, a_step) AS a_step,
                   coalesce(b_given, b.value) * b_factor * b_thousands AS other, b_factor, coalesce(b.step, b_step) AS b_step,
                   coalesce(a_given, a.value) AS figure, a_given IS NULL AND (other IS NULL OR b_given IS NULL) AS plain
            FROM size_taken
            LEFT JOIN size_known a ON a_text = a.written LEFT JOIN size_known b ON b_text = b.written
        ), steps AS (
            SELECT *, min(CASE WHEN other IS NULL THEN NULL WHEN a_factor IN (25.4, 304.8) THEN a_step ELSE b_step END)
                          OVER (PARTITION BY id, part) AS inches,
                   min(CASE WHEN other IS NULL THEN NULL WHEN a_factor IN (25.4, 304.8) THEN b_step * b_factor
                            ELSE a_step * a_factor END) OVER (PARTITION BY id, part) AS metric
            FROM valued
        )
        SELECT id, part, pos, rank, axis, figure,
               CASE WHEN a_factor = 0 OR mm > {LARGEST_MM} THEN NULL
                    WHEN other > 0 AND a_factor IN (25.4, 304.8) THEN other ELSE mm END AS mm,
               CASE WHEN other > 0 AND a_factor IN (25.4, 304.8) THEN mm WHEN other > 0 THEN other END AS other,
               least(inches, 1.0) * 12.7 + least(metric, 10.0) / 2 + 0.5 + 0.005 * greatest(mm, 0) AS allowed, plain
        FROM steps
        """
    )


def _taken(signs: str, side: str) -> str:
    """Return the SQL of a number put together again from its runs of figures and the signs between them."""
    return " || ".join(
        f"CASE WHEN {signs}[1]::INT >= {at} THEN {signs}[{at + 1}] || runs[{side}_run + {at - 1}] ELSE '' END"
        for at in range(1, MOST_RUNS + 1)
    )


def _texts(inquiry: Inquiry, common: dict[str, Template], alone: dict[str, Template]) -> None:
    said = {"key": [*common, *alone], "varies": [each.varies for each in (*common.values(), *alone.values())]}
    said["kg"] = [each.kg for each in (*common.values(), *alone.values())]  # type: ignore[assignment]  # None too
    fill(inquiry.db, "size_said", {"key": "VARCHAR", "varies": "BOOLEAN", "kg": "DOUBLE"}, said)
    inquiry.db.execute(
        """
        CREATE OR REPLACE TEMP TABLE size_texts AS
        WITH counted AS (
            SELECT id, count(*) AS figures, count_if(mm > 0) AS mm, count_if(figure = 0) AS zeros FROM size_numbers GROUP BY 1
        ), said AS (
            SELECT s.id, e.varies, e.kg FROM size_shaped s JOIN size_said e ON s.shape = e.key
            UNION ALL SELECT s.id, e.varies, e.kg FROM size_shaped s JOIN size_said e ON chr(30) || s.id = e.key
        )
        SELECT s.id, s.value, s.n, s.first, coalesce(figures, 0) AS figures, coalesce(mm, 0) AS mm,
               coalesce(zeros, 0) AS zeros, coalesce(varies, false) AS varies, kg
        FROM size_shaped s LEFT JOIN counted USING (id) LEFT JOIN said USING (id)
        """
    )
