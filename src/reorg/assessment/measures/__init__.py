"""What do the museum's own data measure? One function a measure, all alike: a Sight in, a Reading or None out.

None means that the data say nothing about it: then nobody has asked, and it stays unknown. A new measure is a function
in one of these files, a line here, its name in ``reorg.method`` and an item in the pack's ``measures.toml``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.assessment.measures.grouping import by_category
from reorg.assessment.measures.records import condition, identified, numbered
from reorg.assessment.measures.rooms import room_use, support_rooms
from reorg.assessment.measures.shelves import fullness
from reorg.assessment.measures.tested import agreeing, found_in_time, within_reach
from reorg.assessment.measures.walked import units_reached
from reorg.assessment.measures.whereabouts import on_floor, placed
from reorg.assessment.sight import Reading, Sight

Read = Callable[[Sight], Reading | None]

MEASURES: Mapping[str, Read] = MappingProxyType(
    {
        "floor": on_floor,
        "place": placed,
        "category": by_category,
        "room-use": room_use,
        "support-rooms": support_rooms,
        "number": numbered,
        "identity": identified,
        "fullness": fullness,
        "condition": condition,
        "search": found_in_time,
        "reach": within_reach,
        "agreement": agreeing,
        "units-reached": units_reached,
    }
)

__all__ = ["MEASURES"]
