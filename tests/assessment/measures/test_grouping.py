from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as some

from reorg.assessment.measures.grouping import by_category

HOME = {"s1": "u1", "b1": "u1", "u1": "u1", "s2": "u2", "u2": "u2"}


def test_purity_by_unit(sight, store):
    objects = {
        "o1": {"place": "s1", "category": "Pots"},
        "o2": {"place": "b1", "category": "pots "},
        "o3": {"place": "u1", "category": "tools"},
        "o4": {"place": "s2", "category": "tools"},
        "o5": {"place": "s2"},
        "o6": {"place": "f1", "category": "pots"},
        "o7": {"category": "pots"},
    }
    reading = by_category(sight(objects, store))
    assert (reading.good, reading.bad) == (3 / 5, 1 / 5)
    strangers, open_ = reading.evidence
    assert (str(strangers), strangers.about) == (
        "1 object of 5 in units stands among objects of another category.",
        ("o3",),
    )
    assert (str(open_), open_.about) == ("1 object in units has no category.", ("o5",))
    assert reading.worst.about == ("u1",)


def test_all_together(sight, store):
    reading = by_category(
        sight({"o1": {"place": "s1", "category": "a"}, "o2": {"place": "s2", "category": "b"}}, store)
    )
    assert (reading.good, reading.bad, reading.worst) == (1.0, 0.0, None)
    assert reading.evidence[0].about == ("o1", "o2")


def test_equal_shares_go_to_the_first_by_name(sight, store):
    objects = {"o1": {"place": "s1", "category": "b"}, "o2": {"place": "s1", "category": "a"}}
    assert by_category(sight(objects, store)).evidence[0].about == ("o1",)
    assert by_category(sight(dict(reversed(objects.items())), store)).evidence[0].about == ("o1",)


def test_nothing_to_measure(sight, store):
    assert by_category(sight({}, store)) is None
    assert by_category(sight({"o1": {"place": "s1"}}, store)) is None
    assert by_category(sight({"o1": {"place": "f1", "category": "pots"}}, store)) is None
    assert by_category(sight({"o1": {"place": "r1", "category": "pots"}})) is None


@settings(deadline=None)
@given(
    some.lists(some.tuples(some.sampled_from([*HOME, "f1", ""]), some.sampled_from("abc") | some.just("")), max_size=30)
)
def test_as_counted_by_hand(sight, store, rows):
    seen = sight({f"o{at}": {"place": place, "category": name} for at, (place, name) in enumerate(rows)}, store)
    inside = [(HOME[place], name) for place, name in rows if place in HOME]
    units = {unit: Counter(name for other, name in inside if other == unit and name) for unit in ("u1", "u2")}
    home = sum(max(counts.values(), default=0) for counts in units.values())
    named = sum(sum(counts.values()) for counts in units.values())
    reading = by_category(seen)
    if not named:
        assert reading is None
    else:
        assert (reading.good, reading.bad) == (home / len(inside), (named - home) / len(inside))
