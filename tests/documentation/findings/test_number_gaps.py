from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.findings.number_gaps import find
from reorg.museum import Finding
from tests.documentation.registers import found


def gaps(numbers: Iterable[str]) -> Finding | None:
    return found(find, number=list(numbers))


def test_missing_items_and_missing_lots() -> None:
    items = [f"1974.3.{at}" for at in range(1, 21) if at not in (7, 8)]
    lots = [f"1974.{at}" for at in range(1, 11) if at not in (3, 6)]
    finding = gaps([*items, *lots])
    assert finding is not None
    assert finding.count == 3  # items 7 and 8, lot 6; lot 3 is there as items
    assert finding.rows == (7, len(items) + 5)
    assert str(finding.message) == (
        "3 numbers are missing in 2 running series, for example between 1974.3.6 and 1974.3.9."
    )


def test_letters_and_leading_zeros_run_too() -> None:
    finding = gaps(f"A{at:05}" for at in range(1, 30) if at != 12)
    assert finding is not None
    assert (finding.count, finding.rows) == (1, (12,))


def test_numbers_that_run_before_the_year() -> None:
    finding = gaps(f"{at}.{year}" for year in (1998, 1999, 2000) for at in range(1, 21) if (at, year) != (7, 1999))
    assert finding is not None
    assert (finding.count, finding.rows) == (1, (27,))
    assert "between 6.1999 and 8.1999" in str(finding.message)
    assert gaps(f"{at}.{year}" for at in range(1, 4) for year in range(1990, 2003) if year != 1995) is None


def test_ranges_and_parts_fill_their_numbers() -> None:
    assert gaps(["12.1", "12.2-5", "12.6", "12.7a", "12.7b", "12.8", "12.9", "12.10"]) is None
    assert gaps(["3.12.1-.4", *[f"3.12.{at}" for at in range(5, 12)]]) is None


def test_no_alarm_for_an_extract_a_short_series_or_codes() -> None:
    assert gaps(str(at) for at in range(0, 1000, 7)) is None
    assert gaps(["1", "2", "4"]) is None
    assert gaps(["1974.3", "1980.3", "1991.3", "2001.3", "2002.3", "2003.3"]) is None
    assert gaps(["99999999999999999999", "pot"]) is None


@given(st.sets(st.integers(2, 99), max_size=15), st.sampled_from(["", "A", "1974.", "EL.70.1.", "inv. n° "]))
def test_every_hole_is_counted(holes: set[int], before: str) -> None:
    finding = gaps(f"{before}{at}" for at in range(1, 101) if at not in holes)
    assert (finding.count if finding else 0) == len(holes)
