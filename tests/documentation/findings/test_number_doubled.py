from __future__ import annotations

from reorg.documentation.findings.number_doubled import find
from tests.documentation.registers import found


def test_the_same_number_twice_also_if_written_differently() -> None:
    finding = found(
        find,
        number=["1974.12", "1974.13", "1974-012", "57.4 B", "57.4b", None, None, " 1974.13"],
        name=["clay jar", "cup", "iron lamp", "axe", "adze", "pot", "pot", "cup"],
    )
    assert finding is not None
    assert finding.rows == (1, 2, 3, 4, 5, 8)
    assert finding.count == 6
    assert "row 1 (“1974.12, clay jar”) and row 3 (“1974-012, iron lamp”)" in str(finding.message)


def test_different_numbers_missing_numbers_and_ranges_are_not_doubled() -> None:
    assert found(find, number=["1974.1", "1974.10", None, None, "n/a", "n/a", "95.4.60-61", "95.4.60.61"]) is None
    assert found(find, name=["pot", "pot"]) is None
