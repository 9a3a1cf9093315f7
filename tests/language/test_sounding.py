"""Do ways of writing one name meet, and do other words stay apart?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import consonants, joined_before, one_slip, simple_words, sound_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muhammad", "Mohammed"),
        ("Muḥammad", "Mohamed"),
        ("Muhammad", "مُحَمَّد"),
        ("Qasim", "Kassem"),
        ("Yusuf", "Youssef"),
        ("Yusuf", "يوسف"),
        ("Khalil", "Halil"),
        ("Jamal", "Gamal"),
        ("Fatimah", "فاطمة"),
        ("Hussein", "Husayn"),
        ("Tchaikovsky", "Чайковский"),
        ("Sharif", "Cherif"),
    ],
)
def test_one_name_sounds_alike(one: str, other: str) -> None:
    assert sound_alike(simple_words(one), simple_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ahmad", "Hamid"), ("Mahmud", "Muhammad"), ("portrait", "print"), ("علي", "ولا"), ("pat", "bat")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert not sound_alike(simple_words(one), simple_words(other))


@given(st.text(max_size=20), st.text(max_size=20))
def test_sounding_alike_has_no_direction(one: str, other: str) -> None:
    one, other = simple_words(one), simple_words(other)
    assert sound_alike(one, other) == sound_alike(other, one)
    assert isinstance(consonants(one), str)


@given(st.from_regex("[a-z]{4,12}", fullmatch=True), st.data())
def test_every_slip_is_taken_back(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slips = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :],
             word[:at] + word[at : at + 2][::-1] + word[at + 2 :]]  # fmt: skip
    assert all(word in {slip, *one_slip(slip)} for slip in slips)


def test_slips_in_arabic_are_in_arabic() -> None:
    assert "ابريق" in one_slip("ابرق")
    assert not any(sign.isascii() for word in one_slip("جره") for sign in word)


def test_arabic_words_are_also_found_with_what_is_written_before_them() -> None:
    assert "والجره" in joined_before("جره")
    assert joined_before("jar") == []
