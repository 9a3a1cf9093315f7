from __future__ import annotations

from reorg.documentation.findings.number_year import find
from tests.documentation.registers import found

NUMBERS = [f"{year}.{lot}" for year in range(1970, 1990) for lot in (1, 2)]
YEARS = [f"12 March {number[:4]}" for number in NUMBERS]


def test_a_number_of_another_year() -> None:
    finding = found(find, number=[*NUMBERS, "1974.3", "1974.4"], acquired=[*YEARS, "1 May 1959", "2 January 1975"])
    assert finding is not None
    assert finding.rows == (41,)
    assert str(finding.message).endswith("acquired in 1959.")


def test_two_digits_know_no_century() -> None:
    short = [number[2:] for number in NUMBERS]
    assert found(find, number=short, acquired=YEARS) is None
    finding = found(find, number=[*short, "74.3"], acquired=[*YEARS, "1959"])
    assert finding is not None
    assert finding.rows == (41,)


def test_numbers_that_never_named_the_year_of_acquisition() -> None:
    assert found(find, number=NUMBERS, acquired=["1955"] * 40) is None
    assert found(find, number=[f"A{at}" for at in range(40)], acquired=YEARS) is None
    assert found(find, number=NUMBERS, acquired=[None] * 40) is None
