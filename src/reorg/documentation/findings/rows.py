"""Which rows stand twice, or almost, or are no rows of objects at all?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry, quoted
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

TWICE = Kind(
    "row-twice",
    say("The same row again"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.PLANNING),
    effect=say("One object is counted twice: in the size of the collection, in the shelves it needs, in every check."),
    mend=say("Keep one of the rows. Strike the other, and say why, rather than deleting it."),
)
ALMOST = Kind(
    "near-duplicate",
    say("Rows that differ in nothing but the number, outside a series"),
    Severity.LOW,
    (Stops.FINDING, Stops.OWNERSHIP),
    effect=say(
        "One object may have been entered twice, under an old number and a new one; later one of them is “lost”."
    ),
    mend=say("Look at both numbers in the store. If there is only one object, keep one row and note the other number."),
)
TELLING = 4
"""Facts that say something, besides the number, before two equal rows mean one object: "print, unknown" means nothing."""
MOST_ALIKE = 4
"""Rows that are alike; more are a series, whatever their numbers."""
SURE = ("dimensions", "description", "inscription", "width", "height")
"""Facts of which one must say something: two objects of one title and maker are usual, of one size too they are not."""


def twice(inquiry: Inquiry) -> Finding | None:
    """Return the rows that another row equals in every column, but for a running one of the list's own."""
    if not inquiry.has("number"):
        return None
    own = set(inquiry.at("number", "other_numbers"))
    every = [f"c{at}" for at in range(len(inquiry.register.columns)) if at in own or not _running(inquiry, at)]
    if len(every) < 2:
        return None
    # only rows without a number, or with one that stands twice, can be equal
    number = inquiry.column("number")
    doubled = f"(SELECT value FROM {inquiry.cells(inquiry.at('number')[0])} WHERE n > 1)"
    table = inquiry.once(
        "twice",
        f"SELECT row, alike FROM (SELECT row, hash({', '.join(every)}) AS alike, coalesce({', '.join(every)}) AS said "
        f"FROM register WHERE {number} IS NULL OR {number} IN {doubled}) WHERE said IS NOT NULL",
    )
    pairs = inquiry.ask(f"SELECT min(row), max(row) FROM {table} GROUP BY alike HAVING count(*) > 1 ORDER BY 1 LIMIT 1")
    if not pairs:
        return None
    first, second = pairs[0]
    rows = inquiry.rows(
        f"SELECT row FROM {table} SEMI JOIN (SELECT alike FROM {table} GROUP BY 1 HAVING count(*) > 1) USING (alike)"
    )
    message = say_many(
        "{count} row stands in the list twice.",
        "{count} rows stand in the list more than once, for example row {first} and row {second}: {example}.",
        count=len(rows),
        first=str(first),
        second=str(second),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(TWICE, message, rows)


def almost(inquiry: Inquiry) -> Finding | None:
    """Return the rows that equal another in all facts but the number, where the numbers are of different lots.

    Prints, plates and sherds are alike by the dozen and truly different; they stand in one lot (``1974.12.1``,
    ``1974.12.2``) or run on (``A00123``), and are left out.
    """
    facts = _facts(inquiry)
    if not inquiry.has("number") or not facts:
        return None
    number = inquiry.column("number")
    told = " + ".join(f"({column} IS NOT NULL)::INT" for column in facts)
    first = [inquiry.column(name) for name in ("title", *SURE) if inquiry.has(name) and inquiry.column(name) in facts]
    sure = " OR ".join(f"{inquiry.column(name)} IS NOT NULL" for name in SURE if inquiry.has(name))
    if not sure or not first:
        return None
    # a few columns tell most rows apart; only those that are alike in them are compared in all
    # the lot: the number without the last run of figures and what follows it
    found = inquiry.db.execute(
        f"""
        WITH likely AS MATERIALIZED (
            SELECT row, hash({", ".join(first)}) AS alike FROM register
            WHERE ({sure}) AND ({told}) >= {TELLING} AND {number} IS NOT NULL
        ), hashed AS MATERIALIZED (
            SELECT row, hash({", ".join(facts)}) AS alike FROM register SEMI JOIN (
                FROM likely SEMI JOIN (SELECT alike FROM likely GROUP BY 1 HAVING count(*) > 1) USING (alike)
            ) USING (row)
        ), few AS (
            SELECT alike FROM hashed GROUP BY 1 HAVING count(*) BETWEEN 2 AND {MOST_ALIKE}
        ), known AS (
            SELECT row, alike, trim({number}) AS number, regexp_replace(trim({number}), '[0-9]+[^0-9]*$', '') AS lot
            FROM hashed SEMI JOIN few USING (alike) JOIN register USING (row)
        )
        SELECT list(row ORDER BY row) AS rows FROM known GROUP BY alike
        HAVING count(DISTINCT number) = count(*) AND count(DISTINCT lot) = count(*) ORDER BY min(row)
        """  # names of ours
    ).fetchall()
    if not found:
        return None
    rows = tuple(sorted(row for (several,) in found for row in several))
    first, second, *_ = found[0][0]
    message = say_many(
        "{count} row differs from another in nothing but the number: {first} and {second}.",
        "{count} rows differ from another in nothing but the number, for example {first} and {second}.",
        count=len(rows),
        first=inquiry.example(first),
        second=inquiry.example(second),
    )
    return inquiry.found(ALMOST, message, rows)


def _facts(inquiry: Inquiry) -> list[str]:
    """Return the columns of known facts by which two rows are compared: not the number, the place or the photograph."""
    apart = {"number", "place", "place_text", "photo"}
    return [
        inquiry.column(name)
        for name in inquiry.fields()
        if name not in apart and not _running(inquiry, inquiry.at(name)[0])
    ]


def _running(inquiry: Inquiry, at: int) -> bool:
    """Whether a column never repeats itself and is filled throughout: a running number of a program's own."""
    (different,) = inquiry.figures(f"SELECT count(*) FROM {inquiry.cells(at)}")
    return inquiry.size > 1 and different == inquiry.size


HEADING = Kind(
    "row-no-object",
    say("Rows that are headings or sums and no objects"),
    Severity.LOW,
    (Stops.PLANNING,),
    effect=say("They are counted as objects, and every figure about the collection is a little wrong."),
    mend=say("Take these rows out of the list before it is entered. They are lines of the page, not of the museum."),
)
_SUMS = (
    r"(?i)^(?:sub-?total|grand total|total|totals|sum|sous-total|total général|totaux|suma|total general|subtotal|soma|"
    r"итого|всего|المجموع|الإجمالي|合计|总计|小计|summe|gesamt|zwischensumme|totale|somma|carried forward|brought forward|"
    r"à reporter|report|suma y sigue|übertrag)[ :.]*$"
)


def headings(inquiry: Inquiry) -> Finding | None:
    """Return the rows that repeat the headings, or begin with the word for a sum."""
    names = {at: name.strip().lower() for at, name in enumerate(inquiry.register.columns) if name.strip()}
    alike = [at for at, name in names.items() if inquiry.look(_is(name), [at])]
    rows: set[int] = set()
    if len(names) > 1 and len(alike) * 2 > len(names):
        told = " + ".join(f"coalesce((lower(trim(c{at})) = {quoted(names[at])})::INT, 0)" for at in alike)
        rows.update(inquiry.rows(f"SELECT row FROM register WHERE ({told}) * 2 > {len(names)}"))
    worded = "strlen(value) < 40 AND NOT (right(value, 1) >= '0' AND right(value, 1) < ':')"
    sums = inquiry.look(f"{worded} AND regexp_matches(trim(value), '{_SUMS}')", inquiry.at("number"))
    rows.update(inquiry.rows_at(sums))
    if not rows:
        return None
    ordered = tuple(sorted(rows))
    message = say_many(
        "{count} row is no object but a heading or a sum: row {row}.",
        "{count} rows are no objects but headings or sums, for example row {row}.",
        count=len(ordered),
        row=str(ordered[0]),
    )
    return inquiry.found(HEADING, message, ordered)


def _is(name: str) -> str:
    """Return the SQL of "this cell is the heading", which few cells are long enough for."""
    size = len(name.encode())
    return f"strlen(value) BETWEEN {size - 2} AND {size + 4} AND lower(trim(value)) = {quoted(name)}"


CHECKS = (Check(TWICE, twice), Check(ALMOST, almost), Check(HEADING, headings))
