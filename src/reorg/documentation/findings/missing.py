"""For which objects does the list not say what it says of others? (Object ID, Spectrum 5.1; one kind for each fact.)

Only of facts that the list has a column for: columns that are missing altogether are told once, in ``columns.py``.
"""

from __future__ import annotations

from collections.abc import Callable

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import Message, say, say_many
from reorg.museum import Finding, Severity, Stops

Tell = Callable[[int, Message], Message]


def _check(kind: Kind, fields: tuple[str, ...], tell: Tell) -> Check:
    """Return the check for rows in which none of ``fields`` says something, though the list has a column for one."""

    def find(inquiry: Inquiry) -> Finding | None:
        if not inquiry.has(*fields):
            return None
        rows = inquiry.lacking(*fields)
        return inquiry.found(kind, tell(len(rows), inquiry.example(rows[0])), rows) if rows else None

    return Check(kind, find)


MAKER = _check(
    Kind(
        "maker-missing",
        say("Objects of which neither maker nor origin is known"),
        Severity.LOW,
        (Stops.POLICE, Stops.USE),
        effect=say(
            "Who made it, or which people, is one of the ten facts by which a stolen object is recognised (Object ID)."
        ),
        mend=say("Write the maker, the workshop or the people it comes from, or the place, as far as anybody knows."),
    ),
    ("maker", "culture"),
    lambda count, example: say_many(
        "{count} object has neither maker nor origin: {example}.",
        "{count} objects have neither maker nor origin, for example {example}.",
        count=count,
        example=example,
    ),
)
MATERIALS = _check(
    Kind(
        "materials-missing",
        say("Objects of which no material is known"),
        Severity.MEDIUM,
        (Stops.POLICE, Stops.PLANNING),
        effect=say(
            "What it is made of decides how it must be stored, and is a fact that the police asks for (Object ID)."
        ),
        mend=say("Write what you see: wood, metal, paper, textile. One word is enough to begin with."),
    ),
    ("materials",),
    lambda count, example: say_many(
        "{count} object has no material: {example}.",
        "{count} objects have no material, for example {example}.",
        count=count,
        example=example,
    ),
)
DATE = _check(
    Kind(
        "date-missing",
        say("Objects without a date or period"),
        Severity.LOW,
        (Stops.POLICE, Stops.USE),
        effect=say("The date or period is one of the ten facts by which an object is described to others (Object ID)."),
        mend=say("A century is enough: “19th century”, “before 1950”. Write “not known” where somebody has looked."),
    ),
    ("date",),
    lambda count, example: say_many(
        "{count} object has no date or period: {example}.",
        "{count} objects have no date or period, for example {example}.",
        count=count,
        example=example,
    ),
)
ACQUISITION = _check(
    Kind(
        "acquisition-missing",
        say("Objects of which nobody wrote how they came"),
        Severity.HIGH,
        (Stops.OWNERSHIP,),
        effect=say("Without how it came and from whom, the museum cannot prove that the object is its own."),
        mend=say("Look in the register, the letters and the minutes of that year. Write “gift of …”, “bought from …”."),
    ),
    ("acquisition",),
    lambda count, example: say_many(
        "Of {count} object nobody wrote how it came to the museum: {example}.",
        "Of {count} objects nobody wrote how they came to the museum, for example {example}.",
        count=count,
        example=example,
    ),
)
ACQUIRED = _check(
    Kind(
        "acquired-missing",
        say("Objects without the day or year in which they came"),
        Severity.MEDIUM,
        (Stops.OWNERSHIP,),
        effect=say("The date is what ties the object to the papers of its year, and to the law that held then."),
        mend=say("The number often holds the year. Else look in the register; “before 1950” is better than nothing."),
    ),
    ("acquired",),
    lambda count, example: say_many(
        "{count} object has no date of acquisition: {example}.",
        "{count} objects have no date of acquisition, for example {example}.",
        count=count,
        example=example,
    ),
)
DESCRIPTION = _check(
    Kind(
        "description-missing",
        say("Objects without a description"),
        Severity.MEDIUM,
        (Stops.POLICE, Stops.FINDING),
        effect=say("Two jars of one size cannot be told apart; a stolen one cannot be described (Object ID)."),
        mend=say(
            "One sentence: what it looks like, and one thing that only this object has, such as a chip or a repair."
        ),
    ),
    ("description",),
    lambda count, example: say_many(
        "{count} object has no description: {example}.",
        "{count} objects have no description, for example {example}.",
        count=count,
        example=example,
    ),
)
PHOTO = _check(
    Kind(
        "photo-missing",
        say("Objects without a photograph"),
        Severity.MEDIUM,
        (Stops.POLICE, Stops.FINDING),
        effect=say(
            "A photograph is the first thing that the police asks for, and the quickest way to know an object again."
        ),
        mend=say("One picture with a telephone, with the number and a ruler in it, when the object is next in hand."),
    ),
    ("photo",),
    lambda count, example: say_many(
        "{count} object has no photograph: {example}.",
        "{count} objects have no photograph, for example {example}.",
        count=count,
        example=example,
    ),
)
CONDITION = _check(
    Kind(
        "condition-missing",
        say("Objects of which the condition was not written down"),
        Severity.LOW,
        (Stops.PLANNING, Stops.USE),
        effect=say("Damage that happens now cannot be told from old damage, and what is urgent is not known."),
        mend=say("Good, fair, poor or urgent, with the date: four words are enough when you pass by."),
    ),
    ("condition",),
    lambda count, example: say_many(
        "Of {count} object the condition is not written down: {example}.",
        "Of {count} objects the condition is not written down, for example {example}.",
        count=count,
        example=example,
    ),
)
CATEGORY = _check(
    Kind(
        "category-missing",
        say("Objects without a category"),
        Severity.LOW,
        (Stops.PLANNING, Stops.FINDING),
        effect=say("What belongs together cannot be stored together, and nobody can ask for all textiles or all arms."),
        mend=say("Give each the group that the museum uses: textiles, paintings, tools. Take the groups you have."),
    ),
    ("category",),
    lambda count, example: say_many(
        "{count} object has no category: {example}.",
        "{count} objects have no category, for example {example}.",
        count=count,
        example=example,
    ),
)
INSCRIPTION = _check(
    Kind(
        "inscription-missing",
        say("Objects of which nobody wrote whether they carry inscriptions"),
        Severity.LOW,
        (Stops.POLICE,),
        effect=say(
            "A signature or a mark identifies an object beyond doubt (Object ID). Empty may mean none, or not looked."
        ),
        mend=say("Write the inscription and where it is, or “none” once somebody has looked on all sides."),
    ),
    ("inscription",),
    lambda count, example: say_many(
        "Of {count} object nobody wrote whether it carries an inscription: {example}.",
        "Of {count} objects nobody wrote whether they carry inscriptions, for example {example}.",
        count=count,
        example=example,
    ),
)
VALUE = _check(
    Kind(
        "value-missing",
        say("Objects without a value, where others have one"),
        Severity.LOW,
        (Stops.USE,),
        effect=say("A loan, an insurance or a claim after a loss asks for a value when there is no time to find one."),
        mend=say("Value the most precious tenth first. Keep values apart from what is shown to others."),
    ),
    ("value",),
    lambda count, example: say_many(
        "{count} object has no value: {example}.",
        "{count} objects have no value, for example {example}.",
        count=count,
        example=example,
    ),
)

CHECKS = (
    ACQUISITION, ACQUIRED, MATERIALS, DESCRIPTION, PHOTO, MAKER, DATE, CATEGORY, CONDITION, INSCRIPTION, VALUE,
)  # fmt: skip
