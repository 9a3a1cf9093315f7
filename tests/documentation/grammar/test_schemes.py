from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.number_signs import figures, latin, several, unseen, without_unseen
from reorg.documentation.grammar.schemes import learn_numbers
from reorg.documentation.grammar.written_number import read_number

NEW = [(f"{year}.{lot}.{item}", 1) for year in range(1990, 2000) for lot in (1, 2) for item in range(1, 6)]
OLD = [(f"{year:02}.{lot}", 1) for year in range(45, 90) for lot in range(1, 4)]
LOANS = [(f"TL.{year}.{lot}", 1) for year in range(2001, 2011) for lot in range(1, 4)]
BOTH = learn_numbers([*NEW, *OLD, *LOANS, ("1995.1.1a", 1), ("1995.1.1b", 1), ("1995.2.1a", 1)])


def test_ways_of_numbering_are_told_in_words() -> None:
    assert [str(each.said).partition(", as ")[0] for each in BOTH.schemes] == [
        "year, item (year in two digits)",
        "year, lot, item",
        "letters for loans, then year, item",
    ]
    assert BOTH.fit == 1
    assert [each.years for each in BOTH.schemes] == [(45, 89), (1990, 1999), (2001, 2010)]


def test_one_number_by_the_museums_schemes() -> None:
    number = BOTH.parse("1995.1.1b")
    assert number is not None
    assert number.pieces == (("year", "1995"), ("lot", "1"), ("item", "1"), ("part", "b"))
    assert number.year == 1995
    short = BOTH.parse("62.3")
    assert short is not None
    assert short.year is None
    assert BOTH.parse("1995/1/1") is None
    assert BOTH.whole("1995.1.1b") == "1995.1.1"
    assert BOTH.whole("1995.1.1") == ""


@pytest.mark.parametrize(
    ("number", "first", "last", "count"),
    [
        ("1978.12.1–5", "1978.12.1", "1978.12.5", 5),
        ("2010.4.1-.45", "2010.4.1", "2010.4.45", 45),
        ("95.4.60-61", "95.4.60", "95.4.61", 2),
        ("95.4.60-61.FR", "95.4.60.FR", "95.4.61.FR", 2),
        ("06.19.9.A-.B", "06.19.9.A", "06.19.9.B", 2),
        ("1999.3A-C", "1999.3A", "1999.3C", 3),
        ("1234.40-50", "1234.40", "1234.50", 11),
        ("1998.4.09-12", "1998.4.09", "1998.4.12", 4),
        ("1978.12.1-1978.12.5", "1978.12.1", "1978.12.5", 5),
        ("1978.12.1 à 1978.12.5", "1978.12.1", "1978.12.5", 5),
        ("1978.12.1 إلى 5", "1978.12.1", "1978.12.5", 5),
    ],
)
def test_ranges(number: str, first: str, last: str, count: int) -> None:
    told = BOTH.expand(number)
    assert (told[0], told[-1], len(told)) == (first, last, count)


@pytest.mark.parametrize("number", ["1978.12.5-1", "1978-12-15", "1978.12.1-99999", "A", "", "—", "1978.12", "9" * 40])
def test_what_is_no_range_stands_for_itself(number: str) -> None:
    assert BOTH.expand(number) == (number,)


def test_single_figures_may_be_joined_to_a_range() -> None:
    alone = learn_numbers([*((str(at), 1) for at in range(1, 60)), ("60-64", 1), ("70-72", 1)])
    assert alone.expand("60-64") == ("60", "61", "62", "63", "64")
    pairs = learn_numbers((f"{lot}-{item}", 1) for lot in range(1, 9) for item in range(1, 9))
    assert pairs.expand("3-7") == ("3-7",)


def test_the_next_free_number() -> None:
    numbers = [value for value, _ in (*NEW, *OLD, *LOANS)]
    two, four, loans = BOTH.schemes
    assert BOTH.next_free(four, numbers) == "1999.3.1"
    assert BOTH.next_free(four, numbers, year=2026) == "2026.1.1"
    assert BOTH.next_free(two, numbers) == "89.4"
    assert BOTH.next_free(loans, numbers, year=2003) == "TL.2003.4"
    assert BOTH.next_free(four, []) == ""
    padded = learn_numbers((f"A{at:05}", 1) for at in range(1, 99))
    assert padded.next_free(padded.schemes[0], ["A00007", "A00098"]) == "A00099"


@given(st.integers(1, 300), st.integers(2, 300))
def test_a_range_holds_what_it_is_made_of(first: int, many: int) -> None:
    told = BOTH.expand(f"1990.3.{first}-{first + many}")
    assert told == tuple(f"1990.3.{at}" for at in range(first, first + many + 1))
    assert all(BOTH.expand(each) == (each,) for each in told)


@given(st.text(max_size=60))
def test_any_text_is_read_and_nothing_is_lost(text: str) -> None:
    written = read_number(text)
    told = written.prefix + "".join(f"{a}{b}" for a, b in zip(written.between, written.figures, strict=True))
    assert written.whole == told
    assert BOTH.expand(text)
    BOTH.parse(text)


@given(st.lists(st.text(st.sampled_from("0129AB.-/ ٣А?("), max_size=9), max_size=40))
def test_any_list_is_learned_from(numbers: list[str]) -> None:
    learned = learn_numbers((number, 1) for number in numbers)
    assert 0 <= learned.fit <= 1
    assert learned.total == len({number.strip() for number in numbers if number.strip()})


def test_signs() -> None:
    assert latin("АВ.١٢") == "AB.12"
    assert figures("1974.l2.O3") == "1974.12.03"
    assert figures("OL.12") == "OL.12"
    assert unseen("1974\u00a01")
    assert not unseen("1974 1")
    assert without_unseen(" 1974\u200b.1\u00a0 ") == "1974.1"
    assert several("1995.1.1; 1995.1.2", BOTH) == ("1995.1.1", "1995.1.2")
    assert several("1995.1.1", BOTH) == ()
