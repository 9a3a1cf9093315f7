"""How does a sheet of the condition report look on paper, and what is written on it before anybody walks?"""

from reorg.report.forms.evaluation import evaluation_sheets
from reorg.report.forms.known import Stock, subjects_of
from reorg.report.forms.paper import Filled, form_report
from reorg.report.forms.told import FilledIn, filled_blocks, gravest_first

__all__ = [
    "Filled",
    "FilledIn",
    "Stock",
    "evaluation_sheets",
    "filled_blocks",
    "form_report",
    "gravest_first",
    "subjects_of",
]
