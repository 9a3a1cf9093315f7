from __future__ import annotations

from reorg.assessment.measures.rooms import room_use, support_rooms
from reorg.museum import Place


def rooms(*uses):
    return [Place(f"r{at}", f"R{at}", "room", use=use) for at, use in enumerate(uses, 1)]


def filled(*places):
    return {f"o{at}": {"place": place} for at, place in enumerate(places)}


def test_rooms_that_are_more_than_a_store(sight):
    uses = ["store", "Store + Office", "", "exhibition", "réserve", "office", "store", "hall"]
    reading = room_use(sight(filled("r1", "r2", "r2", "r3", "r4", "r5", "r6", "r8"), rooms(*uses)))
    # r1, r5 alone; r2, r6 mixed; r3 and r8 open; r4 shows objects; r7 holds none
    assert (reading.good, reading.bad) == (2 / 6, 2 / 6)
    assert [each.about for each in reading.evidence] == [("r2", "r6"), ("r1", "r5"), ("r3", "r8")]
    assert str(reading.worst) == "Of these, R2 holds the most: 2 objects."


def test_no_use_no_measure(sight):
    assert room_use(sight(filled("r1"), rooms(""))) is None
    assert room_use(sight({}, rooms("store"))) is None
    assert support_rooms(sight(filled("r1"), rooms("store"))) is None
    assert support_rooms(sight({})) is None


def test_objects_in_units_count_for_their_room(sight, store):
    assert room_use(sight(filled("b1"), store)).good == 1.0


def test_support_functions(sight):
    uses = ["store, workshop", "office", "store"]
    reading = support_rooms(sight(filled("r1", "r3"), rooms(*uses)))
    assert (reading.good, reading.bad) == (1 / 3, 1 / 3)
    assert [(str(each), each.about) for each in reading.evidence] == [
        ("There is a room for this, without objects: office.", ("r2",)),
        ("This is done where objects are kept: workroom.", ("r1",)),
    ]


def test_one_free_room_is_enough(sight):
    assert support_rooms(sight(filled("r1"), rooms("office", "office"))).good == 1 / 3
