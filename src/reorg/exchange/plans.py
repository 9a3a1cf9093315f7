"""How is a plan kept, with where every object goes, so that it can be opened again years later?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from reorg.exchange.files import Files
from reorg.museum import Draft, Facts, Museum, canonical, identity
from reorg.storage import Plan


def keep_plan(plan: Plan, files: Files) -> Draft:
    """Keep the whole plan as a file (canonical JSON) and return what to enter of it: figures, and the file's SHA-256."""
    data = plan.to_data()
    sha256 = files.keep_bytes(canonical(data).encode())
    made_with = {**plan.made_with, "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    return Draft("plan", identity("n", sha256), {"made_with": made_with, "result": plan_summary(plan), "file": sha256})


def kept_plan(museum: Museum, files: Files) -> Plan | None:
    """Return the museum's newest plan that is still kept, or None."""
    for facts in sorted(museum.plans.values(), key=_made, reverse=True):
        path = files.path(str(facts.get("file", "")))
        if path.is_file():
            return Plan.from_data(json.loads(path.read_text(encoding="utf-8")))
    return None


def plan_summary(plan: Plan) -> dict[str, object]:
    """Return a plan's figures as plain values; the keys are stable (docs/reference/verbs.md)."""
    low, likely, high = plan.person_days.data()
    return {
        "objects": plan.objects,
        "placed": plan.placed,
        "unplaced": len(plan.unplaced),
        "moves": len(plan.moves.steps),
        "missing_shelf_m": round(plan.missing_shelf_m, 3),
        "missing_shelf_m_range": [round(value, 3) for value in plan.shortfall.length.data()],
        "missing_units": [
            {
                "type": each.type,
                "low": each.count.low,
                "likely": each.count.likely,
                "high": each.count.high,
                "at_least": each.bound,
            }
            for each in plan.shortfall.units
        ],
        "lower_bounds": dict(plan.lower_bounds),
        "gap": round(plan.gap, 4),
        "seconds": round(plan.seconds, 2),
        "person_days": {"low": round(low, 2), "likely": round(likely, 2), "high": round(high, 2)},
        "assumed": dict(plan.assumed),
        "remarks": [str(remark) for remark in plan.remarks],
    }


def _made(facts: Facts) -> str:
    made_with = facts.get("made_with")
    return str(made_with.get("at", "")) if isinstance(made_with, Mapping) else ""
