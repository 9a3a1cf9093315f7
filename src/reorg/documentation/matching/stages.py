"""How are two lists matched, from what is sure to what a person has to look at?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reorg.documentation.matching.answer import CANDIDATES, Matching
from reorg.documentation.matching.compare import compare, differences
from reorg.documentation.matching.levels import AGAINST, Level
from reorg.documentation.matching.sides import Sides, lay_out
from reorg.documentation.register import Register
from reorg.language import Message, say

Progress = Callable[[float, Message], None]


def match(
    a: Register,
    b: Register,
    *,
    ignore_numbers: bool = False,
    progress: Progress | None = None,
    candidates: int = CANDIDATES,  # noqa: ARG001 - kept in the next step
) -> Matching:
    """Return which rows of two lists are the same object, with at most ``candidates`` possible partners a row of ``b``.

    ``ignore_numbers`` matches as if neither list had numbers. ``progress`` is told the share done and what is being
    done. Nothing of the lists is changed.
    """
    tell = progress or (lambda _share, _message: None)
    tell(0.0, say("Laying the two lists side by side"))
    sides = lay_out(a, b, ignore_numbers=ignore_numbers)
    tell(0.3, say("Comparing equal numbers"))
    answer = _by_number(sides) if sides.numbered else _by_title(sides)
    tell(1.0, say("Done"))
    return answer


def _by_number(sides: Sides) -> Matching:
    return _answer(sides, "key", ("number",))


def _by_title(sides: Sides) -> Matching:
    return _answer(sides, "lower(title)", ())


def _answer(sides: Sides, key: str, first: tuple[str, ...]) -> Matching:
    once = (
        "SELECT {key} AS k, any_value(row) AS row FROM {table} WHERE {key} IS NOT NULL GROUP BY 1 HAVING count(*) = 1"
    )
    one, other = (once.format(key=key, table=table) for table in "ab")
    found = sides.db.execute(
        f"SELECT x.row AS a, y.row AS b FROM ({one}) x JOIN ({other}) y USING (k) ORDER BY y.row"
    ).fetchnumpy()
    rows_a, rows_b = found["a"].astype(np.int64), found["b"].astype(np.int64)
    compared = compare(sides, rows_a, rows_b)
    levels = compared.levels
    if first:
        levels = np.hstack([np.full((len(rows_a), 1), Level.SAME, np.int8), levels])
    against = np.isin(levels, [int(each) for each in AGAINST])
    weights = np.where(against, -3.0, np.where(levels > 0, 4.0, 0.0)).astype(np.float32)
    total = weights.sum(1)
    return Matching(
        sides.rows_a,
        sides.rows_b,
        rows_a,
        rows_b,
        (1 / (1 + 2.0 ** -np.clip(total, -30, 30))).astype(np.float32),
        total > 0,
        (*first, *compared.names),
        levels,
        weights,
        np.zeros(len(rows_a), np.int8),
        sides.shared,
        differences(sides, rows_a, rows_b, compared),
        not first,
    )
