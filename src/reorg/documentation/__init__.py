"""What do the museum's lists say, and what is wrong with them?"""

from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions
from reorg.documentation.register import Register

__all__ = ["Dimensions", "Register", "parse_dimensions"]
