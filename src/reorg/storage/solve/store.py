"""What does the store look like while the solver works on it, and what would one change more or less cost?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from reorg.storage.solve.lanes import BATCH, Bed, Lane, Tape, Ways, bed_of, build, put, take, ways
from reorg.storage.solve.problem import (
    EPS,
    LAID,
    LAID_TURNED,
    NOWHERE,
    STAND,
    TURNED,
    Flags,
    Numbers,
    Parameters,
    Problem,
    Statistics,
    Whole,
)

Score = tuple[int, float]


class Store:
    """The working copy: boxes are put on shelves and taken off again, and the score follows.

    A shelf on which only boxes stand that stood there before (*stayers*) may be full; one that receives a *newcomer* is
    filled to the target, unless it holds a single lane. Everything that :mod:`reorg.storage.solve.verify` forbids
    cannot be done with it.
    """

    def __init__(self, problem: Problem, parameters: Parameters) -> None:
        boxes, shelves = problem.boxes, problem.shelves
        self.problem, self.parameters = problem, parameters
        self.shelf_of: Whole = np.full(len(boxes), NOWHERE, dtype=np.int64)
        self.way_of: Whole = np.zeros(len(boxes), dtype=np.int64)
        self.lanes: list[list[Lane]] = [[] for _ in range(len(shelves))]
        self.used: Numbers = np.zeros(len(shelves))
        self.newcomers: Whole = np.zeros(len(shelves), dtype=np.int64)
        self.closed: Flags = np.zeros(len(shelves), dtype=np.bool_)
        self.open_standing: Numbers = np.zeros(len(shelves))
        self.open_laid: Numbers = np.zeros(len(shelves))
        self.load: Numbers = shelves.load.copy()
        self.bay_load: Numbers = shelves.bay_load.copy()
        self.target: Numbers = shelves.width * parameters.fill
        self.high: Flags = np.nan_to_num(shelves.above, nan=0.0) > parameters.low
        self.heavy: Flags = boxes.kg >= parameters.heavy
        clear = np.unique(shelves.height)
        tall = np.where(boxes.may_lay, np.minimum(boxes.height, boxes.depth), boxes.height)
        self.needs: Whole = np.searchsorted(clear, tall - EPS)  # the lowest clear height that a box stands under
        self.gives: Whole = np.searchsorted(clear, shelves.height)
        self.reserved: Flags = np.zeros(len(shelves), dtype=np.bool_)  # poured only with what needs their height
        self.in_bay: Whole = np.zeros((max(problem.categories, 1), shelves.bays), dtype=np.int64)
        self.on_shelf: Whole = np.zeros((max(problem.categories, 1), len(shelves)), dtype=np.int64)
        self.distinct: Whole = np.zeros(len(shelves), dtype=np.int64)
        self.fragments = self.mixed = self.too_high = self.moved = self.unwanted = 0
        self.rules = problem.rules
        groups = 1 if self.rules is None else len(self.rules.apart)
        self.grouped = groups > 1
        self.foes: Whole = np.zeros((groups, shelves.bays), dtype=np.int64)  # how many in a bay a group is apart from
        self.unplaced = len(boxes)
        self.urgent = problem.urgent
        self.late = 0 if problem.urgent is None else int(problem.urgent.sum())  # urgent boxes that stand nowhere
        self._cache: dict[tuple[int, Bed], Ways] = {}
        self._saved: dict[int, list[Lane]] | None = None
        self.tape = Tape(boxes)

    # -- asking ---------------------------------------------------------------------------------------------------

    @property
    def score(self) -> Score:
        """Boxes unplaced first (urgent ones before all), then the weighted rest: less is better."""
        weights = self.parameters.weights
        return self.unplaced + self.late * (len(self.shelf_of) + 1), (
            weights.together * self.fragments
            + weights.mixed * self.mixed
            + weights.low * self.too_high
            + weights.wanted * self.unwanted
            + weights.stay * self.moved
            + weights.length * float(self.used.sum()) / 1000
        )

    def bed(self, shelf: int) -> Bed:
        """Return the measures of a shelf."""
        return bed_of(self.problem.shelves, shelf)

    def room(self, shelf: int, *, newcomer: bool) -> float:
        """Return how many mm of the shelf's width are still to be used by a newcomer, or by a stayer."""
        if newcomer and self.closed[shelf]:
            return -1.0
        whole = not self.lanes[shelf] or (not newcomer and not self.newcomers[shelf])
        limit = self.problem.shelves.width[shelf] if whole else self.target[shelf]
        return float(limit - self.used[shelf])

    def statistics(self) -> Statistics:
        """Return what the present state comes to."""
        standing = self.shelf_of >= 0
        now = self.problem.boxes.shelf
        return Statistics(
            placed=int(standing.sum()),
            unplaced=int((~standing).sum()),
            moves=int((standing & (self.shelf_of != now)).sum()),
            fragments=self.fragments,
            mixed=self.mixed,
            high=self.too_high,
            bays=len(np.unique(self.problem.shelves.bay[self.shelf_of[standing]])),
            shelf_mm=float(self.used.sum()),
            unwanted=self.unwanted,
        )

    def welcome(self, boxes: Whole, shelf: int) -> Flags:
        """Return which boxes the rules let stand on a shelf, beside what is in its bay now."""
        if self.rules is None:
            return np.ones(len(boxes), dtype=np.bool_)
        may: Flags = self.rules.allowed[self.rules.kind[boxes], shelf]
        return may & self._friendly(self.rules.group[boxes], self.problem.shelves.bay[shelf])

    def open_to(self, box: int, among: Whole | int) -> Flags:
        """Return on which of the shelves ``among`` the rules let a box stand, beside what is in their bays now."""
        if self.rules is None:
            return np.ones(np.shape(among), dtype=np.bool_)
        may: Flags = self.rules.allowed[self.rules.kind[box], among]
        return may & self._friendly(self.rules.group[box], self.problem.shelves.bay[among])

    def peaceful(self, boxes: Whole) -> Whole:
        """Return of boxes that come together those of the group most of them have, and those it need not be apart from."""
        if self.rules is None or not self.grouped or not len(boxes):
            return boxes
        group = self.rules.group[boxes]
        most = int(np.bincount(group).argmax())
        bound = self.rules.apart[group].any(axis=1)
        alike: Flags = (group == most) | (~bound & ~self.rules.apart[most][group])
        return boxes[alike]

    def _friendly(self, group: Whole, bay: Whole) -> Flags:
        friendly: Flags = self.foes[group, bay] == 0
        return friendly

    def lane_of(self) -> Whole:
        """Return the number of each box's lane on its shelf, NOWHERE where it stands on none."""
        lane_of = np.full(len(self.shelf_of), NOWHERE, dtype=np.int64)
        for lanes in self.lanes:
            for number, lane in enumerate(lanes):
                lane_of[lane.boxes] = number
        return lane_of

    # -- putting and taking -----------------------------------------------------------------------------------------

    def insert(self, box: int, shelf: int) -> bool:
        """Put a box on a shelf where it takes least of its length; return False if there is no room for it."""
        if self.rules is not None and not self.problem.boxes.pinned[box] and not self.open_to(box, shelf):
            return False
        kg = self.tape.kg[box]
        if kg > self.load[shelf] + EPS or kg > self.bay_load[self.problem.shelves.bay[shelf]] + EPS:
            return False
        free = self.room(shelf, newcomer=int(self.problem.boxes.shelf[box]) != shelf)
        bed = self.bed(shelf)
        spot = self.tape.spot(box, bed, self.lanes[shelf], free)
        if spot is None:
            return False
        self._touch(shelf)
        put(box, spot, bed, self.lanes[shelf])
        self._enter(box, shelf, spot.way)
        self._measure(shelf)
        return True

    def remove(self, box: int) -> None:
        """Take a box off its shelf."""
        shelf = int(self.shelf_of[box])
        self._touch(shelf)
        take(box, self.lanes[shelf])
        self._leave(box, shelf)
        self._measure(shelf)

    def lay(self, shelf: int, lanes: Iterable[Lane], way_of: dict[int, int]) -> None:
        """Add whole lanes to a shelf; whoever built them saw to it that there is room."""
        self._touch(shelf)
        for lane in lanes:
            self.lanes[shelf].append(lane)
            for box in lane.boxes:
                self._enter(box, shelf, way_of[box])
        self._measure(shelf)

    def pour(self, category: int, members: Whole, shelf: int, allowed: Flags) -> None:
        """Fill a shelf with new lanes of those ``members`` of a category that stand nowhere yet and are ``allowed``.

        Those that need as much height as it gives come first; on a reserved shelf no others.
        """
        if self.closed[shelf] or self.room(shelf, newcomer=True) <= 0:
            return
        fits = self._ways(category, members, self.bed(shelf))
        if not self.lanes[shelf] and self._add(fits, shelf, allowed, wide=True):
            return
        gives = int(self.gives[shelf])
        for needs in (gives,) if self.reserved[shelf] or not gives else (gives, 0):
            while self._add(fits, shelf, allowed, needs=needs):
                pass

    def _add(self, fits: Ways, shelf: int, allowed: Flags, *, needs: int = 0, wide: bool = False) -> bool:
        """Add lanes of what is allowed and needs such a height; ``wide``: one, led by what is wider than the target."""
        target = float(self.target[shelf])
        free = float(self.problem.shelves.width[shelf]) if wide else target - float(self.used[shelf])
        load = float(min(self.load[shelf], self.bay_load[self.problem.shelves.bay[shelf]]))
        start = int(np.searchsorted(-fits.across, -(free + EPS)))
        if wide and (start == len(fits.across) or fits.across[start] <= target + EPS):
            return False
        later = fits.boxes[start:]
        wanted = allowed[later]
        if self.rules is not None:
            wanted &= self.welcome(later, shelf)
        if needs:
            wanted &= self.needs[later] >= needs
        here = np.flatnonzero(wanted)
        here = here[self.shelf_of[later[here]] < 0][:BATCH] + start
        here = here[self.problem.boxes.kg[fits.boxes[here]] <= load + EPS]
        if not len(here) or (wide and fits.across[here[0]] <= target + EPS):
            return False
        if self.grouped:
            here = here[np.isin(fits.boxes[here], self.peaceful(fits.boxes[here]))]
        batch = Ways(fits.boxes[here], fits.across[here], fits.along[here], fits.way[here])
        kg = self.problem.boxes.kg[batch.boxes].tolist()
        lanes = build(batch, kg, self.bed(shelf), free=free, load=load)
        self.lay(shelf, lanes[:1] if wide else lanes, dict(zip(batch.boxes.tolist(), batch.way.tolist(), strict=True)))
        return bool(lanes)

    def _ways(self, category: int, members: Whole, bed: Bed) -> Ways:
        key = (category, bed)
        if key not in self._cache:
            if len(self._cache) > 2000:  # shelves of a thousand measures: forget rather than fill the memory
                self._cache.clear()
            self._cache[key] = ways(self.problem.boxes, members, bed)
        return self._cache[key]

    def _measure(self, shelf: int) -> None:
        used = standing = laid = 0.0
        for lane in self.lanes[shelf]:
            used += lane.width
            if lane.slots > 0:
                if lane.laid:
                    laid = max(laid, lane.left)
                else:
                    standing = max(standing, lane.left)
        self.used[shelf], self.open_standing[shelf], self.open_laid[shelf] = used, standing, laid

    def _enter(self, box: int, shelf: int, way: int) -> None:
        self.shelf_of[box] = shelf
        self.way_of[box] = way
        self._count(box, shelf, 1)

    def _leave(self, box: int, shelf: int) -> None:
        self.shelf_of[box] = NOWHERE
        self._count(box, shelf, -1)

    def _count(self, box: int, shelf: int, step: int) -> None:
        boxes, kg = self.problem.boxes, self.tape.kg[box]
        bay, category = self.problem.shelves.bay[shelf], boxes.category[box]
        self.load[shelf] -= step * kg
        self.bay_load[bay] -= step * kg
        self.unplaced -= step
        if self.urgent is not None and self.urgent[box]:
            self.late -= step
        empty = 0 if step > 0 else 1  # the count before coming, or before leaving, that makes the difference
        if self.in_bay[category, bay] == empty:
            self.fragments += step
        self.in_bay[category, bay] += step
        if self.on_shelf[category, shelf] == empty:
            self.distinct[shelf] += step
            if self.distinct[shelf] > (1 if step > 0 else 0):
                self.mixed += step
        self.on_shelf[category, shelf] += step
        if self.heavy[box] and self.high[shelf]:
            self.too_high += step
        if self.rules is not None:
            self.unwanted += step * int(self.rules.unwanted[self.rules.kind[box], shelf])
            if self.grouped:
                self.foes[:, bay] += step * self.rules.apart[self.rules.group[box]]
        if boxes.shelf[box] != shelf:
            self.newcomers[shelf] += step
            if boxes.shelf[box] >= 0:
                self.moved += step

    # -- trying -------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Remember shelves as they are before they change, until :meth:`keep` or :meth:`undo`."""
        self._saved = {}

    def keep(self) -> None:
        """Let the changes since :meth:`begin` stand."""
        self._saved = None

    def undo(self) -> None:
        """Put every shelf back as it was at :meth:`begin`."""
        saved, self._saved = self._saved or {}, None
        for shelf in saved:
            for lane in self.lanes[shelf]:
                for box in lane.boxes:
                    self._leave(box, shelf)
        for shelf, lanes in saved.items():
            self.lanes[shelf] = []
            ways_of = {box: way for lane in lanes for box, way in zip(lane.boxes, self._ways_in(lane), strict=True)}
            self.lay(shelf, lanes, ways_of)

    def _ways_in(self, lane: Lane) -> list[int]:
        """Return the ways in which the boxes of a lane stand, read off from how much of it each takes."""
        widths = self.tape.width
        if lane.laid:
            return [LAID if a == widths[box] else LAID_TURNED for box, a in zip(lane.boxes, lane.across, strict=True)]
        return [STAND if a == widths[box] else TURNED for box, a in zip(lane.boxes, lane.across, strict=True)]

    def _touch(self, shelf: int) -> None:
        if self._saved is not None and shelf not in self._saved:
            self._saved[shelf] = [lane.copy() for lane in self.lanes[shelf]]
