"""What does somebody see first? Six doors, and how far the museum is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST, require_safe

from reorg.language import LANGUAGES, say
from reorg.web.desk import now
from reorg.web.desk.now import total
from reorg.web.desk.page import page, refuse
from reorg.web.desk.records.listing import standings
from reorg.web.desk.tasks.reading import going
from reorg.web.journal import SAMPLE
from reorg.web.journal.models import EntryRow, Known


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the six doors, with what is known so far on each."""
    objects = total()
    stand = _stand() if objects else {}
    return page(
        request, "start.html", "start", objects=objects, units=len(now.places().of_kind("unit")),
        rooms=len(now.places().of_kind("room")), answers=Known.objects.filter(kind="answer").count(),
        plans=Known.objects.filter(kind="plan").count(), stand=stand, about=_about(),
        sample=_is_sample(), going=going()[:1] if objects else [],
    )  # fmt: skip


@now.kept
def _stand() -> dict[str, int]:
    return standings(now.places())


def _about() -> dict[str, object]:
    import json

    known = Known.objects.filter(kind="museum").order_by("key").first()
    return dict(json.loads(known.facts)) if known else {}


def _is_sample() -> bool:
    """Whether this is the museum that ``reorg demo`` builds; then the page says so in the reader's language."""
    first = EntryRow.objects.filter(kind="museum").order_by("at", "number").first()
    return first is not None and first.who == SAMPLE


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on, and go back to the same page."""
    after = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}):
        after = "/"
    response = HttpResponseRedirect(after)
    wanted = request.POST.get("language", "")
    if wanted in LANGUAGES and check_for_language(wanted):
        response.set_cookie("django_language", wanted, max_age=365 * 86400, samesite="Lax")
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Say that there is no such page here."""
    return refuse(request, say("There is no such page or thing here."), back=reverse("start"), status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong that reorg did not expect."""
    sentence = say("reorg met something it did not expect. Nothing is half-written. Go back and try once more.")
    return refuse(request, sentence, back="/", status=500)
