"""How do the judging rooms see the museum, worked out once until something is entered?"""

from __future__ import annotations

from reorg.assessment import Assessment, assess
from reorg.method import Method, load
from reorg.storage import Survey, survey
from reorg.web.desk import now


@now.kept
def method() -> Method:
    """Return the method in its newest edition."""
    return load()


@now.kept
def assessment() -> Assessment:
    """Return how the museum stands."""
    return assess(now.museum(), method())


@now.kept
def surveyed() -> Survey:
    """Return what stands where and how full everything is."""
    return survey(now.museum())


def behind(source: str) -> list[str]:
    """Return the ids of the objects that a score's evidence counts."""
    scores = (*assessment().criteria, *assessment().components)
    found = {
        id_
        for score in scores
        for each in score.evidence
        if each.source == source and each.subject == "object"
        for id_ in each.about
    }
    return sorted(found)
