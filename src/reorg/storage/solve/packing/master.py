"""What is each demand worth, if columns (ways to meet some) have costs? A small linear program, solved from its columns.

min c·x, A x >= b, x >= 0, by the revised simplex method with the inverse of the basis kept (Dantzig & Orchard-Hays 1954).
Columns may be added at any time. Only the prices are used, and whoever uses them checks them (:mod:`certificate`): what
rounding does here costs sharpness, never truth.
"""

from __future__ import annotations

import numpy as np

from reorg.storage.solve.packing.problem import Numbers

TINY = 1e-9
SHAKE = 1e-6  # demands are shaken by this share: equal ones make the method go in circles
AGAIN = 400  # steps after which the inverse is made anew
FLOOR = 16  # columns that are never used are dropped beyond this many times the rows


class Master:
    """A linear program of covering, with the columns that are known so far."""

    def __init__(self, demand: Numbers, columns: Numbers, cost: Numbers) -> None:
        """Begin with one column for each of the first rows; together they meet the demand, also of rows without one."""
        rows, given = columns.shape
        noise = np.random.default_rng(rows).uniform(0, SHAKE, rows)
        self.demand = demand * (1 + noise)
        self.matrix = np.array(columns, dtype=np.float64)
        self.cost = np.array(cost, dtype=np.float64)
        beyond = -1 - np.arange(given, rows)  # -1 - row in the basis: what is met beyond the demand of a row
        self.basis = np.concatenate((np.arange(given), beyond))
        self._renew()

    def add(self, columns: Numbers, cost: Numbers) -> None:
        """Add columns (one a column of the matrix)."""
        self.matrix = np.concatenate((self.matrix, columns), axis=1)
        self.cost = np.concatenate((self.cost, cost))

    @property
    def prices(self) -> Numbers:
        """What a unit of each demand is worth."""
        return self._basic_cost() @ self.inverse

    @property
    def value(self) -> float:
        """What meeting all demands costs with the columns so far."""
        return float(self._basic_cost() @ self.inverse @ self.demand)

    def solve(self, most: int = 5000) -> None:
        """Exchange columns until none makes it cheaper, ``most`` times at most."""
        for step in range(most):
            prices = self.prices
            reduced = self.cost - prices @ self.matrix
            at = int(reduced.argmin())
            row = int(prices.argmin())
            if reduced[at] < prices[row] and reduced[at] < -TINY * (1 + self.cost[at]):
                enters, column = at, self.matrix[:, at]
            elif prices[row] < -TINY:
                enters, column = -1 - row, np.zeros(len(self.demand))
                column[row] = -1.0
            else:
                return
            if not self._exchange(enters, column):
                return
            if step % AGAIN == AGAIN - 1:
                self._renew()

    def _exchange(self, enters: int, column: Numbers) -> bool:
        change = self.inverse @ column
        able = change > TINY * 10
        if not able.any():
            return False
        ratio = np.where(able, np.maximum(self.amount, 0.0) / np.where(able, change, 1.0), np.inf)
        least = ratio.min()
        close = np.flatnonzero(ratio <= least + TINY * (1 + least))
        leaves = int(close[change[close].argmax()])
        row = self.inverse[leaves] / change[leaves]
        self.inverse -= np.outer(change, row)
        self.inverse[leaves] = row
        self.amount -= change * ratio[leaves]
        self.amount[leaves] = ratio[leaves]
        self.basis[leaves] = enters
        return True

    def _basic_cost(self) -> Numbers:
        basic: Numbers = np.where(self.basis >= 0, self.cost[np.maximum(self.basis, 0)], 0.0)
        return basic

    def _renew(self) -> None:
        base = np.zeros((len(self.demand), len(self.demand)))
        real = self.basis >= 0
        base[:, real] = self.matrix[:, self.basis[real]]
        beyond = np.flatnonzero(~real)
        base[-1 - self.basis[beyond], beyond] = -1.0
        self.inverse = np.linalg.inv(base)
        self.amount = self.inverse @ self.demand
