"""Which objects or places go on labels and lists: those of a place, those named, or those in a file?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.looked_up import LookedUp, objects_numbered, place_coded
from reorg.language import Trouble, say
from reorg.museum import Facts, Place, Places

AtPlace = Annotated[str, typer.Option("--place", help="The place whose objects they are, by its code; with all in it.")]
Numbered = Annotated[str, typer.Option("--numbers", help="Objects by their numbers, with commas between.")]
FromFile = Annotated[Path | None, typer.Option("--from", help="A file with a number on each line.", show_default=False)]
_MOST = 20_000


@dataclass(frozen=True)
class Chosen:
    """What was chosen: objects (id, facts) in order, the museum's places, and the one place they are of, if so."""

    objects: Sequence[tuple[str, Facts]]
    places: Places
    place: Place | None = None


def chosen(ask: LookedUp, place: str, numbers: str, file: Path | None) -> Chosen:
    """Return the objects that were asked for. Raises Trouble if nothing was, or it cannot be found."""
    places = ask.places_now()
    if place:
        top = place_coded(places, place)
        order = {each.id: at for at, each in enumerate(places.within(top.id))}
        held = sorted(ask.at_places(list(order)), key=lambda each: order[str(each[1].get("place", ""))])
        return Chosen(held[:_MOST], places, top)
    said = [text.strip() for text in numbers.split(",")]
    said += lines_of(file) if file else []
    said = [text.strip() for text in said if text.strip()]
    if not said:
        raise Trouble(say("Say which objects: --place CODE, --numbers LIST or --from FILE."))
    keys = objects_numbered(ask, said[:_MOST])
    facts = ask.by_ids(keys)
    return Chosen([(key, facts[key]) for key in keys], places)


def lines_of(file: Path) -> list[str]:
    """Return the lines of a text file, without empty ones. Raises Trouble if it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise Trouble(say("{file} cannot be read.", file=file.name)) from problem
    return [text for line in lines if (text := line.strip())]


def path_of(places: Places, place: str) -> str:
    """Return the path to a place as people read it, without what all places share."""
    return " › ".join(each.label for each in places.path(place) if each.kind not in {"site", "building"})
