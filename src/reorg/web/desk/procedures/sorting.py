"""Is this ours? What stands in a place is put on piles, two people sign, and nothing disappears. (Spectrum 5.1 Audit)"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say, say_many
from reorg.museum import BELONGS, STATES, Draft, Facts, confirmed, same_person, sorted_on
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.procedures.reading import facts_of, place_of, too_many
from reorg.web.desk.procedures.walk import expected
from reorg.web.journal.table import TableJournal

A_PAGE = 50
FOLLOWS: dict[str, Message] = {
    "collection": say("It stays. If it has no number of the register, it is acquired."),
    "not collection": say(
        "Furniture, copies, tools: it leaves the store, not the house, once two have signed. Nothing is thrown away by this."
    ),
    "loan": say("Look for the agreement and ask the lender. Enter it as a loan in."),
    "unknown": say("It stays, with its recovery number, until somebody finds out. Ask who has been here longest."),
    "hazard": say("Set it apart now, marked, and tell whoever is responsible for safety. Do not open it."),
    "human remains": say(
        "Cover it, set it apart with respect, take no photographs, and ask the authority and those whose ancestors they may be."
    ),
}
"""What follows from each pile."""


@require_http_methods(["GET", "POST"])
def sorting(request: HttpRequest) -> HttpResponse:
    """Show what stands in a place with the pile of each; put objects on piles; sign as the second person."""
    code = request.POST.get("place") or request.GET.get("place", "")
    place, problems = place_of(code)
    if request.method == "POST" and place is not None:
        done = _entered(request, place.code)
        if isinstance(done, HttpResponse):
            return done
        problems = done
    if place and (many := too_many(place.id)):
        place, problems = None, [*problems, *many]
    rows = expected(place.id) if place else []
    asked = request.GET.get("page", "1")
    pages = max(1, -(-len(rows) // A_PAGE))
    at = min(int(asked), pages) if asked.isdecimal() and 0 < len(asked) < 6 and int(asked) else 1
    name = request.POST.get("name", who(request) if who(request) != "desk" else "")
    waits = [each for each in rows if each[1].get("belongs") and not each[1].get("belongs_confirmed")]
    counts = [(BELONGS[pile], sum(facts.get("belongs") == pile for _, facts in rows)) for pile in BELONGS]
    return page(
        request, "sorting.html", "do", place=place, code=code, problems=problems, count=len(rows), piles=BELONGS.items(),
        rows=[_row(key, facts, request) for key, facts in rows[(at - 1) * A_PAGE :][:A_PAGE]], at=at, pages=pages, name=name,
        waiting=[_row(key, facts, request) for key, facts in waits[:A_PAGE]], waits=len(waits), counts=counts,
        follows=[(BELONGS[pile], words) for pile, words in FOLLOWS.items()], sentence=_sentence(rows),
        open=sum(not facts.get("belongs") for _, facts in rows),
    )  # fmt: skip


def _sentence(rows: Sequence[tuple[str, Facts]]) -> Message:
    if not rows:
        return say("Is this ours?")
    left = sum(not facts.get("belongs") for _, facts in rows)
    return say_many("{count} object is on no pile yet.", "{count} objects are on no pile yet.", count=left)


def _row(key: str, facts: Facts, request: HttpRequest) -> dict[str, Any]:
    pile = str(facts.get("belongs", ""))
    chosen = request.POST.get(f"b-{key}", pile)
    return {
        "key": key, "facts": facts, "pile": pile, "said": BELONGS.get(pile, ""), "chosen": chosen,
        "state": STATES.get(str(facts.get("state", "")), ""), "places": now.places().path(str(facts.get("place", "")))[-1:],
    }  # fmt: skip


def _entered(request: HttpRequest, code: str) -> HttpResponse | list[Message]:
    name = " ".join(request.POST.get("name", "").split())[:100]
    if not name:
        return [say("Who sorts? Write a name.")]
    with transaction.atomic():
        sign = "sign" in request.POST
        drafts, problems = _signed(request, name) if sign else _sorted(request, name)
        if problems:
            return problems
        TableJournal().append(drafts, who=name)
    note = (
        say_many("{count} object: signed.", "{count} objects: signed.", count=len(drafts))
        if sign
        else say_many(
            "{count} object sorted. A second person signs.",
            "{count} objects sorted. A second person signs.",
            count=len(drafts),
        )
    )
    return leave_note(HttpResponseRedirect(f"{reverse('sorting')}?place={code}"), note)


def _sorted(request: HttpRequest, name: str) -> tuple[list[Draft], list[Message]]:
    said = {
        key.removeprefix("b-"): str(pile)
        for key, pile in request.POST.items()
        if key.startswith("b-") and pile in BELONGS
    }
    held = facts_of(said)
    stale = [key for key, facts in held.items() if request.POST.get(f"was-{key}", "") != str(facts.get("belongs", ""))]
    changed = {key: said[key] for key, facts in held.items() if facts.get("belongs") != said[key]}
    if set(stale) & set(changed):
        return [], [
            say("Somebody sorted some of these since this page was opened. Look at them now; nothing was entered.")
        ]
    if not changed:
        return [], [say("Nothing was changed. Choose a pile for at least one object.")]
    return sorted_on({key: (pile, held[key]) for key, pile in changed.items()}, name), []


def _signed(request: HttpRequest, name: str) -> tuple[list[Draft], list[Message]]:
    held = facts_of([key.removeprefix("s-") for key in request.POST if key.startswith("s-")])
    held = {key: facts for key, facts in held.items() if facts.get("belongs") and not facts.get("belongs_confirmed")}
    if any(request.POST.get(f"s-{key}") != facts.get("belongs") for key, facts in held.items()):
        return [], [
            say("Somebody sorted some of these since this page was opened. Look at them now; nothing was entered.")
        ]
    if not held:
        return [], [say("Nothing is ticked. Tick what you agree with.")]
    own = [facts for facts in held.values() if same_person(name, str(facts.get("belongs_by", "")))]
    if own:
        return [], [say("{name} sorted some of these. The second signature is another person's.", name=name)]
    return confirmed(held, name), []
