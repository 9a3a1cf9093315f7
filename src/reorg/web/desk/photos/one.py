"""What is one photograph of, what is to be said of it, and what can be done with it?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.exchange import pictures
from reorg.language import Message, listed, say
from reorg.museum import Draft, Facts, shown_in
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.photos.guess import perhaps, typed_objects
from reorg.web.desk.photos.placing import first, placed
from reorg.web.desk.photos.shown import kept, photo_of, turn_of
from reorg.web.desk.photos.things import thing_of
from reorg.web.desk.records.objects import who
from reorg.web.journal import numbered
from reorg.web.journal.models import EntryRow, Holding
from reorg.web.journal.table import TableJournal


def _seen(key: str) -> str:
    """Return a mark that changes when anything is said of the photograph."""
    return str(EntryRow.objects.filter(about=key).count())


@require_safe
def photo(request: HttpRequest, key: str) -> HttpResponse:
    """Show one photograph large, with what is known of it and what can be done."""
    facts = photo_of(key)
    of = shown_in(facts)
    held = numbered.photos_of([of]).get(of, []) if of else []
    others = [each for each, _ in held]
    at = others.index(key) if key in others else -1
    thing = thing_of(of)
    remarks = facts.get("remarks")
    codes = [str(each) for each in remarks] if isinstance(remarks, list) else []
    return page(
        request, "photo.html", thing.here if thing else "records", thing=thing, key=key, facts=facts,
        seen=_seen(key), others=others,
        object=Holding.objects.filter(key=of).first() if of else None, first=at == 0,
        previous=others[at - 1] if at > 0 else "", following=others[at + 1] if 0 <= at < len(others) - 1 else "",
        remarks=[pictures.REMARKS[code] for code in codes if code in pictures.REMARKS],
        pixels=_pixels(facts), kilobytes=int(str(facts.get("bytes", 0))) // 1000,
        taken=str(facts.get("taken", "")).replace("T", " "),
        shown=not {"heic", "raw", "damaged", "huge"} & set(codes), located=_located(facts),
    )  # fmt: skip


def _pixels(facts: Facts) -> str:
    sides = facts.get("width"), facts.get("height")
    if turn_of(facts) % 180:
        sides = sides[::-1]
    return f"{sides[0]} × {sides[1]}" if all(sides) else ""


def _located(facts: Facts) -> bool:
    """Whether the original says where it was taken."""
    from PIL import Image

    try:
        with Image.open(kept(facts)) as picture:
            return bool(picture.getexif().get_ifd(0x8825))
    except Exception:  # noqa: BLE001 - Pillow's readers raise whatever a broken file provokes
        return False


@require_POST
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Turn it, make it the first, put it to other objects, strike it or bring it back."""
    facts, back = photo_of(key), reverse("photo", args=[key])
    if request.POST.get("seen") != _seen(key):
        return refuse(
            request,
            say("Somebody changed this photograph meanwhile. Look at it again; nothing was changed now."),
            back=back,
        )
    done = _done(request, key, facts)
    if isinstance(done, HttpResponse):
        return done
    drafts, note, to = done
    if drafts:
        TableJournal().append(drafts, who=who(request))
    return leave_note(HttpResponseRedirect(to or back), note)


def _done(request: HttpRequest, key: str, facts: Facts) -> HttpResponse | tuple[list[Draft], Message, str]:
    """Return what is to be entered, what is said, and where to go on; or the page that says why not."""
    asked = request.POST.get("do", "")
    of, thing = shown_in(facts), thing_of(shown_in(facts))
    home = thing.address if thing else reverse("object", args=[of]) if of else reverse("photos_tray")
    if asked in {"left", "right"}:
        turn = (turn_of(facts) + (90 if asked == "right" else 270)) % 360
        draft = Draft("photo", key, {"turn": turn or None, "was": {"turn": facts.get("turn")}})
        return [draft], say("Turned. The kept file is as it was."), ""
    if asked == "first" and of:
        return [first(key, facts)], say("It is now the first photograph."), home
    if asked == "strike":
        why = request.POST.get("why", "").strip()[:400] or str(say("no reason given"))
        draft = Draft("photo", key, {"struck": why, "was": {"struck": facts.get("struck")}})
        return [draft], say("Struck. It is kept, and can be brought back."), ""
    if asked == "restore":
        draft = Draft("photo", key, {"struck": None, "was": {"struck": facts.get("struck")}})
        return [draft], say("Brought back."), ""
    return _moved(request, key, facts)


def _moved(request: HttpRequest, key: str, facts: Facts) -> HttpResponse | tuple[list[Draft], Message, str]:
    typed, back = request.POST.get("to", "").strip(), reverse("photo", args=[key])
    found, unknown = typed_objects(typed)
    if unknown or not found:
        near = [row.number for row in perhaps(typed)]
        sentence = say("No object, or several, have this number: {numbers}.", numbers=listed(unknown or ["–"], 5))
        if near:
            sentence = say("{sentence} Did you mean {near}?", sentence=sentence, near=listed(near))
        return refuse(request, sentence, back=back)
    numbers = listed([row.number for row in found], 5)
    drafts = placed(key, facts, [(row.key, row.number) for row in found], str(say("of {numbers}", numbers=numbers)))
    return drafts, say("Now with {numbers}.", numbers=numbers), reverse("object", args=[found[0].key])
