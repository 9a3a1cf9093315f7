"""One contract for both journals: the folder of text and the table of the database."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.exchange import Bundle
from reorg.language import Trouble
from reorg.museum import BrokenChain, Draft, Journal, check_chain, fold
from tests.museum.histories import histories, interleaved
from tests.museum.test_fold import alike

Make = Callable[[], Journal]


@pytest.fixture(params=["bundle", "table"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    count = iter(range(10_000))

    def bundle() -> Journal:
        return Bundle.create(tmp_path / f"bundle{next(count)}")

    def table() -> Journal:
        from django.db import connection

        from reorg.web.journal import create, open_journal

        if os.environ.get("REORG_DATABASE"):
            from tests.web.postgres import empty

            empty()
        made = create(tmp_path / f"museum{next(count)}")
        request.addfinalizer(connection.close)
        return open_journal(made)

    return bundle if request.param == "bundle" else table


def test_an_action_is_entered_whole_and_read_back(make: Make) -> None:
    journal = make()
    act = journal.append([Draft("museum", "m", {"name": "X"}), Draft("object", "o", {"number": "1"})], who="ana")
    assert (act.first, act.last) == (1, 2)
    entries = list(check_chain(journal.read()))
    assert [(entry.number, entry.act, entry.kind, entry.who) for entry in entries] == [
        (1, 1, "museum", "ana"),
        (2, 1, "object", "ana"),
    ]
    assert [entry.kind for entry in journal.read(about="o")] == ["object"]
    assert {entry.kind for entry in journal.read(kinds=("object",))} == {"object"}
    assert list(journal.read(kinds=())) == []
    assert [entry.number for entry in journal.read({journal.device: 1})] == [2]
    assert journal.heads() == {journal.device: 2}


def test_all_or_none(make: Make) -> None:
    journal = make()
    journal.append([Draft("museum", "m", {"name": "X"})], who="ana")
    with pytest.raises(Trouble):
        journal.append([Draft("object", "o", {"number": "1"}), Draft("gossip", "o")], who="ana")
    with pytest.raises(Trouble):
        journal.append([], who="ana")
    assert journal.heads() == {journal.device: 1}


@settings(max_examples=12)
@given(st.data())
def test_receiving_in_any_order_and_twice_ends_in_the_same_museum(make: Make, data: st.DataObject) -> None:
    chains = data.draw(histories())
    entries = data.draw(interleaved(chains))
    journal = make()
    cut = data.draw(st.integers(0, len(entries)))
    assert journal.receive(entries[:cut]) + journal.receive(entries) == len(entries)
    assert journal.receive(entries) == 0
    held = list(check_chain(journal.read()))
    assert {entry.name for entry in held} == {entry.name for entry in entries}
    blanked = {entry.about for entry in entries if entry.kind == "redacted"}
    assert all(entry.redacted == (entry.name in blanked) for entry in held)
    if not isinstance(journal, Bundle):
        assert alike(journal.museum(), fold(held))  # type: ignore[attr-defined]  # both journals have it


def test_gaps_changes_and_doubles_are_refused(make: Make) -> None:
    other = make()
    other.append([Draft("object", "o", {"number": str(n)}) for n in range(3)], who="ana")
    device, entries = other.device, list(other.read())
    journal = make()
    with pytest.raises(BrokenChain):
        journal.receive(entries[1:])
    journal.receive(entries[:2])
    with pytest.raises(BrokenChain):
        journal.receive([replace(entries[0], link="0" * 64)])
    with pytest.raises(BrokenChain):
        journal.receive([replace(entries[2], data={"number": "9"})])
    assert journal.heads() == {device: 2}


def test_a_crash_in_the_middle_of_writing_text_leaves_no_half_action(tmp_path: Path) -> None:
    bundle = Bundle.create(tmp_path / "b", device="a")
    bundle.append([Draft("object", "o", {"number": "1"})], who="ana")
    lines = tmp_path / "b" / "entries" / "a.jsonl"
    size = lines.stat().st_size
    (tmp_path / "b" / "entries" / "unfinished.json").write_text(f'{{"a": {size}}}')
    with lines.open("a") as writing:
        writing.write(lines.read_text() + '{"half')
    assert bundle.heads() == {"a": 1}
    bundle.append([Draft("object", "o", {"number": "2"})], who="ana")
    assert [entry.data["number"] for entry in check_chain(bundle.read())] == ["1", "2"]


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    bundle = Bundle.create(tmp_path / "b", device="a")
    (tmp_path / "b" / "entries" / "a.jsonl").write_text("{}\n")
    with pytest.raises(Trouble, match=r"Line 1 of a.jsonl"):
        list(bundle.read())


def test_a_blanking_that_is_to_be_blanked_itself_may_come_later(make: Make) -> None:
    one = make()
    one.append([Draft("museum", "m", {"name": "X"})], who="ana")
    device = one.device
    one.append([Draft("redacted", f"{device}:3", {"reason": "a name"})], who="ana")
    one.append([Draft("redacted", f"{device}:1", {"reason": "a name"})], who="ana")
    entries = list(one.read())
    assert [entry.redacted for entry in entries] == [True, False, True]
    other = make()
    other.receive(entries[:2])
    other.receive(entries)
    assert [entry.redacted for entry in check_chain(other.read())] == [True, False, True]
