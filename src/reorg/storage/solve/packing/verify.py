"""Is an answer right? Looked at thing by thing, by plain arithmetic that shares no code with the solver."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict

from reorg.storage.solve.packing.problem import REASONS, Answer, Packing, Problem, Unit

MERCY = 1e-3  # mm and kg: rounding in sums


def faults(problem: Problem, answer: Answer) -> list[str]:
    """Return what is wrong with an answer, a sentence each; an empty list if nothing is."""
    packing, wrong = answer.packing, []
    for name, column, below in (
        ("lane", packing.lane_shelf, len(packing.shelf_bay)),
        ("shelf", packing.shelf_bay, len(packing.bay_unit)),
        ("bay", packing.bay_unit, len(problem.units)),
        ("thing", packing.lane, len(packing.lane_shelf)),
    ):
        least = -1 if name == "thing" else 0
        if any(not least <= int(value) < below for value in column):
            wrong.append(f"a {name} is in something that does not exist")
    if wrong or len(packing.lane) != len(problem.things):
        return wrong or [*wrong, "the answer is not about these things"]
    lanes: dict[int, list[int]] = defaultdict(list)
    for thing in range(len(problem.things)):
        lane, reason = int(packing.lane[thing]), int(packing.reason[thing])
        if (lane < 0) != (reason > 0) or not 0 <= reason < len(REASONS):
            wrong.append(f"thing {thing} is in lane {lane} with reason {reason}")
        if lane >= 0:
            lanes[lane].append(thing)
        elif REASONS[reason] in {"too-large", "no-unit"} and _could_stand(problem, thing):
            wrong.append(f"thing {thing} is said to be too large and is not")
    shelves = _lanes(problem, packing, lanes, wrong)
    bays = _shelves(problem, packing, shelves, wrong)
    _bays(problem, packing, bays, wrong)
    _figures(problem, answer, wrong)
    return wrong


def _sides(problem: Problem, thing: int, way: int) -> tuple[float, float, float]:
    """Return across, along and up of a thing as it stands."""
    things = problem.things
    w, d, h = float(things.width[thing]), float(things.depth[thing]), float(things.height[thing])
    return {0: (w, d, h), 1: (d, w, h), 2: (w, h, d), 3: (h, w, d)}[way]


def _allowed(problem: Problem, thing: int) -> list[int]:
    turn, lay = bool(problem.things.may_turn[thing]), bool(problem.things.may_lay[thing])
    return [way for way in range(4) if (turn or way not in (1, 3)) and (lay or way not in (2, 3))]


def _could_stand(problem: Problem, thing: int) -> bool:
    wanted = int(problem.things.unit[thing])
    for unit in problem.units if wanted < 0 else [problem.units[wanted]]:
        for way in _allowed(problem, thing):
            across, along, up = _sides(problem, thing, way)
            if across <= unit.width and along <= unit.depth and _taken(unit, up) < float("inf"):
                return True
    return False


def _taken(unit: Unit, up: float) -> float:
    """Return the height that a shelf for something takes, counted up in steps."""
    if unit.fixed:
        return min((clear for clear in unit.fixed if clear >= up - MERCY), default=float("inf"))
    steps = max(1, int((up + unit.overhead) / unit.step) - 1)
    while steps * unit.step < up + unit.overhead - MERCY:
        steps += 1
    return steps * unit.step if steps * unit.step <= unit.height + MERCY else float("inf")


def _lanes(
    problem: Problem, packing: Packing, lanes: dict[int, list[int]], wrong: list[str]
) -> dict[int, list[tuple[float, list[int]]]]:
    """Return for each shelf its lanes: width and things."""
    shelves: dict[int, list[tuple[float, list[int]]]] = defaultdict(list)
    for lane in range(len(packing.lane_shelf)):
        things, shelf = lanes.get(lane, []), int(packing.lane_shelf[lane])
        if not things:
            wrong.append(f"lane {lane} is empty")
            continue
        unit = problem.units[int(packing.bay_unit[int(packing.shelf_bay[shelf])])]
        sides = [_sides(problem, thing, int(packing.way[thing])) for thing in things]
        if len(things) > problem.rules.reach:
            wrong.append(f"lane {lane} holds {len(things)} things")
        if sum(along for _, along, _ in sides) > unit.depth + MERCY:
            wrong.append(f"lane {lane} is deeper than {unit.depth} mm")
        for thing, (_, _, up) in zip(things, sides, strict=True):
            if int(packing.way[thing]) not in _allowed(problem, thing):
                wrong.append(f"thing {thing} may not stand so")
            room = float(packing.shelf_takes[shelf]) - (0.0 if unit.fixed else unit.overhead)
            if up > room + MERCY:
                wrong.append(f"thing {thing} is too tall for shelf {shelf}")
        shelves[shelf].append((max(across for across, _, _ in sides), things))
    return shelves


def _shelves(
    problem: Problem, packing: Packing, shelves: dict[int, list[tuple[float, list[int]]]], wrong: list[str]
) -> dict[int, list[int]]:
    """Return for each bay its shelves."""
    bays: dict[int, list[int]] = defaultdict(list)
    things = problem.things
    for shelf in range(len(packing.shelf_bay)):
        lanes, bay = shelves.get(shelf, []), int(packing.shelf_bay[shelf])
        bays[bay].append(shelf)
        unit, on = problem.units[int(packing.bay_unit[bay])], [thing for _, some in lanes for thing in some]
        if not on:
            wrong.append(f"shelf {shelf} is empty")
            continue
        wide = sum(width for width, _ in lanes)
        if wide > (unit.width if len(lanes) == 1 else unit.width * (1 - problem.rules.slack)) + MERCY:
            wrong.append(f"the lanes of shelf {shelf} are {wide} mm wide")
        if sum(float(things.kg[thing]) for thing in on) > unit.shelf_load + MERCY:
            wrong.append(f"shelf {shelf} bears too much")
        if problem.rules.pure and len({int(things.category[thing]) for thing in on}) > 1:
            wrong.append(f"shelf {shelf} holds several categories")
        for thing in on:
            if int(things.climate[thing]) != int(packing.bay_climate[bay]):
                wrong.append(f"thing {thing} is in another climate's bay")
            if int(things.unit[thing]) not in (-1, int(packing.bay_unit[bay])):
                wrong.append(f"thing {thing} is in a unit that it does not want")
            if int(packing.unit[thing]) != int(packing.bay_unit[bay]):
                wrong.append(f"thing {thing} is not in the unit that is said")
    return bays


def _bays(problem: Problem, packing: Packing, bays: dict[int, list[int]], wrong: list[str]) -> None:
    for bay in range(len(packing.bay_unit)):
        unit, shelves = problem.units[int(packing.bay_unit[bay])], bays.get(bay, [])
        takes = [float(packing.shelf_takes[shelf]) for shelf in shelves]
        if not shelves:
            wrong.append(f"bay {bay} is empty")
        if unit.fixed and Counter(takes) - Counter(unit.fixed):
            wrong.append(f"bay {bay} has not these shelves: {takes}")
        if not unit.fixed:
            if sum(takes) > unit.height + MERCY:
                wrong.append(f"the shelves of bay {bay} take {sum(takes)} mm")
            if any(abs(each / unit.step - round(each / unit.step)) > MERCY for each in takes):
                wrong.append(f"a shelf of bay {bay} hangs between two steps")
        spans = sorted(
            (float(packing.shelf_z[shelf]), float(packing.shelf_z[shelf]) + float(packing.shelf_takes[shelf]))
            for shelf in shelves
        )
        if spans and spans[0][0] < unit.base - MERCY:
            wrong.append(f"bay {bay} begins below its base")
        if any(low[1] > high[0] + MERCY for low, high in itertools.pairwise(spans)):
            wrong.append(f"shelves of bay {bay} overlap")
    kg: dict[int, float] = defaultdict(float)
    for thing in range(len(problem.things)):
        if packing.lane[thing] >= 0:
            kg[int(packing.shelf_bay[int(packing.lane_shelf[int(packing.lane[thing])])])] += float(
                problem.things.kg[thing]
            )
    wrong.extend(
        f"bay {bay} bears {load} kg"
        for bay, load in kg.items()
        if load > problem.units[int(packing.bay_unit[bay])].bay_load + MERCY
    )


def _figures(problem: Problem, answer: Answer, wrong: list[str]) -> None:
    packing = answer.packing
    counted = Counter((int(c), int(u)) for c, u in zip(packing.bay_climate, packing.bay_unit, strict=True))
    said = {(group.climate, group.unit): group.bays for group in answer.groups if group.bays}
    limited = any(unit.count is not None for unit in problem.units)
    if dict(counted) != said and not (limited and all(many <= said.get(key, 0) for key, many in counted.items())):
        wrong.append(f"there are {dict(counted)} bays, not {said}")
    for at, unit in enumerate(problem.units):
        if unit.count is not None and sum(int(each) == at for each in packing.bay_unit) > unit.count:
            wrong.append(f"more than {unit.count} bays of {unit.name} are used")
    wrong.extend(
        f"a bound lies above the answer: {group}"
        for group in answer.groups
        if group.least_bays > group.bays or group.least_mm > group.shelf_mm + MERCY
    )
