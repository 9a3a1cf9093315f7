"""How is the solver asked about a room: all units free to move, as few as possible, none, or bays on rails?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from reorg.language import Message, say
from reorg.museum import Places
from reorg.storage.layout_told import told, told_fault, told_unplaced
from reorg.storage.layouts.few import guarded, in_the_way, nearest, spared
from reorg.storage.layouts.layout import BESIDE, FEW, Layout
from reorg.storage.layouts.matching import Assigned, code_of
from reorg.storage.layouts.question import Question, kind_on_rails, on_rails
from reorg.storage.layouts.telling import sentences, sums
from reorg.storage.solve.layout import Problem, Proposal, Stand, check, propose
from reorg.storage.solve.problem import Stop

MOST_FAULTS = 60
RAILS_SHARE, BESIDE_SHARE, FEW_SHARE = 0.15, 0.1, 0.2
"""Of the time: compact shelving, what stands on the free floor, and moving as few units as possible, where they are asked."""


class Searching:
    """The calls of the solver for one question, and the time that is shared out between them."""

    def __init__(
        self,
        asked: Question,
        places: Places,
        stop: Stop,
        seed: int,
        progress: Callable[[float], None] | None,
        cancel: Callable[[], bool] | None,
    ) -> None:
        self.asked, self.places, self.stop, self.seed = asked, places, stop, seed
        self.progress, self.cancel = progress, cancel
        self.seconds = 0.0
        self.faults: tuple[Message, ...] = ()
        self._from = 0.0

    def all(self) -> list[Layout]:
        """Return the layouts of every way to answer."""
        rails = on_rails(self.asked, self.places)
        fits = self._keeping(frozenset())
        beside = fits if fits is not None and self.asked.coming else None
        shares = (FEW_SHARE if fits else 0.0, BESIDE_SHARE if beside else 0.0, RAILS_SHARE if rails else 0.0)
        found = [
            self._layout(each, self.asked, self.asked.problem)
            for each in self._asked(self.asked.problem, 1 - sum(shares), main=True)
        ]
        if beside is not None and (held := self._free_floor(beside, shares[1])) is not None:
            found.append(replace(held, kind=BESIDE, told=_BESIDE))
        if fits is not None and (held := self._few(fits, shares[0])) is not None:
            found.append(replace(held, kind=FEW, told=_FEW))
        return [*found, *(self._rails(rails, shares[2]) if rails is not None else [])]

    def _rails(self, rails: Problem, share: float) -> list[Layout]:
        """Return layouts with compact shelving; notes it where there is none."""
        kind = kind_on_rails(self.asked, self.places)
        asked = replace(self.asked, problem=rails, kinds={**self.asked.kinds, kind.code: kind})
        made = [each for each in self._asked(rails, share) if each.kind == "compact"]
        if not made:
            self.faults += (say("Compact shelving has no place in this room, or the floor does not carry it."),)
        return [self._layout(each, asked, rails) for each in made]

    def _keeping(self, moving: frozenset[str]) -> Question | None:
        """Return the question with all but these units staying where they stand; None where that is not known of one."""
        asked = self.asked
        if not asked.movable or any(each.footprint is None or each.turn % 90 for each in asked.movable):
            return None
        stay = [each for each in asked.movable if each.id not in moving]
        stands = tuple(
            Stand(code_of(each), each.x or 0.0, each.y or 0.0, each.turn % 360, fixed=True, name=each.code)
            for each in stay
        )
        problem = replace(asked.problem, fixed=(*asked.problem.fixed, *stands))
        movable = tuple(each for each in asked.movable if each.id in moving)
        return replace(asked, problem=problem, fixed=(*asked.fixed, *stay), movable=movable)

    def _free_floor(self, asked: Question, share: float) -> Layout | None:
        """Return what comes in on the floor that is left over, nothing of what stands worse reached than today."""
        problem = asked.problem
        best = max(self._asked(guarded(problem), share), key=_bays, default=None)
        if best is None or self._over():
            return None
        fixed, new = best.units[: len(problem.fixed)], best.units[len(problem.fixed) :]
        kept = spared(problem, fixed, new, self._over)
        units = (*fixed, *kept)
        faults = tuple(
            check(replace(problem, types=tuple(replace(each, wanted=None) for each in problem.types)), units)
        )
        return self._layout(replace(best, units=units, faults=faults), asked, problem) if kept else None

    def _few(self, asked: Question, share: float) -> Layout | None:
        """Return a layout that mends what is wrong today by carrying few units; None if nothing is wrong, or none was found."""
        until = None if self.stop.seconds is None else monotonic() + share * self.stop.seconds

        def over() -> bool:
            return self._over() or (until is not None and monotonic() > until)

        open_ = replace(
            asked.problem, fixed=(), types=tuple(replace(each, wanted=None) for each in asked.problem.types)
        )
        stands = list(asked.problem.fixed)
        count = len(self.asked.fixed)
        may = range(count, len(stands))
        if over() or not check(open_, stands):
            return None
        gone = in_the_way(open_, stands, may, over)
        while gone is not None and not over():
            moving = frozenset(asked.fixed[at].id for at in gone)
            found = self._mended(moving, open_) if moving else None
            if found is not None:
                return found
            more = nearest(open_, stands, gone, may)
            gone = [*gone, more] if more is not None and len(gone) + 1 < len(may) else None
        return None

    def _mended(self, moving: frozenset[str], open_: Problem) -> Layout | None:
        """Return a layout in which these units have a place again and nothing is wrong; None if there is none."""
        asked = self._keeping(moving)
        assert asked is not None
        for made in sorted(self._asked(guarded(asked.problem), 0.0, quick=True), key=_bays, reverse=True):
            faults = tuple(check(open_, made.units))
            held = self._layout(replace(made, faults=faults), asked, asked.problem)
            if not faults and not held.left:
                return held
        return None

    def _over(self) -> bool:
        return self.cancel is not None and self.cancel()

    def _asked(
        self, problem: Problem, share: float, *, main: bool = False, quick: bool = False
    ) -> tuple[Proposal, ...]:
        """Return what the solver answers within a share of the time; ``quick``: rows alone."""
        stop = Stop(rounds=0) if quick else self.stop
        if stop.seconds is not None:
            stop = replace(stop, seconds=stop.seconds * share)
        begun, self._from = self._from, self._from + share
        told = self.progress
        answer = propose(
            problem, stop, self.seed, progress=None if told is None else lambda part: told(min(1.0, begun + share * part)),
            cancel=self.cancel,
        )  # fmt: skip
        self.seconds += answer.seconds
        if main:
            labels = {code: kind.label for code, kind in self.asked.kinds.items()}
            self.faults += tuple(told_fault(each, names=labels) for each in answer.faults)
        return answer.proposals

    def _layout(self, made: Proposal, asked: Question, problem: Problem) -> Layout:
        """Return a proposal of the solver as a layout of the museum's units."""
        standing, left = Assigned(asked, made, self.places).all()
        labels = {code: kind.label for code, kind in asked.kinds.items()}
        stands = made.units
        faults = [message for message, _ in sentences(made.faults, stands, labels, [])]
        gone = [each for each in made.unplaced if each.count == 0 or each.type in asked.coming]
        faults += [told_unplaced(each, names=labels) for each in gone if not each.type.startswith("rails ")]
        return Layout(made.kind, told(made), standing, left, tuple(faults[:MOST_FAULTS]), (), *sums(standing, problem))


def _bays(made: Proposal) -> float:
    return made.figures.bays


_FEW = say("Only what is in the way is carried elsewhere; all else stays where it stands.")
_BESIDE = say("Everything stays where it stands; what comes in stands on the free floor.")
