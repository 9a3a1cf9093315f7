"""May an action be taken back, what would change, and what was built on it since?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from reorg.language import Message, Trouble, say
from reorg.museum import FIELDS, KEPT, PLACE_KINDS, Act, Draft, current
from reorg.web.desk.history.actions import first_step, made, steps, subjects, undoings, undone_if
from reorg.web.desk.history.told import fact_label, place_value_shown, thing, value_shown
from reorg.web.journal import deciding
from reorg.web.journal.index import piles_of, undone_actions
from reorg.web.journal.models import EntryRow, Holding, Known
from reorg.web.journal.table import TableJournal

SHOWN = 20
LONG = 2000
"""More steps than this are taken back by a process of its own, with a page that shows how far it is."""
_LATER = 400


@dataclass(frozen=True, slots=True)
class Changing:
    """What would become of one subject: the facts that change (name, now, after), and whether it goes or comes back."""

    about: str
    what: str
    address: str
    facts: tuple[tuple[str, str, str], ...]
    becomes: str = ""


def refusal(row: EntryRow) -> Message | None:
    """Return why the action that begins with ``row`` cannot be taken back; None if it can."""
    of = made(row)
    if of.kinds.get("redacted"):
        return say("What was blanked for the sake of a person stays blank. The rest of the record is as it was.")
    if row.number == 1 and of.kinds.get("museum"):
        return say("This is how the museum began here: everything else stands on it.")
    if of.kinds.get("procedure") and _countersigned(row):
        return say(
            "Two people signed this. It is not taken back but corrected: open the procedure, and write the correction there."
        )
    if of.kinds.get("match"):
        try:
            deciding.still_last(f"{row.device}:{row.act}")
        except Trouble as why:
            return why.message
    return None


def _countersigned(row: EntryRow) -> bool:
    """Whether two people signed in this action, or signed since what was written in it."""
    mine = steps(f"{row.device}:{row.act}").filter(kind="procedure")
    signed = EntryRow.objects.filter(kind="procedure", about__in=mine.values("about"), id__gte=row.id)
    undone = undone_actions()
    acts = signed.filter(data__contains='"countersigned":"').values_list("device", "act")
    return any(f"{device}:{act}" not in undone for device, act in acts)


def built_upon(name: str) -> tuple[list[EntryRow], bool]:
    """Return the actions that said something since about the same subjects, and whether there are more than these."""
    last = steps(name).aggregate(last=Max("id"))["last"] or 0
    undone = undone_actions()
    if last == EntryRow.objects.aggregate(last=Max("id"))["last"]:
        return [], False
    mine = steps(name).exclude(kind__in=("undone", "redacted")).values("about")
    later = EntryRow.objects.filter(id__gt=last, about__in=mine).order_by("id").values_list("device", "act")
    found = list(later[:_LATER])
    names = [key for key in dict.fromkeys(f"{device}:{act}" for device, act in found) if key not in undone]
    rows = [row for key in names[:SHOWN] if (row := first_step(key)) is not None]
    return rows, len(names) > SHOWN or len(found) == _LATER


def standing_in(name: str) -> int:
    """Return how many objects stand in places that the action entered."""
    entered = [row.about for row in steps(name).filter(kind="place")[:_LATER] if '"was"' not in row.data]
    return Holding.objects.filter(place__in=entered).count() if entered else 0


def preview(name: str) -> tuple[list[Changing], int]:
    """Return what would become of the first subjects, and how many there are, if an action were taken back now."""
    now_, after = undone_actions(), undone_if(name)
    abouts: list[str] = []
    count = 0
    for rows in subjects(name):
        many = rows.count()
        count += rows.values("about").distinct().count() if many <= LONG else many
        if len(abouts) < SHOWN:
            abouts += list(rows.order_by("number").values_list("about", flat=True)[: SHOWN * 20])
    shown = list(dict.fromkeys(abouts))[:SHOWN]
    return list(_changing(shown, now_, after)), count


def _changing(abouts: list[str], now_: Collection[str], after: Collection[str]) -> Iterator[Changing]:
    piles = dict(piles_of(about__in=abouts)) if abouts else {}
    for about in abouts:
        layers = piles.get(about, [])
        here, then = current(layers, now_), current(layers, after)
        becomes = "gone" if here and not then else "back" if then and not here else ""
        facts = () if becomes else tuple(_differences(here, then))
        yield Changing(about, thing(about, here or then), _address(about), facts, becomes)


def _differences(here: Mapping[str, object], then: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    told = place_value_shown if (here or then).get("kind") in PLACE_KINDS else value_shown
    for name in dict.fromkeys([*FIELDS, *KEPT, *here, *then]):
        if here.get(name) != then.get(name) and name not in {"source", "row", "cites", "size_from"}:
            yield fact_label(name), told(name, here.get(name)), told(name, then.get(name))


def _address(about: str) -> str:
    if Holding.objects.filter(key=about).exists():
        return reverse("object", args=[about])
    known = Known.objects.filter(key=about).only("kind").first()
    return reverse(known.kind, args=[about]) if known and known.kind in {"source", "photo"} else ""


def take_back(name: str, *, who: str, reason: str) -> Act | None:
    """Take back an action, as one action; None if somebody did already. Raises Trouble saying why it cannot be."""
    with transaction.atomic():
        row = first_step(name)
        if row is None:
            raise Trouble(say("There is no action {action}.", action=name))
        if name in undoings():
            return None
        if why := refusal(row):
            raise Trouble(why)
        draft = Draft("undone", name, {"reason": reason} if reason else {})
        return TableJournal().append([draft], who=who, time=_after(name))


def _after(name: str) -> str | None:
    """Return the time at which an action is taken back so that it counts after the action, whatever the clocks say."""
    return deciding.after({name, *steps(name).filter(kind="undone").values_list("about", flat=True)[:500]})


def size(row: EntryRow) -> int:
    """Return how many steps change when the action that begins with ``row`` is taken back."""
    return sum(rows.count() for rows in subjects(f"{row.device}:{row.act}"))
