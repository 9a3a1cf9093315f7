"""An object that was found without its number: which one is it, and what goes over to the true record? (Decision 12.)

The true record takes over the place, the photographs and the recovery number (as an other number), and what it does not
know itself; the recovered record becomes ``joined`` to it and leads there. One action, taken back like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.documentation import reconciling
from reorg.language import Message, say
from reorg.museum import FIELDS, Draft, Facts, Move, bare_number, is_gone, moved, number_key
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.records.one.label import label, shown
from reorg.web.journal import deciding
from reorg.web.journal.models import Holding, Known
from reorg.web.journal.search import matching
from reorg.web.journal.table import TableJournal

_MOST = 12
_NOT_OVER = frozenset({"number", "other_numbers", "place", "place_text", "size_from", "status"})


@dataclass(frozen=True, slots=True)
class Over:
    """What goes over: the ``drafts``, and the facts that the true record takes because it lacks them."""

    drafts: tuple[Draft, ...]
    takes: tuple[str, ...]


def over(found: tuple[str, Facts], true: tuple[str, Facts], photos: Iterable[str], reason: str) -> Over:
    """Return what joins the record ``found`` (id, facts) to the ``true`` one; ``photos`` are ids of its photographs."""
    (found_key, theirs), (true_key, ours) = found, true
    takes = tuple(name for name in FIELDS if name in theirs and name not in ours and name not in _NOT_OVER)
    changed: dict[str, object] = {name: theirs[name] for name in takes}
    if {"width", "height", "depth", "diameter", "weight"} & set(takes) and "size_from" in theirs:
        changed["size_from"] = theirs["size_from"]
    changed["other_numbers"] = reconciling.other_numbers(theirs, ours)
    if ours.get("state") == "missing":
        changed["state"] = None
    changed = {name: value for name, value in changed.items() if value != ours.get(name)}
    drafts = (
        [Draft("object", true_key, {**changed, "was": {name: ours.get(name) for name in changed}})] if changed else []
    )
    if (place := str(theirs.get("place", ""))) and place != ours.get("place"):
        home = str(ours.get("usual_place") or ours.get("place", ""))
        drafts += moved(Move(to=place, reason=reason, for_a_while=bool(home)), [(true_key, ours)])
    drafts += [Draft("photo", each, {"object": true_key, "was": {"object": found_key}}) for each in photos]
    gone: dict[str, object] = {"state": "joined", "joined_to": true_key, "place": None}
    gone = {name: value for name, value in gone.items() if value != theirs.get(name)}
    drafts.append(Draft("object", found_key, {**gone, "was": {name: theirs.get(name) for name in gone}}))
    return Over(tuple(drafts), takes)


@require_http_methods(["GET", "POST"])
def join_object(request: HttpRequest, key: str) -> HttpResponse:
    """Ask which object it is, show what goes over, and join the two."""
    if request.method == "POST":
        with transaction.atomic():
            held, true = _held(key), _true(key, request.POST.get("to", ""))
            if not is_gone(_facts(held)) and true is not None:
                return _joined(request, held, true)
    held = _held(key)
    if is_gone(_facts(held)):
        note = say("This record is closed already: it was joined, struck or given back.")
        return leave_note(HttpResponseRedirect(reverse("object", args=[key])), note)
    return _asked(request, held, _true(key, request.GET.get("to", "")))


def _true(key: str, to: str) -> Holding | None:
    """Return the record that one is to be joined to; None for itself, and for one that is closed."""
    true = Holding.objects.filter(key=to).exclude(key=key).first() if to else None
    return None if true is None or is_gone(_facts(true)) else true


def _joined(request: HttpRequest, held: Holding, true: Holding) -> HttpResponse:
    reason = str(say("it was found as {number}", number=held.number or "–"))
    photos = list(Known.objects.filter(kind="photo", of=held.key).values_list("key", flat=True))
    done = over((held.key, _facts(held)), (true.key, _facts(true)), photos, reason)
    about = {draft.about for draft in done.drafts}
    TableJournal().append(done.drafts, who=who(request), time=deciding.after(about))
    note = say(
        "{old} is {new} now. Both numbers find it. It can be taken back under “What happened to it”.",
        old=held.number or "–", new=true.number or true.name or "–",
    )  # fmt: skip
    return leave_note(HttpResponseRedirect(reverse("object", args=[true.key])), note)


def _asked(request: HttpRequest, held: Holding, true: Holding | None) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:300]
    facts = _facts(held)
    beside = _beside(facts, _facts(true)) if true is not None else []
    takes = over((held.key, facts), (true.key, _facts(true)), (), "").takes if true is not None else ()
    found = _candidates(words, held.key) if words and true is None else []
    photos = Known.objects.filter(kind="photo", of=held.key).count()
    return page(
        request, "object_join.html", "records", held=held, true=true, q="", asked=words, found=found, beside=beside,
        takes=[str(label(name)) for name in takes], photos=photos, stands=_place(held), there=_place(true) if true else "",
        what=held.name or held.title, lead=_lead(held),
    )  # fmt: skip


def _lead(held: Holding) -> Message:
    return say("Which object is {number}?", number=held.number or held.name or "–")


def _candidates(words: str, but: str) -> list[dict[str, object]]:
    """Return objects by number, however it is written, or by words; the number first."""
    key, bare = number_key(words), bare_number(words)
    rows = list(Holding.objects.filter(Q(number_key=key) | Q(bare=bare)).exclude(key=but)[:_MOST]) if key else []
    if len(rows) < _MOST and (asked := matching(words)):
        sentence, values = asked
        more = Holding.objects.extra(where=[sentence], params=values)  # noqa: S610 - our own sentence, values are bound
        rows += [each for each in more.exclude(key=but)[:_MOST] if each.key not in {row.key for row in rows}]
    return [
        {"row": each, "what": each.name or each.title, "place": _place(each)}
        for each in rows
        if not is_gone(_facts(each))
    ]


def _beside(theirs: Facts, ours: Facts) -> list[tuple[Message, str, str]]:
    names = ("number", "name", "title", "maker", "materials", "dimensions", "height", "width", "depth", "description")
    return [
        (
            label(name),
            shown(name, theirs[name]) if name in theirs else "",
            shown(name, ours[name]) if name in ours else "",
        )
        for name in names
        if name in theirs or name in ours
    ]


def _place(held: Holding) -> str:
    return " › ".join(place.label for place in now.places().path(held.place))


def _facts(held: Holding) -> Mapping[str, object]:
    return dict(json.loads(held.facts))


def _held(key: str) -> Holding:
    held = Holding.objects.filter(key=key).first()
    if held is None:
        raise Http404
    return held
