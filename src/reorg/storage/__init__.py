"""What stands where, what is missing, and where should everything go?

The door of the room: ``survey`` says how full the store is, ``check`` what was measured wrong, ``need`` what is
missing today, ``plan`` where everything goes, in which order and how long it takes.
"""

from reorg.method import Range
from reorg.storage.check import check
from reorg.storage.moves import Step
from reorg.storage.need import need
from reorg.storage.plan import Plan
from reorg.storage.planner import plan
from reorg.storage.rates import Rate, rates
from reorg.storage.survey import Survey, survey

__all__ = ["Plan", "Range", "Rate", "Step", "Survey", "check", "need", "plan", "rates", "survey"]
