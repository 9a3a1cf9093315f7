"""Which donors are spelt in several ways? (Spectrum 5.1 Acquisition source: whom a museum has to thank, and to ask.)"""

from __future__ import annotations

from collections import Counter, defaultdict

from reorg.documentation.grammar.credits import read_credit
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.spellings import LONGEST, clusters, pairs, person_key
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "credit-spellings",
    say("Donors spelt in several ways"),
    Severity.LOW,
    (Stops.OWNERSHIP, Stops.USE),
    effect=say("What one person gave is not found together, and thanks or questions reach only some of the family."),
    mend=say("Compare with the files of gifts. Choose one spelling, and say it for all rows at once."),
)

MOST = 50_000
"""Different credit lines that are read."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose credit line spells a donor (or fund) otherwise than most rows do."""
    if not inquiry.has("acquisition"):
        return None
    lines: dict[str, list[str]] = defaultdict(list)
    donors: Counter[str] = Counter()
    for line, rows in inquiry.ask(f"SELECT value, n FROM {inquiry.values('acquisition')} ORDER BY first LIMIT {MOST}"):
        credit = read_credit(str(line))
        donor = credit.source or credit.fund
        if donor and len(donor) <= LONGEST:
            lines[donor].append(str(line))
            donors[donor] += int(str(rows))
    found = clusters(donors.items(), person_key)
    rows = inquiry.rows_with("acquisition", [line for each in found for donor in each.others for line in lines[donor]])
    if not rows:
        return None
    return inquiry.found(
        KIND,
        say_many(
            "{count} donor is spelt in several ways: {pairs}.",
            "{count} donors are spelt in several ways, for example {pairs}.",
            count=len(found),
            pairs=pairs(found),
        ),
        rows,
        count=len(found),
    )


CHECKS = (Check(KIND, find),)
