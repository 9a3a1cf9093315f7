"""Which photographs fit no object yet, and of which are they? (one form, as many as one likes at once)"""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.exchange import pictures
from reorg.language import Message, listed, say, say_many
from reorg.museum import Draft, Facts
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.photos.guess import perhaps, typed_objects
from reorg.web.desk.photos.placing import placed
from reorg.web.desk.records.objects import who
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

PAGE = 24


def _waiting() -> list[tuple[str, Facts]]:
    """Return the photographs that belong to no object and were not struck, by name."""
    rows = Known.objects.filter(kind="photo", of="").exclude(facts__contains='"struck":')
    found = [(row.key, json.loads(row.facts)) for row in rows]
    return sorted(found, key=lambda each: (str(each[1].get("name", "")), each[0]))


def in_tray() -> int:
    """Return how many photographs wait for their object."""
    return Known.objects.filter(kind="photo", of="").exclude(facts__contains='"struck":').count()


@require_http_methods(["GET", "POST"])
def tray(request: HttpRequest) -> HttpResponse:
    """Show the photographs that fit no object yet, and take what they are of."""
    wrong: dict[str, Message] = {}
    if request.method == "POST":
        drafts, done, wrong = _typed(request)
        if drafts:
            TableJournal().append(drafts, who=who(request))
        if not wrong:
            note = say_many(
                "{count} photograph was put in its place.", "{count} photographs were put in their places.", count=done
            )
            response = HttpResponseRedirect(reverse("photos_tray"))
            return (
                leave_note(response, note) if done else leave_note(response, say("Nothing was typed. All stay here."))
            )
    rows = _waiting()
    rows.sort(key=lambda each: each[0] not in wrong)  # what was typed wrongly stands first, with what was typed
    return page(
        request, "photos_tray.html", "records", tab="photos", count=len(rows), more=max(0, len(rows) - PAGE),
        rows=[_row(request, key, facts, wrong.get(key)) for key, facts in rows[:PAGE]], wrong=len(wrong),
    )  # fmt: skip


def _row(request: HttpRequest, key: str, facts: Facts, wrong: Message | None) -> dict[str, object]:
    typed = request.POST.get(f"to-{key}", "") if wrong else ""
    remarks = facts.get("remarks")
    codes = [str(each) for each in remarks] if isinstance(remarks, list) else []
    return {
        "key": key, "name": facts.get("name", ""), "taken": str(facts.get("taken", "")).replace("T", " "), "typed": typed,
        "wrong": wrong, "remarks": [pictures.REMARKS[code] for code in codes if code in pictures.REMARKS],
        "perhaps": perhaps(typed or str(facts.get("name", ""))),
    }  # fmt: skip


def _typed(request: HttpRequest) -> tuple[list[Draft], int, dict[str, Message]]:
    """Return what is to be entered, of how many photographs, and what was typed wrongly (by photograph)."""
    here = dict(_waiting())
    drafts: list[Draft] = []
    wrong: dict[str, Message] = {}
    done = 0
    for name in request.POST:
        if not name.startswith(("to-", "is-", "none-")):
            continue
        kind, _, key = name.partition("-")
        typed = request.POST[name].strip()
        if not typed or key not in here:
            continue  # left empty, or put in its place meanwhile by somebody else
        if kind == "none":
            drafts.append(Draft("photo", key, {"struck": str(say("of no object")), "was": {"struck": None}}))
            done += 1
            continue
        found, unknown = typed_objects(typed)
        if unknown:
            wrong[key] = say("No object, or several, have this number: {numbers}.", numbers=listed(unknown, 5))
            continue
        why = say("of {numbers}", numbers=listed([row.number for row in found], 5))
        drafts += placed(key, here[key], [(row.key, row.number) for row in found], str(why))
        done += 1
        del here[key]  # a number typed and a suggestion chosen for one photograph: the first counts
    return drafts, done, wrong
