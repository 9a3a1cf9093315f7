"""Do entries add up to the same museum, however they arrive?"""

from __future__ import annotations

import dataclasses

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Draft, Entry, Fold, Museum, Writer, current, disputed, fold
from tests.museum.histories import histories, interleaved


def alike(one: Museum, other: Museum) -> bool:
    """Whether two pictures hold the same, unknown numbers included."""
    plain = dataclasses.replace(one, objects=other.objects) == other
    names = set(one.objects.measures) | set(other.objects.measures)
    return (
        plain
        and (list(one.objects.ids), one.objects.text) == (list(other.objects.ids), other.objects.text)
        and all(np.array_equal(one.objects.numbers(n), other.objects.numbers(n), equal_nan=True) for n in names)
    )


@given(st.data())
def test_the_order_between_devices_does_not_matter(data: st.DataObject) -> None:
    chains = data.draw(histories())
    assert alike(fold(data.draw(interleaved(chains))), fold(data.draw(interleaved(chains))))


@given(st.data())
def test_adding_twice_or_in_parts_changes_nothing(data: st.DataObject) -> None:
    entries = data.draw(interleaved(data.draw(histories())))
    cut = data.draw(st.integers(0, len(entries)))
    folding = Fold()
    folding.add(entries[:cut])
    folding.add(entries)
    folding.add(entries)
    assert alike(folding.museum(), fold(entries))


@given(st.data())
def test_at_a_date_is_the_fold_of_what_was_known_then(data: st.DataObject) -> None:
    (entries,) = data.draw(histories(devices=1)).values()
    time, known = "", []
    for entry in entries:
        time = max(time, entry.time)
        if time <= "2026-01-01T00:00:20Z":
            known.append(entry)
    assert alike(
        dataclasses.replace(fold(entries).at("2026-01-01T00:00:20Z"), heads={}),
        dataclasses.replace(fold(known), heads={}),
    )


def written(*drafts: Draft, device: str = "a", time: str = "2026-01-01T00:00:00Z") -> list[Entry]:
    writer = Writer(device, 0, "", who="ana", time=time)
    return [writer.write(draft) for draft in drafts]


def test_later_facts_lie_on_top_and_none_takes_back_to_unknown() -> None:
    entries = written(
        Draft("object", "o", {"number": "1", "name": "jar", "width": 100}),
        Draft("object", "o", {"name": "bowl", "width": None}),
    )
    assert fold(entries).objects.facts(0) == {"number": "1", "name": "bowl"}


def test_moving_a_box_moves_what_is_in_it() -> None:
    entries = written(
        *(Draft("place", p, {"code": p, "kind": kind}) for p, kind in (("R", "room"), ("S", "room"))),
        Draft("place", "B", {"code": "B", "kind": "box", "place": "R"}),
        Draft("object", "o", {"number": "1", "place": "B"}),
        Draft("moved", "B", {"place": "S", "reason": "flood"}),
    )
    museum = fold(entries)
    assert [place.id for place in museum.places.path(museum.objects.words("place")[0])] == ["S", "B"]


def test_taking_back_and_taking_that_back() -> None:
    first = Writer("a", 0, "", who="ana", time="2026-01-01T00:00:00Z")
    entries = [first.write(Draft("object", "o", {"number": "1"}))]
    for number, target in ((1, "a:1"), (2, "a:2")):
        writer = Writer("a", number, entries[-1].link, who="ana", time=None)
        entries.append(writer.write(Draft("undone", target, {})))
    assert len(fold(entries[:2]).objects) == 0
    assert len(fold(entries).objects) == 1


def test_two_places_put_into_each_other_by_two_people_stay_reachable() -> None:
    both = [Draft("place", p, {"code": p, "kind": "box"}) for p in ("A", "B")]
    one = written(*both, Draft("moved", "A", {"place": "B"}))
    two = written(Draft("moved", "B", {"place": "A"}), device="b")
    places = fold([*one, *two]).places
    assert places.loops == {"A", "B"}
    assert {place.id for place in places.inside()} == {"A", "B"}


def test_a_disagreement_that_nobody_saw_is_disputed_and_a_correction_is_not() -> None:
    folding = Fold()
    folding.add(written(Draft("object", "o", {"number": "1"})))
    folding.add(written(Draft("object", "o", {"number": "2"}), device="b"))
    assert {layer.device for layer in disputed(folding.piles["o"])["number"]} == {"a", "b"}
    seen = Fold()
    seen.add(written(Draft("object", "o", {"number": "1"})))
    seen.add(written(Draft("object", "o", {"number": "2", "was": {"number": "1"}}), device="b"))
    assert disputed(seen.piles["o"]) == {}
    assert current(seen.piles["o"]) == {"number": "2"}


def test_what_a_newer_program_said_is_kept_out_and_counted() -> None:
    (entry,) = written(Draft("object", "o", {"number": "1"}))
    folding = Fold()
    folding.add([dataclasses.replace(entry, version=99)])
    assert (folding.newer, len(folding.museum().objects)) == (1, 0)
