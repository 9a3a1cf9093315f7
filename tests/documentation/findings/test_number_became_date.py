from __future__ import annotations

import pytest

from reorg.documentation.findings.number_became_date import find
from tests.documentation.registers import found

SOUND = [f"1974.12.{at}" for at in range(1, 40)]


@pytest.mark.parametrize(
    "damaged", ["1974-12-01 00:00:00", "12-janv-74", "Dec-74", "3.7E+04", "12/1/1974", "1974-12-01"]
)
def test_a_number_that_was_another(damaged: str) -> None:
    finding = found(find, number=[*SOUND, damaged])
    assert finding is not None
    assert finding.rows == (40,)
    assert damaged in str(finding.message)


def test_a_lost_zero_that_can_be_proved() -> None:
    numbers = [f"1985.{at}" for at in range(1, 13)]
    numbers[9] = "1985.1"
    finding = found(find, number=numbers)
    assert finding is not None
    assert finding.rows == (1, 10)


def test_no_alarm_where_nothing_is_proved_or_it_is_the_museum_s_way() -> None:
    assert found(find, number=SOUND) is None
    assert found(find, number=["1985.1", "1985.1", "1985.2"]) is None
    assert found(find, number=[*SOUND, *[f"DEC-{at}" for at in range(95, 105)]]) is None
    assert found(find, number=[*SOUND, "1974-12-01", "1974-45-03"]) is None
    assert found(find, number=[f"1974-{lot:02}-{item:02}" for lot in range(1, 10) for item in range(1, 10)]) is None


def test_one_slip_does_not_make_a_custom() -> None:
    dates = [f"1998-08-{at:02}" for at in range(1, 6)]
    for slip in ("1887-1-43", "1887/1/43"):
        finding = found(find, number=[*SOUND, *dates, slip])
        assert finding is not None
        assert finding.rows == (40, 41, 42, 43, 44)
    both = found(find, number=[*SOUND, *dates, "12/1/74", "1887/1/43"])
    assert both is not None
    assert set(both.rows) == {40, 41, 42, 43, 44}
