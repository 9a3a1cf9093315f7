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


def behind(score_id: str, at: int) -> list[str]:
    """Return the ids of the objects that the evidence number ``at`` (from 0) of a score counts."""
    scores = [*assessment().criteria, *assessment().components]
    evidence = next((score.evidence for score in scores if score.id == score_id), ())
    return list(evidence[at].about) if at < len(evidence) and evidence[at].subject == "object" else []
