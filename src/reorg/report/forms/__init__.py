"""How does a sheet of the condition report look on paper, and what is written on it before anybody walks?"""

from reorg.report.forms.evaluation import evaluation_sheets
from reorg.report.forms.known import Stock, subjects_of
from reorg.report.forms.paper import Filled, form_report

__all__ = ["Filled", "Stock", "evaluation_sheets", "form_report", "subjects_of"]
