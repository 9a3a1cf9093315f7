"""What is a test of finding: what was drawn for it, and what did people note of each draw? (RE-ORG criteria 5 and 6.)

Both ways: a *record* is drawn and its object is looked for; a *spot* in the store is drawn and the record of the thing
that stands there is looked for. The first finds what is lost, the second what nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.assessment.trials.sequential import Stopping
from reorg.language import Message, say
from reorg.museum import Facts

RECORD, SPOT = "record", "spot"
WAYS: Mapping[str, Message] = MappingProxyType(
    {
        "both": say("Both ways"),
        RECORD: say("From the list to the object"),
        SPOT: say("From the shelf to the list"),
    }
)
STRATA: Mapping[str, Message] = MappingProxyType(
    {
        "": say("No: from all at once"),
        "room": say("By room, so that none is left out"),
        "category": say("By category"),
        "room category": say("By room and category"),
    }
)
FOUND: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        RECORD: MappingProxyType(
            {
                "here": say("Found where the list says"),
                "elsewhere": say("Found somewhere else"),
                "no": say("Not found"),
            }
        ),
        SPOT: MappingProxyType(
            {
                "here": say("The list has it, and says this place"),
                "elsewhere": say("The list has it, and says another place"),
                "no": say("The list does not have it"),
                "empty": say("Nothing stands there, or fewer"),
            }
        ),
    }
)
SIDES: Mapping[str, Message] = MappingProxyType({"left": say("from the left"), "right": say("from the right")})
Told = tuple[str, Facts]
"""A subject of the kind ``trial``: its id and its facts."""


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw: its number ``at`` (from 1), which ``way``, and what was drawn.

    A record: the ``object``, and the ``place`` that the list gave it when it was drawn. A spot: the ``place``, and the
    ``nth`` thing on it from that ``side``.
    """

    at: int
    way: str
    place: str = ""
    object: str = ""
    nth: int = 0
    side: str = "left"
    stratum: str = ""

    def to_data(self) -> dict[str, int | str]:
        """Return it as it is entered."""
        told: dict[str, int | str] = {"way": self.way, "place": self.place, "stratum": self.stratum}
        told |= {"object": self.object} if self.way == RECORD else {"nth": self.nth, "side": self.side}
        return {name: value for name, value in told.items() if value}

    @classmethod
    def of(cls, at: int, said: Facts) -> Draw:
        """Return the draw that was entered."""
        nth = said.get("nth")
        return cls(
            at, str(said.get("way", RECORD)), str(said.get("place", "")), str(said.get("object", "")),
            nth if isinstance(nth, int) else 0, str(said.get("side", "left")), str(said.get("stratum", "")),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noted:
    """What one person noted of one draw. ``None`` is not known; ``seconds`` as measured, ``moved`` other objects.

    ``where`` it was found instead, ``thing``: the number read on it. ``on``: the second it was entered (ISO, UTC);
    ``after``: how many times this draw had been noted before, for two may write in one second.
    """

    draw: int
    found: str
    seconds: float | None = None
    moved: int | None = None
    floor: bool | None = None
    legible: bool | None = None
    where: str = ""
    thing: str = ""
    note: str = ""
    by: str = ""
    on: str = ""
    after: int = 0
    key: str = ""

    @classmethod
    def of(cls, key: str, said: Facts) -> Noted:
        """Return what was entered under the id ``key``."""
        seconds, moved, draw, after = (said.get(name) for name in ("seconds", "moved", "draw", "after"))
        floor, legible = (value if isinstance(value := said.get(name), bool) else None for name in ("floor", "legible"))
        where, thing, note, by, on = (str(said.get(name, "")) for name in ("where", "thing", "note", "by", "on"))
        return cls(
            draw if isinstance(draw, int) else 0, str(said.get("found", "")),
            float(seconds) if isinstance(seconds, int | float) else None, int(moved) if isinstance(moved, int | float) else None,
            floor, legible, where, thing, note, by, on, after if isinstance(after, int) else 0, key,
        )  # fmt: skip

    @property
    def there(self) -> bool:
        """Whether there was something to look for, and it was found, wherever."""
        return self.found in {"here", "elsewhere"}

    def differs(self, other: Noted) -> bool:
        """Whether two people say something else of the same draw."""
        return (self.found, self.where.casefold()) != (other.found, other.where.casefold())


@dataclass(frozen=True)
class Trial:
    """A test of finding: its ``number`` (``T-2026-001``), the ISO ``day`` it was begun, its draws and what was noted.

    ``records`` and ``things`` are how many were drawn from. ``notes`` are by draw, in the order in which they were
    entered: the last one counts, whoever wrote it had the others before them.
    """

    id: str
    number: str
    day: str
    way: str = "both"
    strata: str = ""
    within: str = ""
    seed: str = ""
    seed_from: str = ""
    records: int = 0
    things: int = 0
    draws: tuple[Draw, ...] = ()
    stopping: Stopping | None = None
    note: str = ""
    closed: str = ""
    cancelled: str = ""
    notes: Mapping[int, Sequence[Noted]] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, facts: Facts, notes: Iterable[Told] = ()) -> Trial:
        """Return the test with the id ``key``; ``notes`` are what was noted of its draws."""
        frame, draws = facts.get("frame"), facts.get("draws")
        frame = frame if isinstance(frame, Mapping) else {}
        words = {
            name: str(facts.get(name, ""))
            for name in ("number", "day", "strata", "within", "seed", "seed_from", "note", "closed", "cancelled")
        }
        return cls(
            id=key,
            way=str(facts.get("way", "both")),
            records=int(frame.get("records", 0)),
            things=int(frame.get("things", 0)),
            draws=tuple(Draw.of(at, each) for at, each in enumerate(draws if isinstance(draws, list) else (), 1)),
            stopping=_stopping(facts.get("stopping")),
            notes=_by_draw(notes),
            **words,
        )

    def noted(self, draw: Draw) -> Noted | None:
        """Return what counts of a draw: what was noted last."""
        found = self.notes.get(draw.at)
        return found[-1] if found else None

    def drawn(self, way: str) -> list[Draw]:
        """Return the draws of one way, in the order in which they were drawn."""
        return [draw for draw in self.draws if draw.way == way]

    @property
    def ways(self) -> list[str]:
        """Which ways it has."""
        return [way for way in (RECORD, SPOT) if self.drawn(way)]

    @property
    def done(self) -> int:
        """How many draws have been looked for."""
        return sum(draw.at in self.notes for draw in self.draws)

    @property
    def ended(self) -> bool:
        """Whether nothing more is asked: all are noted, or it was closed or given up."""
        return bool(self.closed or self.cancelled) or (bool(self.draws) and self.done == len(self.draws))

    @property
    def differing(self) -> list[tuple[Draw, Sequence[Noted]]]:
        """The draws of which two people say something else."""
        found = ((draw, self.notes.get(draw.at, ())) for draw in self.draws)
        return [(draw, notes) for draw, notes in found if any(each.differs(notes[-1]) for each in notes[:-1])]


def trials_of(told: Mapping[str, Facts]) -> list[Trial]:
    """Return all tests of a museum (``Museum.trials``), the newest first."""
    notes: dict[str, list[Told]] = {}
    for key, facts in told.items():
        if facts.get("trial"):
            notes.setdefault(str(facts["trial"]), []).append((key, facts))
    found = [Trial.of(key, facts, notes.get(key, ())) for key, facts in told.items() if facts.get("seed")]
    return sorted(found, key=lambda trial: (trial.day, trial.number), reverse=True)


def _by_draw(notes: Iterable[Told]) -> dict[int, list[Noted]]:
    found: dict[int, list[Noted]] = {}
    for each in _in_order(notes):
        found.setdefault(each.draw, []).append(each)
    return found


def _in_order(notes: Iterable[Told]) -> Iterator[Noted]:
    read = (Noted.of(key, facts) for key, facts in notes)
    yield from sorted((each for each in read if each.found), key=lambda each: (each.after, each.on, each.key))


def _stopping(said: object) -> Stopping | None:
    if not isinstance(said, Mapping):
        return None
    try:
        return Stopping(float(said["good"]), float(said["bad"]), int(said["most"]), float(said["risk"]))
    except (KeyError, ValueError, TypeError):  # written by a later version, in another way: not sequential for us
        return None
