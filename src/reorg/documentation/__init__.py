"""What do the museum's lists say, and what is wrong with them?"""

from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions
from reorg.documentation.grammar.numbers import number_key, number_shape
from reorg.documentation.living import register_of
from reorg.documentation.profile import Profile, profile
from reorg.documentation.register import Register

__all__ = [
    "Dimensions",
    "Profile",
    "Register",
    "number_key",
    "number_shape",
    "parse_dimensions",
    "profile",
    "register_of",
]
