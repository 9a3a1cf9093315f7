from __future__ import annotations

from reorg.documentation.findings.number_odd_shape import find
from tests.documentation.registers import found

USUAL = [f"1974.{lot}.{item}" for lot in range(1, 11) for item in range(1, 11)]


def test_a_lonely_shape_among_established_ones() -> None:
    finding = found(find, number=[*USUAL[:50], "74/5 bis", *USUAL[50:], *[f"A{at}" for at in range(20)]])
    assert finding is not None
    assert finding.rows == (51,)
    assert str(finding.message).endswith("row 51 (“74/5 bis”). Most look like 1974.1.1.")


def test_no_alarm_where_the_museum_has_many_shapes_or_few_numbers() -> None:
    many = [f"{'A' * (at % 2)}.{'9.' * (at // 2 % 15)}{at}" for at in range(60)]
    assert found(find, number=[*many, *[f"{'-' * at}{at}" for at in range(1, 20)]]) is None
    assert found(find, number=["1", "2", "A3"]) is None
    assert found(find, number=USUAL) is None


def test_a_slip_that_repeats_is_told_from_a_custom() -> None:
    usual = [f"{year}.{lot}.{item}" for year in range(1950, 2000) for lot in range(1, 11) for item in range(1, 5)]
    slips = [f"{number.replace('.', '/')[:-1]}9" for number in usual[:300:10]]
    finding = found(find, number=[*usual, *slips])
    assert finding is not None
    assert finding.rows == tuple(range(2001, 2031))
    assert "Probably 1950.1.9 is meant." in str(finding.message)
    custom = [f"{year}/1/{item}" for year in range(1900, 1910) for item in range(1, 4)]  # years of their own
    assert found(find, number=[*usual, *custom]) is None


def test_words_and_doubts_around_a_number() -> None:
    usual = [f"1974.{lot}.{item}" for lot in range(1, 41) for item in range(1, 11)]
    slips = ["No. 1974.3.11", "1974.4.11 (?)", "TEMP 12", "1974 . 5 . 11"]
    finding = found(find, number=[*usual, *slips])
    assert finding is not None
    assert finding.rows == (401, 402, 403, 404)
