"""Of which object is a photograph: by the number in its name, by the label in it, or by nothing yet?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reorg.exchange.pictures.looking import Looked
from reorg.exchange.pictures.names import LookUp, Named
from reorg.museum import number_key


@dataclass(frozen=True, slots=True)
class Match:
    """The objects (ids) that a photograph shows, and how that is known: name, label, hand, or "" (not known).

    ``doubt`` is the code of a remark where name and label say different things, or a number is several objects'.
    """

    objects: tuple[str, ...] = ()
    ground: str = ""
    doubt: str = ""


def matched(named: Named, labelled: Sequence[str]) -> Match:
    """Return what name and labels say together; ``labelled`` are the objects of the labels in the picture.

    Both saying different things is a doubt, for a person to decide; the label of a place says nothing of the object.
    """
    if labelled and named.objects and set(labelled).isdisjoint(named.objects):
        return Match(doubt="differ")
    if labelled:
        return Match(tuple(dict.fromkeys([*labelled, *named.objects])), "label")
    if named.perhaps:
        return Match(doubt="several")
    return Match(named.objects, "name") if named.objects else Match()


def objects_of_labels(looked: Looked, look_up: LookUp, known: LookUp) -> tuple[str, ...]:
    """Return the objects whose labels are in a picture; ``known`` says which ids are objects. Doubled numbers are none."""
    found: list[str] = []
    for kind, code in looked.labels:
        ids = look_up([number_key(code)], False).get(number_key(code), ()) if kind == "object" else ()
        if kind == "key":
            ids = known([code], False).get(code, ())
        found += ids if len(ids) == 1 else []
    return tuple(dict.fromkeys(found))
