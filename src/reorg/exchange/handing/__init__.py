"""How does the museum's register leave the house: clean, in its own columns, with where every cell comes from?"""

from reorg.exchange.handing.clean import clean_register, read_source
from reorg.exchange.handing.rows import all_rows, rows_of
from reorg.exchange.handing.write import (
    Written,
    origin,
    write_differences,
    write_register,
    write_rows,
    write_table,
)

__all__ = [
    "Written",
    "all_rows",
    "clean_register",
    "origin",
    "read_source",
    "rows_of",
    "write_differences",
    "write_register",
    "write_rows",
    "write_table",
]
