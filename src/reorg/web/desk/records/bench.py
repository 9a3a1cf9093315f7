"""Is this row that object? One row of a compared list beside the objects that it resembles, one decision, the next row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.documentation import reconciling
from reorg.language import Message, Trouble, say
from reorg.museum import Places
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page, with_script
from reorg.web.desk.records.grounds import ground_words, spoken, vetoed
from reorg.web.desk.records.listing import likeliest
from reorg.web.desk.records.objects import who
from reorg.web.desk.records.sides import shown, sureness
from reorg.web.desk.records.worklist import Way, first_open, following, preceding, source_facts
from reorg.web.desk.work import start
from reorg.web.journal import deciding
from reorg.web.journal.bench import candidates
from reorg.web.journal.laid import Candidate
from reorg.web.journal.models import Holding, SourceRow

FOUND = 5
IN_PAGE = 2000
"""So many rows are decided or taken back while the page waits; more by a process of their own, which shows how far it is."""
VERDICT_WORDS: dict[str, Message] = {
    "same": say("the same object"),
    "new": say("a new object"),
    "none": say("no object of ours"),
    "open": say("left open"),
}


@dataclass(frozen=True)
class Offered:
    """An object that a row may be, as its tab and its head show it."""

    at: int
    key: str
    number: str
    name: str
    sure: Message | None
    speaks_for: Sequence[Message] = ()
    against: Sequence[Message] = ()


@require_safe
def bench(request: HttpRequest, key: str) -> HttpResponse:
    """Show one row of a compared list beside an object, and what can be decided."""
    facts, way = source_facts(key), Way.of(request.GET)
    if not way.pile and way.state == "open" and "row" not in request.GET:
        way = first_open(key) or way
    laid = _asked_row(request, key, way)
    if laid is None:
        note = say("Nothing is open here any more.") if way.state == "open" else say("No row is left in this list.")
        return leave_note(HttpResponseRedirect(reverse("compared", args=[key])), note)
    return _show(request, facts, way, laid)


def _asked_row(request: HttpRequest, key: str, way: Way) -> SourceRow | None:
    asked = request.GET.get("row", "")
    if asked.isdecimal() and len(asked) < 10:
        return SourceRow.objects.filter(source=key, row=int(asked)).first()
    found = following(way.rows(key), 0)
    return SourceRow.objects.filter(source=key, row=found).first() if found else None


def _show(
    request: HttpRequest, facts: dict[str, object], way: Way, laid: SourceRow, *, overtaken: Message | None = None
) -> HttpResponse:
    row, places = deciding.row_of(laid), now.places()
    offered = _offered(request, row, laid)
    wanted = request.GET.get("object") or request.POST.get("object") or row.object_after
    chosen = next((each for each in offered if each.key == wanted), offered[0] if offered else None)
    ours = deciding.facts_of(chosen.key) if chosen else {}
    sides = shown(row, ours, places, decided=row.object == _key(chosen))
    rows = way.rows(laid.source)
    after = rows.filter(row__gt=laid.row)
    # back also to what was just decided, forward to what is open
    before = preceding(replace(way, state="all").rows(laid.source) if way.state == "open" else rows, laid.row)
    response = page(
        request, "bench.html", "records", tab="sources", facts=facts, way=way, laid=laid, row=row, offered=offered,
        chosen=chosen, ours=ours, path=_path(ours, places),
        front=[side for side in sides if not chosen or side.in_front],
        rest=[side for side in sides if chosen and not side.in_front],
        mark=deciding.mark(row, ours), following=after.values_list("row", flat=True).first() or 0, preceding=before,
        left=rows.count(), query=way.query(), this=way.query(row=laid.row), q=request.GET.get("q", ""),
        verdict=VERDICT_WORDS.get(row.verdict), waits=reconciling.waits(row.decided) and deciding.asks_two(),
        steps=_steps(laid), overtaken=overtaken, ground=ground_words(laid.ground), name=who(request),
        pictures=_pictures(facts, row),
        heading=row.facts.get("name") or row.facts.get("title") or "", two=deciding.asks_two(),
    )  # fmt: skip
    return with_script(response)


def _key(offered: Offered | None) -> str:
    return offered.key if offered else ""


def _path(ours: dict[str, object], places: Places) -> list[str]:
    return [place.label for place in places.path(str(ours.get("place", ""))) if place.kind not in {"site", "building"}]


def _pictures(facts: dict[str, object], row: reconciling.Row) -> list[int]:
    """Return the page of the source that the row stands on, if there is a picture of it."""
    pages, at = facts.get("pages"), row.facts.get("page")
    return [at] if isinstance(pages, list) and isinstance(at, int) and 0 < at <= len(pages) else []


def _offered(request: HttpRequest, row: reconciling.Row, laid: SourceRow) -> list[Offered]:
    """Return the objects that the row may be: what it was decided to be, what was asked for, what it resembles."""
    known = {each.object: each for each in candidates(laid)}
    words = request.GET.get("q", "").strip()
    found = [each.key for each in likeliest(words, FOUND)] if words else []
    asked = [request.GET.get("object", "") or request.POST.get("object", "")]
    resembled = [key for key in known if key not in row.not_these]
    first = [row.object_after, *found] if words else [row.object_after, *resembled, *asked]
    keys = [key for key in dict.fromkeys(first) if key]
    held = {each.key: each for each in Holding.objects.filter(key__in=keys).defer("facts")}
    there = [held[key] for key in keys if key in held]
    return [_one(at, each, known.get(each.key)) for at, each in enumerate(there, 1)]


def _one(at: int, held: Holding, found: Candidate | None) -> Offered:
    name = held.name or held.title
    if found is None:
        return Offered(at, held.key, held.number, name, None)
    return Offered(
        at, held.key, held.number, name, sureness(found.score, automatic=found.automatic, vetoed=vetoed(found.against)),
        spoken(found.speaks_for), spoken(found.against),
    )  # fmt: skip


def _steps(laid: SourceRow) -> list[dict[str, object]]:
    """Return what was decided about a row, the latest first, with who said so."""
    steps: list[dict[str, object]] = []
    for layer in reversed(deciding.said_of(laid.key)):
        verdict, key = str(layer.data.get("verdict") or ""), str(layer.data.get("object") or "")
        number = Holding.objects.filter(key=key).values_list("number", flat=True).first() if key else ""
        said: Message | None = VERDICT_WORDS.get(verdict)
        if layer.data.get("confirmed"):
            said = say("confirmed")
        elif said is None:
            said = say("not this one") if layer.data.get("not_these") else say("open again")
        steps.append({"time": layer.time, "who": layer.who, "said": said, "key": key, "number": number or ""})
    return steps


@require_POST
def decide(request: HttpRequest, key: str, row: int) -> HttpResponse:
    """Enter what was decided about a row, and go on to the next; if something else stands now than was seen, show that."""
    facts, way = source_facts(key), Way.of(request.GET)
    laid = SourceRow.objects.filter(source=key, row=row).first()
    if laid is None:
        raise Http404
    verdict = request.POST.get("verdict", "")
    takes = [name[5:] for name, value in request.POST.items() if name.startswith("take-") and value == "theirs"]
    choice = deciding.Choice(verdict, request.POST.get("object", ""), takes, request.POST.get("seen", ""))
    after = following(way.rows(key), row)
    try:
        deciding.decide(laid, choice, who(request))
    except Trouble as trouble:
        laid.refresh_from_db()
        response = _show(request, facts, way, laid, overtaken=trouble.message)
        response.status_code = 409
        return response
    stays = verdict in {"not", ""}
    query = way.query(row=row if stays else after) if stays or (after and after != row) else ""
    target = reverse("bench", args=[key]) + f"?{query}" if query else reverse("compared", args=[key])
    return leave_note(HttpResponseRedirect(target), _told(laid, choice))


def _told(laid: SourceRow, choice: deciding.Choice) -> Message:
    name = laid.number or str(laid.row)
    number = Holding.objects.filter(key=choice.object).values_list("number", flat=True).first() or ""
    match choice.verdict:
        case "same":
            return say("{row} is {object}.", row=name, object=number)
        case "not":
            return say("{row} is not {object}.", row=name, object=number)
        case "new":
            return say("{row} is a new object.", row=name)
        case "none":
            return say("{row} is no object of ours.", row=name)
        case "open":
            return say("{row} is left open.", row=name)
        case _:
            return say("{row} is open again.", row=name)


@require_POST
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Take back the last thing that this person decided about the list, and go to the row that it was about."""
    source_facts(key)
    way, me = Way.of(request.GET), who(request)
    act = deciding.last_act(key, me)
    back = reverse("compared", args=[key])
    if not act:
        return leave_note(HttpResponseRedirect(back), say("There is nothing of yours to take back here."))
    rows, many = deciding.rows_of(act)[:2], deciding.rows_of(act).count()
    try:
        if many > IN_PAGE:
            deciding.still_last(act)
            title = str(say("Taking back {count} rows …", count=many))
            verb = ["undo", str(settings.MUSEUM), act, "--reason", str(say("taken back at the desk"))]
            return HttpResponseRedirect(reverse("work", args=[start(title, verb, then=back, back=back).id]))
        deciding.undo(act, me, str(say("taken back at the desk")))
    except Trouble as trouble:
        return leave_note(HttpResponseRedirect(back), trouble.message)
    if len(rows) == 1 and rows[0].source == key:
        query = way.query(row=rows[0].row, pile=rows[0].pile)
        return leave_note(HttpResponseRedirect(f"{reverse('bench', args=[key])}?{query}"), say("Taken back."))
    return leave_note(HttpResponseRedirect(back), say("Taken back, all rows of that step."))
