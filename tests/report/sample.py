"""Which report do the renderers show? One of every block, over the invented store."""

from reorg.language import say, say_many
from reorg.museum import Finding, Severity
from reorg.report.value import (
    Figure,
    Figures,
    Findings,
    Found,
    Heading,
    NewPage,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Side,
    Signatures,
    Sources,
    Table,
    Where,
)
from tests.report.store import changes, elevation, lights, store_map

FLOOR = Where("objects", say("Objects on the floor"), "floor")
OVER = Where("places", say("Units over 100 % full"), "over")


def sample() -> Report:
    number = Finding(
        "duplicate-number",
        Severity.HIGH,
        12,
        say_many("{count} number is on two rows.", "{count} numbers are on two rows.", count=12),
        effect=say("Nobody can tell which object is meant."),
        mend=say("Look at both; keep both until you have seen them."),
    )
    mould = Finding(
        "floor",
        Severity.DANGER,
        64,
        say("{count} objects stand on the floor.", count=64),
        mend=say("Put blocks under them today."),
    )
    late = Finding("date", Severity.LOW, 3, say("Row {row} says {date}.", row=12, date="1978-12-45"))
    return Report(
        say("The store as it is"),
        "Museum of <Sample> & Rivers",
        "2026-11-22",
        (
            Sentence(
                say(
                    "{floor} objects stand on the floor, and {over} of {units} units hold more than fits.",
                    floor=64,
                    over=20,
                    units=51,
                ),
                "lead",
            ),
            Figures(
                (
                    Figure(64, say("objects on the floor"), where=FLOOR),
                    Figure(20, say("units over 100 % full"), say("of {n}", n=51), where=OVER),
                    Figure(None, say("found within three minutes"), note=say("Not tested yet")),
                    Figure(2994, say("objects")),
                    Figure(112.5, say("shelf metres missing"), "m", say("22 % from elsewhere")),
                    Figure(31, say("days for two people"), say("days")),
                )
            ),
            Picture(store_map(), say("Every unit in the class of its fill.")),
            Heading(say("What we found")),
            Findings(
                (
                    Found(mould, FLOOR),
                    Found(number, Where("findings", say("Numbers that are on two rows"), "duplicate-number")),
                    Found(late),
                )
            ),
            Heading(say("Ten questions")),
            Picture(lights()),
            NewPage(),
            Heading(say("One unit")),
            Picture(elevation(), say("Shelf B03/3 runs over.")),
            Table(
                (say("Room"), say("Category"), say("Units"), say("Full, %")),
                (
                    Row(("R1", "Lamps <old>", 30, 92.4), OVER),
                    Row(("أ-١", "جرار فخارية", 9, None)),
                    Row((say("All"), "", 1051, 88.0)),
                ),
                say("Rooms and how full they are"),
                (2, 3),
                strong=2,
            ),
            Side(
                (
                    Heading(say("What it takes"), 3),
                    Points((say("Two people, one day a week"), say("{m} m of shelf", m=112.5)), boxes=True),
                ),
                (
                    Heading(say("What changes"), 3),
                    Points((say("Nothing on the floor"), say("Room to grow")), numbered=True),
                ),
            ),
            Picture(changes()),
            Sentence(say("We ask for {days} days of two people, from {date}.", days=31, date="2027-01-04"), "ask"),
            Signatures((say("Date and place"), say("For the museum"), say("For the committee"))),
            Sources(
                (say("Fill was measured shelf by shelf."), say("The misplacement rate of 22 % is from elsewhere."))
            ),
        ),
        person="Amal",
    )
