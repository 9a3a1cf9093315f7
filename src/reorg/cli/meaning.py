"""How does a person say at the terminal what a column means, and in which unit it is written?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from reorg.language import Trouble, say

Sheet = Annotated[
    str | None,
    typer.Option(
        help='The sheet, table or list in the file; "*" for all of one shape as one list. Default: the likeliest.',
        show_default=False,
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        help='What a column means: "Inv. no.=number", "Ht=height:cm", by position "0=number"; "Notes=" for nothing.',
        show_default=False,
    ),
]


def meanings(said: list[str] | None) -> Mapping[int | str, str] | None:
    """Return ``{"Ht": "height:cm", 0: "number"}`` for ``["Ht=height:cm", "0=number"]``. Raises Trouble without "="."""
    found: dict[int | str, str] = {}
    for each in said or []:
        name, equals, meaning = each.rpartition("=")
        if not equals:
            raise Trouble(say("{said} is not understood. Write it as HEADING=MEANING.", said=each))
        heading = name.strip()
        found[int(heading) if heading.isdecimal() else heading] = meaning.strip()
    return found or None
