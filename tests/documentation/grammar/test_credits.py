from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.credits import read_credit


@pytest.mark.parametrize(
    ("line", "how", "source", "fund", "year"),
    [
        ("Gift of John Smith, 1984", "gift", "John Smith", "", 1984),
        ("Bequest of Lawrence H. Bloedel, Class of 1923", "bequest", "Lawrence H. Bloedel", "", None),
        ("Museum purchase, Kathryn Hurd Fund", "purchase", "", "Kathryn Hurd Fund", None),
        ("Leisser Art Fund", "purchase", "", "Leisser Art Fund", None),
        ("Purchase: gift of the Drue Heinz Trust", "purchase", "the Drue Heinz Trust", "", None),
        ("Purchased with assistance from Tate Members 2009", "purchase", "", "Tate Members", 2009),
        ("Accepted by the nation as part of the Turner Bequest 1856", "tax", "the Turner Bequest", "", 1856),
        ("On extended loan from Professor Peter K. Frost", "loan", "Professor Peter K. Frost", "", None),
        ("Transferred from the British Museum 1988", "transfer", "the British Museum", "", 1988),
        ("Anonymous gift", "gift", "", "", None),
        ("Don d'Henri Rouart", "gift", "Henri Rouart", "", None),
        ("Legs Dupont, 1932", "bequest", "Dupont", "", 1932),
        ("Dación de los herederos, 1990", "tax", "los herederos", "", 1990),
        ("Doação de Maria Silva, 1971", "gift", "Maria Silva", "", 1971),
        ("هدية من السيد أحمد حسن، 1975", "gift", "السيد أحمد حسن", "", 1975),
        ("Дар И. И. Иванова, 1961", "gift", "И. И. Иванова", "", 1961),
        ("张三捐赠", "gift", "张三", "", None),
    ],
)
def test_how_from_whom_with_what_and_when(line: str, how: str, source: str, fund: str, year: int | None) -> None:
    credit = read_credit(line)
    assert (credit.how, credit.source, credit.fund, credit.year) == (how, source, fund, year)


def test_in_memory_and_through() -> None:
    credit = read_credit("Gift of Richard Roth through the Martin S. Ackerman Foundation in memory of Jane Roth")
    assert (credit.source, credit.through, credit.honour) == (
        "Richard Roth",
        "Martin S. Ackerman Foundation",
        "Jane Roth",
    )


def test_a_line_that_no_phrase_opens_is_not_guessed_at() -> None:
    assert not read_credit("Charles Moore Associates").understood
    assert not read_credit("").understood
    assert read_credit("Charles Moore Associates").written == "Charles Moore Associates"


def test_a_donor_has_one_key() -> None:
    assert read_credit("Gift of John Smith, 1984").key == read_credit("Given by SMITH, John").key
    assert read_credit("Gift of Mrs. John Smith").key != read_credit("Gift of John Smith").key


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert read_credit(text).written == text
