from __future__ import annotations

from reorg.documentation.findings.number_odd_shape import find
from tests.documentation.registers import found

USUAL = [f"1974.{lot}.{item}" for lot in range(1, 11) for item in range(1, 11)]


def test_a_lonely_shape_among_established_ones() -> None:
    finding = found(find, number=[*USUAL[:50], "74/5 bis", *USUAL[50:], *[f"A{at}" for at in range(20)]])
    assert finding is not None
    assert finding.rows == (51,)
    assert str(finding.message).endswith("row 51 (“74/5 bis”). Most look like 1974.1.1.")


def test_no_alarm_where_the_museum_has_many_shapes_or_few_numbers() -> None:
    many = [f"{'A' * (at % 2)}.{'9.' * (at // 2 % 15)}{at}" for at in range(60)]
    assert found(find, number=[*many, *[f"{'-' * at}{at}" for at in range(1, 20)]]) is None
    assert found(find, number=["1", "2", "A3"]) is None
    assert found(find, number=USUAL) is None
