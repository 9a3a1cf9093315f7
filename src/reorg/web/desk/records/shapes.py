"""How are the values of a list's columns read, and what does a person confirm of their shapes?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.language import in_use, say, say_many
from reorg.museum import FIELDS, Draft
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.records.objects import who
from reorg.web.desk.work import find, start
from reorg.web.journal.models import Known, Worked
from reorg.web.journal.table import TableJournal

ASKED = 20
"""Shapes to confirm that are shown at once, those with most rows first."""
SHAPED = (
    *("dimensions", "height", "width", "depth", "diameter", "date", "acquired", "materials", "name", "category"),
    *("maker", "culture", "acquisition", "inscription"),
)
"""Fields whose values are read, and so may be confirmed."""
Said = Mapping[str, object]


@require_safe
def shapes(request: HttpRequest, key: str) -> HttpResponse:
    """Show the shapes of one column that nobody confirmed and that are not understood, or in doubt."""
    facts = _facts(key)
    fields = [name for name in SHAPED if name in _fields(facts)]
    field = request.GET.get("field") or next(iter(fields), "")
    if field not in fields:
        raise Http404
    here = f"{reverse('shapes', args=[key])}?field={field}"
    found = _worked(key, field, request.GET.get("work", ""))
    if found is None:
        verb = ["read", str(settings.MUSEUM), "--source", key, "--shapes", field, "--json"]
        title = str(say("Looking at the shapes of {field} …", field=FIELDS[field].label))
        work = start(title, verb, then=here + "&work={id}", back=reverse("source", args=[key]))
        return HttpResponseRedirect(reverse("work", args=[work.id]))
    confirmed = _confirmed(facts, field)
    held = _listed(found, "shapes")
    asked = [each for each in held if each["shape"] not in confirmed and each["state"] != "understood"]
    return page(
        request,
        "shapes.html",
        "records",
        tab="sources",
        key=key,
        facts=facts,
        fields=fields,
        field=field,
        found=found,
        asked=asked[:ASKED],
        more=max(0, len(asked) - ASKED),
        open_rows=sum(_rows(each) for each in asked),
        confirmed=[
            {**each, "said": _words(each, confirmed[str(each["shape"])])} for each in held if each["shape"] in confirmed
        ],
        unread=_unread(facts),
    )


@require_POST
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what a person says of a shape: a decision about all its rows. An empty answer takes it back."""
    facts = _facts(key)
    field, shape, said = (request.POST.get(name, "") for name in ("field", "shape", "said"))
    back = f"{reverse('shapes', args=[key])}?field={field}"
    row = Worked.objects.filter(name=_name(key, field)).first()
    held = _listed(json.loads(row.data), "shapes") if row else []
    known = next((each for each in held if each["shape"] == shape), None)
    if known is None or (said and said not in [choice for choice, _ in _pairs(known)]):
        return refuse(request, say("That is nothing that can be said of these values. Nothing was changed."), back=back)
    columns = [dict(each) for each in _columns(facts)]
    for column in columns:
        if column.get("field") == field:
            told = {**_shapes_of(column, "confirmed"), shape: said}
            column["confirmed"] = {each: words for each, words in told.items() if words}
    was = {"columns": facts.get("columns")}
    TableJournal().append([Draft("source", key, {"columns": columns, "was": was})], who=who(request))
    rows = _rows(known)
    note = (
        say_many("Confirmed for {count} row.", "Confirmed for all {count} rows.", count=rows)
        if said
        else say("Taken back. The shape is open again.")
    )
    return leave_note(HttpResponseRedirect(back), note)


@require_POST
def reread(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Read the list again by what was confirmed."""
    facts = _facts(key)
    title = str(say("Reading {file} again …", file=str(facts.get("name", ""))))
    back = reverse("source", args=[key])
    work = start(title, ["reread", str(settings.MUSEUM), key, "--json"], then=back, back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))


def _facts(key: str) -> dict[str, object]:
    row = Known.objects.filter(kind="source", key=key).first()
    if row is None:
        raise Http404
    return dict(json.loads(row.facts))


def _columns(facts: Said) -> list[Said]:
    columns = facts.get("columns")
    return [each for each in columns if isinstance(each, Mapping)] if isinstance(columns, list) else []


def _fields(facts: Said) -> set[str]:
    return {str(each.get("field", "")) for each in _columns(facts)}


def shaped(facts: Said) -> bool:
    """Whether a list has a column whose shapes can be confirmed."""
    return bool(_fields(facts).intersection(SHAPED))


def _shapes_of(column: Said, name: str) -> dict[str, str]:
    told = column.get(name)
    return {str(shape): str(said) for shape, said in told.items()} if isinstance(told, Mapping) else {}


def _confirmed(facts: Said, field: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in _columns(facts):
        if column.get("field") == field:
            found |= _shapes_of(column, "confirmed")
    return found


def _unread(facts: Said) -> bool:
    """Whether something was confirmed since the rows were last read."""
    return any(_shapes_of(each, "confirmed") != _shapes_of(each, "read_with") for each in _columns(facts))


def _name(key: str, field: str) -> str:
    return f"shapes/{key}/{field}"


def _worked(key: str, field: str, work_id: str) -> dict[str, object] | None:
    """Return the shapes of a column as they were worked out, in the language in use; ``None`` if they are not yet."""
    if (work := find(work_id)) and work.done:
        data = {**work.result(), "language": in_use()}
        Worked.objects.update_or_create(
            name=_name(key, field), defaults={"heads": "", "data": json.dumps(data, ensure_ascii=False)}
        )
    row = Worked.objects.filter(name=_name(key, field)).first()
    data = json.loads(row.data) if row else {}
    return data if data.get("language") == in_use() else None


def _listed(found: Said, name: str) -> list[dict[str, object]]:
    held = found.get(name)
    told = [dict(each) for each in held if isinstance(each, Mapping)] if isinstance(held, list) else []
    for each in told:
        each["pairs"] = list(zip(_texts(each.get("samples")), _texts(each.get("read")), strict=False))
        each["others"] = _pairs(each)[1:]
    return told


def _pairs(shape: Said) -> list[tuple[str, str]]:
    choices = shape.get("choices")
    return [(str(each[0]), str(each[1])) for each in choices] if isinstance(choices, list) else []


def _texts(values: object) -> Iterable[str]:
    return [str(each) for each in values] if isinstance(values, list) else []


def _words(shape: Said, said: str) -> str:
    return dict(_pairs(shape)).get(said, said)


def _rows(shape: Said) -> int:
    rows = shape.get("rows")
    return rows if isinstance(rows, int) else 0
