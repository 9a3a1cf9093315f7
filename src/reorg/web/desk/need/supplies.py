"""What is to be bought, built or hung, when should it be here, what does it cost, and is it here now?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reorg.language import Message, say
from reorg.method import Range
from reorg.museum import Ask, Draft, Facts, Place, identity
from reorg.storage import furnishing
from reorg.web.desk import now
from reorg.web.desk.asking import taken, this_day
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.journal.table import TableJournal

WAYS: Mapping[str, Message] = {
    "buy": say("buy"),
    "build": say("build"),
    "convert": say("add shelves"),
    "rehang": say("hang anew"),
}
NEW = (
    Ask("name", say("What"), needed=True),
    Ask("count", say("How many"), "number", most=100_000),
    Ask("cost", say("Cost in all"), "number", most=100_000_000),
    Ask("arrives", say("When it should be here"), "day"),
)
CHANGED = (NEW[2], NEW[3])
MOST_CODES = 6


@dataclass(frozen=True)
class Row:
    """One thing to get or do, as the list shows it."""

    key: str
    name: Message | str
    way: Message | str
    count: int
    cost: Message | str
    price: str
    arrives: str
    here: str
    late: bool
    places: list[Place]
    more: int


@require_http_methods(["GET", "POST"])
def supplies(request: HttpRequest) -> HttpResponse:
    """Show all that is to be got, with what is here at the end; take one more that somebody writes down."""
    problems: list[Message] = []
    if request.method == "POST":
        values, problems = taken(NEW, request.POST)
        if not problems:
            price = values["cost"]
            facts: dict[str, object] = {
                "name": values["name"], "way": "buy", "count": int(float(str(values["count"] or 1))), "places": [],
                "currency": furnishing.Prices.of(now.frame()).currency,
            }  # fmt: skip
            facts |= {"cost": [price, price, price]} if price is not None else {}
            facts |= {"arrives": values["arrives"]} if values["arrives"] else {}
            TableJournal().append([Draft("supply", identity("y", token_hex(8)), facts)], who=who(request))
            return leave_note(HttpResponseRedirect(reverse("need_supplies")), say("Saved."))
    rows = [_row(key, facts) for key, facts in now.frame().supplies.items() if not facts.get("struck")]
    open_ = sorted((each for each in rows if not each.here), key=lambda each: (each.arrives or "9999", str(each.name)))
    ranges = [
        _cost(facts) for facts in now.frame().supplies.values() if not facts.get("struck") and not facts.get("here")
    ]
    low, likely, high = (sum(each.data()[at] for each in ranges) for at in range(3))
    currency = furnishing.Prices.of(now.frame()).currency
    answer = page(
        request, "need_supplies.html", "plan", open=open_, came=[each for each in rows if each.here],
        total=furnishing.cost(Range(low, likely, high), currency) if high else "", problems=problems,
        typed=request.POST, asks=NEW, currency=currency, today=this_day(), built=_built(),
    )  # fmt: skip
    if problems:
        answer.status_code = 400
    return answer


def _built() -> bool:
    """Return whether a carpenter has something to do."""
    return any(each.way != "buy" for each in furnishing.planned_measures(now.frame()))


def _row(key: str, facts: Facts) -> Row:
    places = now.places()
    said = facts.get("places")
    ids = [str(each) for each in said] if isinstance(said, list | tuple) else []
    some = [places[each] for each in ids if each in places]
    units = [each for each in some if each.kind == "unit"] or some
    cost, arrives = _cost(facts), str(facts.get("arrives") or "")
    count = facts.get("count")
    return Row(
        key, furnishing.called(now.frame(), facts), WAYS.get(str(facts.get("way", "")), ""),
        int(count) if isinstance(count, int | float) else 1,
        furnishing.cost(cost, str(facts.get("currency", ""))) if cost.high else "",
        f"{cost.likely:g}" if cost.high else "", arrives, str(facts.get("here") or ""),
        bool(arrives) and arrives < this_day() and not facts.get("here"), units[:MOST_CODES], max(0, len(units) - MOST_CODES),
    )  # fmt: skip


def _cost(facts: Facts) -> Range:
    said = facts.get("cost")
    if isinstance(said, int | float) and not isinstance(said, bool):
        return Range.exactly(float(said))
    return furnishing.range_of(said) or Range(0.0, 0.0, 0.0)


@require_POST
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Say that it is here, that it is not wanted any more, or when it should come and what it costs."""
    do = request.POST.get("do", "")
    note = say("Saved.")
    with transaction.atomic():
        museum = now.frame()
        facts = museum.supplies.get(key)
        if facts is None or facts.get("struck"):
            raise Http404
        drafts: list[Draft] = []
        if do == "here" and not facts.get("here"):
            drafts = furnishing.here_drafts(museum, key, this_day())
            note = say("It is here. Its places count as there from now on, and things can be moved onto them.")
        elif do == "strike" and not facts.get("here"):
            drafts = furnishing.struck_drafts(museum, key)
            note = say("It is no longer planned. Under Do, History it can be taken back.")
        elif do == "change":
            values, problems = taken(CHANGED, request.POST)
            if problems:
                return leave_note(HttpResponseRedirect(reverse("need_supplies")), problems[0])
            drafts = _changed(key, facts, values)
        if drafts:
            TableJournal().append(drafts, who=who(request))
    return leave_note(HttpResponseRedirect(reverse("need_supplies")), note)


def _changed(key: str, facts: Facts, values: Mapping[str, object]) -> list[Draft]:
    """Return what is entered of a new day, and of a price that is now known."""
    said: dict[str, object] = {}
    if (values["arrives"] or None) != (facts.get("arrives") or None):
        said["arrives"] = values["arrives"]
    price = values["cost"]
    if isinstance(price, float) and price != _cost(facts).likely:
        said["cost"] = [price, price, price]
    return [Draft("supply", key, {**said, "was": {name: facts.get(name) for name in said}})] if said else []
