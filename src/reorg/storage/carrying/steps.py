"""What is one move of a plan, and what are all of them together? (Plain values, as they are kept.)"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message, say

WHY = {
    "floor": say("It stands on the floor."),
    "room": say("Only its room is recorded."),
    "nowhere": say("No place is recorded. Put it here when it is found."),
    "misfit": say("By its size it does not fit where it stands."),
    "low": say("It is heavy and stands high up."),
    "rule": say("A rule or a wish does not let it stay there."),
    "wanted": say("There it stands as things of its kind should."),
    "overfull": say("The shelf holds more than it has room for."),
    "together": say("There it stands with others of its kind."),
    "room-for-others": say("It makes room for others."),
    "aside": say("For the time being: two moves stand in each other's way."),
    "new-unit": say("It has no place in the present units. It waits for a new one, and is in the way here."),
    "again": say("It was found elsewhere, or its shelf is full now."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One handling: an object, or a box with ``objects`` in it, is carried from ``origin`` to ``to`` (place ids).

    ``origin`` is "" where nobody knows where it is, or where it stands on a table for the time being. ``to`` is "" for a
    temporary place that is no shelf (``why`` is "aside") or for furniture that is still missing ("new-unit"). ``trolley``
    numbers the loads; ``zone`` is the unit that the load goes to, so that units are finished one after the other.
    ``evening`` counts the good evenings from 1: after the last step of each one may stop (0: nobody reckoned). After
    every step each object has a place.
    """

    subject: str
    objects: int
    origin: str
    to: str
    why: str
    trolley: int
    zone: str
    evening: int = 0

    @property
    def because(self) -> Message:
        """Why it is moved."""
        return WHY[self.why]


@dataclass(frozen=True)
class Moves:
    """The steps in order. From step ``waits`` on (counted from 0) they need furniture that is still missing.

    ``bound``: no order can do with fewer handlings. ``temporary`` counts handlings to a temporary place, ``aside`` the
    most things that are at once on a table or trolley, ``swing`` the mm of table that they take. ``stuck`` are things that
    cannot be moved with the table there is; with ``needed`` mm of table they could be.
    ``stood`` says what stands behind each other before it leaves: mm of each lane and the things in it; with it the rest goes on
    after an interruption as it was known.
    """

    steps: tuple[Step, ...] = ()
    waits: int = 0
    bound: int = 0
    temporary: int = 0
    aside: int = 0
    swing: float = 0.0
    stuck: tuple[str, ...] = ()
    needed: float = 0.0
    stood: tuple[tuple[float, tuple[str, ...]], ...] = ()
