from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation import Weight, parse_weight
from reorg.documentation.grammar import weights


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("1.2 kg", 1.2),
        ("750 g", 0.75),
        ("12,5 g", 0.0125),
        ("Gewicht: 2,5 kg", 2.5),
        ("вес 250 г", 0.25),
        ("重 2.5 千克", 2.5),
        ("الوزن: 250 غ", 0.25),
        ("40 lb. (18.1 kg)", 18.1),
        ("5 lb 3 oz", 2.35301),
        ("1.5 t", None),
        ("1.5 tonnes", 1500),
        ("body 2 kg; lid 300 g", 2),
    ],
)
def test_weights(text: str, kg: float | None) -> None:
    assert parse_weight(text).kg == kg


def test_a_unit_is_never_invented() -> None:
    assert parse_weight("250").kg is None
    assert weights.NO_UNIT in parse_weight("250").notes
    assert parse_weight("250", "g").kg == 0.25
    assert parse_weight("250", "pud").kg is None


def test_two_systems_check_each_other() -> None:
    assert weights.TWO_SYSTEMS in parse_weight("40 lb. (81 kg)").notes
    assert weights.TWO_SYSTEMS not in parse_weight("40 lb. (18.1 kg)").notes


def test_zero_and_nothing_are_unknown() -> None:
    assert parse_weight("0 kg").kg is None
    assert not parse_weight("0 kg").understood
    assert parse_weight("heavy").notes == (weights.NOTHING,)


@given(st.text(max_size=40), st.sampled_from(["", "kg", "g"]))
def test_any_text_is_survived(text: str, unit: str) -> None:
    found = parse_weight(text, unit)
    assert isinstance(found, Weight)
    assert found.kg is None or found.kg > 0
