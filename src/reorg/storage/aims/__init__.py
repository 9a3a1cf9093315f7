"""What does a plan aim at, in which order; how far is it from the best there can be; and what does another do better?"""

from reorg.storage.aims.aim import Aim, aims_of
from reorg.storage.aims.beside import Difference, beside

__all__ = ["Aim", "Difference", "aims_of", "beside"]
