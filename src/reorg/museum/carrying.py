"""What is entered at each step of a procedure, what may not be done, and how does it stand? (Spectrum 5.1)

Pure: a :class:`Case` goes in, drafts or problems come out. Every step is one action: it can be undone, and what it
does to objects stands in their own histories.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language import Message, listed, say, say_many, simple_words
from reorg.museum.entry import Draft
from reorg.museum.moving import Move, back, moved
from reorg.museum.naming import identity
from reorg.museum.pile import Facts
from reorg.museum.procedures import OURS, PROCEDURES, Effect, Procedure, Step
from reorg.museum.states import STATES, is_gone

STAGES: Mapping[str, Message] = MappingProxyType(
    {
        "overdue": say("overdue"),
        "sign": say("to be signed"),
        "countersign": say("waits for the second signature"),
        "open": say("in hand"),
        "done": say("done"),
        "closed": say("closed"),
        "cancelled": say("cancelled"),
    }
)
"""How a procedure stands, what presses most first."""
NO_LINES: Mapping[str, Facts] = MappingProxyType({})
FIRST_YEAR, YEARS_AHEAD = 1900, 100
"""Years of a procedure's days that are believed; a typing slip such as 20226 is not."""


@dataclass(frozen=True)
class Case:
    """A procedure that is carried out: its ``id`` and ``facts``, its ``objects`` as they are now (by id, in order), and
    which of them ``went`` away under it at any time.
    """

    id: str
    facts: Facts
    objects: Mapping[str, Facts] = field(default_factory=lambda: MappingProxyType({}))
    went: frozenset[str] = frozenset()

    @property
    def procedure(self) -> Procedure:
        """Which procedure it is; raises KeyError for one that is not known."""
        return PROCEDURES[str(self.facts["procedure"])]

    @property
    def number(self) -> str:
        """Its number, as ``L-2026-003``."""
        return str(self.facts.get("number", ""))

    @property
    def lines(self) -> Mapping[str, object]:
        """What was noted of single objects, by their id."""
        said = self.facts.get("lines")
        return said if isinstance(said, Mapping) else {}

    @property
    def things(self) -> Sequence[Facts]:
        """What was described and is not entered as objects yet."""
        said = self.facts.get("lines")
        return said if isinstance(said, list) and not self.objects else ()

    @property
    def signed(self) -> bool:
        """Whether all have signed who are asked to."""
        return bool(self.facts.get("countersigned" if self.procedure.signatures > 1 else "signed"))

    @property
    def ended(self) -> bool:
        """Whether nothing more happens in it: closed or cancelled."""
        return bool(self.facts.get("closed") or self.facts.get("cancelled"))

    def standing(self, key: str) -> str:
        """Return how an object stands in it: ``asked`` (nothing happened), ``under`` or ``done``."""
        facts, procedure = self.objects[key], self.procedure
        state = str(facts.get("state", OURS))
        if is_gone(facts):
            return "done"
        if procedure.tied:
            mine = facts.get("procedure") == self.id or (state in procedure.under and not facts.get("procedure"))
            return "under" if mine and key in self.went else "done" if key in self.went else "asked"
        if procedure.under:
            waits = procedure.signatures > 1 and bool(procedure.steps) and not self.signed
            return "asked" if waits else "under" if state in procedure.under else "done"
        return "done" if key in self.lines else "asked"

    def among(self, standing: str) -> list[str]:
        """Return the ids of the objects that stand so."""
        return [key for key in self.objects if self.standing(key) == standing]


def stage(case: Case, today: str) -> str:
    """Return a key of :data:`STAGES`; ``today`` is an ISO day."""
    facts, procedure = case.facts, case.procedure
    if facts.get("cancelled"):
        return "cancelled"
    if facts.get("closed"):
        return "closed"
    if procedure.signatures > 1 and not case.signed:
        return "countersign" if facts.get("signed") else "sign"
    under = case.among("under")
    until = str(facts.get("until", ""))
    if under and procedure.due and until and until < today:
        return "overdue"
    waits = bool(under or case.things or procedure.takes == "place" or (procedure.steps and case.among("asked")))
    return "open" if waits else "done"


def possible(case: Case) -> list[Step]:
    """Return the steps that can be done now."""
    if case.ended:
        return []
    ready = [step for step in case.procedure.steps if case.signed or not step.signed]
    return [step for step in ready if (case.things if step.on == "things" else case.among(step.on))]


def next_case_number(procedure: Procedure, year: int, used: Iterable[str]) -> str:
    """Return the number after all that were ever ``used``: ``L-2026-003``. One that was taken back stays used."""
    return next_serial(procedure.letter, year, used)


def next_serial(letter: str, year: int, used: Iterable[str], ahead: int = 1) -> str:
    """Return ``letter-year-serial``, ``ahead`` steps after the last of ``used`` that has this letter and year."""
    form = re.compile(rf"{re.escape(letter)}-{year}-(\d{{1,9}})(?!\d)", re.IGNORECASE)
    last = max((int(found[1]) for each in used if (found := form.match(each))), default=0)
    return f"{letter}-{year}-{last + ahead:03d}"


# What may not be done


def refused(
    procedure: Procedure, said: Facts, *, objects: Mapping[str, Facts], things: Sequence[Facts]
) -> list[Message]:
    """Return all that speaks against beginning a procedure so (or changing it)."""
    problems = [_cannot(facts) for facts in objects.values() if str(facts.get("state", OURS)) not in procedure.of]
    if procedure.takes in {"objects", "either"} and not objects and not things:
        problems.append(
            say("No object is named. Write at least one number.")
            if procedure.takes == "objects"
            else say("No object is named. Write at least one number, or describe what comes.")
        )
    if procedure.takes == "things" and not things and not objects:
        problems.append(say("Describe at least one thing, in a word or two."))
    needed = procedure.also_needed.get(str(said.get("way", "")), ())
    problems += [
        say("{field} is needed.", field=ask.label)
        for ask in procedure.asks
        if ask.name in needed and not said.get(ask.name)
    ]
    return [*problems, *refused_days(said)]


def refused_days(said: Facts) -> list[Message]:
    """Return what speaks against the days of a procedure."""
    first, last = str(said.get("date") or ""), str(said.get("until") or "")
    if not (first and last and last < first):
        return []
    return [say("It would end on {last}, before it begins on {first}. Nothing was entered.", first=first, last=last)]


def _cannot(facts: Facts) -> Message:
    number, state = str(facts.get("number", "")) or "?", str(facts.get("state", OURS))
    if state == OURS:
        return say("{number} is the museum's own and in the register.", number=number)
    return say("{number} cannot take part: it is {state}.", number=number, state=STATES.get(state, state))


def refused_signature(case: Case, name: str) -> list[Message]:
    """Return what speaks against ``name`` signing now."""
    if case.ended or case.signed or case.procedure.signatures < 2:
        return [say("There is nothing left to sign.")]
    if not name.strip():
        return [say("Who signs? Write a name.")]
    if same_person(name, str(case.facts.get("signed", ""))):
        return [say("{name} has signed already. The second signature is another person's.", name=name)]
    fit = case.procedure.of | case.procedure.under  # under it already, where it is signed again after a change
    wrong = [each for each in case.objects.values() if str(each.get("state", OURS)) not in fit]
    return [_cannot(each) for each in wrong] if case.facts.get("signed") else []


def same_person(one: str, other: str) -> bool:
    """Whether two names are of one person as far as one can see: case, marks and spaces do not count."""
    return bool(simple_words(one)) and simple_words(one) == simple_words(other)


def refused_step(case: Case, step: Step, chosen: Collection[str], values: Facts) -> list[Message]:
    """Return what speaks against doing a step with the ``chosen`` objects."""
    if case.ended:
        return [say("It is closed. Nothing was entered.")]
    if step.signed and not case.signed:
        return [say("It is not signed yet. Both sign first; nothing has left.")]
    problems = []
    if step.on != "things":
        fit = set(case.among(step.on))
        never = [str(case.objects[key].get("number", "?")) for key in chosen if key in case.objects and key not in fit]
        strange = [key for key in chosen if key not in case.objects]
        if never and step.on == "under":
            words = say(
                "These are not out under {case}, so they cannot come back: {numbers}.",
                case=case.number,
                numbers=listed(never, 10),
            )
            problems.append(words)
        elif never:
            problems.append(say("These have gone through this already: {numbers}.", numbers=listed(never, 10)))
        if strange:
            problems.append(
                say_many(
                    "{count} object does not belong to it.", "{count} objects do not belong to it.", count=len(strange)
                )
            )
        if not chosen:
            problems.append(say("Nothing is ticked. Tick at least one object."))
        problems += _not_now(case, step, chosen)
    on, began, until = (
        str(values.get("on") or ""),
        str(case.facts.get("date") or ""),
        str(case.facts.get("until") or ""),
    )
    if case.procedure.code == "deaccession" and on and until and on < until:
        problems.append(say("Nothing of it may leave before {day}.", day=until))
    elif on and began and on < began and step.on == "under":
        problems.append(say("{on} is before it began, on {began}.", on=on, began=began))
    return problems


def _not_now(case: Case, step: Step, chosen: Collection[str]) -> list[Message]:
    """Return which objects are elsewhere by now: what is lent or missing cannot leave."""
    if step.effect.goes not in {"away", "out"} or step.on != "asked":
        return []
    wrong = [case.objects[key] for key in chosen if key in case.objects]
    wrong = [each for each in wrong if str(each.get("state", OURS)) not in case.procedure.of]
    out = [each for key in chosen if (each := case.objects.get(key, {})).get("procedure") not in (None, "", case.id)]
    return [_cannot(each) for each in wrong] + [
        say("{number} is out at the moment.", number=str(each.get("number", "?"))) for each in out if each not in wrong
    ]


# What is entered


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


def cancelled(case: Case, reason: str) -> list[Draft]:
    """Return what is entered when a procedure is cancelled: it stays, with its number and the reason."""
    return [Draft("procedure", case.id, {"cancelled": reason})]


def refused_cancel(case: Case, reason: str) -> list[Message]:
    """Return what speaks against cancelling: nothing may be out, set apart or entered under it."""
    problems = []
    if case.ended:
        problems.append(say("It is closed. Nothing was entered."))
    if not reason.strip():
        problems.append(say("Why is it cancelled? A word is enough."))
    if case.among("under") and (case.procedure.steps or case.signed):
        problems.append(
            say("Objects are still under it. Bring them back first, or take the step back with “Take back”.")
        )
    return problems


# A walk along the shelves


def walked(
    case: Case,
    said: Mapping[str, tuple[str, Facts]],
    *,
    strangers: Mapping[str, Facts],
    found: Mapping[str, Facts],
    on: str,
    here: bool,
) -> list[Draft]:
    """Return what is entered after a walk along ``case``'s place on the ISO day ``on``.

    ``said`` is, by object, ``seen``, ``not seen`` or ``missing`` and its facts: only ``missing`` makes it missing, only
    having been seen ends that. ``strangers`` should stand elsewhere; they are moved only if they stand ``here`` now.
    ``found`` are things that nobody knows; they become objects with the state ``found``.
    """
    place = str(case.facts.get("place", ""))
    lines = {
        **case.lines,
        **{key: word for key, (word, _) in said.items()},
        **dict.fromkeys([*strangers, *found], "stranger"),
    }
    drafts = [Draft("procedure", case.id, {"lines": lines})]
    for key, (word, facts) in said.items():
        if word == "seen":
            drafts.append(Draft("object", key, {**_seen(facts, on, str(facts.get("place") or place))}))
        elif word == "missing" and facts.get("state") != "missing":
            drafts.append(Draft("object", key, {"state": "missing", "was": {"state": facts.get("state")}}))
    for key, facts in strangers.items():
        drafts.append(Draft("object", key, _seen(facts, on, place)))
        if here and facts.get("place") != place:
            drafts += moved(Move(to=place, reason=case.number, on=on), [(key, facts)])
    for key, facts in found.items():
        drafts.append(
            Draft("object", key, {**facts, "state": "found", "place": place, "seen": on, "seen_place": place})
        )
    return drafts


def _seen(facts: Facts, on: str, place: str) -> dict[str, object]:
    told: dict[str, object] = {"seen": on, "seen_place": place}
    if facts.get("state") == "missing":
        told |= {"state": None, "was": {"state": "missing"}}
    return told


# The sorting table: is this ours?


def sorted_on(piles: Mapping[str, tuple[str, Facts]], name: str) -> list[Draft]:
    """Return what is entered when ``name`` puts objects (by id: pile and facts) on piles. The second signature is open again."""
    drafts = []
    for key, (pile, facts) in piles.items():
        said = {"belongs": pile, "belongs_by": name, "belongs_confirmed": None}
        drafts.append(Draft("object", key, {**said, "was": {name: facts.get(name) for name in said}}))
    return drafts


def confirmed(objects: Iterable[str], name: str) -> list[Draft]:
    """Return what is entered when a second person agrees with the piles of ``objects``."""
    return [Draft("object", key, {"belongs_confirmed": name}) for key in objects]
