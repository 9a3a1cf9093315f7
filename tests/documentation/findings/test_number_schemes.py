from __future__ import annotations

from reorg.documentation.findings.number_schemes import find
from tests.documentation.registers import found

NEW = [f"{year}.{lot}.{item}" for year in range(1990, 2000) for lot in (1, 2) for item in (1, 2, 3)]


def test_old_and_new_side_by_side() -> None:
    finding = found(find, number=[*NEW, *[f"A{at:04}" for at in range(1, 11)]])
    assert finding is not None
    assert finding.count == 2
    assert finding.rows == tuple(range(61, 71))
    assert "year, lot, item" in str(finding.message)
    assert "letters, then running number" in str(finding.message)


def test_one_way_of_numbering() -> None:
    assert found(find, number=NEW) is None
    assert found(find, name=["jar"]) is None
