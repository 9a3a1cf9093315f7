"""What can be wrong with a register? One small file for each kind of trouble; each asks once and answers all rows."""

from __future__ import annotations

from collections.abc import Callable

from reorg.documentation.findings import (
    category_mixed,
    category_spellings,
    credit_spellings,
    date_impossible,
    encoding_broken,
    maker_spellings,
    material_spellings,
    name_missing,
    name_spellings,
    number_became_date,
    number_doubled,
    number_gaps,
    number_lookalike,
    number_missing,
    number_odd_shape,
    number_range,
    number_schemes,
    number_several,
    number_spaces,
    number_year,
    other_number_taken,
    part_gap,
    part_without_whole,
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
    number_lookalike.find,
    number_spaces.find,
    number_several.find,
    number_range.find,
    part_gap.find,
    part_without_whole.find,
    number_year.find,
    number_schemes.find,
    other_number_taken.find,
    maker_spellings.find,
    name_spellings.find,
    material_spellings.find,
    category_spellings.find,
    category_mixed.find,
    credit_spellings.find,
    place_missing.find,
    size_missing.find,
    name_missing.find,
    date_impossible.find,
    encoding_broken.find,
)

__all__ = ["FINDINGS"]
