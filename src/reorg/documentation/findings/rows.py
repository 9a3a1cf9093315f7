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
SURE = ("dimensions", "description", "inscription", "width", "height")
"""Facts of which one must say something: two objects of one title and maker are usual, of one size too they are not."""


def twice(inquiry: Inquiry) -> Finding | None:
    """Return the rows that another row equals in every column, but for a running one of the list's own."""
    hashed = inquiry.worked(_hashed)
    if hashed is None:
        return None
    pairs = inquiry.ask(f"SELECT min(row), max(row) FROM {hashed} GROUP BY every HAVING count(*) > 1 ORDER BY 1")
    if not pairs:
        return None
    first, second = (int(str(row)) for row in pairs[0])
    rows = inquiry.rows(
        f"SELECT row FROM (SELECT row, count(*) OVER (PARTITION BY every) AS n FROM {hashed}) WHERE n > 1"
    )
    message = say_many(
        "{count} row stands in the list twice.",
        "{count} rows stand in the list more than once, for example row {first} and row {second}: {example}.",
        count=len(rows),
        first=str(first),
        second=str(second),
        example=inquiry.example(first),
    )
    return inquiry.found(TWICE, message, rows)


def almost(inquiry: Inquiry) -> Finding | None:
    """Return the rows that equal another in all facts but the number, where the numbers are of different lots.

    Prints, plates and sherds are alike by the dozen and truly different; they stand in one lot (``1974.12.1``,
    ``1974.12.2``) or run on (``A00123``), and are left out.
    """
    hashed = inquiry.worked(_hashed)
    if hashed is None or not inquiry.has("number"):
        return None
    number = inquiry.column("number")
    # the lot: the number without the last run of figures and what follows it
    found = inquiry.ask(
        f"""
        WITH alike AS (
            SELECT row, facts, count(*) OVER (PARTITION BY facts) AS n FROM {hashed} WHERE full_enough
        ), known AS (
            SELECT alike.row, facts, regexp_replace(trim({number}), '[0-9]+[^0-9]*$', '') AS lot, trim({number}) AS number
            FROM alike JOIN register USING (row) WHERE n BETWEEN 2 AND 4 AND {number} IS NOT NULL
        )
        SELECT min(row), max(row), list(row) FROM known GROUP BY facts
        HAVING count(DISTINCT number) = count(*) AND count(DISTINCT lot) = count(*) AND count(*) > 1 ORDER BY 1
        """  # names of ours
    )
    if not found:
        return None
    rows = tuple(sorted(int(row) for *_, several in found for row in several))  # type: ignore[attr-defined]  # a list
    message = say_many(
        "{count} row differs from another in nothing but the number: {first} and {second}.",
        "{count} rows differ from another in nothing but the number, for example {first} and {second}.",
        count=len(rows),
        first=inquiry.example(int(str(found[0][0]))),
        second=inquiry.example(int(str(found[0][1]))),
    )
    return inquiry.found(ALMOST, message, rows)


def _hashed(inquiry: Inquiry) -> str | None:
    """Return the table of rows by what stands in them: ``every`` column, the ``facts`` (known columns but the number).

    Columns in which no text stands twice (a running number of a program's own) tell every row from every other, so
    they are left out, but for the museum's own numbers.
    """
    own = set(inquiry.at("number", "other_numbers"))
    running = {at for at in range(len(inquiry.register.columns)) if at not in own and _running(inquiry, at)}
    every = [f"c{at}" for at in range(len(inquiry.register.columns)) if at not in running]
    facts = [
        inquiry.column(name) for name in inquiry.fields() if name not in {"number", "place", "place_text", "photo"}
    ]
    facts = [column for column in facts if int(column[1:]) not in running]
    if not inquiry.at("number") or len(every) < 2 or not facts:
        return None
    told = " + ".join(f"({column} IS NOT NULL)::INT" for column in facts)
    sure = inquiry.says(*SURE).split(" OR ") if inquiry.has(*SURE) else ["false"]
    sure_sql = " OR ".join("false" if name == "false" else f"{inquiry.column(name)} IS NOT NULL" for name in sure)
    return inquiry.once(
        "hashed",
        f"SELECT row, hash({', '.join(every)}) AS every, hash({', '.join(facts)}) AS facts, "
        f"({told}) >= {TELLING} AND ({sure_sql}) AS full_enough FROM register",
    )


def _running(inquiry: Inquiry, at: int) -> bool:
    """Whether a column never repeats itself and is filled throughout."""
    ((different,),) = inquiry.ask(f"SELECT count(*) FROM {inquiry.cells(at)}")
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
    r"à reporter|report|suma y sigue|übertrag|page [0-9]+(?: of [0-9]+)?|seite [0-9]+|página [0-9]+)[ :.]*$"
)


def headings(inquiry: Inquiry) -> Finding | None:
    """Return the rows that repeat the headings, or begin with the word for a sum."""
    names = inquiry.register.columns
    asked = [
        f"(lower(trim(c{at})) = {quoted(name.strip().lower())})::INT" for at, name in enumerate(names) if name.strip()
    ]
    alike = [
        at for at, name in enumerate(names)
        if inquiry.ask(f"SELECT 1 FROM {inquiry.cells(at)} WHERE lower(trim(value)) = {quoted(name.strip().lower())} LIMIT 1")
    ]  # fmt: skip
    rows: set[int] = set()
    if len(asked) > 1 and len(alike) * 2 > len(asked):
        told = " + ".join(f"coalesce({each}, 0)" for each in asked)
        rows.update(inquiry.rows(f"SELECT row FROM register WHERE ({told}) * 2 > {len(asked)}"))
    sums = inquiry.look(f"strlen(value) < 40 AND regexp_matches(trim(value), '{_SUMS}')", inquiry.at("number"))
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


CHECKS = (Check(TWICE, twice), Check(ALMOST, almost), Check(HEADING, headings))
