"""``reorg accept``: how are many rows of a compared list decided in one action, because the reason is the same?"""

from __future__ import annotations

from typing import Annotated

import typer

from reorg.cli.compare import Who
from reorg.cli.opened import MuseumFolder, Opened, list_named, writer
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.language import AsItIs, say, say_many
from reorg.web.journal import accept_group


def accept(
    folder: MuseumFolder,
    source: Annotated[str, typer.Argument(metavar="LIST", help="A compared list: its name or id.", show_default=False)],
    pile: Annotated[str, typer.Option(help="Which pile: agree, differ or alone.")] = "agree",
    ground: Annotated[
        str | None,
        typer.Option(help='Only one reason, in codes; "" is none. Default: all reasons.', show_default=False),
    ] = None,
    who: Who = "",
    as_json: AsJson = False,
) -> None:
    """Decide all open rows of a pile of a compared list, or those with one reason. One "reorg undo" takes it back.

    Example: reorg accept my-museum cards.csv --pile agree --ground "number-same title-same"
    """
    source = list_named(Opened(folder).museum(), source)
    progress = Progress()
    act = accept_group(
        source, pile, ground, who=who or writer(),
        progress=lambda done, rows: progress(done / max(1, rows), say("{row} of {rows} rows", row=done, rows=rows)),
    )  # fmt: skip
    if as_json:
        to_program({"action": act.name, "entries": act.count})
        return
    to_person(say_many("{count} step entered.", "{count} steps entered.", count=act.count))
    to_person(say('"reorg undo {folder}" takes all of it back.', folder=AsItIs(folder)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("accept")(accept)
