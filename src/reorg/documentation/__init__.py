"""What do the museum's lists say, and what is wrong with them?"""

from reorg.documentation.grammar.dates import WrittenDate, parse_date
from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions
from reorg.documentation.living import register_of
from reorg.documentation.profile import Profile, profile
from reorg.documentation.register import Register
from reorg.documentation.table import connect

__all__ = [
    "Dimensions",
    "Profile",
    "Register",
    "WrittenDate",
    "connect",
    "parse_date",
    "parse_dimensions",
    "profile",
    "register_of",
]
