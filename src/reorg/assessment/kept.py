"""How is an assessment kept, so that it is shown again in any language without the museum it was read from?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reorg.assessment.score import Assessment, Evidence, Narrowing, Score
from reorg.assessment.sight import Reading
from reorg.language import Text, from_plain, to_plain
from reorg.method import Method, State

FORM = 1
MOST_ABOUT = 20
"""Ids that are kept of what an evidence counts: its sentence holds the whole count."""
Plain = dict[str, object]
Said = Mapping[str, Any]


def kept(found: Assessment) -> Plain:
    """Return an assessment as values that JSON holds; of what each evidence counts, the first :data:`MOST_ABOUT` ids."""
    return {
        "form": FORM,
        "edition": found.edition,
        "answered": found.answered,
        "asked": found.asked,
        "components": [_score(each) for each in found.components],
        "criteria": [_score(each) for each in found.criteria],
        "narrow": [[each.question.id, each.by] for each in found.narrow],
    }


def from_kept(data: Said, method: Method) -> Assessment | None:
    """Return the assessment that :func:`kept` wrote; None if it was by another edition of the method, or another form."""
    if data.get("form") != FORM or data.get("edition") != method.edition:
        return None
    questions = {each.id: each for each in (*method.questions, *method.points)}
    components = {each.id: each.name for each in method.components}
    criteria = {each.id: each.name for each in method.criteria}
    return Assessment(
        edition=method.edition,
        components=tuple(_score_from(each, components) for each in data["components"]),
        criteria=tuple(_score_from(each, criteria) for each in data["criteria"]),
        narrow=tuple(Narrowing(questions[key], float(by)) for key, by in data["narrow"]),
        answered=int(data["answered"]),
        asked=int(data["asked"]),
    )


def keep_readings(readings: Mapping[str, Reading]) -> Plain:
    """Return what was measured as values that JSON holds; of what each rests on, the first ids."""
    return {
        name: {"good": each.good, "bad": each.bad, "either": each.either, "evidence": [_evidence(one) for one in each.evidence],
               "worst": None if each.worst is None else _evidence(each.worst)}
        for name, each in readings.items()
    }  # fmt: skip


def kept_readings(data: Said) -> dict[str, Reading]:
    """Return the readings that :func:`keep_readings` wrote."""
    return {
        name: Reading(
            float(said["good"]), float(said["bad"]), tuple(map(_evidence_from, said["evidence"])),
            None if said["worst"] is None else _evidence_from(said["worst"]), float(said["either"]),
        )
        for name, said in data.items()
    }  # fmt: skip


def _score(score: Score) -> Plain:
    return {
        "id": score.id,
        "low": score.low,
        "high": score.high,
        "known": score.known,
        "measured": score.measured,
        "state": score.state.value,
        "evidence": [_evidence(each) for each in score.evidence],
        "worst": None if score.worst is None else _evidence(score.worst),
    }


def _score_from(said: Said, names: Mapping[str, Text]) -> Score:
    evidence: Sequence[Said] = said["evidence"]
    return Score(
        id=str(said["id"]),
        name=names[said["id"]],
        low=float(said["low"]),
        high=float(said["high"]),
        known=float(said["known"]),
        measured=bool(said["measured"]),
        state=State(said["state"]),
        evidence=tuple(map(_evidence_from, evidence)),
        worst=None if said["worst"] is None else _evidence_from(said["worst"]),
    )


def _evidence(each: Evidence) -> Plain:
    return {
        "source": each.source,
        "message": to_plain(each.message),
        "about": list(each.about[:MOST_ABOUT]),
        "subject": each.subject,
        "measured": each.measured,
        "counts": each.counts,
    }


def _evidence_from(said: Said) -> Evidence:
    return Evidence(
        str(said["source"]),
        from_plain(said["message"]),
        tuple(map(str, said["about"])),
        str(said["subject"]),
        bool(said["measured"]),
        bool(said["counts"]),
    )
