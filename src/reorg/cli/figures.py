"""``reorg figures``: what follows from the measured store, each figure with its formula and the rows behind it?"""

from __future__ import annotations

from typing import Annotated

import typer

from reorg.cli.looked_up import place_coded
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.language import Trouble, say
from reorg.method import Range
from reorg.report import told, value_of, whose
from reorg.storage import GROWTH, Cell, Figure, following, survey


def figures(
    folder: MuseumFolder,
    room: Annotated[str, typer.Option("--room", help="Only this room, by its code.")] = "",
    growth: Annotated[float, typer.Option("--growth", min=0, max=1000, help="Room for so many % more objects.")] = 100
    * GROWTH,
    show: Annotated[str, typer.Option("--show", help="One figure with its formula and all its rows, by its id.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show what follows from the store: floor, shelves, fill, reach, risk, what is needed and what is missing.

    Example: reorg figures my-museum --show more-units
    """
    museum = Opened(folder).museum()
    place = place_coded(museum.places, room) if room else None
    if place is not None and place.kind != "room":
        raise Trouble(say("{code} is no room.", code=room))
    found = following(museum, survey(museum), room=place.id if place else "", growth=growth / 100)
    if show:
        found = tuple(each for each in found if each.formula.id == show)
        if not found:
            raise Trouble(say("There is no figure called {id}.", id=show))
    if as_json:
        to_program({"figures": [_data(each) for each in found], "growth": growth / 100})
        return
    rows = [(each.formula.id, each.formula.name, value_of(each), whose(each)) for each in found]
    table((say("id"), say("figure"), say("value"), say("whose")), rows)
    if show:
        _opened(found[0])


def _opened(figure: Figure) -> None:
    formula = figure.formula
    to_person("")
    to_person(formula.words)
    to_person(formula.signs)
    to_person(formula.source)
    to_person("")
    units = [column.unit for column in formula.columns]
    rows = [tuple(map(told, row.cells, units)) for row in figure.rows]
    table([column.name for column in formula.columns], rows, numbers=[at for at, unit in enumerate(units) if unit])


def _data(figure: Figure) -> dict[str, object]:
    formula = figure.formula
    return {
        "id": formula.id, "name": formula.name, "unit": formula.unit, "whose": formula.whose, "formula": formula.signs,
        "words": formula.words, "source": formula.source, "value": _plain(figure.value), "of": figure.of,
        "columns": [{"name": column.name, "unit": column.unit} for column in formula.columns],
        "rows": [{"place": row.place, "cells": [_plain(cell) for cell in row.cells]} for row in figure.rows],
    }  # fmt: skip


def _plain(cell: Cell) -> object:
    if isinstance(cell, Range):
        return cell.data()
    return None if isinstance(cell, float) and cell == float("inf") else cell


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("figures")(figures)
