"""The page of one object: a calm label, and everything it rests on one click away; also as it was on any day."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import Message, say
from reorg.museum import FIELDS, KEPT, Facts, disputed
from reorg.web.desk.asking import iso_day, this_day
from reorg.web.desk.links import link_to
from reorg.web.desk.page import page
from reorg.web.desk.records.joined import contradicted, joined
from reorg.web.desk.records.one.label import gauge, groups, photos, where
from reorg.web.desk.records.one.past import life, procedures
from reorg.web.desk.records.one.pile import Record, record
from reorg.web.journal.models import Holding, Known

_HEADING = 200


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show one object: what is known, where it is, who said what and when; with ``?on=`` as it was on that day."""
    said = request.GET.get("on", "")
    day = iso_day(said)
    today = this_day()
    told = record(key, day if day and day < today else "")
    if told is None:
        raise Http404
    if not told.facts:
        return _not_there(request, told, key)
    others = joined(key, told.facts) if not told.day else []
    differ = contradicted(others)
    pictures = photos(key) if not told.day else []
    name, title = (str(told.facts.get(each, "")) for each in ("name", "title"))
    return page(
        request, "object.html", "records", key=key, told=told, number=told.facts.get("number", ""),
        heading=_cut(name or title), subtitle=_cut(title) if name else "",
        beneath=[_cut(str(told.facts[each])) for each in ("maker", "date") if told.facts.get(each)],
        where=where(told), groups=groups(told, differ), gauge=gauge(key, told.facts, len(pictures)), photos=pictures,
        life=life(told), procedures=list(procedures(told.layers).values()), joined=others, contradicted=differ,
        disputed=_disputed(told), same=_same(told.facts), links=_links(key, told.facts),
        today=today, wrong_day=bool(said.strip()) and not day, asked_day=said[:40],
    )  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= _HEADING else f"{text[: _HEADING - 1]}…"


def _disputed(told: Record) -> list[str]:
    names = disputed(told.layers, told.undone)
    return [str((FIELDS.get(name) or KEPT[name]).label) for name in names if name in FIELDS or name in KEPT]


def _not_there(request: HttpRequest, told: Record, key: str) -> HttpResponse:
    """Say that the object is not on record (any more, or yet on that day), and show what happened to it."""
    lead: Message = (
        say("On that day this object was not on record yet.")
        if told.day
        else say("This object is no longer on record: what had entered it was taken back.")
    )
    return page(request, "object_gone.html", "records", told=told, key=key, lead=lead, life=life(told))


def _same(facts: Facts) -> dict[str, str]:
    """Return the true record of a joined one: its address and what it is called."""
    other = str(facts.get("joined_to", "")) if facts.get("state") == "joined" else ""
    held = Holding.objects.filter(key=other).first() if other else None
    if held is None:
        return {}
    return {"address": reverse("object", args=[other]), "number": held.number, "name": held.name or held.title}


def _links(key: str, facts: Facts) -> dict[str, str]:
    """Return the addresses of what can be done with the object; "" for what this version of the desk does not have."""
    moving, labels, add, wish = (link_to(name) for name in ("move_things", "labels", "photos_new", "new_wish"))
    return {
        "move": f"{moving}?thing={key}" if moving else "",
        "labels": f"{labels}?thing={key}" if labels else "",
        "add_photo": f"{add}?object={key}" if add else "",
        "sheet": link_to("object_sheet", key),
        "why": link_to("why", key) if Known.objects.filter(kind="plan").exists() else "",
        "join": link_to("join_object", key) if _recovered(facts) else "",
        "past": reverse("history"),
        "wish": f"{wish}?of={key}" if wish else "",
    }


def _recovered(facts: Facts) -> bool:
    return facts.get("state") == "found" or str(facts.get("number", "")).upper().startswith("F-")


def known_of(key: str) -> dict[str, object]:
    """Return what is known of an object now, from the index; raises Http404 for one that is not there."""
    held = Holding.objects.filter(key=key).first()
    if held is None:
        raise Http404
    return dict(json.loads(held.facts))
