from __future__ import annotations

from reorg.documentation.findings.date_after_acquired import find as after
from reorg.documentation.findings.date_impossible import arrived, find
from reorg.documentation.findings.date_outside_life import life_of
from tests.documentation.registers import found


def test_no_such_day_and_future_say_why() -> None:
    finding = found(find, name=["pot", "jar", "lamp"], date=["1978-13-45", "1922", "2031"])
    assert finding is not None
    assert finding.rows == (1, 3)
    assert "“1978-13-45” in row 1 (“pot”): there is no such day" in str(finding.message)
    came = found(arrived, name=["pot", "cup"], acquired=["1980", "2031-01-01"])
    assert came is not None
    assert "“2031-01-01” in row 2 (“cup”): it lies in the future" in str(came.message)


def test_made_after_it_came_is_told_with_both_dates() -> None:
    finding = found(after, date=["1922"], acquired=["1859-01-01"])
    assert finding is not None
    assert str(finding.message) == "1 object was made after it came: “1922”, came “1859-01-01”, row 1."


def test_no_alarm() -> None:
    dates = ["c. 1925-1940", "late 16th century", "no date", "1826–7, reprinted 1892", "XIXe siècle"]
    acquired = ["1974", None, "unknown", "12/31/1978", "1901-02"]
    assert found(find, date=dates, acquired=acquired) is None
    assert found(arrived, date=dates, acquired=acquired) is None
    assert found(after, date=["1974", "before 1980", "19th century"], acquired=["1974-01-01", "1950", "1899"]) is None
    assert found(find, number=["1978-13-45"]) is None


def test_one_life_of_one_maker() -> None:
    assert life_of("Wenceslaus Hollar (Bohemian, 1607–1677)") == (1607, 1677)
    assert life_of("Rembrandt van Rijn, 1606-1669") == (1606, 1669)
    for maker in (
        "workshop of Jan Maat (1607-1677)",
        "Meissen Manufactory (1710-1800)",
        "A (1607-1677), B (1620-1680)",
    ):
        assert life_of(maker) is None
    assert life_of("active 1607-1677") is None
    assert life_of("Hotel, 12-14 Main Street") is None
