"""What does the museum want of its plans: what stays, what goes where, what not there, what comes first?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reorg.language import Message, say
from reorg.museum import Draft, Facts, Museum, identity

STAY, THERE, NOT, FIRST = "stay", "there", "not", "first"
RULES: Mapping[str, Message] = {
    STAY: say("stays where it is"),
    THERE: say("goes there"),
    NOT: say("does not go there"),
    FIRST: say("gets a place before the others"),
}
WITH_PLACE = frozenset({THERE, NOT})
OBJECT, BOX, UNIT, CATEGORY = "object", "box", "unit", "category"
MAY_WISH: Mapping[str, tuple[str, ...]] = {
    OBJECT: (STAY, THERE, NOT),
    BOX: (STAY, THERE, NOT),
    UNIT: (STAY,),
    CATEGORY: (THERE, FIRST, NOT, STAY),
}
"""Which rules can be wished for what."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One decision about plans: of an object, a box or a unit (``of``, its id), or of a ``category`` (its word).

    ``place`` is the id of a shelf, a unit or a room, for the rules "there" and "not" alone. ``reason``, ``by`` and ``on``
    (ISO day) say why, who and when. ``id`` is "" for a wish that nobody entered (see :func:`made_up`).
    """

    id: str
    rule: str
    of: str = ""
    category: str = ""
    place: str = ""
    reason: str = ""
    by: str = ""
    on: str = ""

    @property
    def about(self) -> tuple[str, str]:
        """What it is about: two wishes about the same have equal values here."""
        return (CATEGORY, self.category) if self.category else ("", self.of)

    def same_as(self, other: Wish) -> bool:
        """Whether another wish wants the very same, whoever wished it."""
        return (self.about, self.rule, self.place) == (other.about, other.rule, other.place)


def wishes_of(wishes: Mapping[str, Facts]) -> tuple[Wish, ...]:
    """Return the wishes that hold, oldest first; of ``Museum.wishes``, without what was struck or makes no sense."""
    found = [_wish(key, facts) for key, facts in wishes.items() if not facts.get("struck")]
    return tuple(sorted((each for each in found if each.rule in RULES), key=lambda each: (each.on, each.id)))


def _wish(key: str, facts: Facts) -> Wish:
    said = {name: str(facts.get(name) or "") for name in ("rule", "of", "category", "place", "reason", "by", "on")}
    return Wish(key, **said)


def wish_draft(wish: Wish, *, at: str) -> Draft:
    """Return what is entered of a wish; ``at``: when (ISO 8601, UTC), so that what was struck can be wished again."""
    said = {
        "of": wish.of, "category": wish.category, "rule": wish.rule, "place": wish.place, "reason": wish.reason,
        "by": wish.by, "on": wish.on,
    }  # fmt: skip
    key = identity("w", *wish.about, wish.rule, wish.place, wish.by, at)
    return Draft("wish", key, {name: value for name, value in said.items() if value})


def strike_draft(wish: Wish) -> Draft:
    """Return what is entered when a wish no longer holds."""
    return Draft("wish", wish.id, {"struck": True, "was": {"struck": None}})


def subject_kind(museum: Museum, wish: Wish) -> str:
    """Return what a wish is about: object, box, unit or category; "" for what is not there or cannot be wished for."""
    if wish.category:
        return CATEGORY
    if wish.of in museum.places:
        kind = museum.places[wish.of].kind
        return kind if kind in {BOX, UNIT} else BOX if kind == "tray" else ""
    return OBJECT if wish.of in museum.objects.index else ""


def subject_name(museum: Museum, wish: Wish) -> str:
    """Return what the subject of a wish is called by people: number and name, code, or the category's word."""
    if wish.category:
        return wish.category
    if wish.of in museum.places:
        return museum.places[wish.of].label
    at = museum.objects.index.get(wish.of)
    facts: Facts = museum.objects.facts(at) if at is not None else museum.gone.get(wish.of, {})
    what = " ".join(str(part) for part in (facts.get("number"), facts.get("name") or facts.get("title")) if part)
    return what or wish.of


def told(museum: Museum, wish: Wish) -> Message:
    """Return a wish as a sentence."""
    name, place = subject_name(museum, wish), place_name(museum, wish.place)
    whole = bool(wish.category)
    match wish.rule:
        case "stay":
            if subject_kind(museum, wish) == UNIT:
                return say("Unit {unit} is kept as it is.", unit=name)
            return (
                say("All of “{category}” stays where it is.", category=name)
                if whole
                else say("{thing} stays where it is.", thing=name)
            )
        case "there":
            if whole:
                return say("All of “{category}” goes to {place}.", category=name, place=place)
            return say("{thing} goes to {place}.", thing=name, place=place)
        case "not":
            if whole:
                return say("Nothing of “{category}” goes to {place}.", category=name, place=place)
            return say("{thing} does not go to {place}.", thing=name, place=place)
    return say("“{category}” gets places before all others.", category=name)


def place_name(museum: Museum, place_id: str) -> str:
    """Return what a place is called by people; its id where it is not there."""
    return museum.places[place_id].label if place_id in museum.places else place_id
