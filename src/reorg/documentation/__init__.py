"""What do the museum's lists say, and what is wrong with them?"""

from reorg.documentation.diagnosis import (
    Completeness,
    Diagnosis,
    Finish,
    Line,
    Past,
    Seen,
    diagnose,
    past,
    see,
    to_data,
)
from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions
from reorg.documentation.living import register_of
from reorg.documentation.profile import Profile, profile
from reorg.documentation.register import Register
from reorg.documentation.table import connect

__all__ = [
    "Completeness",
    "Diagnosis",
    "Dimensions",
    "Finish",
    "Line",
    "Past",
    "Profile",
    "Register",
    "Seen",
    "connect",
    "diagnose",
    "parse_dimensions",
    "past",
    "profile",
    "register_of",
    "see",
    "to_data",
]
