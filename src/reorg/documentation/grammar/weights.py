"""How heavy is the object, in kilograms, if its weight is written as registers write it? (Spectrum 5.1 Dimension.)

Pound and ounce are avoirdupois (1959), the carat has 0.2 g (1907). Old local weights (livre, Pfund, pud, arroba, tael)
are left out on purpose: they differ by town and century, and a unit is never invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.documentation.grammar.size_reader import Chain, read_size
from reorg.documentation.grammar.size_words import IMPERIAL, KG
from reorg.language import Message, say

NO_UNIT = say("There is no unit, so the number was not turned into kilograms.")
TWO_SYSTEMS = say("Pounds and kilograms do not agree; the metric weight was taken.")
ABOUT = say("The weight is approximate.")
SEVERAL = say("Several weights are given; the largest was taken.")
GRAIN = say("“gr” was read as gram; in English papers it may be a grain (0.065 g).")
NOTHING = say("There is no weight in it.")
AGREEING = 0.02
"""By what share pounds and kilograms may differ, as both are rounded (ours)."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in kg (``None`` is unknown), the unit as found (``"kg"``, ``"g"``, ``"t"``, ``"lb"``, ``"oz"``), and notes."""

    kg: float | None = None
    unit: str = ""
    understood: bool = False
    notes: tuple[Message, ...] = ()


def parse_weight(text: str, unit: str = "") -> Weight:
    """Return the weight written in ``text``; ``unit`` is that of a number without one (from the column's header).

    Never raises. Of several weights the largest is taken, of two systems the metric one. Zero is unknown.
    """
    reader = read_size(text)
    notes = [ABOUT] if reader.about else []
    said = [_one(chain, notes) for chain in reader.chains if chain.weights]
    if " gr" in f" {text.lower()}".replace("gra", "") and any(found == "g" for _, found in said):
        notes.append(GRAIN)
    if not said:
        return _bare(reader.chains, unit, notes)
    if len(said) > 1:
        notes.append(SEVERAL)
    kg, found = max(said)
    return Weight(round(kg, 6) or None, found, kg > 0, tuple(notes))


def _one(chain: Chain, notes: list[Message]) -> tuple[float, str]:
    """Return what one chain weighs, from the metric statement where there are two; compare both."""
    weights = [(value * KG[unit], unit) for value, unit in chain.weights]
    metric = [each for each in weights if each[1] not in IMPERIAL]
    imperial = [each for each in weights if each[1] in IMPERIAL]
    if metric and imperial and abs(metric[0][0] - imperial[0][0]) > AGREEING * metric[0][0]:
        notes.append(TWO_SYSTEMS)
    return max(metric or imperial)


def _bare(chains: list[Chain], unit: str, notes: list[Message]) -> Weight:
    numbers = [measure for chain in chains for measure in chain.measures if measure.value is not None]
    if len(numbers) != 1 or numbers[0].unit:
        return Weight(notes=(*notes, NOTHING))
    if unit not in KG:
        return Weight(notes=(*notes, NO_UNIT))
    kg = round((numbers[0].value or 0.0) * KG[unit], 6) or None
    return Weight(kg, unit, kg is not None, tuple(notes))
