"""Which wishes contradict each other, or the store? All of them at once, each with what to do.

What is wished for one thing counts before what is wished for its category; that is no contradiction. A wish that is part
of one is left aside by the planner until somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reorg.language import Message, say
from reorg.museum import Museum
from reorg.storage.wishes.ground import Ground
from reorg.storage.wishes.wish import (
    BOX,
    CATEGORY,
    MAY_WISH,
    NOT,
    OBJECT,
    STAY,
    THERE,
    UNIT,
    WITH_PLACE,
    Wish,
    place_name,
    subject_kind,
    subject_name,
)


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction: the wishes (ids) that are part of it, a code, and a sentence with what can be done."""

    code: str
    wishes: tuple[str, ...]
    message: Message


def clashes(museum: Museum, wishes: Sequence[Wish]) -> tuple[Clash, ...]:
    """Return all contradictions, those of single wishes first. ``museum`` holds at least the objects that are named."""
    ground = Ground(museum)
    alone = [found for wish in wishes if (found := _alone(ground, wish)) is not None]
    senseless = {wish for each in alone for wish in each.wishes}
    sound = [wish for wish in wishes if wish.id not in senseless]
    return (*alone, *_together(ground, sound))


Rule = Callable[[Ground, Wish], Clash | None]


def _alone(ground: Ground, wish: Wish) -> Clash | None:
    """Return what is wrong with one wish by itself, the first that is found."""
    return next((found for rule in _ALONE if (found := rule(ground, wish)) is not None), None)


def _one(code: str, wish: Wish, message: Message) -> Clash:
    return Clash(code, (wish.id,), message)


def _gone(ground: Ground, wish: Wish) -> Clash | None:
    if wish.of in ground.museum.gone:
        message = say("{thing} is no longer in the museum. Strike this wish.", thing=subject_name(ground.museum, wish))
        return _one("gone", wish, message)
    if wish.category and wish.category not in set(ground.museum.objects.words("category")):
        return _one(
            "gone", wish, say("No object has the category “{category}”. Strike this wish.", category=wish.category)
        )
    if not subject_kind(ground.museum, wish):
        return _one("gone", wish, say("What this wish is about is not here any more. Strike it."))
    return None


def _rule(ground: Ground, wish: Wish) -> Clash | None:
    if wish.rule in MAY_WISH[subject_kind(ground.museum, wish)]:
        return None
    return _one(
        "no-rule", wish, say("That cannot be wished for {thing}. Strike it.", thing=subject_name(ground.museum, wish))
    )


def _place(ground: Ground, wish: Wish) -> Clash | None:
    """Return what is wrong with the place of a wish."""
    if wish.rule not in WITH_PLACE:
        return None
    places, name = ground.museum.places, place_name(ground.museum, wish.place)
    if wish.place not in places:
        return _one(
            "place-gone", wish, say("The place of this wish is not here any more. Strike it, or choose another.")
        )
    if wish.rule == NOT or ground.within(wish.place):
        return None
    if any(each.verdict == "discard" for each in places.path(wish.place)):
        return _one("discarded", wish, say("{place} is to be discarded, so nothing can go there.", place=name))
    if not any(each.place == inside.id for inside in places.within(wish.place) for each in ground.surfaces):
        return _one("no-shelf", wish, say("{place} has no shelf on which a plan could put anything.", place=name))
    return _one(
        "unmeasured",
        wish,
        say("No shelf of {place} can be used: measure one, or choose a place in a store.", place=name),
    )


def _stays(ground: Ground, wish: Wish) -> Clash | None:
    """Return why a thing cannot stay where it is."""
    kind, museum = subject_kind(ground.museum, wish), ground.museum
    if wish.rule != STAY or kind == CATEGORY:
        return None
    name = subject_name(museum, wish)
    if kind == UNIT:
        if museum.places[wish.of].verdict == "discard":
            return _one(
                "discarded", wish, say("Unit {unit} is to be discarded, so it cannot be kept as it is.", unit=name)
            )
        return None
    place = ground.place_of(wish)
    if not place:
        return _one("stay-nowhere", wish, say("{thing} has no place yet, so it cannot stay there.", thing=name))
    if any(each.verdict == "discard" for each in museum.places.path(place)):
        return _one(
            "discarded",
            wish,
            say("{thing} stands in a unit that is to be discarded, so it cannot stay there.", thing=name),
        )
    if not ground.shelves_of(wish):
        return _one(
            "stay-no-shelf",
            wish,
            say("{thing} stands on no shelf that a plan can use, so it cannot stay there.", thing=name),
        )
    return None


def _size(ground: Ground, wish: Wish) -> Clash | None:
    """Return whether a thing certainly does not fit where it is to go or stay."""
    if subject_kind(ground.museum, wish) not in {OBJECT, BOX} or wish.rule not in {STAY, THERE}:
        return None
    shelves = ground.within(wish.place) if wish.rule == THERE else ground.shelves_of(wish)
    if ground.fits(wish, shelves):
        return None
    name = subject_name(ground.museum, wish)
    if wish.rule == STAY:
        return _one(
            "no-fit",
            wish,
            say("By its size or weight {thing} does not fit where it stands, so it should not stay there.", thing=name),
        )
    place = place_name(ground.museum, wish.place)
    return _one(
        "no-fit", wish, say("By its size or weight {thing} fits on no shelf of {place}.", thing=name, place=place)
    )


_ALONE: tuple[Rule, ...] = (_gone, _rule, _place, _stays, _size)


def _together(ground: Ground, wishes: Sequence[Wish]) -> Iterator[Clash]:
    """Yield what wishes about the same thing contradict, and where a unit is kept as it is against them."""
    about: dict[tuple[str, str], list[Wish]] = {}
    for wish in wishes:
        box = ground.box_of(wish)  # what lies in a box goes where the box goes
        about.setdefault(("", box) if box else wish.about, []).append(wish)
    kept = {wish.of: wish for wish in wishes if subject_kind(ground.museum, wish) == UNIT}
    for some in about.values():
        yield from _of_one(ground, some)
        yield from _kept_unit(ground, some, kept)


def _of_one(ground: Ground, wishes: Sequence[Wish]) -> Iterator[Clash]:
    """Yield the contradictions between wishes about one thing."""
    name = subject_name(ground.museum, wishes[0])
    there = [wish for wish in wishes if wish.rule == THERE]
    never = [wish for wish in wishes if wish.rule == NOT]
    stay = [wish for wish in wishes if wish.rule == STAY]
    there = [wish for at, wish in enumerate(there) if not any(wish.same_as(other) for other in there[:at])]
    wanted = [ground.within(wish.place) for wish in there]
    if stay and there and not _stays_there(ground, stay[0], wanted):
        yield Clash(
            "stay-and-there",
            _ids(stay, there),
            say("{thing} cannot both stay where it is and go elsewhere.", thing=name),
        )
        return
    common = frozenset.intersection(*wanted) if wanted else frozenset()
    if len(there) > 1 and not common:
        yield Clash(
            "two-places", _ids(there), say("{thing} cannot go to two places at once. Strike one of them.", thing=name)
        )
        return
    closed = frozenset[str]().union(*(ground.within(wish.place) for wish in never))
    if there and never and not common - closed:
        yield Clash(
            "there-and-not",
            _ids(there, never),
            say("{thing} is to go to a place and not to go there. Strike one of them.", thing=name),
        )
    if stay and never and stay[0].of and ground.shelves_of(stay[0]) <= closed:
        yield Clash(
            "stay-and-not",
            _ids(stay, never),
            say("{thing} is to stay where it is, and not to stand there. Strike one of them.", thing=name),
        )
    if never and not there and not stay and closed >= {each.place for each in ground.usable}:
        yield Clash("nowhere-left", _ids(never), say("No shelf is left for {thing}. Strike one of these.", thing=name))


def _stays_there(ground: Ground, stay: Wish, wanted: Sequence[frozenset[str]]) -> bool:
    """Return whether a thing that stays is where it is to go, as far as that is known (of a category it is not)."""
    return bool(stay.of) and bool(ground.shelves_of(stay) & frozenset.intersection(*wanted))


def _kept_unit(ground: Ground, wishes: Sequence[Wish], kept: dict[str, Wish]) -> Iterator[Clash]:
    """Yield wishes that would take something out of a unit that is kept as it is, or put something in."""
    for wish in wishes:
        if wish.rule not in WITH_PLACE or subject_kind(ground.museum, wish) not in {OBJECT, BOX}:
            continue
        inside = ground.unit_of(ground.place_of(wish))
        name = subject_name(ground.museum, wish)
        shelves = ground.within(wish.place)
        stands = ground.shelves_of(wish)
        leaves = not stands & shelves if wish.rule == THERE else stands <= shelves
        if inside in kept and leaves:
            yield Clash(
                "kept-unit",
                (kept[inside].id, wish.id),
                say(
                    "Unit {unit} is kept as it is, but {thing} would have to leave it.",
                    unit=place_name(ground.museum, inside),
                    thing=name,
                ),
            )
        units = {ground.unit_of(shelf) for shelf in shelves}
        if wish.rule == THERE and units and units <= set(kept) and inside not in units:
            unit = min(units)
            yield Clash(
                "kept-unit",
                (kept[unit].id, wish.id),
                say(
                    "Unit {unit} is kept as it is, so {thing} cannot go there.",
                    unit=place_name(ground.museum, unit),
                    thing=name,
                ),
            )


def _ids(*some: Sequence[Wish]) -> tuple[str, ...]:
    return tuple(wish.id for wishes in some for wish in wishes)


def sound(museum: Museum, wishes: Sequence[Wish]) -> tuple[tuple[Wish, ...], tuple[Wish, ...]]:
    """Return the wishes that a plan can follow, and those that are left aside because they contradict something."""
    aside = {wish for each in clashes(museum, wishes) for wish in each.wishes}
    return tuple(w for w in wishes if w.id not in aside), tuple(w for w in wishes if w.id in aside)
