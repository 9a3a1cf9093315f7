"""Which photographs are there of a place, a draw, or anything else that is no object, and how are more added?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.exchange import pictures
from reorg.language import Message, say, say_many
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.person import who
from reorg.web.desk.photos.taking import Taken, photos_taken, pictures_of
from reorg.web.desk.photos.things import thing_of
from reorg.web.journal.table import TableJournal


@require_http_methods(["GET", "POST"])
def photos_of(request: HttpRequest, key: str) -> HttpResponse:
    """Show the photographs of a thing, and take more."""
    thing = thing_of(key)
    if thing is None:
        raise Http404
    if request.method == "POST":
        done = photos_taken(request, key)
        back = reverse("photos_of", args=[key])
        if not done.drafts:
            why = one_after_the_other(done.refused or [_nothing_new(request)])
            return refuse(request, say("{why} Nothing was changed.", why=why), back=back)
        TableJournal().append(done.drafts, who=who(request))
        return leave_note(HttpResponseRedirect(back), told(done))
    return page(
        request, "photos_of.html", thing.here, thing=thing, photos=pictures_of(key).get(key, []),
        megabytes=pictures.limit("bytes", "largest") // 2**20,
    )  # fmt: skip


def _nothing_new(request: HttpRequest) -> Message:
    return say("These are here already.") if request.FILES else say("Choose a photograph first.")


def told(done: Taken) -> Message:
    """Return what became of the photographs in a form."""
    count = len(done.drafts)
    taken = say_many("{count} photograph was added.", "{count} photographs were added.", count=count)
    return one_after_the_other([taken, *done.refused])


def one_after_the_other(sentences: Iterable[Message]) -> Message:
    """Return several sentences as one text."""
    return reduce(lambda first, second: say("{first} {second}", first=first, second=second), sentences)
