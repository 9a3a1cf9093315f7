"""``reorg missing``: what do the sources say existed that nobody has seen, and what was seen that stands in no source?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.documentation import elimination
from reorg.language import AsItIs, say
from reorg.museum import Facts, Museum
from reorg.report import missing_report

FIRST = 10


def missing(
    folder: MuseumFolder,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Also write it: .pdf or .html.", show_default=False)
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """Say which objects were not found yet, how sure that is, and what was seen that stands in no record.

    Example: reorg missing my-museum -o missing.pdf
    """
    opened = Opened(folder)
    museum = opened.museum()
    compared = opened.compared(museum)
    found = elimination.eliminate(museum, compared)
    if output:
        report = missing_report(museum, found, compared.rows, date=datetime.now(UTC).date().isoformat())
        write_report(output, report, paper)
    if as_json:
        to_program(_told(museum, found))
        return
    _tell(museum, found)
    if output:
        to_person(say("Written: {file}", file=AsItIs(output)))


def _told(museum: Museum, found: elimination.Elimination) -> dict[str, object]:
    objects = museum.objects
    return {
        "existed": found.existed,
        "seen": found.seen,
        "bands": {band.value: count for band, count in found.bands.items()},
        "missing": [
            {
                "object": each.object,
                "number": objects.words("number")[objects.index[each.object]],
                "band": each.band.value,
                "place": each.place,
                "said_in": [list(at) for at in each.said_in],
                "alike": [list(at) for at in each.alike],
            }
            for each in found.missing
        ],
        "strangers": [list(at) for at in found.strangers],
        "unidentified": [list(at) for at in found.unidentified],
        "undecided": found.undecided,
        "sources": {source: str(facts.get("name", "")) for source, facts in museum.sources.items()},
    }


def _tell(museum: Museum, found: elimination.Elimination) -> None:
    to_person(
        say(
            "The records know of {existed} objects. Seen: {seen}. Not found yet: {missing}.",
            existed=found.existed,
            seen=found.seen,
            missing=len(found.missing),
        )
    )
    for band, count in found.bands.items():
        if count:
            to_person(f"  {count}: {band.label}")
    objects = museum.objects
    rows = []
    for each in found.missing[:FIRST]:
        facts: Facts = objects.facts(objects.index[each.object])
        path = museum.places.path(each.place)
        rows.append(
            (
                facts.get("number", ""),
                facts.get("name") or facts.get("title", ""),
                path[-1].label if path else facts.get("place_text", ""),
            )
        )
    if rows:
        to_person("")
        table((say("Number"), say("Object"), say("Recorded place")), rows)
    if found.strangers:
        to_person(say("Seen, and in no record: {count}.", count=len(found.strangers)))
    if found.unidentified:
        to_person(say("Seen, and not identified yet: {count}.", count=len(found.unidentified)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("missing")(missing)
