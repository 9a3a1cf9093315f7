"""What is a layout of a museum's room told to be: what changes, what is wrong with it, what it comes to?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reorg.language import Message, say, say_many
from reorg.storage.layout_told import told_faults
from reorg.storage.layouts.asked import type_label
from reorg.storage.layouts.layout import Layout, Standing
from reorg.storage.layouts.question import Kind, Question
from reorg.storage.solve.layout import Fault, Problem, Stand


def sums(standing: Sequence[Standing], problem: Problem) -> tuple[float, float]:
    """Return the metres of shelf of units, and the % of the floor under them."""
    under = sum(each.width * each.depth for each in standing)
    return round(sum(each.metres for each in standing), 3), round(100 * under / problem.room.area, 2)


def drawn(asked: Question, units: Sequence[Standing]) -> tuple[Problem, list[Stand]]:
    """Return units as the check reads them, in the room of a question: nothing is fixed, and any number of each may be."""
    kinds = {kind.code: kind for kind in (replace(each, wanted=None) for each in asked.problem.types)}
    stands = []
    for each in units:
        code = f"{each.type} {each.width:g}x{each.depth:g}x{each.height:g}"
        if code not in kinds:
            found = Kind(code, each.type, each.width, each.depth, each.height)
            kinds[code] = found.solver(None)
        stands.append(Stand(code, each.x, each.y, each.turn % 360, name=each.code))
    return replace(asked.problem, types=tuple(kinds.values()), fixed=(), compact=None), stands


def sentences(
    faults: Sequence[Fault], stands: Sequence[Stand], labels: Mapping[str, Message], ids: Sequence[str]
) -> list[tuple[Message, tuple[str, ...]]]:
    """Return faults as sentences, each once, with the ids of the units in them."""
    found: dict[Message, tuple[str, ...]] = {}
    for message, units in told_faults(faults, stands, names=labels):
        found.setdefault(message, tuple(ids[at] for at in units if at < len(ids)))
    return list(found.items())


def changes_of(made: Layout, asked: Question, today: Layout) -> list[Message]:
    """Return what is different from today, in words."""
    old = sum(not each.planned for each in asked.units)
    found = [
        say_many("Moves {count} of {every} units.", "Moves {count} of {every} units.", count=made.moved, every=old)
        if made.moved
        else say("Moves nothing.")
    ] if old else []  # fmt: skip
    for code in dict.fromkeys(
        (each.type, each.width, each.depth) for each in made.standing if each.new and not each.rails
    ):
        count = sum(
            each.new and not each.rails and (each.type, each.width, each.depth) == code for each in made.standing
        )
        found.append(say("New: {count} × {type}.", count=count, type=type_label(*code)))
    if bays := sum(each.rails for each in made.standing):
        found.append(say_many("New: {count} bay on rails.", "New: {count} bays on rails.", count=bays))
    if left := [unit.code for unit in asked.movable if unit.id in made.left]:
        found.append(
            say_many(
                "No place here for: {units}.", "No place here for: {units}.", count=len(left), units=", ".join(left)
            )
        )
    more = round(made.metres - today.metres, 1)
    if more > 0:
        found.append(say("{metres} m more shelf than today.", metres=more))
    elif more < 0:
        found.append(say("{metres} m less shelf than today.", metres=-more))
    return found
