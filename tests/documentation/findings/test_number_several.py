from __future__ import annotations

from reorg.documentation.findings.number_several import find
from tests.documentation.registers import found

USUAL = [f"1974.{lot}.{item}" for lot in range(1, 6) for item in range(1, 11)]


def test_two_numbers_in_one_cell() -> None:
    finding = found(find, number=[*USUAL, "1974.3.11; 1974.3.12", "1974.4.11 & 1974.4.12"])
    assert finding is not None
    assert finding.rows == (51, 52)


def test_one_number_and_what_is_no_number_beside_it() -> None:
    assert found(find, number=[*USUAL, "1974.3.11; see card", "1974.3.1 (part of set)", "1974, 3, 1"]) is None
