"""How does a procedure's form take what was typed, keep it, and say everything that is wrong with it at once?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reorg.language import Message, say
from reorg.museum import Ask, Case, Facts, Procedure
from reorg.web.desk.asking import taken
from reorg.web.desk.procedures.numbers import numbered
from reorg.web.desk.procedures.reading import code_of, named, place_of, too_many

ROWS, MORE, MOST_ROWS = 3, 5, 200
THING = (
    Ask("name", say("What it is"), help=say("In a word or two: clay jar, photograph of a street.")),
    Ask("description", say("Description"), help=say("Size, colour, marks, what is broken or missing.")),
    Ask("condition", say("Condition"), help=say("In your own words.")),
)
OBJECTS = Ask("numbers", say("Which objects (one number a line)"), "numbers")


@dataclass
class Filled:
    """A form as it was typed: ``values`` of its fields, ``things`` described, ``objects`` named, and what is wrong.

    ``problems`` are of the whole form; ``beside`` those of one field.
    """

    typed: Mapping[str, str]
    values: dict[str, object] = field(default_factory=dict)
    things: list[Facts] = field(default_factory=list)
    objects: dict[str, Facts] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)
    beside: dict[str, list[Message]] = field(default_factory=dict)

    @property
    def wrong(self) -> list[Message]:
        """Everything that is wrong, each said once."""
        every = [*(each for found in self.beside.values() for each in found), *self.problems]
        return list(dict.fromkeys(every))

    def fields(self, asks: Iterable[Ask]) -> list[dict[str, object]]:
        """Return the fields for a page: each with what was typed and what is wrong with it."""
        return [
            {"ask": ask, "value": self.typed.get(ask.name, ""), "problems": self.beside.get(ask.name, ())}
            for ask in asks
        ]

    def parts(self, asks: Iterable[Ask]) -> dict[str, object]:
        """Return the fields in two parts, and whether the second stands open: something is in it, or wrong with it."""
        later = self.fields(ask for ask in asks if ask.later)
        return {
            "fields": self.fields(ask for ask in asks if not ask.later),
            "later": later,
            "unfolded": any(each["value"] or each["problems"] for each in later),
        }

    @property
    def only_numbers(self) -> bool:
        """Whether objects are named by number and nothing is described, so that nobody describes one of them once more."""
        described = any(text.strip() for name, text in self.typed.items() if name.startswith("thing-"))
        return bool(self.typed.get("numbers", "").strip()) and not described and "more" not in self.typed

    def rows(self) -> list[dict[str, object]]:
        """Return the rows in which things are described, as many as were shown and more where they were asked for."""
        shown = _rows(self.typed) + (MORE if "more" in self.typed else 0)
        return [
            {"at": at, "cells": [(ask, self.typed.get(f"thing-{at}-{ask.name}", "")) for ask in THING]}
            for at in range(1, min(shown, MOST_ROWS) + 1)
        ]


def _rows(typed: Mapping[str, str]) -> int:
    said = typed.get("rows", "")
    return min(int(said), MOST_ROWS) if said.isdecimal() and len(said) < 5 and int(said) else ROWS


def filled(asks: Iterable[Ask], typed: Mapping[str, str]) -> Filled:
    """Return what was typed into ``asks`` as values, and what is wrong beside each."""
    form = Filled(typed)
    for ask in asks:
        text = typed.get(ask.name, "").strip()
        values, problems = taken((ask,), typed)
        form.values |= values
        if ask.kind == "place" and text:
            place, problems = place_of(text)
            form.values[ask.name] = place.id if place else None
        if problems:
            form.beside[ask.name] = problems
    return form


def whole_form(procedure: Procedure, typed: Mapping[str, str]) -> Filled:
    """Return a procedure's form, with the things described in it and the objects named in it."""
    form = filled(procedure.asks, typed)
    if procedure.takes in {"objects", "either"}:
        form.objects, problems = named(typed.get("numbers", ""))
        if problems:
            form.beside["numbers"] = problems
    if procedure.takes in {"things", "either"}:
        form.things = _things(typed, form)
    if procedure.takes == "place" and (place := form.values.get("place")) and (problems := too_many(str(place))):
        form.beside["place"] = problems
    if form.values.pop("number_from", None):
        _number(form, typed["number_from"])
    return form


def _number(form: Filled, first: str) -> None:
    """Set the numbers aside that the objects are to get, one each."""
    count = max(1, len(form.objects) + len(form.things))
    numbers, problems = numbered(first, count)
    if problems:
        form.beside["number_from"] = problems
    form.values["numbers"] = numbers


def _things(typed: Mapping[str, str], form: Filled) -> list[Facts]:
    things: list[Facts] = []
    for at in range(1, _rows(typed) + 1):
        values: dict[str, object] = {}
        for ask in THING:
            found, problems = taken(
                (Ask(ask.name, ask.label, "long"),), {ask.name: typed.get(f"thing-{at}-{ask.name}", "")}
            )
            values |= found
            form.problems += problems
        said = {name: value for name, value in values.items() if value}
        if said and "name" not in said:
            form.problems.append(say("Row {row}: say in a word what it is.", row=at))
        elif said:
            things.append(said)
    return things


def typed_before(case: Case) -> dict[str, str]:
    """Return the facts of a procedure as they are typed into its form."""
    typed = {name: str(value) for name, value in case.facts.items() if isinstance(value, str | int | float)}
    typed["place"] = code_of(str(case.facts.get("place", "")))
    typed["numbers"] = "\n".join(str(facts.get("number", "")) for facts in case.objects.values())
    if case.numbers:
        typed["number_from"] = case.numbers[0]
    return typed
