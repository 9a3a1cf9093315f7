"""How may one thing that two rows say come out when it is compared?"""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How a comparison came out; kept as one byte. What two rows do not both say is ``NONE``."""

    NONE = 0
    SAME = 1
    WRITTEN = 2
    """The same number, written in another way."""
    CUT = 3
    """One is the beginning of the other."""
    ALIKE = 4
    """Nearly the same words."""
    NEAR = 5
    """The same but for rounding; a date in the same years."""
    TURNED = 6
    """The same size with height and width swapped."""
    UNIT = 7
    """The same size read in another unit."""
    SOME = 8
    """Some words are shared."""
    OTHER = 9
    COUNTED = 10
    """The same words but for a figure: "Plate 5" and "Plate 6"."""
    SWAPPED = 11
    """Numbers: two neighbouring signs are swapped."""
    DIGIT = 12
    """Numbers: one digit is another."""
    LOOKS = 13
    """Numbers: a letter for a digit that looks like it, such as O and 0."""
    DROPPED = 14
    """Numbers: one sign too many or too few."""
    DOT = 15
    """Numbers: the same digits and letters, separated otherwise."""
    PART = 16
    """Numbers: one names a part (a letter at its end), the other does not."""
    ELSEWHERE = 17
    """Numbers: the number of one stands among the other numbers of the other."""
    MISREAD = 18
    """Numbers: one digit is another that is easily read for it, such as 6 and 8."""

    @property
    def code(self) -> str:
        """The second half of a reason's code."""
        return self.name.lower()


AGAINST = frozenset({Level.OTHER, Level.COUNTED})
"""What speaks against two rows being the same object."""
SLIPS = frozenset({Level.SWAPPED, Level.DIGIT, Level.MISREAD, Level.LOOKS, Level.DROPPED, Level.DOT})
"""How a number is mistaken by one slip of the hand or the eye."""
