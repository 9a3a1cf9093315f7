"""How do files become entries and entries become files? Lists, store plans, and the museum as text (the bundle)."""

from reorg.exchange.bundle import Bundle
from reorg.exchange.claim import Claimed, claim
from reorg.exchange.files import Files

__all__ = ["Bundle", "Claimed", "Files", "claim"]
