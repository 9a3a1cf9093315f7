"""What do we know about this museum, who said so, and how does it add up? (Spectrum 5.1 units of information.)

The door of the room: entries, the journal they are kept in, and the picture they fold into.
"""

from reorg.museum.entry import FIRST_LINK, Draft, Entry, canonical, from_line, to_line
from reorg.museum.fields import FIELDS, Field, field
from reorg.museum.finding import Finding, Severity, Stops
from reorg.museum.folding import Fold, fold
from reorg.museum.furniture import FURNITURE, furniture_label
from reorg.museum.journal import Act, BrokenChain, Journal, Writer, check_chain
from reorg.museum.kinds import KINDS, PLACE_KINDS, ROLES, TRUSTS, VERDICTS, VERSIONS, upgraded
from reorg.museum.naming import identity, object_id, record_id
from reorg.museum.numbering import number_key, number_signs
from reorg.museum.objects import Objects
from reorg.museum.picture import Museum
from reorg.museum.pile import Facts, Layer, current, disputed, kind_of, said_by, taken_back
from reorg.museum.places import Door, Place, Places, fold_code, natural
from reorg.museum.unknown import nothing_pattern, says_nothing
from reorg.museum.whereabouts import Standing, Written, standing, written_places

__all__ = [
    "FIELDS",
    "FIRST_LINK",
    "FURNITURE",
    "KINDS",
    "PLACE_KINDS",
    "ROLES",
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
    "Museum",
    "Objects",
    "Place",
    "Places",
    "Severity",
    "Standing",
    "Stops",
    "Writer",
    "Written",
    "canonical",
    "check_chain",
    "current",
    "disputed",
    "field",
    "fold",
    "fold_code",
    "from_line",
    "furniture_label",
    "identity",
    "kind_of",
    "natural",
    "nothing_pattern",
    "number_key",
    "number_signs",
    "object_id",
    "record_id",
    "said_by",
    "says_nothing",
    "standing",
    "taken_back",
    "to_line",
    "upgraded",
    "written_places",
]
