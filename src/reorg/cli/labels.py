"""``reorg labels``: which labels are printed, on which sheets, from which label on?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.chosen import AtPlace, FromFile, Numbered, chosen, lines_of, path_of
from reorg.cli.looked_up import LookedUp, looked_up, place_coded
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import write_whole
from reorg.cli.tell import AsJson, to_person, to_program
from reorg.language import AsItIs, Trouble, listed, say, say_many
from reorg.museum import Facts, Place, fold_code, number_key
from reorg.report import labels as printed

_LONGEST_CODE = 24
PLACED = ("room", "unit", "shelf", "drawer", "box", "tray", "trolley", "floor")


class What(StrEnum):
    """What is labelled."""

    OBJECTS = "objects"
    PLACES = "places"


def labels(  # noqa: PLR0913, PLR0917 - one for each thing that a person chooses
    folder: MuseumFolder,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write: .pdf.")] = Path("labels.pdf"),
    what: Annotated[
        What, typer.Option(help="Labels for objects, or for the place and the places in it.")
    ] = What.OBJECTS,
    place: AtPlace = "",
    numbers: Numbered = "",
    file: FromFile = None,
    sheet: Annotated[str, typer.Option(help="The sheet of labels: 3x8, 3x7, 2x7 … (a wrong one lists them).")] = "3x7",
    own: Annotated[
        str,
        typer.Option(
            help="A sheet of your own, in mm: across=3,down=7,wide=63.5,tall=38.1,left=7.2,top=15.1,between-x=2.5"
        ),
    ] = "",
    start: Annotated[int, typer.Option(help="Begin at this label of a sheet that was begun.", min=1)] = 1,
    test_page: Annotated[bool, typer.Option("--test-page", help="Write the page to set the printer right by.")] = False,
    plain: Annotated[bool, typer.Option("--no-code", help="Without a QR code.")] = False,
    preview: Annotated[Path | None, typer.Option(hidden=True)] = None,
    as_json: AsJson = False,
) -> None:
    """Write labels: the number or code, its check character, what it is, and a QR code that a phone or scanner reads.

    Example: reorg labels my-museum --place A1 --sheet 3x8 -o labels.pdf
    """
    opened = Opened(folder)
    stock, printer = _stock(sheet, own), printed.kept_printer(folder)
    if test_page:
        write_whole(output, printed.printer_page_pdf(stock, printer))
        to_person(say("Written: {file}", file=AsItIs(output)), error=as_json)
        return
    if start > stock.count:
        raise Trouble(say("This sheet has {count} labels. Begin at one of them.", count=stock.count))
    ask = looked_up(opened)
    made = list(_of_places(ask, place, file) if what is What.PLACES else _of_objects(ask, place, numbers, file))
    if not made:
        raise Trouble(say("There is nothing to print a label for."))
    foot = str(ask.about_museum().get("name", ""))
    write_whole(output, printed.labels_pdf(made, stock, start=start, printer=printer, foot=foot, codes=not plain))
    if preview:
        write_whole(preview, printed.labels_picture(made, stock, start=start, foot=foot, codes=not plain))
    sheets = -(-(len(made) + start - 1) // stock.count)
    readable = plain or printed.readable(made, stock)
    if as_json:
        to_program({"labels": len(made), "sheets": sheets, "coded": readable})
        return
    if not readable:
        to_person(say("Some labels are too small for a code that can be read: they bear their number alone."))
    to_person(
        say(
            "{labels} on {sheets}.",
            labels=say_many("{count} label", "{count} labels", count=len(made)),
            sheets=say_many("{count} sheet", "{count} sheets", count=sheets),
        )
    )
    to_person(say("Written: {file}", file=AsItIs(output)))


def _stock(sheet: str, own: str) -> printed.Stock:
    if own:
        pairs = (part.partition("=") for part in own.split(","))
        return printed.own_stock({name.strip(): value for name, _, value in pairs})
    if sheet not in printed.stocks():
        raise Trouble(
            say("There is no sheet {sheet}. There are: {known}.", sheet=sheet, known=listed(printed.stocks()))
        )
    return printed.stocks()[sheet]


def _of_objects(ask: LookedUp, place: str, numbers: str, file: Path | None) -> Iterator[printed.Label]:
    held = chosen(ask, place, numbers, file).objects
    doubled = ask.by_numbers({number_key(str(facts.get("number", ""))) for _, facts in held})
    for key, facts in held:
        number = str(facts.get("number", ""))
        alone = len(doubled.get(number_key(number), ())) == 1 and len(number) <= _LONGEST_CODE
        kind, code = ("object", number) if alone else ("key", key)
        yield printed.Label(number or "–", kind, code, _names(facts), checked=bool(number))


def _names(facts: Facts) -> tuple[str, ...]:
    names = dict.fromkeys(str(facts[name]) for name in ("name", "title", "maker") if facts.get(name))
    return tuple(names) or tuple(str(facts[name])[:200] for name in ("description",) if facts.get(name))


def _of_places(ask: LookedUp, place: str, file: Path | None) -> Iterator[printed.Label]:
    places = ask.places_now()
    wanted: list[Place] = []
    if file:
        wanted = [place_coded(places, line) for line in lines_of(file)]
    elif place:
        wanted = list(places.within(place_coded(places, place).id))
    else:
        wanted = [each for top in places.inside() for each in places.within(top.id)]
    codes = Counter(fold_code(each.code) for each in places.values())
    for each in wanted:
        if each.kind in PLACED:
            alone = codes[fold_code(each.code)] == 1 and len(each.code) <= _LONGEST_CODE
            kind, code = ("place", each.code) if alone else ("key", each.id)
            around = path_of(places, each.place)
            lines = tuple(text for text in (each.name if each.name != each.code else "", around) if text)
            yield printed.Label(each.code, kind, code, lines)


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("labels")(labels)
