"""What is entered at each step of a procedure? (Spectrum 5.1)

Pure: a :class:`Case` goes in, drafts come out. Every step is one action: it can be undone, and what it does to objects
stands in their own histories.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from reorg.museum.cases import Case
from reorg.museum.entry import Draft
from reorg.museum.moving import Move, back, moved
from reorg.museum.naming import identity
from reorg.museum.pile import Facts
from reorg.museum.procedures import Effect, Procedure, Step

NO_LINES: Mapping[str, Facts] = MappingProxyType({})


def begun(
    procedure: Procedure, case_id: str, said: Facts, *, things: Sequence[Facts], objects: Mapping[str, Facts]
) -> list[Draft]:
    """Return what is entered when a procedure begins: itself, the things that it makes objects of, what it does to objects.

    ``said`` are its facts, its number among them; ``things`` what is described anew (name, description, condition).
    """
    effect = procedure.opened.get(str(said.get("way", "")), procedure.opened.get("", Effect()))
    facts: dict[str, object] = {
        "procedure": procedure.code,
        **{key: said[key] for key in said if said[key] is not None},
    }
    if procedure.signatures == 1:
        facts |= {"signed": said.get("responsible"), "signed_on": said.get("date")}
    made: dict[str, Facts] = {}
    if effect.makes:
        made = _made(case_id, facts, things=things, effect=effect, procedure=procedure)
    elif things:
        facts["lines"] = [dict(each) for each in things]
    if objects or made:
        facts["objects"] = [*objects, *made]
    drafts = [Draft("procedure", case_id, facts), *(Draft("object", key, each) for key, each in made.items())]
    return drafts if effect.makes else [*drafts, *_become(effect, case_id, facts, objects=objects, procedure=procedure)]


def signed(case: Case, name: str, on: str) -> list[Draft]:
    """Return what is entered when ``name`` signs on the ISO day ``on``: with the last signature also what follows from it."""
    if not case.facts.get("signed"):
        return [Draft("procedure", case.id, {"signed": name, "signed_on": on})]
    facts: dict[str, object] = {"countersigned": name, "countersigned_on": on}
    effect = case.procedure.when_signed
    drafts = _become(effect, case.id, case.facts, objects=case.objects, procedure=case.procedure)
    if effect.numbers:
        facts["closed"] = on
    return [Draft("procedure", case.id, facts), *drafts]


def carried(
    case: Case, step: Step, chosen: Collection[str], *, values: Facts, each: Mapping[str, Facts] = NO_LINES
) -> list[Draft]:
    """Return what is entered when a step is done to the ``chosen`` objects; ``each`` holds what was said of one alone.

    Nothing left to do closes the procedure in the same action.
    """
    said = {**case.facts, **values}
    said["date"] = values.get("on") or values.get("date") or case.facts.get("date")
    if step.on == "things":
        made = _made(case.id, said, things=case.things, effect=step.effect, procedure=case.procedure)
        own = {"step": step.code, "objects": list(made), "lines": None, "was": {"lines": case.facts.get("lines")}}
        return [Draft("procedure", case.id, own), *(Draft("object", key, facts) for key, facts in made.items())]
    drafts: list[Draft] = []
    noted: dict[str, object] = {}
    for key in chosen:
        of_it = {**said, **{name: value for name, value in each.get(key, {}).items() if value}}
        drafts += _become(
            step.effect, case.id, of_it, objects={key: case.objects[key]}, procedure=case.procedure, step=step
        )
        if step.each:
            noted[key] = {name: value for name, value in each.get(key, {}).items() if value}
    facts: dict[str, object] = {}
    if noted:
        facts["lines"] = {**case.lines, **noted}
    left = set(case.among("asked")) | set(case.among("under"))
    if not left - set(chosen) and _ends(step):
        facts["closed"] = said["date"]
    if result := said.get("result") or _called(case.procedure, step, "how", said):
        facts["result"] = result
    return [Draft("procedure", case.id, {"step": step.code, **facts}), *drafts]


def _ends(step: Step) -> bool:
    return step.on == "under" or step.effect.goes == "out" or bool(step.each)


def _made(case_id: str, said: Facts, things: Sequence[Facts], effect: Effect, procedure: Procedure) -> dict[str, Facts]:
    """Return the objects that things become: numbered after the procedure, ``E-2026-001.1``."""
    made: dict[str, Facts] = {}
    for at, thing in enumerate(things, 1):
        facts: dict[str, object] = {
            "number": f"{said['number']}.{at}",
            **{key: thing[key] for key in thing if thing[key]},
        }
        facts |= {name: value for name, value in _facts(effect, said, procedure).items() if value is not None}
        facts["state"] = effect.state
        if effect.goes == "put" and said.get("place"):
            facts["place"] = said["place"]
        made[identity("o", case_id, at)] = facts
    return made


def _become(
    effect: Effect,
    case_id: str,
    said: Facts,
    *,
    objects: Mapping[str, Facts],
    procedure: Procedure,
    step: Step | None = None,
) -> list[Draft]:
    drafts: list[Draft] = []
    for key, facts in objects.items():
        if effect.state == "leaving" and facts.get("state") == "missing":
            continue  # what is lost cannot be set apart; it stays missing until it is struck
        move = _move(effect, case_id, said, facts)
        drafts += moved(move, [(key, facts)]) if move else []
        after = _facts(effect, said, procedure, step)
        numbers = said.get("lines")
        if effect.numbers and isinstance(numbers, Mapping) and (number := numbers.get(key)):
            after |= {"number": number, "other_numbers": _kept_number(facts)}
        if effect.state is not None and move is None:
            after["state"] = effect.state or None
        if step and effect.goes and any(ask.name == "condition" for ask in step.asks):
            after |= _seen_condition(said, procedure, step)
        changed = {name: value for name, value in after.items() if (value or None) != facts.get(name)}
        if changed:
            was = {name: facts.get(name) for name in changed}
            drafts.append(Draft("object", key, {**changed, "was": was}))
    return drafts


def _seen_condition(said: Facts, procedure: Procedure, step: Step) -> dict[str, object]:
    words = _called(procedure, step, "condition", said)
    return {"condition": words, "condition_date": said.get("date")} if words else {}


def _move(effect: Effect, case_id: str, said: Facts, facts: Facts) -> Move | None:
    """Return the move that an effect makes, which then says the object's state too; ``None`` if it stays in its place."""
    on, by, reason = (str(said.get(name) or "") for name in ("date", "by", "number"))
    state = effect.state
    match effect.goes:
        case "away":
            there, due = str(said.get("title") or said.get("party") or ""), str(said.get("until") or "")
            return Move(
                elsewhere=there, reason=reason, for_a_while=True, taken_by=by, due=due, procedure=case_id, state=state, on=on
            )  # fmt: skip
        case "home":
            home = back(facts, received_by=by, reason=reason, state=state)
            return Move(to=home.to, reason=reason, received_by=by, state=state, on=on)
        case "out":
            return Move(elsewhere=str(said.get("party") or by), reason=reason, received_by=by, state=state, on=on)
        case "put" if said.get("place"):
            return Move(to=str(said["place"]), reason=reason, received_by=by, state=state, on=on)
        case _:
            return None


def _kept_number(facts: Facts) -> str:
    """Return the other numbers of an object that gets a new one: the number that it had is among them."""
    old = [str(facts[name]) for name in ("other_numbers", "number") if facts.get(name)]
    return "; ".join(old)


def _facts(effect: Effect, said: Facts, procedure: Procedure, step: Step | None = None) -> dict[str, object]:
    """Return what the object says after an effect, taken from what was said; what nobody said is left out."""
    told: dict[str, object] = {}
    for fact, source in effect.says:
        names = [each for each in source.split(", ") if each]
        words = [text for name in names if (text := _said_of(name, said, procedure, step))]
        if words or not names:
            told[fact] = ", ".join(words) or None
    if effect.says and effect.says[0][0] == "condition" and "condition" not in told:
        told.pop("condition_date", None)
    return told


def _said_of(name: str, said: Facts, procedure: Procedure, step: Step | None) -> str:
    value = str(said.get(name) or "")
    return str(_called(procedure, step, name, said) or value) if value else ""


def _called(procedure: Procedure, step: Step | None, name: str, said: Facts) -> str:
    """Return what a choice is called in the language in use; "" where nothing was chosen or it is no choice."""
    key = str(said.get(name) or "")
    asks = (*(step.asks if step else ()), *(step.each if step else ()), *procedure.asks)
    ask = next((each for each in asks if each.name == name and each.choices), None)
    return str(dict(ask.choices).get(key, "")) if ask and key else ""


FREE = frozenset({"note", "contact"})
"""What can be corrected on a signed paper without signing it again."""


def signs_again(case: Case, changed: Collection[str]) -> bool:
    """Whether a procedure of which these facts are changed is to be signed again."""
    return case.procedure.signatures > 1 and bool(case.facts.get("signed")) and not set(changed) <= FREE


def corrected(case: Case, changed: Facts) -> list[Draft]:
    """Return what is entered when what a procedure says is corrected: what is out under it is due on the new day."""
    unsigned = ("signed", "signed_on", "countersigned", "countersigned_on") if signs_again(case, changed) else ()
    was = {name: case.facts.get(name) for name in changed}
    drafts = [Draft("procedure", case.id, {**changed, **dict.fromkeys(unsigned), "was": was})]
    if "until" in changed and case.procedure.due:
        out = {key: facts["due"] for key in case.among("under") if (facts := case.objects[key]).get("due")}
        drafts += [Draft("object", key, {"due": changed["until"], "was": {"due": due}}) for key, due in out.items()]
    return drafts


def cancelled(case: Case, reason: str) -> list[Draft]:
    """Return what is entered when a procedure is cancelled: it stays, with its number and the reason."""
    return [Draft("procedure", case.id, {"cancelled": reason})]
