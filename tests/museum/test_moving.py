"""A move for a while remembers the usual place; one for good forgets it; what comes back is where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import KINDS, Layer, Move, back, current, moved

PLACES = ("p1", "p2", "p3")
WORDS = st.text("ab ", max_size=3)
MOVES = st.builds(
    Move,
    to=st.sampled_from(("", *PLACES)),
    for_a_while=st.booleans(),
    elsewhere=WORDS,
    taken_by=WORDS,
    due=st.sampled_from(("", "2026-12-01")),
    reason=WORDS,
    state=st.sampled_from((None, "", "lent")),
)


def laid(moves: list[Move]) -> dict[str, object]:
    layers = [Layer("1", "d", 1, 1, "object", "ana", {"number": "1", "place": "p1"})]
    for at, move in enumerate(moves, start=2):
        ((draft),) = moved(move, [("o1", current(layers))])
        assert set(draft.data) <= KINDS["moved"]
        layers.append(Layer(str(at), "d", at, at, "moved", "ana", draft.data))
    return current(layers)


def test_away_for_a_while_and_back() -> None:
    away = Move(to="p2", for_a_while=True, taken_by="Ana", due="2026-12-01", reason="study")
    facts = laid([away])
    assert facts == {"number": "1", "place": "p2", "usual_place": "p1", "taken_by": "Ana", "due": "2026-12-01"}
    assert laid([away, back(facts, received_by="Ben")]) == {"number": "1", "place": "p1"}


def test_lent_and_returned() -> None:
    out = Move(elsewhere="Museum of B", for_a_while=True, procedure="l1", state="lent", due="2026-12-01")
    facts = laid([out])
    assert facts == {
        "number": "1", "usual_place": "p1", "elsewhere": "Museum of B", "procedure": "l1", "state": "lent", "due": "2026-12-01",
    }  # fmt: skip
    assert laid([out, back(facts, received_by="Ben", state="")]) == {"number": "1", "place": "p1"}


@given(st.lists(MOVES, max_size=5))
def test_whatever_happened_a_move_for_good_leaves_only_the_place(moves: list[Move]) -> None:
    facts = laid([*moves, Move(to="p3", state="")])
    assert facts == {"number": "1", "place": "p3"}


@given(st.lists(MOVES, max_size=5))
def test_what_is_away_for_a_while_always_comes_back_to_one_place(moves: list[Move]) -> None:
    facts = laid(moves)
    home = facts.get("usual_place") or facts.get("place")
    back_again = laid([*moves, back(facts, received_by="x", state="")])
    assert back_again.get("place") == home
    assert "usual_place" not in back_again
