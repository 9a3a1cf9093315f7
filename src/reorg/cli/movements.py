"""``reorg movements``: what went where, who has it, what came back? As words, a paper to bind, a table, or slips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.days import day_of
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report, write_whole
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.exchange import handing
from reorg.language import AsItIs, Trouble, say, say_many
from reorg.museum import Museum, current, movements, natural
from reorg.report import MOVEMENT_COLUMNS, MovedThing, movement_register, register_rows, slips, to_pdf

FIRST = 20
_SLIPS = {Paper.A4: "a6", Paper.LETTER: "us-statement"}


def movements_(
    folder: MuseumFolder,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Also write it: .pdf, .html, .xlsx or .csv.", show_default=False),
    ] = None,
    since: Annotated[str, typer.Option(help="Moves entered from this day on.")] = "",
    until: Annotated[str, typer.Option(help="Moves entered up to this day.")] = "",
    slip: Annotated[
        str, typer.Option(help="The slips of one action (DEVICE:NUMBER), to leave where things stood; needs -o.")
    ] = "",
    paper: Annotated[Paper, typer.Option(help="The sheets to print on; slips are small ones.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """Say what moved, the newest first: number, reason, who took it, where to, date out, due back, date back, received by.

    Example: reorg movements my-museum -o movements.pdf
    """
    opened = Opened(folder)
    museum = opened.museum()
    first, last = (day_of(each) if each else "" for each in (since, until))
    every = _all(opened, museum)
    today = datetime.now(UTC).date().isoformat()
    if slip:
        some = [each for each in every if each.move.action == slip]
        if not some:
            raise Trouble(say("There is no move {action}.", action=slip))
        if output is None:
            raise Trouble(say("Say where the slips are written: -o slips.pdf"))
        write_whole(output, to_pdf(slips(some, museum.places, museum.name, date=today), paper=_SLIPS[paper]))
        to_person(say("Written: {file}", file=AsItIs(output)))
        return
    shown = [each for each in every if (first or "") <= each.move.time[:10] <= (last or "9999")]
    if output:
        _write(output, shown, museum, (today, first, last), paper)
    if as_json:
        to_program({"moves": [_told(each, museum) for each in shown], **_counts(shown, today)})
    elif not output:
        _tell(shown, museum, today)


def _all(opened: Opened, museum: Museum) -> list[MovedThing]:
    """Return every move, the newest first; of one action in the order in which it was entered."""
    piles, undone = opened.moved()
    found: list[MovedThing] = []
    for about, layers in piles:
        facts = current(layers, undone)
        number = str(facts.get("number") or facts.get("code") or "–")
        name = str(facts.get("name") or facts.get("title", ""))
        found += [MovedThing(move, number, name, about in museum.places) for move in movements(about, layers, undone)]
    found.sort(key=lambda each: (natural(each.number), each.move.about))
    return sorted(found, key=lambda each: (each.move.time, each.move.action), reverse=True)


def _write(output: Path, shown: Sequence[MovedThing], museum: Museum, told: tuple[str, str, str], paper: Paper) -> None:
    today, since, until = told
    shown = _as_it_happened(shown)
    match output.suffix.lower():
        case ".pdf" | ".html" | ".htm":
            report = movement_register(shown, museum.places, museum.name, date=today, since=since, until=until)
            write_report(output, report, paper)
            to_person(say("Written: {file}", file=AsItIs(output)))
        case _:
            rows = register_rows(shown, museum.places)
            written = handing.write_table(output, say("Movement register"), MOVEMENT_COLUMNS, rows)
            to_person(written.sentence)


def _as_it_happened(shown: Sequence[MovedThing]) -> list[MovedThing]:
    """Return the moves as a book has them: the oldest first, things of one action in the order of their numbers."""
    return sorted(shown, key=lambda each: (each.move.time, each.move.action))


def _counts(shown: Iterable[MovedThing], today: str) -> dict[str, object]:
    moves = [each.move for each in shown]
    return {"out": sum(move.still_out for move in moves), "overdue": sum(move.overdue(today) for move in moves)}


def _told(each: MovedThing, museum: Museum) -> dict[str, object]:
    move = asdict(each.move)
    codes = {name: museum.places[key].code if (key := move[name]) in museum.places else "" for name in ("origin", "to")}
    return {"number": each.number, "name": each.name, **move, **codes}


def _tell(shown: Sequence[MovedThing], museum: Museum, today: str) -> None:
    counts = _counts(shown, today)
    to_person(say_many("{count} move", "{count} moves", count=len(shown)))
    to_person(say("Still out: {out}; of these should be back: {late}.", out=counts["out"], late=counts["overdue"]))
    if shown:
        to_person("")
        table(MOVEMENT_COLUMNS, register_rows(shown[:FIRST], museum.places))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("movements")(movements_)
