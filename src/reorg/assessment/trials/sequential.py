"""When is the answer clear, so that one may stop looking?

Wald's sequential probability ratio test (Annals of Mathematical Statistics 16, 1945): after each draw, the likelihood
of a share that is too bad is weighed against that of one that is good. Cut off at a number of draws fixed before, where
the answer may still be open. How often it then errs is not Wald's approximation but worked out exactly, draw by draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import log

from reorg.language import Message, say


class Verdict(StrEnum):
    """What a sequential test says: go on, or stop because the answer is clear or the draws are used up."""

    ON = "on"
    GOOD = "good"
    BAD = "bad"
    OPEN = "open"

    @property
    def label(self) -> Message:
        """The verdict in words."""
        return _LABELS[self]


_LABELS = {
    Verdict.ON: say("not clear yet: go on"),
    Verdict.GOOD: say("clear: good enough"),
    Verdict.BAD: say("clear: not good enough"),
    Verdict.OPEN: say("all draws are used, and it is not clear"),
}


@dataclass(frozen=True, slots=True)
class Errors:
    """What a stopping rule does: how often it calls a good collection bad and a bad one good, and how long it takes."""

    alarm: float
    miss: float
    open_if_good: float
    open_if_bad: float
    draws_if_good: float
    draws_if_bad: float

    def to_data(self) -> dict[str, float]:
        """Return it as plain values."""
        return {name: round(getattr(self, name), 4) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Stopping:
    """A stopping rule: shares of wrong ones (0..1) that are ``good`` and that are ``bad``, and ``most`` draws.

    ``risk`` is how often it may be wrong either way, at most about.
    """

    good: float = 0.05
    bad: float = 0.2
    most: int = 60
    risk: float = 0.05

    def __post_init__(self) -> None:
        if not (0 < self.good < self.bad < 1 and 0 < self.risk < 0.5 and self.most >= 1):
            raise ValueError(f"{self}")

    def verdict(self, wrong: int, draws: int) -> Verdict:
        """Return what ``wrong`` of ``draws`` say."""
        weight = wrong * log(self.bad / self.good) + (draws - wrong) * log((1 - self.bad) / (1 - self.good))
        bound = log((1 - self.risk) / self.risk)
        if weight <= -bound:
            return Verdict.GOOD
        if weight >= bound:
            return Verdict.BAD
        return Verdict.OPEN if draws >= self.most else Verdict.ON

    def stopped(self, wrong: list[bool]) -> tuple[Verdict, int]:
        """Return the verdict on draws in their order, and after how many it fell."""
        count = 0
        for at, each in enumerate(wrong, 1):
            count += each
            if (said := self.verdict(count, at)) is not Verdict.ON:
                return said, at
        return Verdict.ON, len(wrong)

    @property
    def errors(self) -> Errors:
        """How often it errs, exactly, where the draws are independent."""
        return _errors(self)


@lru_cache(maxsize=64)
def _errors(rule: Stopping) -> Errors:
    good, draws_if_good = _ends(rule, rule.good)
    bad, draws_if_bad = _ends(rule, rule.bad)
    return Errors(
        good[Verdict.BAD], bad[Verdict.GOOD], good[Verdict.OPEN], bad[Verdict.OPEN], draws_if_good, draws_if_bad
    )


def _ends(rule: Stopping, share: float) -> tuple[dict[Verdict, float], float]:
    """Return how often each verdict falls where ``share`` is wrong, and after how many draws in the mean."""
    ends = dict.fromkeys(Verdict, 0.0)
    running, draws = {0: 1.0}, 0.0
    for at in range(1, rule.most + 1):
        after: dict[int, float] = {}
        for wrong, chance in running.items():
            after[wrong] = after.get(wrong, 0.0) + chance * (1 - share)
            after[wrong + 1] = after.get(wrong + 1, 0.0) + chance * share
        running = {}
        for wrong, chance in after.items():
            said = rule.verdict(wrong, at)
            if said is Verdict.ON:
                running[wrong] = chance
            else:
                ends[said] += chance
                draws += chance * at
    return ends, draws
