"""How far is the work that was started, and how is it stopped?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.web.desk.page import page
from reorg.web.desk.work import Work, find


@require_safe
def work(request: HttpRequest, work_id: str) -> HttpResponse:
    """Show how far it is; go on when it is done; say why when it failed."""
    found = _found(work_id)
    going = found.going  # asked once, and first: work that ends while the page is made was still going
    if not going and found.done:
        return HttpResponseRedirect(found.then)
    share, message = found.progress()
    return page(
        request,
        "working.html",
        work=found,
        share=share,
        message=message,
        going=going,
        told=[] if going else found.told(),
    )


@require_POST
def enough(request: HttpRequest, work_id: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Let the work give the best answer that it has found so far."""
    found = _found(work_id)
    found.enough()
    return HttpResponseRedirect(found.then if found.done else reverse("work", args=[work_id]))


@require_POST
def stop(request: HttpRequest, work_id: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Stop the work."""
    found = _found(work_id)
    found.stop()
    return HttpResponseRedirect(found.back or reverse("start"))


def _found(work_id: str) -> Work:
    """Return the work with this id. Raises Http404."""
    found = find(work_id)
    if found is None:
        raise Http404
    return found
