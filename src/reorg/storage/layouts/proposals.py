"""Which layouts of a museum's room are worth comparing, and what would each change? (beside how it is today)"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reorg.language import Message, say
from reorg.museum import Museum, Place, Places
from reorg.storage.layouts.asked import Ask
from reorg.storage.layouts.layout import NOW, Layout, Layouts, Standing
from reorg.storage.layouts.matching import code_of, standing_of
from reorg.storage.layouts.question import Question, question
from reorg.storage.layouts.searching import MOST_FAULTS, Searching
from reorg.storage.layouts.telling import changes_of, drawn, sentences, sums
from reorg.storage.solve.layout import Stand, at_most, check
from reorg.storage.solve.problem import Stop


def propose(
    museum: Museum,
    room: Place,
    ask: Ask,
    *,
    seconds: float = 0.0,
    seed: int = 1,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Layouts:
    """Return layouts of a museum's room to compare. Raises Trouble where none can be asked for (see ``question``).

    ``seconds`` to look for better ones (default: rows alone, no search); ``progress`` is told the share that is over; once
    ``cancel`` says so, what was found is returned.
    """
    asked = question(museum, room, ask)
    searching = Searching(
        asked, museum.places, Stop(seconds=seconds) if seconds else Stop(rounds=0), seed, progress, cancel
    )
    found = searching.all()
    today = _today(asked, museum.places)
    most = int(at_most(asked.problem) + 1e-6) if asked.filled and found else None
    told = [replace(each, changes=tuple(changes_of(each, asked, today))) for each in _unlike(found, today)]
    ordered = sorted(told, key=lambda each: (len(each.left), bool(each.faults), -each.new, each.moved, -each.metres))
    return Layouts(
        room.id, asked.mark, ask, today, tuple(ordered), most, asked.notes, searching.faults, searching.seconds, seed
    )


def checked(museum: Museum, room: Place, ask: Ask, units: Sequence[Standing]) -> list[tuple[Message, tuple[str, ...]]]:
    """Return everything that is wrong with units as somebody drew them, each sentence with the ids of its units.

    The same rules and sentences as for proposals. Raises Trouble where the room cannot be asked.
    """
    asked = question(museum, room, replace(ask, fill=(), add={}, rails="", units={}), drawn=True)
    problem, stands = drawn(asked, units)
    return sentences(check(problem, stands), stands, {}, [each.unit or each.code for each in units])


def _today(asked: Question, places: Places) -> Layout:
    """Return the room as it is now, with what is wrong with it."""
    there = [each for each in (*asked.fixed, *asked.movable) if each.footprint is not None and each.turn % 90 == 0]
    standing = tuple(
        standing_of(each, asked.kinds[code_of(each)], Stand("", each.x or 0.0, each.y or 0.0, each.turn), places)
        for each in there
    )
    problem, stands = drawn(asked, standing)
    labels = {code: kind.label for code, kind in asked.kinds.items()}
    faults = [message for message, _ in sentences(check(problem, stands), stands, labels, [])]
    ids = {each.id for each in there}
    left = tuple(each.id for each in asked.movable if each.id not in ids)
    return Layout(
        NOW, say("As it is today."), standing, left, tuple(faults[:MOST_FAULTS]), (), *sums(standing, asked.problem)
    )


def _unlike(found: Sequence[Layout], today: Layout) -> list[Layout]:
    """Return the layouts without those that are the same as another one or as today."""
    seen = {_where(today)} if not today.left else set()
    kept = []
    for each in found:
        if (where := _where(each)) not in seen:
            seen.add(where)
            kept.append(each)
    return kept


def _where(made: Layout) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (each.unit or each.type, round(each.x), round(each.y), each.turn % 360, each.width, each.depth)
        for each in made.standing
    )
