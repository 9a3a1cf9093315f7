"""How are results told to people, on a page that can be printed and traced?

The door of the room. ``draw`` holds the drawings, which need no museum; a report is a value until it is rendered.
"""

from reorg.report import draw
from reorg.report.brief import brief
from reorg.report.condition import condition_report
from reorg.report.diagnosis import diagnosis_report
from reorg.report.html import to_html
from reorg.report.judged import Judged, judge
from reorg.report.kept_diagnosis import diagnosis_bars, diagnosis_pictures
from reorg.report.missing import missing_report
from reorg.report.pdf import to_pdf
from reorg.report.pictures import plan_map, store_map, unit_front
from reorg.report.register import register_print
from reorg.report.value import Report, Where

__all__ = [
    "Judged",
    "Report",
    "Where",
    "brief",
    "condition_report",
    "diagnosis_bars",
    "diagnosis_pictures",
    "diagnosis_report",
    "draw",
    "judge",
    "missing_report",
    "plan_map",
    "register_print",
    "store_map",
    "to_html",
    "to_pdf",
    "unit_front",
]
