"""What does the accession register hold, how far does a print of it go, and what in it was corrected?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import Message, Trouble, say, say_many
from reorg.museum import PROCEDURES, Facts
from reorg.report import REGISTER_COLUMNS, RegisterCorrection, RegisterLine, Report, accession_register, to_html
from reorg.web.desk.asking import this_day
from reorg.web.desk.page import page, refuse
from reorg.web.desk.procedures.papers import made, museum_name
from reorg.web.desk.procedures.reading import batches, facts_of
from reorg.web.journal.index import sort_key, undone_actions
from reorg.web.journal.models import EntryRow, Holding, Known

COLUMNS: dict[str, Message] = {
    "short": say("Short register, twelve columns"),
    "french": say("Eighteen columns on a double page (France, decree of 25 May 2004)"),
}
MOST_ON_PAGE = 300
"""Lines that are shown as a page; more are for paper."""


def register_of(columns: str, year: str) -> Report:
    """Return the accession register: what was acquired in ``year`` (""; ever) by a signed acquisition. Raises Trouble.

    With ``year`` "all": every object of the museum's own, also what was entered from older lists.
    """
    if columns not in REGISTER_COLUMNS:
        raise Trouble(say("There is no such set of columns."))
    lines = _lines(year)
    return accession_register(lines, _corrections(lines), museum=museum_name(), date=this_day(), columns=columns)


def years() -> list[str]:
    """Return the years in which something was entered into the register, the newest first."""
    return sorted({str(facts.get("countersigned_on", ""))[:4] for _, facts in _acquisitions()}, reverse=True)


def _acquisitions() -> Iterator[tuple[str, Facts]]:
    for key, facts in Known.objects.filter(kind="procedure", of="acquisition").values_list("key", "facts"):
        told = json.loads(facts)
        if told.get("countersigned") and not told.get("cancelled"):
            yield key, told


def _lines(year: str) -> list[RegisterLine]:
    told = {
        key: facts
        for _, facts in _acquisitions()
        if year in {"", "all", str(facts.get("countersigned_on", ""))[:4]}
        for key in _ids(facts)
    }
    held = dict(_all_ours()) if year == "all" else facts_of(told)
    lines = [_line(facts, told.get(key, {})) for key, facts in held.items()]
    return sorted(lines, key=lambda line: sort_key(str(line.facts.get("number", ""))))


def _ids(facts: Facts) -> list[str]:
    said = facts.get("objects")
    return [str(each) for each in said] if isinstance(said, list) else []


def _all_ours() -> Iterator[tuple[str, Facts]]:
    for key, facts in _ours().values_list("key", "facts").iterator(chunk_size=2000):
        yield key, json.loads(facts)


def _ours() -> QuerySet[Holding]:
    not_ours = ("entered", "found", "borrowed", "returned", "joined")
    return Holding.objects.exclude(state__in=not_ours).exclude(number="")


def _line(facts: Facts, acquisition: Facts) -> RegisterLine:
    told = dict(acquisition)
    if way := told.get("way"):
        told["way"] = str(PROCEDURES["acquisition"].called("way", str(way)))
    struck = facts.get("state") == "struck"
    left = str(say("struck; went to {where}", where=str(facts.get("elsewhere", "")))) if struck else ""
    if facts.get("state") == "missing":
        left = str(say("missing"))
    return RegisterLine({**facts}, told, str(told.get("countersigned_on", "")), struck=struck, left=left)


_SHOWN = frozenset(
    {
        "number",
        "name",
        "title",
        "maker",
        "materials",
        "date",
        "culture",
        "category",
        "dimensions",
        "acquisition",
        "acquired",
        "description",
        "inscription",
        "count",
    }
)


def _corrections(lines: Sequence[RegisterLine]) -> list[RegisterCorrection]:
    """Return what of the register's columns was changed after an object was entered, in order of number."""
    wanted = {str(line.facts.get("number", "")): line for line in lines if line.entered}
    ids: dict[str, str] = {}
    for some in batches(wanted):
        ids |= dict(Holding.objects.filter(number__in=some).values_list("key", "number"))
    undone, found = undone_actions(), []
    for some in batches(ids):
        rows = EntryRow.objects.filter(about__in=some, kind="object", data__contains='"was":').order_by(
            "at", "device", "number"
        )
        entered: set[str] = set()
        for row in rows:
            if f"{row.device}:{row.act}" in undone:
                continue
            data = json.loads(row.data)
            was, number = data.get("was") or {}, ids[row.about]
            if row.about not in entered:
                entered |= {row.about} if data.get("number") == number else set()
                continue  # what was said before it had its number in the register is no correction of it
            found += [
                RegisterCorrection(number, name, str(before or "–"), str(data.get(name) or "–"), row.who, row.at)
                for name, before in was.items()
                if name in _SHOWN and before != data.get(name)
            ]
    return sorted(found, key=lambda each: (sort_key(each.number), each.on))


@require_safe
def accessions(request: HttpRequest) -> HttpResponse:
    """Offer the register to print: which columns, of which year."""
    count = sum(len(_ids(facts)) for _, facts in _acquisitions())
    return page(
        request, "accessions.html", "do", columns=COLUMNS.items(), years=years(), count=count,
        sentence=say_many(
            "{count} object was entered into the register here.", "{count} objects were entered into the register here.",
            count=count,
        ),
        size_names=(("a4", "A4"), ("us-letter", "Letter")),
    )  # fmt: skip


def _asked(request: HttpRequest) -> tuple[str, str, str]:
    columns, year, size = (request.GET.get(name, "") for name in ("columns", "year", "paper"))
    year = year if year == "all" or (year.isdecimal() and len(year) == 4) else ""
    return columns if columns in REGISTER_COLUMNS else "short", year, size if size in {"a4", "us-letter"} else "a4"


@require_safe
def register_page(request: HttpRequest) -> HttpResponse:
    """Show the register as a page, ready to print; a long one is for paper."""
    columns, year, _ = _asked(request)
    if year == "all" and (count := _ours().count()) > MOST_ON_PAGE:
        long = say("{count} lines are too long for a page. Take the PDF.", count=count)
        return refuse(request, long, back=reverse("accessions"))
    return HttpResponse(to_html(register_of(columns, year)), content_type="text/html; charset=utf-8")


@require_safe
def register_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the register as a PDF to be bound."""
    columns, year, size = _asked(request)
    verb = [
        "accessions",
        str(settings.MUSEUM),
        "--columns",
        columns,
        "--paper",
        size,
        *(["--year", year] if year else []),
    ]
    return made(request, verb, f"accessions-{year or 'all'}.pdf", back=reverse("accessions"))
