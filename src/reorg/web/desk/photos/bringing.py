"""How are many photographs brought at once, and what became of each?"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from reorg.exchange import pictures
from reorg.language import Message, say, say_many
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.photos.arriving import Arriving, batches, waiting
from reorg.web.desk.photos.tray import in_tray
from reorg.web.desk.records.objects import who
from reorg.web.desk.work import Work, find, start
from reorg.web.journal.models import Holding

SHOWN = 200
_GOING: dict[str, str] = {}  # token -> the work that goes through its photographs


@csrf_exempt  # the inner view checks: before that it must be said where the files are to go
def photos_new(request: HttpRequest) -> HttpResponse:
    """Take photographs; show what became of those that were brought."""
    arriving = Arriving(request)
    if request.method == "POST":
        request.upload_handlers = [arriving]
    try:
        response = _checked(request, arriving)
    except OSError:
        arriving.forget()
        return refuse(
            request,
            say("They could not be written: is the disk full? Nothing was kept. Make room and bring them again."),
            back=reverse("photos_new"),
        )
    if response.status_code == 403:
        arriving.forget()
    return response


@csrf_protect
def _checked(request: HttpRequest, arriving: Arriving) -> HttpResponse:
    if request.method == "POST":
        return _take(request, arriving)
    work = find(request.GET.get("work", ""))
    if work is not None and work.done and work.verb[0] == "photos":
        return _told(request, work)
    key = request.GET.get("object", "")
    return page(
        request, "photos_new.html", "records", tab="photos", object=Holding.objects.filter(key=key).first() if key else None,
        waiting=_left(), in_tray=in_tray(), megabytes=pictures.limit("bytes", "largest") // 2**20,
    )  # fmt: skip


def _take(request: HttpRequest, arriving: Arriving) -> HttpResponse:
    key = request.POST.get("object", "")  # reads the form, and with it the files
    back = reverse("photos_new") + (f"?object={key}" if key else "")
    if not arriving.count:
        return refuse(request, say("Choose photographs first."), back=back)
    if key and not Holding.objects.filter(key=key).exists():
        arriving.forget()
        raise Http404
    return _begin(request, arriving.token, arriving.count, key)


def _begin(request: HttpRequest, token: str, count: int, key: str = "") -> HttpResponse:
    verb = ["photos", str(settings.MUSEUM), str(waiting(token)), "--move", "--json", "--who", who(request)]
    if key:
        verb += ["--object", key]
    title = say_many("Looking at {count} photograph …", "Looking at {count} photographs …", count=count)
    work = start(str(title), verb, then=reverse("photos_new") + "?work={id}", back=reverse("photos_new"))
    _GOING[token] = work.id
    return HttpResponseRedirect(reverse("work", args=[work.id]))


def _left() -> list[dict[str, object]]:
    """Return the forms whose photographs still wait because their work was stopped."""
    going = {token for token, work in _GOING.items() if (found := find(work)) and found.going}
    return [{"token": token, "count": count} for token, count in batches().items() if token not in going]


@require_POST
def go_on(request: HttpRequest, token: str) -> HttpResponse:
    """Go on with photographs that wait, or take them away."""
    count = batches().get(token)
    if count is None or token not in {each["token"] for each in _left()}:
        raise Http404
    if "remove" in request.POST:
        shutil.rmtree(waiting(token), ignore_errors=True)
        note = say("They were taken away. Nothing else was changed.")
        return leave_note(HttpResponseRedirect(reverse("photos_new")), note)
    return _begin(request, token, count)


def _told(request: HttpRequest, work: Work) -> HttpResponse:
    answer: dict[str, Any] = work.result()
    matched, remarked = answer["matched"], [*answer["matched"], *answer["tray"]]
    objects = {str(each["object"]): str(each["number"]) for each in matched}
    return page(
        request, "photos_done.html", "records", tab="photos", sentence=_sentence(len(matched), len(objects)),
        matched=_shown(matched), more=max(0, len(matched) - SHOWN), tray=len(answer["tray"]), already=_shown(answer["already"]),
        refused=answer["refused"][:SHOWN], remarked=[each for each in _shown(remarked) if each["remarks"]],
        object=next(iter(objects.items())) if len(objects) == 1 else None,
    )  # fmt: skip


def _sentence(photos: int, objects: int) -> Message:
    return say(
        "{photos} came to {objects}.",
        photos=say_many("{count} photograph", "{count} photographs", count=photos),
        objects=say_many("{count} object", "{count} objects", count=objects),
    )


def _shown(told: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**each, "stem": PurePath(each["name"]).name, "remarks": [pictures.REMARKS[code] for code in each["remarks"]]}
        for each in told[:SHOWN]
    ]
