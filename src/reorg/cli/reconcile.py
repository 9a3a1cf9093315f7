"""``reorg reconcile``: which rows of these lists are the same object, and where do they disagree? Nothing is changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import meanings
from reorg.cli.opened import Opened
from reorg.cli.tell import AsJson, Progress, to_person
from reorg.documentation import Matching, Register, match, register_of
from reorg.exchange import read
from reorg.language import Trouble, listed, say, say_many
from reorg.museum import FIELDS

_EXAMPLES = 3


def reconcile(
    lists: Annotated[
        list[str],
        typer.Argument(
            metavar="A B",
            help="Two lists: files, a museum's folder, or MUSEUM/NAME of a list it keeps.",
            show_default=False,
        ),
    ],
    ignore_numbers: Annotated[
        bool, typer.Option("--ignore-numbers", help="Match as if the lists had no numbers.")
    ] = False,
    sheet: Annotated[
        list[str] | None, typer.Option(help='The sheet of a spreadsheet: "a:Sheet1", "b:2019".', show_default=False)
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help='What a column means: "a:Inv. no.=number", "b:Ht=height:cm".', show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say which rows of two lists are the same object, and where they disagree. Nothing is changed.

    Example: reorg reconcile register.xlsx cards.csv
    """
    if len(lists) < 2:
        raise Trouble(say("Two lists are needed to compare."))
    registers = [register(each, sheet=_of(sheet, at), column=_all_of(column, at)) for at, each in enumerate(lists)]
    found = match(registers[0], registers[1], ignore_numbers=ignore_numbers, progress=Progress())
    if as_json:
        _stream(found)
    else:
        _tell(found, registers[0].name, registers[1].name)


def register(given: str, *, sheet: str | None = None, column: list[str] | None = None) -> Register:
    """Return the list that is meant: a file, a museum's objects, or a list that a museum keeps."""
    path = Path(given)
    if path.is_dir():
        museum = Opened(path).museum()
        return register_of(museum.objects, museum.name)
    if path.is_file() or not path.parent.is_dir() or path.parent == Path():
        return read(path, sheet=sheet, columns=meanings(column)).register
    return _kept(path, sheet=sheet, column=column)


def _kept(path: Path, *, sheet: str | None, column: list[str] | None) -> Register:
    """Return a list that a museum keeps, as the museum said that it is to be read."""
    if not any((path.parent / name).exists() for name in ("files", "bundle.json")):
        return read(path, sheet=sheet, columns=meanings(column)).register
    opened = Opened(path.parent)
    named = [facts for facts in opened.museum().sources.values() if facts.get("name") == path.name]
    if not named:
        raise Trouble(say("{museum} keeps no list called {name}.", museum=path.parent.name, name=path.name))
    facts = named[-1]
    kept = opened.files.path(str(facts.get("sha256", "")))
    if not kept.is_file():
        raise Trouble(say("The file {file}, which was read once, is no longer kept here.", file=path.name))
    columns = facts.get("columns")
    return read(
        kept,
        sheet=sheet or str(facts.get("sheet") or "") or None,
        columns=meanings(column) or (columns if isinstance(columns, list) else None),
    ).register


def _letter(at: int) -> str:
    return chr(ord("a") + at)


def _all_of(said: list[str] | None, at: int) -> list[str]:
    """Return what was said of list ``at``: what stands behind its letter, and what stands behind no letter."""
    found = []
    for each in said or []:
        letter, colon, rest = each.partition(":")
        if colon and len(letter) == 1 and letter.isalpha():
            if letter.lower() == _letter(at):
                found.append(rest)
        else:
            found.append(each)
    return found


def _of(said: list[str] | None, at: int) -> str | None:
    return next(iter(_all_of(said, at)), None)


def _stream(found: Matching) -> None:
    """Print the answer as one JSON document, pair by pair."""
    counts = {
        "rows_a": found.rows_a,
        "rows_b": found.rows_b,
        "agree": found.agree,
        "differ": found.differ,
        "alone_a": found.alone_a,
        "alone_b": found.alone_b,
    }
    sys.stdout.write("{\n" + "".join(f'  "{name}": {count},\n' for name, count in counts.items()) + '  "pairs": [')
    before = "\n    "
    for line in _lines(found):
        sys.stdout.write(before + line)
        before = ",\n    "
    sys.stdout.write("\n  ]\n}\n")


def _lines(found: Matching) -> Iterator[str]:
    said: dict[tuple[str, ...], str] = {}
    for pair in found.pairs():
        codes = tuple(reason.code for reason in pair.reasons)
        words = said.get(codes)
        if words is None:
            words = said[codes] = (
                f'"reasons": {json.dumps([str(reason.message) for reason in pair.reasons], ensure_ascii=False)}, '
                f'"codes": {json.dumps(codes)}'
            )
        yield (
            f'{{"a": {pair.a}, "b": {pair.b}, "automatic": {str(pair.automatic).lower()}, "score": {pair.score}, '
            f'{words}, "vetoes": {json.dumps(pair.vetoes)}, "group": {json.dumps(pair.group)}, '
            f'"differ": {json.dumps(pair.differ)}}}'
        )


def _tell(found: Matching, one: str, other: str) -> None:
    """Say the three piles and what to look at first."""
    to_person(
        say_many(
            "{count} object stands in both lists and agrees.",
            "{count} objects stand in both lists and agree.",
            count=found.agree,
        )
    )
    to_person(
        say_many(
            "{count} object stands in both lists and differs somewhere.",
            "{count} objects stand in both lists and differ somewhere.",
            count=found.differ,
        )
    )
    to_person(
        say_many(
            "{count} row stands in {name} alone.", "{count} rows stand in {name} alone.", count=found.alone_a, name=one
        )
    )
    to_person(
        say_many(
            "{count} row stands in {name} alone.",
            "{count} rows stand in {name} alone.",
            count=found.alone_b,
            name=other,
        )
    )
    shown = 0
    for pair in found.pairs():
        if pair.automatic and pair.differ and shown < _EXAMPLES:
            shown += 1
            where = listed(FIELDS[name].label for name in pair.differ)
            to_person(
                say("For example, row {a} and row {b} differ in: {where}.", a=str(pair.a), b=str(pair.b), where=where)
            )


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("reconcile")(reconcile)
