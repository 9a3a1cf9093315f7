"""Does a kept survey tell the same figures as the one that was kept, without any object?"""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from reorg.method import Range
from reorg.museum import Museum
from reorg.storage import Survey, keep_survey, kept_survey, survey
from reorg.storage.survey import Capacity, Fullness, PlaceSurvey

AMOUNT = st.floats(0, 1e6)
SHARE = st.none() | st.floats(0, 9)
PLACES = st.builds(
    PlaceSurvey,
    place=st.text(max_size=8),
    kind=st.sampled_from(("shelf", "unit", "room")),
    capacity=st.builds(Capacity, AMOUNT, AMOUNT, AMOUNT, st.integers(0, 90)),
    objects=st.integers(0, 10**6).map(range),
    fullness=st.builds(
        Fullness, st.none() | st.builds(Range, AMOUNT, AMOUNT, AMOUNT), SHARE, st.integers(0, 9), st.integers(0, 9)
    ),
    floor_share=SHARE,
    weight=SHARE,
)
HELD = st.lists(PLACES, max_size=4).map(lambda places: {each.place: each for each in places})
SURVEYS = st.builds(
    Survey,
    shelves=HELD,
    units=HELD,
    rooms=HELD,
    categories=st.just(()),
    floor=st.integers(0, 10**6).map(range),
    room_only=st.integers(0, 10**6).map(range),
    nowhere=st.integers(0, 10**6).map(range),
    floors=st.dictionaries(st.text(max_size=8), st.integers(0, 10**6), max_size=3),
    capacity=st.builds(Capacity, AMOUNT, AMOUNT, AMOUNT, st.integers(0, 90)),
    estimated=st.floats(0, 1),
)


@given(SURVEYS)
def test_what_is_kept_is_read_again(found: Survey) -> None:
    again = kept_survey(json.loads(json.dumps(keep_survey(found))))
    assert again is not None
    assert vars(again) == vars(found)


def test_a_real_one_has_the_same_figures(tiny: Museum) -> None:
    found = survey(tiny)
    again = kept_survey(json.loads(json.dumps(keep_survey(found))))
    assert again is not None
    assert (again.over, again.mean, again.weighted, again.worst) == (
        found.over,
        found.mean,
        found.weighted,
        found.worst,
    )
    assert {key: each.fullness for key, each in again.shelves.items()} == {
        key: each.fullness for key, each in found.shelves.items()
    }
    assert [len(each.objects) for each in again.units.values()] == [len(each.objects) for each in found.units.values()]
    assert len(again.floor) == len(found.floor) > 0


def test_another_form_is_not_read() -> None:
    assert kept_survey({}) is None
    assert kept_survey({"form": 999}) is None
