"""In which order is a plan carried out, and how does the rest go on when something was otherwise than planned?"""

from reorg.storage.carrying.ordering import EVENING, TROLLEY, Terms, moves
from reorg.storage.carrying.steps import WHY, Moves, Step

__all__ = ["EVENING", "TROLLEY", "WHY", "Moves", "Step", "Terms", "moves"]
