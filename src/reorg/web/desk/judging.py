"""What does a page show of a large museum that nobody has worked out yet, or of which something was entered since?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from reorg.language import say
from reorg.web.desk.judged import kept, large
from reorg.web.desk.work import find, start

_STARTED: dict[str, str] = {}


def wait(request: HttpRequest) -> HttpResponse | None:
    """Return the way to the page on which somebody waits until it is worked out; None if there is something to show."""
    return _begin(request.get_full_path()) if large() and kept() is None else None


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Work it out again, and go back to the page that asked."""
    after = request.POST.get("next", "")
    return _begin(after if url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}) else "/")


def _begin(after: str) -> HttpResponse:
    """Begin the work, or join who waits for it already: two processes at once would only be slower."""
    museum = str(settings.MUSEUM)
    going = find(_STARTED.get(museum, ""))
    if going is None or not going.going:
        title = str(say("Looking how full everything is and how the museum stands …"))
        then = after.replace("{", "%7B").replace("}", "%7D")
        going = start(title, ["assess", museum, "--desk", "--json"], then=then, back=reverse("start"))
        _STARTED[museum] = going.id
    return HttpResponseRedirect(reverse("work", args=[going.id]))
