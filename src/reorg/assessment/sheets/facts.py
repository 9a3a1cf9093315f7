"""Which lines of a sheet are facts of the place that it is about, and what is said of the place when one is filled in?

A field that is a fact is not kept beside it: the walk and the sheet say one and the same thing of a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reorg.assessment.sheets.sheet import NO, YES, Cell, Sheet, sheets_of
from reorg.method import Form
from reorg.museum import Draft, Facts, Look, Place, Places, looked

PERCENT = 100
_FLAGS = {YES: True, NO: False}


def sheets_standing(forms: Iterable[Form], facts: Mapping[str, Facts], places: Places) -> dict[tuple[str, str], Sheet]:
    """Return the sheets on which something stands, by form and subject: filled in, or said of the place itself.

    ``facts`` are a museum's (``Museum.forms``).
    """
    known = list(forms)
    found = sheets_of(known, facts)
    for form in known:
        if not any(each.fact for each in form.fields):
            continue
        for place in places.of_kind(form.about.value):
            held = found.get((form.id, place.id), Sheet(form, place.id))
            if cells := {**held.cells, **_cells(form, place)}:
                found[form.id, place.id] = replace(held, cells=cells)
    return found


def _cells(form: Form, place: Place) -> dict[str, Cell]:
    """Return the lines of a form that are facts of ``place``, where they are said."""
    said = {each.id: _shown(each.fact, getattr(place, each.fact)) for each in form.fields if each.fact}
    return {path: Cell(value, on=place.walked[:10]) for path, value in said.items() if value is not None}


def _shown(fact: str, said: object) -> object:
    """Return a fact as the line of a sheet says it: a fill in per cent, a flag as yes or no, a word as its code."""
    if isinstance(said, bool):
        return YES if said else NO
    if fact == "fill" and isinstance(said, int | float):
        return round(said * PERCENT, 2)
    return said or None


def seen_drafts(unit: Place, shelves: Iterable[Place], seen: Mapping[str, object], *, at: str) -> list[Draft]:
    """Return what is entered when a sheet says ``seen`` of a unit (by fact; None empties it), as on the walk."""
    said = {fact: _said(fact, value) for fact, value in seen.items() if value is not None}
    gone = [fact for fact, value in seen.items() if value is None]
    drafts = looked(unit, shelves, Look(**said), at=at) if said else []  # type: ignore[arg-type]  # checked as they were typed
    if gone:
        was = {fact: getattr(unit, fact) for fact in gone}
        drafts.append(Draft("place", unit.id, {**dict.fromkeys(gone), "was": was}))
    return drafts


def _said(fact: str, value: object) -> object:
    if fact == "fill" and isinstance(value, int | float):
        return round(value / PERCENT, 4)
    return _FLAGS.get(str(value)) if fact == "labelled" else value
