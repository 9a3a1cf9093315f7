"""What can be wrong with a register? One small file for each kind of trouble; each asks once and answers all rows."""

from __future__ import annotations

from reorg.documentation.findings import (
    date_impossible,
    encoding_broken,
    name_missing,
    number_became_date,
    number_doubled,
    number_gaps,
    number_missing,
    number_odd_shape,
    place_missing,
    size_missing,
)
from reorg.documentation.kind import Check

CHECKS: tuple[Check, ...] = tuple(
    Check(each.KIND, each.find)
    for each in (
        number_missing,
        number_doubled,
        number_odd_shape,
        number_gaps,
        number_became_date,
        place_missing,
        size_missing,
        name_missing,
        date_impossible,
        encoding_broken,
    )
)

__all__ = ["CHECKS"]
