"""What did the last test of finding measure: found in time, within reach, records and things agreeing? (Criteria 5, 6.)

A sample says a share with an interval: its low end is good, what lies above its high end is bad, and between them nobody
knows, whatever anybody thinks.
"""

from __future__ import annotations

from collections.abc import Callable

from reorg.assessment.score import Evidence
from reorg.assessment.sight import Reading, Sight
from reorg.assessment.trials import RECORD, SPOT, Draw, Noted, Rate, Trial, in_time, rate, reached, trials_of
from reorg.language import Message, say

Says = Callable[[Draw, Noted], bool | None]


def found_in_time(sight: Sight) -> Reading | None:
    """Return the share of records drawn whose object was found within the time of the criterion; None without a test."""
    most = sight.method.threshold("search-time").value

    def said(found: Rate, trial: Trial) -> Message:
        return say(
            "Test {number}: {part} of {count} objects drawn were found within {minutes} minutes; of all, {low} to {high} %.",
            minutes=f"{most / 60:g}", **_shown(found, trial),
        )  # fmt: skip

    return _read(sight, "search", (RECORD,), lambda _, noted: in_time(noted, most), said)


def within_reach(sight: Sight) -> Reading | None:
    """Return the share of what was drawn that was reached by moving as many others as the criterion allows."""
    most = sight.method.threshold("others-moved").value

    def said(found: Rate, trial: Trial) -> Message:
        return say(
            "Test {number}: {part} of {count} were reached by moving {most} others at most; of all, {low} to {high} %.",
            most=f"{most:g}", **_shown(found, trial),
        )  # fmt: skip

    return _read(sight, "reach", (RECORD, SPOT), lambda draw, noted: reached(draw, noted, most), said)


def agreeing(sight: Sight) -> Reading | None:
    """Return the share of draws, both ways, in which the record and the thing say the same place."""

    def said(found: Rate, trial: Trial) -> Message:
        return say(
            "Test {number}: in {part} of {count} draws, record and thing agreed on the place; of all, {low} to {high} %.",
            **_shown(found, trial),
        )

    return _read(sight, "agreement", (RECORD, SPOT), lambda _, noted: noted.found == "here", said)


def _shown(found: Rate, trial: Trial) -> dict[str, object]:
    low, high = round(100 * found.low), round(100 * found.high)
    return {"number": trial.number, "part": found.count, "count": found.of, "low": low, "high": high}


def _read(
    sight: Sight, source: str, ways: tuple[str, ...], so: Says, said: Callable[[Rate, Trial], Message]
) -> Reading | None:
    for trial in trials_of(sight.museum.trials):
        draws = [draw for draw in trial.draws if draw.way in ways]
        seen = [(draw, noted) for draw in draws if (noted := trial.noted(draw)) and noted.found != "empty"]
        answers = [each for each in (so(*pair) for pair in seen) if each is not None]
        if trial.cancelled or not answers:
            continue
        fixed = trial.stopping is None and all(draw.at in trial.notes for draw in draws)
        found = rate(sum(answers), len(answers), whenever=not fixed)
        evidence = Evidence(source, said(found, trial), (trial.id,), "trial", measured=True)
        return Reading(found.low, 1.0 - found.high, (evidence,), either=found.high - found.low)
    return None
