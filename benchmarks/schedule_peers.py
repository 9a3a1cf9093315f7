"""How short are the schedules of OR-Tools' CP-SAT after the same processor time?

Protocol. The usual model: an interval for each task, a cumulative constraint for each resource, one worker. Of the projects
that ``schedule.py`` draws, each of the first ``--sample`` is given ``--seconds`` of processor time by CP-SAT, and at most that by
ours. Needs an environment that has ``ortools`` beside this project's own libraries; it is no dependency.

    python benchmarks/schedule_peers.py FOLDER [--sets j60 j120] [--sample 10] [--seconds 2]
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
from pathlib import Path
from time import process_time

from schedule import known, read

from reorg.storage.solve import Stop
from reorg.storage.solve.schedule import Project, shortest


def by_solver(project: Project, seconds: float) -> int | None:
    """Return the length that CP-SAT reaches; None if it finds no schedule."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    start = [model.NewIntVar(0, project.horizon, "") for _ in project.duration]
    end = model.NewIntVar(0, project.horizon, "")
    runs = [model.NewFixedSizeIntervalVar(at, long, "") for at, long in zip(start, project.duration, strict=True)]
    for before, then, lag in project.after:
        model.Add(start[then] >= start[before] + project.duration[before] + lag)
    for task, long in enumerate(project.duration):
        model.Add(end >= start[task] + long)
    for resource, capacity in enumerate(project.capacity):
        some = [task for task, need in enumerate(project.needs) if need[resource]]
        model.AddCumulative([runs[t] for t in some], [project.needs[t][resource] for t in some], capacity[0])
    model.Minimize(end)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    began, over = process_time(), threading.Event()

    def watch() -> None:
        while not over.wait(0.05):
            if process_time() - began > seconds:
                solver.stop_search()
                return

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = solver.Solve(model)
    over.set()
    watcher.join()
    return round(solver.ObjectiveValue()) if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} else None


def by_us(project: Project, seconds: float) -> int:
    """Return the length that our search reaches."""
    best, rounds = project.horizon, 500
    while True:  # rounds for which the time just suffices, by doubling; only the last run's time counts
        began = process_time()
        answer = shortest(project, Stop(rounds=rounds))
        took = process_time() - began
        assert answer is not None
        if took > seconds:
            return best
        best = answer.length
        if best == answer.bound or took > seconds / 2:
            return best
        rounds = round(rounds * min(4.0, 0.9 * seconds / max(took, 1e-3)))


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("folder", type=Path)
    ask.add_argument("--sets", nargs="*", default=["j60", "j120"])
    ask.add_argument("--sample", type=int, default=10)
    ask.add_argument("--seconds", type=float, default=2.0)
    said = ask.parse_args()
    try:
        import ortools
    except ImportError:
        sys.exit("OR-Tools is not installed here. See the protocol at the top of this file.")
    print(f"ortools {ortools.__version__}, {said.seconds:g} s of processor time each")
    for name in said.sets:
        folder = said.folder / f"{name}.sm"
        best = known(folder)
        over: dict[str, list[float]] = {"CP-SAT": [], "ours": []}
        for each in random.Random(1).sample(sorted(best), 40)[: said.sample]:
            project = read(folder / each)
            over["ours"].append(by_us(project, said.seconds) / best[each] - 1)
            found = by_solver(project, said.seconds)
            over["CP-SAT"].append((found or project.horizon) / best[each] - 1)
        for who, some in over.items():
            met = sum(each <= 0 for each in some)
            print(
                f"{name}: {who} {sum(some) / len(some):+.2%}, no longer than best known {met} of {len(some)}",
                flush=True,
            )


if __name__ == "__main__":
    main()
