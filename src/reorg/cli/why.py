"""``reorg why``: why does the plan put a thing where it puts it, and what speaks against another place?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.looked_up import looked_up, objects_numbered, place_coded
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import AsJson, to_person, to_program
from reorg.exchange import carried_plan
from reorg.language import AsItIs, Trouble, say
from reorg.museum import Museum
from reorg.report import changed_units, unit_report
from reorg.storage import PlanSeen, Why, WhyNot, why, why_not

MOST_SHELVES = 3  # shelves of a unit or room that are told to a person; a program gets all


def why_here(
    folder: MuseumFolder,
    number: Annotated[
        str, typer.Argument(help="The number of an object, or the code of a box.", show_default=False)
    ] = "",
    place: Annotated[
        str, typer.Option("--place", metavar="CODE", help="Ask about this shelf, unit or room.", show_default=False)
    ] = "",
    units: Annotated[
        Path | None,
        typer.Option(
            "--units",
            "-o",
            metavar="FILE",
            help="Draw units before and after, to hang up: .pdf or .html.",
            show_default=False,
        ),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """Tell why the plan puts a thing where it puts it; with --place, what speaks against another place and what helps.

    With --units it writes a sheet for each unit (or those in --place): what stands where, now and in the plan.

    Example: reorg why my-museum 1978.12.54 --place B03-4
    """
    if not number and units is None:
        raise Trouble(say("Say the number of an object, or --units FILE.pdf for drawings of the units."))
    opened = Opened(folder)
    museum = opened.museum()
    made = carried_plan(museum, opened.files)
    if made is None:
        raise Trouble(say("There is no plan yet. Make one first: reorg plan MUSEUM."))
    if units is not None:
        _draw(PlanSeen(museum, made), place, units, paper)
        if not number:
            return
    key = _named(opened, museum, number)
    found = why(museum, made, key)
    if found is None:
        raise Trouble(say("The plan does not know {number}: it came later. Make a new plan.", number=number))
    seen = PlanSeen(museum, made)
    asked = place_coded(seen.places, place).id if place else ""
    against = (why_not(museum, made, key, asked) or ()) if asked else ()
    if as_json:
        to_program(_data(seen, key, found, against if asked else None))
        return
    _tell(seen, found)
    if asked:
        _tell_against(seen, asked, against)


def _draw(seen: PlanSeen, place: str, output: Path, paper: Paper) -> None:
    """Write the sheets of the units in a place, or of all that the plan changes, those with most moves first."""
    inside = {each.id for each in seen.places.within(place_coded(seen.places, place).id)} if place else None
    every = changed_units(seen)
    units = [each.unit for each in every if (each.unit in inside if inside is not None else each.moves)]
    if not units:
        raise Trouble(
            say("No unit is changed by the plan.")
            if inside is None
            else say("There is no unit in {place}.", place=place)
        )
    objects, index = seen.museum.objects, seen.museum.objects.index
    names, titles = objects.words("name"), objects.words("title")

    def name(key: str) -> str:
        return names[index[key]] or titles[index[key]] if key in index else ""

    today = datetime.now(UTC).date().isoformat()
    write_report(output, unit_report(seen, units, museum=seen.museum.name, date=today, name=name), paper)
    to_person(say("Written: {file}", file=AsItIs(output)))


def _named(opened: Opened, museum: Museum, number: str) -> str:
    """Return the id of the object or box that is meant."""
    boxes = [each for each in museum.places.called(number) if each.kind == "box"]
    if len(boxes) == 1 and not opened.named(number):
        return boxes[0].id
    return objects_numbered(looked_up(opened), [number])[0]


def _tell(seen: PlanSeen, found: Why) -> None:
    thing = seen.label(found.item)
    if not found.shelf:
        to_person(say("{thing} has no place in the plan.", thing=thing))
    elif found.moves:
        to_person(say("The plan puts {thing} on {place}.", thing=thing, place=seen.code(found.shelf)))
    else:
        to_person(say("In the plan, {thing} stays on {place}.", thing=thing, place=seen.code(found.shelf)))
    for reason in found.reasons:
        to_person(f"  {reason.sentence}")


def _tell_against(seen: PlanSeen, asked: str, against: tuple[WhyNot, ...]) -> None:
    if not against:
        to_person(say("{place} has no shelf on which something can be put.", place=seen.code(asked)))
    for answer in against[:MOST_SHELVES]:
        place = seen.code(answer.shelf)
        if answer.here:
            to_person(say("{place}: that is where the plan puts it.", place=place))
        elif answer.may:
            to_person(say("{place}: it could stand there.", place=place))
        else:
            to_person(say("{place}: it cannot stand there.", place=place))
        for reason in answer.reasons:
            to_person(f"  {reason.sentence}")
        for each in answer.helps:
            to_person(f"  → {each.sentence}")


def _data(seen: PlanSeen, key: str, found: Why, against: tuple[WhyNot, ...] | None) -> dict[str, object]:
    answer: dict[str, object] = {
        "object": key,
        "item": found.item,
        "shelf": found.shelf,
        "code": str(seen.code(found.shelf)) if found.shelf else "",
        "now": found.now,
        "moves": found.moves,
        "reasons": [_reason(each.code, each.sentence, each.about, each.hard) for each in found.reasons],
    }
    if against is not None:
        answer["asked"] = [
            {
                "shelf": each.shelf,
                "code": str(seen.code(each.shelf)),
                "here": each.here,
                "may": each.may,
                "reasons": [_reason(one.code, one.sentence, one.about, one.hard) for one in each.reasons],
                "helps": [_reason(one.code, one.sentence, one.about) for one in each.helps],
            }
            for each in against
        ]
    return answer


def _reason(code: str, sentence: object, about: tuple[str, ...], hard: bool | None = None) -> dict[str, object]:
    said: dict[str, object] = {"code": code, "sentence": str(sentence), "about": list(about)}
    return said if hard is None else {**said, "hard": hard}


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("why")(why_here)
