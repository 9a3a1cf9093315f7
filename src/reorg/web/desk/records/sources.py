"""Which lists were brought in, what is in a new one, and what does each column mean?"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.exchange import Files
from reorg.language import say
from reorg.museum import FIELDS, Draft
from reorg.web.desk.now import total
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.records.gathered import gathered
from reorg.web.desk.records.objects import who
from reorg.web.desk.records.reading import (
    CUT,
    about,
    chosen_columns,
    in_another_language,
    note_language,
    noted_answer,
    number_chosen,
    own_headings,
    read_verb,
    shown,
)
from reorg.web.desk.records.shapes import shaped
from reorg.web.desk.records.versions import ROLE_WORDS, TRUST_WORDS, brought_before, entered_from, versions
from reorg.web.desk.work import find, start
from reorg.web.journal import deciding
from reorg.web.journal.models import EntryRow, Known, SourceRow
from reorg.web.journal.table import TableJournal

LARGEST = 512 * 1024 * 1024


def files() -> Files:
    """Return the museum's kept files."""
    return Files(settings.MUSEUM / "files")


def inbox(sha256: str = "") -> Path:
    """Return where a file waits that was brought but not entered yet."""
    return settings.MUSEUM / "inbox" / sha256


@require_http_methods(["GET", "POST"])
def sources(request: HttpRequest) -> HttpResponse:
    """List what was brought in; take a new file and begin to read it."""
    if request.method == "POST":
        return _take(request)
    counts = SourceRow.objects.values_list("source").annotate(open=Count("id", filter=Q(verdict="")))
    open_rows = dict(counts.order_by())
    brought = [
        {
            "key": row.key,
            **json.loads(row.facts),
            "when": first.time if (first := _first(row.key)) else "",
            "open": open_rows.get(row.key),
            "compared": row.key in open_rows,
        }
        for row in Known.objects.filter(kind="source").order_by("-id")
    ]
    return page(request, "sources.html", "records", tab="sources", brought=brought, megabytes=LARGEST // 2**20)


def _first(key: str) -> EntryRow | None:
    return EntryRow.objects.filter(about=key).order_by("id").first()


def received(request: HttpRequest) -> Path | HttpResponse:
    """Put the uploaded file where it waits, byte for byte; or return the page that says why not."""
    brought, back = request.FILES.get("file"), request.path
    if not isinstance(brought, UploadedFile) or not brought.name:
        return refuse(request, say("Choose a file first."), back=back)
    if (brought.size or 0) > LARGEST:
        return refuse(
            request,
            say(
                "{file} is larger than {size} MB. Split it and bring the parts.",
                file=brought.name,
                size=LARGEST // 2**20,
            ),
            back=back,
        )
    digest = hashlib.sha256()
    for chunk in brought.chunks():
        digest.update(chunk)
    name = get_valid_filename(Path(brought.name).name[-120:]) or "list"
    target = inbox(digest.hexdigest()) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    brought.seek(0)
    with target.open("wb") as writing:
        for chunk in brought.chunks():
            writing.write(chunk)
    return target


def _take(request: HttpRequest) -> HttpResponse:
    target = received(request)
    if isinstance(target, HttpResponse):
        return target
    sha256 = target.parent.name
    then = reverse("reading", args=[sha256]) + "?work={id}"
    note_language(sha256)
    work = start(
        str(say("Reading {file} …", file=target.name)),
        read_verb(target),
        then=then,
        back=reverse("sources"),
    )
    return HttpResponseRedirect(reverse("work", args=[work.id]))


def waiting_file(sha256: str) -> Path:
    """Return the file that was brought and not entered yet; raises Http404 if there is none."""
    folder = inbox(sha256)
    name = next((path for path in folder.glob("*") if path.is_file()), None) if sha256.isalnum() else None
    if name is None:
        raise Http404
    return name


@require_safe
def reading(request: HttpRequest, sha256: str) -> HttpResponse:
    """Show what was understood of a new list; each column's meaning can be changed before anything is entered."""
    target = waiting_file(sha256)
    if (work := find(request.GET.get("work", ""))) and work.done:
        about(sha256, "read.json").write_bytes(work.answer.read_bytes())
    read = noted_answer(sha256)
    fields = [(name, field.label) for name, field in FIELDS.items() if name not in {"place", "size_from"}]
    headings = own_headings(read)
    asked = [int(each) for each in request.GET.get("cut", "").split(",") if each.isdecimal()]
    return page(
        request,
        "reading.html",
        "records",
        tab="sources",
        read=read,
        shown=gathered(read),
        file=target.name,
        sha256=sha256,
        other_tongue=in_another_language(sha256),
        fields=fields,
        known=brought_before(sha256),
        versions=versions(sha256, target.name, headings),
        objects=total(),
        roles=ROLE_WORDS.items(),
        trusts=TRUST_WORDS.items(),
        cut_word=CUT,
        units=("mm", "cm", "m", "in"),
        **shown(read, asked),
    )


@require_POST
def enter(request: HttpRequest, sha256: str) -> HttpResponse:
    """Enter the list with the meanings that were chosen."""
    target = waiting_file(sha256)
    if not number_chosen(request, sha256):
        return refuse(
            request,
            say(
                "Choose the column that holds the objects' numbers. "
                "If there is none, choose the one that tells rows apart best."
            ),
            back=reverse("reading", args=[sha256]),
        )
    verb = ["import", str(settings.MUSEUM), str(target), "--yes", "--json"]
    for each in chosen_columns(request, sha256):
        verb += ["--column", each]
    title = str(say("Entering {file} …", file=target.name))
    work = start(title, verb, then=reverse("entered") + "?work={id}", back=reverse("reading", args=[sha256]))
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@require_safe
def entered(request: HttpRequest) -> HttpResponse:
    """Say what was entered, and what to look at next."""
    work = find(request.GET.get("work", ""))
    if work is None or not work.done:
        raise Http404
    return page(request, "entered.html", "records", tab="sources", done=work.result())


@require_safe
def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show one list that was brought in: how it was read, and the file itself, unchanged."""
    row = Known.objects.filter(kind="source", key=key).first()
    if row is None:
        raise Http404
    facts = json.loads(row.facts)
    columns = [each for each in facts.get("columns") or [] if each.get("field")]
    first = _first(key)
    return page(
        request, "source.html", "records", tab="sources", key=key, facts=facts, first=first,
        columns=columns, shaped=shaped(facts),
        role=ROLE_WORDS.get(str(facts.get("role"))), trust=TRUST_WORDS.get(str(facts.get("trust"))),
        compared=SourceRow.objects.filter(source=key).exists(), entered=entered_from(key), objects=total(),
        kept=files().path(str(facts.get("sha256", ""))).is_file(), action=f"{first.device}:{first.act}" if first else "",
    )  # fmt: skip


@require_POST
def take_back(request: HttpRequest, key: str) -> HttpResponse:
    """Take back the action by which a list was entered, and what was decided about its rows: nothing is deleted."""
    first = _first(key)
    if first is None or not Known.objects.filter(key=key, kind="source").exists():
        raise Http404
    reason = str(say("taken back at the desk"))
    acts = dict.fromkeys([f"{first.device}:{first.act}", *deciding.acts_about(key)])
    TableJournal().append([Draft("undone", act, {"reason": reason}) for act in acts], who=who(request))
    note = say("Taken back: every row of that list. The file is still kept; bring it in again whenever you like.")
    return leave_note(HttpResponseRedirect(reverse("sources")), note)


@require_safe
def source_file(request: HttpRequest, key: str) -> HttpResponse | FileResponse:  # noqa: ARG001 - Django's call
    """Give the file back, byte for byte."""
    row = Known.objects.filter(kind="source", key=key).first()
    facts = json.loads(row.facts) if row else {}
    path = files().path(str(facts.get("sha256", "")))
    if not facts or not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=str(facts.get("name", "list")),
        content_type="application/octet-stream",
    )
