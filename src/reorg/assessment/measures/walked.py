"""Which units can one get to, as the last walk through the store showed? (RE-ORG criterion 6.)"""

from __future__ import annotations

from reorg.assessment.score import Evidence
from reorg.assessment.sight import Reading, Sight
from reorg.language import Message, say, say_many


def units_reached(sight: Sight) -> Reading | None:
    """Return the share of units that somebody stood before (good) and that nobody could get to (bad).

    A unit that was not looked at since the walk began is open. None if none was.
    """
    since = str(sight.museum.facts.get("walk_since") or "")
    units = sight.museum.places.of_kind("unit")
    walked = [unit for unit in units if unit.walked and unit.walked >= since]
    if not walked:
        return None
    missed = [unit for unit in walked if unit.reachable is False]
    reached = [unit for unit in walked if unit.reachable is not False]
    evidence = []
    if missed:
        said = say_many(
            "{count} unit of {total} could not be reached on the walk.",
            "{count} units of {total} could not be reached on the walk.",
            count=len(missed), total=len(units),
        )  # fmt: skip
        evidence.append(_places(said, [unit.id for unit in missed]))
    if reached:
        said = say_many(
            "{count} unit of {total} was reached on the walk.", "{count} units of {total} were reached on the walk.",
            count=len(reached), total=len(units),
        )  # fmt: skip
        evidence.append(_places(said, [unit.id for unit in reached]))
    worst = None
    if missed:
        first = min(missed, key=lambda unit: (sight.label(unit), unit.id))
        worst = _places(say("Nobody could get to {place}.", place=sight.label(first)), [first.id])
    return Reading(len(reached) / len(units), len(missed) / len(units), tuple(evidence), worst)


def _places(said: Message, ids: list[str]) -> Evidence:
    return Evidence("units-reached", said, tuple(ids), "place", measured=True)
