"""What is missing, and what are three ways out of it: to buy nothing, to adapt and build, to buy all?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

import numpy as np

from reorg.language import Message, say
from reorg.method import Range
from reorg.museum import Museum
from reorg.storage.furnishing.adapting import added, built, rehung
from reorg.storage.furnishing.buying import Effort, bought
from reorg.storage.furnishing.lacking import Lack, groups, lacking, room_left
from reorg.storage.furnishing.planned import bringing
from reorg.storage.furnishing.prices import Prices
from reorg.storage.furnishing.value import FULL, LOW, NOTHING_BOUGHT, Furnishing, Measure, Option
from reorg.storage.problem import LEVELS
from reorg.storage.solve import Parameters

Progress = Callable[[float, Message], None]
LIKELY = ("likely",)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: ``growth`` (a share of all) to leave room for, of what to build (``material``: wood or angle), and how
    long to look (``effort``)."""

    growth: float = 0.0
    material: str = "wood"
    effort: Effort = field(default_factory=Effort)


def furnish(museum: Museum, wanted: Wanted | None = None, *, progress: Progress | None = None) -> Furnishing:
    """Return what has no place in the museum as it will be, and three options.

    What is planned already counts as there. ``progress`` is told the share done (0 to 1) and what is done now, and may raise
    to cancel. With ``effort.rounds`` the answer depends on the museum and the seed alone.
    """
    started, wanted = monotonic(), wanted or Wanted()
    tell = progress or (lambda _share, _doing: None)
    work = _Work(museum.to_be, Prices.of(museum), room_left(museum, wanted.growth), wanted)
    tell(0.0, say("Looking what has no place"))
    lack = lacking(work.museum, work.settings)
    tell(0.25, say("Looking which categories need most"))
    nothing = Option(
        NOTHING_BOUGHT, left=lack.metres, left_things=lack.things, groups=groups(lack, work.settings, tried=True)
    )
    tell(0.4, say("Looking what can be hung anew, added and built"))
    low = work.low(lack)
    tell(0.7, say("Counting units to buy"))
    full = work.full(lack)
    tell(1.0, say("Done"))
    task = lack.likely.task
    return Furnishing(
        options=(nothing, low, full),
        things=len(task.items),
        missing=lack.metres,
        missing_things=lack.things,
        shelf_m=float(sum(each.length for each in task.surfaces)),
        estimated=1 - float(task.sizes.measured.mean()) if len(museum.objects) else 0.0,
        fill=work.settings.fill,
        growth=wanted.growth,
        currency=work.prices.currency,
        year=work.prices.year,
        seconds=monotonic() - started,
        made_with={"seed": wanted.effort.seed, "material": wanted.material},
    )


@dataclass(frozen=True)
class _Work:
    """The museum as it will be, its prices and rules, and what is asked."""

    museum: Museum
    prices: Prices
    settings: Parameters
    wanted: Wanted

    def low(self, lack: Lack) -> Option:
        """Adapt what is there, then build for what is still left."""
        if not lack.things.high:
            return Option(LOW)
        effort = self.wanted.effort
        measures: list[Measure] = []
        measures = self._kept(lack, measures, rehung(self.museum, lack, self.prices, self.settings, effort))
        now = self.with_(measures, LIKELY) if measures else lack
        measures = self._kept(now, measures, added(self.museum, now, self.prices))
        now = self.with_(measures) if measures else lack
        measures = [*measures, *built(now, self.prices, self.settings, effort, self.wanted.material)]
        return self._option(LOW, measures, lack)

    def full(self, lack: Lack) -> Option:
        """Buy for everything that has no place."""
        if not lack.things.high:
            return Option(FULL)
        measures, special = bought(self.museum, lack, self.prices, self.settings, self.wanted.effort)
        found = self._option(FULL, measures, lack, special)
        # with these units everything else has a place by the count itself, even where placing all anew finds it late
        numbers = {item.id: at for at, item in enumerate(lack.likely.task.items)}
        rest = np.array([numbers[key] for key in special], dtype=np.int64)
        metres, most = lack.likely.metres(rest), found.left
        words = {lack.likely.task.items[at].category for at in rest.tolist()}
        return replace(
            found,
            left=Range(min(most.low, metres), metres, max(most.high, metres)),
            left_things=Range(min(found.left_things.low, len(rest)), len(rest), max(found.left_things.high, len(rest))),
            groups=tuple(each for each in found.groups if each.category in words),
        )

    def with_(self, measures: Sequence[Measure], levels: Sequence[str] = LEVELS) -> Lack:
        """Return what has no place when these measures are carried out."""
        return lacking(bringing(self.museum, measures).laid_on(self.museum).to_be, self.settings, levels)

    def _kept(self, before: Lack, measures: list[Measure], more: list[Measure]) -> list[Measure]:
        """Return the measures with those that give something a place; none of them if together they give nothing."""
        if not more:
            return measures
        brought = bringing(self.museum, [*measures, *more])
        after = lacking(brought.laid_on(self.museum).to_be, self.settings, LIKELY)
        if after.things.likely >= before.things.likely:
            return measures
        used = {after.likely.task.surfaces[at].place for at in after.likely.result.shelf.tolist() if at >= 0}
        kept = list(measures)
        for measure, (_, supply) in list(zip([*measures, *more], brought.supplies, strict=True))[len(measures) :]:
            new = {key for key, _ in brought.new} & set(supply["places"])  # type: ignore[call-overload]
            if not new or new & used:
                things = sum(
                    after.likely.task.surfaces[at].place in new for at in after.likely.result.shelf.tolist() if at >= 0
                )
                kept.append(replace(measure, things=things or measure.things))
        return kept

    def _option(self, name: str, measures: list[Measure], lack: Lack, special: Sequence[str] = ()) -> Option:
        if not measures:
            return Option(
                name, left=lack.metres, left_things=lack.things, groups=groups(lack, self.settings),
                special=tuple(special),
            )  # fmt: skip
        after = self.with_(measures)
        return Option(name, tuple(measures), after.metres, after.things, groups(after, self.settings), tuple(special))
