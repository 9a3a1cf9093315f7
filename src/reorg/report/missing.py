"""What was not found yet, and what was found that stands in no record? A list to work with, and to sign.

The ICCROM-UNESCO guide asks that an inventory is checked in a team that includes a representative of the authority,
and that all sign the final report: losses that surface have consequences for people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reorg.documentation import elimination
from reorg.language import Message, listed, say, say_many
from reorg.museum import Facts, Museum
from reorg.report.draw import Bar, Bars
from reorg.report.value import Block, Heading, Picture, Report, Row, Sentence, Signatures, Sources, Table, Where

PAPER_WIDTH = 680.0
_LEAD: Mapping[elimination.Band, Message] = {
    elimination.Band.TWICE: say(
        "People looked where they should be. Look for these first, and ask who last had them in hand."
    ),
    elimination.Band.ONCE: say("Check the one record too: was the object ever here, or was a line copied by mistake?"),
    elimination.Band.ALIKE: say(
        "Something like it was seen, and is no object's yet. Compare before anybody calls it missing."
    ),
    elimination.Band.UNLOOKED: say(
        "Nobody has written down what stands there. Walk to these places; most of these objects will be there."
    ),
    elimination.Band.AWAY: say("Their records say so. Ask for a written word from who has them."),
}


def missing_report(
    museum: Museum,
    found: elimination.Elimination,
    rows: Mapping[str, Mapping[int, Facts]],
    *,
    date: str,
    person: str = "",
) -> Report:
    """Return the list of what was not found yet, by how sure that is; ``rows`` are the facts of the sources' rows.

    ``date`` is the ISO day it speaks of; ``person`` whom a printed sheet is brought back to.
    """
    blocks: list[Block] = [*_short(found)]
    for band in elimination.Band:
        lines = [each for each in found.missing if each.band is band]
        if lines:
            blocks += [Heading(band.label), Sentence(_LEAD[band]), _lines(museum, lines, rows)]
    blocks += _strangers(museum, found, rows)
    blocks += [
        Heading(say("How this was counted")),
        Sources(_how()),
        Signatures(
            (
                say("Date and place"),
                say("For the museum"),
                say("For the authority"),
                say("Who looked"),
                say("Who looked"),
            )
        ),
    ]
    return Report(say("Not found yet"), museum.name, date, tuple(blocks), person)


def _short(found: elimination.Elimination) -> list[Block]:
    words = say(
        "The records know of {existed} objects. Seen: {seen}. Not found yet: {missing}.",
        existed=found.existed,
        seen=found.seen,
        missing=len(found.missing),
    )
    where = Where("missing", say("What was not found yet"))
    if not found.seen and not found.unidentified:
        return [
            Sentence(words, "lead", where),
            Sentence(
                say("Nobody has written down yet what stands on the shelves. Bring a list of it, however short."), "ask"
            ),
        ]
    bars = tuple(Bar(band.label, count) for band, count in found.bands.items() if count)
    blocks: list[Block] = [
        Sentence(words, "lead", where),
        Sentence(
            say(
                "None of this means that something is lost or stolen. Before a list like this is passed on, the "
                "authority in charge agrees to it, and everybody who looked signs it."
            )
        ),
    ]
    if bars:
        blocks.append(Picture(Bars(say("How sure is it?"), bars, width=PAPER_WIDTH)))
    if found.undecided:
        blocks.append(
            Sentence(
                say_many(
                    "{count} row of other lists is not compared yet: it may add objects to this list.",
                    "{count} rows of other lists are not compared yet: they may add objects to this list.",
                    count=found.undecided,
                ),
                "quiet",
            )
        )
    return blocks


def _lines(museum: Museum, lines: Sequence[elimination.Missing], rows: Mapping[str, Mapping[int, Facts]]) -> Table:
    objects = museum.objects
    told = []
    for each in lines:
        facts = objects.facts(objects.index[each.object])
        said_in = say("{lists}", lists=listed(_named(museum, at) for at in each.said_in)) if each.said_in else None
        alike = "; ".join(_seen(museum, at, rows) for at in each.alike[:2])
        cells = (str(facts.get("number", "")), _what(facts), _recorded(museum, facts), said_in or say("by hand"))
        told.append(
            Row(
                (*cells, alike) if lines[0].band is elimination.Band.ALIKE else cells,
                Where("object", say("The object"), each.object),
            )
        )
    heads: tuple[Message, ...] = (say("Number"), say("Object"), say("Recorded place"), say("Written in"))
    if lines[0].band is elimination.Band.ALIKE:
        heads += (say("Perhaps this, seen"),)
    return Table(heads, tuple(told), spread=True)


def _strangers(museum: Museum, found: elimination.Elimination, rows: Mapping[str, Mapping[int, Facts]]) -> list[Block]:
    blocks: list[Block] = []
    for title, told in (
        (say("Seen, and in no record"), found.strangers),
        (say("Seen, and not identified yet"), found.unidentified),
    ):
        if told:
            lines = tuple(_stranger(museum, at, rows) for at in told)
            blocks += [
                Heading(title),
                Table((say("Place"), say("Number on it"), say("What was seen"), say("Written in")), lines),
            ]
    return blocks


def _stranger(museum: Museum, at: elimination.At, rows: Mapping[str, Mapping[int, Facts]]) -> Row:
    facts = rows.get(at[0], {}).get(at[1], {})
    return Row((_recorded(museum, facts), str(facts.get("number", "")), _what(facts), _named(museum, at)))


def _named(museum: Museum, at: elimination.At) -> Message:
    source, row = at
    return say("{source}: row {row}", source=str(museum.sources.get(source, {}).get("name", source)), row=str(row))


def _seen(museum: Museum, at: elimination.At, rows: Mapping[str, Mapping[int, Facts]]) -> str:
    facts = rows.get(at[0], {}).get(at[1], {})
    told = ", ".join(
        part for part in (_what(facts), _recorded(museum, facts), str(facts.get("dimensions", ""))) if part
    )
    return told or str(_named(museum, at))


def _recorded(museum: Museum, facts: Facts) -> str:
    """Return the place that facts name: its path in the store, or else as it was written."""
    path = museum.places.path(str(facts.get("place", "")))
    told = " / ".join(each.label for each in path if each.kind not in {"site", "building"})
    return told or str(facts.get("place_text", ""))


def _what(facts: Facts) -> str:
    words = [str(facts[name]) for name in ("name", "title") if facts.get(name)]
    return ", ".join(dict.fromkeys(words)) or str(facts.get("description", ""))


def _how() -> tuple[Message, ...]:
    return (
        say(
            "Known: every object that a record other than a list of what was seen speaks of. Seen: a row of such a list "
            "was decided to be it, or somebody moved it."
        ),
        say("A place counts as looked at when anything seen there was written down for the same unit."),
        say(
            "After the ICCROM-UNESCO guide for museum documentation (2010), on checking the inventory; the bands are reorg's own."
        ),
    )
