"""Where may things stand, beyond size and weight: wishes, hazards, wanted furniture, doors? (docs/algorithms/rules.md)"""

from reorg.storage.rules.read import APART, door_width, ruling
from reorg.storage.rules.rule import Asked, Rule, Ruling, Stays
from reorg.storage.rules.words import Want, apart, companies, company_of, wants

__all__ = [
    "APART",
    "Asked",
    "Rule",
    "Ruling",
    "Stays",
    "Want",
    "apart",
    "companies",
    "company_of",
    "door_width",
    "ruling",
    "wants",
]
