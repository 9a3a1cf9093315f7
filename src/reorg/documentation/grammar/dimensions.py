"""How big is the object, in millimetres, if its size is written as registers write it? (Spectrum 5.1 Dimension.)

A unit is never invented: a number without one stays a number. Where no label says which is which, the order is
height x width x depth, as museums write it (Spectrum 5.1; CCO 2006, ch. 3), and a note says that this was assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reorg.documentation.grammar import size_words as words
from reorg.documentation.grammar.size_reader import Chain, Measure, Reader, read_size
from reorg.language import Message, say

ORDER = say("The order height, width, depth was assumed: no label says which is which.")
NO_UNIT = say("There is no unit, so the numbers were not turned into millimetres.")
UNIT_ELSEWHERE = say("One part has no unit; the unit of the other parts was taken.")
CONTRADICTION = say("Inches and centimetres do not agree; the metric size was taken.")
SEVERAL = say("Several parts are measured; the outermost one was taken.")
ABOUT = say("The size is approximate.")
RANGE = say("A range is given; the larger number was taken.")
VARY = say("The size varies.")
BARE_D = say("The letter D was read as diameter, because no width is given.")
TOO_MANY = say("There are more than three numbers without labels, so none was taken as height or width.")
ZERO = say("A size of zero was read as unknown.")
NOTHING = say("There is no size in it.")

CUT = say("The text is very long; only its beginning was read.")

LONGEST = 4_000
"""Signs that are read; the longest of 215,000 real sizes has 2,500."""
LARGEST_MM = 1_000_000.0
"""A kilometre: nothing in a museum is larger, so a number beyond it is not a size."""


@dataclass(frozen=True, slots=True)
class Part:
    """One measured part: its label and text as written, each number in mm (``None`` if unknown), and its weight in kg.

    ``axes`` says beside each number what its label calls it (``""`` where it has none).
    """

    label: str
    written: str
    mm: tuple[float | None, ...]
    axes: tuple[str, ...]
    kg: float | None = None


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The size that an object needs, in mm and kg (``None`` is unknown), and every part that was measured.

    ``unit`` is the unit as found (``"mm"``, ``"cm"``, ``"m"``, ``"in"``, ``"ft"`` …; the metric one where both are
    given; ``""`` if there is none). ``understood`` is whether a size in mm came out of it. ``notes`` say what was
    assumed or doubtful.
    """

    width: float | None = None
    depth: float | None = None
    height: float | None = None
    diameter: float | None = None
    weight: float | None = None
    unit: str = ""
    parts: tuple[Part, ...] = ()
    understood: bool = False
    notes: tuple[Message, ...] = ()

    @property
    def note(self) -> str:
        """The notes as one text, in the language in use."""
        return " ".join(str(note) for note in self.notes)


def parse_dimensions(text: str, unit: str = "") -> Dimensions:
    """Return the size written in ``text``; ``unit`` is that of numbers without one (from the column's header).

    Never raises. Lengths are mm, weights kg. Of several parts the outermost one is taken (box, frame, overall, then
    sheet or support, then image or plate); of equal parts the largest.
    """
    notes: list[Message] = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notes.append(CUT)
    reader, chains = chains_of(text, unit, notes)
    parts = tuple(_part(chain, text, notes) for chain in chains)
    chosen = _outermost(parts)
    sizes = _sizes(chosen, notes) if chosen is not None else {}
    weight = _weight(chosen, parts)
    understood = any(value is not None for value in sizes.values())
    _remark(reader, chains, understood or weight is not None, notes)
    if len(parts) > 1 and sum(any(part.mm) for part in parts) > 1:
        notes.append(SEVERAL)
    found = _unit_found(chains)
    return Dimensions(
        sizes.get(words.WIDTH),
        sizes.get(words.DEPTH),
        sizes.get(words.HEIGHT),
        sizes.get(words.DIAMETER),
        weight,
        found,
        parts,
        understood,
        tuple({id(note): note for note in notes}.values()),
    )


def chains_of(text: str, unit: str = "", notes: list[Message] | None = None) -> tuple[Reader, list[Chain]]:
    """Return what was read of a text, and its chains of numbers with their units."""
    reader = read_size(text)
    default = reader.stated or (unit if unit in words.MM else "")
    return reader, _with_units(reader, default, [] if notes is None else notes)


def _with_units(reader: Reader, default: str, notes: list[Message]) -> list[Chain]:
    """Spread units within each chain, then from the rest of the text, then from the header; drop mere numbering."""
    units = {measure.unit for chain in reader.chains for measure in chain.measures if measure.unit}
    kept = []
    for chain in reader.chains:
        measures = chain.measures
        if not any(measure.unit for measure in measures):
            if units and len(measures) == 1 and not measures[0].axis and not chain.weights:
                continue  # "3 panels: ..." counts, it does not measure
            if measures and len(units) == 1:
                _spread(measures, next(iter(units)))
                notes.append(UNIT_ELSEWHERE)
            elif default:
                _spread(measures, default)
        else:
            _spread(measures, "")
        others = [measure.other for measure in measures if measure.other is not None]
        if others:
            _spread(others, "")
        kept.append(chain)
    return kept


def _spread(measures: list[Measure], unit: str) -> None:
    """Give every measure without a unit the one behind it, else the one before it."""
    for measure in reversed(measures):
        unit = measure.unit = measure.unit or unit
    for measure in measures:
        unit = measure.unit = measure.unit or unit


def _part(chain: Chain, text: str, notes: list[Message]) -> Part:
    kg, allowed = None, _allowed(chain)
    if chain.weights:
        value, unit = next((each for each in chain.weights if each[1] not in words.IMPERIAL), chain.weights[0])
        kg = round(value * words.KG[unit], 4) or None
    return Part(
        " ".join(chain.label),
        text[chain.start : chain.end].strip(),
        tuple([_mm(measure, allowed, notes) for measure in chain.measures]),
        tuple([measure.axis for measure in chain.measures]),
        kg,
    )


def tolerance(inches: float, millimetres: float, size: float) -> float:
    """Return by how many mm two statements of one ``size`` (mm) may differ that were rounded as they are written.

    ``inches`` and ``millimetres`` are the steps written: an eighth of an inch may be off by a sixteenth, a tenth of a
    centimetre by half a millimetre. Half a hundredth more, and half a millimetre, is for measuring twice (ours).
    """
    return inches * 12.7 + millimetres / 2 + 0.5 + 0.005 * size


def _allowed(chain: Chain) -> tuple[float, float]:
    """Return the finest steps of a size that is given twice: in inches, and in mm."""
    inches, metric = 1.0, 10.0
    for measure in chain.measures:
        other = measure.other
        if other is None or not other.unit or not measure.unit:
            continue
        first, second = (measure, other) if measure.unit in words.IMPERIAL else (other, measure)
        inches = min(inches, first.step)
        metric = min(metric, second.step * words.MM[second.unit])
    return inches, metric


def _mm(measure: Measure, allowed: tuple[float, float], notes: list[Message]) -> float | None:
    """Return one number in mm, from the metric statement where there are two; compare both."""
    if measure.value is None or not measure.unit:
        return None
    mm = in_mm(measure.value, measure.unit, grouped=measure.grouped)
    other = measure.other
    if other is not None and other.value is not None and other.unit:
        also = in_mm(other.value, other.unit, grouped=other.grouped)
        metric = also if measure.unit in words.IMPERIAL else mm
        if abs(mm - also) > tolerance(*allowed, metric):
            notes.append(CONTRADICTION)
        mm = metric
    if mm == 0:
        notes.append(ZERO)
        return None
    return round(mm, 2) if mm <= LARGEST_MM else None


def in_mm(value: float, unit: str, *, grouped: bool) -> float:
    """Return a number with its unit in mm; 1,250 mm is grouped (nobody measures micrometres)."""
    return value * words.MM[unit] * (1000 if grouped and unit in ("mm", "in") else 1)


def part_rank(label: str) -> int:
    """Return how far out the part called ``label`` lies (see :data:`size_words.PARTS`)."""
    ranks = []
    turned = False
    for word in label.split():
        if word == "without":
            turned = True
            continue
        rank = words.PARTS.get(word)
        if rank is not None:
            ranks.append(min(rank, words.BODY) if turned else rank)
        turned = False
    rank = max(ranks, default=words.BODY)
    return max(rank, words.BODY) if re.match(r"\w\b", label) else rank  # in a set, "A) plate" is a dish


def _outermost(parts: tuple[Part, ...]) -> Part | None:
    measured = [part for part in parts if any(part.mm) and part.axes != (words.AROUND,)]
    if len(measured) < 2:
        return measured[0] if measured else None
    return max(measured, key=lambda part: (part_rank(part.label), _bulk(part)))


def _bulk(part: Part) -> float:
    product = 1.0
    for mm in part.mm:
        product *= mm or 1.0
    return product


def _sizes(part: Part, notes: list[Message]) -> dict[str, float | None]:
    """Return what each number of the part is: by its label, else by the order height, width, depth."""
    sizes: dict[str, float | None] = {}
    loose: dict[str, list[float | None]] = {"": [], words.LENGTH: [], words.EITHER: []}
    for mm, axis in zip(part.mm, part.axes, strict=True):
        if axis in loose:
            loose[axis].append(mm)
        elif axis in sizes:
            sizes[axis] = max(sizes[axis] or 0.0, mm or 0.0) or None
        elif axis != words.AROUND:
            sizes[axis] = mm
    for mm in loose[words.EITHER]:
        if words.WIDTH in sizes or loose[words.LENGTH] or loose[""]:
            _place(sizes, mm, (words.DEPTH,))
        else:
            _place(sizes, mm, (words.DIAMETER,))
            notes.append(BARE_D)
    for mm in loose[words.LENGTH]:
        _place(sizes, mm, (words.WIDTH, words.DEPTH, words.HEIGHT))
    if len(loose[""]) > 3:
        notes.append(TOO_MANY)
    elif loose[""]:
        notes.append(ORDER)
        for mm in loose[""]:
            _place(sizes, mm, (words.HEIGHT, words.WIDTH, words.DEPTH))
    return sizes


def _place(sizes: dict[str, float | None], mm: float | None, free: tuple[str, ...]) -> None:
    """Put a number where the first of ``free`` is still free."""
    for axis in free:
        if axis not in sizes:
            sizes[axis] = mm
            return


def _weight(chosen: Part | None, parts: tuple[Part, ...]) -> float | None:
    if chosen is not None and chosen.kg is not None:
        return chosen.kg
    return max((part.kg for part in parts if part.kg is not None), default=None)


def _remark(reader: Reader, chains: list[Chain], understood: bool, notes: list[Message]) -> None:
    """Note what holds for the text as a whole."""
    if reader.about:
        notes.append(ABOUT)
    if reader.ranged:
        notes.append(RANGE)
    if reader.vary:
        notes.append(VARY)
    if understood:
        return
    if any(not measure.unit and measure.value is not None for chain in chains for measure in chain.measures):
        notes.append(NO_UNIT)
    elif not chains and not reader.vary:
        notes.append(NOTHING)


def _unit_found(chains: list[Chain]) -> str:
    """Return the unit of the size, the metric one where both are given."""
    for chain in chains:
        for measure in chain.measures:
            if measure.other is not None and measure.unit in words.IMPERIAL:
                return measure.other.unit
            if measure.unit:
                return measure.unit
    return ""
