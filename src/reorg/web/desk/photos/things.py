"""What does a photograph show that is no object: what is it called, and which page is its own?

A photograph's fact ``of`` is the id of a place, of a draw of a test of finding (``<test>-<number>``), or of anything else
that the desk knows. A new kind of thing is one function here and its name in ``_KINDS``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from reorg.assessment import sheets
from reorg.language import Message, say
from reorg.method import About, load_forms
from reorg.web.desk import now
from reorg.web.desk.history.told import task_name
from reorg.web.journal.models import Known


@dataclass(frozen=True, slots=True)
class Thing:
    """What a photograph shows: its id, what it is called, the page that it has, and where in the bar that belongs."""

    key: str
    label: str | Message
    address: str
    here: str


def thing_of(key: str) -> Thing | None:
    """Return what stands under this id; None for an object, and for what is not there (any more)."""
    return next((found for each in _KINDS if (found := each(key)) is not None), None) if key else None


def draw_key(trial: str, at: int) -> str:
    """Return under which id photographs of a draw stand: ``at`` is its number in the test."""
    return f"{trial}-{at}"


def _place(key: str) -> Thing | None:
    found = now.places().get(key)
    return Thing(key, found.label, reverse("place", args=[key]), "store") if found else None


def _draw(key: str) -> Thing | None:
    trial, _, at = key.rpartition("-")
    if not trial or not at.isdecimal() or len(at) > 6:
        return None
    known = Known.objects.filter(kind="trial", key=trial, of="").first()
    if known is None:
        return None
    return Thing(
        key, say("Draw {draw}", draw=int(at)), f"{reverse('trial_draw', args=[trial, int(at)])}?skip=1", "look"
    )


def _sheet(key: str) -> Thing | None:
    """Return a sheet of the condition report, or the sheet that a row is on (reorg.assessment.sheets.sheet_key)."""
    said, _, rest = key.partition("_")
    form_id, _, subject = rest.partition("_")
    form = load_forms(own=Path(settings.MUSEUM) / "forms").named(form_id) if said == "sheet" and subject else None
    if form is None:
        return None
    if form.about is About.MUSEUM:
        subject = sheets.WHOLE
    elif subject not in now.places() and form.about is not About.CATEGORY:
        subject = subject.rpartition("_")[0]
    return Thing(key, say("{form}", form=form.title), reverse("form_sheet", args=[form.id, subject]), "look")


def _task(key: str) -> Thing | None:
    known = Known.objects.filter(kind="task", key=key, of="").first()
    if known is None:
        return None
    return Thing(key, task_name(json.loads(known.facts)), reverse("task", args=[key]), "plan")


_KINDS: tuple[Callable[[str], Thing | None], ...] = (_place, _draw, _sheet, _task)
