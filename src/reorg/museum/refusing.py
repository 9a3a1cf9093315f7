"""What may not be done in a procedure, and how is that said: everything at once, in plain words? (Spectrum 5.1)"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reorg.language import Message, listed, say, say_many, simple_words
from reorg.museum.cases import Case
from reorg.museum.pile import Facts
from reorg.museum.procedures import OURS, Procedure, Step
from reorg.museum.states import STATES

FIRST_YEAR, YEARS_AHEAD = 1900, 100
"""Years of a procedure's days that are believed; a typing slip such as 20226 is not."""


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
