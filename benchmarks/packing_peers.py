"""How much furniture do other programs need? (py3dbp, plain CP-SAT, rectpack: peers of packing.py and packing_kinds.py)

Run by an interpreter of an environment of its own that has ``py3dbp``, ``ortools`` and ``rectpack``; nothing of this project
is loaded. It reads a problem as docs/reference/packing.md writes it, and prints one object of JSON.

* ``cpsat``: per category, climate and unit, lanes and shelves are led by their tallest thing: all of lanes, turns, widths,
  depths and loads in one model, the height of all shelves made least; then bays by first-fit decreasing. One worker, no
  hints, no symmetry broken by hand. What it prints is an answer, which the benchmark looks over by the same check as ours.
* ``py3dbp``: a bay is a box into which things go in any of six ways, large ones first, on and behind each other; one climate
  a box. No shelves, no categories, no loads. Printed are bays, and how many things are then reached by moving at most two
  others (what is in front of it or on it, and over these).
* ``rectpack``: MaxRects, best short side fit, the best of three orders; surfaces of a category.

    PYTHON benchmarks/packing_peers.py PROBLEM.json cpsat|py3dbp|rectpack [--seconds 60]
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from pathlib import Path
from time import process_time

Rows = list[dict]


def parts(problem: dict) -> dict[tuple, Rows]:
    """Return lines of things by unit, climate and category, one for each thing."""
    found = defaultdict(list)
    for row in problem["things"]:
        found[row["unit"], row.get("climate", ""), row.get("category", "")] += [row] * row.get("count", 1)
    return found


def takes(unit: dict, up: float) -> float:
    return math.ceil((up + unit.get("overhead", 75) - 1e-6) / unit.get("step", 25)) * unit.get("step", 25)


def cpsat(problem: dict, seconds: float) -> dict:
    """Return an answer, or {} if a part found none in its share of the time."""
    units = {unit["name"]: unit for unit in problem["units"]}
    found = parts(problem)
    shelves = defaultdict(list)
    began, left = process_time(), float(sum(len(rows) for rows in found.values()))
    proven = 0
    for (name, climate, _), rows in sorted(found.items(), key=lambda each: len(each[1])):
        share = max(0.2, (seconds - (process_time() - began)) * len(rows) / left)
        left -= len(rows)
        made, best = shelved(units[name], rows, share, problem["rules"].get("reach", 3))
        if made is None:
            return {}
        proven += best
        shelves[name, climate] += made
    layout = []
    for (name, climate), some in shelves.items():
        unit, bays = units[name], []
        for shelf in sorted(some, key=lambda each: -each["takes"]):
            at = next((b for b in bays if sum(s["takes"] for s in b) + shelf["takes"] <= unit["height"]), None)
            if at is None:
                bays.append(at := [])
            at.append(shelf)
        for each in bays:
            z = unit.get("base", 100)
            for shelf in each:
                shelf["z"], z = z, z + shelf["takes"]
            layout.append({"unit": name, "climate": climate, "shelves": each})
    return {"layout": layout, "seconds": process_time() - began, "proven": proven, "parts": len(found)}


def shelved(unit: dict, rows: Rows, seconds: float, reach: int) -> tuple[list[dict] | None, bool]:
    """Return the shelves of one part by CP-SAT, and whether none are lower."""
    from ortools.sat.python import cp_model

    rows = sorted(rows, key=lambda row: -row["height"])
    model, count = cp_model.CpModel(), len(rows)
    wide, deep, load = round(unit["width"] * 10), round(unit["depth"] * 10), round(unit.get("shelf_load", 1e6) * 1000)
    need = [round(takes(unit, row["height"])) for row in rows]
    kg = [math.ceil(row["kg"] * 1000) for row in rows]
    ways = []
    for row in rows:
        w, d = (math.ceil(row[key] * 10) for key in ("width", "depth"))
        ways.append([(a, b) for a, b in ((w, d), (d, w))[: 2 if row.get("may_turn") else 1] if a <= wide and b <= deep])
    inside = {
        (j, i, t): model.new_bool_var("")
        for j in range(count)
        for i in range(count)
        for t in range(len(ways[i]))
        if i >= j
    }
    lane_on = {(k, j): model.new_bool_var("") for j in range(count) for k in range(j + 1)}
    width = [model.new_int_var(0, wide, "") for _ in rows]
    for i in range(count):
        model.add_exactly_one(inside[j, i, t] for j in range(i + 1) for t in range(len(ways[i])))
    for j in range(count):
        opened = sum(inside[j, j, t] for t in range(len(ways[j])))  # a lane is led by its tallest thing
        here = [(i, t, inside[j, i, t]) for i in range(j, count) for t in range(len(ways[i]))]
        model.add(sum(ways[i][t][1] * var for i, t, var in here) <= deep * opened)
        model.add(sum(var for _, _, var in here) <= reach * opened)
        for i, t, var in here:
            model.add(width[j] >= ways[i][t][0] * var)
        model.add(sum(lane_on[k, j] for k in range(j + 1)) == opened)
    for k in range(count):
        shares, weights = [], []
        for j in range(k, count):
            share = model.new_int_var(0, wide, "")
            model.add(share >= width[j]).only_enforce_if(lane_on[k, j])
            model.add_implication(lane_on[k, j], lane_on[k, k])
            weight = model.new_int_var(0, load, "")
            model.add(
                weight >= sum(kg[i] * inside[j, i, t] for i in range(j, count) for t in range(len(ways[i])))
            ).only_enforce_if(lane_on[k, j])
            shares.append(share)
            weights.append(weight)
        model.add(sum(shares) <= wide)
        model.add(sum(weights) <= load)
    model.minimize(sum(need[k] * lane_on[k, k] for k in range(count)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, False
    made = []
    for k in range(count):
        lanes = [
            [
                {"id": rows[i]["id"], "way": "turned" if ways[i][t] != first(rows[i]) else "standing"}
                for i in range(j, count)
                for t in range(len(ways[i]))
                if solver.value(inside[j, i, t])
            ]
            for j in range(k, count)
            if solver.value(lane_on[k, j])
        ]
        if lanes:
            made.append({"takes": need[k], "lanes": lanes})
    return made, status == cp_model.OPTIMAL


def first(row: dict) -> tuple[int, int]:
    return math.ceil(row["width"] * 10), math.ceil(row["depth"] * 10)


def py3dbp(problem: dict, seconds: float) -> dict:
    """Return bays and how many things are reached, or {} if the time is over."""
    from py3dbp import Bin, Item, Packer

    units = {unit["name"]: unit for unit in problem["units"]}
    began, bays, reached, count = process_time(), 0, 0, 0
    groups = defaultdict(list)
    for (name, climate, _), rows in parts(problem).items():
        groups[name, climate] += rows
    for (name, _), rows in groups.items():
        unit, waiting = units[name], rows
        while waiting:
            packer = Packer()
            packer.add_bin(Bin("bay", unit["width"], unit["height"], unit["depth"], 1e6))
            for at, row in enumerate(waiting):
                packer.add_item(Item(str(at), row["width"], row["height"], row["depth"], row["kg"]))
            packer.pack(bigger_first=True, number_of_decimals=0)
            held = packer.bins[0].items
            if not held or process_time() - began > seconds:
                return {}
            bays += 1
            reached += sum(in_the_way(item, held) <= 2 for item in held)
            count += len(held)
            gone = {int(item.name) for item in held}
            waiting = [row for at, row in enumerate(waiting) if at not in gone]
    return {"bays": bays, "reached": reached, "count": count, "seconds": process_time() - began}


def in_the_way(item: object, held: list) -> int:
    """Return how many things are before a thing or on it, and over those (x across, y up, z to the back)."""
    blocked, waiting = {id(item)}, [item]
    while waiting:
        one = waiting.pop()
        for other in held:
            if id(other) not in blocked and before(one, other):
                blocked.add(id(other))
                waiting.append(other)
    return len(blocked) - 1


def before(one: object, other: object) -> bool:
    low, size = one.position, one.get_dimension()
    at, wide = other.position, other.get_dimension()
    meet = [low[axis] < at[axis] + wide[axis] and at[axis] < low[axis] + size[axis] for axis in range(3)]
    return (meet[0] and meet[1] and at[2] + wide[2] <= low[2]) or (meet[0] and meet[2] and at[1] >= low[1] + size[1])


def rectpack(problem: dict, seconds: float) -> dict:  # noqa: ARG001 - it takes no time
    """Return how many surfaces each unit needs."""
    import rectpack as library

    units = {unit["name"]: unit for unit in problem["units"]}
    began, found = process_time(), defaultdict(int)
    for (name, _, _), rows in parts(problem).items():
        unit = units[name]
        up = "height" if unit["kind"] == "screen" else "depth"
        fewest = math.inf
        for order in (library.SORT_AREA, library.SORT_LSIDE, library.SORT_PERI):
            packer = library.newPacker(
                pack_algo=library.MaxRectsBssf, sort_algo=order, rotation=bool(rows[0].get("may_turn"))
            )
            packer.add_bin(round(unit["width"] * 10), round(unit[up] * 10), count=len(rows))
            for at, row in enumerate(rows):
                packer.add_rect(math.ceil(row["width"] * 10), math.ceil(row[up] * 10), at)
            packer.pack()
            assert len(packer.rect_list()) == len(rows)
            fewest = min(fewest, len(packer))
        found[name] += int(fewest)
    return {"surfaces": found, "seconds": process_time() - began}


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("file", type=Path)
    asked.add_argument("peer", choices=["cpsat", "py3dbp", "rectpack"])
    asked.add_argument("--seconds", type=float, default=60)
    said = asked.parse_args()
    chosen = {"cpsat": cpsat, "py3dbp": py3dbp, "rectpack": rectpack}[said.peer]
    print(json.dumps(chosen(json.loads(said.file.read_text(encoding="utf-8")), said.seconds)))
