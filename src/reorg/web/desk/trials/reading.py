"""What does the index know of the tests of finding, and of what can be drawn for one?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection

from reorg.assessment import trials
from reorg.museum import Facts, number_key
from reorg.web.desk import now
from reorg.web.desk.procedures.reading import facts_of
from reorg.web.journal.models import Holding, Known


def find(key: str) -> trials.Trial | None:
    """Return a test with everything that was noted of it, or None if there is none."""
    known = Known.objects.filter(kind="trial", key=key, of="").first()
    if known is None:
        return None
    notes = Known.objects.filter(kind="trial", of=key).values_list("key", "facts")
    return trials.Trial.of(key, json.loads(known.facts), [(each, json.loads(facts)) for each, facts in notes])


def every() -> list[trials.Trial]:
    """Return all tests, the newest first."""
    rows = Known.objects.filter(kind="trial").values_list("key", "facts")
    return trials.trials_of({key: json.loads(facts) for key, facts in rows})


def frame(within: str = "") -> trials.Frame:
    """Return what can be drawn: what should be in the house, and its places."""
    rows = Holding.objects.exclude(state__in=[*_NOT_HERE]).values_list("key", "place", "category")
    return trials.Frame.of((trials.Listed(*row) for row in rows.iterator(chunk_size=2000)), now.places(), within)


_NOT_HERE = ("struck", "returned", "joined", "lent", "missing", "out")


def here() -> int:
    """Return how many objects should be in the house."""
    return Holding.objects.exclude(state__in=[*_NOT_HERE]).count()


def drawn_objects(trial: trials.Trial, draws: Collection[trials.Draw] | None = None) -> dict[str, Facts]:
    """Return what is known of the objects that were drawn, by id."""
    return facts_of({draw.object for draw in (trial.draws if draws is None else draws) if draw.object})


def records_with(number: str) -> list[Facts]:
    """Return the records with a number that was read on a thing."""
    rows = Holding.objects.filter(number_key=number_key(number[:400])).values_list("facts", flat=True)
    return [json.loads(facts) for facts in rows[:10]] if number.strip() else []


def mark(trial: trials.Trial, at: int) -> str:
    """Return a mark of what stands noted of a draw: who sends a form with another one has not seen it."""
    seen = [(each.key, each.on, each.found) for each in trial.notes.get(at, ())]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]
