"""What does a kept list say otherwise, once a person has confirmed how the shapes of its values are read?

Only what the reading changes is said anew, and only where nobody has said something else since: what was corrected at
the desk stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reorg.exchange.entering import drafts
from reorg.exchange.reading import Reading
from reorg.museum import Draft, Museum

Confirmed = Mapping[str, Mapping[str, str]]


def reread(reading: Reading, before: Confirmed, museum: Museum) -> Iterator[Draft]:
    """Yield what a list says otherwise by ``reading.confirmed`` than by ``before`` (what it was read with), object by object.

    A fact that is gone is ``None``. Objects that are no longer on record, or whose fact was changed since, are left out.
    """
    objects, places = museum.objects, museum.places
    now, then = drafts(reading, places), drafts(replace(reading, confirmed=before), places)
    for new, old in zip(now, then, strict=True):
        at = objects.index.get(new.about) if new.kind == "object" else None
        if at is None or new.data == old.data:
            continue
        known = objects.facts(at)
        names = [
            name
            for name in {**old.data, **new.data}
            if name not in ("source", "row")
            and new.data.get(name) != old.data.get(name)
            and known.get(name) == old.data.get(name)
        ]
        if names:
            said = {name: new.data.get(name) for name in names}
            yield Draft("object", new.about, {**said, "was": {name: old.data.get(name) for name in names}})


def read_with(columns: object) -> dict[str, dict[str, str]]:
    """Return the shapes, by field, with which the rows of a source were last read, from its saved columns."""
    found: dict[str, dict[str, str]] = {}
    for each in columns if isinstance(columns, list | tuple) else ():
        shapes = each.get("read_with") if isinstance(each, Mapping) else None
        if isinstance(shapes, Mapping) and each.get("field"):
            found[str(each["field"])] = {str(shape): str(said) for shape, said in shapes.items()}
    return found
