"""What does a museum look like whose truth we know?

The door of the room: make a practice museum, read the truth about one, and say how much of it was found. What looks at
lists is looked up when it is first used: it loads DuckDB.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reorg.practice.generate import MOST, MOST_XLSX, generate
from reorg.practice.score import SAID, Claim, KindScore, read_claims, score
from reorg.practice.truth import KINDS, Account, Truth, load_truth

if TYPE_CHECKING:
    from reorg.practice.own_claims import claimed


def __getattr__(name: str) -> object:
    """Return what asks a museum's own findings, loading it when it is first asked for."""
    if name == "claimed":
        return import_module("reorg.practice.own_claims").claimed
    raise AttributeError(name)


__all__ = [
    "KINDS",
    "MOST",
    "MOST_XLSX",
    "SAID",
    "Account",
    "Claim",
    "KindScore",
    "Truth",
    "claimed",
    "generate",
    "load_truth",
    "read_claims",
    "score",
]
