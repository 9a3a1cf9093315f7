"""Which objects are gone, lost or away by their status, and yet stand on a shelf by their place?"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "status-contradicts",
    say("Objects that are gone by their status and stand on a shelf by their place"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.OWNERSHIP),
    effect=say("Either it is still there, or the shelf has room that the list denies. Both cannot be."),
    mend=say("Look on the shelf. Then mend the status or the place, and write the date of leaving."),
)
LOAN = Kind(
    "loan-old",
    say("Loans that went out long ago"),
    Severity.MEDIUM,
    (Stops.OWNERSHIP, Stops.FINDING),
    effect=say("After ten years few remember who has it, and the borrower takes it for its own."),
    mend=say("Write to the borrower. Ask for a photograph and a new agreement, or for the object."),
)
YEARS = 10
"""Years after which a loan that is still out is called old (ours)."""


def contradicts(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose status says gone, lost or on loan, and whose place is one of the museum's own."""
    if not inquiry.has("status") or not inquiry.has("place", "place_text"):
        return None
    cells = [
        *inquiry.speaking("gone", "status"),
        *inquiry.speaking("missing", "status"),
        *inquiry.speaking("out", "status"),
    ]
    if not cells:
        return None
    inquiry.want(map(str, inquiry.rows_at(cells)))
    placed = inquiry.says("place", "place_text")
    rows = inquiry.rows(f"SELECT row FROM says WHERE ({placed}) AND row IN (SELECT value::BIGINT FROM wanted)")
    if inquiry.has("place_text") and rows:  # a place may say so too: "on loan to …", "missing"
        away = [cell for name in ("gone", "missing", "out") for cell in inquiry.speaking(name, "place_text")]
        also = set(inquiry.rows_at(away))
        rows = tuple(row for row in rows if row not in also)
    if not rows:
        return None
    ((status,),) = inquiry.ask(f"SELECT {inquiry.column('status')} FROM register WHERE row = {rows[0]}")
    message = say_many(
        "{count} object has left by its status and stands on a place: “{status}”, {example}.",
        "{count} objects have left by their status and stand on a place, for example “{status}”, {example}.",
        count=len(rows),
        status=str(status),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(KIND, message, rows)


def old_loans(inquiry: Inquiry) -> Finding | None:
    """Return the rows that are on loan by their status, which names a year ten years ago or more and no later one."""
    if not inquiry.has("status"):
        return None
    import re

    year = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
    cells = [
        cell
        for cell in inquiry.speaking("out", "status")
        if (years := year.findall(cell.value)) and int(max(years)) <= inquiry.today.year - YEARS
    ]
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} object went out on loan ten years ago or more: “{text}”, {example}.",
        "{count} objects went out on loan ten years ago or more, for example “{text}”, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(LOAN, message, rows)


CHECKS = (Check(KIND, contradicts), Check(LOAN, old_loans))
