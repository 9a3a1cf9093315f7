"""What do the museum's lists say, what is wrong with them, and which of their rows are which object?

The names that judge whole lists are looked up when they are first used: they load DuckDB (about 40 MB), and the web
server, which only takes decisions about single rows, has to stay small.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reorg.documentation import clean, differing, elimination, reconciling, transcribing

if TYPE_CHECKING:
    from reorg.documentation.confirming import NOTHING_SAID, can_be_said, confirmed_size
    from reorg.documentation.grammar.dates import WrittenDate, parse_date
    from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions
    from reorg.documentation.living import register_of
    from reorg.documentation.profiling import Profile, profile
    from reorg.documentation.register import Register
    from reorg.documentation.shapes import Shapes, shape_of, shapes_of, to_confirm
    from reorg.documentation.table import connect

_JUDGING = {
    "Dimensions": "grammar.dimensions",
    "NOTHING_SAID": "confirming",
    "Profile": "profiling",
    "Register": "register",
    "WrittenDate": "grammar.dates",
    "Shapes": "shapes",
    "can_be_said": "confirming",
    "confirmed_size": "confirming",
    "connect": "table",
    "parse_date": "grammar.dates",
    "parse_dimensions": "grammar.dimensions",
    "profile": "profiling",
    "register_of": "living",
    "shape_of": "shapes",
    "shapes_of": "shapes",
    "to_confirm": "shapes",
}


def __getattr__(name: str) -> object:
    """Return a name of the judging half, loading it when it is first asked for."""
    if name in _JUDGING:
        return getattr(import_module(f"reorg.documentation.{_JUDGING[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "NOTHING_SAID",
    "Dimensions",
    "Profile",
    "Register",
    "Shapes",
    "WrittenDate",
    "can_be_said",
    "clean",
    "confirmed_size",
    "connect",
    "differing",
    "elimination",
    "parse_date",
    "parse_dimensions",
    "profile",
    "reconciling",
    "register_of",
    "shape_of",
    "shapes_of",
    "to_confirm",
    "transcribing",
]
