"""What do we know about this museum, who said so, and how does it add up? (Spectrum 5.1 units of information.)

The door of the room: entries, the journal they are kept in, and the picture they fold into.
"""

from reorg.museum.check_character import check_character
from reorg.museum.checked import doubtful, fits, with_check, without_check
from reorg.museum.entry import FIRST_LINK, Draft, Entry, canonical, from_line, to_line
from reorg.museum.fields import FIELDS, KEPT, Field, field
from reorg.museum.finding import Finding, Severity, Stops
from reorg.museum.folding import Fold, fold
from reorg.museum.furniture import FURNITURE, furniture_label
from reorg.museum.journal import Act, BrokenChain, Journal, Writer, check_chain
from reorg.museum.kinds import KINDS, MOVABLE, PLACE_KINDS, ROLES, TRUSTS, VERDICTS, VERSIONS, upgraded
from reorg.museum.marks import AWAY, BITS, LACKS, marks_of
from reorg.museum.moving import Move, back, moved
from reorg.museum.naming import identity, object_id, photo_id, record_id
from reorg.museum.numbering import bare_key, bare_number, near_numbers, number_key, number_signs
from reorg.museum.objects import Objects
from reorg.museum.picture import Museum
from reorg.museum.pile import OF_THE_MOVE, Facts, Layer, current, disputed, kind_of, said_by, taken_back
from reorg.museum.places import Door, Place, Places, fold_code, natural
from reorg.museum.procedures import PROCEDURES, Procedure
from reorg.museum.states import BELONGS, DISPLAY, GONE, STANDING, STATES, is_gone, state_of
from reorg.museum.unknown import nothing_pattern, says_nothing
from reorg.museum.whereabouts import Standing, Written, standing, written_places

__all__ = [
    "AWAY",
    "BELONGS",
    "BITS",
    "DISPLAY",
    "FIELDS",
    "FIRST_LINK",
    "FURNITURE",
    "GONE",
    "KEPT",
    "KINDS",
    "LACKS",
    "MOVABLE",
    "OF_THE_MOVE",
    "PLACE_KINDS",
    "PROCEDURES",
    "ROLES",
    "STANDING",
    "STATES",
    "TRUSTS",
    "VERDICTS",
    "VERSIONS",
    "Act",
    "BrokenChain",
    "Door",
    "Draft",
    "Entry",
    "Facts",
    "Field",
    "Finding",
    "Fold",
    "Journal",
    "Layer",
    "Move",
    "Museum",
    "Objects",
    "Place",
    "Places",
    "Procedure",
    "Severity",
    "Standing",
    "Stops",
    "Writer",
    "Written",
    "back",
    "bare_key",
    "bare_number",
    "canonical",
    "check_chain",
    "check_character",
    "current",
    "disputed",
    "doubtful",
    "field",
    "fits",
    "fold",
    "fold_code",
    "from_line",
    "furniture_label",
    "identity",
    "is_gone",
    "kind_of",
    "marks_of",
    "moved",
    "natural",
    "near_numbers",
    "nothing_pattern",
    "number_key",
    "number_signs",
    "object_id",
    "photo_id",
    "record_id",
    "said_by",
    "says_nothing",
    "standing",
    "state_of",
    "taken_back",
    "to_line",
    "upgraded",
    "with_check",
    "without_check",
    "written_places",
]
