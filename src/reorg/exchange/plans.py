"""How is a plan kept, with where every object goes, so that it can be opened again years later?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reorg.exchange.files import Files
from reorg.museum import Draft, Facts, Museum, canonical, identity

if TYPE_CHECKING:  # who reads a list does not wait until what plans a store is loaded
    from reorg.storage import Plan, resuming


@dataclass(frozen=True)
class KeptPlan:
    """What is known of a plan without opening its file.

    ``made`` is when (ISO 8601, UTC), ``accepted`` the ISO day on which somebody accepted it ("" if nobody did),
    ``result`` its figures as :func:`plan_summary` gave them.
    """

    key: str
    name: str = ""
    made: str = ""
    accepted: str = ""
    file: str = ""
    result: Mapping[str, object] = field(default_factory=dict)
    made_with: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, facts: Facts) -> KeptPlan:
        """Return what the entries about a plan say."""
        made_with, result = facts.get("made_with"), facts.get("result")
        return cls(
            key,
            name=str(facts.get("name") or ""),
            made=_made(facts),
            accepted=str(facts.get("accepted") or ""),
            file=str(facts.get("file") or ""),
            result=result if isinstance(result, Mapping) else {},
            made_with=made_with if isinstance(made_with, Mapping) else {},
        )


def keep_plan(plan: Plan, files: Files, *, name: str = "") -> Draft:
    """Keep the whole plan as a file (canonical JSON) and return what to enter of it: figures, and the file's SHA-256."""
    data = plan.to_data()
    sha256 = files.keep_bytes(canonical(data).encode())
    made_with = {**plan.made_with, "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    facts: dict[str, object] = {"made_with": made_with, "result": plan_summary(plan), "file": sha256}
    return Draft("plan", identity("n", sha256), {**facts, "name": name} if name else facts)


def plans_kept(museum: Museum) -> tuple[KeptPlan, ...]:
    """Return the museum's plans, the newest first."""
    every = (KeptPlan.of(key, facts) for key, facts in museum.plans.items())
    return tuple(sorted(every, key=lambda each: (each.made, each.key), reverse=True))


def open_plan(kept: KeptPlan, files: Files) -> Plan | None:
    """Return a kept plan whole, or None if its file is not here. Raises ValueError if the file is no plan."""
    from reorg.storage import Plan

    path = files.path(kept.file)
    return Plan.from_data(json.loads(path.read_text(encoding="utf-8"))) if kept.file and path.is_file() else None


def carried(museum: Museum, files: Files) -> KeptPlan | None:
    """Return which plan is carried out: the newest accepted one that is still kept, else the newest; None if none is."""
    order = sorted(
        plans_kept(museum), key=lambda each: each.accepted, reverse=True
    )  # stable: of one day the newest made
    return next((each for each in order if each.file and files.path(each.file).is_file()), None)


def carried_plan(museum: Museum, files: Files) -> Plan | None:
    """Return the plan that is carried out (see :func:`carried`), whole."""
    found = carried(museum, files)
    return open_plan(found, files) if found else None


def accept_drafts(museum: Museum, key: str, day: str) -> list[Draft]:
    """Return what to enter when the plan ``key`` is accepted on ``day`` (ISO): any other one is accepted no longer.

    Raises KeyError if there is no such plan.
    """
    was = museum.plans[key].get("accepted")
    before = [each for each in plans_kept(museum) if each.accepted and each.key != key]
    given_up = [Draft("plan", each.key, {"accepted": None, "was": {"accepted": each.accepted}}) for each in before]
    return [Draft("plan", key, {"accepted": day, "was": {"accepted": was}}), *given_up]


def plan_summary(plan: Plan) -> dict[str, object]:
    """Return a plan's figures as plain values; the keys are stable (docs/reference/verbs.md)."""
    low, likely, high = plan.person_days.data()
    return {
        "objects": plan.objects,
        "placed": plan.placed,
        "unplaced": len(plan.unplaced),
        "unplaced_range": plan.without.data(),
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


def resumed_drafts(museum: Museum, files: Files, resumed: resuming.Resumed) -> list[Draft]:
    """Keep the plan that goes on after an interruption, and return what to enter: it takes the place of the one before.

    What changed stands in ``result`` under ``resumed``: moves kept and changed, things with another place or without one.
    """
    before = carried(museum, files)
    draft = keep_plan(resumed.plan, files, name=before.name if before else "")
    told = {
        "of": before.key if before else "", "kept": resumed.kept, "changed": resumed.changed,
        "rehomed": dict(resumed.rehomed), "homeless": list(resumed.homeless), "missing": list(resumed.missing),
    }  # fmt: skip
    facts = {**draft.data, "result": {**plan_summary(resumed.plan), "resumed": told}}
    if before is None or not before.accepted or before.key == draft.about:
        return [Draft("plan", draft.about, facts)]
    given_up = Draft("plan", before.key, {"accepted": None, "was": {"accepted": before.accepted}})
    return [Draft("plan", draft.about, {**facts, "accepted": before.accepted}), given_up]
