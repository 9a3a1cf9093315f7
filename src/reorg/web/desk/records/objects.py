"""Which objects are there? (One object: reorg.web.desk.records.one.)"""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, say, say_many
from reorg.museum import Draft, fold_code
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.person import who
from reorg.web.desk.records.listing import PAGE, Asked, categories, on_page, select, total, with_paths
from reorg.web.journal.models import Holding, Known
from reorg.web.journal.table import TableJournal

__all__ = ["move", "objects", "who"]  # who is at the desk is asked here by all who enter something


@require_safe
def objects(request: HttpRequest) -> HttpResponse:
    """List objects, 50 a page."""
    asked, places = Asked.of(request.GET), now.places()
    rows = select(asked, places)
    filtered = bool(asked.words or asked.category or asked.place or asked.standing or asked.finding)
    count = rows.count() if filtered else total()
    pages = max(1, -(-count // PAGE))
    start = (min(asked.page, pages) - 1) * PAGE
    findings, _ = now.worked("findings")
    finding = next((each for each in _list(findings, "findings") if each.get("code") == asked.finding), None)
    if asked.finding.startswith("list."):
        finding = {"message": say("No row of {name} is one of these.", name=_name_of(asked.finding[5:]))}
    at = min(asked.page, pages)
    links = {f"by_{name}": asked.address(order=name) for name in ("name", "maker", "category")}
    links |= {"number_up": asked.address(order="number"), "number_down": asked.address(order="-number")}
    links |= {
        "previous": asked.address(page=at - 1) if at > 1 else "",
        "following": asked.address(page=at + 1) if at < pages else "",
    }
    return page(
        request, "objects.html", "records", **links, tab="objects", asked=asked, q=asked.words, count=count, total=total(),
        rows=with_paths(on_page(rows, start), places), categories=categories(), finding=finding,
        place=places.get(asked.place), first=start + 1, last=min(start + PAGE, count), pages=pages,
        at=at, filtered=filtered, sentence=_sentence(count, filtered=filtered),
    )  # fmt: skip


def _list(worked: dict[str, object] | None, name: str) -> list[dict[str, object]]:
    found = (worked or {}).get(name, [])
    return found if isinstance(found, list) else []


def _name_of(source: str) -> str:
    known = Known.objects.filter(kind="source", key=source).first()
    return str(json.loads(known.facts).get("name", "")) if known else source


def _sentence(count: int, *, filtered: bool) -> Message:
    if filtered:
        return say_many("{count} object fits what you asked.", "{count} objects fit what you asked.", count=count)
    return say_many("{count} object on record.", "{count} objects on record.", count=count)


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
