from __future__ import annotations

from reorg.documentation.findings.other_number_taken import find
from tests.documentation.registers import found

NUMBERS = [f"1974.{lot}.{item}" for lot in range(1, 6) for item in range(1, 11)]


def test_another_objects_number() -> None:
    others: list[str | None] = [None] * 50
    others[7] = "B 12; 1974-3-2"
    finding = found(find, number=NUMBERS, other_numbers=others)
    assert finding is not None
    assert finding.rows == (8,)
    assert "row 22 (“1974.3.2”)" in str(finding.message)


def test_its_own_number_and_short_old_numbers() -> None:
    others: list[str | None] = [None] * 50
    others[0], others[1], others[2] = "1974-1-1", "12", "1980.1.1"
    assert found(find, number=[*NUMBERS[:49], "12"], other_numbers=others) is None
