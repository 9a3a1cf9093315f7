"""How does a heap of photographs come to the objects that they show, and how do they leave the house again?

The door of this part (``from reorg.exchange import pictures``). Pillow is loaded with it.
"""

from reorg.exchange.pictures.bringing import Brought, brought
from reorg.exchange.pictures.giving import given_out
from reorg.exchange.pictures.limits import limit
from reorg.exchange.pictures.looking import REMARKS, Looked, look, no_photograph
from reorg.exchange.pictures.matching import Match, matched, objects_of_labels
from reorg.exchange.pictures.names import LookUp, Named, numbers_in_names
from reorg.exchange.pictures.opening import NotOpened, format_of
from reorg.exchange.pictures.small import Small

__all__ = [
    "REMARKS",
    "Brought",
    "LookUp",
    "Looked",
    "Match",
    "Named",
    "NotOpened",
    "Small",
    "brought",
    "format_of",
    "given_out",
    "limit",
    "look",
    "matched",
    "no_photograph",
    "numbers_in_names",
    "objects_of_labels",
]
