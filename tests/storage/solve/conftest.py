"""Small problems, made by hypothesis, and an exact answer to whether boxes fit on a shelf."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reorg.storage.solve import Boxes, Problem, Shelves

Make = Callable[..., Problem]


def _problem(
    boxes: Sequence[dict[str, object]], shelves: Sequence[dict[str, object]], bay_load: object = None
) -> Problem:
    box = {
        "width": 100.0,
        "depth": 100.0,
        "height": 100.0,
        "kg": 1.0,
        "category": 0,
        "may_turn": True,
        "may_lay": False,
        "shelf": -1,
        "pinned": False,
    }
    shelf = {
        "bay": 0,
        "width": 1000.0,
        "depth": 400.0,
        "height": 300.0,
        "load": 100.0,
        "above": 100.0,
        "reach": 3,
        "stack": 3,
    }
    whole = {"category", "shelf", "bay", "reach", "stack"}
    flags = {"may_turn", "may_lay", "pinned"}

    def columns(default: dict[str, object], rows: Sequence[dict[str, object]]) -> dict[str, object]:
        return {
            name: np.array(
                [{**default, **row}[name] for row in rows],
                dtype=np.int64 if name in whole else np.bool_ if name in flags else np.float64,
            )
            for name in default
        }

    bays = 1 + max((int(row.get("bay", 0)) for row in shelves), default=-1)  # type: ignore[call-overload]  # whole numbers
    loads = np.array(bay_load if bay_load is not None else [np.inf] * bays, dtype=np.float64)
    return Problem(Boxes(**columns(box, boxes)), Shelves(**columns(shelf, shelves), bay_load=loads))  # type: ignore[arg-type]  # columns by name


@pytest.fixture(scope="session")
def problem() -> Make:
    """Make a problem from rows that say only what differs from a box of 100 mm on a shelf of 1,000 mm."""
    return _problem


def _rows(most_boxes: int) -> SearchStrategy[Problem]:
    size = st.integers(20, 450).map(float)
    shelf = st.fixed_dictionaries(
        {
            "bay": st.integers(0, 2),
            "width": st.sampled_from([300.0, 500.0, 980.0]),
            "depth": st.sampled_from([200.0, 400.0]),
            "height": st.sampled_from([60.0, 250.0, 400.0]),
            "load": st.sampled_from([0.0, 10.0, 60.0, float("inf")]),
            "above": st.sampled_from([0.0, 800.0, 1500.0, float("nan")]),
            "reach": st.sampled_from([3, 3, 1000]),
            "stack": st.sampled_from([3, 30]),
        }
    )
    box = st.fixed_dictionaries(
        {
            "width": size,
            "depth": size,
            "height": size,
            "kg": st.sampled_from([0.0, 0.5, 4.0, 20.0]),
            "category": st.integers(0, 3),
            "may_turn": st.booleans(),
            "may_lay": st.booleans(),
            "shelf": st.integers(-1, 5),
            "pinned": st.sampled_from([False, False, False, True]),
        }
    )

    def joined(boxes: list[dict[str, object]], shelves: list[dict[str, object]], load: list[float]) -> Problem:
        bays = 1 + max((int(each["bay"]) for each in shelves), default=-1)  # type: ignore[call-overload]  # whole numbers
        placed = [{**each, "shelf": each["shelf"] if each["shelf"] < len(shelves) else -1} for each in boxes]  # type: ignore[operator]  # whole numbers
        return _problem(placed, shelves, load[:bays])

    loads = st.lists(st.sampled_from([30.0, float("inf")]), min_size=3, max_size=3)
    return st.builds(joined, st.lists(box, max_size=most_boxes), st.lists(shelf, max_size=6), loads)


@pytest.fixture(scope="session")
def problems() -> Callable[[int], SearchStrategy[Problem]]:
    """A strategy for problems with at most so many boxes."""
    return _rows


class Exact:
    """Answers by trying everything: only for a handful of boxes."""

    def __init__(self, problem: Problem) -> None:
        self.boxes, self.shelves = problem.boxes, problem.shelves

    def ways(self, box: int, shelf: int) -> list[tuple[float, float, bool]]:
        b, s = self.boxes, self.shelves
        w, d, h = float(b.width[box]), float(b.depth[box]), float(b.height[box])
        found = []
        for across, along, up, laid, allowed in (
            (w, d, h, False, True),
            (d, w, h, False, bool(b.may_turn[box])),
            (w, d, h, True, bool(b.may_lay[box])),
            (h, d, w, True, bool(b.may_lay[box] and b.may_turn[box])),
        ):
            budget, limit = (s.height[shelf], s.depth[shelf]) if laid else (s.depth[shelf], s.height[shelf])
            if allowed and along <= budget + 1e-6 and up <= limit + 1e-6:
                found.append((across, along, laid))
        return found

    def least(self, some: Sequence[int], shelf: int) -> tuple[float, int]:
        """Return the least shelf length that the boxes take (infinite if impossible), and in how many lanes."""
        best: list[tuple[float, int]] = [(np.inf, 0)]

        def place(left: Sequence[int], lanes: list[tuple[float, float, int, bool]]) -> None:
            used = sum(lane[0] for lane in lanes)
            if used >= best[0][0]:
                return
            if not left:
                best[0] = (used, len(lanes))
                return
            box, rest = left[0], left[1:]
            for across, along, laid in self.ways(box, shelf):
                budget = float(self.shelves.height[shelf] if laid else self.shelves.depth[shelf])
                places = int(self.shelves.stack[shelf] if laid else self.shelves.reach[shelf])
                for at, (width, taken, count, lies) in enumerate(lanes):
                    if lies == laid and taken + along <= budget + 1e-6 and count < places:
                        grown = (max(width, across), taken + along, count + 1, laid)
                        place(rest, [*lanes[:at], grown, *lanes[at + 1 :]])
                place(rest, [*lanes, (across, along, 1, laid)])

        place(list(some), [])
        return best[0]

    def holds(self, some: Sequence[int], shelf: int, fill: float = 1.0, reserved: float = 0.0) -> bool:
        """Whether boxes can stand on a shelf together, filled to a share of its width at most."""
        if float(self.boxes.kg[list(some)].sum()) > float(self.shelves.load[shelf]) + 1e-6:
            return False
        length, lanes = self.least(some, shelf)
        limit = (float(self.shelves.width[shelf]) - reserved) * (1.0 if lanes == 1 else fill)
        return length <= limit + 1e-6


@pytest.fixture(scope="session")
def exact() -> type[Exact]:
    """What knows by trying everything."""
    return Exact
