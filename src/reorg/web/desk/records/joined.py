"""Which rows of compared lists is an object joined to, and what do they say differently?"""

from __future__ import annotations

import json
from collections.abc import Sequence

from reorg.museum import Facts
from reorg.web.desk import now
from reorg.web.desk.records.sides import Side, shown
from reorg.web.desk.records.worklist import Way
from reorg.web.journal import deciding
from reorg.web.journal.models import Known, SourceRow


def joined(key: str, ours: Facts) -> list[dict[str, object]]:
    """Return the rows of compared lists that were decided to be an object, with what each of them says differently."""
    places, found = now.places(), []
    names = {each.key: json.loads(each.facts) for each in Known.objects.filter(kind="source")}
    for laid in SourceRow.objects.filter(object=key, verdict__in=("same", "new")).order_by("source", "row"):
        row = deciding.row_of(laid)
        sides = shown(row, ours, places, decided=True)
        found.append(
            {
                "source": laid.source, "name": names.get(laid.source, {}).get("name", ""), "row": laid.row,
                "number": laid.number, "who": laid.who, "confirmed": laid.confirmed,
                "waits": deciding.asks_two() and not laid.confirmed,
                "differ": [side for side in sides if side.state == "differ"],
                "same": sum(side.state == "same" for side in sides), "takes": [name for name in row.takes if name in ours],
                "query": Way(laid.pile, state="all").query(row=laid.row),
            }
        )  # fmt: skip
    return found


def contradicted(found: Sequence[dict[str, object]]) -> list[str]:
    """Return the fields in which a joined row says something else than the object."""
    sides = [side for each in found for side in (each["differ"] if isinstance(each["differ"], list) else [])]
    return list(dict.fromkeys(side.field for side in sides if isinstance(side, Side)))
