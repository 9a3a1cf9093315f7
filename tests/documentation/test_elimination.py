from __future__ import annotations

from collections.abc import Mapping

import pytest

from reorg.documentation.elimination import Band, Compared, eliminate, spoken_of
from reorg.museum import Draft, Museum, Writer, fold, object_id, record_id

SOURCES = {"s1": "register", "s2": "cards", "s3": "shelf"}


def museum(*drafts: Draft, **facts: object) -> Museum:
    """A museum with three sources, a room with two units, and four objects from the register."""
    writer = Writer("d", 0, "", who="ana", time="2026-01-01T00:00:00Z")
    given = [
        Draft("museum", "m", {"name": "Test", **facts}),
        *(Draft("source", source, {"name": f"{source}.csv", "role": role}) for source, role in SOURCES.items()),
        Draft("place", "r", {"code": "R", "kind": "room"}),
        *(Draft("place", unit, {"code": unit, "kind": "unit", "place": "r"}) for unit in ("u1", "u2")),
        Draft("place", "f1", {"code": "f1", "kind": "shelf", "place": "u1"}),
        *(from_row("s1", row, place=place) for row, place in enumerate(("f1", "u1", "u2", ""), start=1)),
        *drafts,
    ]
    return fold(writer.write(draft) for draft in given)


def from_row(source: str, row: int, **facts: object) -> Draft:
    known = {name: value for name, value in facts.items() if value}
    return Draft("object", object_id(source, row), {"number": f"{source}.{row}", "source": source, "row": row, **known})


def decided(source: str, row: int, verdict: str, about: str = "", **facts: object) -> Draft:
    said = {"source": source, "row": row, "verdict": verdict, **facts} | ({"object": about} if about else {})
    return Draft("match", record_id(source, row), said)


def seen(*places: str) -> Mapping[str, Mapping[int, Mapping[str, object]]]:
    return {"s3": {row: {"place": place} for row, place in enumerate(places, start=1)}}


FIRST, SECOND, THIRD, FOURTH = (object_id("s1", row) for row in range(1, 5))


def test_what_was_seen_is_not_missing_and_the_rest_stands_in_bands() -> None:
    told = museum(
        decided("s3", 1, "same", FIRST),
        decided("s2", 9, "same", SECOND),
    )
    found = eliminate(told, Compared(seen("f1")))
    assert (found.existed, found.seen) == (4, 1)
    assert {each.object: each.band for each in found.missing} == {
        SECOND: Band.TWICE,  # in the register and on a card, and its unit was looked at
        FOURTH: Band.ONCE,  # only in the register, and no place to look at
        THIRD: Band.UNLOOKED,  # nobody has been to u2 yet
    }
    assert found.missing[0].said_in == (("s1", 2), ("s2", 9))
    assert found.bands[Band.TWICE] == 1
    assert found.strangers == found.unidentified == ()


def test_something_like_it_was_seen_and_is_nobodys_yet() -> None:
    compared = Compared(seen("u2", "f1"), alike={THIRD: (("s3", 1),), FOURTH: (("s3", 2),)})
    found = eliminate(museum(decided("s3", 2, "same", FIRST)), compared)
    by_object = {each.object: each for each in found.missing}
    assert by_object[THIRD].band is Band.ALIKE
    assert by_object[THIRD].alike == (("s3", 1),)
    assert by_object[FOURTH].band is Band.ONCE, "what it resembles is another object by now"
    assert found.unidentified == (("s3", 1),)


def test_what_stands_in_no_source_is_a_stranger_and_no_loss() -> None:
    told = museum(decided("s3", 1, "none"), decided("s3", 2, "new", object_id("s3", 2)), from_row("s3", 2, place="u1"))
    found = eliminate(told, Compared(seen("u1", "u1")))
    assert found.strangers == (("s3", 1), ("s3", 2))
    assert found.existed == 4


def test_where_two_people_are_asked_one_alone_has_not_seen_it() -> None:
    one = museum(decided("s3", 1, "same", FIRST), two_people=True)
    assert eliminate(one, Compared(seen("f1"))).seen == 0
    both = museum(decided("s3", 1, "same", FIRST, confirmed="ben"), two_people=True)
    assert eliminate(both, Compared(seen("f1"))).seen == 1
    assert spoken_of(both)[FIRST] == (("s1", 1), ("s3", 1))


@pytest.mark.parametrize("status", ["on loan to Lyon", "en prêt", "Deaccessioned 1987", "معار", "списан в 1950"])
def test_what_is_lent_or_struck_is_elsewhere(status: str) -> None:
    found = eliminate(museum(Draft("object", FIRST, {"status": status})), Compared(seen("f1")))
    assert next(each.band for each in found.missing if each.object == FIRST) is Band.AWAY


def test_who_moved_an_object_has_seen_it() -> None:
    assert eliminate(museum(), Compared(handled={FIRST})).seen == 1


def test_other_records_without_a_decision_are_counted_and_nothing_more() -> None:
    found = eliminate(museum(decided("s2", 2, "open")), Compared({"s2": {1: {}, 2: {}, 3: {}}}))
    assert (found.undecided, found.existed) == (3, 4)
