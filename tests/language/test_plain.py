"""Does a kept message say the same as before, in every language?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import LANGUAGES, AsItIs, Message, Text, from_plain, listed, say, say_as, say_many, speak, to_plain

VALUES = st.recursive(
    st.text(max_size=6)
    | st.integers(-(10**6), 10**6)
    | st.floats(-1e6, 1e6)
    | st.booleans()
    | st.text(max_size=6).map(AsItIs)
    | st.text("abc", min_size=1, max_size=6).map(lambda text: Text({"en": text, "ar": f"ع{text}"})),
    lambda inner: (
        st.lists(inner, max_size=3).map(listed)
        | inner.map(lambda value: say("{place} is full.", place=value))
        | inner.map(lambda value: say_many("{count} of {place}", "{count} in {place}", count=2, place=value))
    ),
    max_leaves=6,
)


@given(VALUES)
def test_what_is_kept_says_the_same(value: object) -> None:
    for message in (say("{it} is here.", it=value), say_as("not met", "N")):
        again = from_plain(json.loads(json.dumps(to_plain(message))))
        assert [speak(again, language) for language in LANGUAGES] == [
            speak(message, language) for language in LANGUAGES
        ]


def test_what_is_kept_is_said_in_the_language_of_the_reader() -> None:
    message = say_many("{count} object", "{count} objects", count=3)
    again = from_plain(json.loads(json.dumps(to_plain(message))))
    assert again == message
    assert speak(again, "ar") == speak(message, "ar") != speak(message, "en")


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(KeyError):
        from_plain({})
    assert from_plain({"say": "x"}) == Message("x")
