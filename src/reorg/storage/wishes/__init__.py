"""What does the museum want of its plans, what of it contradicts, and what if something were different?

The door of the room: a ``Wish`` is a decision that holds until it is struck, ``clashes`` tells all contradictions at
once; an ``Asked`` is one question to the planner. ``wishing`` and ``hurried`` say both to the planner.
"""

from reorg.storage.wishes.asked import (
    MOST_MORE,
    Asked,
    added_places,
    place_drafts,
    types_of,
    with_more,
    wrong,
)
from reorg.storage.wishes.clashes import Clash, clashes, sound
from reorg.storage.wishes.following import Held, hurried, wishing
from reorg.storage.wishes.wish import (
    BOX,
    CATEGORY,
    FIRST,
    MAY_WISH,
    NOT,
    OBJECT,
    RULES,
    STAY,
    THERE,
    UNIT,
    WITH_PLACE,
    Wish,
    place_name,
    strike_draft,
    subject_kind,
    subject_name,
    told,
    wish_draft,
    wishes_of,
)

__all__ = [
    "BOX",
    "CATEGORY",
    "FIRST",
    "MAY_WISH",
    "MOST_MORE",
    "NOT",
    "OBJECT",
    "RULES",
    "STAY",
    "THERE",
    "UNIT",
    "WITH_PLACE",
    "Asked",
    "Clash",
    "Held",
    "Wish",
    "added_places",
    "clashes",
    "hurried",
    "place_drafts",
    "place_name",
    "sound",
    "strike_draft",
    "subject_kind",
    "subject_name",
    "told",
    "types_of",
    "wish_draft",
    "wishes_of",
    "wishing",
    "with_more",
    "wrong",
]
