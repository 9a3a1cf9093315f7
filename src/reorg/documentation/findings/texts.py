"""Which texts say too little: one text for many objects, cut off, in capitals, a mere placeholder, the title again?"""

from __future__ import annotations

from collections import Counter

from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

BOILERPLATE = Kind(
    "text-boilerplate",
    say("One description for many objects"),
    Severity.LOW,
    (Stops.POLICE, Stops.FINDING),
    effect=say(
        "A text that fits two hundred objects describes none of them: a stolen one cannot be told from the rest."
    ),
    mend=say("Leave the common text, and add to each object one thing that only this one has."),
)
MANY, TEXT = 10, 30
"""Rows that share a description, and signs that it must have, before it is called one text for many."""


def boilerplate(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose description stands on ten rows or more."""
    if not inquiry.has("description"):
        return None
    found = inquiry.counted(
        f"SELECT value, n FROM {inquiry.values('description')} "
        f"WHERE n >= {MANY} AND length(value) >= {TEXT} ORDER BY n DESC, value"
    )
    if not found:
        return None
    rows = inquiry.rows_with("description", [value for value, _ in found])
    message = say_many(
        "{count} object shares its description with many: “{text}”.",
        "{count} objects share their description with ten or more; the same {most} times: “{text}”.",
        count=len(rows),
        most=found[0][1],
        text=short(found[0][0]),
    )
    return inquiry.found(BOILERPLATE, message, rows)


CUT = Kind(
    "text-cut",
    say("Texts cut off at a fixed length"),
    Severity.MEDIUM,
    (Stops.POLICE, Stops.USE),
    effect=say("The end of the text is gone from this list, and with it perhaps the mark that identifies the object."),
    mend=say("Export the list again from its program with longer columns, or take the ends from the cards."),
)
LIMITS = frozenset(
    {*range(20, 260, 5), 24, 32, 64, 127, 128, 254, 256, 500, 511, 512, 999, 1000, 1023, 1024, 2000, 2047, 2048}
    | {4000, 4095, 4096, 8000, 8191, 8192, 32766, 32767, 65535}
)
"""Lengths at which programs cut: 255 (dBase, Access, Excel's old limit, many databases), 254 (dBase), 256, 32767 (Excel) …"""
PILE = 6
"""Different texts of exactly the same length that make a pile."""
STEEP = 4.0
"""How many times as many texts the pile must hold as each of the lengths before it."""
WINDOW = 5


def cut(inquiry: Inquiry) -> Finding | None:
    """Return the rows with a text of exactly the length at which suspiciously many texts of its column end.

    A pile is six different texts or more of the column's greatest length (or of a length at which programs cut), four
    times what the five lengths before it hold, and at most a twentieth of it in what is longer.
    """
    rows: set[int] = set()
    piles: list[tuple[int, int, int]] = []
    for at in range(len(inquiry.register.columns)):
        if (length := _pile(inquiry, at)) is None:
            continue
        cells = inquiry.look(f"length(value) = {length}", [at])
        found = inquiry.rows_at(cells)
        piles.append((len(found), at, length))
        rows.update(found)
    if not piles:
        return None
    _, at, length = max(piles)
    message = say_many(
        "{count} row holds a text that was cut off: in the column {column} after {length} letters.",
        "{count} rows hold texts that were cut off: in the column {column} so many end after exactly {length} letters.",
        count=len(rows),
        column=inquiry.register.columns[at],
        length=length,
    )
    return inquiry.found(CUT, message, tuple(sorted(rows)))


def _pile(inquiry: Inquiry, at: int) -> int | None:
    """Return the length at which texts of a column were cut, if they were."""
    if inquiry.figures(f"SELECT max(strlen(value)) FROM {inquiry.cells(at)}")[0] < min(LIMITS):
        return None
    counted: list[tuple[int, int]] = inquiry.db.execute(
        f"SELECT length(value) AS long, count(*) AS n FROM {inquiry.cells(at)} "
        f"WHERE strlen(value) >= {min(LIMITS) - WINDOW} GROUP BY 1"
    ).fetchall()
    lengths: Counter[int] = Counter(dict(counted))
    likely: list[int] = sorted({max(lengths, default=0), *(LIMITS & lengths.keys())}, reverse=True)
    for length in likely:
        before = [lengths[length - step] for step in range(1, WINDOW + 1)]
        beyond = sum(n for long, n in lengths.items() if long > length)
        steep = lengths[length] >= STEEP * max(1, *before)
        if (
            length >= min(LIMITS)
            and lengths[length] >= PILE
            and steep
            and beyond <= lengths[length] / 20
            and _broken_off(inquiry, at, length)
        ):
            return length
    return None


def _broken_off(inquiry: Inquiry, at: int, length: int) -> bool:
    """Whether most texts of that length are several words, end like nothing (no full stop, no bracket), and each otherwise.

    Codes of one form are of one length too; they end alike.
    """
    ended = "regexp_matches(trim(value), '[.!?)\\]”\"»。؟]$')"
    share, ends = inquiry.figures(
        f"SELECT avg((regexp_matches(value, '\\S\\s+\\S+\\s') AND NOT {ended})::INT), count(DISTINCT right(value, 4)) / count(*) "
        f"FROM {inquiry.cells(at)} WHERE length(value) = {length}"
    )
    return share > 0.6 and ends > 0.6


CAPITALS = Kind(
    "text-capitals",
    say("Texts in capitals, where the others are not"),
    Severity.LOW,
    (Stops.USE,),
    effect=say("Labels and reports shout, and accents are mostly lost with the capitals."),
    mend=say("Write it as the others are written. A program can propose it; a person looks at names."),
)


def capitals(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a name, maker, category or description is all capitals, where less than a fifth are.

    Titles are left alone: artists and posters shout on purpose.
    """
    cells = []
    for name in ("name", "maker", "category", "description"):
        if not inquiry.has(name):
            continue
        loud = "value = upper(value) AND value <> lower(value) AND regexp_matches(value, '[^0-9 ]{4}.*[^0-9 ]{4}')"
        shouting, all_ = inquiry.figures(
            f"SELECT count_if({loud}), count_if(value <> lower(value)) FROM {inquiry.values(name)}"
        )
        if 0 < shouting < 0.2 * all_:
            cells += inquiry.look(loud, inquiry.at(name))
    if not cells:
        return None
    cells.sort(key=lambda cell: cell.first)
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row is written in capitals, unlike the others: “{text}”.",
        "{count} rows are written in capitals, unlike the others, for example “{text}”.",
        count=len(rows),
        text=short(cells[0].value),
    )
    return inquiry.found(CAPITALS, message, rows)


PLACEHOLDER = Kind(
    "text-placeholder",
    say("Words that only keep a cell from being empty"),
    Severity.LOW,
    (Stops.FINDING, Stops.USE),
    effect=say("“xxx” or “test” counts as filled, so nobody sees that the fact is missing or the object is none."),
    mend=say("Empty the cell, or write what is true. Strike rows that were made to try the program out."),
)
_TYPED = (
    r"(?i)^(?:x{3,}|y{3,}|z{3,}|a{4,}|[.]{4,}|asdf\w*|sdfg?\w{0,4}|qwer\w*|azert\w*|jkl\w{0,4}|lorem ipsum.*"
    r"|1234567?8?9?0?|\?{3,}|-{4,})$"
)


def placeholder(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a whole cell is a word such as "xxx", "asdf" or "test"; titles may be called Test."""
    fields = ("name", "maker", "materials", "place_text", "description", "category", "acquisition", "culture", "notes")
    cells = inquiry.speaking("placeholder", *fields, whole=True)
    cells += inquiry.look(
        f"strlen(value) < 40 AND regexp_matches(trim(value), '{_TYPED}')", inquiry.at("title", *fields)
    )
    cells = [
        cell
        for cell in sorted(set(cells), key=lambda cell: (cell.first, cell.at))
        if set(cell.value.strip()) - set("?-. ")
    ]
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds a word that says nothing: “{text}” in the column {column}, {example}.",
        "{count} rows hold words that say nothing, for example “{text}” in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(PLACEHOLDER, message, rows)


BRIEF = Kind(
    "description-short",
    say("Descriptions of a word or two"),
    Severity.LOW,
    (Stops.POLICE,),
    effect=say("One or two words do not tell this object from another of its kind (Object ID asks for a short text)."),
    mend=say("Add one sentence: shape, colour, and one thing that only this object has."),
)


def brief(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose description has fewer than three words; Chinese ones, fewer than six signs."""
    if not inquiry.has("description"):
        return None
    few = "NOT regexp_matches(trim(value), '\\S+\\s+\\S+\\s+\\S|\\p{Han}{6}')"
    cells = inquiry.look(f"strlen(value) < 60 AND {few} AND trim(value) <> ''", inquiry.at("description"))
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} description has only a word or two: “{text}” in {example}.",
        "{count} descriptions have only a word or two, for example “{text}” in {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(BRIEF, message, rows)


AGAIN = Kind(
    "description-repeats",
    say("Descriptions that only repeat the title or name"),
    Severity.LOW,
    (Stops.POLICE,),
    effect=say("The field is filled and tells nothing new, so nobody sees that the description is missing."),
    mend=say("Write what the object looks like, not what it is called."),
)


def again(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose description is the title or the name, capitals aside."""
    others = [inquiry.column(name) for name in ("title", "name") if inquiry.has(name)]
    if not inquiry.has("description") or not others:
        return None
    text = inquiry.column("description")
    same = " OR ".join(f"lower(trim({text})) = lower(trim({other}))" for other in others)
    rows = inquiry.rows(f"SELECT row FROM register WHERE {text} IS NOT NULL AND ({same})")
    if not rows:
        return None
    message = say_many(
        "{count} description only repeats the title or name: {example}.",
        "{count} descriptions only repeat the title or name, for example {example}.",
        count=len(rows),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(AGAIN, message, rows)


CHECKS = (
    Check(CUT, cut),
    Check(BOILERPLATE, boilerplate),
    Check(BRIEF, brief),
    Check(AGAIN, again),
    Check(PLACEHOLDER, placeholder),
    Check(CAPITALS, capitals),
)
