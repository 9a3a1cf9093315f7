"""How much of a catalogue card is filled? (The guide, 2.3.)"""

from __future__ import annotations

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say


def card_worth(look: Look) -> Reading | None:
    """Return the mean share of rows that say each thing a card always has, and its photograph (the guide's last step).

    A thing that no row says is open: it may stand on paper cards. None if no row says any.
    """
    card = look.guide.standard("card")
    always = [element for element in card.elements if element.always or element.id == "photo"]
    known = {element.id: look.seen.filled.get(f"card.{element.id}") for element in always}
    shares = {name: share for name, share in known.items() if share is not None}
    if not shares:
        return None
    worst = min(shares, key=lambda name: shares[name])
    name = next(element.name for element in always if element.id == worst)
    good = sum(shares.values()) / len(always)
    message = say(
        "Of what a card should say, {percent} % is on record; least of all: {element}.",
        percent=int(100 * good),
        element=name,
    )
    return Reading(good, len(shares) / len(always) - good, message, "objects", f"diagnosis.card.{worst}")
