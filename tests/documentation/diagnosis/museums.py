"""Which small museums and lists are diagnosed in these tests?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date

from reorg.documentation import Diagnosis, Past, Seen, diagnose, register_of, see
from reorg.method import load_guide
from reorg.museum import Museum, Objects, Place, Places, identity
from tests.documentation.registers import register

TODAY = date(2026, 11, 22)
GUIDE = load_guide()
PLACES = Places.of([
    Place("r", "R1", "room", "Store"), Place("u", "U1", "unit", place="r"), Place("s", "A", "shelf", place="u"),
    Place("t", "B", "shelf", place="u"),
])  # fmt: skip
FULL = {
    "name": "jar", "category": "ceramics", "materials": "clay", "culture": "Coastal", "dimensions": "10 x 10 cm",
    "place": "s", "description": "chip on the rim", "photo": "p.jpg", "title": "Jar", "maker": "unknown potter of Ubar",
    "date": "1900", "acquisition": "gift of A. B.", "acquired": "1974-05-02", "condition": "good",
}  # fmt: skip


def full(count: int, **change: object) -> list[dict[str, object]]:
    """Return objects whose records lack nothing; ``change`` them all alike (None takes a fact away)."""
    facts = {**FULL, **change}
    kept = {name: value for name, value in facts.items() if value is not None}
    return [{"number": f"1974.{at}", **kept} for at in range(1, count + 1)]


def museum(objects: Sequence[Mapping[str, object]], *, places: Places = PLACES, **more: object) -> Museum:
    """Return a museum of objects, with ``answers`` by question and any other part of it."""
    said = more.pop("answers", {})
    assert isinstance(said, dict)
    answers = {identity("a", key): {"question": key, "version": 1, "value": value} for key, value in said.items()}
    held = Objects.of((f"o{at}", facts) for at, facts in enumerate(objects))
    return Museum({"name": "Mill", **more.pop("facts", {})}, places, held, answers=answers, **more)  # type: ignore[dict-item, arg-type]


_SEEN: dict[str, Seen] = {}


def seen(of: Museum) -> Seen:
    """Return what a museum's own list shows; looked at once for all museums that hold the same, whatever they answer."""
    said = repr((of.name, [(key, of.objects.facts(at)) for at, key in enumerate(of.objects.ids)]))
    if said not in _SEEN:
        own = register_of(of.objects, of.name)
        with closing(own.db):
            _SEEN[said] = see(own, GUIDE, today=TODAY)
    return _SEEN[said]


def of(some: Museum, past: Past | None = None, week: Sequence[float] = ()) -> Diagnosis:
    """Return the diagnosis of a museum."""
    return diagnose(seen(some), GUIDE, some, past=past or Past(), today=TODAY, week=week)


def of_list(**fields: Sequence[str | None]) -> Diagnosis:
    """Return the diagnosis of a list alone."""
    return diagnose(see(register(**fields), GUIDE, today=TODAY), GUIDE, name="list", today=TODAY)
