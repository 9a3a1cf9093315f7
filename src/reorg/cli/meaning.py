"""How does a person say at the terminal what a column means, in which unit it is written, or where that is saved?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from reorg.exchange import read_meaning
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
        help='What a column means: "Inv. no.=number", "Ht=height:cm", by position "0=number"; "Notes=" for nothing; '
        'the same for several puts them together ("Room=place_text", "Shelf=place_text"); "@meaning.json" as saved.',
        show_default=False,
    ),
]
MeaningFile = Annotated[
    Path | None,
    typer.Option("--meaning", help="What all columns mean, as --save-meaning saved it.", show_default=False),
]


def meanings(
    said: list[str] | None, saved: Path | None = None
) -> Mapping[int | str, str] | Sequence[Mapping[str, object]] | None:
    """Return ``{"Ht": "height:cm", 0: "number"}`` for ``["Ht=height:cm", "0=number"]``, or what a file saved.

    Raises Trouble for what has no "=", and for a file together with anything else.
    """
    files = [each[1:] for each in said or [] if each.startswith("@")]
    if saved is not None or files:
        if (saved is not None and said) or len(said or []) > 1:
            raise Trouble(say("Say what the columns mean in a file, or one by one, but not both."))
        return read_meaning(saved if saved is not None else files[0])
    found: dict[int | str, str] = {}
    for each in said or []:
        name, equals, meaning = each.rpartition("=")
        if not equals:
            raise Trouble(say("{said} is not understood. Write it as HEADING=MEANING.", said=each))
        heading = name.strip()
        found[int(heading) if heading.isdecimal() else heading] = meaning.strip()
    return found or None
