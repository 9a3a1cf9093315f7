"""What is entered when something is moved, for good or for a while, and when it comes back?

The columns of the movement register that the ICCROM-UNESCO guide asks for (re-org.info, 2.4): number, reason, who took
it, where to, date out, due back, date back, received by. Spectrum 5.1 tells the *current* from the *normal* location.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reorg.museum.entry import Draft
from reorg.museum.pile import Facts


@dataclass(frozen=True, slots=True)
class Move:
    """Where to and why. ``to`` is the id of a place ("" if it leaves the museum: then ``elsewhere`` says where to).

    ``for_a_while``: the usual place stays what it was; ``due`` is the day it comes back (ISO 8601, may be empty).
    ``taken_by`` is who took it, ``received_by`` who took it back, ``procedure`` the id of the procedure it belongs to,
    ``state`` what it becomes (``None``: stays as it is). ``broken`` are codes of rules that do not hold, ``override``
    why it is done nevertheless. ``on`` is the day if it was not today.
    """

    to: str = ""
    reason: str = ""
    for_a_while: bool = False
    elsewhere: str = ""
    taken_by: str = ""
    due: str = ""
    received_by: str = ""
    procedure: str = ""
    state: str | None = None
    broken: tuple[str, ...] = ()
    override: str = ""
    on: str = ""


_AWAY = ("elsewhere", "taken_by", "due", "procedure")


def moved(move: Move, things: Iterable[tuple[str, Facts]]) -> list[Draft]:
    """Return what is to be entered, as one action, when ``things`` (id, facts as they are) go where ``move`` says.

    A thing that goes for a while remembers its usual place; one that goes for good forgets it, and all that was said
    of its being away. What a thing says already is not said again.
    """
    return [Draft("moved", about, {**_said(move, facts), **_of_itself(move, facts)}) for about, facts in things]


def back(facts: Facts, *, received_by: str, reason: str = "", state: str | None = None) -> Move:
    """Return the move that brings a thing back to its usual place (or leaves it where it stands if it has no other)."""
    home = str(facts.get("usual_place") or facts.get("place", ""))
    return Move(to=home, reason=reason, received_by=received_by, state=state)


def _said(move: Move, facts: Facts) -> dict[str, object]:
    usual = str(facts.get("usual_place") or facts.get("place", ""))
    after: dict[str, object] = {
        "place": move.to or None,
        "usual_place": usual if move.for_a_while and usual != move.to else None,
        "elsewhere": move.elsewhere or None,
        "taken_by": move.taken_by if move.for_a_while else None,
        "due": move.due if move.for_a_while else None,
        "procedure": move.procedure or None,
    }
    if move.state is not None:
        after["state"] = move.state or None
    return {
        name: value or None for name, value in after.items() if name == "place" or (value or None) != facts.get(name)
    }


def _of_itself(move: Move, facts: Facts) -> Mapping[str, object]:
    told: dict[str, object] = {"was": {"place": facts.get("place", "")}}
    for name in ("reason", "received_by", "override", "on"):
        if value := getattr(move, name):
            told[name] = value
    if move.broken:
        told["broken"] = list(move.broken)
    return told
