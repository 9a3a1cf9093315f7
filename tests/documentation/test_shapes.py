from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.confirming import can_be_said, choices, confirmed_date, confirmed_size
from reorg.documentation.grammar.dates import parse_date
from reorg.documentation.shapes import State, shape_of, shapes_of, to_confirm
from tests.documentation.registers import register


@pytest.mark.parametrize(
    ("text", "coarse", "fine"),
    [
        ("23 x 7,5 cm", "9 x 9 cm", "9 x 9,9 cm"),
        ("23 × 7.5 cm", "9 x 9 cm", "9 x 9.9 cm"),
        ("support: 394 x 419 mm", "a: 9 x 9 mm", "a: 9 x 9 mm"),
        ("5 5/8 x 9 5/16 in.", "9 x 9 in.", "9 9/9 x 9 9/9 in."),
        ("12½ in", "9 in", "99 in"),
        ("gift of the artist", "a", "a a a a"),
        ("a lid: 9 cm; the box: 9 cm", "a: 9 cm", "a a: 9 cm; a a: 9 cm"),
        ("٣٫٥ سم", "9٫9 a", "9٫9 a"),
    ],
)
def test_shape(text: str, coarse: str, fine: str) -> None:
    assert shape_of(text, "dimensions") == coarse
    assert shape_of(text, "dimensions", fine=True) == fine


def test_the_shape_of_words_is_what_is_not_known_of_them() -> None:
    assert shape_of("pen and ink on paper", "materials") == "pen"
    assert shape_of("oil on canvas", "materials") == "a"
    assert shape_of("TL.1990.2a", "number") == "a.9.9a"


@given(st.text(max_size=80), st.sampled_from(["dimensions", "date", "maker", "materials", "culture", "number"]))
def test_any_text_has_a_shape(text: str, field: str) -> None:
    assert len(shape_of(text, field)) <= 320
    assert shape_of(text, field) == shape_of(text, field)


def test_shapes_of_a_column_with_how_they_are_read() -> None:
    sizes = ["10 x 20 cm"] * 5 + ["30 x 40 cm", "H. 3 cm", "about a hand", "12 x 13", None]
    found = shapes_of(register(dimensions=sizes), "dimensions")
    assert (found.rows, found.values, found.count) == (9, 5, 4)
    assert found.covering == {95: 4, 99: 4}
    first = found.shapes[0]
    assert (first.shape, first.rows, first.values) == ("9 x 9 cm", 6, 2)
    assert first.samples == ("10 x 20 cm", "30 x 40 cm")
    assert first.state is State.DOUBTFUL  # which is the height?
    assert {each.shape: each.state for each in found.shapes[1:]} == {
        "9 x 9": State.NOT,
        "a": State.NOT,
        "h. 9 cm": State.UNDERSTOOD,
    }
    assert [each.shape for each in to_confirm(found)] == ["9 x 9 cm", "9 x 9", "a"]


def test_what_was_confirmed_is_no_longer_asked() -> None:
    sizes = ["10 x 20 cm", "12 x 13"]
    said = {"9 x 9 cm": "width x height", "9 x 9": "height x width mm"}
    found = shapes_of(register(dimensions=sizes), "dimensions", confirmed=said)
    assert to_confirm(found) == ()
    assert [each.confirmed for each in found.shapes] == ["height x width mm", "width x height"]
    assert found.understood == 2


@pytest.mark.parametrize(
    "field", ["number", "date", "maker", "materials", "culture", "acquisition", "inscription", "notes"]
)
def test_every_field_is_told(field: str) -> None:
    values = ["1974", "Smith, John", "oil on canvas", "03/04/1978", "Gift of Ann Lee", "signed l.r.", "?!"]
    found = shapes_of(register(**{field: values}), field)
    assert sum(each.rows for each in found.shapes) == 7
    assert all(str(said) for each in found.shapes for said in each.read)


def test_a_confirmed_order_and_unit() -> None:
    read = confirmed_size("10 x 20 cm", "width x height")
    assert (read.width, read.height, read.depth) == (100, 200, None)
    read = confirmed_size("10 x 20", "height x width mm")
    assert (read.height, read.width) == (10, 20)
    assert confirmed_size("10 x 20 cm", "height x width mm").height == 100  # a unit that is written stays
    assert confirmed_size("10 x 20", "cm").height == 100
    assert confirmed_size("10 x 20 cm", "nothing") == confirmed_size("", "as read").__class__()
    frame = confirmed_size("sheet: 10 x 20 cm; frame: 30 x 40 cm", "width x height")
    assert (frame.width, frame.height) == (300, 400)
    assert confirmed_size("about a hand", "height x width cm").height is None


def test_a_confirmed_order_of_day_and_month() -> None:
    assert parse_date("03/04/1978").ambiguous
    assert confirmed_date("03/04/1978", "day month year").edtf == "1978-04-03"
    assert confirmed_date("03/04/1978", "month day year").edtf == "1978-03-04"
    assert confirmed_date("n/k", "nothing").undated


@pytest.mark.parametrize(
    ("field", "said", "can"),
    [
        ("dimensions", "height x width cm", True),
        ("dimensions", "cm", True),
        ("dimensions", "width x height", True),
        ("dimensions", "height x height", False),
        ("dimensions", "height x width parsecs", False),
        ("dimensions", "", False),
        ("height", "mm", True),
        ("height", "height mm", False),
        ("date", "day month year", True),
        ("maker", "day month year", False),
        ("maker", "as read", True),
        ("notes", "nothing", True),
    ],
)
def test_what_can_be_said(field: str, said: str, can: bool) -> None:
    assert can_be_said(field, said) is can


@pytest.mark.parametrize(
    ("field", "sample"),
    [
        ("dimensions", "10 x 20"),
        ("dimensions", "1 x 2 x 3 cm"),
        ("date", "03/04/1978"),
        ("height", "5"),
        ("maker", "?"),
    ],
)
def test_every_choice_can_be_said(field: str, sample: str) -> None:
    told = choices(field, sample)
    assert len(told) > 1
    assert all(can_be_said(field, said) for said, _ in told)
