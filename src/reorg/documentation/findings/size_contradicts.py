"""Which sizes contradict themselves: inches and centimetres, text and columns, a frame smaller than its picture?"""

from __future__ import annotations

from reorg.documentation.grammar.size_words import BODY, FRAME, INNER, WHOLE
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.sized import column_rows, columns, compared, parts, rows_sized, sized
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

INCHES = Kind(
    "size-contradicts-inches",
    say("Inches and centimetres that do not agree"),
    Severity.LOW,
    (Stops.POLICE, Stops.PLANNING),
    effect=say(
        "One of the two is wrong. The object may not fit the place that was planned for it, or be described wrongly."
    ),
    mend=say("Measure the object again, or compute the one from the other that is sure."),
)
COLUMNS = Kind(
    "size-contradicts-columns",
    say("Sizes that differ between the text and the columns"),
    Severity.LOW,
    (Stops.POLICE, Stops.PLANNING),
    effect=say("Whoever reads the column plans with another size than whoever reads the text."),
    mend=say("Measure the object when you next handle it, and correct the one that is wrong."),
)
PARTS = Kind(
    "size-contradicts-parts",
    say("Frames and sheets that are smaller than what they hold"),
    Severity.LOW,
    (Stops.POLICE, Stops.PLANNING),
    effect=say(
        "A picture cannot be larger than its frame or its sheet. One of the sizes is wrong, or the two are exchanged."
    ),
    mend=say("Look at the object, and write down which size is which part’s."),
)


def inches(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose two systems differ by more than the rounding that is written (:func:`dimensions.tolerance`)."""
    if not inquiry.has("dimensions"):
        return None
    sized(inquiry)
    return _texts(
        inquiry,
        INCHES,
        "SELECT tid FROM size_numbers WHERE other > 0 AND mm > 0 AND plain AND abs(mm - other) > allowed",
    )


def between_parts(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which an outer part (frame, whole, sheet) is smaller than an inner one, by more than 2 mm and 2 %."""
    if not inquiry.has("dimensions"):
        return None
    table = parts(inquiry)
    allowed = (
        f"((o.rank = {FRAME} AND i.rank IN ({BODY}, {INNER})) OR (o.rank IN ({WHOLE}, {BODY}) AND i.rank = {INNER}))"
    )
    smaller = " OR ".join(f"o.{size} < i.{size} * 0.98 - 2" for size in ("most", "next"))
    asked = (
        f"SELECT o.tid FROM {table} o JOIN {table} i ON o.tid = i.tid "
        f"WHERE {allowed} AND o.next > 0 AND i.next > 0 AND ({smaller})"
        f" AND (SELECT count(*) FROM {table} p WHERE p.tid = o.tid) = 2"
    )
    return _texts(inquiry, PARTS, asked)


def _texts(inquiry: Inquiry, kind: Kind, ids: str) -> Finding | None:
    found = inquiry.ask(f"SELECT value FROM size_texts WHERE tid IN ({ids}) ORDER BY first")
    if not found:
        return None
    texts = [str(value) for (value,) in found]
    rows = inquiry.rows_with("dimensions", texts)
    message = say_many(
        "{count} size contradicts itself: “{text}” in {example}.",
        "{count} sizes contradict themselves, for example “{text}” in {example}.",
        count=len(rows),
        text=short(texts[0]),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(kind, message, rows)


def text_and_columns(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a column holds a size that the text has nowhere; a tenfold slip is told apart."""
    table = compared(inquiry)
    if table is None:
        return None
    differ = " OR ".join(f"({side} IS NOT NULL AND NOT has_{side} AND NOT ten_{side})" for side in columns(inquiry))
    rows = rows_of(inquiry, f"SELECT tid, first FROM {table} WHERE {differ}")
    if not rows:
        return None
    told = inquiry.ask(f"SELECT {inquiry.column('dimensions')} FROM register WHERE row = {rows[0]}")
    message = say_many(
        "{count} size differs between the text and the columns: “{text}” in {example}.",
        "{count} sizes differ between the text and the columns, for example “{text}” in {example}.",
        count=len(rows),
        text=short(str(told[0][0])),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(COLUMNS, message, rows)


def rows_of(inquiry: Inquiry, compared_rows: str) -> tuple[int, ...]:
    """Return all rows that hold the same text and columns as those of ``size_columns`` asked for by tid and first row."""
    same = " AND ".join(f"c.{side} IS NOT DISTINCT FROM r.{side}" for side in columns(inquiry))
    return inquiry.rows(
        f"""
        WITH wrong AS (SELECT c.* FROM size_columns c JOIN ({compared_rows}) w ON c.tid = w.tid AND c.first = w.first),
             t AS (SELECT row, tid FROM {rows_sized(inquiry)} SEMI JOIN wrong USING (tid))
        SELECT t.row FROM t JOIN {column_rows(inquiry)} r USING (row) JOIN wrong c ON c.tid = t.tid AND {same}
        """
    )


CHECKS = (Check(INCHES, inches), Check(COLUMNS, text_and_columns), Check(PARTS, between_parts))
