"""What can be wrong with a register? One small file for each kind of trouble; each asks once and answers all rows."""

from __future__ import annotations

from collections.abc import Callable

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
from reorg.documentation.inquiry import Inquiry
from reorg.museum import Finding

FINDINGS: tuple[Callable[[Inquiry], Finding | None], ...] = (
    number_missing.find,
    number_doubled.find,
    number_odd_shape.find,
    number_gaps.find,
    number_became_date.find,
    place_missing.find,
    size_missing.find,
    name_missing.find,
    date_impossible.find,
    encoding_broken.find,
)

__all__ = ["FINDINGS"]
