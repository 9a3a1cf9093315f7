"""What can be wrong with a register? A file for each kind of trouble or family of them; each asks once, for all rows."""

from __future__ import annotations

from reorg.documentation.findings import (
    amounts,
    columns,
    confidential,
    date_after_acquired,
    date_default,
    date_doubtful,
    date_impossible,
    date_outside_life,
    encoding_broken,
    languages,
    missing,
    name_missing,
    number_became_date,
    number_doubled,
    number_gaps,
    number_missing,
    number_odd_shape,
    photos,
    place_cannot_hold,
    place_doubled,
    place_in_store,
    place_missing,
    place_spellings,
    row_shifted,
    rows,
    signs,
    size_contradicts,
    size_doubtful,
    size_impossible,
    size_missing,
    size_swapped,
    size_tenfold,
    spoken,
    status,
    texts,
)
from reorg.documentation.kind import Check

CHECKS: tuple[Check, ...] = tuple(
    check
    for module in (
        number_missing,
        number_doubled,
        number_odd_shape,
        number_gaps,
        number_became_date,
        place_missing,
        place_in_store,
        place_cannot_hold,
        place_doubled,
        place_spellings,
        size_missing,
        name_missing,
        missing,
        size_doubtful,
        size_contradicts,
        size_tenfold,
        size_swapped,
        size_impossible,
        date_impossible,
        date_after_acquired,
        date_outside_life,
        date_doubtful,
        date_default,
        amounts,
        status,
        spoken,
        confidential,
        photos,
        rows,
        row_shifted,
        columns,
        texts,
        languages,
        signs,
        encoding_broken,
    )
    for check in module.CHECKS
)
"""All kinds of trouble, in the order in which they are looked for."""

__all__ = ["CHECKS"]
