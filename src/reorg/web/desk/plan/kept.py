"""Which plans are kept, which of them is carried out, and what lies open at the moment?"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404

from reorg.exchange import KeptPlan, open_plan, plans_kept
from reorg.exchange import carried as carried_of
from reorg.storage import Plan
from reorg.web.desk import now
from reorg.web.desk.records.sources import files
from reorg.web.journal.index import undone_actions
from reorg.web.journal.models import EntryRow

_OPEN: dict[tuple[object, str], Plan | None] = {}
MOST_OPEN = 3  # a plan for 100,000 objects takes some 40 MB in memory


@dataclass(frozen=True)
class Accepted:
    """Who accepted a plan, on which day (ISO), and the action in which (to take it back)."""

    who: str
    day: str
    device: str
    act: int


def opened(kept: KeptPlan) -> Plan | None:
    """Return a kept plan whole, read again only when others were opened since; None if its file is not here."""
    mark = (settings.MUSEUM, kept.file)
    if mark not in _OPEN:
        while len(_OPEN) >= MOST_OPEN:
            _OPEN.pop(next(iter(_OPEN)))
        _OPEN[mark] = open_plan(kept, files())
    return _OPEN[mark]


def every() -> tuple[KeptPlan, ...]:
    """Return all plans that are kept, the newest first."""
    return plans_kept(now.frame())


def carried_one() -> KeptPlan | None:
    """Return which plan is carried out: the accepted one, else the newest."""
    return carried_of(now.frame(), files())


def carried() -> Plan | None:
    """Return the plan that is carried out, whole."""
    kept = carried_one()
    return opened(kept) if kept else None


def find(key: str) -> tuple[KeptPlan, Plan]:
    """Return a plan by its key. Raises Http404 if there is none, or its file is gone."""
    facts = now.frame().plans.get(key)
    kept = KeptPlan.of(key, facts) if facts is not None else None
    plan = opened(kept) if kept else None
    if kept is None or plan is None:
        raise Http404
    return kept, plan


def acceptance(kept: KeptPlan) -> Accepted | None:
    """Return who accepted a plan and when; None if nobody did."""
    if not kept.accepted:
        return None
    undone = undone_actions()
    rows = EntryRow.objects.filter(kind="plan", about=kept.key, data__contains=f'"accepted":"{kept.accepted}"')
    for row in rows.order_by("-id"):
        if f"{row.device}:{row.act}" not in undone:
            return Accepted(row.who, kept.accepted, row.device, row.act)
    return None
