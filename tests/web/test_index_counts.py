"""Does the index count what the whole picture would, without the objects in memory: how they stand, which words of places?"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.museum import Draft, says_nothing, standing
from reorg.web.journal import open_journal

KINDS = ("site", "building", "room", "floor", "unit", "shelf", "drawer", "box", "tray", "place")
PLACES = tuple(f"p{at}" for at in range(8))
WORDS = ("", "attic", "box 4", "unknown", "n/a")
TREES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(("", *PLACES, "elsewhere"))), min_size=len(PLACES), max_size=8
)
OBJECTS = st.lists(
    st.tuples(
        st.sampled_from(("", *PLACES, "nobody knows")), st.sampled_from(WORDS), st.sampled_from(("", "struck", "lent"))
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(TREES, OBJECTS)
def test_the_index_counts_what_the_picture_does(
    folder: Path, tree: list[tuple[str, str]], objects: list[tuple[str, str, str]]
) -> None:
    from reorg.web.desk import now
    from reorg.web.desk.records.listing import Asked, choose, counted_at, standings
    from reorg.web.journal.numbered import place_words

    journal = open_journal(folder)
    drafts = [
        Draft("place", key, {"code": key, "kind": kind, "place": above or None})
        for key, (kind, above) in zip(PLACES, tree, strict=True)
    ]
    for at in range(12):
        place, words, state = objects[at] if at < len(objects) else ("", "", "struck")
        facts = {"number": f"{at}", "place": place or None, "place_text": words or None, "state": state or None}
        drafts.append(Draft("object", f"o{at}", facts))
    journal.append(drafts, who="ana")
    museum = journal.museum()
    stand = standing(museum.objects, museum.places)
    counted = standings(now.places())
    assert counted == {name: int(getattr(stand, name).sum()) for name in counted}
    assert sum(counted.values()) == now.total() == len(museum.objects)
    for name, count in counted.items():
        assert len(choose(Asked(standing=name), now.places())) == count, "the figure opens as many rows as it says"

    for key in PLACES:
        within = {each.id for each in museum.places.within(key)}
        here = [
            each
            for each, place in zip(museum.objects.ids, museum.objects.words("place"), strict=True)
            if place in within
        ]
        listed = [row.key for row in choose(Asked(place=key), now.places()).page(0)]
        assert sorted(listed) == sorted(here)
        assert sum(count for place, count in counted_at().items() if place in within) == len(here)

    columns = zip(museum.objects.words("place"), museum.objects.words("place_text"), strict=True)
    expected = Counter(text for place, text in columns if not place and not says_nothing(text, "place_text"))
    said = [(text, count) for text, count in place_words() if not says_nothing(text, "place_text")]
    assert said == sorted(expected.items(), key=lambda pair: (-pair[1], pair[0]))


def test_the_start_page_needs_no_object_in_memory(folder: Path) -> None:
    from reorg.web.desk import now
    from tests.web.test_desk import furnished

    furnished(folder)
    now._KEPT.clear()
    page = Client(SERVER_NAME="127.0.0.1").get("/").content.decode()
    assert re.search(r"<h1>\D*3\D*objects on record, \D*1\D* of them on the floor", page)
    assert not any(key[0] == "museum" for key in now._KEPT)
