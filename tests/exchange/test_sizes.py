import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange.sizes import FACTORS, SizeReader, comma_in, in_base, number_in


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12", 12, ""),
        ("12.50", 12.5, ""),
        ("12,5", 12.5, ""),
        ("1 234,5", 1234.5, ""),
        ("0,600", 0.6, ""),
        ("0,876", 0.876, ""),
        ("5 5/8", 5.625, ""),
        ("15/8", 1.875, ""),
        ("5/8 in", 0.625, "in"),
        ("12½", 12.5, ""),
        ("½", 0.5, ""),
        (",5", 0.5, ""),
        ("2 m", 2, "m"),
        ("14.3cm.", 14.3, "cm"),
        ('12"', 12, "in"),
        ("ca. 30 cm", 30, "cm"),
        ("2,5 kg", 2.5, "kg"),
        ("12 parsecs", None, ""),
        ("30 x 40", None, ""),
        ("-3", None, ""),
        ("large", None, ""),
        ("nan", None, ""),
        ("1e9", None, ""),
        ("", None, ""),
    ],
)
def test_a_number_in_a_cell(text: str, value: float | None, unit: str) -> None:
    assert number_in(text) == (value, unit)


def test_a_comma_that_may_be_either_is_read_as_the_column_shows() -> None:
    assert number_in("1,225") == (None, "")
    assert number_in("1,225", comma_in(["0,6", "12,5"])) == (1.225, "")
    assert number_in("1,225", comma_in(["1,200.5", "12"])) == (1225, "")
    assert number_in("1,225", comma_in(["12.5"])) == (1225, "")
    assert comma_in(["12.5", "12,5"]) == comma_in(["1,225"]) == comma_in([]) == ""


@given(st.floats(0.01, 99_999).map(lambda value: round(value, 2)))
def test_a_decimal_comma_is_a_decimal_point(value: float) -> None:
    assert number_in(f"{value:.2f}".replace(".", ",")) == number_in(f"{value:.2f}") == (value, "")


def test_unknown_zero_and_impossible_sizes_are_none() -> None:
    assert in_base(12, "in", "width") == 304.8
    assert in_base(12, "", "width") is None
    assert in_base(0, "cm", "width") is None
    assert in_base(None, "cm", "width") is None
    assert in_base(5, "kg", "width") is None
    assert in_base(5, "cm", "weight") is None
    assert in_base(2000, "m", "width") is None


@given(st.sampled_from(sorted(FACTORS)), st.floats(0.1, 500))
def test_a_unit_belongs_to_lengths_or_to_weights(unit: str, value: float) -> None:
    assert (in_base(value, unit, "width") is None) != (in_base(value, unit, "weight") is None)


def reader(
    units: dict[str, str], assumed: frozenset[str] = frozenset(), beside: dict[str, int] | None = None
) -> SizeReader:
    return SizeReader({"dimensions": 0, "width": 1, "height": 2}, units, assumed, beside or {})


def test_columns_come_before_what_is_written() -> None:
    row = ("H 30 x W 20 x D 10 cm", "210", None)
    assert reader({"width": "mm"}).sizes(row) == (
        {"width": 210, "height": 300, "depth": 100},
        "columns: mm; written: cm",
    )


def test_a_column_without_a_unit_gives_nothing() -> None:
    assert reader({}).sizes((None, "12", "8")) == ({}, "")
    assert reader({}).sizes((None, "12 cm", "8")) == ({"width": 120}, "columns: cm")


def test_a_unit_in_a_column_beside() -> None:
    sizes = SizeReader({"width": 0}, {}, frozenset(), {"width": 1})
    assert sizes.sizes(("0,9", "mètre")) == ({"width": 900}, "columns: m")
    assert sizes.sizes(("0,9", None)) == ({}, "")
    assert sizes.sizes(("0,9", "span")) == ({}, "")


def test_a_comma_in_a_column_of_sizes() -> None:
    assert SizeReader({"width": 0}, {"width": "m"}, comma="decimal").sizes(("1,225",)) == (
        {"width": 1225},
        "columns: m",
    )


def test_what_a_person_assumed_is_said() -> None:
    found = reader({"width": "in"}, frozenset({"width"})).sizes((None, "10", None))
    assert found == ({"width": 254}, "columns: in, assumed by the person")
