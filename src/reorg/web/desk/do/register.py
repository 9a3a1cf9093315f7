"""Which moves were made, the newest first, and which things are out now? Asked of the entries themselves, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F, Q, QuerySet

from reorg.museum import GONE, STATES, Facts, Movement, is_out, movements
from reorg.web.journal.index import piles_of, undone_actions
from reorg.web.journal.models import EntryRow, Holding, Spot

PAGE = 50
WHOLE = 200
"""Of an action with more things than these only the first are looked at for the list; its own page shows all."""
FEW = 12
"""Things of an action that its row names."""
STEP = 300
"""Moves that are read at a time; of an action that goes on beyond them the rest is skipped."""


@dataclass(frozen=True)
class Line:
    """An action of the register: its name, its first moves, and how many things it moved."""

    device: str
    act: int
    at: str
    count: int
    moves: tuple[Movement, ...]

    @property
    def first(self) -> Movement:
        """The move that tells what all of them have in common."""
        return self.moves[0]

    @property
    def struck(self) -> bool:
        """Whether the action was taken back."""
        return self.first.struck

    @property
    def still_out(self) -> int | None:
        """How many of its things are still out; None if there are too many to have looked."""
        return sum(each.still_out for each in self.moves) if self.count <= len(self.moves) else None

    def overdue(self, today: str) -> bool:
        """Whether any of them should be back."""
        return any(each.overdue(today) for each in self.moves)


@dataclass(frozen=True)
class Out:
    """A thing that is away for a while: an object, or a place with what is in it."""

    key: str
    label: str
    name: str
    facts: Facts
    is_place: bool
    move: Movement | None = None

    @property
    def due(self) -> str:
        """The ISO day on which it is to be back, or ""."""
        return str(self.facts.get("due", ""))


Cursor = tuple[str, str, int]


def rows_between(since: str = "", until: str = "", about: Iterable[str] = ()) -> QuerySet[EntryRow]:
    """Return the entries of moves that were entered from one ISO day to another; of these things only, if any are named."""
    # the words themselves, no parameter: only so SQLite knows that the index of moves holds all that is asked for
    rows = EntryRow.objects.extra(where=["kind = 'moved'"])
    if since:
        rows = rows.filter(at__gte=f"{since}T00:00:00Z")
    if until:
        rows = rows.filter(at__lte=f"{until}T23:59:59Z")
    if named := list(about):
        rows = rows.filter(about__in=named)
    return rows


def lines(
    rows: QuerySet[EntryRow], before: Cursor | None = None, *, some: bool = False
) -> tuple[list[Line], Cursor | None]:
    """Return the actions of these moves, the newest first, after ``before``; and where the next page begins, if there is one.

    ``some``: ``rows`` are not all moves of an action, but those of some things. What an action holds beyond the first
    few hundred is skipped, so that moving 100,000 objects costs the list nothing.
    """
    heads: dict[Cursor, list[str]] = {}
    cut: set[Cursor] = set()
    at = before
    while len(heads) <= PAGE:
        ordered = _earlier(rows, at).order_by("-at", "-device", "-act", "number")
        batch = list(ordered.values_list("at", "device", "act", "about")[:STEP])
        for time, device, act, about in batch:
            at = (time, device, act)
            heads.setdefault(at, []).append(about)
        if at is None or len(batch) < STEP:
            break
        cut.add(at)
    shown = list(heads)[:PAGE]
    for each in shown:
        if some or each in cut:
            heads[each] = list(_of_action(*each[1:]).values_list("about", flat=True)[: WHOLE + 1])
    return _lines_of({each: heads[each] for each in shown}), shown[-1] if len(heads) > PAGE else None


def _earlier(rows: QuerySet[EntryRow], at: Cursor | None) -> QuerySet[EntryRow]:
    if at is None:
        return rows
    time, device, act = at
    same = Q(at=time, device__lt=device) | Q(at=time, device=device, act__lt=act)
    return rows.filter(Q(at__lt=time) | same, at__lte=time)


def _lines_of(heads: dict[Cursor, list[str]]) -> list[Line]:
    """Return the lines of the register for these actions, given with the things that they moved, WHOLE and one at most."""
    found: list[Line] = []
    told = moves_of({key for some in heads.values() for key in some[:FEW]})
    for (time, device, act), some in heads.items():
        name = f"{device}:{act}"
        moves = [move for key in some[:FEW] for move in told.get(key, ()) if move.action == name]
        count = len(some) if len(some) <= WHOLE else _of_action(device, act).count()
        if moves and moves[0].out and FEW < count <= WHOLE:  # what of it is back is counted
            every = moves_of(some)
            moves = [move for key in some for move in every.get(key, ()) if move.action == name]
        if moves:
            found.append(Line(device, act, time, count, tuple(moves)))
    return found


def _of_action(device: str, act: int) -> QuerySet[EntryRow]:
    """Return the moves of one action in order. The sum keeps SQLite from walking along all numbers of the device."""
    return EntryRow.objects.filter(kind="moved", device=device, act=act).order_by(F("number") + 0)


def moves_of(about: Iterable[str]) -> dict[str, list[Movement]]:
    """Return every move of each of these things, in order."""
    wanted, undone = sorted(set(about)), undone_actions()
    found: dict[str, list[Movement]] = {}
    for start in range(0, len(wanted), 2000):
        for key, layers in piles_of(about__in=wanted[start : start + 2000]):
            found[key] = movements(key, layers, undone)
    return found


def moves_in(device: str, act: int, start: int, most: int) -> tuple[list[Movement], int]:
    """Return some of the moves of one action, in order, and how many it has."""
    rows = _of_action(device, act)
    some = list(rows.values_list("about", flat=True)[start : start + most])
    told = moves_of(some)
    name = f"{device}:{act}"
    return [move for each in some for move in told.get(each, ()) if move.action == name], rows.count()


def what_is_out() -> list[Out]:
    """Return all that is away for a while, what should be back first on top, what has no day last."""
    said = ["out", *(state for state in STATES if state not in GONE)]
    rows = Holding.objects.filter(state__in=said).values_list("key", "number", "name", "title", "facts")
    found = [Out(key, number, name or title, json.loads(facts), False) for key, number, name, title, facts in rows]
    # places are thousands at most
    away = Q(facts__contains='"usual_place"') | Q(facts__contains='"elsewhere"')
    spots = Spot.objects.filter(away).values_list("key", "code", "facts")
    for key, code, text in spots:
        facts = json.loads(text)
        found.append(Out(key, code, str(facts.get("name", "")), facts, True))
    away_now = [each for each in found if is_out(each.facts)]
    return sorted(away_now, key=lambda each: (not each.due, each.due, each.label, each.key))


def with_moves(some: Iterable[Out]) -> list[Out]:
    """Return them with the move by which each went out."""
    listed = list(some)
    told = moves_of(each.key for each in listed)
    return [
        replace(each, move=next((move for move in reversed(told.get(each.key, [])) if move.still_out), None))
        for each in listed
    ]
