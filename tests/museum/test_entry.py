"""Are entries written so that they come back equal, and so that nobody can change one unseen?"""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import Trouble
from reorg.museum import BrokenChain, Draft, Writer, canonical, check_chain, from_line, identity, to_line, upgraded
from tests.museum.histories import TEXT, histories

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)


@given(histories())
def test_written_and_read_again_is_equal(chains: dict[str, list]) -> None:
    for entry in (entry for chain in chains.values() for entry in chain):
        assert from_line(to_line(entry)) == entry


@given(histories(devices=1), st.data())
def test_any_change_shows(chains: dict[str, list], data: st.DataObject) -> None:
    (entries,) = chains.values()
    assert list(check_chain(entries)) == entries
    if not entries:
        return
    at = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from(["who", "time", "about", "kind", "act"]))
    changed = dataclasses.replace(
        entries[at], **{field: 99 if field == "act" else "x" + str(getattr(entries[at], field))}
    )
    with pytest.raises(BrokenChain):
        list(check_chain([*entries[:at], changed, *entries[at + 1 :]]))
    if at < len(entries) - 1:
        with pytest.raises(BrokenChain):
            list(check_chain([*entries[:at], *entries[at + 1 :]]))


@given(histories(devices=1), st.data())
def test_a_redaction_keeps_the_chain(chains: dict[str, list], data: st.DataObject) -> None:
    (entries,) = chains.values()
    blanked = [entry.blanked() if data.draw(st.booleans()) else entry for entry in entries]
    assert list(check_chain(blanked)) == blanked
    assert all(not entry.data and not entry.who for entry in blanked if entry.redacted)


def test_the_salt_hides_what_was_blanked() -> None:
    same = [
        Writer("a", 0, "", who="ana", time="2026-01-01T00:00:00Z").write(Draft("museum", "m", {"name": "X"}))
        for _ in "ab"
    ]
    assert same[0].leaf != same[1].leaf


@given(JSON)
def test_canonical_is_one_text_for_one_value(value: object) -> None:
    import json

    assert canonical(json.loads(canonical(value))) == canonical(value)
    assert canonical({"b": 1, "a": 2.0}) == '{"a":2,"b":1}'


@pytest.mark.parametrize("line", ["", "{", "[]", '{"device":1}', "null", "[" * 5000])
def test_a_line_that_is_no_entry_is_a_value_error(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_line(line)


def test_old_shapes_are_lifted_step_by_step() -> None:
    lifts = {
        ("place", 1): lambda said: {"code": said["code"], "cm": said["w"]},
        ("place", 2): lambda said: {"code": said["code"], "width": said["cm"] * 10},
    }
    assert upgraded("place", 1, {"code": "A", "w": 4}, lifts) == {"code": "A", "width": 40}
    assert upgraded("place", 3, {"code": "A"}, lifts) == {"code": "A"}


@pytest.mark.parametrize(("kind", "data"), [("gossip", {}), ("object", {"colour": "red"})])
def test_unknown_kinds_and_facts_are_refused(kind: str, data: dict[str, object]) -> None:
    with pytest.raises(Trouble):
        Writer("a", 0, "", who="ana", time=None).write(Draft(kind, "o", data))


def test_ids_are_the_same_everywhere_and_differ() -> None:
    assert identity("o", "s1", 7) == "o4bkqjie3fksd245y"
    assert len({identity("o", number) for number in range(1000)}) == 1000
