"""How is an answer made better while one waits? Ruin and recreate (Schrimpf et al. 2000), kept only if no worse.

Each round takes some boxes off a few shelves chosen for a reason (a box without a place, a category in one bay too
many, a box that might have stayed, a heavy box up high) and puts them back, cheapest place first.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reorg.storage.solve.insertion import insert
from reorg.storage.solve.problem import Whole
from reorg.storage.solve.store import Store

MOST = 60  # boxes taken off in one round
NEAR = 48  # shelves looked at when they are put back


class Improver:
    """Improves a store round by round; deterministic for a seed."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.random = np.random.default_rng(seed)
        shelves = store.problem.shelves
        self.shelves_in = [np.flatnonzero(shelves.bay == bay) for bay in range(shelves.bays)]
        self.pinned = store.problem.boxes.pinned
        self.hopeful = ~self.pinned & store.problem.placeable
        boxes = store.problem.boxes
        self.size = boxes.width * boxes.depth * boxes.height

    def round(self) -> bool:
        """Try one change; return whether the store is better for it."""
        store = self.store
        ruined = self._chosen()
        if ruined is None:
            return False
        boxes, shelves = ruined
        before = store.score
        store.begin()
        for box in boxes:
            if store.shelf_of[box] >= 0:
                store.remove(box)
        noise = self.random.random(len(shelves)) * self.random.choice((0.0, 0.5, 5.0, 50.0))
        for box in boxes:
            insert(store, box, shelves, noise)
        after = store.score
        if after > before:
            store.undo()
        else:
            store.keep()
        return after < before

    def _chosen(self) -> tuple[list[int], Whole] | None:
        """Return the boxes to put back, in their order, and the shelves to put them on."""
        kinds: tuple[Callable[[], tuple[list[int], list[int]] | None], ...]
        kinds = (self._gather, self._home, self._lower, self._shake)
        if self.store.unplaced and self.random.random() < 0.6:
            found = self._squeeze()
        else:
            found = kinds[int(self.random.integers(len(kinds)))]()
        if found is None:
            return None
        first, shelves = found
        near = self._around(shelves, first)
        loose = [box for box in dict.fromkeys(first) if not self.pinned[box]][:MOST]
        order = self._ordered(loose)
        return order, near

    def _ordered(self, boxes: list[int]) -> list[int]:
        some = np.array(boxes, dtype=np.int64)
        key = self.size[some] * (0.5 + self.random.random(len(some)))
        return [int(box) for box in some[np.argsort(-key, kind="stable")]]

    def _around(self, shelves: list[int], boxes: list[int]) -> Whole:
        """Return the shelves, those where the boxes stand now, and some others."""
        now = [int(s) for s in self.store.problem.boxes.shelf[boxes] if s >= 0]
        count = len(self.store.used)
        others = self.random.integers(count, size=min(count, NEAR))
        return np.unique(np.array([*shelves, *now, *others.tolist(), *self._own(boxes)], dtype=np.int64))

    def _own(self, boxes: list[int]) -> list[int]:
        """Return some shelves of those classes that may stand on few: by chance they would hardly be looked at."""
        rules = self.store.rules
        if rules is None:
            return []
        found: list[int] = []
        for kind in np.unique(rules.kind[boxes]).tolist()[:NEAR]:
            there = np.flatnonzero(rules.allowed[kind])
            if len(there) * 2 < len(self.store.used):
                found += self.random.choice(there, size=min(len(there), NEAR // 4), replace=False).tolist()
        return found

    def _on(self, shelf: int) -> list[int]:
        return [box for lane in self.store.lanes[shelf] for box in lane.boxes]

    def _squeeze(self) -> tuple[list[int], list[int]] | None:
        """Make room for boxes without a place: empty one or two shelves that are tall and deep enough."""
        store = self.store
        waiting = np.flatnonzero((store.shelf_of < 0) & self.hopeful)
        if not len(waiting):
            return None
        if store.late and store.urgent is not None and (hurried := store.urgent[waiting]).any():
            waiting = waiting[hurried]
        box = int(self.random.choice(waiting))
        shelves = store.problem.shelves
        tall_enough = (shelves.height >= store.problem.boxes.height[box]) & ~store.closed
        if store.rules is not None:
            tall_enough &= store.rules.allowed[store.rules.kind[box]]
        fit = np.flatnonzero(tall_enough)
        if not len(fit):
            return None
        if store.grouped and store.rules is not None and store.rules.hostile[box] and self.random.random() < 0.5:
            bay = int(shelves.bay[self.random.choice(fit)])
            emptied = [b for s in self.shelves_in[bay] for b in self._on(int(s)) if self._foe(box, b)]
            if len(emptied) < MOST:
                return [box, *emptied], self.shelves_in[bay].tolist()
        chosen = [int(s) for s in self.random.choice(fit, size=min(len(fit), int(self.random.integers(1, 3))))]
        others = [int(b) for b in self.random.choice(waiting, size=min(len(waiting), 6))]
        return [box, *others, *(b for s in dict.fromkeys(chosen) for b in self._on(s))], chosen

    def _foe(self, one: int, other: int) -> bool:
        rules = self.store.rules
        return rules is not None and bool(rules.apart[rules.group[one], rules.group[other]])

    def _gather(self) -> tuple[list[int], list[int]] | None:
        """Bring the few boxes of a category in one bay to another bay of theirs, in exchange for strangers there."""
        store = self.store
        category = int(self.random.integers(len(store.in_bay)))
        held = store.in_bay[category]
        bays = np.flatnonzero(held)
        if len(bays) < 2:
            return None
        few, many = (int(bay) for bay in self.random.choice(bays, size=2, replace=False))
        if held[few] > held[many]:
            few, many = many, few
        if held[few] > MOST // 2:
            return None
        boxes = store.problem.boxes
        leaving = [b for s in self.shelves_in[few] for b in self._on(int(s)) if boxes.category[b] == category]
        strangers = [b for s in self.shelves_in[many] for b in self._on(int(s)) if boxes.category[b] != category]
        self.random.shuffle(strangers)
        shelves = [*self.shelves_in[few].tolist(), *self.shelves_in[many].tolist()]
        return [*leaving, *strangers[: max(4, 2 * len(leaving))]], shelves

    def _home(self) -> tuple[list[int], list[int]] | None:
        """Let boxes that were to be moved stay, and find another place for those put in their stead."""
        store, now = self.store, self.store.problem.boxes.shelf
        moved = np.flatnonzero((now >= 0) & (store.shelf_of != now) & ~self.pinned)
        if not len(moved):
            return None
        home = int(now[self.random.choice(moved)])
        back = [int(b) for b in moved[now[moved] == home]]
        new = [b for b in self._on(home) if now[b] != home]
        return [*back, *new], [home, *(int(store.shelf_of[b]) for b in back if store.shelf_of[b] >= 0)]

    def _lower(self) -> tuple[list[int], list[int]] | None:
        """Bring a heavy box down, in exchange for light ones."""
        store = self.store
        standing = store.shelf_of >= 0
        up = np.flatnonzero(standing & store.heavy & store.high[np.where(standing, store.shelf_of, 0)])
        down = np.flatnonzero(~store.high & ~store.closed)
        if not len(up) or not len(down):
            return None
        box, shelf = int(self.random.choice(up)), int(self.random.choice(down))
        return [box, *(b for b in self._on(shelf) if not store.heavy[b])], [shelf, int(store.shelf_of[box])]

    def _shake(self) -> tuple[list[int], list[int]] | None:
        """Empty two shelves of one bay, or of two bays."""
        count = len(self.store.used)
        one = int(self.random.integers(count))
        bay = self.shelves_in[int(self.store.problem.shelves.bay[one])]
        two = int(self.random.choice(bay)) if self.random.random() < 0.5 else int(self.random.integers(count))
        return [b for s in dict.fromkeys((one, two)) for b in self._on(s)], [one, two]
