"""What becomes of a proposed layout: put on the plan, changed by hand first, checked as it is drawn, printed?"""

from __future__ import annotations

import json
from dataclasses import replace

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.language import Message, Trouble, in_use, say, say_many
from reorg.museum import Draft, Place
from reorg.storage import layouts
from reorg.web.desk import now
from reorg.web.desk.page import leave_note
from reorg.web.desk.person import who
from reorg.web.desk.procedures.papers import SIZES
from reorg.web.desk.store.drawn import Wish, judge
from reorg.web.desk.store.forms import drafts_of, shelves_of, way
from reorg.web.desk.store.layout.kept import kept
from reorg.web.desk.store.layout.proposed import asked_of, wishes_of
from reorg.web.desk.store.layout.standing import drawn_standing
from reorg.web.desk.store.layout.views import room_of, shown
from reorg.web.desk.work import find, start
from reorg.web.journal.table import TableJournal

MOST_SENT = 2_000_000  # signs that a drawn plan may have


@require_POST
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Put a layout on the plan, all of it as one action."""
    room = room_of(key)
    found = asked_of(room, {name: str(value) for name, value in request.POST.items()})
    if found is None:
        held = kept(room)
        if held is None:
            return HttpResponseRedirect(reverse("layout_room", args=[room.id]))
        return shown(request, room, held, problems=[_OTHERS], status=409)
    held, number, made = found
    if held.stale:
        return shown(request, room, held, problems=[_CHANGED], status=409)
    if made.left and request.POST.get("anyway") != "yes":
        return shown(request, room, held, problems=[_left(made)], confirm=number, status=400)
    wishes = [*wishes_of(made), *(Wish(each, {"x": None, "y": None}) for each in made.left)]
    judged = judge(room, wishes)
    if judged.problems:
        return shown(request, room, held, problems=judged.problems, status=400)
    drafts = [*judged.drafts, *_on_rails(made, judged.drafts)]
    if not drafts:
        return leave_note(HttpResponseRedirect(reverse("place", args=[room.id])), say("Nothing was changed."))
    TableJournal().append(drafts, who=who(request))
    moved = say_many("{count} unit moved", "{count} units moved", count=made.moved)
    note = say(
        "The layout is on the plan: {moved}, {new} new ones planned. It is one action: the history takes it back whole.",
        moved=moved, new=made.new,
    )  # fmt: skip
    return leave_note(HttpResponseRedirect(reverse("place", args=[room.id])), note)


_OTHERS = say("Other layouts were proposed for this room meanwhile. They stand below. Nothing was entered.")
_CHANGED = say(
    "Somebody changed this room or its units since these layouts were proposed. Nothing was entered. Propose again."
)


def _left(made: layouts.Layout) -> Message:
    return say_many(
        "{count} unit has no place in this layout. It stays in the room, but beside the plan, until you say where it goes.",
        "{count} units have no place in this layout. They stay in the room, but beside the plan, until you say where they go.",
        count=len(made.left),
    )


def _on_rails(made: layouts.Layout, drafts: list[Draft]) -> list[Draft]:
    """Return the shelves of blocks of compact shelving: as wide as their bays, bay after bay."""
    blocks = {each.code: each for each in made.standing if each.new and each.rails and each.bay}
    found: list[Draft] = []
    for draft in drafts:
        block = blocks.get(str(draft.data.get("code", "")))
        if block is not None and draft.data.get("kind") == "unit":
            found += drafts_of(_shelves(Place.from_facts(draft.about, draft.data), block))
    return found


def _shelves(unit: Place, block: layouts.Standing) -> list[Place]:
    assert block.bay is not None
    levels = max(1, block.shelves // max(1, block.rails))
    bay = replace(unit, width=block.bay[0], depth=block.bay[1], type="shelving")
    codes = way().shelves(unit.code, levels * block.rails)
    made = [each for _ in range(block.rails) for each in shelves_of(bay, float(levels), way())]
    return [
        replace(each, code=code, order=at, planned=True)
        for at, (each, code) in enumerate(zip(made, codes, strict=True))
    ]


@require_POST
def check(request: HttpRequest, key: str) -> HttpResponse:
    """Say what is wrong with a room as it is drawn at this moment, by the same rules as for proposals (as JSON)."""
    room = room_of(key)
    try:
        units = json.loads(request.POST.get("units", "")[:MOST_SENT])
        standing = drawn_standing(now.places(), [each for each in units if isinstance(each, dict)])
    except (ValueError, TypeError):
        return JsonResponse(
            {"told": [str(say("What the page sent could not be read. Nothing was entered."))]}, status=400
        )
    held = kept(room)
    ask = held.found.ask if held else layouts.Ask()
    try:
        found = layouts.checked(now.frame(), room, ask, standing)
    except Trouble as trouble:
        return JsonResponse({"told": [str(trouble)], "units": []})
    return JsonResponse(
        {"told": [str(each) for each, _ in found], "units": sorted({key for _, keys in found for key in keys})}
    )


@require_safe
def sheet_pdf(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give one layout as a PDF, with where each unit is marked on the floor."""
    room = room_of(key)
    work = find(request.GET.get("work", ""))
    if work and work.done and (file := work.folder / "paper.pdf").is_file():
        return FileResponse(file.open("rb"), filename=f"layout-{in_use()}.pdf", content_type="application/pdf")
    held, number = kept(room), request.GET.get("layout", "")
    if held is None or not number.isdecimal() or int(number[:4]) > len(held.found.proposals):
        raise Http404
    size = request.GET.get("paper", SIZES[0])
    verb = [
        "layout", str(settings.MUSEUM), room.id, "--laid", "{folder}/laid.json", "--proposal", number[:4],
        "--paper", size if size in SIZES else SIZES[0], "--pdf", "{folder}/paper.pdf",
    ]  # fmt: skip
    given = {"laid.json": json.dumps(held.found.to_data())}
    title = str(say("Writing: {report} …", report=say("the layout of {room}", room=room.code)))
    then, back = f"{request.path}?work={{id}}", reverse("layout_proposals", args=[room.id])
    return HttpResponseRedirect(reverse("work", args=[start(title, verb, then=then, back=back, given=given).id]))
