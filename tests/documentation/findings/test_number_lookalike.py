from __future__ import annotations

from reorg.documentation.findings.number_lookalike import find
from tests.documentation.registers import found

USUAL = [f"A.{lot}.{item}" for lot in range(1, 6) for item in range(1, 11)]


def test_signs_that_only_look_like_the_usual_ones() -> None:
    finding = found(find, number=[*USUAL, "А.3.11", "A.3.l2", "A.3.١٣", "A.4.1O"])
    assert finding is not None
    assert finding.rows == (51, 52, 53, 54)
    assert str(finding.message).endswith("Written as usual it is A.3.11.")


def test_a_twin_that_is_there_is_told() -> None:
    finding = found(find, number=[*USUAL, "А.3.10"])
    assert finding is not None
    assert "another row has that number" in str(finding.message)


def test_a_museum_that_writes_so_is_left_alone() -> None:
    assert found(find, number=[f"АИ-{at}" for at in range(1, 60)]) is None
    assert found(find, number=[*USUAL, "ГИМ.12.3"]) is None
    assert found(find, number=[f"١٩٧٤.{at}" for at in range(1, 60)]) is None
    assert found(find, number=[f"O{at}" for at in range(10, 60)] + [f"I.{at}" for at in range(60)]) is None
