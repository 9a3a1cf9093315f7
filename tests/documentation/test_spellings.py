from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.spellings import clusters, person_key, phrase_key


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Smith, John", "JOHN SMITH"),
        ("Joan Miró", "Joan Miro"),
        ("Kathryn Hurd Fund", "Kathyrn Hurd Fund"),
        ("Marhoefer Family", "Marhoeffer Family"),
        ("Ackerman Foundation", "Ackerman Fundation"),
        ("Петр Ёлкин", "Пётр Елкин"),
        ("أحمد حسن", "احمد حسن"),
    ],
)
def test_spellings_of_one_person(usual: str, other: str) -> None:
    (found,) = clusters([(other, 1), (usual, 9)], person_key)
    assert (found.usual, found.others, found.rows) == (usual, (other,), (9, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Marin", "John Martin"),
        ("George Dance", "George Lance"),
        ("Katsukawa Shunshô", "Katsukawa Shunchô"),
        ("Toyokuni II", "Toyokuni III"),
        ("John Smith (1800-1850)", "John Smith (1900-1950)"),
        ("Egyptian", "Egyptian?"),
        ("after Turner", "Turner"),
        ("Mrs. John Smith", "John Smith"),
        ("A. Jones | B. Brown", "B. Brown | A. Jones"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert clusters([(one, 20), (other, 1)], person_key) == []


def test_spellings_of_one_thing() -> None:
    found = clusters([("watercolour", 9), ("water colour", 2), ("prints", 3), ("print", 30)], phrase_key, joined=True)
    assert [(each.usual, each.others) for each in found] == [("print", ("prints",)), ("watercolour", ("water colour",))]
    (slip,) = clusters([("chromogenic print", 9), ("chromagenic print", 1)], phrase_key)
    assert not slip.alike


@pytest.mark.parametrize(("one", "other"), [("print", "paint"), ("hardboard", "cardboard"), ("bronze", "bronze?")])
def test_two_things_stay_two(one: str, other: str) -> None:
    assert clusters([(one, 20), (other, 1)], phrase_key, joined=True) == []


def test_two_spellings_that_are_equally_frequent_are_rather_two_things() -> None:
    assert clusters([("Johannson Family", 9), ("Johansson Family", 8)], person_key) == []


@given(st.lists(st.tuples(st.text(st.sampled_from("abcdeé .,|?19"), max_size=14), st.integers(1, 9)), max_size=30))
def test_every_value_is_in_one_cluster_at_most(values: list[tuple[str, int]]) -> None:
    held = dict(values)
    told = [value for each in clusters(held.items(), person_key) for value in (each.usual, *each.others)]
    assert len(told) == len(set(told))
    assert set(told) <= set(held)
