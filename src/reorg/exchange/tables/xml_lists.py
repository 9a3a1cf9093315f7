"""How does any XML file with records in it become a table? (LIDO, Dublin Core, Modes, FileMaker, and every other)

What no standard explains is read by one rule: the records are the elements that repeat and hold most of the file's
values, few of them twice; the ways inside a record become columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.header import Header
from reorg.exchange.tables.records import Gathered, Key, headings
from reorg.exchange.tables.standards import STANDARDS, Standard
from reorg.exchange.tables.standards.filemaker import rows_of as filemaker_rows
from reorg.exchange.tables.standards.plain import values
from reorg.exchange.tables.table import Sheet
from reorg.exchange.tables.xml_nodes import Broken, Node, Opener, Outline, nodes, survey
from reorg.exchange.unreadable import Unreadable
from reorg.language import say
from reorg.museum import Finding, Severity

_LEAST_SCORE = 0.12
Found = Iterator[tuple[Key, str]]


def read_xml(db: duckdb.DuckDBPyConnection, path: Path, workspace: Path, documents: Sequence[Opener] = ()) -> Sheet:
    """Read the records of an XML file, or of several of one kind, into table ``register`` of ``db``."""
    documents = documents or [lambda: path.open("rb")]
    outline = survey(documents)
    if outline.root in {"FMPXMLRESULT", "FMPDSORESULT"}:
        return _gathered(db, workspace, lambda mended: filemaker_rows(documents, mended=mended), _none, "filemaker")
    standard = next((each for each in STANDARDS if each.is_ours(outline)), None)
    wanted = standard.is_record(outline) if standard else record_of(outline)
    if wanted is None:
        raise Unreadable(
            say(
                "{name} is an XML file without records that could be read as a list. Export the list as .csv or "
                ".xlsx. Nothing was changed.",
                name=path.name,
            )
        )
    row: Callable[[Node], Found] = standard.row if standard else values
    kind = standard.name if standard else "xml"
    return _gathered(
        db, workspace, lambda mended: map(row, nodes(documents, wanted, mended=mended)), standard or _none, kind
    )


_none = None
Rows = Callable[[bool], Iterator[Found]]


def _gathered(
    db: duckdb.DuckDBPyConnection, workspace: Path, rows: Rows, standard: Standard | None, kind: str
) -> Sheet:
    """Gather the rows; where the file is not well-formed, once more mended, and then as far as it goes."""
    found: list[Finding] = []
    for mended in (False, True):
        gathered = Gathered(workspace)
        try:
            for row in rows(mended):
                gathered.add(row)
        except Broken as problem:
            if not mended:
                continue
            if not gathered.rows:
                raise Unreadable(
                    say("This XML file is damaged on line {line}, before the first record.", line=str(problem.line))
                ) from None
            found.append(_broken_off(problem.line, gathered.rows))
        else:
            if mended:
                found.append(_mended())
        break
    keys = gathered.load(db)
    names = headings(keys, gathered.filled)
    means = standard.meaning(keys, gathered.filled) if standard else {}
    meaning = {at: means[key] for at, key in enumerate(keys) if key in means}
    return Sheet(Header(0, 1, names), max(1, len(keys)), 1, tuple(found), meaning=meaning, format=kind)


def record_of(outline: Outline) -> Callable[[list[str]], bool] | None:
    """Return how a record is known, in a file of no standard; None if nothing repeats."""
    whole = outline.values[(outline.root,)]
    best: tuple[str, ...] = ()
    score = 0.0
    for path, count in outline.count.items():
        kinds = len(outline.kinds.get(path, ()))
        if len(path) < 2 or count < 2 or kinds < 2:
            continue
        inside = outline.values[path]
        again = max(1.0, inside / count / kinds)  # how often a record says one thing
        share = inside / max(1, whole)
        each = share / (1 + max(0.0, again - 1.5)) * (1 - 0.02 * len(path))
        if each > score:
            best, score = path, each
    if score < _LEAST_SCORE:
        best = _only(outline)
    if not best:
        return None
    wanted = list(best)
    return lambda path: path == wanted


def _only(outline: Outline) -> tuple[str, ...]:
    """Return the one record that a file holds: its root, or the only element inside that."""
    path: tuple[str, ...] = (outline.root,)
    while True:
        inside = [other for other in outline.count if other[:-1] == path]
        if len(inside) != 1 or outline.values[inside[0]] < outline.values[path] or not outline.kinds.get(inside[0]):
            break
        path = inside[0]
    return path if len(outline.kinds.get(path, ())) >= 3 else ()


def _broken_off(line: int, rows: int) -> Finding:
    return notes.note(
        "broken_off",
        Severity.HIGH,
        say(
            "The file is damaged on line {line}. What stands before was read, {row} rows; what stands after was not. "
            "Copy it again from where it came, if you can.",
            line=str(line),
            row=rows,
        ),
        count=1,
    )


def _mended() -> Finding:
    return notes.note(
        "markup_mended",
        Severity.LOW,
        say(
            "The file has signs in it that XML does not allow, as some programs write them. They were left out or "
            "read as what they mean; the file itself is unchanged."
        ),
        count=1,
    )
