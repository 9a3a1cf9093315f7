"""How does each unit look now and when the plan is carried out: drawings, lists from left to right, and the sheet to hang up?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf

from reorg.language import Message, say, say_many
from reorg.museum import Place, furniture_label
from reorg.report.draw.elevation import COMES, LEAVES, Board, Thing, UnitFront, UnitPair
from reorg.report.value import Block, Cell, Heading, NewPage, Picture, Report, Row, Sentence, Sources, Table
from reorg.storage import PlanSeen, Stood
from reorg.storage.furniture import Surface

Link = Callable[[str], str]
PAPER, PAPER_TALL = 500.0, 430.0
ROWS = 24  # of a list on one page
NAME = 44  # signs of a thing's name in a list
HANDS, ABOVE = 20.0, 10.0  # mm of the size in a plan that are room for hands and not drawn


def no_link(_id: str) -> str:
    """Lead nowhere."""
    return ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A unit that a plan changes: how many things come, leave, stay or change their shelf in it."""

    unit: str
    comes: int
    leaves: int
    stays: int
    within: int = 0

    @property
    def moves(self) -> int:
        """How many handlings it takes."""
        return self.comes + self.leaves + self.within


def changed_units(seen: PlanSeen) -> list[Changed]:
    """Return every unit with shelves, that in which most is moved first; of those alike in the museum's order."""
    unit_of = {each.place: each.unit for each in seen.surfaces}
    comes, leaves, within = Counter[str](), Counter[str](), Counter[str]()
    first: dict[str, str] = {}
    for step in seen.plan.moves.steps:
        first.setdefault(step.subject, step.origin)
    for item, origin in first.items():
        was, will = unit_of.get(seen.spot(origin), ""), unit_of.get(seen.carried[item], "")
        if was == will:
            within[was] += 1
        else:
            leaves[was] += 1
            comes[will] += 1
    units = list(dict.fromkeys(each.unit for each in seen.surfaces))
    held = Counter(unit_of.get(shelf, "") for shelf, some in seen.plan.standing.items() for _ in some)
    found = [
        Changed(unit, comes[unit], leaves[unit], max(0, held[unit] - comes[unit] - within[unit]), within[unit])
        for unit in units
    ]
    order = {unit: at for at, unit in enumerate(units)}
    return sorted(found, key=lambda each: (-each.moves, order[each.unit]))


def unit_elevation(
    seen: PlanSeen, unit: Place, *, after: bool = True, link: Link = no_link, chosen: str = "", width: float = 520.0,
    plain: bool = False,
) -> UnitFront:  # fmt: skip
    """Return a unit from the front: as the plan leaves it (``after``), or as it stands on record.

    Shelves whose height above the floor is not known are drawn at even heights.
    """
    surfaces = seen.boards(unit.id)
    known = all(each.z is not None and each.height for each in surfaces)
    tops = [(each.z or 0.0) + (each.height or 0.0) for each in surfaces]
    tall = max([unit.height or 0.0, *(tops if known else [])]) or 2000.0
    wide = max([unit.width or 0.0, *(each.width or 0.0 for each in surfaces)]) or 1000.0
    step = tall / max(1, len(surfaces))
    boards = []
    for at, each in enumerate(surfaces):
        z = each.z if known and each.z is not None else tall - step * (at + 1)
        stood = seen.plan.standing.get(each.place, ()) if after else seen.stands(each.place)
        things = tuple(_things(seen, each, stood, after=after, link=link, chosen=chosen))
        height = each.height if known and each.height else step
        boards.append(Board(str(seen.code(each.place)), z, height, each.width or wide, things))
    caption: Message | str = "" if plain else say("In the plan") if after else say("Now, by the records")
    return UnitFront(unit.code, (wide, tall), tuple(boards), width=width, caption=caption, plain=plain)


def _things(
    seen: PlanSeen, surface: Surface, stood: Sequence[Stood], *, after: bool, link: Link, chosen: str
) -> list[Thing]:
    """Return what stands on a shelf, those behind first: they are drawn first, and seen above what stands before them."""
    lanes: dict[int, list[Stood]] = {}
    for each in stood:
        lanes.setdefault(each.lane, []).append(each)
    wide = {lane: max(each.width for each in some) for lane, some in lanes.items()}
    squeezed = min(
        1.0, (surface.width or inf) / max(sum(wide.values()), 1.0)
    )  # more than there is room for: overlapping
    found: list[Thing] = []
    at, count = 0.0, 0
    for lane, some in lanes.items():
        mine: list[Thing] = []
        before = pile = 0.0
        for each in some:
            count += 1
            width, height = max(each.width - HANDS, 1.0), max(each.height - (0.0 if each.laid else ABOVE), 1.0)
            room = (surface.height or inf) - (pile if each.laid else 0.0)
            stays = not seen.comes(each.item) if after else seen.at.get(each.item) == surface.place
            cut = height > max(room, 1.0) + 1
            shown = max(min(height, room), 1.0)
            mine.append(
                Thing(
                    each.item, seen.label(each.item), count, at * squeezed + (each.width - width) / 2, width, shown,
                    above=pile if each.laid else 0.0, behind=0.0 if each.laid else min(before, shown),
                    mark="" if stays else COMES if after else LEAVES, guessed=each.guessed, cut=cut,
                    chosen=each.item == chosen, href=link(each.item),
                )
            )  # fmt: skip
            before, pile = max(before, shown), pile + each.height
        found += reversed(mine)
        at += wide[lane]
    return found


def unit_report(
    seen: PlanSeen, units: Sequence[str], *, museum: str, date: str, name: Callable[[str], str] = no_link
) -> Report:
    """Return the sheets to hang up, one unit each: now and in the plan, and what stands where. ``name`` names a thing."""
    blocks: list[Block] = []
    for unit_id in units:
        unit = seen.places[unit_id]
        before = replace(unit_elevation(seen, unit, after=False, width=PAPER), tall=PAPER_TALL)
        after = replace(unit_elevation(seen, unit, width=PAPER), tall=PAPER_TALL)
        room = seen.places.around(unit.id, "room")
        where = (unit.label, furniture_label(unit.type), *((room.label,) if room else ()))
        if blocks:
            blocks.append(NewPage())
        blocks += [
            Heading(" · ".join(map(str, where))),
            Picture(UnitPair(before, after)),
            NewPage(),
            Heading(say("{unit}, in the plan", unit=unit.code), 3),
            *_lists(seen, unit_id, name),
        ]
    note = say(
        "Numbers count from left to right, and in a row from the front to the back. Sizes are as the plan took them."
    )
    return Report(
        say("What stands where"), museum, date, (*blocks, Sources((note,))), wide=True,
    )  # fmt: skip


def _lists(seen: PlanSeen, unit: str, name: Callable[[str], str]) -> list[Block]:
    """Return one table of what stands on each shelf from left to right."""
    rows: list[tuple[Cell, ...]] = []
    for surface in seen.boards(unit):
        for count, each in enumerate(seen.plan.standing.get(surface.place, ()), 1):
            origin = seen.now(each.item) if seen.comes(each.item) else ""
            cells = (
                str(seen.code(surface.place)), count, seen.label(each.item), name(each.item)[:NAME],
                str(seen.code(origin)) if origin else say("to be found") if seen.comes(each.item) else "",
            )  # fmt: skip
            rows.append(cells)
    if not rows:
        return [Sentence(say("Nothing stands here in the plan."))]
    columns = (say("Shelf"), say("No."), say("Number"), say("What it is"), say("Comes from"))
    blocks: list[Block] = []
    for start in range(0, len(rows), 2 * ROWS):  # two columns a page, each read down
        part = rows[start : start + 2 * ROWS]
        half = min(ROWS, max(1, -(-len(part) // 2)))
        right = [*part[half:], *[("",) * len(columns)] * (2 * half - len(part))]
        both = tuple(Row((*one, *two)) for one, two in zip(part[:half], right, strict=True))
        blocks.append(Table((*columns, *columns), both, shares=(9, 5, 14, 15, 11) * 2))
    return blocks


def changes_told(each: Changed) -> Message:
    """Return in a few words what changes in a unit."""
    if not each.moves:
        return say("Nothing changes.")
    return say(
        "{comes}, {leaves}.",
        comes=say_many("{count} comes", "{count} come", count=each.comes),
        leaves=say_many("{count} leaves", "{count} leave", count=each.leaves),
    )
