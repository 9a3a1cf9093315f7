"""What does the index know of a procedure, and of the objects and places that a form names?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reorg.language import Message, listed, say, say_many
from reorg.museum import PROCEDURES, Case, Facts, Place, Procedure, bare_number, is_gone, number_key
from reorg.web.desk import now
from reorg.web.journal.index import undone_actions
from reorg.web.journal.models import EntryRow, Holding, Known

BATCH = 500
NAMED = 10
"""Numbers that a problem names; of more it says how many."""
MOST_IN_A_PLACE = 3000
"""Objects of a place that are walked or sorted at a time: what somebody can do in a day or two."""
_BETWEEN = re.compile(r"[\n\r;,،؛\t]+")


class Named(NamedTuple):
    """The objects that somebody named by number (by id, in the order of writing), and all that is wrong with the list."""

    objects: dict[str, Facts]
    problems: list[Message]


def find(key: str) -> Case | None:
    """Return a procedure with its objects as they are now, or None if there is none."""
    known = Known.objects.filter(kind="procedure", key=key).first()
    return next(iter(with_objects([(key, json.loads(known.facts))])), None) if known else None


def all_of(code: str) -> list[Case]:
    """Return all procedures of a kind. Of those that are closed or cancelled the objects are not read."""
    rows = Known.objects.filter(kind="procedure", of=code).values_list("key", "facts")
    return with_objects([(key, json.loads(facts)) for key, facts in rows])


def with_objects(told: Sequence[tuple[str, Facts]]) -> list[Case]:
    """Return procedures (id, facts) with the objects of those that are not closed, if there are several."""
    alone = len(told) == 1
    wanted = {key: _ids(facts) if alone or not _ended(facts) else [] for key, facts in told}
    held = facts_of({each for ids in wanted.values() for each in ids})
    tied = {key for key, facts in told if (kind := PROCEDURES.get(str(facts.get("procedure")))) and kind.tied}
    went = _went({key: ids for key, ids in wanted.items() if key in tied})
    return [
        Case(key, facts, {each: held[each] for each in wanted[key] if each in held}, frozenset(went.get(key, ())))
        for key, facts in told
        if facts.get("procedure") in PROCEDURES
    ]


def _ids(facts: Facts) -> list[str]:
    said = facts.get("objects")
    return [str(each) for each in said] if isinstance(said, list) else []


def _ended(facts: Facts) -> bool:
    return bool(facts.get("closed") or facts.get("cancelled"))


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Yield values by the five hundred, as many as a question to the database may name."""
    every = list(values)
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]


def facts_of(keys: Collection[str]) -> dict[str, Facts]:
    """Return what is known of the objects with these ids."""
    held: dict[str, Facts] = {}
    for some in batches(sorted(keys)):
        rows = Holding.objects.filter(key__in=some).values_list("key", "facts")
        held |= {key: json.loads(facts) for key, facts in rows}
    return held


def _went(wanted: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Return which objects ever went away under each of the procedures, by what was entered and not taken back."""
    went: dict[str, set[str]] = {}
    objects = {each for ids in wanted.values() for each in ids}
    undone = undone_actions() if objects else frozenset()
    for some in batches(sorted(objects)):
        rows = EntryRow.objects.filter(about__in=some, kind="moved", data__contains='"procedure":"')
        for about, device, act, data in rows.values_list("about", "device", "act", "data"):
            if f"{device}:{act}" not in undone and (procedure := json.loads(data).get("procedure")):
                went.setdefault(procedure, set()).add(about)
    return went


def mark(case: Case) -> str:
    """Return a mark of what a person sees of a procedure: who sends a form with another one has an old page."""
    seen = json.dumps([case.facts, case.objects, sorted(case.went)], sort_keys=True, ensure_ascii=False, default=dict)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def named(text: str) -> Named:
    """Return the objects whose numbers somebody wrote, one a line or with commas between."""
    written = list(dict.fromkeys(part for each in _BETWEEN.split(text) if (part := each.strip())))
    keys = {number_key(each[:400]): each for each in written}
    found: dict[str, list[tuple[str, Facts]]] = {}
    for some in batches(keys):
        rows = Holding.objects.filter(number_key__in=some).order_by("id").values_list("number_key", "key", "facts")
        for number, key, facts in rows:
            found.setdefault(number, []).append((key, json.loads(facts)))
    objects: dict[str, Facts] = {}
    unknown: list[str] = []
    doubled: list[str] = []
    for number, as_written in keys.items():
        here = found.get(number, [])
        here = [each for each in here if not is_gone(each[1])] or here
        if len(here) == 1:
            objects[here[0][0]] = here[0][1]
        else:
            (doubled if here else unknown).append(as_written)
    return Named(objects, [*_unknown(unknown), *_doubled(doubled)])


def _unknown(numbers: Sequence[str]) -> list[Message]:
    if not numbers:
        return []
    problems = [
        say_many(
            "{count} number is not in your list: {numbers}.",
            "{count} numbers are not in your list: {numbers}.",
            count=len(numbers),
            numbers=listed([each[:60] for each in numbers], NAMED),
        )
    ]
    bare = {bare: each for each in numbers[:NAMED] if (bare := bare_number(each[:400]))}
    near = Holding.objects.filter(bare__in=list(bare)).values_list("bare", "number")[:NAMED]
    return [
        *problems,
        *(say("Is {written} perhaps {number}?", written=bare[key][:60], number=number) for key, number in near),
    ]


def _doubled(numbers: Sequence[str]) -> list[Message]:
    if not numbers:
        return []
    return [
        say(
            "Several objects have these numbers: {numbers}. Open the one that you mean, and begin from there.",
            numbers=listed(numbers, NAMED),
        )
    ]


def place_of(code: str) -> tuple[Place | None, list[Message]]:
    """Return the place with a code or name that somebody typed, or what is wrong with it; nothing typed is no place."""
    if not code.strip():
        return None, []
    found = now.places().called(code)
    if len(found) == 1:
        return found[0], []
    if not found:
        return None, [say("There is no place with the code {code}.", code=code.strip()[:60])]
    return None, [say("Several places have the code {code}. Give them codes of their own.", code=code.strip()[:60])]


def too_many(place: str) -> list[Message]:
    """Return a problem if more stands in a place than can be walked, or sorted, at a time."""
    inside = [each.id for each in now.places().within(place)]
    count = sum(Holding.objects.filter(place__in=some).count() for some in batches(inside))
    if count <= MOST_IN_A_PLACE:
        return []
    return [
        say(
            "{count} objects should stand there. Take a smaller place, a unit or a shelf, with at most {most}.",
            count=count,
            most=MOST_IN_A_PLACE,
        )
    ]


def code_of(place: str) -> str:
    """Return the code of the place with this id, "" for none."""
    places = now.places()
    return places[place].code if place in places else ""


def procedure_called(code: str) -> Procedure | None:
    """Return the procedure with this code; in addresses a dash stands for the space."""
    return PROCEDURES.get(code.replace("-", " "))
