"""Why does the plan put a thing where it puts it, or nowhere?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reorg.language import say, say_many
from reorg.museum import Museum
from reorg.storage.carrying import WHY
from reorg.storage.plan import WHY_NOT, Plan
from reorg.storage.reasons.reason import Reason, Why
from reorg.storage.reasons.seen import PlanSeen
from reorg.storage.rules import APART
from reorg.storage.solve.problem import fitting

SNUG = 0.15  # of the clear height: what is left above a thing that fits its shelf well
FEW = 0.1  # a thing that fits on no more than this share of the shelves stands where it does because of its size


def why(museum: Museum, plan: Plan, key: str) -> Why | None:
    """Return where the plan puts an object (or a box) and why; None if the plan does not know it: it came later."""
    seen = PlanSeen(museum, plan)
    item = seen.item_of(key)
    if item not in seen.stood:
        return None
    shelf, now = seen.at.get(item, ""), seen.now(item)
    moves = bool(shelf) and seen.comes(item)
    found = (*_in_box(seen, key, item), *(_placed(seen, item, shelf, moves) if shelf else _nowhere(seen, item)))
    return Why(item, shelf, now, moves, found)


def _in_box(seen: PlanSeen, key: str, item: str) -> Iterator[Reason]:
    if key != item:
        yield Reason("box", say("It goes with its box {box}.", box=seen.label(item)), about=(item,))


def _nowhere(seen: PlanSeen, item: str) -> Iterator[Reason]:
    objects = {each.object: each for each in seen.plan.unplaced}
    inside = [seen.museum.objects.ids[at] for at in seen.contents(item)]
    found = next((objects[one] for one in (item, *inside) if one in objects), None)
    if found is not None:
        yield Reason(found.reason, found.because)
    else:
        yield Reason("no-room", WHY_NOT["no-room"])
    yield from _sized(seen, item)


def _placed(seen: PlanSeen, item: str, shelf: str, moves: bool) -> Iterator[Reason]:
    ruling = seen.ruling(item)
    if (stays := ruling.stays.get(0)) is not None:
        yield Reason(stays.code, stays.because, about=(stays.about,) if stays.about else ())
    at = seen.number.get(shelf)
    if at is not None:
        for rule in ruling.of(0):
            if rule.surfaces[at] and rule.code in {"there", "want", "height", "door"}:
                yield Reason(rule.code, rule.because, rule.hard, (rule.about,) if rule.about else ())
        yield from _fits_few(seen, item)
        yield from _low(seen, item, shelf)
    if (code := seen.company([item])[0]) in APART:
        yield Reason("apart", APART[code])
    kind = tuple(_company(seen, item, shelf))
    yield from kind
    yield from _snug(seen, item, shelf)
    yield from _handled(seen, item, moves, together=bool(kind))
    yield from _sized(seen, item)


def _fits_few(seen: PlanSeen, item: str) -> Iterator[Reason]:
    """How many shelves are large and strong enough at all, where they are few."""
    known = [each for each in seen.surfaces if each.known and not seen.gone(each)]
    wide, deep, tall = (np.array([getattr(each, side) for each in known]) for side in ("width", "depth", "height"))
    bears = np.array([np.inf if each.load is None else each.load for each in known])
    count = int((fitting(seen.boxes([item]), wide, deep, tall) & (seen.kg(item) <= bears)).sum()) if known else 0
    if count == 1:
        yield Reason("only-shelf", say("It is the only shelf that is large and strong enough for it."))
    elif 0 < count <= max(2, FEW * len(known)):
        yield Reason(
            "few-shelves",
            say_many(
                "Of {all} shelves, {count} is large and strong enough for it.",
                "Of {all} shelves, {count} are large and strong enough for it.",
                count=count, all=len(known),
            ),
        )  # fmt: skip


def _low(seen: PlanSeen, item: str, shelf: str) -> Iterator[Reason]:
    z, kg = seen.surface[shelf].z, seen.kg(item)
    if kg >= seen.heavy and z is not None and z <= seen.low:
        yield Reason(
            "low", say("It weighs {kg} kg, so it stands low: {z} mm above the floor.", kg=round(kg, 1), z=round(z))
        )


def _company(seen: PlanSeen, item: str, shelf: str) -> Iterator[Reason]:
    category = seen.category(item)
    unit = seen.surface[shelf].unit if shelf in seen.surface else ""
    kind = [one for one in seen.neighbours(unit) if one != item and category and seen.category(one) == category]
    if kind:
        yield Reason(
            "together",
            say_many(
                "{count} other of its kind ({category}) is in the same unit.",
                "{count} others of its kind ({category}) are in the same unit.",
                count=len(kind), category=category,
            ),
            hard=False, about=tuple(kind[:10]),
        )  # fmt: skip


def _snug(seen: PlanSeen, item: str, shelf: str) -> Iterator[Reason]:
    """The height above it that is lost, where that is little."""
    clear = seen.surface[shelf].height if shelf in seen.surface else None
    left = (clear or 0.0) - seen.stood[item].height
    if clear and 0 <= left <= SNUG * clear:
        yield Reason("snug", say("Little height is lost: {mm} mm are left above it.", mm=round(left)), hard=False)


def _handled(seen: PlanSeen, item: str, moves: bool, *, together: bool) -> Iterator[Reason]:
    if not moves:
        yield Reason("stays-put", say("It stands there already, so nobody has to carry it."), hard=False)
        return
    step = next((each for each in seen.plan.moves.steps if each.subject == item and each.why != "aside"), None)
    if step is None or (together and step.why == "together"):
        return
    here = seen.now(item)
    because = WHY[step.why]
    sentence = say("It leaves {place}. {why}", place=seen.code(here), why=because) if here else because
    yield Reason(f"moved-{step.why}", sentence, hard=False, about=(here,) if here else ())


def _sized(seen: PlanSeen, item: str) -> Iterator[Reason]:
    if seen.stood[item].guessed:
        yield Reason(
            "guessed",
            say("Nobody measured it. The plan takes it as {size} mm (with room for hands), as things like it are.",
                size=" × ".join(f"{side:.0f}" for side in seen.sides(item))),
            hard=False,
        )  # fmt: skip
