"""What does a museum look like whose truth we know?

The door of the room: make a practice museum, and read the truth about one.
"""

from reorg.practice.generate import generate
from reorg.practice.truth import Account, Truth, load_truth

__all__ = ["Account", "Truth", "generate", "load_truth"]
