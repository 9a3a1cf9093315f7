"""``reorg reconcile``: which rows of these lists are the same object, and where do they disagree? Nothing is changed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import meanings
from reorg.cli.opened import Opened, list_named
from reorg.cli.tell import AsJson, Progress, to_person
from reorg.documentation import (
    Changes,
    Matching,
    Pair,
    Register,
    Several,
    compare_versions,
    look_like_versions,
    match,
    match_several,
    reason_words,
    register_of,
)
from reorg.exchange import read
from reorg.language import AsItIs, Message, Trouble, listed, say, say_many
from reorg.museum import FIELDS

_EXAMPLES = 3
_MOST_LISTS = 26
"""As many as there are letters to call them by."""

Lists = Annotated[
    list[str],
    typer.Argument(
        metavar="A B …",
        help="Two or more lists: files, a museum's folder (its objects), or MUSEUM/NAME of a list that it keeps.",
        show_default=False,
    ),
]


def reconcile(
    lists: Lists,
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
    """Say which rows of two or more lists are the same object, and where they disagree. Nothing is changed.

    Example: reorg reconcile register.xlsx cards.csv
    """
    if not 2 <= len(lists) <= _MOST_LISTS:
        raise Trouble(say("Please name at least two lists, and at most {most}.", most=_MOST_LISTS))
    progress = Progress()
    registers = []
    for at, each in enumerate(lists):
        progress(0.2 * at / len(lists), say("Reading {name}", name=AsItIs(Path(each).name)))
        registers.append(register(each, sheet=_one_of(sheet, at), column=_all_of(column, at)))

    def tell(share: float, message: object) -> None:
        progress(0.2 + 0.8 * share, message)

    if len(lists) > 2:
        several = match_several(registers, ignore_numbers=ignore_numbers, progress=tell)
        _stream(_several_json(several, registers)) if as_json else _tell_several(several, registers)
        return
    one, other = registers
    found = match(one, other, ignore_numbers=ignore_numbers, progress=tell)
    changes = compare_versions(one, other, matching=found) if look_like_versions(one, other) else None
    if changes is not None and not changes.related(one.rows, other.rows):
        changes = None
    if as_json:
        _stream(_two_json(found, changes))
    else:
        _tell(found, one.name, other.name, changes, ignore_numbers=ignore_numbers)


def register(given: str, *, sheet: str | None = None, column: list[str] | None = None) -> Register:
    """Return the list that is meant: a file, a museum's objects, or a list that a museum keeps."""
    path = Path(given)
    if path.is_dir():
        museum = Opened(path).museum()
        return register_of(museum.objects, museum.name or path.name)
    if not path.is_file() and any((path.parent / name).exists() for name in ("museum.sqlite3", "bundle.json")):
        return _kept(path, sheet=sheet, column=column)
    return read(path, sheet=sheet, columns=meanings(column)).register


def _kept(path: Path, *, sheet: str | None, column: list[str] | None) -> Register:
    """Return a list that a museum keeps, as the museum said that it is to be read."""
    opened = Opened(path.parent)
    museum = opened.museum()
    facts = museum.sources[list_named(museum, path.name)]
    kept = opened.files.path(str(facts.get("sha256", "")))
    if not kept.is_file():
        raise Trouble(say("The file {file}, which was read once, is no longer kept here.", file=path.name))
    columns = facts.get("columns")
    chosen = meanings(column) or (columns if isinstance(columns, list) else None)
    return read(kept, sheet=sheet or str(facts.get("sheet") or "") or None, columns=chosen).register


def _letter(at: int) -> str:
    return chr(ord("a") + at)


def _all_of(said: list[str] | None, at: int) -> list[str]:
    """Return what was said of list ``at``: what stands behind its letter, and what stands behind no letter."""
    found = []
    for each in said or []:
        letter, colon, rest = each.partition(":")
        if colon and len(letter) == 1 and letter.isalpha() and letter.isascii():
            if letter.lower() == _letter(at):
                found.append(rest)
        else:
            found.append(each)
    return found


def _one_of(said: list[str] | None, at: int) -> str | None:
    return next(iter(_all_of(said, at)), None)


def _stream(lines: Iterable[str]) -> None:
    """Print one JSON document, piece by piece: a list of a million pairs is never held as text."""
    for line in lines:
        sys.stdout.write(line)
    sys.stdout.write("\n")


def _two_json(found: Matching, changes: Changes | None) -> Iterator[str]:
    counts = {
        "rows_a": found.rows_a,
        "rows_b": found.rows_b,
        "agree": found.agree,
        "differ": found.differ,
        "alone_a": found.alone_a,
        "alone_b": found.alone_b,
        "ignored_numbers": found.ignored_numbers,
        "versions": _versions(changes),
    }
    yield "{\n" + "".join(f'  "{name}": {_json(value)},\n' for name, value in counts.items()) + '  "pairs": ['
    yield from _listed(_pairs(found, ("a", "b")))
    yield "\n  ]\n}"


def _versions(changes: Changes | None) -> dict[str, object] | None:
    if changes is None:
        return None
    return {
        "identical": changes.identical,
        "same": changes.same,
        "added": list(changes.added),
        "gone": list(changes.gone),
        **dict(changes.counts),
        "columns": [{"old": each.old, "new": each.new, "kind": each.kind} for each in changes.columns],
        "work": list(changes.work),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(lines: Iterable[str]) -> Iterator[str]:
    before = "\n    "
    for line in lines:
        yield before + line
        before = ",\n    "


def _pairs(found: Matching, names: tuple[str, str], more: str = "") -> Iterator[str]:
    """Yield each pair as JSON; what is worded alike is put into words once."""
    said: dict[object, str] = {}
    for pair in found.pairs():
        codes = tuple(reason.code for reason in pair.reasons)
        key = (codes, pair.vetoes, pair.differ)
        words = said.get(key)
        if words is None:
            reasons = [str(reason.message) for reason in pair.reasons]
            vetoes = [str(reason_words(code)) for code in pair.vetoes]
            words = said[key] = (
                f'"reasons": {_json(vetoes + reasons)}, "codes": {_json([*pair.vetoes, *codes])}, '
                f'"vetoes": {_json(pair.vetoes)}, "group": {_json(pair.group)}, "differ": {_json(pair.differ)}'
            )
        yield (
            f'{{{more}"{names[0]}": {pair.a}, "{names[1]}": {pair.b}, "automatic": {str(pair.automatic).lower()}, '
            f'"score": {pair.score}, {words}}}'
        )


def _several_json(several: Several, lists: list[Register]) -> Iterator[str]:
    names = [
        {"letter": _letter(at), "name": each.name, "rows": each.rows, "alone": several.alone(at)}
        for at, each in enumerate(lists)
    ]
    yield f'{{\n  "lists": {_json(names)},\n  "objects": {several.objects},\n  "clusters": ['
    yield from _listed(_clusters(several))
    yield '\n  ],\n  "pairs": ['
    steps = (
        _pairs(step, ("object", "row"), f'"list": "{_letter(at)}", ') for at, step in enumerate(several.steps, start=1)
    )
    yield from _listed(line for lines in steps for line in lines)
    yield "\n  ]\n}"


def _clusters(several: Several) -> Iterator[str]:
    """Yield each object as JSON: its number from 1 and, by letter, its rows."""
    for at, rows in enumerate(zip(*(each.tolist() for each in several.rows), strict=True), start=1):
        yield _json({"object": at, **{_letter(place): row for place, row in enumerate(rows) if row}})


def _tell(found: Matching, one: str, other: str, changes: Changes | None, *, ignore_numbers: bool) -> None:
    """Say the three piles, with an example of each, and what to look at first."""
    if changes is not None:
        _tell_versions(changes)
        if changes.identical:
            return
    if found.ignored_numbers and not ignore_numbers:
        to_person(say("The numbers of the two lists are of two kinds, so they were not compared."))
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
    for name, count in ((one, found.alone_a), (other, found.alone_b)):
        to_person(
            say_many(
                "{count} row of {name} has no sure partner.",
                "{count} rows of {name} have no sure partner.",
                count=count,
                name=name,
            )
        )
    differing: list[Pair] = []
    open_: Counter[str] = Counter()
    first: dict[str, Pair] = {}
    before = 0
    for pair in found.pairs():
        if pair.automatic and pair.differ and len(differing) < _EXAMPLES:
            differing.append(pair)
        if not pair.automatic and pair.b != before and pair.score >= 0.5:
            open_[pair.group] += 1
            first.setdefault(pair.group, pair)
        before = pair.b
    _tell_differing(differing)
    _tell_open(open_, first)


def _tell_differing(pairs: list[Pair]) -> None:
    if not pairs:
        return
    to_person("")
    to_person(say("For example, they differ here:"))
    for pair in pairs:
        where = listed(FIELDS[name].label if name in FIELDS else name for name in pair.differ)
        to_person(say("row {a} and row {b}: {where}", a=str(pair.a), b=str(pair.b), where=where))


def _tell_open(open_: Counter[str], first: dict[str, Pair]) -> None:
    if not open_:
        return
    to_person("")
    to_person(say("Look at these first; they are likely, but not sure:"))
    for group, count in open_.most_common(_EXAMPLES):
        pair = first[group]
        vetoes = [reason_words(code) for code in pair.vetoes]
        words = [*vetoes, *(reason.message for reason in pair.reasons if reason.code in group.split())]
        to_person(
            say_many(
                "{count} row, such as row {a} and row {b}: {why}",
                "{count} rows, such as row {a} and row {b}: {why}",
                count=count,
                a=str(pair.a),
                b=str(pair.b),
                why=AsItIs(" ".join(str(each) for each in words if each is not None)),
            )
        )


def _tell_versions(changes: Changes) -> None:
    if changes.identical:
        to_person(say("These are the same list, row by row. There is nothing to work."))
        return
    to_person(say("These look like two versions of one list."))
    for message in _version_lines(changes):
        to_person(message)
    to_person("")


def _version_lines(changes: Changes) -> Iterator[Message]:
    counts = changes.counts
    yield say_many("{count} row is as it was.", "{count} rows are as they were.", count=changes.same)
    yield say_many("{count} row is new.", "{count} rows are new.", count=len(changes.added))
    yield say_many("{count} row is gone.", "{count} rows are gone.", count=len(changes.gone))
    yield say_many(
        "{count} cell says the same in another order.",
        "{count} cells say the same in another order.",
        count=counts["order"],
    )
    yield say_many(
        "{count} cell is only written otherwise.", "{count} cells are only written otherwise.", count=counts["format"]
    )
    yield say_many(
        "{count} cell moved or went with its column.",
        "{count} cells moved or went with their columns.",
        count=counts["schema"],
    )
    yield say_many("{count} cell really differs.", "{count} cells really differ.", count=counts["real"])
    for column in changes.columns:
        if column.kind == "renamed":
            yield say("The column “{old}” is now called “{new}”.", old=column.old, new=column.new)
        elif column.kind == "dropped":
            yield say("The column “{old}” is gone.", old=column.old)
        elif column.kind == "added":
            yield say("The column “{new}” is new.", new=column.new)
    yield say_many(
        "{count} row has to be worked again.", "{count} rows have to be worked again.", count=len(changes.work)
    )


def _tell_several(several: Several, lists: list[Register]) -> None:
    to_person(
        say_many(
            "The lists speak of {count} object, as far as is sure.",
            "The lists speak of {count} objects, as far as is sure.",
            count=several.objects,
        )
    )
    in_ = Counter(sum(1 for row in rows if row) for rows in zip(*(each.tolist() for each in several.rows), strict=True))
    for number in sorted(in_, reverse=True):
        to_person(
            say_many(
                "{count} stands in {number} of the lists.",
                "{count} stand in {number} of the lists.",
                count=in_[number],
                number=number,
            )
        )
    for at, each in enumerate(lists):
        to_person(
            say_many(
                "{count} row of {name} has no sure partner.",
                "{count} rows of {name} have no sure partner.",
                count=several.alone(at),
                name=each.name,
            )
        )


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("reconcile")(reconcile)
