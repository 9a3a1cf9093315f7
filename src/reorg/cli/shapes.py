"""Which shapes have the values of one column, and which has a person to confirm? (``reorg read --shapes FIELD``.)"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import meanings
from reorg.cli.opened import Opened, list_named
from reorg.cli.tell import table, to_person, to_program
from reorg.documentation import Shapes, shapes_of
from reorg.exchange import Reading, handing
from reorg.exchange import read as read_file
from reorg.language import Trouble, listed, say, say_many

SHOWN = 20
MOST = 400
Shaped = Annotated[
    str | None,
    typer.Option("--shapes", help="Only the shapes of one field: dimensions, date, maker …", show_default=False),
]
Fine = Annotated[bool, typer.Option("--fine", help="With --shapes: a finer grain, every word and sign.")]
OfSource = Annotated[
    str | None,
    typer.Option("--source", help="With --shapes and a museum: which of its lists (id).", show_default=False),
]


def shaped_reading(file: Path, source: str | None, sheet: str | None, column: list[str] | None) -> Reading:
    """Return the list whose shapes are asked for: a file, or a list that a museum keeps."""
    if not file.is_dir():
        return read_file(file, sheet=sheet, columns=meanings(column))
    opened = Opened(file)
    museum = opened.museum()
    return handing.read_source(museum, list_named(museum, source or ""), opened.files)


def tell_shapes(reading: Reading, field: str, *, fine: bool, as_json: bool) -> None:
    """Tell the shapes of a field. Raises Trouble if the list has no column for it."""
    if field not in reading.meaning:
        known = listed(reading.meaning, 40)
        raise Trouble(say("No column is “{field}”. There are: {known}.", field=field, known=known))
    found = shapes_of(
        reading.register,
        field,
        MOST if as_json else SHOWN,
        fine=fine,
        unit=reading.units.get(field, ""),
        confirmed=reading.confirmed.get(field),
    )
    if as_json:
        to_program(_document(found))
        return
    to_person(
        say_many(
            "{count} shape of {values} different values in {rows} rows; {most} shapes cover 95 % of the rows.",
            "{count} shapes of {values} different values in {rows} rows; {most} shapes cover 95 % of the rows.",
            count=found.count,
            values=found.values,
            rows=found.rows,
            most=found.covering[95],
        )
    )
    table(
        (say("Shape"), say("Rows"), say("For example"), say("Read as"), ""),
        [
            (each.shape, each.rows, each.samples[0], each.read[0], each.confirmed or each.state.label)
            for each in found.shapes
        ],
        numbers=(1,),
    )


def _document(found: Shapes) -> dict[str, object]:
    return {
        "field": found.field,
        "rows": found.rows,
        "values": found.values,
        "count": found.count,
        "understood": found.understood,
        "covering": {str(percent): count for percent, count in found.covering.items()},
        "shapes": [
            {
                "shape": each.shape,
                "rows": each.rows,
                "values": each.values,
                "samples": list(each.samples),
                "read": [str(said) for said in each.read],
                "state": each.state.value,
                "confirmed": each.confirmed,
                "choices": [[said, str(words)] for said, words in each.choices],
            }
            for each in found.shapes
        ],
    }
