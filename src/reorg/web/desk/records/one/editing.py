"""How is an object changed, or entered by hand, so that it feels like filling in a form and nothing is ever lost?

The form carries a mark of what its reader saw. Who saves after somebody else sees what the other wrote first; what
does not clash goes together, what clashes is chosen. Sending a form twice enters nothing twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_hex

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say
from reorg.museum import FIELDS, KEPT, Draft, Facts, Layer, identity, said_by
from reorg.web.desk import now
from reorg.web.desk.numbers import next_recoveries, proposed
from reorg.web.desk.numbers import taken as having
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.records.one import numbers, typed
from reorg.web.desk.records.one.label import shown
from reorg.web.desk.records.one.pile import Record, mark_now, record, seen_at
from reorg.web.desk.records.one.together import Together, together
from reorg.web.journal import deciding
from reorg.web.journal.models import EntryRow
from reorg.web.journal.table import TableJournal

REASON = "number_reason"


@dataclass
class Typed:
    """What a form brought: the facts that were touched, all that is wrong by field, and sentences to say on saving."""

    mine: dict[str, object] = field(default_factory=dict)
    problems: dict[str, Message] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    doubled: bool = False
    unchosen: frozenset[str] = frozenset()


def asked_for(only: str) -> tuple[str, ...]:
    """Return which fields a form shows: one of them, or all."""
    return (only,) if only in typed.TYPED else typed.TYPED


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change what is known of an object. What was there before stays in its history."""
    only = request.GET.get("only", "")
    fields = asked_for(only)
    if request.method == "GET":  # a reader takes no lock
        return _form(request, _known(key), fields, Typed(), None)
    with transaction.atomic():
        told = _known(key)
        seen = seen_at(key, _mark(request))
        brought = taken(request.POST, seen, fields)
        for name in list(brought.mine):
            if request.POST.get(f"choose-{name}") == "theirs":
                del brought.mine[name]
                brought.problems.pop(name, None)
        brought.unchosen = _unchosen(request, brought)
        both = together(seen, told.facts, brought.mine, fields)
        changes = _whole(told, both.changes, request.POST, brought)
        settled = not both.theirs or not (both.changes or both.clashes or brought.problems)
        if brought.problems or brought.unchosen or not settled:
            return _form(request, told, fields, brought, both)
        return _saved(request, told, changes, brought.notes)


def _known(key: str) -> Record:
    told = record(key)
    if told is None or not told.facts:
        raise Http404
    return told


def _mark(request: HttpRequest) -> int:
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() and len(said) < 18 else mark_now()


def _unchosen(request: HttpRequest, brought: Typed) -> frozenset[str]:
    """Return the facts between which the form asked to choose, and nothing was chosen."""
    asked = set(request.POST.getlist("must")) & set(brought.mine)
    return frozenset(name for name in asked if request.POST.get(f"choose-{name}") not in {"mine", "theirs"})


def taken(posted: Mapping[str, str], seen: Facts, fields: tuple[str, ...]) -> Typed:
    """Return what a form brought beside what its reader saw: only what was touched."""
    brought = Typed()
    for name in fields:
        if name not in posted or not typed.touched(name, posted[name], seen):
            continue
        said = typed.read(name, posted[name])
        if said.problem is not None:
            brought.problems[name] = said.problem
            brought.mine[name] = posted[name]
        else:
            brought.mine[name] = said.value
        if said.note is not None:
            brought.notes.append(said.note)
    return brought


def _whole(told: Record, changes: Mapping[str, object], posted: Mapping[str, str], brought: Typed) -> dict[str, object]:
    """Return the changes with what follows from them: the old number among the other ones, the sides of a size."""
    whole = {name: value for name, value in changes.items() if name not in brought.problems}
    if "number" in whole:
        _number(told.key, whole, told.facts, posted, brought)
    if {"number", "other_numbers"} & set(whole) and "number" not in brought.problems:
        said = str(whole.get("other_numbers", told.facts.get("other_numbers", "")) or "")
        number = str(whole.get("number") or told.facts.get("number", ""))
        kept = numbers.others_after(told.standing, said, number)
        if "other_numbers" in whole and kept and kept != said:
            brought.notes.append(say("A number that the object once had stays among its other numbers."))
        whole["other_numbers"] = kept or None
    _sizes(whole, brought)
    return {name: value for name, value in whole.items() if value != told.facts.get(name)}


def _number(key: str, whole: dict[str, object], facts: Facts, posted: Mapping[str, str], brought: Typed) -> None:
    number = str(whole["number"] or "")
    if not number:
        brought.problems["number"] = say("Every object keeps a number. Write the old one, or a new one.")
        return
    others = having(number, key)[:5]
    reason = " ".join(typed.plain(posted.get(REASON, "")).split())[:400]
    brought.doubled = bool(others)
    if others and not reason:
        brought.problems["number"] = say(
            "{number} is the number of another object already: {other}. Write another number; or say below why both have it.",
            number=number, other=others[0].name or others[0].title or others[0].number,
        )  # fmt: skip
    elif others:
        why = say("Number {number} stands twice: {reason}", number=number, reason=reason)
        before = str(whole.get("notes", facts.get("notes", "")) or "")
        whole["notes"] = f"{before}\n{why}".strip()


def _sizes(whole: dict[str, object], brought: Typed) -> None:
    if whole.get("dimensions"):
        sides, unit, why = typed.sizes_in(str(whole["dimensions"]))
        whole.update({name: value for name, value in sides.items() if name not in whole})
        if why is not None:
            brought.notes.append(why)
        if sides:
            whole["size_from"] = f"written: {unit}" if unit else "written"
    elif any(name in whole for name in typed.MEASURES):
        whole["size_from"] = "measured"


def _saved(request: HttpRequest, told: Record, changes: Mapping[str, object], notes: list[Message]) -> HttpResponse:
    only = request.GET.get("only", "")
    anchor = f"#l-{'size' if only in typed.MEASURES else only}" if only in typed.TYPED else ""
    response = HttpResponseRedirect(reverse("object", args=[told.key]) + anchor)
    if not changes:
        return leave_note(response, say("Nothing was changed."))
    was = {name: told.facts.get(name) for name in changes}
    draft = Draft("object", told.key, {**changes, "was": was})
    TableJournal().append([draft], who=who(request), time=deciding.after({told.key}))
    return leave_note(response, _all_said(say("Saved. What was there before is in the history."), notes))


def _all_said(first: Message, notes: list[Message]) -> Message:
    for note in notes:
        first = say("{first} {second}", first=first, second=note)
    return first


def _form(
    request: HttpRequest, told: Record, fields: tuple[str, ...], brought: Typed, both: Together | None
) -> HttpResponse:
    by = said_by(told.standing) | {name: last for name in fields if (last := _took_back(told, name)) is not None}
    clashes = {*both.clashes, *brought.unchosen} if both else set()
    theirs = both.theirs if both else ()

    def one(name: str) -> dict[str, object]:
        mine = name in brought.mine
        value = request.POST.get(name, "") if mine else typed.written(name, told.facts.get(name))
        layer = by.get(name)
        return {
            **_field(name, value, brought), "clash": name in clashes, "theirs": name in theirs,
            "now": shown(name, told.facts[name]) if name in told.facts else "",
            "by": layer.who if layer else "", "when": layer.time if layer else "",
            "chosen": request.POST.get(f"choose-{name}", ""),
        }  # fmt: skip

    parts = [(title, [one(name) for name in names if name in fields]) for title, names in typed.PARTS]
    return page(
        request, "object_edit.html", "records", key=told.key, number=told.facts.get("number", ""),
        parts=[each for each in parts if each[1]], only=len(fields) == 1, seen=mark_now(),
        problems=list(brought.problems.values()), reason=request.POST.get(REASON, ""),
        doubled=brought.doubled, overtaken=bool(theirs) or bool(brought.unchosen),
        clashing=bool(clashes), name=who(request), label=_label(fields[0]) if len(fields) == 1 else "",
    )  # fmt: skip


def _took_back(told: Record, name: str) -> Layer | None:
    """Return who said last that a fact is not known, if that is what stands."""
    if name in told.facts:
        return None
    return next((layer for layer in reversed(told.standing) if name in layer.data), None)


def _field(name: str, value: str, brought: Typed) -> dict[str, object]:
    unit = FIELDS[name].unit if name in FIELDS else ""
    return {
        "name": name, "label": _label(name), "value": value, "long": typed.in_lines(name, value),
        "unit": unit if unit in {"mm", "kg"} else "", "problem": brought.problems.get(name), "help": HELP.get(name),
    }  # fmt: skip


def _label(name: str) -> Message:
    return (FIELDS.get(name) or KEPT[name]).label


HELP: Mapping[str, Message] = {
    "dimensions": say("As you would write it: 12 × 8.5 cm. The sides are taken from it."),
    "other_numbers": say("Separate them with semicolons. Numbers that it once had stay here by themselves."),
    "date": say("As it is known: 1900, about 1750, 18th century."),
    "keep_still": say("Whoever wants to move it is shown this."),
}


@require_http_methods(["GET", "POST"])
def object_new(request: HttpRequest) -> HttpResponse:
    """Enter an object by hand. Sent twice, it is entered once: its id is made from the form's own mark."""
    once = "".join(sign for sign in request.POST.get("once", "") if sign.isalnum())[:40] or token_hex(8)
    key = identity("o", "desk", once)
    fields = tuple(name for name in typed.TYPED if name != "other_numbers")
    brought, place = Typed(), typed.plain(request.POST.get("place", ""))[:200]
    if request.method == "POST":
        with transaction.atomic():
            if EntryRow.objects.filter(about=key).exists():
                response = HttpResponseRedirect(reverse("object", args=[key]))
                return leave_note(response, say("It was entered already. Nothing was entered twice."))
            brought = taken(request.POST, {}, fields)
            facts = _new_facts(request.POST, brought, place)
            if not brought.problems:
                TableJournal().append([Draft("object", key, facts)], who=who(request))
                note = _all_said(say("Entered as {number}.", number=str(facts["number"])), brought.notes)
                return leave_note(HttpResponseRedirect(reverse("object", args=[key])), note)
    first = {} if request.method == "POST" else {"number": proposed()}
    parts = [
        (
            title,
            [_field(name, request.POST.get(name, first.get(name, "")), brought) for name in names if name in fields],
        )
        for title, names in typed.PARTS
    ]
    return page(
        request, "object_new.html", "records", parts=parts, problems=list(brought.problems.values()), once=once, place=place,
        recovery=next_recoveries()[0], reason=request.POST.get(REASON, ""), name=who(request),
        doubled=brought.doubled, place_problem=brought.problems.get("place"),
    )  # fmt: skip


def _new_facts(posted: Mapping[str, str], brought: Typed, place: str) -> dict[str, object]:
    facts = {name: value for name, value in brought.mine.items() if value is not None and name not in brought.problems}
    if not {"name", "title", "description"} & set(brought.mine):
        brought.problems["name"] = say("Say what it is: a name, however short.")
    if "number" in facts:
        _number("", facts, {}, posted, brought)
    elif "number" not in brought.problems:
        facts |= {"number": next_recoveries()[0], "state": "found"}
    _sizes(facts, brought)
    if place:
        found = now.places().called(place)
        if len(found) == 1:
            facts["place"] = found[0].id
        elif found:
            brought.problems["place"] = say(
                "Several places have the code {code}. Give them codes of their own first.", code=place
            )
        else:
            brought.problems["place"] = say("There is no place with the code {code}.", code=place)
    return facts
