from __future__ import annotations

from reorg.documentation.findings import part_gap, part_without_whole
from tests.documentation.registers import found

PAIRS = [f"1974.{at}{letter}" for at in range(1, 11) for letter in "ab"]


def test_a_and_c_without_b() -> None:
    finding = found(part_gap.find, number=[*PAIRS, "1980.1a", "1980.1c", "1980.2A-C", "1980.2E"])
    assert finding is not None
    assert finding.count == 2
    assert finding.rows == (21, 22, 23, 24)
    assert "b of 1980.1" in str(finding.message)


def test_whole_rows_of_parts_and_letters_that_are_often_left_out() -> None:
    assert found(part_gap.find, number=[*PAIRS, *[f"1980.1{letter}" for letter in "abcdefghjkl"]]) is None
    assert found(part_gap.find, number=["1974.1", "1974.2", "1974.3"]) is None
    assert found(part_gap.find, number=[*PAIRS, "1980.1r", "1980.1v"]) is None


def test_a_part_without_its_whole() -> None:
    finding = found(part_without_whole.find, number=[*PAIRS, "1980.1b", "1980.2", "1980.2b"])
    assert finding is not None
    assert finding.rows == (21,)


def test_a_letter_that_belongs_to_the_number_is_no_part() -> None:
    assert found(part_without_whole.find, number=[*PAIRS, *[f"{at}.H" for at in range(90, 94)]]) is None
    assert found(part_without_whole.find, number=[*PAIRS, *[f"1980.{at}a" for at in range(9)]]) is None  # a custom
