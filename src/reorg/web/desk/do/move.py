"""How is anything moved: one object, a selection, a box, a cupboard with everything in it, a scanned or pasted list?

One page. It says first what would move, what is not understood and which rule is broken; then one button enters one
action, which is taken back as one.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say, say_many
from reorg.museum import Act, Place, Places
from reorg.storage import Found, moved_drafts
from reorg.web.desk import now
from reorg.web.desk.do.asked import Asked, Prepared, changed_since, journal_end, prepared
from reorg.web.desk.finding import count_in
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.journal.table import TableJournal

SHOWN = 100
COUNTED = 10
"""So many places that move are said to hold how many objects: each is counted."""
ASKED = 400
"""Lines that can be anything are asked about so many at a time: a form has to end somewhere."""


@require_http_methods(["GET", "POST"])
def move_things(request: HttpRequest) -> HttpResponse:
    """Ask what moves where; show what would happen; move it."""
    asked, places = Asked.of(request.POST if request.method == "POST" else request.GET), now.places()
    if not asked.anything:
        nothing = [say("Write or scan at least one number.")] if request.POST.get("step") in {"look", "move"} else []
        return _page(request, asked, None, nothing)
    found = prepared(asked, places)
    step = request.POST.get("step", "")
    if step != "move":
        # who has only begun is not told what is still missing; the list is read all the same
        begun = request.method != "POST" or (step in {"", "add"} and not asked.said.get("to"))
        return _page(request, asked, found, [] if begun else list(found.problems))
    problems = [*found.problems, *_more(found)]
    if problems or not found.told:
        return _page(request, asked, found, problems)
    act = _enter(request, found)
    if found.leftover:
        return _left_over(request, found, act)
    address = reverse("movement", args=[act.device, act.first])
    return leave_note(HttpResponseRedirect(address), _done(found))


def _more(found: Prepared) -> list[Message]:
    """Return what speaks against entering it now, beside what is wrong with the form itself."""
    problems = []
    if changed := changed_since(found):
        problems.append(changed)
    if found.impossible:
        problems.append(say("This move cannot be. Nothing was moved."))
    elif found.broken and not found.move.override:
        problems.append(say("A rule is broken. Write why it is done nevertheless, or choose another place."))
    if not found.told:
        problems.append(say("There is nothing to move: everything is there already, or nothing was understood."))
    return problems


def _enter(request: HttpRequest, found: Prepared) -> Act:
    return TableJournal().append(moved_drafts(found.move, list(found.told.items()), now.places()), who=who(request))


def _done(found: Prepared) -> Message:
    where = found.to.label if found.to else found.move.elsewhere
    if len(found.told) == 1:
        label = next(each.label for each in found.chosen if each.id in found.told)
        return say("{number} moved to {place}.", number=label, place=where)
    return say_many(
        "{count} thing moved to {place}.", "{count} things moved to {place}.", count=len(found.told), place=where
    )


def _left_over(request: HttpRequest, found: Prepared, act: Act) -> HttpResponse:
    """Show the page again with only the lines that were not understood: nothing of a list is lost."""
    count = len(found.leftover)
    note = say_many(
        "{count} line was not understood. It is still here; nothing about it was entered.",
        "{count} lines were not understood. They are still here; nothing about them was entered.",
        count=count,
    )
    rest = Asked(text="\n".join(found.leftover), said={**found.asked.said, "override": "", "inside": ""},
                 for_a_while=found.asked.for_a_while)  # fmt: skip
    return _page(
        request, rest, prepared(rest, now.places()), [],
        done=_done(found), note=note, address=reverse("movement", args=[act.device, act.first]),
    )  # fmt: skip


def _page(
    request: HttpRequest, asked: Asked, found: Prepared | None, problems: list[Message], **more: object
) -> HttpResponse:
    places = now.places()
    told = _told(found, places) if found else {}
    inside = places.get(asked.said.get("inside", ""))
    response = page(
        request, "move.html", "do", asked=asked, said=asked.said, found=found, problems=problems, looked=journal_end(),
        inside=inside, sentence=_sentence(found), **told, **more,
    )  # fmt: skip
    if problems and request.method == "POST":
        response.status_code = 400
    return response


def _sentence(found: Prepared | None) -> Message:
    if found is None:
        return say("What moves, and where to?")
    count = len(found.told)
    lines = len(found.understood.things) + len(found.leftover)
    if not lines:
        return say_many("{count} thing to move", "{count} things to move", count=count)
    return say(
        "{understood} of {lines} understood",
        understood=len(found.understood.things), lines=lines,
    )  # fmt: skip


def _told(found: Prepared, places: Places) -> dict[str, object]:
    moving = [each for each in found.chosen if each.id in found.told]
    rows = [_row(each, places) for each in moving[:SHOWN]]
    for row, each in [(row, each) for row, each in zip(rows, moving, strict=False) if row["is_place"]][:COUNTED]:
        row["holds"] = count_in(places, each.id)
    unknown, several = found.understood.unknown, found.understood.several
    return {
        "moving": rows,
        "moving_count": len(moving),
        "moving_more": len(moving) - SHOWN,
        "already": found.already[:SHOWN],
        "several": several[:ASKED],
        "unknown": unknown[:ASKED],
        "may_be": [line for line in unknown[:ASKED] if line.may_be],
        "nobody": [line for line in unknown if not line.may_be],
        "more_lines": max(0, len(unknown) - ASKED) + max(0, len(several) - ASKED),
        "kept": [each for each in found.asked.given if each in found.told],
        "picked": [f"{key}|{line}" for line, key in found.asked.meant.items()],
    }


def _row(each: Found, places: Places) -> dict[str, object]:
    place: Place | None = places.get(each.place)
    return {"thing": each, "place": place, "is_place": each.kind != "object"}
