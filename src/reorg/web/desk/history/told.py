"""What did somebody do, in one plain sentence?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings

from reorg.language import Message, listed, say, say_many
from reorg.method import load_forms, load_library
from reorg.museum import FIELDS, KEPT, OF_THE_MOVE, PROCEDURES, UNIT_CONDITIONS, UNIT_VERDICTS, Layer
from reorg.web.desk import now
from reorg.web.desk.history.actions import Made, first_step, made
from reorg.web.journal.models import EntryRow, Holding, Known, Spot

_LONGEST = 80
_ORDER = (
    *(
        "undone",
        "redacted",
        "procedure",
        "source",
        "moved",
        "match",
        "line",
        "object",
        "place",
        "plan",
        "wish",
        "supply",
        "person",
    ),
    *("trial", "task", "form", "answer", "worklist", "photo", "museum"),
)
"""Which kind of step names an action that has several."""


def sentence(row: EntryRow, depth: int = 0) -> Message:
    """Return what was done in the action that begins with ``row``."""
    of = made(row)
    kind = next((each for each in _ORDER if of.kinds.get(each)), "")
    if kind == "undone" and depth < 4:
        return _undone(row, of, depth)
    return _TOLD.get(kind, _other)(row.who, of, of.kinds.get(kind, 0))


def _undone(row: EntryRow, of: Made, depth: int) -> Message:
    about = of.of("undone")[0][0]
    target = first_step(about)
    if target is None:
        return say("{who} took back something that is not here.", who=row.who)
    what = sentence(target, depth + 1)
    if of.kinds.get("undone", 0) > 1:
        return say_many(
            "{who} took back {count} action.", "{who} took back {count} actions.", who=row.who, count=of.kinds["undone"]
        )
    if target.kind == "undone":
        return say("{who} brought back what had been taken back: {what}", who=row.who, what=what)
    return say("{who} took back: {what}", who=row.who, what=what)


def thing(about: str, said: Mapping[str, object]) -> str:
    """Return what a subject is called: an object's number and name, a place's code; as it was said if it is gone."""
    held = Holding.objects.filter(key=about).only("number", "name", "title").first()
    if held is not None:
        return short(f"{held.number} {held.name or held.title}".strip()) or about
    spot = Spot.objects.filter(key=about).first()
    if spot is not None:
        return short(f"{spot.code} {json.loads(spot.facts).get('name', '')}".strip())
    facts = {**_known(about), **said}
    if facts.get("verdict") or (facts.get("row") and not facts.get("number") and not facts.get("name")):
        return str(say("row {row} of {name}", row=str(facts.get("row", "")), name=_list_name(facts)))
    if facts.get("procedure"):
        return short(str(procedure_name(facts)))
    return short(" ".join(str(facts[name]) for name in ("number", "code", "name", "title") if facts.get(name))) or about


def _list_name(facts: Mapping[str, object]) -> str:
    source = str(facts.get("source", ""))
    return short(str(_known(source).get("name") or source))


def short(text: str) -> str:
    """Return a text cut to what a line holds."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def place_name(key: object) -> str:
    """Return what a place is called; "" for none."""
    found = now.places().get(str(key or ""))
    return found.label if found else str(key or "")


def ordered(said: Mapping[str, object]) -> list[str]:
    """Return the facts of a step that people know, as they stand on a label."""
    left_out = OF_THE_MOVE | {"source", "row", "cites", "size_from"}
    return [name for name in (*FIELDS, *KEPT) if name in said and name not in left_out]


def field_names(said: Mapping[str, object]) -> list[str]:
    """Return what the facts of a step are called, those that people know."""
    return [str((FIELDS.get(name) or KEPT[name]).label) for name in ordered(said)]


def moved(who: str, what: object, layer: Layer, before: object = None) -> Message:
    """Return how ``who`` moved ``what`` (a name, or "it"): from where, to where and why, as far as it was said."""
    was = layer.data.get("was")
    from_ = place_name(before if before is not None else was.get("place") if isinstance(was, Mapping) else "")
    to = place_name(layer.data.get("place")) or str(layer.data.get("elsewhere") or "")
    reason = short(str(layer.data.get("reason") or ""))
    if not to:
        told = say("{who} moved {what} out of {before}.", who=who, what=what, before=from_ or "–")
    elif from_ and from_ != to:
        told = say("{who} moved {what} from {before} to {to}.", who=who, what=what, before=from_, to=to)
    else:
        told = say("{who} moved {what} to {to}.", who=who, what=what, to=to)
    return say("{sentence} Because: {reason}.", sentence=told, reason=reason.rstrip(".")) if reason else told


def _moved(who: str, of: Made, count: int) -> Message:
    steps = of.of("moved")
    if count == 1:
        about, layer = steps[0]
        return moved(who, thing(about, layer.data), layer)
    goals = {str(layer.data.get("place") or layer.data.get("elsewhere") or "") for _, layer in steps}
    if len(goals) == 1 and count == len(steps):
        to = place_name(goals.pop())
        return say_many(
            "{who} moved {count} thing to {to}.", "{who} moved {count} things to {to}.", who=who, count=count, to=to
        )
    return say_many("{who} moved {count} thing.", "{who} moved {count} things.", who=who, count=count)


def _object(who: str, of: Made, count: int) -> Message:
    steps = of.of("object")
    new = all("was" not in layer.data for _, layer in steps)
    if count > 1 and new:
        return say_many("{who} entered {count} object.", "{who} entered {count} objects.", who=who, count=count)
    if count > 1:
        return say_many("{who} changed {count} object.", "{who} changed {count} objects.", who=who, count=count)
    about, layer = steps[0]
    what = thing(about, layer.data)
    if new and {"number", "name"} & set(layer.data):
        return say("{who} entered {what}.", who=who, what=what)
    if layer.data.get("state") == "joined":
        return say(
            "{who} joined {what} to {other}.", who=who, what=what, other=thing(str(layer.data.get("joined_to")), {})
        )
    return say("{who} changed {what}: {facts}.", who=who, what=what, facts=listed(field_names(layer.data), 6))


def _source(who: str, of: Made, count: int) -> Message:
    about, layer = of.of("source")[0]
    name = short(str(layer.data.get("name") or _known(about).get("name", "")))
    objects = of.kinds.get("object", 0)
    if objects:
        return say_many(
            "{who} entered {count} object from {name}.",
            "{who} entered {count} objects from {name}.",
            who=who, count=objects, name=name,
        )  # fmt: skip
    if layer.data.get("sha256") and "was" not in layer.data:
        return say("{who} brought the list {name}.", who=who, name=name)
    if count > 1:
        return say_many("{who} changed {count} list.", "{who} changed {count} lists.", who=who, count=count)
    return say("{who} changed what is said of the list {name}.", who=who, name=name)


def _match(who: str, of: Made, count: int) -> Message:
    _, layer = of.of("match")[0]
    name = short(str(_known(str(layer.data.get("source", ""))).get("name", "")))
    if layer.data.get("confirmed") and "verdict" not in layer.data:
        return say_many(
            "{who} confirmed what {count} row of {name} is.",
            "{who} confirmed what {count} rows of {name} are.",
            who=who, count=count, name=name,
        )  # fmt: skip
    return say_many(
        "{who} decided what {count} row of {name} is.",
        "{who} decided what {count} rows of {name} are.",
        who=who, count=count, name=name,
    )  # fmt: skip


def _place(who: str, of: Made, count: int) -> Message:
    steps = of.of("place")
    new = all("was" not in layer.data for _, layer in steps)
    if count == 1:
        about, layer = steps[0]
        what = thing(about, layer.data)
        return say("{who} entered the place {what}.", who=who, what=what) if new else say(
            "{who} changed the place {what}.", who=who, what=what
        )  # fmt: skip
    if new:
        return say_many("{who} entered {count} place.", "{who} entered {count} places.", who=who, count=count)
    return say_many("{who} changed {count} place.", "{who} changed {count} places.", who=who, count=count)


def _procedure(who: str, of: Made, count: int) -> Message:
    about, layer = of.of("procedure")[0]
    if count > 1:
        return say_many(
            "{who} worked on {count} procedure.", "{who} worked on {count} procedures.", who=who, count=count
        )
    name = procedure_name({**_known(about), **layer.data})
    things = of.kinds.get("object", 0) or of.kinds.get("moved", 0)
    if things:
        return say_many(
            "{who} worked on {name}: {count} thing.",
            "{who} worked on {name}: {count} things.",
            who=who, name=name, count=things,
        )  # fmt: skip
    return say("{who} worked on {name}.", who=who, name=name)


def procedure_name(facts: Mapping[str, object]) -> Message | str:
    """Return what a procedure is called: its kind and its number."""
    kind, number = PROCEDURES.get(str(facts.get("procedure", ""))), str(facts.get("number", ""))
    if kind is None:
        return number or str(facts.get("title", ""))
    return say("{procedure} {number}", procedure=kind.label, number=number) if number else kind.label


def _museum(who: str, of: Made, _count: int) -> Message:
    _, layer = of.of("museum")[0]
    if "name" in layer.data and "was" not in layer.data:
        return say("{who} began this museum: {name}.", who=who, name=str(layer.data["name"]))
    return say("{who} changed what is said of the museum.", who=who)


def _plan(who: str, of: Made, _count: int) -> Message:
    about, layer = of.of("plan")[0]
    name = short(str(layer.data.get("name") or _known(about).get("name", "")))
    if not name:
        return say("{who} made or changed a plan.", who=who)
    return say("{who} made or changed the plan {name}.", who=who, name=name)


def _worklist(who: str, of: Made, _count: int) -> Message:
    about, layer = of.of("worklist")[0]
    return say(
        "{who} kept the worklist {name}.", who=who, name=str(layer.data.get("name") or _known(about).get("name", ""))
    )


def _task(who: str, of: Made, _count: int) -> Message:
    steps = of.of("task")
    line = next((layer for _, layer in steps if layer.data.get("task") or layer.data.get("struck")), None)
    about, layer = steps[0]
    held = _known(str(line.data.get("task", "")) if line and line.data.get("task") else about)
    held = _known(str(held["task"])) if held.get("task") else held
    name = task_name(held if line else {**held, **layer.data})
    if line is not None and line.data.get("struck"):
        return say("{who} struck a line of the log of the task: {task}.", who=who, task=name)
    if line is not None:
        return say("{who} noted work on the task: {task}.", who=who, task=name)
    if layer.data.get("taken") and "was" not in layer.data:
        return say("{who} took on the task: {task}.", who=who, task=name)
    if layer.data.get("state") == "done":
        return say("{who} finished the task: {task}.", who=who, task=name)
    return say("{who} changed the task: {task}.", who=who, task=name)


def task_name(facts: Mapping[str, object]) -> str:
    """Return what a task is called, in the language in use."""
    kind = load_library().find(str(facts.get("library", "")))
    return str(kind.name) if kind else short(str(facts.get("title") or facts.get("library") or "–"))


def _form(who: str, of: Made, count: int) -> Message:
    _, layer = of.of("form")[0]
    form = load_forms(own=Path(settings.MUSEUM) / "forms").named(str(layer.data.get("form", "")))
    title = say("{form}", form=form.title if form else str(layer.data.get("form", "")))
    return say_many(
        "{who} filled in {count} line of the sheet {form}.", "{who} filled in {count} lines of the sheet {form}.",
        count=count, who=who, form=title,
    )  # fmt: skip


def _trial(who: str, of: Made, _count: int) -> Message:
    notes = [layer for _, layer in of.of("trial") if layer.data.get("trial")]
    about, layer = of.of("trial")[0]
    said = {**_known(str(notes[0].data["trial"]) if notes else about), **(layer.data if not notes else {})}
    number = str(said.get("number", ""))
    if notes:
        return say_many(
            "{who} noted {count} draw of the test of finding {number}.",
            "{who} noted {count} draws of the test of finding {number}.",
            who=who, count=len(notes), number=number,
        )  # fmt: skip
    if layer.data.get("seed"):
        return say("{who} began the test of finding {number}.", who=who, number=number)
    return say("{who} changed the test of finding {number}.", who=who, number=number)


def _counted(kind: str) -> Callable[[str, Made, int], Message]:
    def told(who: str, of: Made, count: int) -> Message:
        if kind == "line":
            return say_many("{who} typed {count} line.", "{who} typed {count} lines.", who=who, count=count)
        if kind == "photo":
            return say_many(
                "{who} added or changed {count} photograph.",
                "{who} added or changed {count} photographs.",
                who=who, count=count,
            )  # fmt: skip
        del of
        return say_many("{who} answered {count} question.", "{who} answered {count} questions.", who=who, count=count)

    return told


def _wish(who: str, _of: Made, count: int) -> Message:
    return say_many(
        "{who} decided {count} thing about the plan.",
        "{who} decided {count} things about the plan.",
        who=who,
        count=count,
    )


def _supply(who: str, _of: Made, count: int) -> Message:
    return say_many(
        "{who} changed the list of what is to be bought or built in {count} line.",
        "{who} changed the list of what is to be bought or built in {count} lines.",
        who=who, count=count,
    )  # fmt: skip


def _person(who: str, _of: Made, count: int) -> Message:
    return say_many(
        "{who} changed who works in the team: {count} person.",
        "{who} changed who works in the team: {count} people.",
        who=who, count=count,
    )  # fmt: skip


def _redacted(who: str, _of: Made, count: int) -> Message:
    return say_many(
        "{who} blanked what {count} step had said.", "{who} blanked what {count} steps had said.", who=who, count=count
    )


def _other(who: str, of: Made, _count: int) -> Message:
    return say_many("{who} entered {count} step.", "{who} entered {count} steps.", who=who, count=of.count)


_TOLD: Mapping[str, Callable[[str, Made, int], Message]] = {
    "answer": _counted("answer"),
    "line": _counted("line"),
    "match": _match,
    "moved": _moved,
    "museum": _museum,
    "object": _object,
    "photo": _counted("photo"),
    "place": _place,
    "plan": _plan,
    "procedure": _procedure,
    "redacted": _redacted,
    "source": _source,
    "task": _task,
    "trial": _trial,
    "form": _form,
    "worklist": _worklist,
    "wish": _wish,
    "supply": _supply,
    "person": _person,
}


def _known(key: str) -> dict[str, object]:
    known = Known.objects.filter(key=key).first()
    return dict(json.loads(known.facts)) if known else {}


PLACE_FACTS: Mapping[str, Message] = {
    "code": say("Code"), "kind": say("Kind of place"), "x": say("From the left wall"), "y": say("From the back wall"),
    "z": say("Above the floor"), "turn": say("Opens towards"), "load": say("Carries"), "type": say("What it is"),
    "fill": say("Full, by eye"), "use": say("Use"), "holds": say("What is in it"), "condition": say("State"),
    "verdict": say("Keep it?"), "labelled": say("Labelled"), "reachable": say("Can be reached"), "walked": say("Looked at"),
}  # fmt: skip
"""What the facts of a place are called."""


def fact_label(name: str, *, place: bool) -> str:
    """Return what a fact of an object, or of a ``place``, is called; its own name where people never see it."""
    told = FIELDS.get(name) or KEPT.get(name)
    if place and name in PLACE_FACTS:
        return str(PLACE_FACTS[name])
    return str(told.label) if told else name


def value_shown(name: str, value: object) -> str:
    """Return a value as people read it, a place by its name; None is not known."""
    if value is None or value == "":
        return str(say("not known"))
    if name in {"place", "usual_place", "seen_place"}:
        return place_name(value)
    told = FIELDS.get(name) or KEPT.get(name)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return f"{value:g} {told.unit}" if told and told.unit and isinstance(value, int | float) else str(value)


def place_value_shown(name: str, value: object) -> str:
    """Return a value of a fact of a place as people read it; None is not known."""
    words = {"condition": UNIT_CONDITIONS, "verdict": UNIT_VERDICTS}.get(name, {}).get(str(value))
    if words is not None:
        return str(words)
    if isinstance(value, bool):
        return str(say("yes") if value else say("no"))
    if name == "fill" and isinstance(value, int | float):
        return f"{value * 100:g} %"
    return str(value)[:16].replace("T", " ") if name == "walked" and value else value_shown(name, value)
