from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.names import Name, name_key, read_names


def only(text: str) -> Name:
    names = read_names(text)
    assert names.understood
    (name,) = names.names
    return name


@pytest.mark.parametrize(
    ("text", "family", "given_name"),
    [
        ("Smith, John", "Smith", "John"),
        ("John Smith", "Smith", "John"),
        ("Vincent van Gogh", "van Gogh", "Vincent"),
        ("Della Robbia, Andrea", "Della Robbia", "Andrea"),
        ("Иванов, Александр Андреевич", "Иванов", "Александр Андреевич"),
        ("محمود مختار", "مختار", "محمود"),
        ("齐白石", "齐白石", ""),
        ("Michelangelo", "Michelangelo", ""),
        ("R.B. Kitaj", "Kitaj", "R.B."),
        ("Jacob - Henri - ébéniste/menuisier - 1753 - 1824 - 1753 - 1824", "Jacob", "Henri"),
        ("Nicolas Le Sueur", "Le Sueur", "Nicolas"),
    ],
)
def test_persons(text: str, family: str, given_name: str) -> None:
    name = only(text)
    assert (name.kind, name.family, name.given) == ("person", family, given_name)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("after Joseph Mallord William Turner", "after"),
        ("Turner, J. M. W., after", "after"),
        ("d'après Boucher", "after"),
        ("Attributed to Rembrandt van Rijn", "attributed"),
        ("منسوب إلى محمود مختار", "attributed"),
        ("传 齐白石", "attributed"),
        ("École de Fontainebleau", "school"),
        ("Cimabue, Follower of", "follower"),
        ("Taller de Zurbarán", "workshop"),
        ("Школа Рублева", "school"),
        ("John Smith", ""),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


def test_what_stands_around_a_name() -> None:
    name = only("Jacob - Henri - ébéniste/menuisier - 1753 - 1824 - 1753 - 1824 - Desmalter")
    assert name.roles == ("cabinetmaker",)
    assert name.dates == "1753 - 1824"
    assert name.also == "Desmalter"
    assert only("John Smith (engraver)").roles == ("engraver",)
    assert only("engraver: John Smith").roles == ("engraver",)
    assert only("SMITH, John (1815 - 1866)").dates == "1815 - 1866"
    assert only("John Smith, 1840-1910").dates == "1840-1910"
    assert only("Utagawa Toyokuni III (Utagawa Kunisada)").also == "Utagawa Kunisada"


def test_bodies_peoples_and_nobody() -> None:
    assert only("Pittsburgh Coal Washer Co.").kind == "group"
    assert only("Manufacture royale de porcelaine de Vincennes").kind == "group"
    assert only("Egyptian").kind == "people"
    assert (only("unknown American").kind, only("unknown American").family) == ("nobody", "American")
    assert only("Anonymous (American)").key == only("unknown American").key.replace("unknown", "?")
    assert only("Peintre d'Antiménès").kind == "group"


def test_several_makers_in_one_cell() -> None:
    assert [name.family for name in read_names("Ohira, Yoichi|Livio Serena").names] == ["Ohira", "Serena"]
    assert [name.family for name in read_names("João Maria Gusmão, Pedro Paiva").names] == ["Gusmão", "Paiva"]
    assert len(read_names("Heneage Finch, Fifth Earl of Aylesford").names) == 1
    assert len(read_names("Martin Luther King, Jr.").names) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith, John", "JOHN SMITH"),
        ("R.B. Kitaj", "Kitaj, R. B."),
        ("Miró, Joan", "Joan Miro"),
        ("Sir Henry Raeburn", "Henry Raeburn"),
        ("Ёлкин, Пётр", "Петр Елкин"),
        ("أحمد حسن", "احمد حسن"),
        ("Jean-Baptiste Oudry", "Oudry, Jean Baptiste"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("after Turner", "Turner"),
        ("Mrs. Charles Prendergast", "Charles Prendergast"),
        ("Toyokuni II", "Toyokuni III"),
        ("John Smith", "Jane Smith"),
        ("unknown American", "American"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_story_is_no_name() -> None:
    assert not read_names("Made in the workshop that stood beside the river and was later moved to the town").understood
    assert not read_names("").understood


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    names = read_names(text)
    assert name_key(text) == names.key


WORD = st.text(st.sampled_from("abcdefghijklmnoprstuvz"), min_size=4, max_size=9).map(str.capitalize)


@given(WORD, WORD)
def test_turning_a_name_does_not_change_its_key(given_name: str, family: str) -> None:
    assert name_key(f"{family}, {given_name}") in {
        name_key(f"{given_name} {family}"),
        name_key(f"{family}, {given_name}"),
    }
    name = read_names(f"{given_name} {family}").names[0]
    if name.kind == "person" and not name.qualifier:
        assert name_key(name.turned) == name.key
