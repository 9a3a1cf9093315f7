"""What does the index know of the sheets: which there are, what is filled in, what is known without anybody walking?"""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.db.models import Count
from django.http import Http404

from reorg.assessment import sheets
from reorg.method import About, Form, Forms, load_forms
from reorg.museum import GONE
from reorg.report import Stock, subjects_of
from reorg.web.desk import now
from reorg.web.desk.judged import kept as kept_figures
from reorg.web.desk.judged import large, surveyed
from reorg.web.desk.procedures.papers import museum_name
from reorg.web.journal.models import Holding, Known


def known_forms() -> Forms:
    """Return the forms, the museum's own (the folder ``forms`` beside it) among them, and what is wrong with any."""
    return load_forms(own=Path(settings.MUSEUM) / "forms")


def known_form(form_id: str) -> Form:
    """Return a form; raises Http404 if there is none."""
    form = known_forms().named(form_id)
    if form is None:
        raise Http404
    return form


@now.kept
def _counts() -> dict[tuple[str, str], int]:
    rows = (
        Holding.objects.exclude(state__in=GONE).values_list("category", "place").annotate(count=Count("id")).order_by()
    )
    return {(category, place): count for category, place, count in rows}


def of_units(form: Form) -> bool:
    """Return whether a form asks how full its subject is, which takes a while to work out."""
    return form.about is About.UNIT


@now.kept
def stock(full: bool = False) -> Stock:
    """Return what stands where, counted in the database: no object is loaded. ``full``: with how full each unit is."""
    fills: dict[str, float] = {}
    if full and (not large() or kept_figures() is not None):
        fills = {unit: each.fullness.value.likely for unit, each in surveyed().units.items() if each.fullness.value}
    return Stock(museum_name(), now.places(), _counts(), fills)


def begun_sheets(form: Form) -> dict[str, sheets.Sheet]:
    """Return the sheets of a form that something is filled in of, by subject."""
    rows = Known.objects.filter(kind="form", of=form.id[:80]).values_list("key", "facts")
    found = sheets.sheets_standing([form], {key: json.loads(facts) for key, facts in rows}, now.places())
    return {subject: sheet for (_, subject), sheet in found.items()}


def sheet_of(form: Form, subject: str) -> sheets.Sheet:
    """Return the sheet about a subject as it stands, also where nobody began it."""
    return begun_sheets(form).get(subject, sheets.Sheet(form, subject))


def every_sheet(forms: Forms) -> list[sheets.Sheet]:
    """Return all sheets that something is filled in of."""
    rows = Known.objects.filter(kind="form").values_list("key", "facts")
    facts = {key: json.loads(facts) for key, facts in rows}
    return list(sheets.sheets_standing(forms.forms, facts, now.places()).values())


def subject_at(form: Form, key: str) -> sheets.Subject:
    """Return what the sheet with this address is about; raises Http404 if there is no such thing."""
    for each in subjects_of(form.about, stock()):
        if sheets.subject_key(form.about, each.id) == key:
            return each
    # what was filled in of something that is no longer there can still be read
    for subject in begun_sheets(form):
        if sheets.subject_key(form.about, subject) == key:
            return sheets.Subject(subject, subject)
    raise Http404
