"""``reorg find``: which objects are meant by some words or a number, perhaps written wrongly? As on the list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.exchange import handing
from reorg.language import Trouble, listed, say, say_many
from reorg.museum import FIELDS, GONE, KEPT, STANDING, Facts, Field, Places, state_of
from reorg.web.journal import find_objects, held_facts, held_places, open_journal

_SHOWN = 50
_LEFT_OUT = frozenset({"place_text", "size_from", "photo", "belongs_by", "belongs_confirmed"})
_OF_PLACES = frozenset({"place", "usual_place", "elsewhere", "taken_by", "seen_place"})
Held = tuple[int, str, Facts]


def find(
    folder: MuseumFolder,
    words: Annotated[list[str] | None, typer.Argument(help="Words, or a number.", show_default=False)] = None,
    output: Annotated[
        Path | None, typer.Option(help="Write what was found: .csv or .xlsx.", show_default=False)
    ] = None,
    places: Annotated[bool, typer.Option("--places", help="Also write where things are.")] = False,
    values: Annotated[bool, typer.Option("--values", help="Also write what things are worth.")] = False,
    gone: Annotated[bool, typer.Option("--gone", help="Also what is struck, given back or another record.")] = False,
    rows: Annotated[Path | None, typer.Option(hidden=True)] = None,
    as_json: AsJson = False,
) -> None:
    """Find objects by words or by a number, also where it is written wrongly.

    Example: reorg find my-museum 1978-12-54
    """
    if (folder / "bundle.json").is_file():
        raise Trouble(
            say("A museum as text holds no index. Make a museum of it first: reorg new FOLDER --from BUNDLE.")
        )
    open_journal(folder)
    tree = held_places()
    if rows:  # the list that a page shows
        wanted = json.loads(rows.read_text(encoding="utf-8"))
        _write(output or Path("objects.csv"), held_facts(wanted), len(wanted), _Columns(tree, places, values), as_json)
        return
    found = find_objects(" ".join(words or []))
    held = [
        each for each in held_facts(found.rows) if gone or each[0] in found.exact or each[2].get("state") not in GONE
    ]
    if output:
        _write(output, held, len(held), _Columns(tree, places, values), as_json)
        return
    near = list(held_facts(found.near))
    if as_json:
        to_program(
            {
                "count": len(held),
                "more": found.more,
                "objects": [_told(each, tree) for each in held[:_SHOWN]],
                "did_you_mean": [_told(each, tree) for each in near],
                "read_as": found.read_as,
                "check": found.check,
            }
        )
        return
    _tell(held, near, found.read_as, tree, more=found.more)


def _tell(
    held: Sequence[Held], near: Sequence[Held], read_as: dict[str, tuple[str, ...]], tree: Places, *, more: bool
) -> None:
    for word, others in read_as.items():
        to_person(say("{typed} was also read as {others}.", typed=word, others=listed(others, 6)))
    count = len(held)
    if more:
        to_person(say("More than {count} objects fit what you asked.", count=count))
    else:
        to_person(say_many("{count} object fits what you asked.", "{count} objects fit what you asked.", count=count))
    if near:
        to_person(say("Did you mean one of these?"))
    headings = (say("Number"), say("Object"), say("Place"), say("State"))
    for some in (near, held[:_SHOWN]):
        if some:
            told = [_told(each, tree) for each in some]
            table(headings, [[each["number"], each["name"], each["place"], each["state"]] for each in told])


def _told(each: Held, tree: Places) -> dict[str, str]:
    _, key, facts = each
    return {
        "key": key,
        "number": str(facts.get("number", "")),
        "name": str(facts.get("name") or facts.get("title") or ""),
        "place": _path(str(facts.get("place", "")), tree),
        "state": str(STANDING[state_of(facts, tree)]),
    }


def _path(place: str, tree: Places) -> str:
    return " / ".join(each.label for each in tree.path(place) if each.kind not in {"site", "building"})


class _Columns:
    """Which facts are written: nothing that is secret unless it was asked for."""

    def __init__(self, tree: Places, places: bool, values: bool) -> None:
        self.tree = tree
        every = [*FIELDS.values(), *KEPT.values()]
        self.fields: list[Field] = [
            each
            for each in every
            if each.name not in _LEFT_OUT
            and (not each.secret or (places if each.name in _OF_PLACES else values if each.name == "value" else False))
        ]

    def row(self, facts: Facts) -> list[str]:
        return [self._cell(field, facts.get(field.name)) for field in self.fields]

    def _cell(self, field: Field, value: object) -> str:
        if value is None or value == "":
            return ""
        if field.name in {"place", "usual_place", "seen_place"}:
            return _path(str(value), self.tree) or str(value)
        if field.name == "state":
            return str(STANDING.get(str(value), value))
        return f"{value:.10g}" if isinstance(value, float) else str(value)


def _write(output: Path, held: Iterable[Held], of: int, columns: _Columns, as_json: bool) -> None:
    rows: Iterator[list[str]] = (columns.row(facts) for _, _, facts in held)
    written = handing.write_rows([field.label for field in columns.fields], rows, output, of)
    if as_json:
        told = {"file": written.path.name, "rows": written.rows, "of": written.of, "sha256": written.sha256}
        to_program({"written": [told]})
    else:
        to_person(written.sentence)


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("find")(find)
