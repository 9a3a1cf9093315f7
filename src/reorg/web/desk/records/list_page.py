"""The list of objects: found by words or a number, narrowed by plain links, as rows, cards or one sheet of pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import Message, listed, say, say_many
from reorg.museum import doubtful, near_numbers, number_key, read_label, without_check
from reorg.web.desk import now
from reorg.web.desk.links import link_to
from reorg.web.desk.now import total
from reorg.web.desk.page import page
from reorg.web.desk.records.facets import chips, facets
from reorg.web.desk.records.listing import PAGE, SORTED, Asked, Chosen, choose, rows_of, with_paths
from reorg.web.journal.models import Holding, Known
from reorg.web.journal.seeking import Found

_LABELS = {"list": say("List"), "cards": say("Cards"), "sheet": say("Contact sheet")}


def _scanned(kind: str, code: str) -> str:
    """Return the address of what a scanned label means; "" if it is not here, or several are."""
    places = now.places()
    if kind == "place":
        found = places.coded(code)
        return reverse("place", args=[found[0].id]) if len(found) == 1 else ""
    if code in places:
        return reverse("place", args=[code])
    column = "key" if kind == "key" else "number_key"
    keys = list(
        Holding.objects.filter(**{column: number_key(code) if kind == "object" else code}).values_list(
            "key", flat=True
        )[:2]
    )
    return reverse("object", args=keys) if len(keys) == 1 else ""


@require_safe
def objects(request: HttpRequest) -> HttpResponse:
    """List objects, 50 a page."""
    asked, places = Asked.of(request.GET), now.places()
    if (label := read_label(asked.words)) and (address := _scanned(*label)):
        return HttpResponseRedirect(address)
    chosen = choose(asked, places)
    pages = max(1, -(-len(chosen) // PAGE))
    at = min(asked.page, pages)
    start = (at - 1) * PAGE
    shown = chosen.page(start)
    rows = with_paths(shown, places)
    if asked.show != "list":
        _with_pictures(rows)
    finding = _finding(asked.finding)
    return page(
        request, "objects.html", "records", tab="objects", asked=asked, q=asked.words, count=len(chosen), total=total(),
        rows=rows, first=start + 1, last=min(start + PAGE, len(chosen)), pages=pages, filtered=asked.filtered,
        finding=finding, chips=chips(asked, places, str(finding["message"]) if finding else ""),
        facets=facets(asked, chosen, places), sentence=_sentence(asked, chosen), **_links(asked, at, pages, len(chosen)),
        **_meant(asked, chosen.found),
    )  # fmt: skip


def _links(asked: Asked, at: int, pages: int, count: int) -> dict[str, object]:
    """Return the addresses that lead on from the list."""
    kept = asked.address()
    return {
        "previous": asked.address(page=at - 1) if at > 1 else "",
        "following": asked.address(page=at + 1) if at < pages else "",
        "by_number": asked.address(order="-number" if asked.order == "number" else ""),
        "by": {name: asked.address(order=name) for name in ("name", "maker", "category")} if count <= SORTED else {},
        "shows": [
            (label, asked.address(show=name if name != "list" else ""), name == asked.show)
            for name, label in _LABELS.items()
        ],
        "also_gone": "" if asked.gone or asked.state else asked.address(gone="1"),
        "move": link_to("move_things"),
        "labels": link_to("labels"),
        "kept": kept,
        "hidden": [
            (name, value)
            for name, value in (
                ("category", asked.category), ("place", asked.place), ("standing", asked.standing),
                ("state", asked.state), ("lacks", asked.lacks), ("finding", asked.finding), ("gone", asked.gone),
                ("show", asked.show if asked.show != "list" else ""),
            )
            if value
        ],
    }  # fmt: skip


def _finding(code: str) -> dict[str, object] | None:
    if not code:
        return None
    if code.startswith("list."):
        known = Known.objects.filter(kind="source", key=code[5:]).first()
        name = str(json.loads(known.facts).get("name", "")) if known else code[5:]
        return {"message": say("No row of {name} is one of these.", name=name)}
    findings, _ = now.worked("findings")
    every = (findings or {}).get("findings", [])
    return next((each for each in (every if isinstance(every, list) else []) if each.get("code") == code), None)


def _sentence(asked: Asked, chosen: Chosen) -> Message:
    count = len(chosen)
    if chosen.more:
        return say("More than {count} objects fit what you asked.", count=count)
    if asked.filtered:
        return say_many("{count} object fits what you asked.", "{count} objects fit what you asked.", count=count)
    return say_many("{count} object on record.", "{count} objects on record.", count=count)


def _meant(asked: Asked, found: Found | None) -> dict[str, object]:
    """Return what is said of words that were read otherwise, and the numbers that may be meant."""
    if found is None:
        return {}
    read_as = [
        say("{typed} was also read as {others}.", typed=word, others=listed(others, 6))
        for word, others in found.read_as.items()
    ]
    return {"read_as": read_as, "near": _near(asked.words, found), "wrong_check": _wrong_check(asked.words, found)}


def _near(typed: str, found: Found) -> list[dict[str, object]]:
    """Return the objects that may be meant; those whose old number is the near one with their old numbers."""
    rows = rows_of(found.near)
    told = with_paths(rows, now.places())
    facts = dict(Holding.objects.filter(id__in=found.near).values_list("id", "facts"))
    likely = set(near_numbers(without_check(typed)[0]))
    for row, each in zip(rows, told, strict=True):
        if row.bare not in likely:
            each["other"] = json.loads(facts[row.id]).get("other_numbers", "")
    return told


def _wrong_check(typed: str, found: Found) -> Message | None:
    if found.check != "wrong":
        return None
    number, check = without_check(typed)
    places = doubtful(number, check)
    marked = listed([number[at] for at in places], 12)
    if not places:
        return say(
            "{check} is not the check character of {number}. More than one sign was copied wrongly.",
            check=check,
            number=number,
        )
    return say(
        "{check} is not the check character of {number}. If one figure was copied wrongly, it is one of these: {figures}.",
        check=check, number=number, figures=marked,
    )  # fmt: skip


def _with_pictures(rows: Sequence[dict[str, object]]) -> None:
    """Lay beside each row the address of a small picture of the object, if there is a page that shows one."""
    photos = Known.objects.filter(kind="photo", of__in=[str(row["key"]) for row in rows]).values_list(
        "key", "of", "facts"
    )
    first: dict[str, tuple[object, str]] = {}
    for key, of, facts in photos:
        told = json.loads(facts)
        place = (told.get("order") or 0, key)
        if not told.get("struck") and (of not in first or place < first[of]):
            first[of] = place
    for row in rows:
        held = first.get(str(row["key"]))
        row["picture"] = link_to("photo_small", held[1]) if held else ""
