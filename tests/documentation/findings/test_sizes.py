from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.documentation import parse_dimensions
from reorg.documentation.findings.size_contradicts import text_and_columns
from reorg.documentation.findings.size_swapped import find as swapped
from reorg.documentation.findings.size_tenfold import find as tenfold
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.sized import parts, sized
from tests.documentation.registers import TODAY, found, register

TEXTS = [f"support: {200 + at} x {310 + 2 * at} mm" for at in range(40)]
FIRST = [str(200 + at) for at in range(40)]
SECOND = [str(310 + 2 * at) for at in range(40)]


def test_two_exchanged_columns_are_one_finding_and_no_alarm_for_each_row() -> None:
    finding = found(swapped, dimensions=TEXTS, width=FIRST, height=SECOND)
    assert finding is not None
    assert finding.count == 1
    assert len(finding.rows) == 40
    assert "width" in str(finding.message)
    assert "40 of 40 rows" in str(finding.message)
    assert found(text_and_columns, dimensions=TEXTS, width=FIRST, height=SECOND) is None


def test_columns_in_centimetres_or_inches_are_compared_in_their_unit() -> None:
    for factor in (10, 25.4):
        heights = [f"{int(each) / factor:.2f}" for each in FIRST]
        assert found(text_and_columns, dimensions=TEXTS, height=heights) is None
        finding = found(text_and_columns, dimensions=TEXTS, height=[*heights[:-1], "99"])
        assert finding is not None
        assert finding.rows == (40,)


def test_columns_that_are_of_something_else_contradict_nothing() -> None:
    assert found(text_and_columns, dimensions=TEXTS, height=[str(at) for at in range(1, 41)]) is None


def test_ten_times_all_others_of_its_kind_but_not_what_is_said_twice() -> None:
    kinds = ["coin"] * 60
    sizes = [f"{20 + at % 9} mm" for at in range(59)]
    slipped = found(tenfold, category=kinds, dimensions=[*sizes, "240 mm"])
    assert slipped is not None
    assert slipped.rows == (60,)
    assert found(tenfold, category=kinds, dimensions=[*sizes, "9 7/16 in. (24.0 cm)"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Overall: 5 5/8 x 9 5/16 in. (14.3 x 23.6 cm)",
        "sheet: 12 x 14 in. (30.5 x 35.6 cm)\nimage: 9 1/2 x 11 in. (24.1 x 27.9 cm)",
        "2 140 x 4 577 mm",
        "1,250 x 800 mm",
        "5' 6 1/2\" x 3'",
        "1 m 20",
        "12-14 cm",
        "H. 12,5 cm ; L. 14 cm",
        "30 1/4 x 41 3/4 in. | 76.8 x 106.0",
        "40 lb. (18.1 kg)",
        "٣٠ سم",
        "½ x ¾ in.",
    ],
)
def test_a_column_is_read_by_its_shapes_as_each_text_is_read_by_itself(text: str) -> None:
    texts = [text, *(text.replace("5", str(figure)).replace("1", str(10 - figure)) for figure in range(3, 9))]
    assert_read_alike(texts)


FIGURES = st.from_regex(r"[1-9][0-9]{0,3}([.,][0-9]{1,3})?( [1-7]/8)?", fullmatch=True)
FORMS = st.sampled_from(
    [
        "{} x {} cm",
        "{} x {} in. ({} x {} cm)",
        "H. {} cm; W. {} cm",
        "{} x {}",
        "frame: {} x {} mm\nsheet: {} x {} mm",
        "{}-{} mm",
    ]
)


@settings(max_examples=40, deadline=None)
@given(FORMS, st.lists(st.tuples(FIGURES, FIGURES, FIGURES, FIGURES), min_size=5, max_size=9))
def test_columns_of_one_form_are_read_as_their_texts(form: str, figures: list[tuple[str, str, str, str]]) -> None:
    assert_read_alike([form.format(*each) for each in figures])


def assert_read_alike(texts: list[str]) -> None:
    """Check that the numbers found by shape are those that the parser finds in each text."""
    inquiry = Inquiry(register(dimensions=texts), TODAY)
    sized(inquiry)
    told: dict[str, list[float]] = {text.strip(): [] for text in texts}
    for value, mm in inquiry.ask(
        "SELECT value, round(mm, 2) FROM size_numbers JOIN size_shaped USING (tid) WHERE mm > 0 ORDER BY tid, part, pos"
    ):
        told[str(value)].append(float(str(mm)))
    for text, numbers in told.items():
        found_ = parse_dimensions(text)
        assert numbers == pytest.approx([mm for part in found_.parts for mm in part.mm if mm is not None], abs=0.02), (
            text
        )
    assert parts(inquiry) == "size_parts"
