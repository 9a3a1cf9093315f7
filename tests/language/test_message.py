"""Is every sentence said in the reader's language, with its plural, and with its codes in their own order?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import AsItIs, Listed, Message, Text, listed, say, say_as, say_many, speak, using

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"


def arabic(message: Message) -> str:
    return speak(message, "ar")


def bare(text: str) -> str:
    """Return a text without its marks."""
    return text.translate(dict.fromkeys(map(ord, (FSI, RLI, PDI))))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا قطع"),
        (1, "قطعة واحدة"),
        (2, "قطعتان"),
        (3, "3 قطع"),
        (10, "10 قطع"),
        (11, "11 قطعة"),
        (99, "99 قطعة"),
        (100, "100 قطعة"),
        (103, "103 قطع"),
        (1002, "1,002 قطعة"),
    ],
)
def test_arabic_counts_in_six_forms(count: int, said: str) -> None:
    assert bare(arabic(say_many("{count} object", "{count} objects", count=count))) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 objects"), (1, "1 object"), (2, "2 objects"), (1200, "1,200 objects")]
)
def test_english_counts_in_two_forms(count: int, said: str) -> None:
    assert str(say_many("{count} object", "{count} objects", count=count)) == said


def test_english_needs_no_marks() -> None:
    assert str(say("{objects}, {kg} kg", objects=say("{place}", place="R1"), kg=5)) == "R1, 5 kg"


def test_a_value_goes_by_its_own_first_letter_in_arabic() -> None:
    assert arabic(say("{place}", place="1978-12-45")) == f"{FSI}1978-12-45{PDI}"


def test_a_sentence_in_a_sentence_runs_like_the_one_around_it() -> None:
    # its first strong letter, and all that is not isolated in it, would let it run from left to right
    codes = say("{low} to {high} %", low="1", high="2")
    said = arabic(say("{place}", place=codes))
    assert said.startswith(RLI)
    assert said.endswith(PDI)
    assert f"{FSI}1{PDI}" in said


def test_what_people_copy_bears_no_marks() -> None:
    said = arabic(say("{place}", place=AsItIs("http://127.0.0.1:8321/")))
    assert said == "http://127.0.0.1:8321/"
    assert arabic(say("{place}", place=listed([AsItIs("a-b")]))) == f"{RLI}a-b{PDI}"


def test_a_text_of_the_method_is_a_value_like_any_other() -> None:
    text = Text({"en": "Store", "ar": "مخزن"})
    assert arabic(say("{place}", place=text)) == f"{FSI}مخزن{PDI}"
    assert str(say("{place}", place=text)) == "Store"


def test_nothing_is_not_marked() -> None:
    assert arabic(say("{place}", place="")) == ""


def test_one_letter_may_have_two_senses() -> None:
    north, not_met = say_as("north", "N"), say_as("not met", "N")
    assert str(north) == str(not_met) == "N"
    assert north != not_met


def test_a_list_is_said_with_the_commas_of_the_language() -> None:
    message = say("{place}", place=listed(["R1", "R2"]))
    assert str(message) == "R1, R2"
    assert arabic(message) == f"{RLI}{FSI}R1{PDI}، {FSI}R2{PDI}{PDI}"


def test_a_long_list_says_that_there_is_more() -> None:
    assert str(listed([1204, 1310, 1311], most=2)) == "1204, 1310 …"
    assert str(listed([1204, 1310], most=2)) == "1204, 1310"
    assert str(listed([])) == "–"


def test_what_is_listed_is_said_in_the_language_too() -> None:
    told = listed([say("Width"), say("Height")])
    assert str(told) == "Width, Height"
    with using("ar"):
        assert str(told) == f"{RLI}العرض{PDI}، {RLI}الارتفاع{PDI}"


@given(st.lists(st.text(), max_size=5), st.one_of(st.none(), st.integers(0, 4)))
def test_marks_are_always_closed_and_nothing_is_lost(values: list[str], most: int | None) -> None:
    values = [bare(value) for value in values]
    said = arabic(say("{place}", place=listed(values, most)))
    assert said.count(FSI) + said.count(RLI) == said.count(PDI)
    assert all(value in said for value in values[:most])


def test_messages_and_lists_compare_by_value() -> None:
    assert say("{place}", place=listed(["a"])) == say("{place}", place=Listed(("a",)))
    assert len({say("{place}", place=listed(["a"])), say("{place}", place=listed(["a"]))}) == 1
    assert say("{place}", place=listed(["a"])) != say("{place}", place=listed(["a", "b"]))
