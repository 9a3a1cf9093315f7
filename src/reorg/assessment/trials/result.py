"""What does a test of finding show: which shares, how sure, how long, where is it worst, what was not found?

Rates are exact intervals (:mod:`reorg.assessment.trials.rates`). The size of the collection narrows them where it is
known and everything that was looked for was noted. While draws are still open, or where the test may stop at any time,
the wider intervals are used that hold whenever one stops. Draws by strata with proportional shares are counted together:
that makes an interval only safer (Hoeffding, Annals of Mathematical Statistics 27, 1956).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

from reorg.assessment.trials.comparing import Difference, compare_rates
from reorg.assessment.trials.medians import Median, median
from reorg.assessment.trials.rates import Rate, rate
from reorg.assessment.trials.sequential import Verdict
from reorg.assessment.trials.trial import RECORD, SPOT, Draw, Noted, Trial
from reorg.language import Message, say, say_many
from reorg.museum import Places

IN_TIME, MOVED = 180.0, 2
"""RE-ORG's measure: found within three minutes, moving no more than two others (criteria 5 and 6)."""
HASTE, HASTY = 6.0, 5
"""As many searches that all took at most so many seconds were no searches."""
_QUESTIONS: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        RECORD: MappingProxyType(
            {
                "agrees": say("where the list says"),
                "in-time": say("found within three minutes"),
                "found": say("found at all"),
                "reach": say("reached by moving two others at most"),
                "off-floor": say("not on the floor"),
                "legible": say("with a number that can be read"),
            }
        ),
        SPOT: MappingProxyType(
            {
                "agrees": say("on the list, in this place"),
                "in-time": say("record found within three minutes"),
                "found": say("on the list at all"),
                "reach": say("reached by moving two others at most"),
                "off-floor": say("not on the floor"),
                "legible": say("with a number that can be read"),
            }
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Rated:
    """One share of a test: its ``code``, what it is called, its rate, and of how many nothing was noted."""

    code: str
    label: Message
    rate: Rate
    open: int = 0

    def to_data(self) -> dict[str, object]:
        """Return it as plain values."""
        return {"code": self.code, "label": str(self.label), **self.rate.to_data(), "open": self.open}


@dataclass(frozen=True, slots=True)
class Part:
    """One way of a test: ``done`` of ``wished`` draws were looked for, ``empty`` of them held nothing.

    ``verdict`` (None if the test is not sequential) fell after ``after`` draws. ``rooms``: by room, the worst first.
    """

    way: str
    done: int
    wished: int
    empty: int
    total: int
    rates: tuple[Rated, ...]
    time: Median | None
    rooms: tuple[Rated, ...]
    verdict: Verdict | None = None
    after: int = 0
    whenever: bool = False

    def rated(self, code: str) -> Rated:
        """Return one share; raises KeyError if it is not asked."""
        for each in self.rates:
            if each.code == code:
                return each
        raise KeyError(code)

    def to_data(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "way": self.way, "done": self.done, "wished": self.wished, "empty": self.empty, "drawn_from": self.total,
            "rates": [each.to_data() for each in self.rates], "seconds": self.time.to_data() if self.time else None,
            "rooms": [each.to_data() for each in self.rooms], "verdict": self.verdict.value if self.verdict else None,
            "after": self.after, "whenever": self.whenever,
        }  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What a test shows: one part a way, what to be careful about, and the draws that were not found as recorded."""

    trial: Trial
    parts: tuple[Part, ...]
    doubts: tuple[Message, ...]
    wrong: tuple[tuple[Draw, Noted], ...]

    @property
    def sentence(self) -> Message:
        """The answer in one sentence."""
        told = [each for each in self.parts if each.rated("agrees").rate.of]
        if not told:
            return say("Nothing is noted yet.")
        said = [_SENTENCES[each.way](each.rated("agrees").rate) for each in told]
        return said[0] if len(said) == 1 else say("{first} {second}", first=said[0], second=said[1])

    def part(self, way: str) -> Part | None:
        """Return one way, if the test has it."""
        return next((each for each in self.parts if each.way == way), None)

    def to_data(self) -> dict[str, object]:
        """Return it as plain values, the sentences in the language in use."""
        trial = self.trial
        return {
            "id": trial.id, "number": trial.number, "day": trial.day, "way": trial.way, "seed": trial.seed,
            "seed_from": trial.seed_from, "draws": len(trial.draws), "done": trial.done, "ended": trial.ended,
            "cancelled": bool(trial.cancelled), "sentence": str(self.sentence),
            "parts": [each.to_data() for each in self.parts], "doubts": [str(each) for each in self.doubts],
            "wrong": [
                {"draw": draw.at, "way": draw.way, "object": draw.object, "place": draw.place, "found": noted.found,
                 "where": noted.where, "thing": noted.thing, "note": noted.note}
                for draw, noted in self.wrong
            ],
        }  # fmt: skip


def _of_records(found: Rate) -> Message:
    return say_many(
        "{part} of {count} object drawn stood where the list says.",
        "{part} of {count} objects drawn stood where the list says.",
        count=found.of, part=found.count,
    )  # fmt: skip


def _of_spots(found: Rate) -> Message:
    return say_many(
        "Of {count} thing met on a shelf, {part} is on the list with that place.",
        "Of {count} things met on the shelves, {part} are on the list with that place.",
        count=found.of, part=found.count,
    )  # fmt: skip


_SENTENCES: Mapping[str, Callable[[Rate], Message]] = MappingProxyType({RECORD: _of_records, SPOT: _of_spots})
Seen = tuple[Draw, Noted]


def result(trial: Trial, places: Places | None = None) -> Result:
    """Return what a test shows so far; ``places`` name the rooms."""
    parts = tuple(_part(trial, way, places or Places()) for way in trial.ways)
    wrong = tuple((draw, noted) for draw, noted in _seen(trial, trial.draws) if noted.found in {"elsewhere", "no"})
    return Result(trial, parts, tuple(_doubts(trial, parts)), wrong)


def _seen(trial: Trial, draws: Iterable[Draw]) -> list[Seen]:
    return [(draw, noted) for draw in draws if (noted := trial.noted(draw)) is not None]


def _part(trial: Trial, way: str, places: Places) -> Part:
    draws = trial.drawn(way)
    seen = _seen(trial, draws)
    things = [each for each in seen if each[1].found != "empty"]
    # a sequential test stops at its own bound; a test of a fixed number that is not finished may have been stopped by hand
    whenever = trial.stopping is not None or len(seen) < len(draws)
    total = trial.records if way == RECORD else None  # nobody knows how many things truly stand on the shelves
    asked = {code: [(each, so(*each)) for each in things] for code, so in _ASKED.items()}
    rates = [
        _rated(_QUESTIONS[way][code], code, [said for _, said in answers], total, whenever=whenever)
        for code, answers in asked.items()
    ]
    verdict, after = _verdict(trial, draws)
    return Part(
        way, len(seen), len(draws), len(seen) - len(things), trial.records if way == RECORD else trial.things,
        tuple(rates), _time(things), _rooms(asked["agrees"], places), verdict, after, whenever,
    )  # fmt: skip


def in_time(noted: Noted, most: float = IN_TIME) -> bool | None:
    """Return whether it was found within ``most`` seconds; None if nobody looked at the clock."""
    if not noted.there:
        return False
    return None if noted.seconds is None else noted.seconds <= most


def reached(draw: Draw, noted: Noted, most: float = MOVED) -> bool | None:
    """Return whether at most ``most`` others were moved; None if nobody says, or nothing was reached at all."""
    missed = draw.way == RECORD and not noted.there
    return None if noted.moved is None or missed else noted.moved <= most


def off_floor(noted: Noted) -> bool | None:
    """Return whether it stood on something; None if nobody says."""
    return None if noted.floor is None else not noted.floor


_ASKED: Mapping[str, Callable[[Draw, Noted], bool | None]] = MappingProxyType(
    {
        "agrees": lambda _, noted: noted.found == "here",
        "in-time": lambda _, noted: in_time(noted),
        "found": lambda _, noted: noted.there,
        "reach": reached,
        "off-floor": lambda _, noted: off_floor(noted),
        "legible": lambda _, noted: noted.legible,
    }
)


def _rated(label: Message, code: str, said: Sequence[bool | None], total: int | None, *, whenever: bool) -> Rated:
    known = [each for each in said if each is not None]
    # of a part of the draws nobody knows from how many they come
    size = total if total is not None and len(known) == len(said) and len(known) <= total else None
    return Rated(code, label, rate(sum(known), len(known), size, whenever=whenever), len(said) - len(known))


def _time(things: Sequence[Seen]) -> Median | None:
    """Return the median of the times; what was not found took longer than everything."""
    times = (inf if not noted.there else noted.seconds for _, noted in things)
    return median(each for each in times if each is not None)


def _rooms(answers: Sequence[tuple[Seen, bool | None]], places: Places) -> tuple[Rated, ...]:
    by_room: dict[str, list[bool]] = {}
    for (draw, _), so in answers:
        room = places.around(draw.place, "room")
        by_room.setdefault(room.label if room else "", []).append(bool(so))
    rated = [
        Rated("room", say("{room}", room=name) if name else say("no room"), rate(sum(said), len(said), whenever=True))
        for name, said in by_room.items()
    ]
    rated.sort(key=lambda each: (each.rate.share, -each.rate.of, str(each.label)))
    return tuple(rated) if len(rated) > 1 else ()


def _verdict(trial: Trial, draws: Sequence[Draw]) -> tuple[Verdict | None, int]:
    """Return what a sequential test says, on the draws in their order up to the first that is open.

    What counts against the collection is everything that is not as the list says.
    """
    if trial.stopping is None:
        return None, 0
    wrong: list[bool] = []
    for draw in draws:
        noted = trial.noted(draw)
        if noted is None:
            break
        if noted.found != "empty":
            wrong.append(noted.found != "here")
    said, after = trial.stopping.stopped(wrong)
    if said is Verdict.ON and draws and all(draw.at in trial.notes for draw in draws):
        said = Verdict.OPEN
    return said, after


def _doubts(trial: Trial, parts: Sequence[Part]) -> Iterable[Message]:
    for part in parts:
        if 0 < part.done < part.wished and (part.verdict is None or part.verdict is Verdict.ON):
            yield say_many(
                "{count} draw is still open. Who stops when it suits them gets a better result than is true: until all are "
                "noted, the bars are wider.",
                "{count} draws are still open. Who stops when it suits them gets a better result than is true: until all "
                "are noted, the bars are wider.",
                count=part.wished - part.done,
            )  # fmt: skip
    timed = [noted.seconds for _, noted in _seen(trial, trial.draws) if noted.there and noted.seconds is not None]
    if len(timed) >= HASTY and max(timed) <= HASTE:
        yield say(
            "All {count} searches took {seconds} seconds or less. Nobody walks that fast: were the objects picked, or the "
            "clock started late?",
            count=len(timed), seconds=f"{max(timed):g}",
        )  # fmt: skip
    if trial.differing:
        yield say_many(
            "Of {count} draw two people wrote something else. What was written last counts; both stay on record.",
            "Of {count} draws two people wrote something else. What was written last counts; both stay on record.",
            count=len(trial.differing),
        )


def compare_trials(before: Result, after: Result) -> list[tuple[str, str, Message, Difference]]:
    """Return how each share of two tests differs: way, code, what it is called, the difference."""
    found = []
    for part in after.parts:
        other = before.part(part.way)
        for rated in part.rates:
            earlier = other.rated(rated.code).rate if other else None
            if earlier is not None and earlier.of and rated.rate.of:
                found.append((part.way, rated.code, rated.label, compare_rates(earlier, rated.rate)))
    return found


def told_difference(difference: Difference) -> Message:
    """Return what a comparison says, in a sentence that claims no more than the figures bear."""
    if difference.seen:
        if difference.rises:
            return say("Better: chance alone does not explain it (p = {p}).", p=_p(difference.p))
        return say("Worse: chance alone does not explain it (p = {p}).", p=_p(difference.p))
    if difference.needed is not None:
        return say_many(
            "No difference to see yet (p = {p}). If it is as large as it looks, {count} draw each time would show it.",
            "No difference to see yet (p = {p}). If it is as large as it looks, {count} draws each time would show it.",
            count=difference.needed, p=_p(difference.p),
        )  # fmt: skip
    if difference.visible is not None:
        return say(
            "No difference to see. So many draws show a rise of {share} percentage points or more.",
            share=round(difference.visible * 100),
        )
    return say("No difference to see, and so few draws could not show one.")


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def told_enough(share: float, level: float, allowed: int, total: int, needed: int | None) -> Message:
    """Return the answer to "how many must we check?" in a sentence."""
    if needed is None:
        return say("That cannot be shown, even by checking all {total}: so few may be wrong.", total=total)
    if not allowed:
        return say(
            "Check {count} of {total}, drawn by chance. If none is wrong, fewer than {share} % of all are, with {level} % "
            "certainty.",
            count=needed, total=total, share=f"{share * 100:g}", level=f"{level * 100:g}",
        )  # fmt: skip
    return say_many(
        "Check {count} of {total}, drawn by chance. If at most {allowed} is wrong, fewer than {share} % of all are, with "
        "{level} % certainty.",
        "Check {count} of {total}, drawn by chance. If at most {allowed} are wrong, fewer than {share} % of all are, with "
        "{level} % certainty.",
        count=needed, total=total, allowed=allowed, share=f"{share * 100:g}", level=f"{level * 100:g}",
    )  # fmt: skip
