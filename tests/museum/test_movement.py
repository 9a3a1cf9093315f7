"""The register pairs what went out with what came back, and shows what was taken back instead of hiding it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Layer, Move, Movement, back, current, is_out, moved, movements
from tests.museum.test_moving import MOVES


def pile(moves: list[Move], undone: frozenset[str] = frozenset()) -> list[Layer]:
    layers = [Layer("2026-01-01T08:00:00Z", "d", 1, 1, "object", "ana", {"number": "1", "place": "p1"})]
    for at, move in enumerate(moves, start=2):
        ((draft,),) = (moved(move, [("o1", current(layers, undone))]),)
        layers.append(Layer(f"2026-01-{at:02}T08:00:00Z", "d", at, at, "moved", "ana", draft.data))
    return layers


def register(moves: list[Move], undone: frozenset[str] = frozenset()) -> list[Movement]:
    return movements("o1", pile(moves, undone), undone)


def test_out_on_and_back() -> None:
    out = Move(to="p2", for_a_while=True, taken_by="Ana", due="2026-01-20", reason="study")
    on = Move(to="p3", for_a_while=True, taken_by="Ana", due="2026-01-20")
    facts = current(pile([out, on]))
    first, second, home = register([out, on, back(facts, received_by="Ben")])
    assert (first.origin, first.to, first.taken_by, first.due) == ("p1", "p2", "Ana", "2026-01-20")
    assert (first.returned, first.received_by) == ("2026-01-03", "Ana")
    assert second.out  # the entry itself says only its new place: that it is away follows from the one before
    assert (second.returned, second.received_by, second.back) == ("2026-01-04", "Ben", "d:4")
    assert not home.out
    assert (home.origin, home.to) == ("p3", "p1")


def test_overdue_is_what_is_out_after_its_day() -> None:
    (out,) = register([Move(to="p2", for_a_while=True, due="2026-01-20")])
    assert not out.overdue("2026-01-20")
    assert out.overdue("2026-01-21")
    (open_ended,) = register([Move(elsewhere="Museum of B", for_a_while=True)])
    assert open_ended.still_out
    assert not open_ended.overdue("2099-01-01")


def test_a_return_that_was_taken_back_leaves_the_thing_out() -> None:
    out = Move(to="p2", for_a_while=True)
    home = Move(to="p1")
    first, second = register([out, home], frozenset({"d:3"}))
    assert first.still_out
    assert second.struck


@given(st.lists(MOVES, max_size=6), st.sets(st.integers(2, 7)))
def test_at_most_the_last_standing_move_is_out_and_only_if_the_thing_is(moves: list[Move], taken: set[int]) -> None:
    undone = frozenset(f"d:{at}" for at in taken)
    layers = pile(moves, undone)
    told = movements("o1", layers, undone)
    assert [each.action for each in told] == [layer.action for layer in layers[1:]]
    assert [each.struck for each in told] == [layer.action in undone for layer in layers[1:]]
    standing = [each for each in told if not each.struck]
    assert all(not each.still_out for each in standing[:-1])
    if standing:
        assert standing[-1].still_out == is_out(current(layers, undone))
        assert all(one.to == other.origin for one, other in pairwise(standing))
