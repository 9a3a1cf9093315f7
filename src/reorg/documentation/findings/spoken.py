"""Of what do the texts speak that needs a person: poison, pests, loans, work left over? (By data/words.toml.)"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reorg.documentation.inquiry import Cell, Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.words import words
from reorg.language import Message, say, say_many
from reorg.museum import Finding, Severity, Stops

Tell = Callable[[int, Mapping[str, object]], Message]


def _check(kind: Kind, name: str, tell: Tell) -> Check:
    """Return the check for rows that speak of what the list of words ``name`` names."""

    def find(inquiry: Inquiry) -> Finding | None:
        cells = inquiry.speaking(name)
        return told(inquiry, kind, name, cells, tell)

    return Check(kind, find)


def told(inquiry: Inquiry, kind: Kind, name: str, cells: list[Cell], tell: Tell) -> Finding | None:
    """Return the finding over ``cells`` that speak of ``name``; its sentence shows the words that were found."""
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    shown = {
        "text": words(name).find(cells[0].value) or short(cells[0].value),
        "example": inquiry.example(cells[0].first),
    }
    return inquiry.found(kind, tell(len(rows), shown), rows)


HAZARD = _check(
    Kind(
        "hazard",
        say("Objects that may harm people"),
        Severity.DANGER,
        (Stops.PLANNING, Stops.USE),
        effect=say(
            "Arsenic, asbestos, old film, ammunition and the like can harm whoever handles or stores them unwarned."
        ),
        mend=say("Do not open or move it before somebody who knows has seen it. Mark the object and its shelf."),
    ),
    "hazard",
    lambda count, shown: say_many(
        "{count} object may be dangerous: “{text}” in {example}.",
        "{count} objects may be dangerous, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
REMAINS = _check(
    Kind(
        "human-remains",
        say("Human remains"),
        Severity.MEDIUM,
        (Stops.USE, Stops.OWNERSHIP),
        effect=say("They are people. Law and respect ask for a place of their own, and for care with photographs."),
        mend=say("Keep them apart and calm. Find out where they came from, and who should be asked."),
    ),
    "human-remains",
    lambda count, shown: say_many(
        "{count} object is or holds human remains, by its words: “{text}” in {example}.",
        "{count} objects are or hold human remains, by their words, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
SACRED = _check(
    Kind(
        "culture-sensitive",
        say("Objects that a community may want kept apart"),
        Severity.LOW,
        (Stops.USE, Stops.OWNERSHIP),
        effect=say("Some things may not be seen, touched or stored with others by the custom of those whose they are."),
        mend=say("Ask the community before showing or moving it. Write down what they said, and who said it."),
    ),
    "sacred",
    lambda count, shown: say_many(
        "{count} object may be sacred or taken from a grave, by its words: “{text}” in {example}.",
        "{count} objects may be sacred or taken from graves, by their words, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
SPECIES = _check(
    Kind(
        "species-protected",
        say("Materials of protected animals and plants"),
        Severity.LOW,
        (Stops.USE,),
        effect=say(
            "Ivory, tortoiseshell, whalebone and the like cannot cross a border or be sold without a permit (CITES)."
        ),
        mend=say(
            "Note it in the record, with proof of age if there is any. Ask for the permit before a loan, in good time."
        ),
    ),
    "species",
    lambda count, shown: say_many(
        "{count} object is of a protected animal or plant, by its words: “{text}” in {example}.",
        "{count} objects are of protected animals or plants, by their words, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
URGENT = _check(
    Kind(
        "condition-urgent",
        say("Objects whose record says that they need help now"),
        Severity.DANGER,
        (Stops.PLANNING, Stops.USE),
        effect=say("They get worse while they wait, and may lose pieces when they are moved."),
        mend=say("See them first, before the store is moved. Write the date, and what you see now."),
    ),
    "urgent",
    lambda count, shown: say_many(
        "{count} object is in urgent need, by its record: “{text}” in {example}.",
        "{count} objects are in urgent need, by their record, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
PESTS = _check(
    Kind(
        "pests",
        say("Objects whose record speaks of insects, mould or rodents"),
        Severity.HIGH,
        (Stops.PLANNING,),
        effect=say("What is alive in one object goes on to the next shelf when it is moved."),
        mend=say("Look whether it is alive. If it is, bag the object and keep it apart until it was treated."),
    ),
    "pests",
    lambda count, shown: say_many(
        "{count} object has or had insects, mould or rodents, by its record: “{text}” in {example}.",
        "{count} objects have or had insects, mould or rodents, by their record, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
UNPROVEN = _check(
    Kind(
        "acquisition-unproven",
        say("Objects of which the record says that nobody knows how they came"),
        Severity.MEDIUM,
        (Stops.OWNERSHIP,),
        effect=say("“Found in collection” or “old stock” proves nothing if somebody asks for the object."),
        mend=say("Look for it in old registers, letters and annual reports. Write down where you looked, and when."),
    ),
    "unproven",
    lambda count, shown: say_many(
        "Of {count} object the record says that nobody knows how it came: “{text}” in {example}.",
        "Of {count} objects the record says that nobody knows how they came, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
NOT_OURS = _check(
    Kind(
        "not-ours",
        say("Objects that belong to others, within the list of the museum's own"),
        Severity.MEDIUM,
        (Stops.OWNERSHIP, Stops.USE),
        effect=say(
            "What was lent to the museum is soon taken for its own, and is counted, insured and given away as such."
        ),
        mend=say("Keep loans and deposits in a list of their own, with the owner and the day on which they go back."),
    ),
    "not-ours",
    lambda count, shown: say_many(
        "{count} object seems to belong to somebody else: “{text}” in {example}.",
        "{count} objects seem to belong to somebody else, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
LEFTOVER = _check(
    Kind(
        "work-left",
        say("Notes of work that somebody meant to do"),
        Severity.LOW,
        (Stops.USE,),
        effect=say("“To check” in a record is a question that nobody remembers, and it is printed with the rest."),
        mend=say("Answer it or strike it. What stays open belongs on a list of things to do, with a name."),
    ),
    "leftover",
    lambda count, shown: say_many(
        "{count} row holds a note of work left to do: “{text}” in {example}.",
        "{count} rows hold notes of work left to do, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)
LOST = _check(
    Kind(
        "status-missing-object",
        say("Objects that the record calls missing, lost or stolen"),
        Severity.HIGH,
        (Stops.FINDING, Stops.POLICE),
        effect=say("While nobody goes after it, a loss is not a case: no search, no report, no insurance."),
        mend=say("Search the store for it once more, with a date. Then tell the police, with an Object ID sheet."),
    ),
    "missing",
    lambda count, shown: say_many(
        "{count} object is missing, lost or stolen by its record: “{text}” in {example}.",
        "{count} objects are missing, lost or stolen by their record, for example “{text}” in {example}.",
        count=count,
        **shown,
    ),
)

CHECKS = (HAZARD, URGENT, PESTS, LOST, UNPROVEN, NOT_OURS, REMAINS, SACRED, SPECIES, LEFTOVER)
