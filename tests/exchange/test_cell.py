import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "=cmd|'/c calc'!A0", "+SUM(A1)", "-2+3", "@now", "\t=1", "＝1", " =1"])
def test_formulas_are_shown_and_not_run(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "jar", "1974.12", "-12,5", "+3", "-0.5", "a=b", "—"])
def test_other_text_is_left_alone(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text())
def test_nothing_begins_like_a_formula_afterwards(text: str) -> None:
    safe = safe_cell(text)
    assert safe.endswith(text)
    assert safe_cell(safe) == safe
    assert safe[:1] not in {"=", "@"}
