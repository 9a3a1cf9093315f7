from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import check_character, doubtful, fits, with_check, without_check

FIGURES = "0123456789"
NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}\.[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2})?[a-d]?", fullmatch=True)


def test_the_published_example_of_the_standard() -> None:
    # the donation number of the ISBT 128 standard, whose check character is by ISO 7064 MOD 37,2
    assert check_character("G123489654321") == "Y"


@given(NUMBERS)
def test_the_sum_is_one_as_the_standard_defines_a_pure_system(number: str) -> None:
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
    whole = [sign for sign in (number + check_character(number)).upper() if sign in signs]
    assert sum(signs.index(sign) * 2**at for at, sign in enumerate(reversed(whole))) % 37 == 1


@given(NUMBERS)
def test_what_a_label_shows_is_read_as_the_number_and_its_check_character(number: str) -> None:
    shown = with_check(number)
    assert without_check(shown) == without_check(shown.lower().replace("+", " + ")) == (number, check_character(number))
    assert fits(*without_check(shown))


@given(NUMBERS, st.data())
def test_a_figure_that_was_copied_wrongly_is_among_the_doubtful_ones(number: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, sign in enumerate(number) if sign.isdigit()]))
    other = data.draw(st.sampled_from([each for each in FIGURES if each != number[at]]))
    wrong = number[:at] + other + number[at + 1 :]
    assert not fits(wrong, check_character(number)) or check_character(wrong) != check_character(number)
    assert at in doubtful(wrong, check_character(number))


def test_numbers_without_a_check_character_stay_as_they_are() -> None:
    assert without_check("12+13") == ("12+13", "")
    assert without_check("") == ("", "")
    assert with_check("؟") == "؟"


@given(st.text(max_size=30))
def test_any_text_may_be_typed(text: str) -> None:
    number, check = without_check(text)
    assert fits(number, check) in {True, False}
    assert all(number[at].isdecimal() for at in doubtful(number, check))
