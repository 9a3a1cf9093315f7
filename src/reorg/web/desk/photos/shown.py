"""How is a photograph shown, and how does it leave the house?"""

from __future__ import annotations

import json
from pathlib import Path, PurePath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from reorg.exchange import Files, pictures
from reorg.language import say
from reorg.museum import Facts
from reorg.web.desk.page import refuse
from reorg.web.journal.models import Known

LARGEST_OUT = 96 << 20
"""Bytes of a photograph that the server takes into its memory to clean it."""
_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif", "TIFF": "image/tiff"}
_NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 160"><rect width="240" height="160" fill="#eef3f1"/>'
    '<text x="120" y="86" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#5e5a52">{}</text></svg>'
)


def photo_of(key: str) -> Facts:
    """Return what is known of a photograph; raises Http404 if there is none under this key."""
    row = Known.objects.filter(kind="photo", key=key).first()
    if row is None:
        raise Http404
    facts: Facts = json.loads(row.facts)
    return facts


def turn_of(facts: Facts) -> int:
    """Return how far the museum turned it: 0, 90, 180 or 270 degrees clockwise."""
    turn = facts.get("turn")
    return int(turn) % 360 // 90 * 90 if isinstance(turn, int | float) else 0


def kept(facts: Facts) -> Path:
    """Return where the kept original is; raises Http404 if it is not here."""
    path = Files(Path(settings.MUSEUM) / "files").path(str(facts.get("sha256", "")))
    if not facts.get("sha256") or not path.is_file():
        raise Http404
    return path


@require_safe
def photo_small(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give the small picture, at most 20 kB."""
    return _picture(request, key, large=False)


@require_safe
def photo_large(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give the picture to look at alone."""
    return _picture(request, key, large=True)


def _picture(request: HttpRequest, key: str, *, large: bool) -> HttpResponse | FileResponse:
    facts = photo_of(key)
    sha256, turn = str(facts.get("sha256", "")), turn_of(facts)
    mark = f'"{sha256[:20]}-{turn}-{int(large)}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified()
    try:
        made = pictures.Small(Path(settings.MUSEUM)).made(sha256, turn, large=large)
    except (pictures.NotOpened, OSError):
        words = escape(str(facts.get("format", "")) or str(say("no picture")))
        return HttpResponse(_NO_PICTURE.format(words), content_type="image/svg+xml")
    response = FileResponse(made.open("rb"), content_type="image/webp")
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def photo_file(request: HttpRequest, key: str) -> FileResponse:  # noqa: ARG001 - Django's call
    """Give the original, byte for byte, with all that it says of place and camera: for the museum itself."""
    facts = photo_of(key)
    name = str(facts.get("name", key))
    kind = _TYPES.get(str(facts.get("format", "")), "application/octet-stream")
    return FileResponse(kept(facts).open("rb"), as_attachment=True, filename=name, content_type=kind)


@require_safe
def photo_out(request: HttpRequest, key: str) -> HttpResponse:
    """Give the photograph without position, person and camera: for others."""
    facts = photo_of(key)
    if kept(facts).stat().st_size > LARGEST_OUT:
        sentence = say("This file is too large to be cleaned here. “reorg photos MUSEUM --give-out FOLDER” does it.")
        return refuse(request, sentence, back=reverse("photo", args=[key]))
    try:
        content, ending = pictures.given_out(kept(facts), turn_of(facts), most=pictures.limit("pixels", "server"))
    except pictures.NotOpened as why:
        reason = pictures.REMARKS.get(why.remark, pictures.REMARKS["huge"])
        sentence = say("It cannot be given out without what it says of its place. {reason}", reason=reason)
        return refuse(request, sentence, back=reverse("photo", args=[key]))
    name = PurePath(str(facts.get("name", "photograph"))).stem + ending
    response = HttpResponse(content, content_type=_TYPES.get(ending[1:].upper().replace("JPG", "JPEG"), "image/png"))
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
