"""What do all pages share: the museum's name, where one is, the language, a note from the step before?"""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote, unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from reorg import __version__
from reorg.language import LANGUAGES, Message, use
from reorg.web.journal.models import Known

_NOTE = "note"
_ALARMS: list[Message] = []
_POLICY = (
    "default-src 'self'; script-src {script}; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)


def speaking(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: speak the language that Django found for this request, in the rooms below too."""

    def spoken(request: HttpRequest) -> HttpResponse:
        use(get_language() or "en")
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY.format(script="'none'"))
        return response

    return spoken


def page(request: HttpRequest, template: str, here: str = "", **values: object) -> HttpResponse:
    """Return a page made with ``template``; ``here`` is the place in the bar that it belongs to."""
    known = Known.objects.filter(kind="museum").order_by("key").first()
    name = _name(known.facts) if known else ""
    language = get_language() or "en"
    notes = [note] if (note := request.COOKIES.get(_NOTE)) else []
    shared = {
        "museum_name": name,
        "here": here,
        "version": __version__,
        "other_language": next((pair for pair in LANGUAGES.items() if pair[0] != language), ("en", "English")),
        "alarms": _ALARMS,
        "notes": [_unpacked(each) for each in notes],
    }
    response = render(request, f"desk/{template}", {**shared, **values})
    if notes:
        response.delete_cookie(_NOTE)
    return response


def alarm(message: Message) -> None:
    """Say on every page, until the server ends, that something is wrong with the museum itself."""
    if message not in _ALARMS:
        _ALARMS.append(message)


def with_script(response: HttpResponse) -> HttpResponse:
    """Return a page on which the program's own script may run. It must be complete without it (decision 11)."""
    response.headers["Content-Security-Policy"] = _POLICY.format(script="'self'")
    return response


def leave_note(response: HttpResponse, note: Message) -> HttpResponse:
    """Return ``response`` with a sentence that the next page shows once."""
    response.set_cookie(_NOTE, quote(str(note)[:600]), max_age=60, httponly=True, samesite="Lax")
    return response


def _unpacked(note: str) -> str:
    return unquote(note)


def _name(facts: str) -> str:
    return str(json.loads(facts).get("name", ""))


def refuse(request: HttpRequest, sentence: Message, *, back: str, status: int = 400) -> HttpResponse:
    """Return a page that says in words why something was not done, and leads back."""
    response = page(request, "refused.html", sentence=sentence, back=back)
    response.status_code = status
    return response
