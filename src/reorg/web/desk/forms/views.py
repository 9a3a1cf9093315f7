"""Which sheets are there, how far is each, and how is one filled in? Half-filled is fine; several people write at once."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.assessment import sheets
from reorg.language import Message, say, say_many
from reorg.method import About, FieldKind, Form
from reorg.museum import Draft
from reorg.report import subjects_of
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.forms.lines import Line, RowLines, clashed, line, rows_of, sentence_of, typed_line
from reorg.web.desk.forms.reading import (
    begun_sheets,
    every_sheet,
    known_form,
    known_forms,
    of_units,
    sheet_of,
    stock,
    subject_at,
)
from reorg.web.desk.judging import wait
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.photos.of_things import one_after_the_other
from reorg.web.desk.photos.taking import Taken, photos_taken, pictures_of
from reorg.web.desk.store.looks import second, shelves_of
from reorg.web.journal.table import TableJournal

A_PAGE = 50
MOST_FRESH = 50


@require_safe
def forms_page(request: HttpRequest) -> HttpResponse:
    """Show all forms: how many sheets each has, how far they are, who filled them in."""
    if (waits := wait(request)) is not None:
        return waits
    forms = known_forms()
    by_form: dict[str, list[sheets.Sheet]] = {}
    for sheet in every_sheet(forms):
        by_form.setdefault(sheet.form.id, []).append(sheet)
    rows = [_form_row(form, by_form.get(form.id, [])) for form in forms.forms]
    begun = sum(len(each) for each in by_form.values())
    coming = next((row for row in rows if row["state"] != "met" and row["count"]), None)
    return page(
        request, "forms.html", "look", tab="forms", rows=rows, problems=forms.problems, begun=begun, coming=coming
    )


def _form_row(form: Form, begun: list[sheets.Sheet]) -> dict[str, object]:
    subjects = subjects_of(form.about, stock())
    people = list(dict.fromkeys(name for each in begun for name in each.people))
    there = {each.id for each in subjects}
    done = sum(
        _share(each, stock(of_units(form)).known(form.about, each.subject)) for each in begun if each.subject in there
    )
    share = done / len(subjects) if subjects else 0.0
    goal = reverse("form", args=[form.id])
    return {
        "form": form, "count": len(subjects), "begun": len(begun), "people": people, "share": round(100 * share),
        "state": "met" if share > 1 - 1e-9 else "partly" if begun else "not", "address": goal,
        "many": form.about is not About.MUSEUM,
        "added": sum(each.added for each in begun), "asked": any(each.asked for each in begun) or form.about is not About.MUSEUM,
        "last": max((each.last for each in begun), default=""),
    }  # fmt: skip


def _share(sheet: sheets.Sheet, known: dict[str, str | float]) -> float:
    """Return how much of a sheet is filled in, 0 to 1; one to which rows are added only is never done."""
    return min(1.0, (sheet.filled + _known_lines(sheet, known)) / sheet.asked) if sheet.asked else 0.0


def _known_lines(sheet: sheets.Sheet, known: dict[str, str | float]) -> int:
    return sum(1 for each in sheet.form.fields if each.known in known and each.id not in sheet.cells)


@require_safe
def form_page(request: HttpRequest, form: str) -> HttpResponse:
    """Show the sheets of one form; of a form about the museum itself there is one, and it is shown at once."""
    if (waits := wait(request)) is not None:
        return waits
    one = known_form(form)
    if one.about is About.MUSEUM:
        return HttpResponseRedirect(reverse("form_sheet", args=[form, sheets.subject_key(one.about, "")]))
    subjects, begun = subjects_of(one.about, stock()), begun_sheets(one)
    number = request.GET.get("page", "1")
    at = min(max(int(number) if number.isdecimal() and len(number) < 6 else 1, 1), max(1, -(-len(subjects) // A_PAGE)))
    rows = [_sheet_row(one, each, begun.get(each.id)) for each in subjects[(at - 1) * A_PAGE : at * A_PAGE]]
    return page(
        request, "form.html", "look", tab="forms", form=one, rows=rows, count=len(subjects), begun=len(begun), at=at,
        before=at - 1, after=at + 1 if at * A_PAGE < len(subjects) else 0,
    )  # fmt: skip


def _sheet_row(form: Form, subject: sheets.Subject, sheet: sheets.Sheet | None) -> dict[str, object]:
    held = sheet or sheets.Sheet(form, subject.id)
    known = stock(of_units(form)).known(form.about, subject.id)
    share = _share(held, known)
    return {
        "subject": subject, "address": reverse("form_sheet", args=[form.id, sheets.subject_key(form.about, subject.id)]),
        "filled": held.filled + _known_lines(held, known), "asked": held.asked, "people": held.people, "last": held.last,
        "dangers": held.dangers(), "state": "met" if share > 1 - 1e-9 else "partly" if held.filled else "not",
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def sheet_page(request: HttpRequest, form: str, key: str) -> HttpResponse:
    """Show one sheet to fill in, or take what was filled in: what nobody else changed meanwhile is entered."""
    if (waits := wait(request)) is not None:
        return waits
    one = known_form(form)
    subject = subject_at(one, key)
    if request.method == "POST":
        with transaction.atomic():
            return _fill(request, one, subject, key)
    sheet = sheet_of(one, subject.id)
    return _shown(request, sheet, subject, _Asked(sheet, subject))


class _Asked:
    """All lines of a sheet, by part, with the rows of its tables."""

    def __init__(self, sheet: sheets.Sheet, subject: sheets.Subject, fresh: list[str] | None = None) -> None:
        self.places = now.places()
        known = stock(of_units(sheet.form)).known(sheet.form.about, subject.id)
        self.parts: list[tuple[object, list[dict[str, object]]]] = []
        self.lines: dict[str, Line] = {}
        for part in sheet.form.parts:
            shown: list[dict[str, object]] = []
            for asked in part.fields:
                if asked.kind is FieldKind.ROWS:
                    rows = rows_of(sheet, asked, self.places, fresh=fresh)
                    self._keep([each for row in rows for each in row.lines])
                    if any(each.kind is FieldKind.PHOTO for each in asked.columns):
                        for row in rows:
                            row.photos = sheets.sheet_key(sheet.form, subject.id, row.id)
                    shown.append({"table": asked, "rows": rows, "columns": _columns(asked.columns)})
                elif asked.kind is FieldKind.PHOTO:
                    shown.append({"photo": asked})
                else:
                    one = line(sheet, asked.id, asked, known, self.places)
                    self._keep([one])
                    shown.append({"line": one})
            self.parts.append((part.name, shown))

    def _keep(self, lines: list[Line]) -> None:
        self.lines |= {each.path: each for each in lines}

    @property
    def rows(self) -> list[RowLines]:
        """The rows of all tables."""
        return [row for _, shown in self.parts for each in shown for row in _rows(each)]

    @property
    def fresh(self) -> list[str]:
        """The ids of the new rows that the page offers."""
        return [row.id for row in self.rows if row.fresh]


def _rows(shown: dict[str, object]) -> list[RowLines]:
    rows = shown.get("rows", [])
    return rows if isinstance(rows, list) else []


def _columns(columns: tuple[object, ...]) -> list[object]:
    return [each for each in columns if getattr(each, "kind", None) is not FieldKind.PHOTO]


def _fill(request: HttpRequest, form: Form, subject: sheets.Subject, key: str) -> HttpResponse:
    sheet = sheet_of(form, subject.id)
    fresh = [each[:40] for each in request.POST.getlist("fresh")[:MOST_FRESH] if each.isalnum()]
    asked = _Asked(sheet, subject, fresh)
    typed: dict[str, sheets.Typed] = {}
    for path, each in asked.lines.items():
        if path not in request.POST or request.POST.get(f"keep-{path}") == "theirs":
            continue
        text, was = request.POST[path], request.POST.get(f"was-{path}", "null")
        one = typed_line(each, text, was, asked.places, believed=f"believe-{path}" in request.POST)
        if one is not None:
            typed[path] = one
    by = request.POST.get("by", "").strip()[:100] or who(request)
    done = sheets.enter(sheet, typed, by=by, on=this_day())
    pictured = _pictured(request, sheet, asked)
    pictures = [each for taken in pictured for each in taken.drafts]
    drafts = [*done.drafts, *_seen(subject, done), *pictures]
    act = TableJournal().append(drafts, who=by) if drafts else None
    refused = [each for taken in pictured for each in taken.refused]
    wrong = any(each.problems for each in asked.lines.values())
    if not done.clashes and not wrong:
        goal = reverse("form_sheet", args=[form.id, key])
        note = say_many("Saved: {count} line.", "Saved: {count} lines.", count=done.lines + len(pictures))
        goal += f"?saved={act.device}:{act.first}" if act else ""
        told = [note if act else say("Nothing was changed."), *refused]
        return leave_note(HttpResponseRedirect(goal), one_after_the_other(told))
    after = sheet_of(form, subject.id)
    again = _Asked(after, subject, fresh)
    for path, each in asked.lines.items():
        if each.problems and path in again.lines:
            again.lines[path].text, again.lines[path].problems = each.text, each.problems
            again.lines[path].doubted = each.doubted
    for clash in done.clashes:
        if clash.path in again.lines:
            again.lines[clash.path].text = asked.lines[clash.path].text
            clashed(again.lines[clash.path], clash)
    return _shown(request, after, subject, again, saved=done.lines, by=by)


def _seen(subject: sheets.Subject, done: sheets.Entered) -> list[Draft]:
    """Return what is entered of the place itself that a sheet is about: as if it had been seen on the walk."""
    place = now.places().get(subject.id)
    if place is None or not done.seen:
        return []
    return sheets.seen_drafts(place, shelves_of(now.places(), place), done.seen, at=second())


def _pictured(request: HttpRequest, sheet: sheets.Sheet, asked: _Asked) -> list[Taken]:
    """Return the photographs that came with a sheet, and with the rows of its tables that have any words."""
    found = [photos_taken(request, sheet.key)] if "photo" in request.FILES else []
    rows = [
        row.id
        for row in asked.rows
        if f"photo-{row.id}" in request.FILES and any(each.text.strip() for each in row.lines)
    ]
    return found + [
        photos_taken(request, sheets.sheet_key(sheet.form, sheet.subject, row), f"photo-{row}") for row in rows
    ]


def _shown(
    request: HttpRequest, sheet: sheets.Sheet, subject: sheets.Subject, asked: _Asked, *, saved: int = 0, by: str = ""
) -> HttpResponse:
    form, name = sheet.form, who(request)
    subjects = subjects_of(form.about, stock())
    ids = [each.id for each in subjects]
    at = ids.index(subject.id) if subject.id in ids else -1
    after = subjects[at + 1] if 0 <= at < len(subjects) - 1 else None
    device, _, act = request.GET.get("saved", "").rpartition(":")
    undo = reverse("undo_action", args=[device, int(act)]) if device and act.isdecimal() and len(act) < 12 else ""
    differing = [each for each in asked.lines.values() if each.clash]
    wrong = [each for each in asked.lines.values() if each.problems]
    known = _known_lines(sheet, stock(of_units(form)).known(form.about, subject.id))
    shown = pictures_of(sheet.key, *(row.photos for row in asked.rows if row.photos))
    return page(
        request, "form_sheet.html", "look", pictures=shown, strip=shown.get(sheet.key, []), tab="forms",
        form=form, sheet=sheet, subject=subject, parts=asked.parts,
        fresh=asked.fresh, title=sentence_of(sheet, subject), differing=differing, wrong=wrong, saved=saved, undo=undo,
        by=by or ("" if name == "desk" else name), filled=sheet.filled + known, known=known,
        key=sheets.subject_key(form.about, subject.id), many=form.about is not About.MUSEUM, progress=_progress(sheet, known),
        after=reverse("form_sheet", args=[form.id, sheets.subject_key(form.about, after.id)]) if after else "",
        after_label=after.label if after else "",
    )  # fmt: skip


def _progress(sheet: sheets.Sheet, known: int) -> Message:
    rows = say_many("{count} row written.", "{count} rows written.", count=sheet.added)
    if not sheet.asked:
        return rows
    said = say_many(
        "{filled} of {count} line filled in.", "{filled} of {count} lines filled in.", count=sheet.asked,
        filled=sheet.filled + known,
    )  # fmt: skip
    return say("{said} {rows}", said=said, rows=rows) if sheet.added else said
