"""How is a bound register typed: the picture of a page beside a form that asks for a number and three words?

(ICCROM-UNESCO guide, 2010: an old register is kept and reactivated; each page that was checked is signed.)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from secrets import token_hex

from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.documentation import transcribing
from reorg.language import Message, say, say_many
from reorg.museum import FIELDS, Draft, Facts, identity, object_id
from reorg.web.desk.asking import this_day
from reorg.web.desk.now import total
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.records.objects import who
from reorg.web.desk.records.sources import files
from reorg.web.desk.records.versions import entered_from
from reorg.web.journal.models import Known, SourceRow
from reorg.web.journal.table import TableJournal

FORMAT = "typed"
LARGEST_PICTURE = 40 * 1024 * 1024
MOST_PIXELS = 200_000_000
MOST_PAGES = 2000
_KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
LONGEST = 4000


def book_of(key: str) -> Facts:
    """Return what is known of a book that is typed; raises Http404 if there is none under this key."""
    row = Known.objects.filter(kind="source", key=key).first()
    facts: Facts = json.loads(row.facts) if row else {}
    if facts.get("format") != FORMAT:
        raise Http404
    return facts


def lines_of(key: str) -> list[tuple[str, Facts]]:
    """Return the lines of a book as (id, facts), in the order of its pages."""
    rows = Known.objects.filter(kind="line", facts__contains=f'"source":"{key}"').values_list("key", "facts")
    found = [(line, json.loads(facts)) for line, facts in rows]
    return sorted(found, key=lambda each: (_page_of(each[1]), int(str(each[1].get("row", 0)))))


def _page_of(line: Facts) -> int:
    return int(str(line.get("page", 1)))


def _enter(request: HttpRequest, *drafts: Draft) -> None:
    TableJournal().append(drafts, who=who(request))


# --- the book


@require_http_methods(["GET", "POST"])
def new_book(request: HttpRequest) -> HttpResponse:
    """Begin to type a book: its name, and pictures of its pages if there are any."""
    if request.method != "POST":
        return page(request, "book_new.html", "records", tab="sources", megabytes=LARGEST_PICTURE // 2**20)
    name = request.POST.get("name", "").strip()[:200]
    back = reverse("new_book")
    if not name:
        return refuse(request, say("Give the book a name: what stands on its cover is enough."), back=back)
    kept = _pictures(request)
    if isinstance(kept, Message):
        return refuse(request, kept, back=back)
    key = identity("s", FORMAT, name, token_hex(8))
    role = "cards" if request.POST.get("role") == "cards" else "register"
    facts = {"name": name, "format": FORMAT, "role": role, "pages": kept, "brought_by": who(request)}
    _enter(request, Draft("source", key, facts))
    return HttpResponseRedirect(reverse("book_page", args=[key, 1]))


def _pictures(request: HttpRequest) -> list[str] | Message:
    """Keep the pictures that were brought; return their seals in the order of their names, or why not."""
    brought = [each for each in request.FILES.getlist("pictures") if each.name]
    if len(brought) > MOST_PAGES:
        return say("Bring at most {most} pictures at a time.", most=MOST_PAGES)
    problems = [problem for each in brought if (problem := _no_picture(each))]
    if problems:
        return problems[0]
    kept = []
    for each in sorted(brought, key=lambda file: _natural(file.name or "")):
        each.seek(0)
        kept.append(files().keep_bytes(each.read()))
    return kept


def _natural(name: str) -> tuple[object, ...]:
    from reorg.museum import natural

    return tuple(natural(name))


def _no_picture(file: File[bytes]) -> Message | None:
    """Return why a file is no picture of a page, judged by its content and not by its name."""
    from PIL import Image, UnidentifiedImageError

    if (file.size or 0) > LARGEST_PICTURE:
        return say(
            "{file} is larger than {size} MB. Save it smaller.", file=file.name or "", size=LARGEST_PICTURE // 2**20
        )
    try:
        with Image.open(file) as picture:
            if picture.format not in _KINDS or picture.width * picture.height > MOST_PIXELS:
                raise UnidentifiedImageError
            picture.verify()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return say(
            "{file} is not a picture that can be shown here. Bring JPEG, PNG or WebP. Nothing was kept.",
            file=file.name or "",
        )
    return None


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far the typing is, page by page; take more pictures of pages."""
    facts = book_of(key)
    if request.method == "POST":
        kept = _pictures(request)
        if isinstance(kept, Message) or not kept:
            sentence = kept if isinstance(kept, Message) else say("Choose a file first.")
            return refuse(request, sentence, back=reverse("book", args=[key]))
        before = _list(facts.get("pages"))
        _enter(request, Draft("source", key, {"pages": [*before, *kept], "was": {"pages": before}}))
        return HttpResponseRedirect(reverse("book", args=[key]))
    lines = [line for _, line in lines_of(key)]
    done = transcribing.progress(facts, lines)
    typed = sum(each.lines for each in done)
    return page(
        request, "book.html", "records", tab="sources", key=key, facts=facts, done=done, typed=typed,
        signed=sum(1 for each in done if each.signed_by and not each.changed_since),
        following=max((each.page for each in done), default=0) + 1, first_unsigned=_first_unsigned(done),
        has_objects=total() > 0, entered=entered_from(key),
        compared=SourceRow.objects.filter(source=key).exists(),
    )  # fmt: skip


def _first_unsigned(done: Sequence[transcribing.PageDone]) -> int:
    return next((each.page for each in done if not each.signed_by or each.changed_since), 1)


def _list(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


# --- a page


@require_http_methods(["GET", "POST"])
def book_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show a page beside the lines typed from it, and take the next line."""
    facts, lines = book_of(key), lines_of(key)
    if not 1 <= number <= MOST_PAGES:
        raise Http404
    if request.method == "POST":
        return _take_line(request, key, number, lines)
    pictures = _list(facts.get("pages"))
    standing = [(line, said) for line, said in lines if not said.get("struck")]
    above = [said for _, said in standing if _page_of(said) <= number]
    changed = next(((line, said) for line, said in lines if line == request.GET.get("line")), None)
    values = dict(changed[1]) if changed else transcribing.carried(above)
    asked = [(name, FIELDS[name].label, values.get(name, "")) for name in transcribing.TYPED]
    here = [(line, said) for line, said in lines if _page_of(said) == number]
    looked = _doubts(request.GET.get("last", ""), standing)
    done = next(
        (each for each in transcribing.progress(facts, [said for _, said in lines]) if each.page == number), None
    )
    return page(
        request, "book_page.html", "records", tab="sources", key=key, facts=facts, number=number, typed=here,
        pages=max(len(pictures), number), pictured=number <= len(pictures), asked=asked[:2], more=asked[2:],
        open_more=any(value for _, _, value in asked[2:]), changed=changed, doubts=looked, last=request.GET.get("last", ""),
        first_empty=next((name for name, _, value in asked[:2] if not value), "name"),
        done=done, count=sum(1 for _, said in here if not said.get("struck")),
    )  # fmt: skip


def _doubts(last: str, standing: Sequence[tuple[str, Facts]]) -> tuple[transcribing.Slip, ...]:
    """Return what looks like a slip in the line that was just typed."""
    at = next((at for at, (line, _) in enumerate(standing) if line == last), None)
    if at is None:
        return ()
    return transcribing.slips(standing[at][1], [said for _, said in standing[:at]])


def _take_line(request: HttpRequest, key: str, number: int, lines: Sequence[tuple[str, Facts]]) -> HttpResponse:
    said = {name: value for name in transcribing.TYPED if (value := request.POST.get(name, "").strip()[:LONGEST])}
    back = reverse("book_page", args=[key, number])
    known = dict(lines)
    changed = request.POST.get("line", "")
    if changed:
        if changed not in known:
            raise Http404
        return _change_line(request, changed, known[changed], said, back)
    if not any(said.get(name) for name in ("number", "name")):
        return refuse(request, say("Type a number, or a few words. Nothing was saved."), back=back)
    row = 1 + max((int(str(each.get("row", 0))) for _, each in lines), default=0)
    line = identity("l", key, row)
    _enter(request, Draft("line", line, {"source": key, "row": row, "page": number, **said}))
    return HttpResponseRedirect(f"{back}?last={line}#next")


def _change_line(request: HttpRequest, line: str, before: Facts, said: Mapping[str, str], back: str) -> HttpResponse:
    changed: dict[str, object] = {
        name: said.get(name) for name in transcribing.TYPED if said.get(name, "") != str(before.get(name, ""))
    }
    if "strike" in request.POST:
        changed = {"struck": request.POST.get("reason", "").strip()[:400] or str(say("typed by mistake"))}
    elif before.get("struck") and "restore" in request.POST:
        changed = {"struck": None}
    if changed:
        _enter(request, Draft("line", line, {**changed, "was": {name: before.get(name) for name in changed}}))
    return HttpResponseRedirect(f"{back}?last={line}#next")


@require_safe
def picture(request: HttpRequest, key: str, number: int) -> FileResponse:  # noqa: ARG001 - Django's call
    """Give the picture of a page."""
    from PIL import Image

    pictures = _list(book_of(key).get("pages"))
    path = files().path(pictures[number - 1]) if 1 <= number <= len(pictures) else None
    if path is None or not path.is_file():
        raise Http404
    with Image.open(path) as opened:
        kind = _KINDS.get(opened.format or "", "application/octet-stream")
    response = FileResponse(path.open("rb"), content_type=kind)
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


# --- checked, and signed


@require_POST
def sign(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Sign that a page was compared with the book line by line."""
    facts = book_of(key)
    count = sum(1 for _, line in lines_of(key) if _page_of(line) == number and not line.get("struck"))
    name = request.POST.get("name", "").strip()[:100]
    back = reverse("book_page", args=[key, number])
    if not name:
        return refuse(request, say("Type your name to sign the page."), back=back)
    before = facts.get("checked")
    signed = dict(before) if isinstance(before, Mapping) else {}
    signed[str(number)] = {"who": name, "on": this_day(), "lines": count}
    _enter(request, Draft("source", key, {"checked": signed, "was": {"checked": before}}))
    note = say_many(
        "Page {page} is signed: {count} line.", "Page {page} is signed: {count} lines.", count=count, page=str(number)
    )
    return leave_note(HttpResponseRedirect(reverse("book", args=[key])), note)


@require_safe
def checks(request: HttpRequest, key: str) -> HttpResponse:
    """Show the list of pages to print, check and sign."""
    facts = book_of(key)
    done = transcribing.progress(facts, [line for _, line in lines_of(key)])
    today = this_day()
    return page(request, "book_checks.html", "records", tab="sources", key=key, facts=facts, done=done, today=today)


@require_POST
def enter_book(request: HttpRequest, key: str) -> HttpResponse:
    """Enter the lines of a book as objects."""
    book_of(key)
    drafts = []
    for _, line in lines_of(key):
        if not line.get("struck"):
            row = int(str(line["row"]))
            said = {name: line[name] for name in transcribing.TYPED if line.get(name)}
            drafts.append(Draft("object", object_id(key, row), {**said, "source": key, "row": row}))
    if not drafts:
        return refuse(request, say("No line is typed yet."), back=reverse("book", args=[key]))
    _enter(request, *drafts)
    note = say_many("Entered: {count} object.", "Entered: {count} objects.", count=len(drafts))
    return leave_note(HttpResponseRedirect(reverse("objects")), note)
