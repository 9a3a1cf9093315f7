from __future__ import annotations

from reorg.documentation.findings.date_impossible import find
from tests.documentation.registers import found


def test_no_such_day_future_and_made_afterwards() -> None:
    finding = found(
        find,
        name=["pot", "jar", "lamp", "cup"],
        date=["1978-13-45", "1922", "c. 1900", None],
        acquired=["1980", "1859-01-01", "1899", "2031-01-01"],
    )
    assert finding is not None
    assert finding.rows == (1, 2, 4)
    assert "“1978-13-45” in row 1 (“pot”): there is no such day" in str(finding.message)


def test_made_after_it_was_acquired_is_told_with_both_dates() -> None:
    finding = found(find, date=["1922"], acquired=["1859-01-01"])
    assert finding is not None
    assert str(finding.message) == (
        "1 date is not possible: “1922 / 1859-01-01” in row 1: the object was made after it was acquired."
    )


def test_no_alarm() -> None:
    dates = ["c. 1925-1940", "late 16th century", "no date", "1826–7, reprinted 1892", "XIXe siècle"]
    assert found(find, date=dates, acquired=["1974", None, "unknown", "12/31/1978", "1901-02"]) is None
    assert found(find, date=["1974"], acquired=["1974-01-01"]) is None
    assert found(find, number=["1978-13-45"]) is None
