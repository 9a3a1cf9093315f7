from __future__ import annotations

from reorg.documentation.findings.number_spaces import find
from tests.documentation.registers import found


def test_spaces_that_nobody_sees() -> None:
    finding = found(find, number=["1974.1", "1974.2 ", "1974.\u00a03", "1974.\u200b4", "1974  5", "1974.6"])
    assert finding is not None
    assert finding.rows == (2, 3, 4, 5)
    assert "1974.2 in row 2" in str(finding.message)


def test_plain_numbers_and_plain_spaces() -> None:
    assert found(find, number=["1974.1", "EL 1974 2", None, "n/a "]) is None
