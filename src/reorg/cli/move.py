"""``reorg move``: how are objects, boxes, shelves and cupboards moved from the command line, with the checks of the page?"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.compare import Who
from reorg.cli.days import day_of
from reorg.cli.import_ import Yes
from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.tell import AsJson, to_person, to_program
from reorg.language import AsItIs, Message, Trouble, listed, say, say_many
from reorg.museum import Facts, Move, Place, Places
from reorg.storage import (
    Broken,
    Found,
    Going,
    TableFinder,
    Thing,
    Understood,
    broken_rules,
    looked_at,
    moved_drafts,
    nearest_codes,
    outside,
    read_lines,
    thing_of,
    thing_of_place,
    understand,
)

SHOWN = 10


def move(  # noqa: PLR0913, PLR0917 - one for each option
    folder: MuseumFolder,
    numbers: Annotated[
        list[str] | None,
        typer.Argument(help="Numbers of objects, codes of boxes, shelves or units.", show_default=False),
    ] = None,
    to: Annotated[str, typer.Option(help="The code of the place where they go.")] = "",
    from_file: Annotated[
        Path | None, typer.Option(help="A file with one number a line; - reads what is piped in.", show_default=False)
    ] = None,
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    for_a_while: Annotated[bool, typer.Option("--for-a-while", help="They keep their usual place.")] = False,
    taken_by: Annotated[str, typer.Option(help="Who takes them; needed if it is for a while.")] = "",
    due: Annotated[str, typer.Option(help="The day on which they are due back.")] = "",
    outside_: Annotated[str, typer.Option("--outside", help="Where they go outside the museum, instead of --to.")] = "",
    taken_from: Annotated[
        str, typer.Option("--from", help="Where they are taken from; what is not there is told.")
    ] = "",
    override: Annotated[str, typer.Option(help="Why it is done although a rule is broken.")] = "",
    who: Who = "",
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Move things, as one action: says first what is not understood and what speaks against it, then asks.

    Example: reorg move my-museum 1974.12 1974.13 --to A1-2 --reason "pests"
    """
    opened = Opened(folder)
    lines = [*(numbers or []), *(_read(from_file) if from_file else [])]
    if not lines:
        raise Trouble(say("Name what moves: numbers, or --from-file LIST."))
    asked = _asked(Move(reason=reason, for_a_while=for_a_while or bool(outside_), elsewhere=outside_, taken_by=taken_by,
                        override=override), due)  # fmt: skip
    museum = opened.museum()
    made = _Made.of(opened.holdings(museum), museum.places, lines, opened.away(museum))
    place = _place(museum.places, to, outside_)
    origin = _place(museum.places, taken_from, "") if taken_from else None
    found = made.going(place, replace(asked, to=place.id), origin)
    if as_json and not yes:
        to_program(found.told(""))
        return
    if not as_json:
        found.tell()
    found.refuse()
    if not yes and not typer.confirm(str(say("Move them?"))):
        to_person(say("Nothing was moved."))
        raise typer.Exit
    act = opened.journal.append(moved_drafts(found.move, list(found.facts.items()), museum.places), who=who or writer())
    if as_json:
        to_program(found.told(act.name))
    else:
        to_person(
            say_many(
                "{count} thing moved. reorg undo {folder} {action} takes it back.",
                "{count} things moved. reorg undo {folder} {action} takes them back.",
                count=len(found.facts), folder=AsItIs(folder), action=AsItIs(act.name),
            )
        )  # fmt: skip


def _read(path: Path) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as problem:
        raise Trouble(
            say("{file} cannot be read: {reason}.", file=str(path), reason=problem.strerror or "")
        ) from problem
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return read_lines(content.decode("utf-16", errors="replace"))
    try:
        return read_lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return read_lines(content.decode("cp1252", errors="replace"))


def _asked(move: Move, due: str) -> Move:
    today = datetime.now(UTC).date().isoformat()
    if due and not move.for_a_while:
        raise Trouble(say("--due goes with --for-a-while."))
    if move.for_a_while and not move.taken_by:
        raise Trouble(say("Who takes it? What goes for a while needs a name: --taken-by NAME."))
    day = day_of(due) if due else ""
    if day and day < today:
        raise Trouble(say("Due back: {due} is before the day on which it goes, {on}.", due=day, on=today))
    return replace(move, due=day)


def _place(places: Places, code: str, elsewhere: str) -> Place:
    if bool(code) == bool(elsewhere):
        raise Trouble(say("Say where they go: --to CODE, or --outside WHERE."))
    if elsewhere:
        return outside(elsewhere)
    found = places.called(code)
    if len(found) == 1:
        return found[0]
    if found:
        raise Trouble(
            say("Several places have the code {code}. Nothing was moved; give them codes of their own.", code=code)
        )
    near = nearest_codes(code, (place.code for place in places.values()))
    if near:
        raise Trouble(
            say(
                "There is no place with the code {code}. Did you mean {codes}? Nothing was moved.",
                code=code,
                codes=listed(near),
            )
        )
    raise Trouble(say("There is no place with the code {code}. Nothing was moved.", code=code))


@dataclass(frozen=True)
class _Found:
    """What a move came to: the facts of what moves, what is there already, which rules are broken."""

    understood: Understood
    facts: Mapping[str, Facts]
    already: tuple[Found, ...]
    broken: tuple[Broken, ...]
    move: Move

    def tell(self) -> None:
        """Say to a person what would happen."""
        lines, understood = self.understood.lines, self.understood
        to_person(
            say(
                "{lines} lines. Would move: {count}. There already: {already}. Not understood: {unknown}.",
                lines=lines, count=len(self.facts), already=len(self.already),
                unknown=len(understood.unknown) + len(understood.several),
            )
        )  # fmt: skip
        if understood.doubled:
            to_person(say("Named more than once, counted once: {numbers}.", numbers=listed(understood.doubled, SHOWN)))
        for line in understood.several[:SHOWN]:
            names = listed(f"{each.label} {each.name}".strip() for each in line.may_be)
            to_person(say("  {number} could be: {names}", number=line.typed, names=names), error=True)
        for line in understood.unknown[:SHOWN]:
            meant = listed(each.label for each in line.may_be)
            told = (
                say("  {number} is nobody's. Did you mean {meant}?", number=line.typed, meant=meant)
                if line.may_be
                else say("  {number} is no number and no code here", number=line.typed)
            )
            to_person(told, error=True)
        if (more := len(understood.unknown) - SHOWN) > 0:
            to_person(say("  … and {count} more", count=more), error=True)
        for each in self.broken:
            to_person(f"! {each.message}", error=True)

    def refuse(self) -> None:
        """Raise Trouble if nothing can move."""
        if any(each.impossible for each in self.broken):
            raise Trouble(_first([each.message for each in self.broken if each.impossible]))
        if not self.facts:
            raise Trouble(say("There is nothing to move: everything is there already, or nothing was understood."))
        if self.broken and not self.move.override:
            raise Trouble(say('A rule is broken; nothing was moved. Say why it is done nevertheless: --override "…"'))

    def told(self, action: str) -> dict[str, object]:
        """Return it as one JSON document."""
        understood = self.understood
        asked = [(line, "several") for line in understood.several] + [(line, "unknown") for line in understood.unknown]
        return {
            "lines": understood.lines,
            "moves": len(self.facts),
            "already": [each.label for each in self.already],
            "doubled": list(understood.doubled),
            "not_understood": [
                {"line": line.typed, "why": why, "may_be": [each.label for each in line.may_be]} for line, why in asked
            ],
            "broken": [
                {"code": each.code, "message": str(each.message), "impossible": each.impossible} for each in self.broken
            ],
            "action": action,
        }  # fmt: skip


def _first(messages: Sequence[Message]) -> Message:
    return messages[0]


@dataclass(frozen=True)
class _Made:
    """The museum's objects and places, and what the lines mean."""

    objects: Mapping[str, Facts]
    places: Places
    understood: Understood
    away: Mapping[str, Facts]

    @classmethod
    def of(cls, objects: Mapping[str, Facts], places: Places, lines: Sequence[str], away: Mapping[str, Facts]) -> _Made:
        """Return what ``lines`` mean in this museum; ``away`` is what is known of places that ever moved."""
        clean = read_lines("\n".join(lines))
        return cls(objects, places, understand(clean, TableFinder(objects, places)), away)

    def going(self, to: Place, move: Move, origin: Place | None) -> _Found:
        """Return what would happen if they went ``to``."""
        known = {each.id: self._facts(each) for each in self.understood.things}
        here = [
            each for each in self.understood.things
            if to.id and known[each.id].get("place") == to.id
            and (move.for_a_while or not known[each.id].get("usual_place"))
            and not known[each.id].get("elsewhere")
        ]  # fmt: skip
        facts = {key: told for key, told in known.items() if key not in {each.id for each in here}}
        things = [self._thing(key, told) for key, told in facts.items()]
        broken = broken_rules(Going(things, to, self.places, self._near(to), origin)) if things else []
        codes = tuple(dict.fromkeys(each.code for each in broken))
        return _Found(self.understood, facts, tuple(here), tuple(broken), replace(move, broken=codes))

    def _facts(self, found: Found) -> Facts:
        if found.id not in self.places:
            return self.objects[found.id]
        if found.id in self.away:
            return self.away[found.id]
        place = self.places[found.id]
        return {name: value for name in Place.__slots__ if name != "id" and (value := getattr(place, name)) is not None}

    def _thing(self, key: str, facts: Facts) -> Thing:
        if key not in self.places:
            return thing_of(key, facts)
        return thing_of_place(self.places[key], facts, self._within(key))

    def _within(self, place: str) -> list[tuple[str, Facts]]:
        inside = {each.id for each in self.places.within(place)}
        return [(key, facts) for key, facts in self.objects.items() if facts.get("place") in inside]

    def _near(self, to: Place) -> list[Thing]:
        around = looked_at(self.places, to.id)
        return [thing_of(key, facts) for key, facts in self._within(around)] if around else []


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("move")(move)
