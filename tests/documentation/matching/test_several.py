"""Do three lists meet in one object, each with at most one row?"""

from __future__ import annotations

import numpy as np

from reorg.documentation import match_several
from tests.documentation.matching.lists import listed, planted, real_rows


def test_three_copies_of_one_list_are_one_object_a_row() -> None:
    rows = real_rows()
    several = match_several([listed(rows), listed(list(reversed(rows))), listed(rows)])
    assert several.objects == 200
    assert several.rows[0].tolist() == several.rows[2].tolist() == list(range(1, 201))
    assert several.rows[1].tolist() == list(range(200, 0, -1))
    assert [several.alone(at) for at in range(3)] == [0, 0, 0]


def test_what_one_list_knows_joins_the_two_others() -> None:
    """The cards know the number and the title; the database has no titles, the register no numbers."""
    rows = [row for row in real_rows() if row["title"] and row["dimensions"]][:80]
    register = [dict(row, number=None) for row in rows]
    cards = rows
    database = [dict(row, title=None, maker=None) for row in rows]
    several = match_several([listed(register), listed(cards), listed(database)])
    together = (several.rows[0] > 0) & (several.rows[1] > 0) & (several.rows[2] > 0)
    assert int(together.sum()) > 40
    one, other, third = (rows[together] for rows in several.rows)
    assert (one == other).all()
    assert (one == third).all()


def test_no_row_stands_twice_and_none_is_lost() -> None:
    one, other, _ = planted(seed=8)
    third = planted(seed=9)[1]
    several = match_several([listed(one), listed(other), listed(third)])
    for rows, count in zip(several.rows, (len(one), len(other), len(third)), strict=True):
        assert sorted(rows[rows > 0].tolist()) == list(range(1, count + 1))
    assert int(np.max([np.sum(rows > 0) for rows in several.rows])) <= several.objects
    assert len(several.steps) == 2


def test_progress_goes_on_over_all_lists() -> None:
    told: list[float] = []
    rows = real_rows()[:20]
    match_several([listed(rows)] * 3, progress=lambda share, _message: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0
