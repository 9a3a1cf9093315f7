"""In which order is a plan carried out, trolley by trolley and evening by evening?"""

from reorg.storage.carrying.because import Because
from reorg.storage.carrying.hands import hands
from reorg.storage.carrying.ordering import EVENING, TROLLEY, Terms, Told, first_part, moves, second_part, stood
from reorg.storage.carrying.steps import WHY, Moves, Step

__all__ = [
    "EVENING",
    "TROLLEY",
    "WHY",
    "Because",
    "Moves",
    "Step",
    "Terms",
    "Told",
    "first_part",
    "hands",
    "moves",
    "second_part",
    "stood",
]
