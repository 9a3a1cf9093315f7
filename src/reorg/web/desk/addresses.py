"""Which page of the desk opens the rows that a report's figure was counted from?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from reorg.report import Where

_STANDING = {"floor", "nowhere", "room", "stored"}
_MARKED = {"criteria": "criteria", "questions": "diagnosis"}
_PAGES = {"plan": "plan", "answers": "triage", "sources": "sources", "moves": "do_plan", "trials": "trials"}


def address(where: Where) -> str:
    """Return the address of the page that shows what ``where`` speaks of."""
    match where.page:
        case "objects":
            asked = (
                {"standing": where.show} if where.show in _STANDING else {"finding": where.show} if where.show else {}
            )
            return reverse("objects") + (f"?{urlencode(asked)}" if asked else "")
        case "findings":
            return f"{reverse('objects')}?{urlencode({'finding': where.show})}" if where.show else reverse("findings")
        case "places":
            return reverse("place", args=[where.show]) if where.show not in {"", "over"} else reverse("places")
        case "missing":
            return reverse("missing")
        case "object":
            return reverse("object", args=[where.show])
        case "criteria" | "questions":
            return f"{reverse(_MARKED[where.page])}#{where.show}"
        case "sheets":
            return reverse("form_sheet", args=where.show.split("/", 1))
        case _:
            return reverse(_PAGES.get(where.page, "start"))
