"""What does a person need to know about a practice museum: what is real, what is invented, what is in the folder?"""

from __future__ import annotations

from reorg.language import Message, say, say_many
from reorg.practice.truth import Truth


def readme(truth: Truth, names: list[str]) -> str:
    """Return the README of a practice museum in the language in use; ``names`` are the files beside it."""
    lines: list[Message | str] = [
        say("A practice museum"),
        "",
        say(
            "Rows: {objects}; disorder: {disorder}; number to start from: {seed}. The same three make the same "
            "museum again.",
            seed=str(truth.seed),
            objects=truth.objects,
            disorder=str(truth.disorder),
        ),
        "",
        say("What is real"),
        say(
            "The objects. Their numbers, names, titles, makers, materials, dimensions, dates, credit lines and "
            "dates of acquisition are those of the Williams College Museum of Art (open data, CC0, 2019), as "
            "that museum wrote them. Only the letters WCMA before a class are left off. Remarks are its notes on "
            "inscriptions."
        ),
        say(
            "Objects larger than 2.2 m, part of the furniture and part of the smallest things are left out: they "
            "would not suit a small store."
        ),
    ]
    if truth.again:
        lines.append(
            say_many(
                "{count} object is a real one used again under an invented number, because there are not enough.",
                "{count} objects are real ones used again under invented numbers, because there are not enough.",
                count=truth.again,
            )
        )
    lines += [
        "",
        say("What is invented"),
        say(
            "The store, its rooms and furniture, and the place of every object. The real museum never looked "
            "like this. The mistakes in the list are planted: each is written in truth.json, with its row and "
            "what was there before. Where the real record gives no dimensions, the list gives none either; the "
            "size of the object in the store is then invented."
        ),
        say(
            "Things that are no museum objects (boxes, paint, a broken chair) are invented too, and so are "
            "places of long ago such as the loft."
        ),
        "",
        say("What is in the folder"),
        *(f"{name}: {_ABOUT[name]}" for name in names),
        "",
        say("How to read the store"),
        say(
            "Lengths are millimetres, loads kilograms a shelf. x runs to the right and y down from the top left "
            "corner of the room. Shelves are counted from below, drawers from above. A door reads: wall, "
            "distance from the wall's left or upper end, width, hinge at the start or end, opens in or out. Fill "
            "is estimated by eye and may exceed 1."
        ),
        "",
    ]
    return "\n".join(str(line) for line in lines)


_ABOUT = {
    "register.xlsx": say("the museum's own list, as it is, with its mistakes"),
    "register.csv": say("the same list as text"),
    "ledger.csv": say("the old ledger, typed: short words, inches, numbers with strokes"),
    "cards.csv": say("the card catalogue: names turned round, whole centimetres, some numbers left out"),
    "database.txt": say("what an old database gave: numbers filled up with zeros, sides in columns of their own"),
    "shelves.csv": say("what somebody saw who walked along the shelves"),
    "store.csv": say("rooms, furniture, shelves and places on the floor, measured"),
    "truth.json": say("what is true, sealed. Do not open it before you have worked with the museum"),
    "README.txt": say("this page"),
}
