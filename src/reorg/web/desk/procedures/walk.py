"""What should stand in a place, what of it was seen, and what stands there that should not? (Spectrum 5.1 Inventory)"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from reorg.language import Message, say
from reorg.museum import STATES, Case, Draft, Facts, identity, is_gone, number_key, walked
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.numbers import next_recoveries
from reorg.web.desk.procedures.reading import batches, facts_of, named
from reorg.web.journal.models import Holding

A_PAGE = 100
MOST_STRANGERS = 200
SAID = ("seen", "not seen", "missing")
Row = tuple[str, Facts]


def expected(place: str) -> list[Row]:
    """Return id and facts of what should stand in a place and all in it, in walking order: shelf by shelf, by number."""
    order = {each.id: at for at, each in enumerate(now.places().within(place))}
    held: list[tuple[int, str, str, Facts]] = []
    for some in batches(order):
        rows = Holding.objects.filter(place__in=some).values_list("key", "place", "sort_key", "facts")
        held += [(order[at], sort, key, json.loads(facts)) for key, at, sort, facts in rows]
    held.sort(key=lambda each: each[:3])
    return [(key, facts) for *_, key, facts in held if not is_gone(facts)]


def sheet(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Return what the page of a shelf walk shows: what should be here, a hundred at a time, and what was said of it."""
    place = str(case.facts.get("place", ""))
    rows, places = expected(place), now.places()
    here = {key for key, _ in rows}
    others = facts_of([key for key in case.lines if key not in here])
    asked = request.GET.get("page", "1")
    pages = max(1, -(-len(rows) // A_PAGE))
    at = min(int(asked), pages) if asked.isdecimal() and 0 < len(asked) < 6 and int(asked) else 1
    counts = {
        word: sum(line == word for line in case.lines.values()) for word in ("seen", "not seen", "missing", "stranger")
    }
    shown = rows[(at - 1) * A_PAGE :][:A_PAGE]
    return {
        "rows": [_row(key, facts, case, places.path(str(facts.get("place", "")))) | _typed(request, key) for key, facts in shown],
        "others": [_row(key, facts, case, ()) for key, facts in others.items()],
        "count": len(rows), "at": at, "pages": pages, "counts": counts, "left": sum(key not in case.lines for key in here),
        "strangers": request.POST.get("strangers", ""), "place": places.get(place),
    }  # fmt: skip


def _row(key: str, facts: Facts, case: Case, path: Sequence[Any]) -> dict[str, Any]:
    return {
        "key": key, "facts": facts, "said": case.lines.get(key, ""), "place": path[-1] if path else None,
        "state": STATES.get(str(facts.get("state", "")), ""),
    }  # fmt: skip


def _typed(request: HttpRequest, key: str) -> dict[str, str]:
    """Return what was chosen for an object in a form that was not taken."""
    chosen = request.POST.get(f"w-{key}", "")
    return {"said": chosen} if chosen in SAID else {}


def seen(request: HttpRequest, case: Case) -> tuple[list[Message], Sequence[Draft]]:
    """Return what is wrong with what was sent after a walk, or what is to be entered."""
    said = {
        name.removeprefix("w-"): value
        for name, value in request.POST.items()
        if name.startswith("w-") and value in SAID
    }
    if "rest" in request.POST:
        said = {name.removeprefix("r-"): "seen" for name in request.POST if name.startswith("r-")} | said
    strangers, found, problems = _strangers(request.POST.get("strangers", ""))
    if not problems and not said and not strangers and not found:
        problems.append(say("Nothing is ticked and nothing is written. Tick what you saw."))
    if case.ended:
        problems.append(say("It is closed. Nothing was entered."))
    if problems:
        return problems, []
    held = facts_of(said)
    new = {identity("o", case.id, facts["number"]): facts for facts in found}
    on, here = str(case.facts.get("date") or this_day()), "here" in request.POST
    told = {each: (said[each], held[each]) for each in held}
    return [], walked(case, told, strangers=strangers, found=new, on=on, here=here)


def _strangers(text: str) -> tuple[dict[str, Facts], list[dict[str, object]], list[Message]]:
    """Return the objects named that should stand elsewhere, what nobody knows (with new numbers), and what is wrong.

    A line is a number, then (after a colon or a dash with spaces) what it is; a line with no known number is a find. A
    number that is nearly one of the list's is asked about; one that says what it is besides is taken as it is.
    """
    lines = [" ".join(each.split()) for each in text.splitlines() if each.strip()]
    if len(lines) > MOST_STRANGERS:
        return {}, [], [say("Write at most {most} lines at a time.", most=MOST_STRANGERS)]
    known: dict[str, Facts] = {}
    finds: list[tuple[str, str]] = []
    problems: list[Message] = []
    for line in lines:
        number, words = _cut(line)
        found = named(number) if _is_number(number) else None
        if found and found.objects:
            known |= found.objects
        elif found and (_is_there(number) or (len(found.problems) > 1 and not words)):
            problems += found.problems
        elif found:
            finds.append((number, words))
        else:
            finds.append(("", line))
    if problems:
        return {}, [], problems
    numbers = next_recoveries(len(finds), int(this_day()[:4]))
    return known, [_find(*each) for each in zip(numbers, finds, strict=True)], []


def _find(number: str, find: tuple[str, str]) -> dict[str, object]:
    written, words = find
    told = {"number": number, "name": words[:400], "other_numbers": written[:200]}
    return {name: text for name, text in told.items() if text}


def _is_number(text: str) -> bool:
    """Whether what stands on a line is a number: it has a figure, and no more than two words."""
    return any(sign.isdigit() for sign in text) and len(text.split()) < 3 and len(text) <= 40


def _is_there(number: str) -> bool:
    return Holding.objects.filter(number_key=number_key(number)).exists()


def _cut(line: str) -> tuple[str, str]:
    for sign in (": ", " – ", " - ", "："):
        head, between, tail = line.partition(sign)
        if between and tail:
            return head.strip(), tail.strip()
    return line, ""
