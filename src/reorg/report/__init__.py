"""How are results told to people, on a page that can be printed and traced?

The door of the room. ``draw`` holds the drawings, which need no museum; a report is a value until it is rendered.
"""

from reorg.report import draw, schedule
from reorg.report.accessions import REGISTER_COLUMNS, RegisterCorrection, RegisterLine, accession_register
from reorg.report.brief import brief
from reorg.report.condition import condition_report
from reorg.report.diagnosis import diagnosis_report
from reorg.report.figures_told import told, value_of, whose
from reorg.report.forms import Filled, FilledIn, Stock, evaluation_sheets, form_report, gravest_first, subjects_of
from reorg.report.heat_maps import heat_map, iso_map
from reorg.report.html import to_html
from reorg.report.judged import Judged, judge
from reorg.report.kept_diagnosis import diagnosis_bars, diagnosis_pictures
from reorg.report.layouts import in_feet, layout_drawing, layout_sheet, source_said
from reorg.report.maps import map_report
from reorg.report.missing import missing_report
from reorg.report.movements import COLUMNS as MOVEMENT_COLUMNS
from reorg.report.movements import MovedThing, movement_register, register_rows, slips
from reorg.report.needed import carpenter_report, in_inches, need_report
from reorg.report.object_sheet import Sheet, object_sheet
from reorg.report.overview import Moment, begun_on, overview
from reorg.report.pdf import to_pdf
from reorg.report.pictures import bare_map, plan_map, store_map, unit_front, worst_room
from reorg.report.procedures import CaseSheet, procedure_paper
from reorg.report.register import register_print
from reorg.report.room_sheet import room_sheet
from reorg.report.signs import Seen, open_moves, signs_of
from reorg.report.tasks import CARD_ROWS, TaskRow, TaskSheet, problem_rows, task_card, task_list, walked
from reorg.report.trial import (
    TrialSheet,
    median_words,
    percent_between,
    spot_words,
    time_words,
    trial_report,
    trial_sheet,
    verdict_words,
    way_words,
)
from reorg.report.trolleys import Carried, facts_by, trolley_lists
from reorg.report.units import Changed, changed_units, changes_told, unit_elevation, unit_report
from reorg.report.value import Report, Where, day
from reorg.report.walk_sheet import walk_sheet

__all__ = [
    "CARD_ROWS",
    "MOVEMENT_COLUMNS",
    "REGISTER_COLUMNS",
    "Carried",
    "CaseSheet",
    "Changed",
    "Filled",
    "FilledIn",
    "Judged",
    "Moment",
    "MovedThing",
    "RegisterCorrection",
    "RegisterLine",
    "Report",
    "Seen",
    "Sheet",
    "Stock",
    "TaskRow",
    "TaskSheet",
    "TrialSheet",
    "Where",
    "accession_register",
    "bare_map",
    "begun_on",
    "brief",
    "carpenter_report",
    "changed_units",
    "changes_told",
    "condition_report",
    "day",
    "diagnosis_bars",
    "diagnosis_pictures",
    "diagnosis_report",
    "draw",
    "evaluation_sheets",
    "facts_by",
    "form_report",
    "gravest_first",
    "heat_map",
    "in_feet",
    "in_inches",
    "iso_map",
    "judge",
    "layout_drawing",
    "layout_sheet",
    "map_report",
    "median_words",
    "missing_report",
    "movement_register",
    "need_report",
    "object_sheet",
    "open_moves",
    "overview",
    "percent_between",
    "plan_map",
    "problem_rows",
    "procedure_paper",
    "register_print",
    "register_rows",
    "room_sheet",
    "schedule",
    "signs_of",
    "slips",
    "source_said",
    "spot_words",
    "store_map",
    "subjects_of",
    "task_card",
    "task_list",
    "time_words",
    "to_html",
    "to_pdf",
    "told",
    "trial_report",
    "trial_sheet",
    "trolley_lists",
    "unit_elevation",
    "unit_front",
    "unit_report",
    "value_of",
    "verdict_words",
    "walk_sheet",
    "walked",
    "way_words",
    "whose",
    "worst_room",
]
