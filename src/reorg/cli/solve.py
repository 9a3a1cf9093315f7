"""``reorg solve``: how little furniture holds all this? For problems written as JSON, without any museum."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.tell import AsJson, Progress, table, to_person, to_program
from reorg.language import AsItIs, Message, Trouble, say, say_many
from reorg.storage import packing

MOST = 100  # problems of a file that are told


def solve(
    file: Annotated[Path, typer.Argument(metavar="PROBLEM.json", help="Things, units and rules.", show_default=False)],
    time: Annotated[float, typer.Option(help="How many seconds to look for a better answer.", min=0)] = 10,
    seed: Annotated[int, typer.Option(help="The same number tries the same things in the same order.")] = 1,
    rounds: Annotated[int, typer.Option(help="Stop after so many tries instead: always the same answer.", min=0)] = 0,
    as_json: AsJson = False,
) -> None:
    """Say how few pieces of furniture hold all things of a problem, which shelf holds what, and how few there can be.

    Example: reorg solve problem.json --time 60
    """
    written = _read(file)
    progress = Progress()
    stop = packing.Stop(rounds=rounds) if rounds else packing.Stop(seconds=time)
    working = say("Looking for less furniture")
    answer = packing.solve(written.problem, stop, seed, progress=lambda share: progress(share, working))
    if as_json:
        to_program(packing.answer_as_data(written, answer))
    else:
        _tell(written, answer)


def _read(file: Path) -> packing.Written:
    """Return the problem in a file. Raises Trouble with all that is wrong in it."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Trouble(
            say("{file} is not text in UTF-8, so it is no problem as JSON.", file=AsItIs(file.name))
        ) from None
    except OSError:
        raise Trouble(say("{file} cannot be opened. Is the name right?", file=AsItIs(file.name))) from None
    written, faults = packing.read_problem(text)
    if written is not None:
        return written
    for fault in faults[:MOST]:
        to_person(_said(fault), error=True)
    raise Trouble(
        say_many(
            "{file} has {count} mistake. Nothing was solved.",
            "{file} has {count} mistakes. Nothing was solved.",
            count=len(faults),
            file=AsItIs(file.name),
        )
    )


def _said(fault: packing.Fault) -> Message:
    at, value = AsItIs(fault.where), AsItIs(fault.value)
    sentences = {
        "not-json": say("{at}: this is not JSON ({value}).", at=at, value=value),
        "not-an-object": say("{at}: names with values in {{ }} are expected here.", at=at),
        "not-a-list": say("{at}: a list in [ ] is expected here.", at=at),
        "missing": say("{at} is missing.", at=at),
        "unknown-key": say("{at} is not known. Is it written wrongly?", at=at),
        "not-a-number": say("{at}: {value} is not a number.", at=at, value=value),
        "not-above-zero": say("{at} is {value}. It must be more than 0.", at=at, value=value),
        "below-zero": say("{at} is {value}. It cannot be less than 0.", at=at, value=value),
        "not-whole": say("{at} is {value}. A whole number is expected.", at=at, value=value),
        "not-a-flag": say("{at} is {value}. It is true or false.", at=at, value=value),
        "not-text": say("{at} is {value}. Text in quotation marks is expected.", at=at, value=value),
        "not-a-share": say("{at} is {value}. It is a share: at least 0 and less than 1.", at=at, value=value),
        "beyond-reach": say("{at} is {value}. At most 3 things stand behind each other.", at=at, value=value),
        "no-such-unit": say("{at}: there is no unit called {value}.", at=at, value=value),
        "twice": say("{at}: {value} is there more than once.", at=at, value=value),
        "too-many": say("{at}: {value} things are more than can be solved.", at=at, value=value),
    }
    return sentences[fault.code]


def _tell(written: packing.Written, answer: packing.Answer) -> None:
    problem = written.problem
    if not problem.units:
        to_person(say("There are no units, so nothing has a place."))
    for unit in problem.units:
        if not unit.shelf_load:
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
        gap = f"{100 * answer.gap:.1f}"
        to_person(
            say(
                "{bays} units are needed. No answer needs fewer than {least}: this one has at most {gap} % too many.",
                bays=answer.bays,
                least=answer.least_bays,
                gap=gap,
            )
        )
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
