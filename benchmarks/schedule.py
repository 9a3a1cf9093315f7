"""How short are schedules beside the best that anybody has found, and how fast are they made?

Protocol. The public sets of Kolisch & Sprecher (PSPLIB) of 30, 60 and 120 tasks are read from a folder that holds
``j30.sm``, ``j60.sm`` and ``j120.sm``, each with its ``optimum/optimum.csv`` (the best length known, or the best lower and the
best upper bound; the upper one is compared with). They are not part of this repository. Of each set ``--sample`` projects are
drawn with seed 1, so many schedules are made of each (fewer if one is reached that no schedule can beat), so that the result
does not depend on the machine, and each is checked by ``reorg.storage.solve.schedule.verify``. Reported: the mean deviation from
the best known length, how many are no longer than it, how many our own bound proves, the mean gap to that bound, and the
processor time used (the machine is shared, so clock time would tell of others).

A second table plans museum work made with a seed: tasks in zones (clean, build, number, photograph, move, label, check), six
people of whom some only come on some days, one camera, a booked room, shelves that arrive late; with 200 forecast runs.

    python benchmarks/schedule.py FOLDER [--sample 40] [--sets j30:100000 j60:40000 j120:20000] [--write FILE]
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from reorg.storage.solve import Stop
from reorg.storage.solve.schedule import (
    Hours,
    Material,
    Person,
    Project,
    Room,
    Task,
    Tool,
    Work,
    forecast,
    laid,
    shortest,
)
from reorg.storage.solve.schedule.verify import wrong, wrong_in_project

MONDAY = date(2026, 11, 23)


def read(path: Path) -> Project:
    """Return a project of the public sets, without the two empty tasks at its ends."""
    lines = path.read_text(encoding="ascii").splitlines()

    def line(start: str) -> int:
        return next(number for number, each in enumerate(lines) if each.startswith(start))

    followers, duration, needs = {}, {}, {}
    for each in lines[line("PRECEDENCE") + 2 : line("REQUESTS") - 1]:
        task, _modes, _count, *after = map(int, each.split())
        followers[task] = after
    for each in lines[line("REQUESTS") + 3 : line("RESOURCEAVAIL") - 1]:
        task, _mode, long, *need = map(int, each.split())
        duration[task], needs[task] = long, tuple(need)
    capacity = map(int, lines[line("RESOURCEAVAIL") + 2].split())
    horizon, count = sum(duration.values()), len(duration)
    real = range(2, count)
    return Project(
        tuple(duration[task] for task in real),
        tuple(needs[task] for task in real),
        tuple((most,) * horizon for most in capacity),
        tuple((task - 2, then - 2, 0) for task in real for then in followers[task] if then < count),
    )


def known(folder: Path) -> dict[str, int]:
    """Return the best length known of each project of a set."""
    with (folder / "optimum" / "optimum.csv").open(encoding="ascii", newline="") as file:
        rows = [row for row in csv.reader(file) if row and row[0] != "problem"]
    return {name: int(best.split("..")[-1]) for name, best in rows}


def public(folder: Path, rounds: int, sample: int) -> list[str]:
    """Return the line of one set."""
    best = known(folder)
    names = random.Random(1).sample(sorted(best), sample)
    over, gaps, proven, took, made = [], [], 0, [], 0
    for name in names:
        project = read(folder / name)
        began = process_time()
        answer = shortest(project, Stop(rounds=rounds))
        took.append(process_time() - began)
        assert answer is not None
        assert wrong_in_project(project, answer) == []
        over.append(answer.length / best[name] - 1)
        gaps.append(answer.length / answer.bound - 1)
        proven += answer.length == answer.bound
        made += answer.rounds
    mean = sum(over) / sample
    return [
        folder.name.removesuffix(".sm"),
        f"{sample}",
        f"{rounds:,}",
        f"{mean:+.2%}",
        f"{sum(each <= 0 for each in over)}",
        f"{proven}",
        f"{sum(gaps) / sample:.2%}",
        f"{sum(took) / sample:.1f} s (at most {max(took):.1f})",
        f"{1e3 * sum(took) / made:.3f} ms",
    ]


def museum(zones: int) -> Work:
    """Return work in a store of so many zones."""
    chance = random.Random(zones)
    week = frozenset((day, part) for day in range(5) for part in range(2))
    people = (
        Person("A", week, frozenset({"photo", "lift"}), cost=15),
        Person("B", week, frozenset({"build"}), cost=15),
        Person("C", frozenset({(1, 1), (3, 1)})),
        Person("D", frozenset({(1, 1), (2, 0), (2, 1)}), frozenset({"photo"})),
        Person("E", frozenset({(0, 0), (2, 0), (4, 0)}), frozenset({"lift"})),
        Person("F", frozenset({(3, 0), (3, 1)}), away=((MONDAY + timedelta(days=20), MONDAY + timedelta(days=40)),)),
    )
    tasks = []
    for zone in range(zones):
        name, size = f"Z{zone}-", chance.uniform(0.5, 2)

        def hours(usual: float, size: float = size) -> Hours:
            return Hours(0.6 * size * usual, size * usual, 1.9 * size * usual)

        room = f"R{zone % 3}"
        tasks += [
            Task(name + "clean", "clean", hours(4), hands=2, room=room),
            Task(name + "build", "build", hours(8), hands=2, skills=("build",), room=room, after=(name + "clean",), wait=1,
                 materials=("shelves",)),
            Task(name + "number", "number", hours(10), room=room),
            Task(name + "photograph", "photograph", hours(12), skills=("photo",), tools=("camera",), after=(name + "number",)),
            Task(name + "move", "move", hours(9), hands=2, skills=("lift",), pair=True, room=room,
                 after=(name + "build", name + "photograph")),
            Task(name + "label", "label", hours(3), room=room, after=(name + "move",)),
            Task(name + "check", "check", hours(3), pair=True, room=room, after=(name + "label",)),
        ]  # fmt: skip
    rooms = (Room("R0", 3), Room("R1", 4, ((MONDAY + timedelta(days=7), MONDAY + timedelta(days=11)),)), Room("R2", 2))
    return Work(
        MONDAY, tuple(tasks), people, rooms, (Tool("camera"),), (Material("shelves", MONDAY + timedelta(days=9)),)
    )


def own(zones: int, rounds: int) -> list[str]:
    """Return the line of one museum."""
    work = museum(zones)
    began = process_time()
    first = laid(work, Stop(rounds=1))
    soon = process_time() - began
    began = process_time()
    made = laid(work, Stop(rounds=rounds))
    used = process_time() - began
    assert wrong(work, made.schedule) == []
    assert not made.schedule.open
    began = process_time()
    told = forecast(made)
    took = process_time() - began
    ends = made.schedule.ends
    assert ends is not None
    assert told.ends is not None
    assert first.schedule.ends is not None
    total = (ends - MONDAY).days + 1
    return [
        f"{len(work.tasks)}",
        f"{(first.schedule.ends - MONDAY).days + 1} days in {soon:.2f} s",
        f"{total} days",
        f"{made.schedule.days_over_bound}",
        f"{(told.ends.early - MONDAY).days + 1} / {(told.ends.likely - MONDAY).days + 1} / {(told.ends.late - MONDAY).days + 1}",
        f"{took:.2f} s",
        f"{used:.1f} s",
    ]


def table(header: tuple[str, ...], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [header, ("---",) * len(header), *map(tuple, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    """Measure, print and perhaps write."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("folder", type=Path)
    ask.add_argument("--sample", type=int, default=40)
    ask.add_argument("--sets", nargs="*", default=["j30:100000", "j60:40000", "j120:20000"])
    ask.add_argument("--write", type=Path)
    said = ask.parse_args()
    sets = {name: int(rounds) for name, _, rounds in (each.partition(":") for each in said.sets)}
    missing = [name for name in sets if not (said.folder / f"{name}.sm" / "optimum" / "optimum.csv").is_file()]
    if missing:
        sys.exit(f"The public sets are not there: {', '.join(missing)}. See the protocol at the top of this file.")
    before = os.getloadavg()[0]
    rows = []
    for name, rounds in sets.items():
        rows.append(public(said.folder / f"{name}.sm", rounds, said.sample))
        print(rows[-1], flush=True)
    heads = (
        "set",
        "projects",
        "schedules at most",
        "over best known",
        "no longer",
        "proven shortest",
        "over our bound",
        "time each",
        "one schedule",
    )
    others = (
        "tasks",
        "first plan",
        "days",
        "days over bound",
        "forecast: early / likely / late day",
        "200 runs",
        "seconds",
    )
    rest = [own(zones, 1_000) for zones in (4, 9, 17, 43)]
    text = f"""# Schedule

How it is measured: `benchmarks/schedule.py`. 23 November 2026, Python {platform.python_version()},
{platform.machine()}, one process; load of the machine before and after: {before:.1f} and {os.getloadavg()[0]:.1f} on
{os.cpu_count()} cores; seconds are processor seconds.

## Public sets

{table(heads, rows)}

## Museum work, 1,000 schedules each

{table(others, rest)}
"""
    print(text)
    if said.write:
        said.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
