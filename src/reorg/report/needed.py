"""What is missing, on paper: three options side by side; and the sheet by which a carpenter builds (our own wording)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reorg.language import Message, number, say, say_many
from reorg.museum import Museum, furniture_label
from reorg.report.draw.bars import Bar, Bars
from reorg.report.draw.built import BuiltUnit, in_mm
from reorg.report.layouts import in_feet
from reorg.report.value import (
    Block,
    Cell,
    Figure,
    Figures,
    Heading,
    NewPage,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Signatures,
    Sources,
    Table,
)
from reorg.storage import furnishing
from reorg.storage.furnishing import Furnishing, Group, Option
from reorg.storage.furnishing.bending import building_rules
from reorg.storage.furnishing.carpentry import PIECES, STUFF, Built, Layout, Piece, Sheet

MOST_GROUPS, MOST_LINES, MOST_DRAWN = 8, 40, 6
INCH, SIXTEENTHS = 25.4, 16
Measure = Callable[[float], str]


def in_inches(mm: float) -> str:
    """Return a length in feet and inches, to the nearest sixteenth: 3' 11 1/4\"."""
    sixteenths = round(mm / INCH * SIXTEENTHS)
    feet, rest = divmod(sixteenths, 12 * SIXTEENTHS)
    inches, part = divmod(rest, SIXTEENTHS)
    while part and part % 2 == 0:
        part //= 2
    below = SIXTEENTHS
    part_of = rest % SIXTEENTHS
    while part_of and part_of % 2 == 0 and below > 1:
        part_of, below = part_of // 2, below // 2
    told = f"{inches} {part}/{below}" if part and inches else f"{part}/{below}" if part else f"{inches}"
    return f"{feet}\u2032\u00a0{told}\u2033" if feet else f"{told}\u2033"


def need_report(
    museum: Museum, found: Furnishing, names: Sequence[str], *, date: str, sheet: Sheet | None = None
) -> Report:
    """Return what is missing with the options called ``names``, and the carpenter's ``sheet`` behind it if there is one."""
    options = [each for each in found.options if each.name in names]
    blocks: list[Block] = [Sentence(furnishing.sentence(found), "lead")]
    if str(spread := furnishing.spread(found.missing)):
        blocks.append(Sentence(say("As sizes are not all known, it is {spread}.", spread=spread)))
    if len(options) > 1 and not found.enough:
        blocks += [Figures(tuple(_figure(each, found) for each in options)), Picture(_bars(options, found))]
    for each in options:
        blocks += _option(each, found)
    blocks.append(Sources(tuple(_how(found))))
    if sheet is not None and not sheet.empty:
        blocks += [NewPage(), *carpenter_blocks(sheet, inches=in_feet(museum))]
    return Report(say("What the store needs"), museum.name, date, tuple(blocks))


def carpenter_report(museum: Museum, sheet: Sheet, *, date: str, person: str = "", inches: bool = False) -> Report:
    """Return the carpenter's sheet by itself; ``inches`` adds feet and inches to every measure."""
    blocks = carpenter_blocks(sheet, inches=inches or in_feet(museum))
    return Report(say("For the carpenter"), museum.name, date, tuple(blocks), person)


def _figure(option: Option, found: Furnishing) -> Figure:
    return Figure(
        furnishing.cost(option.cost, found.currency), furnishing.TITLES[option.name], note=furnishing.result(option)
    )


def _bars(options: Sequence[Option], found: Furnishing) -> Bars:
    """Return by how much each option does away with what is missing."""
    bars = tuple(
        Bar(
            furnishing.TITLES[each.name],
            _brought(each, found),
            found.missing.likely,
            shown=_metres(_brought(each, found)),
        )
        for each in options
    )
    return Bars(say("How much of the missing shelf each option brings"), bars, width=680.0)


def _brought(option: Option, found: Furnishing) -> float:
    return max(0.0, found.missing.likely - option.left.likely)


def _metres(value: float) -> Message:
    return say("{metres} m", metres=furnishing.metres(value))


def _option(option: Option, found: Furnishing) -> Iterator[Block]:
    yield Heading(furnishing.TITLES[option.name])
    yield Sentence(furnishing.result(option))
    if option.measures:
        rows = [
            Row(
                (
                    furnishing.named(each),
                    each.things,
                    furnishing.counted(each),
                    furnishing.cost(each.cost, found.currency),
                )
            )
            for each in option.measures[:MOST_LINES]
        ]
        rows.append(Row((say("In all"), "", "", furnishing.cost(option.cost, found.currency))))
        columns = (say("What to do"), say("Things"), say("How sure"), say("Cost"))
        yield Table(columns, tuple(rows), numeric=(1,), strong=len(rows) - 1, shares=(34, 10, 34, 22))
        if more := option.measures[MOST_LINES:]:
            yield Sentence(say_many("{count} more.", "{count} more.", count=len(more)), "quiet")
        if option.floor:
            yield Sentence(
                say(
                    "New units stand on {area} m² of floor; the aisles before them come on top.",
                    area=round(option.floor, 1),
                )
            )
    if option.groups:
        yield _groups(option.groups[:MOST_GROUPS], found)
    if option.special:
        yield Sentence(
            say_many(
                "{count} thing fits on no unit at all. It needs a place of its own.",
                "{count} things fit on no unit at all. They need a place of their own.",
                count=len(option.special),
            )
        )


def _groups(groups: Sequence[Group], found: Furnishing) -> Table:
    rows = []
    for each in groups:
        free = furnishing.freed(each, found)
        cells: tuple[Cell, ...] = (
            each.category or say("without a category"), each.things, furnishing.metres(each.missing.likely),
            furnishing.metres(each.all.likely), furnishing.metres(free) if free is not None else None,
        )  # fmt: skip
        rows.append(Row(cells))
    columns = (
        say("Category"), say("Things without a place"), say("Metres that they take"), say("Metres of the whole category"),
        say("Metres freed if all of it went elsewhere"),
    )  # fmt: skip
    return Table(
        columns, tuple(rows), say("Which categories need most"), numeric=(1, 2, 3, 4), shares=(32, 16, 16, 18, 18)
    )


def _how(found: Furnishing) -> Iterator[Message]:
    yield say("Shelves are filled to {percent} % at most.", percent=round(100 * found.fill))
    if found.growth:
        yield say("In that is room for {percent} % more objects.", percent=round(100 * found.growth))
    if found.estimated:
        yield say("{percent} % of the sizes are not measured; low and high show what that may mean.",
                  percent=round(100 * found.estimated))  # fmt: skip
    yield say("Prices without tax and delivery, of {year}. They are a first guess until the museum writes its own.",
              year=str(found.year))  # fmt: skip


def carpenter_blocks(sheet: Sheet, *, inches: bool) -> list[Block]:
    """Return what a carpenter reads: for each kind of unit drawing, pieces and load; boards for other units; what to buy."""
    blocks: list[Block] = []
    if sheet.empty:
        return [Sentence(say("Nothing is to be built."), "lead")]
    for at, each in enumerate(sheet.built):
        if at:
            blocks.append(NewPage())
        blocks += _built(each, _both if inches else in_mm)
    if sheet.extra:
        blocks += _extra(sheet, _both if inches else in_mm)
    blocks += [_to_buy(sheet, _both if inches else in_mm), *_notes(sheet)]
    return blocks


def _both(mm: float) -> str:
    return f"{in_mm(mm)} ({in_inches(mm)})"


def _built(each: Built, measure: Measure) -> Iterator[Block]:
    wide, deep, high = (measure(side) for side in each.size)
    yield Heading(say("{count} × {type}", count=each.count, type=furniture_label(each.type)))
    yield Sentence(
        say("{width} wide, {depth} deep, {height} high, all in mm. A shelf may bear {load} kg.",
            width=wide, depth=deep, height=high, load=each.deck.load)
    )  # fmt: skip
    for layout in each.layouts[:MOST_DRAWN]:
        title = (
            say_many(
                "Build {count} low platform like this", "Build {count} low platforms like this", count=layout.count
            )
            if layout.platform
            else say_many("Build {count} like this", "Build {count} like this", count=layout.count)
        )
        yield Picture(_drawing(each, layout, title, measure), title)
    if rest := each.layouts[MOST_DRAWN:]:
        rows = tuple(Row((layout.count, " · ".join(measure(level) for level in layout.levels))) for layout in rest)
        yield Table(
            (say("How many"), say("Heights of the shelves above the floor")), rows, numeric=(0,), shares=(15, 85)
        )
    rows = tuple(Row(_cut(piece, measure)) for piece in each.pieces)
    columns = (say("Piece"), say("Of what"), say("Thick"), say("Cut to"), say("How many"))
    yield Table(columns, rows, say("Cut list"), numeric=(4,), shares=(28, 24, 18, 20, 10))
    yield Points((
        say("A shelf bears {load} kg spread over it; the heaviest here holds {wanted} kg. It bends {bends} mm then.",
            load=each.deck.load, wanted=round(each.wanted), bends=round(each.bends, 1)),
        say("One unit weighs about {kg} kg empty. Fix it to the wall at the top.", kg=round(each.weight)),
    ))  # fmt: skip


def _cut(piece: Piece, measure: Measure) -> tuple[Cell, ...]:
    """Return one line of the cut list."""
    size = _size(piece.length, piece.width, measure)
    return PIECES[piece.what], STUFF[piece.stuff], _section(piece.section, measure), size, piece.count


def _drawing(each: Built, layout: Layout, title: Message, measure: Measure) -> BuiltUnit:
    wood = each.material.angle is None
    size = (*each.size[:2], layout.tall(each.size[2]))
    bearer = each.material.rail_width if wood else 0.0
    return BuiltUnit(
        size, layout.levels, each.material.post, each.deck.thickness, each.deck.tall, bearer, title, measure
    )


def _section(section: tuple[float, float], measure: Measure) -> str:
    return measure(section[0]) if not section[1] else f"{measure(section[0])} × {measure(section[1])}"


def _size(length: float, width: float, measure: Measure) -> str:
    return f"{measure(length)} × {measure(width)}" if width else measure(length)


def _extra(sheet: Sheet, measure: Measure) -> Iterator[Block]:
    yield Heading(say("Boards for units that are there"))
    rows = tuple(
        Row((
            each.code, len(each.levels), _size(each.width, each.depth, measure), measure(each.deck.thickness),
            " · ".join(measure(level) for level in each.levels),
        ))
        for each in sheet.extra
    )  # fmt: skip
    columns = (say("Unit"), say("Boards"), say("Cut to"), say("Thick"), say("Heights above the floor"))
    yield Table(columns, rows, numeric=(1,), shares=(16, 10, 26, 12, 36))
    yield Sentence(say("Measure the unit inside before you cut: the sizes are those of its outside."), "ask")


def _to_buy(sheet: Sheet, measure: Measure) -> Table:
    rows = tuple(
        Row((
            STUFF[each.stuff], _section(each.section, measure), " × ".join(measure(side) for side in each.size), each.count,
            say("{percent} %", percent=round(100 * each.waste)),
        ))
        for each in sheet.stock
    )  # fmt: skip
    columns = (say("Material"), say("Thick"), say("Whole piece"), say("How many"), say("Waste"))
    return Table(columns, rows, say("What to buy"), numeric=(3,), shares=(30, 20, 26, 12, 12))


def _notes(sheet: Sheet) -> Iterator[Block]:
    rules = building_rules()
    yield Points((
        say("Seal all wood on every side and edge with three coats of water-borne varnish, and let it air for four weeks."),
        say("No shelf stands on the floor: the lowest is at least 10 cm above it."),
    ))  # fmt: skip
    materials = {each.material.id: each.material.source for each in sheet.built}
    yield Signatures((say("Measured on the spot by"), say("Built by")))
    yield Sources((
        say("A shelf may bend by 1/{part} of its span in the end.", part=number(rules.deflection)),
        say("Against breaking it has {spare} times what the standards ask. Loads lie evenly.", spare=number(rules.spare, 1)),
        *rules.sources[:1], *materials.values(),
    ))  # fmt: skip
