"""Is what a label says read back, however it was scanned, and never read as something else?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import check_character, fold_code, label_text, number_key, read_label
from reorg.museum.labels import _PRESSED, _TOGETHER, _TYPED

WRITTEN = st.text(alphabet="ABCXYZabcxyz0123456789-./ ", min_size=1, max_size=24).filter(
    lambda text: text.strip() == text
)


@pytest.mark.parametrize(
    ("text", "check"),
    # ISBT 128 (the labels of blood donations) uses the same system and gives the first
    [("G123498654321", "H"), ("", ""), ("…", "")],
)
def test_a_published_example(text: str, check: str) -> None:
    assert check_character(text) == check


def test_signs_case_and_scripts_of_figures_do_not_count() -> None:
    assert check_character("1978.12-45b") == check_character("1978 1245B") == check_character("١٩٧٨١٢٤٥b")


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=20), st.data())
def test_one_wrong_sign_or_two_swapped_are_seen(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ").filter(lambda sign: sign != text[at]))
    assert check_character(text[:at] + other + text[at + 1 :]) != check_character(text)
    swapped = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :] if at else text
    assert swapped == text or check_character(swapped) != check_character(text)


@given(WRITTEN)
def test_what_is_written_is_read(code: str) -> None:
    kind, read = read_label(label_text("object", code)) or ("", "")
    assert (kind, number_key(read)) == ("object", number_key(code))
    assert fold_code((read_label(f" {label_text('place', code).lower()}\n") or ("", ""))[1]) == fold_code(code)


def test_an_id_comes_back_as_it_is_and_other_scripts_as_they_are() -> None:
    assert read_label(label_text("key", "oabcdefgh234567jk")) == ("key", "oabcdefgh234567jk")
    assert read_label(label_text("object", "م 1978/12")) == ("object", "م 1978/12")


@pytest.mark.parametrize("layout", list(_TYPED))
@given(code=st.text(alphabet="ABCMQWYZ0123456789-./", min_size=1, max_size=16))
def test_a_scanner_is_understood_on_every_keyboard(layout: str, code: str) -> None:
    typed = label_text("place", code).translate(str.maketrans(_PRESSED, _TYPED[layout]))
    for letters, sign in _TOGETHER.items():
        typed = typed.replace(sign, letters)
    kind, read = read_label(typed) or ("", "")
    assert (kind, read) == ("place", code)


def test_a_layout_has_as_many_signs_as_keys() -> None:
    assert {len(typed) for typed in _TYPED.values()} == {len(_PRESSED)}


@given(st.text(max_size=60))
def test_other_text_is_no_label(text: str) -> None:
    assert read_label(text) is None or "RO:" in text.upper()


@pytest.mark.parametrize(
    "text", ["", "1978.12.45", "RO:", "RO:O:1978.12.45:8", "RO:X:1:1", "https://example.org/RO:P:A1:3", "RO:O::1"]
)
def test_a_wrong_check_character_or_a_strange_text_is_none(text: str) -> None:
    assert read_label(text) is None
