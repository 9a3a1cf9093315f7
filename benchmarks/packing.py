"""How little furniture does a collection need, how fast is that known, and how much better could any answer be?

Protocol. Instances are drawn with a seed from the real sizes in ``data/sizes.csv`` (or ``--file``, the same columns): each
side varied by up to 8 %, 20 mm clearance in width and depth and 10 mm in height, 70 % may turn by a quarter. Three
categories of boxes join the twelve classes of the file (archive, costume, archaeology: a tenth of all together). Weights come
from a density drawn by category (a third of the block around the thing is material). Categories belong to three climates.
Unit A is 1,000 × 500 × 2,200 mm, 200 kg a shelf, for things of at most 40 kg; unit B 1,800 × 800 × 2,400 mm, 800 kg a
shelf, for what is larger or heavier. Shelves hang every 25 mm and cost 75 mm each. One category a shelf, one climate a bay.
What fits neither is told as unplaced and is in no figure.

Counted are bays. ``least`` is the lower bound that the solver proves in the same run, and ``gap`` by how much the bays lie over
it. Every answer goes through ``verify.faults``, which shares no code with the solver. CPU seconds are those of all processes
of the run, memory is the largest of each of them together; load is the machine's, before and after the run. On a busy
machine the CPU seconds say how much of two cores the solver had.

* **Peer, tidy practice**: seven shelf heights, rows of at most three behind each other in the order of accession, one
  category a shelf.
* **Peer, first-fit decreasing**: per category, tallest first, each in the first row, on the first shelf, with room; shelves
  at their own heights; bays by first fit decreasing.

* **Peers, py3dbp and plain CP-SAT** (``packing_peers.py``), with ``--peers PYTHON``, the interpreter of an environment that has
  both, up to 1,000 things. CP-SAT's answer goes through the same check as ours; py3dbp keeps no rule, so it is said how many
  things are reached.

``--rounds`` stops by tries instead of seconds: the answer then does not depend on how busy the machine is.

    python benchmarks/packing.py [--sizes 1000 10000] [--seconds 60 | --rounds N] [--seed 1] [--file SIZES.csv]
        [--peers PYTHON] [--write FILE.md]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: its threads wait for each other

import argparse
import csv
import json
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from reorg.storage.solve.packing import (
    Answer,
    Problem,
    Rules,
    Stop,
    Things,
    Unit,
    check,
    read_answer,
    read_problem,
    solve,
)
from reorg.storage.solve.packing.verify import faults

HERE = Path(__file__).parent
A = Unit("A", 1000, 500, 2200, shelf_load=200)
B = Unit("B", 1800, 800, 2400, shelf_load=800)
BOXES = {  # width, depth, height, kg per mm³ of the box
    "archive boxes": ((260, 390, 110), (320, 400, 125), (350, 460, 90)),
    "costume boxes": ((760, 460, 160), (910, 480, 150), (1520, 510, 160)),
    "archaeology boxes": ((400, 300, 150), (400, 300, 250), (400, 200, 100), (600, 400, 250)),
}
HEIGHTS = (200, 300, 400, 600, 900, 1200, 2100)  # clear heights of tidy practice


def things_of(count: int, seed: int, file: Path) -> Problem:
    """Return a problem of ``count`` things resampled from the sizes of a file."""
    random = np.random.default_rng(seed)
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    names = sorted({row["category"] for row in rows})
    known = np.array([[float(row[f"{side}_mm"]) for side in ("width", "depth", "height")] for row in rows])
    of = np.array([names.index(row["category"]) for row in rows])
    drawn = random.integers(len(rows), size=count)
    sides, category = known[drawn] * random.uniform(0.92, 1.08, (count, 3)), of[drawn]
    boxed = np.flatnonzero(random.random(count) < 0.1)
    for number, sizes in enumerate(BOXES.values()):
        mine = boxed[number :: len(BOXES)]
        sides[mine] = np.array(sizes)[random.integers(len(sizes), size=len(mine))]
        category[mine] = len(names) + number
    categories = len(names) + len(BOXES)
    kg = np.prod(sides / 1000, axis=1) * random.uniform(100, 800, categories)[category]
    sides += np.array([20.0, 20.0, 10.0])
    turn = random.random(count) < 0.7
    climate = random.integers(3, size=categories)[category]
    unit = np.full(count, 1)
    w, d, h = sides.T
    flat = ((w <= A.width) & (d <= A.depth)) | (turn & (d <= A.width) & (w <= A.depth))
    unit[flat & (h + A.overhead <= A.height) & (kg <= 40)] = 0
    return Problem(
        Things(w, d, h, kg, category, climate, unit, turn, np.zeros(count, dtype=np.bool_)), (A, B), Rules(reach=3)
    )


def tidy(problem: Problem, answer: Answer) -> int:
    """Return the bays that tidy practice takes: seven shelf heights, rows three deep, nothing turned or chosen."""
    things, needed = problem.things, 0.0
    shelves: dict[tuple[int, int, float], list[float]] = {}
    rows: dict[tuple[int, int, int, float], tuple[float, float, int, float]] = {}
    for at in np.flatnonzero(answer.packing.lane >= 0).tolist():
        unit = problem.units[int(answer.packing.unit[at])]
        w, d, h, kg = (float(c[at]) for c in (things.width, things.depth, things.height, things.kg))
        if w > unit.width or d > unit.depth:
            w, d = d, w
        clear = min((height for height in HEIGHTS if height >= h), default=unit.height - unit.overhead)
        key = (int(things.climate[at]), int(answer.packing.unit[at]), int(things.category[at]), clear)
        wide, deep, many, load = rows.get(key, (0.0, unit.depth, 3, 0.0))
        grown = max(wide, w)
        if many == 3 or deep + d > unit.depth:  # a new row
            open_shelf = shelves.setdefault((key[0], key[1], key[3] + key[2] * 1e6), [])
            if not open_shelf or open_shelf[-1] < w or load + kg > unit.shelf_load:
                open_shelf.append(unit.width)
                load = 0.0
            open_shelf[-1] -= w
            rows[key] = (w, d, 1, load + kg)
        else:
            extra = grown - wide
            open_shelf = shelves[key[0], key[1], key[3] + key[2] * 1e6]
            if open_shelf[-1] < extra or load + kg > unit.shelf_load:
                open_shelf.append(unit.width - w)
                rows[key] = (w, d, 1, kg)
            else:
                open_shelf[-1] -= extra
                rows[key] = (grown, deep + d, many + 1, load + kg)
    groups: dict[tuple[int, int], list[float]] = {}
    for (climate, kind, code), each in shelves.items():
        unit = problem.units[kind]
        takes = min(code % 1e6 + unit.overhead, unit.height)
        groups.setdefault((climate, kind), []).extend([takes] * len(each))
    needed = sum(first_fit(sizes, problem.units[kind].height) for (_, kind), sizes in groups.items())
    return int(needed)


def first_fit(sizes: Iterable[float], room: float) -> int:
    """Return into how many bins of ``room`` sizes go by first fit decreasing."""
    free: list[float] = []
    for size in sorted(sizes, reverse=True):
        at = next((at for at, left in enumerate(free) if left >= size), None)
        if at is None:
            free.append(room - size)
        else:
            free[at] -= size
    return len(free)


def decreasing(problem: Problem, answer: Answer) -> int:
    """Return the bays that first-fit decreasing takes; not asked beyond 20,000 things (it looks through all shelves)."""
    things = problem.things
    groups: dict[tuple[int, int], list[float]] = {}
    parts: dict[tuple[int, int, int], list[int]] = {}
    for at in np.flatnonzero(answer.packing.lane >= 0).tolist():
        key = (int(things.climate[at]), int(answer.packing.unit[at]), int(things.category[at]))
        parts.setdefault(key, []).append(at)
    for (climate, kind, _), some in parts.items():
        unit = problem.units[kind]
        shelves: list[
            tuple[list[float], list[list[float]]]
        ] = []  # (free width, free kg, takes), lanes: depth, count, width
        for at in sorted(some, key=lambda each: -float(things.height[each])):
            w, d, h, kg = (float(c[at]) for c in (things.width, things.depth, things.height, things.kg))
            if w > unit.width or d > unit.depth or (d < w <= unit.depth and things.may_turn[at]):
                w, d = d, w
            for head, lanes in shelves:
                if head[1] < kg:
                    continue
                lane = next((lane for lane in lanes if lane[0] >= d and lane[1] < 3 and lane[2] >= w), None)
                if lane is not None:
                    lane[0] -= d
                    lane[1] += 1
                elif head[0] >= w:
                    head[0] -= w
                    lanes.append([unit.depth - d, 1.0, w])
                else:
                    continue
                head[1] -= kg
                break
            else:
                takes = float(unit.takes(np.array([h]))[0])
                shelves.append(([unit.width - w, unit.shelf_load - kg, takes], [[unit.depth - d, 1.0, w]]))
        groups.setdefault((climate, kind), []).extend(head[2] for head, _ in shelves)
    return sum(first_fit(sizes, problem.units[kind].height) for (_, kind), sizes in groups.items())


def over(value: int, bound: int) -> str:
    """Return a value and by how much it lies over its bound."""
    return f"{value:,} (+{100 * (value / bound - 1):.1f} %)" if bound else f"{value:,}"


HEADER = ("objects", "unplaced", "bays at least", "tidy practice", "first-fit decreasing", "first answer", "answer")
HEADER = (*HEADER, "gap", "gap of heights", "py3dbp", "plain CP-SAT", "peak memory", "load (at, UTC)")


def written(problem: Problem, answer: Answer) -> str:
    """Return the things that have a unit as a problem that others can read."""
    things, chosen = problem.things, answer.packing.unit
    rows = [
        {
            **{key: float(getattr(things, key)[at]) for key in ("width", "depth", "height", "kg")},
            "id": str(at),
            "category": str(things.category[at]),
            "climate": str(things.climate[at]),
            "unit": problem.units[int(chosen[at])].name,
            "may_turn": bool(things.may_turn[at]),
        }
        for at in np.flatnonzero(answer.packing.lane >= 0).tolist()
    ]
    units = [
        {"name": u.name, "width": u.width, "depth": u.depth, "height": u.height, "shelf_load": u.shelf_load}
        for u in problem.units
    ]
    return json.dumps({"units": units, "things": rows, "rules": {"reach": problem.rules.reach}})


def asked_of(python: Path, peer: str, text: str, seconds: float) -> dict[str, Any]:
    """Return what a peer says to a problem."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "problem.json"
        file.write_text(text, encoding="utf-8")
        command = [python, HERE / "packing_peers.py", file, peer, "--seconds", str(seconds)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def peers(problem: Problem, answer: Answer, python: Path | None, seconds: float) -> list[str]:
    """Return what py3dbp and plain CP-SAT need, CP-SAT's answer looked over."""
    if python is None or len(problem.things) > 1000:
        return ["–", "–"]
    text, least = written(problem, answer), answer.least_bays
    boxes = asked_of(python, "py3dbp", text, seconds)
    said = "not done" if not boxes else f"{boxes['bays']} bays, {100 * boxes['reached'] / boxes['count']:.0f} % reached"
    solver = asked_of(python, "cpsat", text, seconds)
    if not solver:
        return [said, "none found"]
    known, wrong = read_problem(text)
    assert known is not None, wrong
    claim, wrong = read_answer(json.dumps({"layout": solver["layout"]}), known)
    assert claim is not None, wrong
    assert check(known.problem, claim.packing) == []
    proven = f"{solver['proven']} of {solver['parts']} parts proved"
    return [said, f"{over(len(claim.packing.bay_unit), least)} (CPU {solver['seconds']:.0f} s), {proven}"]


def measure(count: int, stop: Stop, seed: int, file: Path, python: Path | None) -> list[str]:
    """Measure one instance; return the cells of its row."""
    load = os.getloadavg()[0]
    at = datetime.now(UTC)
    problem = things_of(count, seed, file)
    started, worked = perf_counter(), process_time()
    answer = solve(problem, stop, seed)
    took, others = perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = process_time() - worked + others.ru_utime + others.ru_stime
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + (2 * others.ru_maxrss)
    after = os.getloadavg()[0]
    wrong = faults(problem, answer)
    assert not wrong, wrong[:5]
    print(*answer.groups, sep="\n", file=sys.stderr)
    least = answer.least_bays
    return [
        f"{count:,}",
        f"{int((answer.packing.lane < 0).sum()):,}",
        f"{least:,}",
        over(tidy(problem, answer), least),
        over(decreasing(problem, answer), least) if count <= 20_000 else "–",
        f"{over(answer.first_bays, least)} in {answer.first_seconds:.2f} s",
        f"{answer.bays:,} in {took:.0f} s (CPU {cpu:.0f} s), {answer.rounds:,} rounds",
        f"+{100 * answer.gap:.1f} %",
        f"+{100 * answer.height_gap:.1f} %",
        *peers(problem, answer, python, max(60.0, stop.seconds or 0.0)),
        f"{memory // 1024} MB",
        f"{load:.1f}, {after:.1f} ({at:%H:%M})",
    ]


def main() -> None:
    """Measure each size in a process of its own, and print (and write) the table."""
    parser = argparse.ArgumentParser(description="Measure the packing core.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rounds", type=int, help="stop after so many tries instead")
    parser.add_argument("--peers", type=Path, help="an interpreter that has py3dbp and ortools")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--file", type=Path, default=HERE / "data" / "sizes.csv")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not asked.file.is_file():
        parser.error(f"there is no file {asked.file}")
    if asked.one:
        stop = Stop(rounds=asked.rounds) if asked.rounds else Stop(seconds=asked.seconds)
        print("| " + " | ".join(measure(asked.one, stop, asked.seed, asked.file, asked.peers)) + " |")
        return
    lines = ["| " + " | ".join(HEADER) + " |", "|" + "---|" * len(HEADER)]
    for count in asked.sizes:
        options = ["--one", count, "--seconds", asked.seconds, "--seed", asked.seed, "--file", asked.file]
        options += ["--rounds", asked.rounds] if asked.rounds else []
        options += ["--peers", asked.peers] if asked.peers else []
        command = [sys.executable, __file__, *map(str, options)]
        lines.append(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip())
        print(lines[-1], flush=True)
    made = f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}, up to two cores, seed {asked.seed}"
    text = f"# Packing\n\nHow it is measured: `benchmarks/packing.py`. {made}.\n\n" + "\n".join(lines) + "\n"
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
