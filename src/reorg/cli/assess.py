"""``reorg assess``: how does the museum stand, by component and criterion, and how sure are we?"""

from __future__ import annotations

from typing import Annotated

import typer

from reorg.assessment import Score, assess
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.tell import AsJson, Progress, table, to_person, to_program
from reorg.language import say
from reorg.method import load
from reorg.web import keep_judged
from reorg.web.journal import open_journal


def assess_(
    folder: MuseumFolder,
    desk: Annotated[bool, typer.Option("--desk", help="Keep all figures for the desk's pages.", hidden=True)] = False,
    as_json: AsJson = False,
) -> None:
    """Show how the museum stands: four components, ten criteria, each between a low and a high.

    Example: reorg assess my-museum
    """
    if desk:
        open_journal(folder)
        found = keep_judged(Progress())
    else:
        found = assess(Opened(folder).museum(), load())
    if as_json:
        to_program(found.to_data())
        return
    to_person(found.sentence)
    for heading, scores in ((say("Components"), found.components), (say("Criteria"), found.criteria)):
        to_person("")
        table(
            (heading, "", say("from %"), say("to %"), say("known %")),
            [_row(score) for score in scores],
            numbers=(2, 3, 4),
        )
    if found.narrow:
        to_person("")
        to_person(say("These answers would tell most:"))
        for each in found.narrow:
            to_person(f"  {each.question.text}")


def _row(score: Score) -> tuple[object, ...]:
    shares = (f"{share * 100:.0f}" for share in (score.low, score.high, score.known))
    return (score.name, f"{score.state.sign} {score.state.letter}", *shares)


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("assess")(assess_)
