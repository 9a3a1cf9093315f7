"""Which sheets does a condition report fill in, as values? One form a file, so that a network can add its own.

The list of forms is after what condition reports of RE-ORG projects record; all wording is this project's (CC BY 4.0).
A form of another wording carries whose it is and under which licence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reorg.language import Text
from reorg.method.items import Basis


class About(StrEnum):
    """What one sheet of a form is about: the whole museum, or one room, unit or category of objects."""

    MUSEUM = "museum"
    ROOM = "room"
    UNIT = "unit"
    CATEGORY = "category"


class Kind(StrEnum):
    """What is written in a field.

    ``length`` is typed in cm, or with its unit, and kept in mm. ``choice`` names one of ordered descriptions. ``rows`` is
    a table of its ``columns``. ``photo`` is a photograph of what the sheet, or the row, is about.
    """

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    LENGTH = "length"
    YESNO = "yesno"
    CHOICE = "choice"
    DAY = "day"
    PLACE = "place"
    PHOTO = "photo"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Choice:
    """One description to choose: its ``id`` is frozen for ever. ``danger``: who chooses it should see to it first."""

    id: str
    text: Text
    danger: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. ``unit`` stands behind a number; ``known`` names what of the museum's own data fills it in before.

    ``fact`` names the fact of its place that it is: it shows what is said of the place, and what is typed is said of it.
    ``most`` is the largest number that is taken. Of a table, ``rows`` are those that it always has; with none, rows are
    added as needed, and paper has ``lines`` empty ones. Of a text, ``lines`` is the room on paper.
    """

    id: str
    kind: Kind
    name: Text
    help: Text | None = None
    unit: Text | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple[FormField, ...] = ()
    rows: tuple[Choice, ...] = ()
    lines: int = 1
    known: str = ""
    fact: str = ""
    most: float = 1e6

    def choice(self, choice_id: object) -> Choice | None:
        """Return a description by its id, None if there is none of that id (an older version may have had it)."""
        return next((each for each in self.choices if each.id == choice_id), None)


@dataclass(frozen=True, slots=True)
class FormPart:
    """Fields under one heading."""

    name: Text
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``wording`` says whose the words are, ``licence`` under which terms; ``own``: the museum's own file.

    Its ``id`` and those of its fields are frozen for ever; ``version`` counts its wordings. ``component`` is the one of
    the four that it belongs to, ``number`` its place in the list.
    """

    id: str
    version: int
    number: int
    about: About
    title: Text
    why: Text
    component: str
    wording: str
    licence: str
    parts: tuple[FormPart, ...]
    basis: Basis
    own: bool = False
    file: str = field(default="", compare=False)

    @property
    def fields(self) -> Iterator[FormField]:
        """All fields, in their order."""
        return (each for part in self.parts for each in part.fields)

    def field(self, field_id: str) -> FormField | None:
        """Return a field by its id, None if this version has none of that id."""
        return next((each for each in self.fields if each.id == field_id), None)
