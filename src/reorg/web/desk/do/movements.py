"""What moved when, who has it, what came back: the movement register, one of its actions, and its papers.

Columns after the ICCROM-UNESCO guide (re-org.info, 2.4). A move that was taken back stays in it, struck.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.language import Message, in_use, say, say_many
from reorg.museum import Ask, Draft, Movement, Places, number_key
from reorg.storage import RULES
from reorg.web.desk import now
from reorg.web.desk.asking import taken, this_day
from reorg.web.desk.do.register import FEW, PAGE, Cursor, Line, lines, moves_in, rows_between, what_is_out
from reorg.web.desk.finding import facts_of
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.work import find, start
from reorg.web.journal.index import undone_actions
from reorg.web.journal.models import EntryRow, Holding
from reorg.web.journal.table import TableJournal

DAYS = (Ask("since", say("From"), "day"), Ask("until", say("To"), "day"))
FORMS = {"pdf": "movements.pdf", "xlsx": "movements.xlsx", "csv": "movements.csv"}
_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
def movements(request: HttpRequest) -> HttpResponse:
    """Show the register, the newest first, 50 actions a page; overdue things on top."""
    work = find(request.GET.get("work", ""))
    if work and work.done:
        return HttpResponseRedirect(reverse("movements_written") + "?" + urlencode({"work": work.id}))
    if (form := request.GET.get("form", "")) in FORMS:
        return _write(request, form)
    values, problems = taken(DAYS, request.GET)
    since, until = str(values["since"] or ""), str(values["until"] or "")
    typed = request.GET.get("number", "").strip()[:400]
    about = _named(typed) if typed else []
    rows = rows_between(since, until, about or (["-"] if typed else []))
    found, following = lines(rows, _cursor(request.GET.get("before", "")), some=bool(typed))
    today = this_day()
    overdue = [each for each in what_is_out() if each.due and each.due < today]
    keep = {name: request.GET.get(name, "") for name in ("since", "until", "number") if request.GET.get(name)}
    return page(
        request, "movements.html", "do", rows=_told(found, now.places(), today), typed=request.GET, problems=problems,
        following=urlencode({**keep, "before": "~".join(map(str, following))}) if following else "", query=urlencode(keep),
        overdue=overdue[:PAGE], late=len(overdue), filtered=bool(keep), later=bool(request.GET.get("before")),
        sentence=_sentence(found, filtered=bool(keep)),
    )  # fmt: skip


def _sentence(found: list[Line], *, filtered: bool) -> Message:
    if found:
        return say("The movement register")
    return say("No move fits what you asked.") if filtered else say("Every move will stand here")


def _named(typed: str) -> list[str]:
    """Return the ids of the objects and places with this number or code."""
    objects = Holding.objects.filter(number_key=number_key(typed)).values_list("key", flat=True)[:PAGE]
    return [*objects, *(place.id for place in now.places().coded(typed))]


def _cursor(said: str) -> Cursor | None:
    time, _, rest = said.partition("~")
    device, _, act = rest.partition("~")
    return (time[:32], device[:40], int(act)) if act.isdecimal() and len(act) < 16 else None


def _told(found: Iterable[Line], places: Places, today: str) -> list[dict[str, object]]:
    some = list(found)
    labels = labels_of((move.about for line in some for move in line.moves[:FEW]), places)
    return [
        {
            "line": line,
            "move": line.first,
            "things": [{"move": move, **labels[move.about]} for move in line.moves[:FEW]],
            "more": line.count - FEW,
            "one": labels[line.first.about],
            "from": places.get(line.first.origin),
            "to": places.get(line.first.to),
            "back": _back(line),
            "late": line.overdue(today),
            "address": reverse("movement", args=[line.device, line.act]),
        }
        for line in some
        if line.moves
    ]


def _back(line: Line) -> Message | str:
    """Return what is said of the return of an action with several things."""
    if not line.first.out or line.count == 1 or line.struck:
        return ""
    if (left := line.still_out) is None:
        return say("open it to see what is back")
    return say("{back} of {count} back", back=line.count - left, count=line.count)


def labels_of(about: Iterable[str], places: Places) -> dict[str, dict[str, object]]:
    """Return number, name and address of things, by id; what is not on record any more has its id."""
    wanted = list(dict.fromkeys(about))
    told = facts_of(wanted)
    found: dict[str, dict[str, object]] = {}
    for key in wanted:
        facts = told.get(key, {})
        is_place = key in places
        found[key] = {
            "label": str(facts.get("number") or facts.get("code") or "–"),
            "name": str(facts.get("name") or facts.get("title", "")),
            "address": reverse("place" if is_place else "object", args=[key]) if facts else "",
            "is_place": is_place,
        }
    return found


@require_safe
def movement(request: HttpRequest, device: str, act: int) -> HttpResponse:
    """Show one action of the register with everything it moved, 50 a page."""
    asked = request.GET.get("page", "1")
    at = max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1
    moves, count = moves_in(device, act, (at - 1) * PAGE, PAGE)
    if not moves:
        raise Http404
    places, first = now.places(), moves[0]
    labels = labels_of((move.about for move in moves), places)
    rows = [
        {"move": move, **labels[move.about], "from": places.get(move.origin), "to": places.get(move.to)}
        for move in moves
    ]
    return page(
        request, "movement.html", "do", rows=rows, first=first, count=count, at=at, pages=max(1, -(-count // PAGE)),
        to=places.get(first.to), device=device, act=act, sentence=_what(first, places, labels, count),
        struck=f"{device}:{act}" in undone_actions(), broken=[RULES.get(code, code) for code in first.broken],
    )  # fmt: skip


def _what(move: Movement, places: Places, labels: dict[str, dict[str, object]], count: int) -> Message:
    where = places[move.to].label if move.to in places else move.elsewhere
    if not where:
        return say_many("{count} thing has no place", "{count} things have no place", count=count)
    if count == 1:
        return say("{number} moved to {place}.", number=labels[move.about]["label"], place=where)
    return say_many("{count} thing moved to {place}.", "{count} things moved to {place}.", count=count, place=where)


@require_POST
def take_back(request: HttpRequest, device: str, act: int) -> HttpResponse:
    """Take a move back, by another action: everything stands again where it stood."""
    name = f"{device}:{act}"
    if not EntryRow.objects.filter(kind="moved", device=device, act=act).exists():
        raise Http404
    response = HttpResponseRedirect(reverse("movement", args=[device, act]))
    if name in undone_actions():
        return leave_note(response, say("This was taken back already."))
    TableJournal().append(
        [Draft("undone", name, {"reason": request.POST.get("reason", "").strip()[:400]})], who=who(request)
    )
    return leave_note(response, say("Taken back. Everything stands again where it stood before."))


def _write(request: HttpRequest, form: str) -> HttpResponse:
    """Begin to write the register as a file."""
    values, _ = taken(DAYS, request.GET)
    verb = ["movements", str(settings.MUSEUM), "-o", "{folder}/" + FORMS[form]]
    for name in ("since", "until"):
        if values[name]:
            verb += [f"--{name}", str(values[name])]
    back = reverse("movements")
    then = reverse("movements_written") + "?work={id}"
    return HttpResponseRedirect(
        reverse("work", args=[start(str(say("Writing the register …")), verb, then=then, back=back).id])
    )


@require_safe
def written(request: HttpRequest) -> FileResponse:
    """Give the register or the slips that were written."""
    work = find(request.GET.get("work", ""))
    path = (
        next((each for each in work.folder.iterdir() if each.suffix[1:] in _TYPES), None)
        if work and work.done
        else None
    )
    if path is None:
        raise Http404
    kind = path.suffix[1:]
    name = f"{path.stem}-{in_use()}{path.suffix}"
    return FileResponse(path.open("rb"), as_attachment=kind != "pdf", filename=name, content_type=_TYPES[kind])


@require_safe
def slip(request: HttpRequest, device: str, act: int) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Begin to write the slips that stay where things stood: what moved, where to, who has it."""
    verb = ["movements", str(settings.MUSEUM), "--slip", f"{device}:{act}", "-o", "{folder}/moved-to.pdf"]
    back = reverse("movement", args=[device, act])
    work = start(str(say("Writing the slips …")), verb, then=reverse("movements_written") + "?work={id}", back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))
