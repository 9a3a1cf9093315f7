"""``reorg form``: which sheets has the condition report, how far are they filled in, and how are they printed?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.assessment import evaluate, rooms_asked, sheets
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.language import AsItIs, Trouble, listed, say, say_many
from reorg.method import About, Form, Forms, load, load_forms
from reorg.museum import Museum
from reorg.report import Filled, Stock, evaluation_sheets, form_report, subjects_of
from reorg.storage import survey

MOST_SHEETS = 3000
EVALUATION = "evaluation"


def form(
    folder: MuseumFolder,
    which: Annotated[
        str, typer.Argument(metavar="FORM", help="The form's id, as room; or evaluation. Default: all forms.")
    ] = "",
    of: Annotated[
        str, typer.Option("--of", help="One sheet: the code of a room or unit, or the name of a category.")
    ] = "",
    empty: Annotated[bool, typer.Option("--empty", help="Print without what is known or filled in.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Print the sheets: .pdf or .html.", show_default=False)
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """List the sheets of the condition report with what is filled in, or print them: one, one form's, or all.

    A museum's own forms are the files in its folder forms/.

    Example: reorg form my-museum room -o rooms.pdf
    """
    opened = Opened(folder)
    museum = opened.museum()
    if which == EVALUATION:
        _evaluation(museum, output, paper)
        return
    known = load_forms(own=folder / "forms")
    for problem in known.problems:
        to_person(problem, error=True)
    chosen = _chosen(known, which)
    stock = _stock(museum)
    filled = [each for form in chosen for each in _sheets(form, museum, stock, of=of, empty=empty)]
    if of and not filled:
        raise Trouble(say("There is no sheet of {what}.", what=of))
    if output is not None:
        _print(output, filled, museum, paper)
    elif as_json:
        to_program(
            {"forms": [_told(form, museum, stock) for form in chosen], "problems": list(map(str, known.problems))}
        )
    else:
        _tell(chosen, museum, stock)


def _evaluation(museum: Museum, output: Path | None, paper: Paper) -> None:
    """Print the sheets of the self-evaluation, or tell what it says so far."""
    method = load()
    if output is None:
        to_person(evaluate(museum, method).sentence)
        return
    today = datetime.now(UTC).date().isoformat()
    made = evaluation_sheets(method, rooms_asked(museum), museum.answers, museum=museum.name, date=today)
    write_report(output, made, paper)
    to_person(say("Written: {file}", file=AsItIs(output)))


def _chosen(known: Forms, which: str) -> tuple[Form, ...]:
    if not which:
        return known.forms
    found = known.named(which)
    if found is None:
        raise Trouble(
            say(
                "There is no form {form}. There is: {known}.", form=which, known=listed(form.id for form in known.forms)
            )
        )
    return (found,)


def _stock(museum: Museum) -> Stock:
    seen = survey(museum)
    fills = {unit: each.fullness.value.likely for unit, each in seen.units.items() if each.fullness.value}
    return Stock.of(museum, fills)


def _sheets(form: Form, museum: Museum, stock: Stock, *, of: str, empty: bool) -> list[Filled]:
    held: Mapping[tuple[str, str], sheets.Sheet] = (
        {} if empty else sheets.sheets_standing([form], museum.forms, museum.places)
    )
    wanted = subjects_of(form.about, stock)
    if of:
        named = {place.id for place in museum.places.called(of)} | {of}
        wanted = [each for each in wanted if each.id in named or each.label == of]
    return [
        Filled(
            held.get((form.id, each.id), sheets.Sheet(form, each.id)), each,
            {} if empty else stock.known(form.about, each.id),
        )
        for each in wanted
    ]  # fmt: skip


def _print(output: Path, filled: list[Filled], museum: Museum, paper: Paper) -> None:
    if not filled:
        raise Trouble(say("There is nothing to print yet: draw a room, or bring a list, first."))
    if len(filled) > MOST_SHEETS:
        raise Trouble(
            say("That would be {count} sheets; {most} are printed at once. Choose a form, or one sheet with --of.",
                count=len(filled), most=MOST_SHEETS)
        )  # fmt: skip
    made = form_report(filled, museum=museum.name, date=datetime.now(UTC).date().isoformat(), places=museum.places)
    write_report(output, made, paper)
    to_person(
        say_many(
            "Written: {file}, {count} sheet.",
            "Written: {file}, {count} sheets.",
            count=len(filled),
            file=AsItIs(output),
        )
    )


def _told(form: Form, museum: Museum, stock: Stock) -> dict[str, object]:
    begun = _begun(form, museum)
    about = "" if form.about is About.MUSEUM else form.about.value
    return {
        "id": form.id, "version": form.version, "title": str(form.title), "about": about or "museum", "own": form.own,
        "wording": form.wording, "licence": form.licence, "sheets": len(subjects_of(form.about, stock)),
        "begun": [
            {"subject": each.subject, "filled": each.filled, "asked": each.asked, "people": list(each.people), "last": each.last}
            for each in begun
        ],
    }  # fmt: skip


def _begun(form: Form, museum: Museum) -> list[sheets.Sheet]:
    return list(sheets.sheets_standing([form], museum.forms, museum.places).values())


def _tell(forms: tuple[Form, ...], museum: Museum, stock: Stock) -> None:
    rows = []
    for form in forms:
        begun = _begun(form, museum)
        people = listed(dict.fromkeys(name for each in begun for name in each.people), 4) if begun else ""
        lines = sum(each.filled for each in begun)
        rows.append((form.id, form.title, len(subjects_of(form.about, stock)), len(begun), lines, people))
    heads = (say("Form"), say("Title"), say("Sheets"), say("Begun"), say("Lines filled in"), say("By"))
    table(heads, rows, numbers=(2, 3, 4))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("form")(form)
