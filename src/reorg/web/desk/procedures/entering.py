"""How is a step of a procedure entered, with everything that stands now in view, and how is it taken back?"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from secrets import token_hex

from django.db import transaction

from reorg.language import Message, Trouble, say
from reorg.museum import Act, Case, Draft, Facts, Layer, Procedure, begun, identity, next_case_number, refused
from reorg.web.desk.numbers import ever_given
from reorg.web.desk.procedures.fields import Filled
from reorg.web.desk.procedures.reading import find, mark, with_objects
from reorg.web.journal.index import layer_of, undone_actions
from reorg.web.journal.models import EntryRow, Known
from reorg.web.journal.table import TableJournal


class Overtaken(Trouble):
    """Something else stands now than the person saw who sent the form."""


def begin(procedure: Procedure, form: Filled, who: str) -> str | list[Message]:
    """Enter a new procedure and return its id, or everything that speaks against it.

    A form bears a sign of its own (``once``): sent twice as it is, after a lost connection, it is entered once.
    """
    told = json.dumps([form.values, form.things, list(form.objects)], sort_keys=True, default=str)
    once = form.typed.get("once", "")
    key = identity("w", once, told) if once else f"w{token_hex(8)}"
    with transaction.atomic():
        if find(key) is not None:
            return key
        year = datetime.now(UTC).year
        said: dict[str, object] = {name: value for name, value in form.values.items() if name != "numbers"}
        problems = [*form.wrong, *refused(procedure, said, objects=form.objects, things=form.things)]
        if problems:
            return list(dict.fromkeys(problems))
        said["number"] = next_case_number(procedure, year, ever_given(procedure.letter, year))
        drafts = begun(procedure, key, said, things=form.things, objects=form.objects)
        numbers = form.values.get("numbers")
        if isinstance(numbers, list):
            drafts = _set_aside(drafts, numbers)
        TableJournal().append(drafts, who=who)
        return key


def _set_aside(drafts: Sequence[Draft], numbers: Sequence[str]) -> list[Draft]:
    """Return the drafts with the numbers that the objects will get written down in the procedure."""
    first = drafts[0]
    objects = first.data.get("objects")
    lines = dict(zip(map(str, objects), numbers, strict=False)) if isinstance(objects, list) else {}
    return [Draft(first.kind, first.about, {**first.data, "lines": lines}), *drafts[1:]]


def do(key: str, seen: str, who: str, entered: Callable[[Case], Sequence[Draft]]) -> tuple[Case, Act | None]:
    """Enter what ``entered`` makes of the procedure as it stands; return it as it stood, and the action.

    Raises Overtaken if the person who sent it saw something else (``seen`` is :func:`mark`).
    """
    with transaction.atomic():
        case = find(key)
        if case is None:
            raise Overtaken(say("This procedure is not here any more: it was taken back."))
        if seen != mark(case):
            raise Overtaken(
                say("Somebody changed something here since this page was opened. Look at it now; nothing was entered.")
            )
        drafts = entered(case)
        return case, TableJournal().append(drafts, who=who) if drafts else None


def also_closed(drafts: Sequence[Draft], on: str) -> list[Draft]:
    """Return what also ends by this: the object entries of which everything is decided now."""
    decided = {
        draft.about: draft.data["state"]
        for draft in drafts
        if draft.kind in {"object", "moved"} and "state" in draft.data
    }
    if not decided:
        return []
    told = _entries_of(decided)
    return [
        Draft("procedure", case.id, {"closed": on})
        for case in with_objects(told)
        if case.objects
        and all(key in decided or facts.get("state") != "entered" for key, facts in case.objects.items())
        and any(key in decided for key in case.objects)
    ]


def _entries_of(decided: Collection[str]) -> list[tuple[str, Facts]]:
    """Return the open object entries that these objects came in with: they were entered in one action with them."""
    first = EntryRow.objects.filter(about__in=list(decided)[:500], kind="object", data__contains='"state":"entered"')
    acts = {(device, act) for device, act in first.values_list("device", "act")}
    found = {}
    for device, act in acts:
        rows = EntryRow.objects.filter(device=device, number=act, kind="procedure").values_list("about", flat=True)
        for known in Known.objects.filter(key__in=list(rows), of="entry"):
            facts = json.loads(known.facts)
            if not facts.get("closed"):
                found[known.key] = facts
    return list(found.items())


def actions(case: Case) -> list[dict[str, object]]:
    """Return what was entered about a procedure, the newest first; ``last`` is the one that can be taken back here."""
    undone = undone_actions()
    layers = [layer_of(row) for row in EntryRow.objects.filter(about=case.id).order_by("at", "device", "number")]
    told = [_action(case, layer, taken_back=layer.action in undone) for layer in layers]
    for each in reversed(told):
        if not each["undone"]:
            each["last"] = each["own"]
            break
    return told[::-1]


def _action(case: Case, layer: Layer, *, taken_back: bool) -> dict[str, object]:
    data = layer.data
    step = case.procedure.step(str(data.get("step", "")))
    if "procedure" in data:
        words: Message | str = say("Begun")
    elif step:
        words = step.label
    else:
        words = next((text for name, text in _TOLD if data.get(name)), say("Changed"))
    of_it = EntryRow.objects.filter(device=layer.device, act=layer.act, kind__in=("object", "moved"))
    was = data.get("was")
    changed = dict(was) if isinstance(was, dict) else {}
    return {
        "words": words, "time": layer.time, "who": layer.who, "undone": taken_back, "action": layer.action, "last": False,
        "own": layer.number == layer.act,  # the action is this procedure's; another's may close it too
        "objects": of_it.values("about").distinct().count(),
        "name": data.get("countersigned") or data.get("signed") if "procedure" not in data else "",
        "note": data.get("cancelled") or data.get("result") or "",
        "changed": [(name, before, data.get(name)) for name, before in changed.items() if name != "lines"],
    }  # fmt: skip


_TOLD = (
    ("countersigned", say("Signed by a second person")),
    ("signed", say("Signed")),
    ("cancelled", say("Cancelled")),
    ("closed", say("Closed")),
)


def take_back(key: str, action: str, who: str) -> bool:
    """Take back the newest action of a procedure; return whether it still stands without it. Raises Overtaken."""
    with transaction.atomic():
        case = find(key)
        newest = next((each for each in actions(case) if each["last"]), None) if case else None
        if newest is None or newest["action"] != action:
            raise Overtaken(
                say("Something was entered after that. Take the newest step back first. Nothing was changed.")
            )
        TableJournal().append([Draft("undone", action, {})], who=who)
        return find(key) is not None
