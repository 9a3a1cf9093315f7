"""``reorg compare``: which rows of a further list are objects that the museum has, laid out for people to decide?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import Columns, Sheet, meanings
from reorg.cli.opened import Opened, list_named, writer
from reorg.cli.setting_beside import Told, beside_objects
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.cli.versions import carried, decided, versions
from reorg.exchange import Reading, drafts
from reorg.exchange import read as read_file
from reorg.language import Trouble, listed, say, say_many
from reorg.museum import ROLES, TRUSTS, Draft, Museum, record_id
from reorg.web.journal import Laid, laid_rows, lay_rows, worked_out

Role = Annotated[str, typer.Option(help="What the list is to the museum: register, cards, list, database, labels …")]
Trust = Annotated[str, typer.Option(help="How far it is trusted: high, usual or low.")]
By = Annotated[str, typer.Option(help="Who brought it.")]
Who = Annotated[str, typer.Option(help="Who does this. Default: the name by which this computer knows you.")]
Replaces = Annotated[str, typer.Option(help="The list (its id) of which this one is a newer version.")]


@dataclass(frozen=True)
class Source:
    """A list that is to be compared: its id, what a ``source`` entry says of it, and its rows as they are told."""

    id: str
    facts: Mapping[str, object]
    rows: tuple[Told, ...]


def compare(  # noqa: PLR0913, PLR0917 - a verb has the options that a person may need
    folder: Annotated[Path, typer.Argument(metavar="MUSEUM", help="The museum's folder.", show_default=False)],
    list_: Annotated[str, typer.Argument(metavar="LIST", help="A list, or the name of one that is kept.")],
    sheet: Sheet = None,
    column: Columns = None,
    role: Role = "list",
    trust: Trust = "usual",
    by: By = "",
    replaces: Replaces = "",
    who: Who = "",
    as_json: AsJson = False,
) -> None:
    """Keep a further list beside the objects, and say which of its rows are objects that are here. No object changes.

    Example: reorg compare my-museum cards.xlsx --role cards
    """
    _one_of(role, ROLES)
    _one_of(trust, TRUSTS)
    opened, progress = Opened(folder), Progress()
    progress(0.02, say("Reading the list"))
    museum = opened.museum()
    replaces = list_named(museum, replaces) if replaces else ""
    said = {"role": role, "trust": trust, "brought_by": by, "replaces": replaces}
    path = Path(list_)
    if path.is_file():
        source = _brought(opened, museum, read_file(path, sheet=sheet, columns=meanings(column)), said, who or writer())
    else:
        source = kept_source(opened, museum, list_named(museum, list_))
        _not_entered(museum, source.id, str(source.facts.get("name", "")))
    earlier = _earlier(opened, museum, source, who or writer())
    rows = beside_objects(
        source.rows, museum, but=source.id, role=str(source.facts.get("role", "")), progress=progress, were=earlier.were
    )
    progress(0.9, say("Laying the rows out"))
    lay_rows(source.id, rows)
    progress(1.0, say("Done"))
    _tell(source, rows, museum, earlier, as_json=as_json)


def _one_of(said: str, known: tuple[str, ...]) -> None:
    if said not in known:
        raise Trouble(say("“{said}” is not one of: {known}.", said=said, known=listed(known)))


def _brought(opened: Opened, museum: Museum, reading: Reading, said: Mapping[str, str], who: str) -> Source:
    """Keep the file and enter it as a source, without objects."""
    _not_entered(museum, reading.source, reading.name)
    if opened.files.keep(reading.table.path) != reading.table.sha256:
        raise Trouble(
            say("{file} changed while it was read. Nothing was entered; read it again.", file=reading.table.name)
        )
    known = museum.sources.get(reading.source, {})
    facts = {**reading.facts(), **{name: value for name, value in said.items() if value}}
    changed = {name: value for name, value in facts.items() if known.get(name) != value and value not in ("", None)}
    if changed:
        was = {name: known.get(name) for name in changed}
        opened.journal.append([Draft("source", reading.source, {**changed, "was": was})], who=who)
    return Source(reading.source, facts, _told(reading, museum, reading.source))


@dataclass(frozen=True)
class Earlier:
    """What an earlier version of a list brings: by row the object that it was, how many decisions were carried over."""

    were: Mapping[int, str] = field(default_factory=dict)
    carried: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def _earlier(opened: Opened, museum: Museum, source: Source, who: str) -> Earlier:
    """Carry what was decided about unchanged rows of an earlier version over, as one action."""
    replaced = str(source.facts.get("replaces", ""))
    if not replaced or replaced not in museum.sources:
        return Earlier()
    found = versions(_rows_of(opened, museum, replaced), source.rows)
    drafts = carried(museum, source.id, source.rows, found, replaced)
    if drafts:
        opened.journal.append(drafts, who=who)
    were = {row: decided(museum, replaced, earlier).object_after for row, earlier in found.earlier.items()}
    worked_out(
        f"versions.{source.id}", {**found.counts, "carried": len(drafts), "came": found.came, "left": found.left}
    )
    return Earlier(were, len(drafts), found.counts)


def _rows_of(opened: Opened, museum: Museum, key: str) -> Sequence[Told]:
    """Return the rows of an earlier version: from its kept file, or as they were laid out if that is gone."""
    try:
        return kept_source(opened, museum, key).rows
    except Trouble:
        laid = [Told(each.key, each.row, each.facts) for source, each in laid_rows() if source == key]
        if not laid:
            raise
        return laid


def kept_source(opened: Opened, museum: Museum, key: str) -> Source:
    """Return a list that was brought before, read again from its kept file. Raises Trouble if that is not possible."""
    facts = museum.sources[key]
    name = str(facts.get("name", key))
    sha256 = str(facts.get("sha256", ""))
    if not sha256:
        return Source(key, facts, _typed(museum, key))
    if not opened.files.sound(sha256):
        raise Trouble(
            say(
                "The kept file of {name} is no longer there, or was changed. Bring the same file in again, and it is "
                "back. Everything that was decided is still there, and nothing was changed now.",
                name=name,
            )
        )
    columns = facts.get("columns")
    reading = read_file(
        opened.files.path(sha256), sheet=str(facts.get("sheet") or "") or None,
        columns=columns if isinstance(columns, list) else None,
    )  # fmt: skip
    return Source(key, facts, _told(reading, museum, key))


def _not_entered(museum: Museum, key: str, name: str) -> None:
    objects = museum.objects
    mine = [
        int(row) for source, row in zip(objects.words("source"), objects.numbers("row"), strict=True) if source == key
    ]
    decided = (museum.matches.get(record_id(key, row), {}) for row in mine)
    if any(each.get("verdict") != "new" for each in decided):
        raise Trouble(
            say(
                "{name} is the list that objects were entered from: its rows are those objects. Compare another list "
                "with it, or take it back first.",
                name=name,
            )
        )


def _told(reading: Reading, museum: Museum, key: str) -> tuple[Told, ...]:
    rows = (draft.data for draft in drafts(reading, museum.places) if draft.kind == "object")
    return tuple(Told.of(key, data) for data in rows)


def _typed(museum: Museum, key: str) -> tuple[Told, ...]:
    lines = (line for line in museum.lines.values() if line.get("source") == key and not line.get("struck"))
    return tuple(sorted((Told.of(key, line) for line in lines), key=lambda told: told.row))


def _tell(source: Source, rows: list[Laid], museum: Museum, earlier: Earlier, *, as_json: bool) -> None:
    counts = {name: sum(1 for each in rows if each.pile == name) for name in ("agree", "differ", "alone")}
    found = {each.best for each in rows if each.best}
    if as_json:
        alone = len(museum.objects) - len(found)
        answer = {"source": source.id, "rows": len(rows), **counts, "objects_alone": alone}
        to_program({**answer, "carried": earlier.carried, "versions": dict(earlier.counts)})
        return
    to_person(
        say_many(
            "{count} row in {file}.", "{count} rows in {file}.", count=len(rows), file=source.facts.get("name", "")
        )
    )
    to_person(
        say(
            "An object here, and all that both say is the same: {agree}. An object here, and something differs: {differ}. "
            "No object here that is sure: {alone}.",
            **counts,
        )
    )
    if earlier.carried:
        to_person(
            say_many(
                "{count} decision was carried over from the earlier version.",
                "{count} decisions were carried over from the earlier version.",
                count=earlier.carried,
            )
        )
    to_person(say("Decide in the browser: Records, Lists brought in."))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("compare")(compare)
