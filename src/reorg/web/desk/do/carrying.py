"""How far is the plan carried out, and what comes next? Worked out from where things are, kept until something is entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reorg.exchange import KeptPlan
from reorg.museum import GONE, Place
from reorg.report import Carried
from reorg.storage import Plan, Step, resuming
from reorg.web.desk import now
from reorg.web.desk.finding import facts_of
from reorg.web.desk.plan.kept import carried_one, opened
from reorg.web.journal.models import Holding
from reorg.web.journal.numbered import with_keys


@dataclass(frozen=True)
class Going:
    """A plan that is carried out: the ``plan``, its ``rest``, and which things nobody finds (ids)."""

    kept: KeptPlan
    plan: Plan
    rest: resuming.Rest
    lost: tuple[str, ...]

    @property
    def ready(self) -> list[int]:
        """The numbers of the steps that are left and wait for no furniture."""
        return [number for number in self.rest.left if number < self.plan.moves.waits]

    @property
    def waiting(self) -> int:
        """How many steps need furniture that is missing."""
        return len(self.rest.left) - len(self.ready)

    @property
    def share(self) -> float:
        """The share of all steps that is done."""
        count = len(self.rest.done) + len(self.rest.left)
        return len(self.rest.done) / count if count else 1.0

    @property
    def tonight(self) -> list[Step]:
        """The steps of the next evening that are left."""
        steps = [self.plan.moves.steps[number] for number in self.ready]
        return [step for step in steps if step.evening == steps[0].evening]

    def next_of(self, subject: str) -> Step | None:
        """Return the next step of a thing."""
        steps = self.plan.moves.steps
        return next((steps[number] for number in self.rest.left if steps[number].subject == subject), None)


def going() -> Going | None:
    """Return how far the plan is that is carried out; None if there is none."""
    kept = carried_one()
    plan = opened(kept) if kept else None
    if kept is None or plan is None:
        return None
    return Going(kept, plan, *_rest(kept.key))


@now.kept
def _rest(key: str) -> tuple[resuming.Rest, tuple[str, ...]]:
    kept = carried_one()
    assert kept is not None and kept.key == key  # noqa: PT018 - one thing
    plan = opened(kept)
    assert plan is not None
    places = now.places()
    subjects = {step.subject for step in plan.moves.steps}
    rows = with_keys(subjects).exclude(state__in=GONE).values_list("key", "place", "state")
    found = {key: (place, state) for key, place, state in rows}
    where = {key: place for key, (place, state) in found.items() if state != "missing"}
    where |= {key: places[key].place for key in subjects if key in places}
    missing = Holding.objects.filter(state="missing").order_by("sort_key", "key").values_list("key", flat=True)
    lost = tuple(key for key in missing if key in plan.placements)
    return resuming.rest_of(plan.moves.steps, where, resuming.tables_of(places)), lost


@dataclass(frozen=True)
class Load:
    """One trolley: its number as people count, the unit it goes to (None: a table), and its lines."""

    number: int
    unit: Place | None
    rows: tuple[Mapping[str, object], ...]


def loads(steps: Sequence[Step]) -> Iterator[Load]:
    """Yield the trolleys of some steps, with all that a list shows of each thing."""
    places, told = now.places(), facts_of(step.subject for step in steps)
    for number, some in groupby(steps, key=lambda each: each.trolley):
        rows = []
        for step in some:
            line = Carried.of(step, told.get(step.subject, {}))
            rows.append({
                "step": step, "line": line, "is_place": step.subject in places, "because": step.because,
                "origin": places.get(step.origin), "to": places.get(step.to), "value": f"{step.subject}|{step.to}",
            })  # fmt: skip
        first = rows[0]["step"]
        assert isinstance(first, Step)
        yield Load(number + 1, places.get(first.zone), tuple(rows))


@dataclass(frozen=True)
class Stop:
    """A good place to stop: after ``more`` moves, with ``aside`` things on tables; ``finished`` is the unit done by then."""

    more: int
    aside: int
    finished: Place | None = None


def stops(found: Going) -> list[Stop]:
    """Return where one can stop tonight, the nearest first: the end of the trolley, of the unit, of the evening."""
    places, tonight = now.places(), found.tonight
    ahead = [found.plan.moves.steps[number] for number in found.ready]
    tables = resuming.tables_of(places)
    aside = len({step.subject for step in ahead if step.origin == "" or step.origin in tables} - _sought(ahead))
    good = []
    for at, step in enumerate(tonight, 1):
        if step.why == "aside":
            aside += 1
        later = ahead[at] if at < len(ahead) else None
        last = all(each.zone != step.zone for each in ahead[at:])
        if later is None or later.trolley != step.trolley or last:
            good.append(Stop(at, aside, places.get(step.zone) if last else None))
    if not good:
        return []
    unit = next((each for each in good if each.finished), None)
    return list(dict.fromkeys(filter(None, (good[0], unit, good[-1]))))


def _sought(steps: Sequence[Step]) -> set[str]:
    return {step.subject for step in steps if step.why == "nowhere"}
