from __future__ import annotations

from dataclasses import replace

from reorg.assessment.measures.walked import units_reached
from reorg.museum import Draft, Place

NOW = "2026-03-01T10:00:00.000Z"


def units(*said: tuple[str, bool | None]) -> list[Place]:
    return [
        Place(f"u{at}", f"U{at}", "unit", place="r1", walked=walked, reachable=reachable)
        for at, (walked, reachable) in enumerate(said, 1)
    ]


def test_what_was_reached_missed_and_not_looked_at(sight):
    found = units_reached(sight({}, units((NOW, None), (NOW, False), (NOW, None), ("", None))))
    assert (found.good, found.bad) == (0.5, 0.25)
    assert [each.about for each in found.evidence] == [("u2",), ("u1", "u3")]
    assert str(found.worst) == "Nobody could get to U2."


def test_only_the_walk_that_counts(sight):
    held = units((NOW, None), ("2025", False))
    assert units_reached(sight({}, held, {"walk_since": "2026"})).bad == 0
    assert units_reached(sight({}, held, {"walk_since": "2027"})) is None
    assert units_reached(sight({}, [replace(each, walked="") for each in held])) is None


def test_it_stands_in_for_a_quarter_of_the_question(folded):
    drafts = [
        Draft("place", f"u{at}", {"code": f"U{at}", "kind": "unit", "walked": NOW, "reachable": False}) for at in (1, 2)
    ]
    before, after = folded([]).criterion("within-reach"), folded(drafts).criterion("within-reach")
    assert (before.low, before.high) == (0.0, 1.0)
    assert (after.low, after.high) == (0.0, 0.75)
    assert after.measured
