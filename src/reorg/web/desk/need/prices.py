"""What does furniture cost here? The list, with the museum's own prices beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say
from reorg.method import Range
from reorg.museum import Draft
from reorg.storage import furnishing, own_types
from reorg.storage.furnishing import Price, Prices
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

LEVELS = ("low", "likely", "high")
YEARS = (1990, 2100)


@dataclass(frozen=True)
class Line:
    """A price with what was typed, or is known of the museum's own, in the three fields."""

    price: Price
    per: Message
    fields: list[tuple[str, str]]


@require_http_methods(["GET", "POST"])
def prices(request: HttpRequest) -> HttpResponse:
    """Show all prices, or take the museum's own: an empty line goes back to the list."""
    museum = now.frame()
    known = Prices.of(museum)
    problems: list[Message] = []
    if request.method == "POST":
        facts, problems = _read(request.POST, known)
        if not problems:
            before = museum.facts.get("prices")
            if facts != before:
                row = Known.objects.filter(kind="museum").order_by("key").values_list("key", flat=True).first()
                about = row or "museum"
                TableJournal().append(
                    [Draft("museum", about, {"prices": facts, "was": {"prices": before}})], who=who(request)
                )
            return leave_note(HttpResponseRedirect(reverse("need_prices")), say("Saved."))
    answer = page(
        request, "need_prices.html", "plan", problems=problems, prices=known, typed=request.POST,
        lines=[_line(each, request.POST) for each in _every(known)],
        currency=request.POST.get("currency", known.currency), year=request.POST.get("year", str(known.year)),
        rate=request.POST.get("rate", f"{known.rate:g}"), base=Prices.from_facts(None),
    )  # fmt: skip
    if problems:
        answer.status_code = 400
    return answer


def _every(known: Prices) -> list[Price]:
    """Return the prices of the list, and of the museum's own types that it does not have."""
    own = {each.type for each in own_types(now.places())} - set(known.every)
    more = [Price(each, known.of_unit(each, 5.0), "piece", "") for each in sorted(own)]
    return [*known.every.values(), *more]


def _line(price: Price, typed: Mapping[str, str]) -> Line:
    fields = []
    for at, level in enumerate(LEVELS):
        name = f"{level}-{price.id}"
        own = f"{price.cost.data()[at]:g}" if price.own else ""
        fields.append((name, typed.get(name, own)))
    return Line(price, furnishing.PER[price.per], fields)


def _read(typed: Mapping[str, str], known: Prices) -> tuple[dict[str, object], list[Message]]:
    """Return the fact ``prices`` as typed, and all that is wrong with it."""
    problems: list[Message] = []
    own: dict[str, Range] = {}
    for price in _every(known):
        texts = [typed.get(f"{level}-{price.id}", "").strip() for level in LEVELS]
        if not any(texts):
            continue
        values = [_money(text) for text in texts]
        if any(text and value is None for text, value in zip(texts, values, strict=True)):
            problems.append(say("{name}: write a price as a number, such as 250.", name=price.name))
            continue
        given = [value for value in values if value is not None]
        low, likely, high = (
            value if value is not None else _missing(values, at, given) for at, value in enumerate(values)
        )
        if not low <= likely <= high:
            problems.append(
                say("{name}: the low price comes first, then the likely one, then the high one.", name=price.name)
            )
            continue
        own[price.id] = Range(low, likely, high)
    rate, year = _money(typed.get("rate", "1").strip() or "1"), typed.get("year", "").strip()
    if not rate:
        problems.append(
            say("Write what one {currency} costs as a number above 0.", currency=Prices.from_facts(None).currency)
        )
    if not year.isdecimal() or not YEARS[0] <= int(year) <= YEARS[1]:
        problems.append(say("Write the year of these prices, such as 2026."))
    if problems:
        return {}, problems
    currency = typed.get("currency", "").strip()[:12] or known.currency
    return dict(furnishing.own_prices(currency, int(year), rate or 1.0, own)), []


def _missing(values: list[float | None], at: int, given: list[float]) -> float:
    """Return a price that was left empty: what is next to it."""
    before = [value for value in values[:at] if value is not None]
    return before[-1] if before else given[0]


def _money(text: str) -> float | None:
    plain = text.replace(" ", "").replace("\u202f", "").replace(",", ".")
    if not plain or plain.count(".") > 1 or not plain.replace(".", "").isdecimal() or len(plain) > 12:
        return None
    return float(plain)
