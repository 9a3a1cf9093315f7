"""What is there to do today? Links to daily work; and which moves of the plan come next, each one done entered as a move."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import Message, say, say_many
from reorg.museum import PROCEDURES
from reorg.web.desk.do.register import what_is_out
from reorg.web.desk.links import link_to
from reorg.web.desk.page import page
from reorg.web.journal.models import Known

A_SHEET = 25
_COMES_IN = ("entry", "acquisition", "loan in")
_GOES_OUT = ("loan out", "exit", "use", "deaccession")
_CHECKED = ("inventory", "condition", "loss")


@require_safe
def do(request: HttpRequest) -> HttpResponse:
    """Show what can be done, as a page of links in groups; a part that this version does not have is left out."""
    out = len(what_is_out())
    has_plan = Known.objects.filter(kind="plan").exists()
    groups: list[tuple[Message, list[tuple[str, Message, Message | str]]]] = [
        (say("Move"), [
            (reverse("move_things"), say("Move things"), say("One object, a list, a box, a cupboard with everything in it.")),
            (reverse("out"), say("What is out"), _out(out)),
        ]),
        (say("Comes in"), [
            *(_procedure(code) for code in _COMES_IN),
            (link_to("object_new"), say("Enter an object"), say("It is here already, and only its record is missing.")),
        ]),
        (say("Goes out"), [_procedure(code) for code in _GOES_OUT]),
        (say("Check"), [
            *(_procedure(code) for code in _CHECKED),
            (link_to("sorting"), say("Is this ours?"), say("Sort what stands in the store: two people sign.")),
            (link_to("worklists"), say("Worklists"), say("Questions to the records that are asked again.")),
        ]),
        (say("Registers and papers"), [
            (reverse("movements"), say("Movement register"), say("What went where, who has it, what came back.")),
            (link_to("accessions"), say("Accession register"), say("The book of what is the museum's own, to print and bind.")),
            (link_to("procedures"), say("Procedures"), say("Everything that came in, went out or was checked.")),
            (link_to("history"), say("What changed"), say("Every action, by whom; taken back in one.")),
            (link_to("labels"), say("Labels and sheets"), say("Tags, shelf labels, lists to print.")),
            (link_to("photos_new"), say("Photographs"), say("Drop many; they find their objects.")),
        ]),
        (say("The plan"), [
            (link_to("tasks"), say("Tasks"), say("What to do next, who does it, how far it is.")),
            (reverse("do_plan"), say("The plan's next moves"), _SHEET if has_plan else _NO_PLAN),
        ]),
    ]  # fmt: skip
    shown = [(title, [each for each in links if each[0]]) for title, links in groups]
    return page(request, "do.html", "do", groups=[group for group in shown if group[1]], out=out)


_SHEET, _NO_PLAN = say("A sheet for the trolley."), say("No plan yet.")


def _out(count: int) -> Message:
    return say_many("{count} thing", "{count} things", count=count) if count else say("Nothing now.")


_ABOUT: Mapping[str, Message] = {
    "entry": say("Somebody leaves something here: write it down, give a receipt."),
    "acquisition": say("It becomes the museum's own."),
    "loan in": say("We borrow something."),
    "loan out": say("We lend something."),
    "exit": say("Something leaves the museum."),
    "use": say("Somebody wants to see, show or study objects."),
    "deaccession": say("Something is to leave the collection: two people sign."),
    "inventory": say("Walk along the shelves: seen, not seen, stranger."),
    "condition": say("How is it, and what does it need?"),
    "loss": say("Something is lost or broken."),
}


def _procedure(code: str) -> tuple[str, Message, Message | str]:
    return link_to("procedure_new", code), PROCEDURES[code].label, _ABOUT[code]
