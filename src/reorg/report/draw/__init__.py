"""Which pictures answer a question about a store at a glance, on a page, on paper and in a PDF alike?

Each picture is a small frozen value with ``svg()``, drawn in the language in use; no museum is needed to draw one.
"""

from reorg.museum import Door
from reorg.report.draw.bars import Bar, Bars, Change, Changes, completeness
from reorg.report.draw.beside import Beside
from reorg.report.draw.editing import Beneath, Editing
from reorg.report.draw.ends import End, Ends
from reorg.report.draw.floor import FloorArea, Narrow, Room, Unit
from reorg.report.draw.front import Elevation, Shelf
from reorg.report.draw.gantt import Gantt, GanttRow
from reorg.report.draw.heat import MANY, Classes, HeatMap
from reorg.report.draw.iso import Block, IsoMap
from reorg.report.draw.laid import LaidRoom, LaidUnit
from reorg.report.draw.lights import Light, Lights
from reorg.report.draw.parts import Part, Parts
from reorg.report.draw.pen import DARK, PAPER, SCREEN, css
from reorg.report.draw.photograph import Photograph, photograph
from reorg.report.draw.plan import LARGEST, MapPair, StoreMap
from reorg.report.draw.walk_rows import WalkRow, WalkRows

__all__ = [
    "DARK",
    "LARGEST",
    "MANY",
    "PAPER",
    "SCREEN",
    "Bar",
    "Bars",
    "Beneath",
    "Beside",
    "Block",
    "Change",
    "Changes",
    "Classes",
    "Door",
    "Editing",
    "Elevation",
    "End",
    "Ends",
    "FloorArea",
    "Gantt",
    "GanttRow",
    "HeatMap",
    "IsoMap",
    "LaidRoom",
    "LaidUnit",
    "Light",
    "Lights",
    "MapPair",
    "Narrow",
    "Part",
    "Parts",
    "Photograph",
    "Room",
    "Shelf",
    "StoreMap",
    "Unit",
    "WalkRow",
    "WalkRows",
    "completeness",
    "css",
    "photograph",
]
