"""Do we find what we have, and have we written down what we find? The two-way test, and the figures behind it."""

from reorg.assessment.trials.beginning import MOST, Asked, Frame, Listed, begin, begun, drawn, listed, refused_test
from reorg.assessment.trials.comparing import Difference, compare_rates, draws_needed
from reorg.assessment.trials.medians import Median
from reorg.assessment.trials.noting import doubted_note, judged, noted_draft, refused_note, seconds_of
from reorg.assessment.trials.rates import Rate, enough, enough_within, rate
from reorg.assessment.trials.result import (
    Part,
    Rated,
    Result,
    compare_trials,
    in_time,
    reached,
    result,
    told_difference,
    told_enough,
)
from reorg.assessment.trials.sequential import Errors, Stopping, Verdict
from reorg.assessment.trials.trial import FOUND, RECORD, SIDES, SPOT, STRATA, WAYS, Draw, Noted, Trial, trials_of

__all__ = [
    "FOUND",
    "MOST",
    "RECORD",
    "SIDES",
    "SPOT",
    "STRATA",
    "WAYS",
    "Asked",
    "Difference",
    "Draw",
    "Errors",
    "Frame",
    "Listed",
    "Median",
    "Noted",
    "Part",
    "Rate",
    "Rated",
    "Result",
    "Stopping",
    "Trial",
    "Verdict",
    "begin",
    "begun",
    "compare_rates",
    "compare_trials",
    "doubted_note",
    "drawn",
    "draws_needed",
    "enough",
    "enough_within",
    "in_time",
    "judged",
    "listed",
    "noted_draft",
    "rate",
    "reached",
    "refused_note",
    "refused_test",
    "result",
    "seconds_of",
    "told_difference",
    "told_enough",
    "trials_of",
]  # fmt: skip
