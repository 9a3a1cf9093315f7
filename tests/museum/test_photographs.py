"""Which photograph of a thing comes first, whatever stands in an old journal?"""

from __future__ import annotations

from reorg.museum import Facts, photos_of

PHOTOS: dict[str, Facts] = {
    "a": {"object": "o1", "taken": "2026-02-01"},
    "b": {"object": "o1", "order": 2},
    "c": {"of": "r1"},
    "d": {"object": "o1", "order": 1.5},
    "e": {"object": "o1", "order": 0, "struck": "blurred"},
    "f": {"object": "o1", "order": None, "taken": "2026-01-01"},
    "g": {"object": "o1", "order": "first", "taken": "2026-01-01"},
    "h": {},
    "i": {"object": "o2", "of": "r1"},
}


def test_photographs_stand_as_they_were_put_then_as_they_were_taken() -> None:
    found = photos_of(PHOTOS.items(), {"o1", "r1", "none", ""})
    assert {of: "".join(key for key, _ in held) for of, held in found.items()} == {"o1": "dbfga", "r1": "c", "": "h"}
    assert photos_of(PHOTOS.items(), ()) == {}
