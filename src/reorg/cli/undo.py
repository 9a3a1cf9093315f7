"""``reorg undo``: how is an action taken back? By another action; nothing is ever deleted."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from reorg.cli.compare import Who
from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.tell import Progress, to_person
from reorg.language import AsItIs, Trouble, say, say_many


def undo(
    folder: MuseumFolder,
    action: Annotated[str, typer.Argument(help="The action, as DEVICE:NUMBER. Default: the last one here.")] = "",
    reason: Annotated[str, typer.Option(help="Why it is taken back.")] = "",
    who: Who = "",
) -> None:
    """Take back the last action, also an import of thousands of rows. Undo the undo to bring it back.

    Example: reorg undo my-museum --reason "wrong file"
    """
    opened = Opened(folder)
    acts = Counter(f"{entry.device}:{entry.act}" for entry in opened.journal.read())
    mine = [name for name in acts if name.rpartition(":")[0] == opened.journal.device]
    if not action and not mine:
        raise Trouble(say("There is nothing to take back."))
    action = action or mine[-1]
    count = acts[action]
    if not count:
        raise Trouble(say("There is no action {action}.", action=action))
    progress = Progress()
    opened.take_back(
        action, reason, who=who or writer(),
        progress=lambda done, all_: progress(done / max(1, all_), say("{done} of {all} things", done=done, all=all_)),
    )  # fmt: skip
    to_person(
        say_many(
            "Taken back: {action}, {count} item. Nothing is deleted; the same command brings it back.",
            "Taken back: {action}, {count} items. Nothing is deleted; the same command brings it back.",
            count=count,
            action=AsItIs(action),
        )
    )


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("undo")(undo)
