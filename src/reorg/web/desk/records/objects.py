"""What is known of one object: facts, who said so, how it changed?"""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, say
from reorg.museum import FIELDS, Draft, Layer, disputed, fold_code
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.person import who as who  # noqa: PLC0414 - other pages take it from here
from reorg.web.desk.records.joined import contradicted, joined
from reorg.web.journal.index import layer_of, undone_actions
from reorg.web.journal.models import EntryRow, Holding, Known
from reorg.web.journal.table import TableJournal

SHOWN = tuple(name for name in FIELDS if name not in {"place", "size_from"})
EDITED = ("number", "name", "title", "maker", "materials", "date", "category", "description", "condition", "notes")
SIZES = ("width", "height", "depth", "weight")


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show one object: what is known, where it is, who said what and when."""
    holding = Holding.objects.filter(key=key).first()
    if holding is None:
        raise Http404
    facts, places = json.loads(holding.facts), now.places()
    layers = [layer_of(row) for row in EntryRow.objects.filter(about=key).order_by("at", "device", "number")]
    undone = undone_actions()
    source = Known.objects.filter(key=str(facts.get("source", ""))).first()
    source_facts = json.loads(source.facts) if source else {}
    told = joined(key, facts)
    return page(
        request, "object.html", "records", joined=told, contradicted=contradicted(told),
        heading=facts.get("name") or facts.get("title", ""),
        subtitle=facts.get("title", "") if "name" in facts else "", holding=holding, facts=facts, path=places.path(holding.place),
        shown=[(name, FIELDS[name].unit, facts[name]) for name in SHOWN if name in facts],
        unknown=[name for name in EDITED if name not in facts], source=source, source_name=source_facts.get("name", ""),
        history=[_step(layer, undone) for layer in reversed(layers)],
        object_id=_object_id(facts), disputed=[str(FIELDS[name].label) for name in disputed(layers, undone) if name in FIELDS],
    )  # fmt: skip


def _object_id(facts: dict[str, object]) -> dict[str, object]:
    """Return how much of Object ID (ICOM's checklist for describing stolen objects) is known."""
    asked = [name for name, field in FIELDS.items() if field.object_id]
    size = {"width", "height", "depth", "diameter"} & set(facts)
    known = [name for name in asked if name in facts or (name == "dimensions" and size)]
    return {"known": len(known), "asked": len(asked), "missing": [name for name in asked if name not in known]}


def _step(layer: Layer, undone: frozenset[str]) -> dict[str, object]:
    places = now.places()
    told: list[tuple[str, object]] = []
    for name, value in layer.data.items():
        if name == "place":
            told.append((name, " › ".join(place.label for place in places.path(str(value))) or value))
        elif name in FIELDS:
            told.append((name, value))
    return {
        "time": layer.time, "who": layer.who, "moved": layer.kind == "moved", "told": told, "many": len(told) > 4,
        "reason": layer.data.get("reason", ""), "undone": layer.action in undone, "row": layer.data.get("row"),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change what is known of an object. What was there before stays in its history."""
    holding = Holding.objects.filter(key=key).first()
    if holding is None:
        raise Http404
    facts = json.loads(holding.facts)
    problems: list[Message] = []
    if request.method == "POST":
        changed, problems = _changed(request, facts)
        if not problems:
            response = HttpResponseRedirect(reverse("object", args=[key]))
            if not changed:
                return leave_note(response, say("Nothing was changed."))
            was = {name: facts.get(name) for name in changed}
            TableJournal().append([Draft("object", key, {**changed, "was": was})], who=who(request))
            return leave_note(response, say("Saved. What was there before is in the history."))
    values = {name: request.POST.get(name, facts.get(name, "")) for name in (*EDITED, *SIZES)}
    return page(
        request, "object_edit.html", "records", holding=holding, problems=problems,
        texts=[(name, values[name]) for name in EDITED], sizes=[(name, FIELDS[name].unit, values[name]) for name in SIZES],
    )  # fmt: skip


def _changed(request: HttpRequest, facts: dict[str, object]) -> tuple[dict[str, object], list[Message]]:
    changed: dict[str, object] = {}
    problems = []
    for name in EDITED:
        said = request.POST.get(name, "").strip()
        if said != str(facts.get(name, "")):
            changed[name] = said or None
    for name in SIZES:
        said = request.POST.get(name, "").strip().replace(",", ".")
        try:
            value = float(said) if said else None
            if value is not None and not 0 < value < 1_000_000:
                raise ValueError(said)
        except ValueError:
            problems.append(
                say(
                    "{field}: {said} is not a size. Write a number, or leave it empty.",
                    field=FIELDS[name].label,
                    said=said,
                )
            )
            continue
        if value != facts.get(name):
            changed[name] = value
            changed["size_from"] = "measured"
    if "number" in changed and not changed["number"]:
        problems.append(say("Every object keeps a number. Write the old one, or a new one."))
    return changed, problems


@require_http_methods(["POST"])
def move(request: HttpRequest, key: str) -> HttpResponse:
    """Move an object to the place whose code was typed."""
    holding, back = Holding.objects.filter(key=key).first(), reverse("object", args=[key])
    if holding is None:
        raise Http404
    code, places = request.POST.get("to", "").strip(), now.places()
    found = places.by_code.get(fold_code(code), []) if code else []
    if len(found) != 1:
        sentence = (
            say("There is no place with the code {code}. Nothing was moved.", code=code)
            if not found
            else say("Several places have the code {code}. Nothing was moved; give them codes of their own.", code=code)
        )
        return refuse(request, sentence, back=back)
    reason = request.POST.get("reason", "").strip()[:400]
    draft = Draft("moved", key, {"place": found[0].id, "reason": reason, "was": {"place": holding.place}})
    TableJournal().append([draft], who=who(request))
    return leave_note(HttpResponseRedirect(back), say("Moved to {place}.", place=found[0].label))
