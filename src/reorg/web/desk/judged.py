"""How do the judging rooms see the museum, worked out once until something is entered?

Of a museum of at most :data:`QUICK` objects it is worked out here, whenever a page asks. Of a larger one a process of its
own works it out (``keeping``), and here is read what that process kept: the objects are never loaded into the server.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from django.db import connections

from reorg.assessment import Assessment, Weighing, assess, kept_assessment, kept_readings, weigh
from reorg.method import Method, load
from reorg.storage import Sorting, Survey, kept_survey, survey
from reorg.web.desk import now
from reorg.web.journal.models import Worked

QUICK = 20_000
"""Up to so many objects how full everything is and how the museum stands are worked out whenever a page shows them."""
JUDGED = "judged"
"""Under this name the figures are in the table of what was worked out, and which objects are behind them."""


@now.kept
def method() -> Method:
    """Return the method in its newest edition."""
    return load()


def large() -> bool:
    """Return whether there are too many objects to work everything out while somebody waits for a page."""
    return now.total() > QUICK


@dataclass(frozen=True)
class Kept:
    """What was worked out of a large museum, at a time (ISO 8601, UTC), when its journal went as far as ``heads``."""

    survey: Survey
    assessment: Assessment
    words: tuple[tuple[str, int], ...]
    at: str
    heads: str
    sorting: Sorting = field(default_factory=Sorting)


_HELD: list[tuple[tuple[str, str], Kept]] = []


def kept() -> Kept | None:
    """Return what was worked out last, whatever was entered since; None if nothing was, or by another version."""
    heads = Worked.objects.filter(name=JUDGED).values_list("heads", flat=True).first()
    if heads is None:
        return None
    name, held = str(connections["default"].settings_dict["NAME"]), _HELD[:1]
    if held and held[0][0] == (name, heads):
        return held[0][1]
    row = Worked.objects.get(name=JUDGED)
    if (found := _read(row)) is not None:
        _HELD[:] = [((name, row.heads), found)]
    return found


def _read(row: Worked) -> Kept | None:
    data = json.loads(row.data)
    found, stands = kept_survey(data["survey"]), kept_assessment(data["assessment"], load())
    if found is None or stands is None:
        return None
    words = tuple((str(text), int(count)) for text, count in data["words"])
    return Kept(found, stands, words, str(data["at"]), row.heads, Sorting(**data.get("sorting", {})))


def mark() -> str:
    """Return what changes when a large museum is worked out again; "" for one that is not large."""
    found = kept() if large() else None
    return f"{found.at} {found.heads}" if found else ""


def older() -> str:
    """Return when what the pages show was worked out, if something was entered since (ISO 8601, UTC); "" if not."""
    found = kept() if large() else None
    return found.at if found is not None and found.heads != now.heads() else ""


def assessment() -> Assessment:
    """Return how the museum stands: as it was kept, if it is large. Raises LookupError if nothing was kept."""
    return _there().assessment if large() else _assessed()


def surveyed() -> Survey:
    """Return what stands where and how full everything is: as above. Of a store without a place there is nothing to keep."""
    if not now.places():
        return survey(now.frame())
    return _there().survey if large() else _surveyed()


def _there() -> Kept:
    if (found := kept()) is None:
        raise LookupError("nothing was worked out yet: a page asks judging.wait first")
    return found


@now.kept
def weighing() -> Weighing:
    """Return what there is to weigh: the answers as they are now; of a large museum what was measured as it was kept."""
    if not large():
        return weigh(now.museum(), method())
    alone = weigh(now.frame(), method())
    row = Worked.objects.filter(name=JUDGED).first()
    held = json.loads(row.data).get("readings", {}) if row else {}
    return replace(alone, readings=kept_readings(held))


@now.kept
def _assessed() -> Assessment:
    return assess(now.museum(), method())


@now.kept
def _surveyed() -> Survey:
    return survey(now.museum())


def behind(score_id: str, at: int) -> list[str]:
    """Return the ids of the objects that the evidence number ``at`` (from 0) of a score counts, in one that is not large."""
    scores = [*assessment().criteria, *assessment().components]
    evidence = next((score.evidence for score in scores if score.id == score_id), ())
    return list(evidence[at].about) if at < len(evidence) and evidence[at].subject == "object" else []
