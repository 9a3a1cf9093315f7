"""A small museum with a list laid beside it: what the tests of the bench share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from reorg.documentation import reconciling
from reorg.museum import Draft, Facts, record_id
from reorg.web.journal import Candidate, Laid, lay_rows, open_journal

SOURCE = "scards"
OURS: Mapping[str, Facts] = {
    "o1": {"number": "1978.1", "name": "jar", "title": "Blue jar", "width": 300},
    "o2": {"number": "1978.2", "name": "lamp", "title": "Iron lamp with chain"},
    "o3": {"number": "1978.3", "name": "bowl"},
    "o4": {"number": "1978.4", "name": "mask", "title": "Mask of a lion"},
}
# row -> what it says, and the object that it surely is or resembles
ROWS: Mapping[int, tuple[Facts, str, bool]] = {
    1: ({"number": "1978.1", "name": "jar", "maker": "Unger"}, "o1", True),
    2: ({"number": "1978-2", "title": "Iron lamps with chain", "name": "lamp"}, "o2", True),
    3: ({"number": "K 3", "name": "bowl"}, "o3", False),
    4: ({"number": "K 9", "name": "plough"}, "", False),
    5: ({"number": "1978.4", "name": "mask"}, "o4", True),
}
KEYS = {row: record_id(SOURCE, row) for row in ROWS}


def furnish(folder: Path) -> None:
    """Enter four objects and a list of five rows, and lay the list beside them."""
    journal = open_journal(folder)
    facts = {"name": "cards.csv", "role": "cards", "rows": len(ROWS), "brought_by": "Ana"}
    objects = [Draft("object", key, said) for key, said in OURS.items()]
    journal.append([Draft("museum", "museum", {"name": "Mill"}), *objects], who="ana")
    journal.append([Draft("source", SOURCE, facts)], who="ana")
    lay()


def lay() -> int:
    """Lay the list beside the objects, as a comparison does."""
    return lay_rows(SOURCE, [laid(row) for row in ROWS])


def laid(row: int) -> Laid:
    facts, key, sure = ROWS[row]
    sides = reconciling.beside(OURS[key], facts) if sure else None
    found = (
        [Candidate(key, 0.99 if sure else 0.4, ("number-same",) if sure else ("title-same",), (), sure)] if key else []
    )
    ground = ("number-same" if sure else "title-same") if key else ""
    return Laid(KEYS[row], row, facts, reconciling.pile(sides), ground, key if sure else "", found)


def facts_of(key: str) -> dict[str, object]:
    """Return what is known of an object, without where it was read from."""
    from reorg.web.journal.models import Holding

    row = Holding.objects.filter(key=key).first()
    return {name: said for name, said in json.loads(row.facts).items() if name != "cites"} if row else {}


def stands(row: int) -> tuple[str, str]:
    """Return what was decided about a row: verdict and object."""
    from reorg.web.journal.models import SourceRow

    found = SourceRow.objects.get(source=SOURCE, row=row)
    return found.verdict, found.object
