"""Which rows of a compared list are in a pile, or were decided in one way, and which rows is an object joined to?"""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.documentation import reconciling
from reorg.language import Message, Trouble, say, say_many
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.records.bench import VERDICT_WORDS
from reorg.web.desk.records.objects import who
from reorg.web.desk.records.worklist import PAGE, STATES, Way, source_facts
from reorg.web.journal import deciding
from reorg.web.journal.models import Holding, SourceRow


@require_safe
def rows(request: HttpRequest, key: str) -> HttpResponse:
    """List rows of a compared list, 50 a page; they can be searched by number and words."""
    facts, way = source_facts(key), Way.of(request.GET)
    found = way.rows(key)
    count = found.count()
    pages = max(1, -(-count // PAGE))
    at = min(way.page, pages)
    start = (at - 1) * PAGE
    two, me = deciding.asks_two(), who(request)
    return page(
        request, "compared_rows.html", "records", tab="sources", key=key, facts=facts, way=way, count=count,
        rows=_told(list(found[start : start + PAGE]), two=two, me=me), first=start + 1, last=min(start + PAGE, count),
        at=at, pages=pages, states=STATES.items(), state=STATES[way.state], two=two, name=me,
        previous=way.query(page=at - 1) if at > 1 else "", following=way.query(page=at + 1) if at < pages else "",
        this=request.get_full_path(), sentence=_sentence(count, way),
    )  # fmt: skip


def _sentence(count: int, way: Way) -> Message:
    if way.words:
        return say_many("{count} row fits what you asked.", "{count} rows fit what you asked.", count=count)
    return say_many("{count} row: {state}", "{count} rows: {state}", count=count, state=STATES[way.state])


def _told(laid: Sequence[SourceRow], *, two: bool, me: str) -> list[dict[str, object]]:
    keys = {each.object or each.best for each in laid} - {""}
    held = {each.key: each for each in Holding.objects.filter(key__in=keys).defer("facts")}
    told = []
    for each in laid:
        facts = json.loads(each.facts)
        one = held.get(each.object or each.best)
        waits = two and each.verdict in {"same", "new", "none"} and not each.confirmed
        told.append(
            {
                "row": each.row, "number": each.number, "name": facts.get("name") or facts.get("title", ""),
                "title": facts.get("title", "") if facts.get("name") else "", "maker": facts.get("maker", ""),
                "verdict": VERDICT_WORDS.get(each.verdict), "seems": not each.verdict and one is not None,
                "object": one,
                "object_title": one.title if one and one.name else "",
                "object_name": (one.name or one.title) if one else "", "who": each.who,
                "confirmed": each.confirmed, "waits": waits, "disputed": each.disputed,
                "mine": deciding.one_name(each.who) == deciding.one_name(me),
                "query": Way(each.pile, state="all").query(row=each.row),
            }
        )  # fmt: skip
    return told


@require_POST
def part(request: HttpRequest, key: str, row: int) -> HttpResponse:
    """Take back that a row is an object: it is open work again, and the object has back what it had before."""
    source_facts(key)
    laid = SourceRow.objects.filter(source=key, row=row).first()
    back = request.POST.get("next", "")
    back = back if back.startswith(reverse("objects")) else reverse("compared", args=[key])
    if laid is None or not laid.verdict:
        return leave_note(HttpResponseRedirect(back), say("Nothing was changed."))
    was_new = laid.verdict == "new"
    try:
        deciding.decide(laid, deciding.Choice(""), who(request))
    except Trouble as trouble:
        return refuse(request, trouble.message, back=back)
    if (
        was_new
        and not Holding.objects.filter(key=reconciling.Row(key, row, {}, {"verdict": "new"}).object_after).exists()
    ):
        back = reverse("compared", args=[key])
    return leave_note(HttpResponseRedirect(back), say("Taken back. The row is open again."))
