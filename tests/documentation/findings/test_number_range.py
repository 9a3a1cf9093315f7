from __future__ import annotations

from reorg.documentation.findings.number_range import find
from tests.documentation.registers import found

USUAL = [f"1974.{lot}.{item}" for lot in range(1, 6) for item in range(1, 11)]


def test_a_range_hides_objects_that_have_no_row() -> None:
    finding = found(find, number=[*USUAL, "1978.12.1–5", "1974.1.9-12", "1999.3.A-C"])
    assert finding is not None
    assert finding.rows == (51, 52, 53)
    assert "1978.12.1–5 for 5, from 1978.12.1 to 1978.12.5" in str(finding.message)
    assert "10 numbers have no row" in str(finding.message)  # five, two (1974.1.9 and .10 are there), and three


def test_numbers_joined_by_dashes_are_no_ranges() -> None:
    assert found(find, number=[f"1974-{lot}-{item}" for lot in range(1, 6) for item in range(6, 12)]) is None
    assert found(find, number=[*USUAL, "1974.3-1"]) is None
    assert found(find, name=["jar 1-5"]) is None
