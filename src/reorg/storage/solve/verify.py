"""Is an answer right? Looked at box by box, by plain arithmetic that shares no code with the solver."""

from __future__ import annotations

from collections import defaultdict

from reorg.storage.solve.problem import REASONS, Parameters, Problem, Result

MERCY = 1e-3  # mm and kg: rounding in sums
_STANDARD = Parameters()


def faults(problem: Problem, result: Result, parameters: Parameters = _STANDARD) -> list[str]:
    """Return what is wrong with ``result``, a sentence each; an empty list if nothing is."""
    wrong: list[str] = []
    lanes: dict[tuple[int, int], list[int]] = defaultdict(list)
    for box in range(len(problem.boxes)):
        shelf, reason = int(result.shelf[box]), int(result.reason[box])
        if (shelf < 0) != (reason > 0) or not 0 <= reason < len(REASONS):
            wrong.append(f"box {box} is on shelf {shelf} with reason {reason}")
        if shelf >= len(problem.shelves):
            wrong.append(f"box {box} is on a shelf that does not exist")
        elif shelf >= 0:
            lanes[shelf, int(result.lane[box])].append(box)
            if problem.boxes.pinned[box] and shelf != problem.boxes.shelf[box]:
                wrong.append(f"box {box} is pinned and was moved")
        elif problem.boxes.shelf[box] >= 0 and problem.boxes.pinned[box] and REASONS[reason] != "pinned":
            wrong.append(f"box {box} is pinned and gives another reason")
    if any(shelf >= len(problem.shelves) for shelf in result.shelf):
        return wrong  # nothing can be measured there
    _rules(problem, result, wrong)
    length, used = _lanes(problem, result, lanes, wrong)
    _shelves(problem, result, used, parameters, wrong)
    _figures(problem, result, length, parameters, wrong)
    return wrong


def _rules(problem: Problem, result: Result, wrong: list[str]) -> None:
    """Look for boxes where their class may not stand, and for groups that share a bay though they are to be apart."""
    rules = problem.rules
    if rules is None:
        return
    in_bay: dict[int, list[int]] = defaultdict(list)
    for box in range(len(problem.boxes)):
        shelf = int(result.shelf[box])
        if shelf < 0:
            continue
        in_bay[int(problem.shelves.bay[shelf])].append(box)
        if not rules.allowed[int(rules.kind[box])][shelf] and not problem.boxes.pinned[box]:
            wrong.append(f"box {box} may not stand on shelf {shelf}")
    for bay, boxes in in_bay.items():
        there = {int(rules.group[box]) for box in boxes}
        # what is pinned may be a bad neighbour of what is pinned: nothing else may be one
        loose = {int(rules.group[box]) for box in boxes if not problem.boxes.pinned[box]}
        if any(rules.apart[one][other] for one in loose for other in there):
            wrong.append(f"bay {bay} holds groups that are to be apart")


def _measure(problem: Problem, box: int, way: int) -> tuple[float, float, float, bool]:
    """Return across, along and the third measure of a box as it stands, and whether it lies."""
    w, d, h = (float(c[box]) for c in (problem.boxes.width, problem.boxes.depth, problem.boxes.height))
    return {0: (w, d, h, False), 1: (d, w, h, False), 2: (w, d, h, True), 3: (h, d, w, True)}[way]


def _lanes(
    problem: Problem, result: Result, lanes: dict[tuple[int, int], list[int]], wrong: list[str]
) -> tuple[float, dict[int, float]]:
    used: dict[int, float] = defaultdict(float)
    for (shelf, lane), boxes in lanes.items():
        depth, height = float(problem.shelves.depth[shelf]), float(problem.shelves.height[shelf])
        if lane < 0:
            wrong.append(f"boxes {boxes} stand in no lane of shelf {shelf}")
        each = [_measure(problem, box, int(result.way[box])) for box in boxes]
        laid = each[0][3]
        if any(one[3] != laid for one in each):
            wrong.append(f"lane {lane} of shelf {shelf} both lies and stands")
        budget, limit = (height, depth) if laid else (depth, height)
        if sum(one[1] for one in each) > budget + MERCY:
            wrong.append(f"lane {lane} of shelf {shelf} is longer than {budget} mm")
        if max(one[2] for one in each) > limit + MERCY:
            wrong.append(f"a box in lane {lane} of shelf {shelf} does not fit under {limit} mm")
        places = int(problem.shelves.stack[shelf] if laid else problem.shelves.reach[shelf])
        if len(boxes) > places:
            wrong.append(f"lane {lane} of shelf {shelf} holds {len(boxes)} boxes, more than {places}")
        for box in boxes:
            way = int(result.way[box])
            if way in (1, 3) and not problem.boxes.may_turn[box]:
                wrong.append(f"box {box} must not be turned")
            if way in (2, 3) and not problem.boxes.may_lay[box]:
                wrong.append(f"box {box} must not lie")
        used[shelf] += max(one[0] for one in each)
    return sum(used.values()), used


def _shelves(
    problem: Problem, result: Result, used: dict[int, float], parameters: Parameters, wrong: list[str]
) -> None:
    kg: dict[int, float] = defaultdict(float)
    bay_kg: dict[int, float] = defaultdict(float)
    newcomer: dict[int, bool] = defaultdict(bool)
    stuck = set()
    for box in range(len(problem.boxes)):
        shelf, now = int(result.shelf[box]), int(problem.boxes.shelf[box])
        if shelf >= 0:
            kg[shelf] += float(problem.boxes.kg[box])
            bay_kg[int(problem.shelves.bay[shelf])] += float(problem.boxes.kg[box])
            newcomer[shelf] |= now != shelf
        elif problem.boxes.pinned[box] and now >= 0:
            stuck.add(now)
    for shelf, length in used.items():
        width = float(problem.shelves.width[shelf])
        lanes = {int(lane) for lane, where in zip(result.lane, result.shelf, strict=True) if where == shelf}
        if length > (width * parameters.fill if newcomer[shelf] and len(lanes) > 1 else width) + MERCY:
            wrong.append(f"shelf {shelf} is {width} mm wide and its lanes take {length} mm")
        if kg[shelf] > float(problem.shelves.load[shelf]) + MERCY:
            wrong.append(f"shelf {shelf} bears {kg[shelf]} kg, more than it may")
        if newcomer[shelf] and shelf in stuck:
            wrong.append(f"shelf {shelf} receives boxes though a pinned one stands in the way")
    for bay, load in bay_kg.items():
        if load > float(problem.shelves.bay_load[bay]) + MERCY:
            wrong.append(f"bay {bay} bears {load} kg, more than it may")


def _figures(problem: Problem, result: Result, length: float, parameters: Parameters, wrong: list[str]) -> None:
    """Count everything again, and hold the bounds against it."""
    pairs, on_shelf, bays, high, moves, placed, unwanted = set(), defaultdict(set), set(), 0, 0, 0, 0
    for box in range(len(problem.boxes)):
        shelf = int(result.shelf[box])
        if shelf < 0:
            continue
        bay, category = int(problem.shelves.bay[shelf]), int(problem.boxes.category[box])
        placed += 1
        pairs.add((category, bay))
        on_shelf[shelf].add(category)
        bays.add(bay)
        moves += shelf != int(problem.boxes.shelf[box])
        if problem.rules is not None:
            unwanted += bool(problem.rules.unwanted[int(problem.rules.kind[box])][shelf])
        above = float(problem.shelves.above[shelf])
        high += float(problem.boxes.kg[box]) >= parameters.heavy and above > parameters.low
    counted = {
        "placed": placed,
        "unplaced": len(problem.boxes) - placed,
        "moves": moves,
        "fragments": len(pairs),
        "mixed": sum(len(each) - 1 for each in on_shelf.values()),
        "high": high,
        "bays": len(bays),
        "shelf_mm": length,
        "unwanted": unwanted,
    }
    for name, value in counted.items():
        if abs(value - getattr(result.statistics, name)) > MERCY:
            wrong.append(f"{name} is said to be {getattr(result.statistics, name)} and is {value}")
    wrong.extend(
        f"the bound on {name}, {getattr(result.bounds, name)}, lies above its value {counted[name]}"
        for name in ("unplaced", "moves", "fragments", "bays", "shelf_mm")
        if getattr(result.bounds, name) > counted[name] + MERCY
    )
