"""What changed today, on any day, by whom; and how is any of it taken back, or brought back again?"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, Trouble, say, say_many
from reorg.museum import Layer
from reorg.web.desk.asking import iso_day, this_day
from reorg.web.desk.history import undoing
from reorg.web.desk.history.actions import begun, first_step, made, steps, undoings
from reorg.web.desk.history.told import field_names, ordered, sentence, thing, value_shown
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.person import who
from reorg.web.desk.work import start
from reorg.web.journal.index import layer_of
from reorg.web.journal.models import EntryRow, Holding, Spot

PAGE = 50
_KINDS = {
    "object": say("object"), "moved": say("move"), "place": say("place"), "photo": say("photograph"),
    "procedure": say("procedure"), "source": say("list"), "line": say("line of a book"), "match": say("decision about a row"),
    "answer": say("answer"), "plan": say("plan"), "worklist": say("worklist"),
    "task": say("task"), "trial": say("test of finding"), "form": say("line of a sheet"), "museum": say("the museum"),
    "wish": say("decision about the plan"), "person": say("one of the team"), "supply": say("what is to be bought or built"),
    "undone": say("taken back"), "redacted": say("blanked"),
}  # fmt: skip


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """List what was done, the newest first, 50 a page; of one day or one person if asked."""
    day, person = iso_day(request.GET.get("on", "")), request.GET.get("who", "")[:200]
    rows = begun()
    if day:
        rows = rows.filter(at__gte=f"{day}T00:00:00Z", at__lte=f"{day}T23:59:59Z")
    if person:
        rows = rows.filter(who=person)
    if before := _before(request.GET.get("before", "")):
        at, device, number = before
        earlier = Q(at__lt=at) | Q(at=at, device__lt=device) | Q(at=at, device=device, number__lt=number)
        rows = rows.filter(earlier, at__lte=at)
    found = list(rows[: PAGE + 1])
    shown, following = found[:PAGE], ""
    if len(found) > PAGE:
        last = shown[-1]
        asked = {"on": day, "who": person, "before": f"{last.at}~{last.device}~{last.number}"}
        following = urlencode({name: value for name, value in asked.items() if value})
    today = this_day()
    return page(
        request, "history.html", "do", days=_by_day(shown), day=day, person=person, following=following, today=today,
        asked_day=request.GET.get("on", "")[:40], wrong_day=bool(request.GET.get("on", "").strip()) and not day,
        lead=_lead(day, person, today), later=bool(before),
    )  # fmt: skip


def _before(said: str) -> tuple[str, str, int] | None:
    parts = said.split("~")
    if len(parts) != 3 or not parts[2].isdecimal() or len(parts[2]) > 15:
        return None
    return parts[0][:32], parts[1][:40], int(parts[2])


def _lead(day: str, person: str, today: str) -> Message:
    rows = begun().filter(at__gte=f"{day or today}T00:00:00Z", at__lte=f"{day or today}T23:59:59Z")
    if person:
        rows = rows.filter(who=person)
    count = rows.count()
    if day and day != today:
        return say_many("{count} action on that day.", "{count} actions on that day.", count=count)
    return say_many("{count} action today.", "{count} actions today.", count=count)


def _by_day(rows: Sequence[EntryRow]) -> list[tuple[str, list[dict[str, object]]]]:
    undone = undoings()
    days: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        days.setdefault(row.at[:10], []).append(_told(row, undone.get(f"{row.device}:{row.act}")))
    return list(days.items())


def _told(row: EntryRow, back: Layer | None) -> dict[str, object]:
    return {
        "at": row.at, "who": row.who, "sentence": sentence(row), "count": made(row).count, "back": back,
        "address": reverse("action", args=[row.device, row.act]),
    }  # fmt: skip


def _asked(device: str, act: int) -> EntryRow:
    row = first_step(f"{device}:{act}")
    if row is None:
        raise Http404
    return row


@require_safe
def action(request: HttpRequest, device: str, act: int) -> HttpResponse:
    """Show one action: what it is made of, whether it stands, and how it is taken back."""
    row = _asked(device, act)
    asked = request.GET.get("page", "1")
    at = max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1
    of, name = made(row), f"{device}:{act}"
    pages = max(1, -(-of.count // PAGE))
    at = min(at, pages)
    parts = [_part(each) for each in steps(name)[(at - 1) * PAGE : at * PAGE]]
    back = undoings().get(name)
    why = undoing.refusal(row)
    return page(
        request, "action.html", "do", row=row, sentence=sentence(row), count=of.count, parts=parts, at=at, pages=pages,
        back=back, back_address=reverse("action", args=[back.device, back.act]) if back else "", why=why,
        kinds=[(_KINDS.get(kind, kind), count) for kind, count in of.kinds.items() if count],
        undo_address=reverse("undo_action", args=[device, act]), first=(at - 1) * PAGE + 1,
        is_undoing=bool(of.kinds.get("undone")),
    )  # fmt: skip


def _part(row: EntryRow) -> dict[str, object]:
    layer = layer_of(row)
    if row.kind == "undone":
        target = first_step(row.about)
        what = str(sentence(target, 1)) if target else row.about
        address = reverse("action", args=[target.device, target.act]) if target else ""
        return {"kind": _KINDS[row.kind], "what": what, "address": address, "told": [], "redacted": row.salt == ""}
    was = layer.data.get("was")
    before = was if isinstance(was, dict) else {}
    told = [
        (label, value_shown(name, before[name]) if name in before else "", value_shown(name, layer.data[name]))
        for name, label in zip(ordered(layer.data), field_names(layer.data), strict=True)
    ]
    return {
        "kind": _KINDS.get(row.kind, row.kind), "what": thing(row.about, layer.data), "address": _address(row.about),
        "told": told, "redacted": row.salt == "",
    }  # fmt: skip


def _address(about: str) -> str:
    if Holding.objects.filter(key=about).exists():
        return reverse("object", args=[about])
    return reverse("place", args=[about]) if Spot.objects.filter(key=about).exists() else ""


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, device: str, act: int) -> HttpResponse:
    """Say what would change if an action were taken back, and take it back."""
    row, name = _asked(device, act), f"{device}:{act}"
    address = reverse("action", args=[device, act])
    if why := undoing.refusal(row):
        return refuse(request, why, back=address)
    if request.method == "POST":
        return _undone(request, row, address)
    later, more = undoing.built_upon(name)
    changing, count = undoing.preview(name)
    return page(
        request, "undo.html", "do", row=row, sentence=sentence(row), changing=changing, count=count,
        rest=max(0, count - len(changing)), later=[_told(each, None) for each in later], more=more,
        standing=undoing.standing_in(name), back=address, done_already=name in undoings(),
        is_undoing=bool(made(row).kinds.get("undone")),
    )  # fmt: skip


def _undone(request: HttpRequest, row: EntryRow, address: str) -> HttpResponse:
    name, reason = f"{row.device}:{row.act}", " ".join(request.POST.get("reason", "").split())[:400]
    if undoing.size(row) > undoing.LONG and name not in undoings():
        verb = ["undo", str(settings.MUSEUM), name, "--reason", reason, "--who", who(request)]
        title = str(say("Taking it back: {what}", what=sentence(row)))
        work = start(title, verb, then=address, back=address)
        return HttpResponseRedirect(reverse("work", args=[work.id]))
    try:
        done = undoing.take_back(name, who=who(request), reason=reason)
    except Trouble as why:
        return refuse(request, why.message, back=address)
    note = (
        say("Taken back. Nothing is deleted: it can be brought back from this page.")
        if done
        else say("It was taken back already. Nothing was changed now.")
    )
    return leave_note(HttpResponseRedirect(address), note)
