"""Are the places that pages see always those of the index, whatever was entered, and the same value where none changed?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.museum import Draft, Place, Places
from reorg.web.journal import open_journal

SUBJECTS = ("p1", "p2", "p3", "o1", "o2")
STEPS = st.lists(
    st.one_of(
        st.builds(
            lambda key, code: ("place", key, code), st.sampled_from(SUBJECTS[:3]), st.sampled_from(("A", "B", None))
        ),
        st.builds(lambda key, to: ("moved", key, to), st.sampled_from(SUBJECTS), st.sampled_from(SUBJECTS[:3])),
        st.builds(lambda key: ("object", key, "x"), st.sampled_from(SUBJECTS[3:])),
        st.builds(lambda at: ("undone", "", str(at)), st.integers(0, 8)),
    ),
    min_size=1,
    max_size=8,
)


def as_index() -> Places:
    spots: Any = apps.get_model("journal", "Spot").objects
    return Places.of(Place.from_facts(key, json.loads(facts)) for key, facts in spots.values_list("key", "facts"))


@settings(max_examples=25)
@given(STEPS)
def test_places_are_those_of_the_index_after_every_step(folder: Path, steps: list[tuple[str, str, Any]]) -> None:
    from reorg.web.desk import now

    journal = open_journal(folder)
    acts: list[str] = []
    for kind, key, value in steps:
        if kind == "undone":
            if not acts:
                continue
            draft = Draft("undone", acts[int(value) % len(acts)], {})
        elif kind == "moved":
            draft = Draft("moved", key, {"place": value})
        else:
            draft = Draft(
                kind,
                key,
                {"code" if kind == "place" else "name": value, **({"kind": "box"} if kind == "place" else {})},
            )
        acts.append(journal.append([draft], who="ana").name)
        assert dict(now.places()) == dict(as_index())


def test_an_object_that_moves_leaves_the_places_the_value_they_are(folder: Path) -> None:
    from reorg.web.desk import now

    journal = open_journal(folder)
    journal.append(
        [Draft("place", "p1", {"code": "A", "kind": "room"}), Draft("object", "o1", {"name": "jar"})], who="ana"
    )
    before = now.places()
    journal.append([Draft("moved", "o1", {"place": "p1"})], who="ana")
    assert now.places() is before
    journal.append([Draft("place", "p1", {"code": "B"})], who="ana")
    assert now.places()["p1"].code == "B"


def test_many_entries_at_once_are_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reorg.web.desk import now

    monkeypatch.setattr(now, "MOST_NEW", 2)
    journal = open_journal(folder)
    journal.append([Draft("place", f"p{at}", {"code": f"A{at}", "kind": "box"}) for at in range(5)], who="ana")
    assert len(now.places()) == 5
    journal.append([Draft("place", f"p{at}", {"name": "x"}) for at in range(5)], who="ana")
    assert all(place.name == "x" for place in now.places().values())
