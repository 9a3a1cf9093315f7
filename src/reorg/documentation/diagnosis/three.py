"""If you do only three things, which? The most effect for the least days, one to a part.

effect ÷ (days + ½), where effect is the share of the collection that a job reaches × how many of five things (finding,
proving ownership, describing to the police, planning, use) its lack stops. The formula is ours.
"""

from __future__ import annotations

from reorg.documentation.diagnosis.value import Advice, Backlog, Line

MOST = 3
LEAST_EFFECT = 0.02
"""An effect below this would be a detail, however quick it is."""
BEGINNING = 0.5
"""Days that beginning anything costs."""


def three(found: Backlog) -> tuple[Advice, ...]:
    """Return at most three things to do, the first one first."""
    chosen: list[Line] = []
    for line in sorted(found.lines, key=lambda line: -worth(line, found)):
        others = {each.part for each in chosen}
        if line.job is not None and line.effect >= LEAST_EFFECT and len(chosen) < MOST and line.part not in others:
            chosen.append(line)
    return tuple(Advice(line, line.job.why) for line in chosen if line.job is not None)


def worth(line: Line, found: Backlog) -> float:
    """Return what a line gives back for a day of work; fetching the objects is counted with it."""
    fetching = 0.0
    if line.job is not None and line.job.in_hand and found.handling.likely:
        most = max(
            (each.things.likely for each in found.lines if each.job is not None and each.job.in_hand), default=1.0
        )
        fetching = found.handling.likely * line.things.likely / most
    return line.effect / (line.days.likely + fetching + BEGINNING)
