"""Do several processes give a right answer, and are they gone when the work ends, in whatever way?"""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest

from reorg.storage.solve.packing import Problem, Stop, Unit, solve, solver, workers
from reorg.storage.solve.packing.begin import begun
from reorg.storage.solve.packing.parts import chosen_units, parts_of
from reorg.storage.solve.packing.verify import faults
from reorg.storage.solve.packing.workers import Crew, begin


@pytest.fixture
def busy(problem: Any, monkeypatch: pytest.MonkeyPatch) -> Problem:
    """A problem that two workers get, however small and short it is."""
    monkeypatch.setattr(solver, "SHORT", 0.0)
    monkeypatch.setattr(solver, "FEW", 0)
    monkeypatch.setattr(solver, "LARGE", 0)
    monkeypatch.setattr(solver, "cores", lambda: 2)
    random = np.random.default_rng(5)
    sizes = random.uniform(40, 400, (200, 3)).round().tolist()
    rows = [{"width": w, "depth": d, "height": h, "category": at % 3} for at, (w, d, h) in enumerate(sizes)]
    made = problem(rows, Unit("low", 1000, 500, 700))  # many bays: they do not reach their bound at once
    assert isinstance(made, Problem)
    return made


@pytest.fixture
def crews(monkeypatch: pytest.MonkeyPatch) -> list[list[Any]]:
    """The workers of every crew that is made."""
    made: list[list[Any]] = []

    class Watched(Crew):
        def __init__(self, many: int) -> None:
            super().__init__(many)
            made.append(list(self.workers))

    monkeypatch.setattr(solver, "Crew", Watched)
    return made


def test_workers_answer_and_are_gone(busy: Problem, crews: list[list[Any]]) -> None:
    for seconds in (2.5, 10, 40):  # a busy machine may take seconds to start them
        answer = solve(busy, Stop(seconds=seconds))
        if answer.rounds:
            break
    assert answer.rounds > 0
    assert faults(busy, answer) == []
    assert answer.bays <= answer.first_bays == solve(busy).bays
    assert len(crews[0]) == 2
    assert all(worker.poll() is not None for crew in crews for worker in crew)


def test_whoever_cancels_ends_the_workers(busy: Problem, crews: list[list[Any]]) -> None:
    def cancel(share: float) -> None:
        if share > 0.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(busy, Stop(seconds=1), progress=cancel)
    assert all(worker.poll() is not None for worker in crews[0])


def test_where_no_process_starts_the_work_is_done_here(busy: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OSError

    monkeypatch.setattr(workers, "_started", refused)
    answer = solve(busy, Stop(seconds=1))
    assert answer.rounds > 0
    assert faults(busy, answer) == []


def test_where_a_worker_dies_the_work_is_done_here(busy: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    class Short(Crew):
        def __init__(self, many: int) -> None:
            super().__init__(many)
            self.workers[0].kill()

    monkeypatch.setattr(solver, "Crew", Short)
    answer = solve(busy, Stop(seconds=2))
    assert faults(busy, answer) == []


def test_a_worker_knows_the_solver_alone_and_ends_when_nobody_holds_it(busy: Problem) -> None:
    part = next(parts_of(busy, chosen_units(busy)[0]))
    with Crew(2) as crew:
        crew.say(0, (begin, 7, part))
        while (heard := crew.heard(10)) is None:
            continue
        at, _, shelves = heard[1]
        assert (heard[0], at) == (0, 7)
        assert shelves == begun(part)[1]
        worker = crew.workers[1]
        assert worker.stdin is not None
        worker.stdin.close()
        assert worker.wait(20) == 0


def test_there_is_at_least_one_core() -> None:
    assert 1 <= workers.cores() <= (os.cpu_count() or 1)
