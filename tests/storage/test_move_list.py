"""No line of a pasted list is lost, none counts twice, and nothing is guessed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Place, Places, label_text
from reorg.storage import MOST_LINES, TableFinder, contents, nearest_codes, read_lines, understand

PLACES = Places.of(
    [
        Place("u", "A1", "unit"),
        Place("s", "A1-1", "shelf", place="u"),
        Place("b", "Box 7", "box", place="s", other_codes=("K7",)),
        Place("i", "Box 8", "box", place="b"),
        Place("n", "12", "shelf"),
    ]
)
OBJECTS = {
    "o1": {"number": "1974.12", "name": "jar"},
    "o2": {"number": "1974.1", "name": "lamp"},
    "o3": {"number": "1974.1", "name": "other lamp"},
    "o4": {"number": "1978.12.45", "other_numbers": "MM 77; old 9/a"},
    "o5": {"number": "12"},
    "o6": {"name": "no number"},
}
FINDER = TableFinder(OBJECTS, PLACES)
LINES = st.lists(
    st.sampled_from(["1974.12", "1974-012", "1974.1", "nobody", "K7", "box-7", "old 9/a", "", "1978.12.54"])
)


def ids(*lines: str, **meant: str) -> list[str]:
    return [each.id for each in understand(lines, FINDER, meant).things]


def test_lines_as_scanners_and_spreadsheets_write_them() -> None:
    text = '\ufeff1974.12\r\n\u202e1974.1\u202c\n\n\t 12 \tjar\n"A 7"\u2028ro:A1-1\x00'
    assert read_lines(text) == ["1974.12", "1974.1", "12", "A 7", "A1-1"]
    assert read_lines("  \n\u200f\n\x00") == []
    assert len(read_lines("x" * 10_000)[0]) == 400


def test_numbers_codes_old_numbers_and_old_codes() -> None:
    assert ids("1974-012", "BOX 07", "MM 77", "A1-1") == ["o1", "b", "o4", "s"]
    assert ids("K7", "old 9/a") == ["b", "o4"]
    assert ids("12") == ["o5"]  # a shelf of that code is no thing that is carried about


def test_the_label_of_a_thing_without_a_number_is_understood() -> None:
    assert [each.id for each in understand(read_lines(label_text("key", "o1")), FINDER).things] == ["o1"]
    assert [each.id for each in understand(read_lines(label_text("key", "nobody")), FINDER).things] == []


def test_what_could_be_two_is_asked_and_what_was_chosen_counts() -> None:
    asked = understand(["1974.1"], FINDER)
    assert asked.things == ()
    assert {each.id for each in asked.several[0].may_be} == {"o2", "o3"}
    assert ids("1974.1", **{"1974.1": "o3"}) == ["o3"]
    assert ids("1974.1", **{"1974.1": "o1"}) == []


@pytest.mark.parametrize(
    "slip", ["1978.12.54", "1978-12-45x", "1978.l2.45", "1978 1245", "1973.12.45", "1978.12.456", "I978.12.45"]
)
def test_a_slip_is_offered_and_never_taken(slip: str) -> None:
    found = understand([slip], FINDER)
    if slip == "1978-12-45x":  # a letter behind may be a part: it is one sign too many here
        assert [each.id for each in found.unknown[0].may_be] == ["o4"]
        return
    assert found.things == ()
    assert "o4" in [each.id for each in found.unknown[0].may_be]
    assert ids(slip, **{slip: "o4"}) == ["o4"]


@given(LINES)
def test_every_line_ends_in_exactly_one_answer(lines: list[str]) -> None:
    read = [line for line in lines if line]
    found = understand(read, FINDER)
    open_ = len(found.several) + len(found.unknown)
    assert len(found.things) + len(found.doubled) + open_ + len(found.left_out) == len(read)
    assert len({each.id for each in found.things}) == len(found.things)
    assert {line.typed for line in (*found.several, *found.unknown)} <= set(read)


@given(st.text(max_size=200))
def test_any_text_is_read_and_none_of_it_steers(text: str) -> None:
    for line in read_lines(text):
        assert line.strip() == line
        assert line
        assert not set(line) & set("\x00\u202e\u2066\n\r")
    understand(read_lines(text), FINDER)


@given(st.from_regex(r"[1-9][0-9]{2,9}", fullmatch=True), st.data())  # zeros in front do not count
def test_swapped_neighbours_are_always_among_what_may_be_meant(bare: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(bare) - 2))
    swapped = bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :]
    found = understand([swapped], TableFinder({"o": {"number": bare}}, PLACES))
    meant = [each.id for line in found.unknown for each in line.may_be] + [each.id for each in found.things]
    assert meant == ["o"]


def test_five_thousand_lines_with_300_unknown_and_40_twice_in_seconds() -> None:
    many = {f"o{at}": {"number": f"{1900 + at % 90}.{at // 90}.{at % 7}"} for at in range(20_000)}
    known = list(dict.fromkeys(str(facts["number"]) for facts in many.values()))[:4660]
    lines = [*known, *(f"X-{at}" for at in range(300)), *known[:40]]
    finder = TableFinder(many, PLACES)
    began = time.monotonic()
    found = understand(lines, finder)
    assert time.monotonic() - began < 5
    assert (len(found.things) + len(found.several), len(found.unknown), len(found.doubled)) == (4660, 300, 40)


def test_more_than_is_read_at_once_is_kept() -> None:
    found = understand([str(at) for at in range(MOST_LINES + 5)], FINDER)
    assert len(found.left_out) == 5


def test_everything_in_a_place_is_its_boxes_and_its_loose_objects() -> None:
    carried, fixed = contents(PLACES, "u")
    assert [place.id for place in carried] == ["b"]  # what is in the box goes with it
    assert fixed == ["u", "s"]
    assert contents(PLACES, "nowhere") == ([], [])


def test_a_code_that_is_not_there_is_near_to_some() -> None:
    codes = ["A1", "A1-1", "A1-2", "B7", "Box 7"]
    assert nearest_codes("A1-3", codes)[:2] == ["A1-1", "A1-2"]
    assert nearest_codes("bok 7", codes) == ["Box 7"]
    assert nearest_codes("—", codes) == []
    assert nearest_codes("QQQ", codes) == []
