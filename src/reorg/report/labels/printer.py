"""How far beside the right place does a printer print, and how is that made good? (measured once on a test page, mm)

What a printer does belongs to the printer and to this computer, not to the museum: it is kept in a small file in the
museum's folder and never among what is known of the museum, because a copy elsewhere prints on another printer.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from reorg.language import Trouble, say

FILE = "printer.json"
CROSS = 20.0
"""Where the cross of the test page should be: so many mm from the left and from the top edge of the paper."""
RULER = 150.0
"""How long the two rulers of the test page should be, in mm."""
_MOST_SHIFT, _MOST_STRETCH = 15.0, 0.05


@dataclass(frozen=True, slots=True)
class Printer:
    """What a printer makes of a place on the sheet: it stretches by ``scale`` and shifts by mm, right and down."""

    shift_x: float = 0.0
    shift_y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    @property
    def true(self) -> bool:
        """Whether it prints where it should."""
        return self == Printer()

    @classmethod
    def measured(cls, left: float, top: float, wide: float, tall: float) -> Printer:
        """Return the printer that printed the test page's cross ``left`` and ``top`` mm from the edges, and rulers of
        ``wide`` and ``tall`` mm. Raises Trouble where that cannot be made good.
        """
        scale_x, scale_y = wide / RULER, tall / RULER
        shift_x, shift_y = left - CROSS * scale_x, top - CROSS * scale_y
        if max(abs(scale_x - 1), abs(scale_y - 1)) > _MOST_STRETCH:
            raise Trouble(
                say(
                    "The rulers should be about {ruler} mm long. Print at 100 %, without “fit to page”, and measure again.",
                    ruler=f"{RULER:g}",
                )
            )
        if max(abs(shift_x), abs(shift_y)) > _MOST_SHIFT:
            raise Trouble(
                say(
                    "The cross should be about {cross} mm from both edges. Print at 100 % on the right paper, and measure again.",
                    cross=f"{CROSS:g}",
                )
            )
        return cls(round(shift_x, 2), round(shift_y, 2), round(scale_x, 5), round(scale_y, 5))

    def on_paper(self, x: float, y: float) -> tuple[float, float]:
        """Return where in the file (mm) something must be for this printer to print it at ``x``, ``y`` mm."""
        return (x - self.shift_x) / self.scale_x, (y - self.shift_y) / self.scale_y


def kept_printer(folder: Path) -> Printer:
    """Return what was measured of this computer's printer for the museum in ``folder``; a true one if nothing was."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        found = Printer(*(float(told[name]) for name in ("shift_x", "shift_y", "scale_x", "scale_y")))
    except (OSError, ValueError, KeyError, TypeError):
        return Printer()
    sound = abs(found.shift_x) <= _MOST_SHIFT and abs(found.scale_x - 1) <= _MOST_STRETCH * 2
    return found if sound and found.scale_y > 0.5 else Printer()


def keep_printer(folder: Path, printer: Printer) -> None:
    """Remember what was measured."""
    (folder / FILE).write_text(json.dumps(asdict(printer), indent=1) + "\n", encoding="utf-8")
