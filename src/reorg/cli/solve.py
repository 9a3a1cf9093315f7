"""``reorg solve``: how little furniture holds all this? For problems written as JSON, without any museum."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.enough import waited_enough
from reorg.cli.solve_faults import said
from reorg.cli.tell import AsJson, Progress, table, to_person, to_program
from reorg.language import AsItIs, Message, Trouble, say, say_many
from reorg.storage import packing

MOST = 100  # problems of a file that are told


def solve(
    file: Annotated[Path, typer.Argument(metavar="PROBLEM.json", help="Things, units and rules.", show_default=False)],
    time: Annotated[float, typer.Option(help="How many seconds to look for a better answer.", min=0)] = 10,
    seed: Annotated[int, typer.Option(help="The same number tries the same things in the same order.")] = 1,
    rounds: Annotated[int, typer.Option(help="Stop after so many tries instead: always the same answer.", min=0)] = 0,
    check: Annotated[
        Path | None,
        typer.Option(metavar="ANSWER.json", help="Solve nothing: look this answer over.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say how few pieces of furniture hold all things of a problem, which shelf holds what, and how few there can be.

    Example: reorg solve problem.json --time 60
    """
    written = _read(file)
    progress = Progress()
    stop = packing.Stop(rounds=rounds) if rounds else packing.Stop(seconds=time)
    if check is not None:
        _check(written, check, stop, as_json=as_json)
        return
    working = say("Looking for less furniture")
    with waited_enough() as enough:
        until = replace(stop, enough=enough)
        answer = packing.solve(written.problem, until, seed, progress=lambda share: progress(share, working))
    if as_json:
        to_program(packing.answer_as_data(written, answer))
    else:
        _tell(written, answer)


def _read(file: Path) -> packing.Written:
    """Return the problem in a file. Raises Trouble with all that is wrong in it."""
    written, faults = packing.read_problem(_text(file))
    if written is not None:
        return written
    for fault in faults[:MOST]:
        to_person(said(fault), error=True)
    raise Trouble(
        say_many(
            "{file} has {count} mistake. Nothing was solved.",
            "{file} has {count} mistakes. Nothing was solved.",
            count=len(faults),
            file=AsItIs(file.name),
        )
    )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Trouble(say("{file} is not text in UTF-8, so it is no JSON.", file=AsItIs(file.name))) from None
    except OSError:
        raise Trouble(say("{file} cannot be opened. Is the name right?", file=AsItIs(file.name))) from None


def _check(written: packing.Written, file: Path, stop: packing.Stop, *, as_json: bool) -> None:
    """Say what is wrong with an answer, or how good it is. Raises Trouble if anything is wrong."""
    claim, faults = packing.read_answer(_text(file), written)
    placed = bays = least = 0
    if claim is not None:
        names = [written.ids[at] for at in written.source]
        faults = packing.check(written.problem, claim.packing, names)
        faults += packing.check_figures(claim.packing, claim.bays, claim.least_bays)
        placed, bays = int((claim.packing.lane >= 0).sum()), len(claim.packing.bay_unit)
        least = packing.least_bays(written.problem, claim.packing.unit, stop) if not faults else 0
    gap = bays / least - 1 if least else 0.0
    if as_json:
        told = [{"code": fault.code, "where": fault.where, "value": fault.value} for fault in faults]
        figures = {"placed": placed, "bays": bays, "least_bays": least, "gap": round(gap, 4)}
        to_program({"right": not faults, "faults": told, **({} if faults else figures)})
    for fault in [] if as_json else faults[:MOST]:
        to_person(said(fault), error=True)
    if faults:
        raise Trouble(
            say_many(
                "{file} is not right: {count} mistake.",
                "{file} is not right: {count} mistakes.",
                count=len(faults),
                file=AsItIs(file.name),
            )
        )
    if not as_json:
        to_person(say("The answer is right."))
        to_person(say("{placed} of {count} things have a place.", placed=placed, count=len(written.problem.things)))
        _tell_gap(bays, least, gap)


def _tell_gap(bays: int, least: int, gap: float) -> None:
    to_person(
        say(
            "{bays} units are needed. No answer needs fewer than {least}: this one has at most {gap} % too many.",
            bays=bays,
            least=least,
            gap=f"{100 * gap:.1f}",
        )
    )


def _tell(written: packing.Written, answer: packing.Answer) -> None:
    problem = written.problem
    if not problem.units:
        to_person(say("There are no units, so nothing has a place."))
    for unit in problem.units:
        if not unit.bears:
            to_person(
                say("A shelf of {unit} bears 0 kg: nothing that weighs anything can stand there.", unit=unit.name)
            )
    placed = int((answer.packing.lane >= 0).sum())
    to_person(say("{placed} of {count} things have a place.", placed=placed, count=len(problem.things)))
    if answer.groups:
        headers = [say("unit"), say("climate"), say("needed"), say("needed at least"), say("there are")]
        rows = [
            (
                problem.units[group.unit].name,
                written.climates[group.climate],
                group.bays,
                group.least_bays,
                "" if problem.units[group.unit].count is None else problem.units[group.unit].count,
            )
            for group in answer.groups
        ]
        table(headers, rows, numbers=(2, 3, 4))
        _tell_gap(answer.bays, answer.least_bays, answer.gap)
    _tell_unplaced(answer, packing.tenfold(problem, answer), written)


def _tell_unplaced(answer: packing.Answer, tenfold: list[int], written: packing.Written) -> None:
    for code, many in sorted(Counter(packing.REASONS[reason] for reason in answer.packing.reason.tolist()).items()):
        if code:
            to_person(_why(code, many))
    if tenfold:
        ids = dict.fromkeys(written.ids[written.source[at]] for at in tenfold)
        to_person(say("Would fit if ten times smaller. Are these in mm? {ids}", ids=AsItIs(", ".join(list(ids)[:20]))))


def _why(code: str, many: int) -> Message:
    return {
        "no-unit": say_many("{count} thing: no unit.", "{count} things: no unit.", count=many),
        "too-large": say_many(
            "{count} thing is too large for its unit.", "{count} things are too large for their units.", count=many
        ),
        "too-heavy": say_many(
            "{count} thing is too heavy for a shelf of its unit.",
            "{count} things are too heavy for a shelf of their units.",
            count=many,
        ),
        "no-room": say_many(
            "{count} thing has no room in the units that there are.",
            "{count} things have no room in the units that there are.",
            count=many,
        ),
    }[code]


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("solve")(solve)
