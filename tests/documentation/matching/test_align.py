"""Are columns without a meaning found by what stands in them, and by their headings?"""

from __future__ import annotations

from dataclasses import replace

from reorg.documentation import Register
from reorg.documentation.matching.align import align, alike_headings
from tests.documentation.matching.lists import listed, real_rows


def without(register: Register, *fields: str) -> Register:
    return replace(register, meaning={name: at for name, at in register.meaning.items() if name not in fields})


def test_a_field_is_found_among_the_others_columns() -> None:
    one, other = align(without(listed(real_rows()), "number", "maker"), listed(real_rows()))
    assert one.meaning["number"] == 0
    assert one.meaning["maker"] == other.meaning["maker"]


def test_without_numbers_no_number_is_looked_for() -> None:
    one, _ = align(without(listed(real_rows()), "number"), listed(real_rows()), numbers=False)
    assert "number" not in one.meaning


def test_what_stands_in_no_column_is_not_found() -> None:
    rows = [dict(row, maker=f"somebody {at}") for at, row in enumerate(real_rows())]
    one, _ = align(without(listed(rows), "maker"), listed(real_rows()))
    assert "maker" not in one.meaning


def test_numbers_are_found_where_no_list_says_which_they_are() -> None:
    one, other = align(without(listed(real_rows()), "number"), without(listed(real_rows()), "number"))
    assert one.meaning["number"] == other.meaning["number"] == 0


def test_columns_of_one_heading_are_compared() -> None:
    one = without(listed(real_rows()), "materials", "number")
    assert set(alike_headings(one, one)) == {"materials", "number"}
    assert set(alike_headings(one, one, numbers=False)) == {"materials"}


def test_the_lists_themselves_stay_as_they_are() -> None:
    one, other = without(listed(real_rows()), "maker"), listed(real_rows())
    align(one, other)
    assert "maker" not in one.meaning
