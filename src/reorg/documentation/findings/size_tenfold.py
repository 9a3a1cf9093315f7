"""Which sizes are ten times too large or too small: against their own twin, or against all others of their kind?"""

from __future__ import annotations

from reorg.documentation.findings.size_contradicts import rows_of
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.sized import column_rows, columns, compared, parts, rows_sized, sized
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "size-tenfold",
    say("Sizes ten times too large or too small"),
    Severity.MEDIUM,
    (Stops.PLANNING, Stops.POLICE),
    effect=say(
        "A comma or a zero slipped, or mm was written for cm. The object is planned into a place that cannot be its."
    ),
    mend=say("Compare with the object or its photograph, and move the comma."),
)
MANY = 50
"""Objects of a category from which its usual size is known (ours)."""
FAR = 5.0
"""How many times beyond the last two of a hundred a size must lie before it is said to be a slip (ours)."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a size is ten times another statement of it, or, a tenth of it, as all of its category are.

    What is said twice in two systems that agree is never a slip, however large it is.
    """
    rows: set[int] = set()
    if inquiry.has("dimensions"):
        sized(inquiry)
        rows.update(_against_itself(inquiry))
        table = compared(inquiry)
        if table is not None:
            slipped = " OR ".join(
                f"({side} IS NOT NULL AND NOT has_{side} AND ten_{side})" for side in columns(inquiry)
            )
            rows.update(rows_of(inquiry, f"SELECT tid, first FROM {table} WHERE {slipped}"))
    rows.update(_against_its_kind(inquiry))
    if not rows:
        return None
    told = tuple(sorted(rows))
    message = say_many(
        "{count} size seems ten times too large or too small: {size} in {example}.",
        "{count} sizes seem ten times too large or too small, for example {size} in {example}.",
        count=len(told),
        size=_size(inquiry, told[0]),
        example=inquiry.example(told[0]),
    )
    return inquiry.found(KIND, message, told)


def _against_itself(inquiry: Inquiry) -> tuple[int, ...]:
    """Return the rows whose inches and centimetres differ tenfold: 5 in. (127 cm)."""
    near = " OR ".join(f"abs(other * {factor} / mm - 1) < 0.05" for factor in (10, 0.1))
    found = inquiry.ask(
        f"SELECT value FROM size_texts WHERE tid IN (SELECT tid FROM size_numbers WHERE other > 0 AND mm > 0 AND ({near}))"
    )
    return inquiry.rows_with("dimensions", [str(value) for (value,) in found]) if found else ()


def _against_its_kind(inquiry: Inquiry) -> tuple[int, ...]:
    category = next((name for name in ("category", "name") if inquiry.has(name)), None)
    sides = columns(inquiry)
    if category is None or not (sides or inquiry.has("dimensions")):
        return ()
    if inquiry.has("dimensions"):
        sizes = (
            f"SELECT row, kind, most AS size FROM {rows_sized(inquiry)} "
            f"JOIN (SELECT tid, max(most) AS most FROM {parts(inquiry)} GROUP BY 1 HAVING max(proved) = 0) USING (tid)"
        )
    else:
        sizes = (
            f"SELECT row, trim(r.{inquiry.column(category)}) AS kind, greatest({', '.join(sides)}) AS size "
            f"FROM register r JOIN {column_rows(inquiry)} USING (row)"
        )
    return inquiry.rows(
        f"""
        WITH sizes AS ({sizes}), usual AS (
            SELECT kind, quantile_cont(size, 0.02) AS low, quantile_cont(size, 0.98) AS high FROM sizes
            WHERE size > 0 AND kind <> '' GROUP BY 1 HAVING count(*) >= {MANY}
        )
        SELECT row FROM sizes JOIN usual USING (kind)
        WHERE (size > {FAR} * high AND size / 10 BETWEEN low AND high) OR (size * {FAR} < low AND size * 10 BETWEEN low AND high)
        """
    )


def _size(inquiry: Inquiry, row: int) -> str:
    names = ["dimensions"] if inquiry.has("dimensions") else columns(inquiry)
    found = inquiry.ask(f"SELECT {', '.join(inquiry.column(name) for name in names)} FROM register WHERE row = {row}")
    return "“" + short(" × ".join(str(text) for text in found[0] if text)) + "”"


CHECKS = (Check(KIND, find),)
