from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation import Dimensions, parse_dimensions
from reorg.documentation.grammar import dimensions as said
from reorg.documentation.grammar.size_words import MM


def size(text: str, unit: str = "") -> tuple[float | None, float | None, float | None, float | None]:
    """Height, width, depth, diameter."""
    found = parse_dimensions(text, unit)
    return found.height, found.width, found.depth, found.diameter


@pytest.mark.parametrize(
    ("text", "height", "width", "depth", "diameter"),
    [
        ("Overall: 5 5/8 x 9 5/16 in. (14.3 x 23.6 cm)", 143, 236, None, None),
        ("14.3 x 23.6 cm (5 5/8 x 9 5/16 in.)", 143, 236, None, None),
        ("5 1/2 in. (14 cm) x 3 in. (7.6 cm)", 140, 76, None, None),
        ("36 x 48 in. / 91.4 x 121.9 cm", 914, 1219, None, None),
        ("H. 12,5 cm", 125, None, None, None),
        ("Ø 30 cm", None, None, None, 300),
        ("diam. 12 x 5 cm", 50, None, None, 120),
        ("support: 394 x 419 mm", 394, 419, None, None),
        ("2140 x 4577 x 45 mm", 2140, 4577, 45, None),
        ("2 140 x 4 577 mm", 2140, 4577, None, None),
        ("1,250 x 800 mm", 1250, 800, None, None),
        ("30/40 cm", 400, None, None, None),
        ("1 m 20 cm", 1200, None, None, None),
        ("[12 x 13 cm]", 120, 130, None, None),
        ("12,000,000 x 3 mm x 4 mm", None, 3, 4, None),
        ("120 x 1.2.3 x 5 mm", 120, None, 5, None),
        ("object (diameter): 485 mm", None, None, None, 485),
        ("1.250,5 mm", 1250.5, None, None, None),
        ("23 cm (hauteur)", 230, None, None, None),
        ("18 (avec socle) cm (hauteur)", 180, None, None, None),
        ("? x 23  x 8 cm ", None, 230, 80, None),
        ("30,5 x  ? x 30,5 cm", 305, None, 305, None),
        ("5½ x 3¼ in", 139.7, 82.55, None, None),
        ("5-5/8 x 3 in", 142.88, 76.2, None, None),
        ("5' 6 1/2\" x 3'", 1689.1, 914.4, None, None),
        ("5 ft. 6 in. x 3 ft.", 1676.4, 914.4, None, None),
        ("H: 15 ft, W: 10 ft", 4572, 3048, None, None),
        ('10" H x 6 3/4" W x 1 1/4" D', 254, 171.45, 31.75, None),
        ("H x L x P : 12 x 13 x 14 cm", 120, 130, 140, None),
        ("HxWxD 12x13x14 cm", 120, 130, 140, None),
        ("12 x 13 x 14 cm (h x w x d)", 120, 130, 140, None),
        ("H. 12 ; L. 14 ; P. 3 cm", 120, 140, 30, None),
        ("L. 30 cm ; l. 20 cm", None, 300, 200, None),
        ("Höhe 12 cm, Breite 13 cm, Tiefe 3 cm", 120, 130, 30, None),
        ("alto 12 cm, ancho 13 cm, fondo 3 cm", 120, 130, 30, None),
        ("altezza 12 cm, larghezza 13 cm, profondità 3 cm", 120, 130, 30, None),
        ("altura 12 cm, largura 13 cm, profundidade 3 cm", 120, 130, 30, None),
        ("höjd 12 cm, bredd 13 cm, djup 3 cm", 120, 130, 30, None),
        ("Высота 30 см; ширина 12,5 см", 300, 125, None, None),
        ("高 30 × 宽 12 厘米", 300, 120, None, None),
        ("高12.5厘米，宽3厘米", 125, 30, None, None),
        ("ارتفاع ٣٠ سم، عرض ١٢٫٥ سم", 300, 125, None, None),
        ("Height: 12 cm\nWidth: 30 cm", 120, 300, None, None),
        ("12 cm high, 3 cm wide", 120, 30, None, None),
        ("12 cm de haut", 120, None, None, None),
        ("H 20 cm, D 12 cm", 200, None, None, 120),
        ("0 m 23 x 0 m 45", 230, 450, None, None),
        ("1 m 20", 1200, None, None, None),
        ("cm 23 x 13", 230, 130, None, None),
        ("12cmx13cmx3mm", 120, 130, 3, None),
        ("605 x 845 mm, 3 mm", 605, 845, 3, None),
        ("(1) 12 x 13 cm", 120, 130, None, None),
        ("1: 12 x 13 cm", 120, 130, None, None),
        ("large envelope: 3 x 4 in", 76.2, 101.6, None, None),
        ("12 à 14 cm", 140, None, None, None),
        ("13 1/2  x 17  in.", 342.9, 431.8, None, None),
        ("1 1/2 x 10 1/2 (diam.) in.", 38.1, None, None, 266.7),
        ("W: 18 in.\nH: 7 in. (with fringe)", 177.8, 457.2, None, None),
        ("10 x 8 in. |  25.4 x 20.3 cm (image)", 254, 203, None, None),
        ("various from 1 x 2 in. (2.5 x 5.1 cm) to 4 x 3 in. (10.2 x 7.6 cm)", 102, 76, None, None),
        ("object: 178 x 46 x 24 mm, 12.6 kg (2.6kg figure / 10kg base)", 178, 46, 24, None),
    ],
)
def test_a_size_is_read_as_written(
    text: str, height: float | None, width: float | None, depth: float | None, diameter: float | None
) -> None:
    assert size(text) == (height, width, depth, diameter)
    assert parse_dimensions(text).understood


@pytest.mark.parametrize(
    ("text", "height", "width"),
    [
        ("sheet: 18 x 13 cm\nimage: 11 x 8 cm", 180, 130),
        ("image: 11 x 8 cm\nsheet: 18 x 13 cm", 180, 130),
        ("Overall: 12 x 19 cm\nframe: 16 x 23 cm", 160, 230),
        ("50 x 40 cm; with frame: 60 x 50 cm", 600, 500),
        ("50 x 40 cm (avec cadre : 60 x 50 cm)", 600, 500),
        ("30 x 40 cm unframed, 50 x 60 cm framed", 500, 600),
        ("frame: 60 x 50 cm; without frame: 40 x 30 cm", 600, 500),
        ("crate: 200 x 150 cm\nobject: 90 x 70 cm", 900, 700),
        ("support: 149 x 190 mm\nsupport: 311 x 275 mm", 311, 275),
        ("6 x 5 in. | 15.2 x 12.7 cm. (image) | 8 x 7 in. | 20.3 x 17.8 cm. (sheet)", 203, 178),
    ],
)
def test_the_outermost_part_counts(text: str, height: float, width: float) -> None:
    found = parse_dimensions(text)
    assert (found.height, found.width) == (height, width)
    assert len(found.parts) == 2
    assert said.SEVERAL in found.notes


@pytest.mark.parametrize("text", ["∅ 30", "46,5", "12 x 14", "H. 12 L. 14", "12 pouces", "3 Zoll", "frame 20 x 30"])
def test_a_unit_is_never_invented(text: str) -> None:
    found = parse_dimensions(text)
    assert size(text) == (None, None, None, None)
    assert found.unit == ""
    assert not found.understood
    assert said.NO_UNIT in found.notes
    assert found.parts
    assert not any(any(part.mm) for part in found.parts)


def test_the_unit_of_the_header_serves_numbers_without_one() -> None:
    assert size("46,5", "cm") == (465, None, None, None)
    assert size("46,5 mm", "cm") == (46.5, None, None, None)
    assert size("46,5", "cubits") == (None, None, None, None)


def test_a_part_without_unit_takes_that_of_the_other_parts_and_says_so() -> None:
    found = parse_dimensions("support: 1099 x 1988 mm\r\nframe: 1505 x 2375 x 200")
    assert (found.height, found.width, found.depth) == (1505, 2375, 200)
    assert said.UNIT_ELSEWHERE in found.notes


@pytest.mark.parametrize("text", ["dimensions vary", "Overall display dimensions variable", "Duration: 8min", "", "cm"])
def test_no_size_is_no_size(text: str) -> None:
    assert parse_dimensions(text).understood is False
    assert size(text) == (None, None, None, None)


def test_dimensions_vary_is_said() -> None:
    assert parse_dimensions("dimensions vary").notes == (said.VARY,)


def test_more_than_three_numbers_are_not_guessed() -> None:
    found = parse_dimensions("? x 55,88  x 80  x 8,9  cm ")
    assert not found.understood
    assert said.TOO_MANY in found.notes
    assert found.parts[0].mm == (None, 558.8, 800, 89)


def test_inches_and_centimetres_that_contradict_are_noted_and_the_metric_one_taken() -> None:
    found = parse_dimensions('14 x 10 7/8" (34.5 x 25.8 cm)')
    assert (found.height, found.width, found.unit) == (345, 258, "cm")
    assert said.CONTRADICTION in found.notes
    assert said.CONTRADICTION not in parse_dimensions("14 x 10 7/8 in. (35.5 x 27.6 cm)").notes


def test_order_is_noted_only_where_it_was_assumed() -> None:
    assert said.ORDER in parse_dimensions("12 x 13 cm").notes
    assert parse_dimensions("H. 12 x L. 13 cm").notes == ()
    assert "assumed" in parse_dimensions("12 x 13 cm").note


def test_zero_is_unknown() -> None:
    found = parse_dimensions("0.0 x 12 cm")
    assert (found.height, found.width) == (None, 120)
    assert said.ZERO in found.notes


@pytest.mark.parametrize(
    ("text", "kg"),
    [("1.2 kg", 1.2), ("750 g", 0.75), ("40 lb. (18.1 kg)", 18.1), ("5 lb 3 oz", 2.353), ("H. 3 cm, 57 kg", 57)],
)
def test_weight(text: str, kg: float) -> None:
    assert parse_dimensions(text).weight == kg


def test_parts_keep_their_words_and_numbers() -> None:
    found = parse_dimensions("sheet: 18 x 13 cm\nimage: 11 x 8 cm")
    assert [(part.label, part.mm) for part in found.parts] == [("sheet", (180, 130)), ("image", (110, 80))]
    assert found.parts[0].written == "18 x 13 cm"


def test_a_document_in_a_cell_is_read_at_its_beginning_only() -> None:
    found = parse_dimensions("H. 3 cm; " * 10_000)
    assert found.height == 30
    assert said.CUT in found.notes


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(parse_dimensions(text), Dimensions)


@pytest.mark.parametrize("text", ["1.2.3/4 cm", "1.2.3 1/2 in", "1/0 in", "0/0", "1.2.3½", "5 kg 1.2.3 kg", "x ? x"])
def test_crooked_numbers_are_survived(text: str) -> None:
    assert isinstance(parse_dimensions(text), Dimensions)


SIGNS = st.sampled_from(
    [*"0123456789.,x×()[]?\"';:/-–\n ½", "cm", "in", "mm", "ft", "m", "kg", "H", "L.", "frame", "ca."]
)


@given(st.lists(SIGNS, max_size=40).map("".join), st.sampled_from(["", "cm", "in"]))
def test_anything_made_of_a_size_s_own_signs_is_survived(text: str, unit: str) -> None:
    found = parse_dimensions(text, unit)
    for value in (found.width, found.depth, found.height, found.diameter):
        assert value is None or 0 < value <= said.LARGEST_MM


NUMBERS = st.integers(1, 99_999).map(lambda tenths: tenths / 10)
LABELS = st.sampled_from(
    [("H. ", "W. ", "D. "), ("Height: ", "Width: ", "Depth: "), ("H. ", "L. ", "P. "), ("Höhe ", "Breite ", "Tiefe ")]
)


@given(st.lists(NUMBERS, min_size=1, max_size=3), st.sampled_from(["mm", "cm", "m"]), st.booleans(), st.booleans())
def test_written_in_order_and_read_again(numbers: list[float], unit: str, comma: bool, tight: bool) -> None:
    text = ("x" if tight else " x ").join(f"{number:.1f}" for number in numbers) + f" {unit}"
    expected = [round(number * MM[unit], 2) for number in numbers]
    wanted = [mm if mm <= said.LARGEST_MM else None for mm in expected] + [None] * (3 - len(numbers))
    assert list(size(text.replace(".", ",") if comma else text))[:3] == wanted


@given(
    st.tuples(NUMBERS, NUMBERS, NUMBERS), LABELS, st.sampled_from([" x ", ", ", "; ", "\n"]), st.permutations([0, 1, 2])
)
def test_written_with_labels_in_any_order_and_read_again(
    numbers: tuple[float, float, float], labels: tuple[str, str, str], between: str, order: list[int]
) -> None:
    text = between.join(f"{labels[at]}{numbers[at]:.1f} cm" for at in order)
    assert size(text)[:3] == tuple(round(number * 10, 2) for number in numbers)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 15))
def test_inches_and_their_centimetres_never_contradict(one: int, two: int, sixteenths: int) -> None:
    inches = one + sixteenths / 16
    fraction = f"{one} {sixteenths}/16" if sixteenths else f"{one}"
    text = f"{fraction} x {two} in. ({inches * 2.54:.1f} x {two * 2.54:.1f} cm)"
    found = parse_dimensions(text)
    assert said.CONTRADICTION not in found.notes
    assert found.height == pytest.approx(round(inches * 2.54, 1) * 10)
