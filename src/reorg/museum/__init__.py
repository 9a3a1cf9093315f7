"""What do we know about this museum, who said so, and how does it add up? (Spectrum 5.1 units of information.)

The door of the room: entries, the journal they are kept in, and the picture they fold into.
"""

from reorg.museum.asking import Ask
from reorg.museum.buildings import Storey, storeys
from reorg.museum.carrying import begun, cancelled, carried, corrected, signed, signs_again
from reorg.museum.cases import STAGES, Case, next_case_number, next_serial, possible, stage
from reorg.museum.check_character import check_character
from reorg.museum.checked import doubtful, fits, with_check, without_check
from reorg.museum.entry import FIRST_LINK, Draft, Entry, canonical, from_line, to_line
from reorg.museum.fields import FIELDS, KEPT, Field, field
from reorg.museum.finding import Finding, Severity, Stops
from reorg.museum.folding import Fold, fold
from reorg.museum.furniture import FURNITURE, furniture_label
from reorg.museum.journal import Act, BrokenChain, Journal, Writer, check_chain
from reorg.museum.kinds import KINDS, MOVABLE, PLACE_KINDS, ROLES, TRUSTS, VERDICTS, VERSIONS, upgraded
from reorg.museum.labels import check_on_label, label_text, read_label
from reorg.museum.marks import AWAY, BITS, LACKS, marks_of
from reorg.museum.movement import Movement, is_out, movements
from reorg.museum.moving import Move, back, moved
from reorg.museum.naming import identity, object_id, photo_id, record_id
from reorg.museum.numbering import bare_key, bare_number, near_numbers, number_key, number_signs, recovery_numbers
from reorg.museum.objects import Objects
from reorg.museum.picture import Museum
from reorg.museum.pile import OF_THE_MOVE, Facts, Layer, current, disputed, kind_of, said_by, taken_back
from reorg.museum.place_codes import PlaceCodes, following, learned, next_code
from reorg.museum.places import Door, Place, Places, fold_code, natural
from reorg.museum.procedures import CONDITIONS, PAPERS, PROCEDURES, Effect, Procedure, Step
from reorg.museum.refusing import (
    FIRST_YEAR,
    YEARS_AHEAD,
    refused,
    refused_cancel,
    refused_days,
    refused_signature,
    refused_step,
    same_person,
)
from reorg.museum.rooms import (
    FEATURES,
    STANDS,
    Diagonal,
    Feature,
    Opening,
    Outline,
    RoomShape,
    Wall,
    diagonals_of,
    on_a_wall,
    on_wall,
    outline,
    overlaps,
    rectangle,
    shape_of,
    signed_area,
    sticks_out,
    walls_of,
)
from reorg.museum.states import BELONGS, DISPLAY, GONE, STANDING, STATES, is_gone, state_of
from reorg.museum.unknown import nothing_pattern, says_nothing
from reorg.museum.walking import confirmed, sorted_on, walked
from reorg.museum.whereabouts import Standing, Written, standing, standing_at, written_places
from reorg.museum.written_walls import walls_written

__all__ = [
    "AWAY",
    "BELONGS",
    "BITS",
    "CONDITIONS",
    "DISPLAY",
    "FEATURES",
    "FIELDS",
    "FIRST_LINK",
    "FIRST_YEAR",
    "FURNITURE",
    "GONE",
    "KEPT",
    "KINDS",
    "LACKS",
    "MOVABLE",
    "OF_THE_MOVE",
    "PAPERS",
    "PLACE_KINDS",
    "PROCEDURES",
    "ROLES",
    "STAGES",
    "STANDING",
    "STANDS",
    "STATES",
    "TRUSTS",
    "VERDICTS",
    "VERSIONS",
    "YEARS_AHEAD",
    "Act",
    "Ask",
    "BrokenChain",
    "Case",
    "Diagonal",
    "Door",
    "Draft",
    "Effect",
    "Entry",
    "Facts",
    "Feature",
    "Field",
    "Finding",
    "Fold",
    "Journal",
    "Layer",
    "Move",
    "Movement",
    "Museum",
    "Objects",
    "Opening",
    "Outline",
    "Place",
    "PlaceCodes",
    "Places",
    "Procedure",
    "RoomShape",
    "Severity",
    "Standing",
    "Step",
    "Stops",
    "Storey",
    "Wall",
    "Writer",
    "Written",
    "back",
    "bare_key",
    "bare_number",
    "begun",
    "cancelled",
    "canonical",
    "carried",
    "check_chain",
    "check_character",
    "check_on_label",
    "confirmed",
    "corrected",
    "current",
    "diagonals_of",
    "disputed",
    "doubtful",
    "field",
    "fits",
    "fold",
    "fold_code",
    "following",
    "from_line",
    "furniture_label",
    "identity",
    "is_gone",
    "is_out",
    "kind_of",
    "label_text",
    "learned",
    "marks_of",
    "moved",
    "movements",
    "natural",
    "near_numbers",
    "next_case_number",
    "next_code",
    "next_serial",
    "nothing_pattern",
    "number_key",
    "number_signs",
    "object_id",
    "on_a_wall",
    "on_wall",
    "outline",
    "overlaps",
    "photo_id",
    "possible",
    "read_label",
    "record_id",
    "recovery_numbers",
    "rectangle",
    "refused",
    "refused_cancel",
    "refused_days",
    "refused_signature",
    "refused_step",
    "said_by",
    "same_person",
    "says_nothing",
    "shape_of",
    "signed",
    "signed_area",
    "signs_again",
    "sorted_on",
    "stage",
    "standing",
    "standing_at",
    "state_of",
    "sticks_out",
    "storeys",
    "taken_back",
    "to_line",
    "upgraded",
    "walked",
    "walls_of",
    "walls_written",
    "with_check",
    "without_check",
    "written_places",
]
