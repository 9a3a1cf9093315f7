"""Are contradictions told, all at once, and is nothing called one that is not?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from reorg.museum import Museum
from reorg.storage.wishes import Wish, clashes, sound, strike_draft, told, wish_draft, wishes_of

NUMBERS = iter(range(1000))


def wish(rule: str, of: str = "", place: str = "", category: str = "") -> Wish:
    return Wish(f"w{next(NUMBERS)}", rule, of=of, place=place, category=category)


def codes(museum: Museum, *wishes: Wish) -> list[str]:
    return [each.code for each in clashes(museum, wishes)]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ([("there", "jar", "a1"), ("there", "jar", "b2")], "two-places"),
        ([("there", "jar", "a1-1"), ("not", "jar", "a1")], "there-and-not"),
        ([("stay", "jar", ""), ("there", "jar", "a2")], "stay-and-there"),
        ([("stay", "jar", ""), ("not", "jar", "a1")], "stay-and-not"),
        ([("stay", "ring", "")], "stay-nowhere"),
        ([("stay", "plough", "")], "stay-no-shelf"),
        ([("stay", "lamp", "")], "stay-no-shelf"),
        ([("there", "anvil", "b1")], "no-fit"),
        ([("there", "plough", "b1-1")], "no-fit"),
        ([("there", "jar", "floor")], "no-shelf"),
        ([("there", "jar", "room-c")], "unmeasured"),
        ([("there", "jar", "nowhere-at-all")], "place-gone"),
        ([("stay", "no-such-thing", "")], "gone"),
        ([("there", "letter", "a2"), ("there", "box", "b2")], "two-places"),
        ([("there", "letter", "a2"), ("stay", "deed", "")], "stay-and-there"),
        ([("first", "jar", "")], "no-rule"),
        ([("stay", "a1", ""), ("there", "jar", "a2")], "kept-unit"),
        ([("stay", "a2", ""), ("there", "jar", "a2-1")], "kept-unit"),
        ([("stay", "a1", ""), ("there", "jar", "a1-2")], "kept-unit"),
        ([("not", "jar", "room-a"), ("not", "jar", "room-b")], "nowhere-left"),
    ],
)
def test_each_contradiction(tiny: Museum, wanted: list[tuple[str, str, str]], code: str) -> None:
    wishes = [wish(*each) for each in wanted]
    found = clashes(tiny, wishes)
    assert [each.code for each in found] == [code]
    assert set(found[0].wishes) == {each.id for each in wishes}
    assert str(found[0].message).endswith(".")
    assert sound(tiny, wishes) == ((), tuple(wishes))


@pytest.mark.parametrize(
    "wanted",
    [
        [("there", "jar", "a2"), ("there", "jar", "room-a")],
        [("there", "jar", "room-a"), ("not", "jar", "a1")],
        [("stay", "jar", ""), ("there", "jar", "a1")],
        [("stay", "jar", ""), ("not", "jar", "b1")],
        [("stay", "a1", ""), ("there", "jar", "a1")],
        [("there", "box", "a2"), ("there", "letter", "a2-1"), ("not", "deed", "b2")],
        [("there", "ring", "b1")],
        [("there", "lamp", "a2-1")],
    ],
)
def test_what_goes_together(tiny: Museum, wanted: list[tuple[str, str, str]]) -> None:
    assert codes(tiny, *(wish(*each) for each in wanted)) == []


def test_categories(tiny: Museum) -> None:
    a, b = wish("there", place="room-a", category="clay"), wish("there", place="room-b", category="clay")
    assert codes(tiny, a) == []
    assert codes(tiny, a, b) == ["two-places"]
    assert codes(tiny, a, wish("there", "jar", "b2")) == [], "what is said of one thing counts before its category"
    assert codes(tiny, wish("first", category="clay")) == []
    assert codes(tiny, wish("first", category="no such word")) == ["gone"]


def test_what_is_to_be_discarded(make: Any, places: Mapping[str, Mapping[str, object]]) -> None:
    museum = make({**places, "a2": {**places["a2"], "verdict": "discard"}})
    assert codes(museum, wish("there", "jar", "a2")) == ["discarded"]
    assert codes(museum, wish("stay", "a2")) == ["discarded"]
    moved = make({**places, "a1": {**places["a1"], "verdict": "discard"}})
    assert codes(moved, wish("stay", "jar")) == ["discarded"]


def test_what_is_gone(tiny: Museum) -> None:
    museum = replace(tiny, gone={"old": {"number": "1901.1", "name": "clock"}})
    (found,) = clashes(museum, [wish("there", "old", "a1")])
    assert str(found.message) == "1901.1 clock is no longer in the museum. Strike this wish."


def test_all_at_once(tiny: Museum) -> None:
    many = [wish("there", "jar", "a1"), wish("there", "jar", "b2"), wish("stay", "ring"), wish("there", "bowl", "a2")]
    assert sorted(codes(tiny, *many)) == ["stay-nowhere", "two-places"]
    assert sound(tiny, many)[0] == (many[3],)


def test_a_wish_is_written_and_read() -> None:
    one = Wish("", "there", of="jar", place="a1", reason="heavy", by="ana", on="2026-11-23")
    draft = wish_draft(one, at="2026-11-23T10:00:00Z")
    (read,) = wishes_of({draft.about: dict(draft.data)})
    assert read == replace(one, id=draft.about)
    assert wish_draft(one, at="2026-11-24T10:00:00Z").about != draft.about, "what was struck can be wished again"
    struck = {**draft.data, **strike_draft(read).data}
    assert wishes_of({draft.about: struck}) == ()
    assert wishes_of({"w": {"rule": "dance", "of": "jar"}}) == ()


def test_sentences(tiny: Museum) -> None:
    assert str(told(tiny, wish("stay", "a1"))) == "Unit A1 is kept as it is."
    assert str(told(tiny, wish("there", "jar", "a2"))) == "jar goes to A2."
    assert str(told(tiny, wish("not", category="clay", place="room-b"))) == "Nothing of “clay” goes to B."
    assert str(told(tiny, wish("first", category="clay"))) == "“clay” gets places before all others."
