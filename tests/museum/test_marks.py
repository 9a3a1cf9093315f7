from __future__ import annotations

from reorg.museum import AWAY, BITS, LACKS, marks_of


def test_nothing_known_lacks_everything() -> None:
    assert marks_of({}) == sum(BITS.values())
    assert set(BITS) == set(LACKS)
    assert not AWAY & sum(BITS.values())


def test_one_size_one_name_one_check_is_enough() -> None:
    marks = marks_of({"number": "1", "title": "Jar", "diameter": 120.0, "condition_date": "2026-01-01"})
    missing = {name for name, bit in BITS.items() if marks & bit}
    assert missing == {"place", "photo", "materials", "condition"}


def test_what_is_away_is_marked() -> None:
    assert marks_of({"elsewhere": "a school"}) & AWAY
    assert marks_of({"usual_place": "p1"}) & AWAY
    assert not marks_of({"place": "p1"}) & AWAY
