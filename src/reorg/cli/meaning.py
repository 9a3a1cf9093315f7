"""How does a person say at the terminal what a column means, and in which unit it is written?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from reorg.language import Trouble, say

Sheet = Annotated[
    str | None, typer.Option(help="The sheet of a spreadsheet. Default: the likeliest.", show_default=False)
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        help='What a column means: "Inv. no.=number", or by position "0=number"; "Notes=" for none.', show_default=False
    ),
]
Units = Annotated[list[str] | None, typer.Option(help='The unit of a size column: "Height=cm".', show_default=False)]


def meanings(said: list[str] | None) -> Mapping[str, str]:
    """Return ``{"Inv. no.": "number"}`` for ``["Inv. no.=number"]``. Raises Trouble for what holds no "="."""
    found = {}
    for each in said or []:
        name, equals, meaning = each.rpartition("=")
        if not equals:
            raise Trouble(say("{said} is not understood. Write it as HEADING=MEANING.", said=each))
        found[name.strip()] = meaning.strip()
    return found
