"""How do files become forms, and what does a person hear whose file cannot be used? All problems at once.

The project's own lie in ``data/<edition>/forms/``; a pack may have a folder ``forms`` beside its other files, and a museum
one in its own folder. A form with the id of an earlier one takes its place: so official forms can be entered, with leave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reorg.language import Text, say
from reorg.method.forms import About, Choice, Form, FormField, FormPart, Kind
from reorg.method.items import Source
from reorg.method.pack import DATA, by_id, read_file
from reorg.method.problem import BadMethod, Problem
from reorg.method.table import Note, Table

EDITION = "2026.1"
KNOWN: Mapping[About, tuple[str, ...]] = MappingProxyType(
    {
        About.MUSEUM: ("name", "objects", "rooms", "units", "records-with-place", "records-without-place", "on-floor"),
        About.ROOM: ("code", "name", "use", "area", "height", "width", "depth", "doors", "door-width", "units", "objects",
                     "on-floor", "categories", "building"),
        About.UNIT: ("code", "room", "type", "width", "depth", "height", "shelves", "shelf-length", "fill", "objects",
                     "categories"),
        About.CATEGORY: ("name", "objects", "on-floor", "without-place", "units", "rooms"),
    }
)  # fmt: skip
"""What can be filled in from the museum's own data, by what a sheet is about (reorg.report.forms.known)."""
FACTS: Mapping[About, Mapping[str, tuple[Kind, tuple[str, ...]]]] = MappingProxyType(
    {
        About.UNIT: MappingProxyType(
            {
                "fill": (Kind.NUMBER, ()),
                "condition": (Kind.CHOICE, ("good", "fair", "poor", "unsafe")),
                "verdict": (Kind.CHOICE, ("keep", "modify", "discard")),
                "labelled": (Kind.YESNO, ()),
            }
        )
    }
)
"""The facts of a place that a field can be (reorg.museum.seen_units): of which kind it is, and the ids of its choices."""
MOST_FILES = 200
_ONE_KIND = {Kind.CHOICE, Kind.ROWS}


@dataclass(frozen=True)
class Forms:
    """The forms that can be used, in their order, and what is wrong with files that cannot."""

    forms: tuple[Form, ...]
    problems: tuple[Problem, ...] = ()

    def named(self, form_id: str) -> Form | None:
        """Return a form by its id, None if there is none."""
        return next((form for form in self.forms if form.id == form_id), None)


def load_forms(edition: str = EDITION, own: Path | None = None) -> Forms:
    """Return the project's forms with those in the folders ``own``: a museum's, or a pack's folder of forms.

    A file of theirs with something wrong is left out, its problems are told; the others can be used all the same. Raises
    BadMethod if the project's own are not right.
    """
    shipped, problems = _shipped(edition)
    if problems:
        raise BadMethod(problems)
    if own is None or not own.is_dir():
        return Forms(shipped)
    found = read_forms(own, own=True)
    held = {form.id: form for form in (*shipped, *found.forms)}
    return Forms(_ordered(held), found.problems)


@cache
def _shipped(edition: str) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    found = read_forms(DATA / edition / "forms", sources=_sources(DATA / edition))
    return found.forms, found.problems


def _sources(folder: Path) -> Mapping[str, Source]:
    table = read_file(folder, "sources.toml", lambda _: None)
    return by_id(
        table,
        "source",
        lambda each: Source(each.id(), each.line("title"), each.line("address", ""), each.line("licence", "")),
    )


def _ordered(held: Mapping[str, Form]) -> tuple[Form, ...]:
    return tuple(sorted(held.values(), key=lambda form: (form.number, form.id)))


def read_forms(folder: Path, *, sources: Mapping[str, Source] | None = None, own: bool = False) -> Forms:
    """Return the forms of a folder, one a file (``*.toml``), and everything that is wrong with the others."""
    problems: list[Problem] = []
    held: dict[str, Form] = {}
    for path in sorted(folder.glob("*.toml"))[:MOST_FILES]:
        wrong: list[Problem] = []
        form = _read(folder, path.name, sources or {}, wrong.append)
        if form.id in held and not wrong:
            other = held[form.id].file
            wrong.append(
                Problem(
                    path.name,
                    form.id,
                    say("{file} has this {key} already. Change it in one of the two.", file=other, key="id"),
                )
            )
        if wrong:
            problems += wrong
        else:
            held[form.id] = replace(form, own=own, file=path.name)
    return Forms(_ordered(held), tuple(problems))


def _read(folder: Path, name: str, sources: Mapping[str, Source], note: Note) -> Form:
    noted: list[Problem] = []
    table = read_file(folder, name, noted.append)
    if noted:  # not TOML at all: that all keys are missing then would only hide it
        for each in noted:
            note(each)
        table = Table(name, "", {}, lambda _: None)
    else:
        table = Table(name, "", dict(table.rest()), note)
    return _form(table, sources)


def _form(table: Table, sources: Mapping[str, Source]) -> Form:
    about = table.word("subject", About) if table.has("subject") else About.MUSEUM
    form = Form(
        id=table.id(),
        version=table.whole("version"),
        number=table.whole("number", 1, 9999) if table.has("number") else 1000,
        about=about,
        title=table.text("title"),
        why=table.text("why"),
        component=table.line("component", ""),
        wording=table.line("wording"),
        licence=table.line("licence"),
        basis=table.basis(sources),
        parts=tuple(_part(each, about) for each in table.tables("part")),
    )
    table.done()
    if not any(part.fields for part in form.parts):
        table.wrong(say("The form asks for nothing. Give it a [[part]] with at least one [[part.field]]."))
    _once(table, [each.id for each in form.fields])
    _once(table, [each.fact for each in form.fields if each.fact], "fact")
    return form


def _part(table: Table, about: About) -> FormPart:
    part = FormPart(table.text("name"), tuple(_field(each, about) for each in table.tables("field")))
    table.done()
    return part


def _field(table: Table, about: About, *, column: bool = False) -> FormField:
    name, kind = table.id(), table.word("kind", Kind)
    if column and kind in {Kind.ROWS, Kind.LONG}:
        table.wrong(say("A column cannot be of the kind {kind}. Use text instead.", kind=kind.value))
        kind = Kind.TEXT
    known = table.line("known", "")
    if known and known not in KNOWN[about]:
        table.wrong(say("Nothing is known under {name} of a {about}. Leave {key} out, or use one of: {words}.",
                        name=known, about=about.value, key="known", words=", ".join(KNOWN[about])))  # fmt: skip
    fact = "" if column else table.line("fact", "")
    found = FormField(
        id=name,
        kind=kind,
        name=table.text("name"),
        help=_maybe(table, "help"),
        unit=_maybe(table, "unit"),
        choices=tuple(_choice(each) for each in table.tables("choice")) if kind is Kind.CHOICE else (),
        columns=tuple(_field(each, about, column=True) for each in table.tables("column")) if kind is Kind.ROWS else (),
        rows=tuple(_choice(each) for each in table.tables("row")) if kind is Kind.ROWS else (),
        lines=table.whole("lines", 1, 40) if table.has("lines") else 6 if kind is Kind.ROWS else 1,
        known=known,
        fact=fact,
        most=table.number("most", 0, 1e9, instead=1e6),
    )
    table.done()
    if kind is Kind.CHOICE and len(found.choices) < 2:
        table.wrong(say("A choice needs at least two descriptions, each a [[…choice]] with an id and a text."))
    if kind is Kind.ROWS and not found.columns:
        table.wrong(say("A table needs at least one column, each a [[…column]] with an id, a kind and a name."))
    for group in (found.choices, found.columns, found.rows):
        _once(table, [each.id for each in group])
    if fact:
        _check_fact(table, found, FACTS.get(about, {}))
    return found


def _check_fact(table: Table, found: FormField, facts: Mapping[str, tuple[Kind, tuple[str, ...]]]) -> None:
    """Note what keeps a field from being a fact of its place: no such fact, another kind, a choice that nobody can say."""
    if found.fact not in facts:
        table.wrong(say("{key} should be one of: {words}.", key="fact", words=", ".join(facts) or "–"))
        return
    kind, choices = facts[found.fact]
    if found.kind is not kind:
        table.wrong(say("{key} should be one of: {words}.", key="kind", words=kind.value))
    elif not {each.id for each in found.choices} <= set(choices):
        table.wrong(say("{key} should be one of: {words}.", key="id", words=", ".join(choices)))


def _choice(table: Table) -> Choice:
    found = Choice(table.id(), table.text("text"), table.flag("danger") if table.has("danger") else False)
    table.done()
    return found


def _maybe(table: Table, key: str) -> Text | None:
    return table.text(key) if table.has(key) else None


def _once(table: Table, ids: Sequence[str], key: str = "id") -> None:
    for name in sorted({each for each in ids if ids.count(each) > 1} - {"?"}):
        table.wrong(say("The {key} {name} is used twice. Give one of them another name.", key=key, name=name))
