"""Which sizes and weights cannot be: larger than any museum, smaller than a hair, heavier than the heaviest metal?"""

from __future__ import annotations

import numpy as np

from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.sized import SIDES, column_numbers, columns, sized
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

SIZE = Kind(
    "size-impossible",
    say("Sizes that cannot be"),
    Severity.MEDIUM,
    (Stops.PLANNING,),
    effect=say("One such size asks for more shelf than the whole store has."),
    mend=say("Compare with the object or its photograph, and correct it."),
)
WEIGHT = Kind(
    "weight-impossible",
    say("Weights that cannot be"),
    Severity.MEDIUM,
    (Stops.PLANNING,),
    effect=say("Shelves and floors are planned for a load that is not there, or moves for hands that cannot lift it."),
    mend=say("Weigh it when you next handle it, and write the unit: kg or g."),
)
LARGEST, SMALLEST = 150_000.0, 0.05
"""Millimetres: the longest panoramas have 130 m; a hair has 0.05 mm."""
FAR = 100.0
"""How many times the largest hundredth of its column a size is beyond which it cannot be, where a hundred are known (ours)."""
MANY = 100
"""Sizes in a column from which its largest hundredth is known."""
HEAVIEST = 22.6
"""Kilograms in a litre of osmium, the densest metal (CRC Handbook of Chemistry and Physics)."""
MOST_KG = 100_000.0
"""The heaviest objects in museums, ships and locomotives apart, stay below a hundred tonnes (ours)."""


def size(inquiry: Inquiry) -> Finding | None:
    """Return the rows with a size above 150 m or below 0.05 mm, or a hundred times all others of its column."""
    rows: set[int] = set()
    if inquiry.has("dimensions"):
        sized(inquiry)
        found = inquiry.ask(
            "SELECT value FROM size_texts WHERE tid IN (SELECT tid FROM size_numbers "
            f"WHERE beyond OR mm > {LARGEST} OR (mm > 0 AND mm < {SMALLEST}))"
        )
        rows.update(inquiry.rows_with("dimensions", [str(value) for (value,) in found]) if found else ())
    for side in columns(inquiry):
        rows.update(_far(inquiry, side))
    if not rows:
        return None
    told = tuple(sorted(rows))
    message = say_many(
        "{count} size cannot be: “{text}” in {example}.",
        "{count} sizes cannot be, for example “{text}” in {example}.",
        count=len(told),
        text=_written(inquiry, told[0]),
        example=inquiry.example(told[0]),
    )
    return inquiry.found(SIZE, message, told)


def _far(inquiry: Inquiry, side: str) -> tuple[int, ...]:
    table = column_numbers(inquiry, side)
    told = inquiry.db.execute(f"SELECT number, n FROM {table}").fetchnumpy()
    if not len(told["number"]):
        return ()
    far = float(np.quantile(np.repeat(told["number"], told["n"]), 0.99)) * FAR
    bound = far if told["n"].sum() >= MANY else float("inf")
    if inquiry.ids:
        bound = min(bound, LARGEST)
    found = inquiry.ask(f"SELECT value FROM {table} WHERE number > {bound!r}::DOUBLE") if bound < float("inf") else []
    return inquiry.rows_in(inquiry.register.meaning[side], [str(value) for (value,) in found])


def _written(inquiry: Inquiry, row: int) -> str:
    names = [name for name in ("dimensions", *SIDES) if inquiry.has(name)]
    found = inquiry.ask(f"SELECT {', '.join(inquiry.column(name) for name in names)} FROM register WHERE row = {row}")
    return short(" × ".join(str(text) for text in found[0] if text))


def weight(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose weight is above a hundred tonnes, or above what osmium of their size would weigh.

    In a list, weight and size must stand in one text, with units; in the museum's own records they are kg and mm.
    """
    rows: set[int] = set()
    if inquiry.has("dimensions"):
        sized(inquiry)
        found = inquiry.ask(
            f"""
            WITH room AS (SELECT tid, product(mm) / 1e6 AS litres FROM size_numbers WHERE mm > 0 AND axis <> 'circumference'
                          GROUP BY tid, part HAVING count(*) = 3),
                 most AS (SELECT tid, max(litres) AS litres FROM room GROUP BY 1)
            SELECT value FROM size_texts LEFT JOIN most USING (tid)
            WHERE kg > {MOST_KG} OR kg > {HEAVIEST} * litres
            """
        )
        rows.update(inquiry.rows_with("dimensions", [str(value) for (value,) in found]) if found else ())
    if inquiry.ids and inquiry.has("weight"):
        rows.update(_too_heavy(inquiry))
    if not rows:
        return None
    told = tuple(sorted(rows))
    message = say_many(
        "{count} weight cannot be: {example}.",
        "{count} weights cannot be, for example {example}.",
        count=len(told),
        example=inquiry.example(told[0]),
    )
    return inquiry.found(WEIGHT, message, told)


def _too_heavy(inquiry: Inquiry) -> tuple[int, ...]:
    kg = f"try_cast({inquiry.column('weight')} AS DOUBLE)"
    dense = ""
    if all(inquiry.has(side) for side in ("width", "height", "depth")):
        litres = " * ".join(f"try_cast({inquiry.column(side)} AS DOUBLE)" for side in ("width", "height", "depth"))
        dense = f" OR {kg} > {HEAVIEST} * {litres} / 1e6"
    return inquiry.rows(f"SELECT row FROM register WHERE {kg} > {MOST_KG}{dense}")


CHECKS = (Check(SIZE, size), Check(WEIGHT, weight))
