"""Which columns are missing, empty, always the same, twice there, or at odds with one another?"""

from __future__ import annotations

from itertools import combinations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import listed, say, say_many
from reorg.museum import FIELDS, Finding, Severity, Stops

ABSENT = Kind(
    "column-missing",
    say("Facts that the list has no column for"),
    Severity.LOW,
    (Stops.POLICE, Stops.OWNERSHIP),
    effect=say("What has no column is not asked, and so it stays unknown of every object."),
    mend=say("Add the column now, empty. Fill it for each object that passes through your hands."),
)
WANTED = (
    "maker",
    "materials",
    "date",
    "category",
    "acquisition",
    "acquired",
    "description",
    "inscription",
    "condition",
    "photo",
)
"""Object ID (ICOM; Getty 1999), and what Spectrum 5.1 asks of acquisition and condition; number, name, place and size
have findings of their own."""
_ALSO = {"maker": ("culture",), "description": ("title", "notes")}
"""What may stand in for a fact, where a list has no column for it."""


def absent(inquiry: Inquiry) -> Finding | None:
    """Return which of the wanted facts have no column; it is found in no row. Of a museum's own records nothing is said:
    they have room for every fact.
    """
    if inquiry.ids:
        return None
    lacking = [name for name in WANTED if not inquiry.has(name, *_ALSO.get(name, ()))]
    if not lacking:
        return None
    message = say_many(
        "There is no column for {names}.",
        "There are no columns for {count} facts: {names}.",
        count=len(lacking),
        names=listed([FIELDS[name].label for name in lacking], len(WANTED)),
    )
    return inquiry.found(ABSENT, message, (), count=len(lacking))


EMPTY = Kind(
    "column-empty",
    say("Columns in which nothing stands"),
    Severity.LOW,
    (Stops.USE,),
    effect=say("They make the list wide and hard to read, and look as if somebody had lost what stood there."),
    mend=say("Ask whether something was lost in an export. If not, hide the column."),
)
CONSTANT = Kind(
    "column-constant",
    say("Columns in which the same stands in every row"),
    Severity.LOW,
    (Stops.USE,),
    effect=say("They tell nothing of one object. Sometimes a program filled in what nobody had said."),
    mend=say("If it is true of every object, say it once of the whole list. If a program filled it in, empty it."),
)
TWIN = Kind(
    "column-twice",
    say("Two columns that hold the same"),
    Severity.LOW,
    (Stops.USE,),
    effect=say("Sooner or later only one of them is corrected, and then nobody knows which one is right."),
    mend=say("Keep the one that you work with, and hide the other."),
)
CONTRADICT = Kind(
    "columns-contradict",
    say("Two columns for the same fact that disagree"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.OWNERSHIP),
    effect=say("One of the two is out of date, and nobody can tell which. Each reader believes another one."),
    mend=say("Look at the objects, keep what is true in one column, and stop filling the other."),
)
FEWEST = 20
"""Rows below which it is chance that a column is empty, always the same, or like another."""
LIKE = 0.9
"""Share of the rows filled in both from which two columns mean the same."""
DIFFERENT = 8
"""Different texts that a column must hold before its likeness to another is no chance."""


def empty(inquiry: Inquiry) -> Finding | None:
    """Return how many columns hold nothing at all; it is found in no row."""
    return _told(inquiry, EMPTY, [at for at, (different, _) in enumerate(inquiry.worked(counts)) if not different])


def constant(inquiry: Inquiry) -> Finding | None:
    """Return how many columns say the same in every row; it is found in no row."""
    said = enumerate(inquiry.worked(counts))
    return _told(inquiry, CONSTANT, [at for at, known in said if known == (1, inquiry.size)])


def _told(inquiry: Inquiry, kind: Kind, ats: list[int]) -> Finding | None:
    if not ats or inquiry.size < FEWEST or inquiry.ids:
        return None
    names = listed([inquiry.register.columns[at] for at in ats], 6)
    if kind is EMPTY:
        message = say_many(
            "{count} column is empty: {names}.", "{count} columns are empty: {names}.", count=len(ats), names=names
        )
    else:
        message = say_many(
            "{count} column says the same of every object: {names}.",
            "{count} columns say the same of every object: {names}.",
            count=len(ats),
            names=names,
        )
    return inquiry.found(kind, message, (), count=len(ats))


def counts(inquiry: Inquiry) -> list[tuple[int, int]]:
    """Return of each column how many different texts it holds, and in how many rows."""
    asked = " UNION ALL ".join(
        f"SELECT {at} AS col, count(*) AS different, coalesce(sum(n), 0)::BIGINT AS filled FROM {inquiry.cells(at)}"
        for at in range(len(inquiry.register.columns))
    )
    return inquiry.db.execute(f"SELECT different, filled FROM ({asked}) ORDER BY col").fetchall() if asked else []


def alike(inquiry: Inquiry) -> list[tuple[int, int, int]]:
    """Return the pairs of columns that mean the same: both positions, and in how many rows they differ.

    Only columns of words: years and sizes agree by chance (made from … to …). Whether two columns share their texts is
    seen in their cells; rows are counted only where they do.
    """
    known = inquiry.worked(counts)
    worded = [at for at, (different, _) in enumerate(known) if different >= DIFFERENT and _worded(inquiry, at)]
    found = []
    for one, other in combinations(worded, 2):
        few, many = sorted((known[one][0], known[other][0]))
        if few * 2 < many or not _share(inquiry, one, other, few):
            continue
        both, same = inquiry.figures(
            f"SELECT count(*), count_if(lower(trim(c{one})) = lower(trim(c{other}))) FROM register "
            f"WHERE c{one} IS NOT NULL AND c{other} IS NOT NULL"
        )
        if both >= FEWEST and same >= LIKE * both:
            found.append((one, other, int(both - same)))
    return found


def _worded(inquiry: Inquiry, at: int) -> bool:
    (share,) = inquiry.figures(
        f"SELECT avg(regexp_matches(value, '\\p{{L}}')::INT) FROM (FROM {inquiry.cells(at)} LIMIT 200)"
    )
    return share > 0.8


def _share(inquiry: Inquiry, one: int, other: int, few: int) -> bool:
    """Whether two columns share most of a sample of their texts."""
    sample = min(few, 200)
    (shared,) = inquiry.figures(
        f"SELECT count(*) FROM (FROM {inquiry.cells(one)} LIMIT {sample}) SEMI JOIN {inquiry.cells(other)} USING (value)"
    )
    return shared * 2 > sample


def twins(inquiry: Inquiry) -> Finding | None:
    """Return how many columns hold the same as another, row by row; it is found in no row."""
    pairs = [(one, other) for one, other, differ in inquiry.worked(alike) if not differ]
    if not pairs:
        return None
    names = inquiry.register.columns
    message = say_many(
        "{count} column holds the same as another: {first} and {second}.",
        "{count} columns hold the same as another, for example {first} and {second}.",
        count=len(pairs),
        first=names[pairs[0][0]],
        second=names[pairs[0][1]],
    )
    return inquiry.found(TWIN, message, (), count=len(pairs))


def contradict(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which two columns that otherwise say the same say two things."""
    pairs = [(one, other) for one, other, differ in inquiry.worked(alike) if differ]
    if not pairs:
        return None
    differ = " UNION ALL ".join(
        f"SELECT row FROM register WHERE lower(trim(c{one})) <> lower(trim(c{other}))" for one, other in pairs
    )
    rows = inquiry.rows(differ)
    one, other = pairs[0]
    told = f"SELECT row, c{one}, c{other} FROM register WHERE lower(trim(c{one})) <> lower(trim(c{other})) ORDER BY row LIMIT 1"
    row, first, second = inquiry.ask(told)[0]
    names = inquiry.register.columns
    message = say_many(
        "In {count} row two columns for the same fact disagree: {one} says “{first}”, {other} says “{second}” in {example}.",
        "In {count} rows two columns for the same fact disagree: {one} says “{first}”, {other} says “{second}” in {example}.",
        count=len(rows),
        one=names[one],
        first=str(first),
        other=names[other],
        second=str(second),
        example=inquiry.example(int(str(row))),
    )
    return inquiry.found(CONTRADICT, message, rows)


CHECKS = (
    Check(CONTRADICT, contradict),
    Check(ABSENT, absent),
    Check(EMPTY, empty),
    Check(CONSTANT, constant),
    Check(TWIN, twins),
)
