"""What may be noted of a draw, and what is asked again before it is believed?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, replace

from reorg.assessment.trials.trial import FOUND, SPOT, Draw, Noted, Trial
from reorg.language import Message, say
from reorg.museum import Draft, Facts, identity

LONG = 1800
"""Seconds after which a clock was probably left running."""
LONGEST = 86_400
MOST_MOVED = 1000
_S = r"(?:s|secs?|seconds?|″|\")?"
_SECONDS = re.compile(rf"(\d{{1,6}}(?:[.,]\d{{1,3}})?)\s*{_S}$")
_MINUTES = re.compile(rf"(\d{{1,4}})\s*(?::|m|mins?|minutes?|′|')\s*(?:(\d{{1,2}}(?:[.,]\d{{1,3}})?)\s*{_S})?$")


def refused_note(trial: Trial, noted: Noted) -> list[Message]:
    """Return everything that is wrong with what was noted."""
    draw = next((each for each in trial.draws if each.at == noted.draw), None)
    if draw is None:
        return [say("Test {number} has no draw {draw}.", number=trial.number, draw=noted.draw)]
    problems = []
    if trial.cancelled:
        problems.append(say("This test was given up. Nothing was entered."))
    if noted.found not in FOUND[draw.way]:
        problems.append(say("Say whether it was found."))
    if noted.seconds is not None and not 0 <= noted.seconds <= LONGEST:
        problems.append(say("The time cannot be right. Write seconds, or minutes and seconds as 2:30."))
    if noted.moved is not None and not 0 <= noted.moved <= MOST_MOVED:
        problems.append(say("How many others were moved: a number from 0 to {most}.", most=MOST_MOVED))
    return problems


def doubted_note(noted: Noted) -> Message | None:
    """Return what is asked before a note is believed: a clock that ran for more than half an hour."""
    if noted.seconds is None or noted.seconds <= LONG:
        return None
    return say(
        "The clock says {minutes} minutes. Was it left running? Correct the time, clear it, or say that it is right.",
        minutes=round(noted.seconds / 60),
    )


def note_id(trial: str, draw: int, by: str) -> str:
    """Return the id of what a person notes of a draw: the same person corrects, another one adds."""
    return identity("n", trial, draw, " ".join(by.casefold().split()))


def noted_draft(trial: Trial, noted: Noted) -> Draft:
    """Return what is entered: all that was noted, over what the same person noted before."""
    key = note_id(trial.id, noted.draw, noted.by)
    others = trial.notes.get(noted.draw, ())
    before = next((each for each in others if each.key == key), None)
    noted = replace(noted, after=max((each.after for each in others), default=-1) + 1)
    facts = {"trial": trial.id, **_facts(noted)}
    if before is None:
        return Draft("trial", key, {name: value for name, value in facts.items() if value not in {None, ""}})
    was = {name: value for name, value in _facts(before).items() if value != facts[name]}
    return Draft("trial", key, {**facts, "was": was})


def _facts(noted: Noted) -> dict[str, object]:
    return {name: value for name, value in asdict(noted).items() if name != "key"}


def judged(draw: Draw, found: Sequence[Facts], inside: frozenset[str]) -> str:
    """Return what follows from the number that was read on a thing at a spot: here, elsewhere or no.

    ``found`` are the records with that number; ``inside`` the drawn place and all in it, by id.
    """
    if draw.way != SPOT or not found:
        return "no"
    return "here" if any(str(each.get("place", "")) in inside for each in found) else "elsewhere"


def seconds_of(text: str) -> float | None:
    """Return a time as people write it (95, 1:35, 1 min 35 s, 1'35") in seconds; None for none. Raises ValueError."""
    plain = text.strip().casefold()
    if not plain:
        return None
    if bare := _SECONDS.match(plain):
        return round(float(bare[1].replace(",", ".")), 1)
    parts = _MINUTES.match(plain)
    if parts is None:
        raise ValueError(text)
    return round(int(parts[1]) * 60 + float((parts[2] or "0").replace(",", ".")), 1)
