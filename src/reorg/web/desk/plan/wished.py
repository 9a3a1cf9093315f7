"""What is wished of the plans now, seen from the index; and what does a person mean who names a thing and a place?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reorg.language import Message, say
from reorg.museum import GONE, Facts, Museum, Objects, Place
from reorg.storage import Found, Plan, Wish, understand, wishes
from reorg.web.desk import now
from reorg.web.desk.finding import IndexFinder
from reorg.web.journal.models import Holding
from reorg.web.journal.numbered import with_keys

MOST_CATEGORIES = 400
PLACES = frozenset({"room", "unit", "shelf", "drawer"})


def all_wishes() -> tuple[Wish, ...]:
    """Return the wishes that hold."""
    return wishes.wishes_of(now.frame().wishes)


def museum_with(some: Iterable[Wish]) -> Museum:
    """Return the picture with those objects alone that wishes name, and one of each category that they name."""
    named = list(some)
    told = {key: json.loads(facts) for key, facts in _rows({wish.of for wish in named if wish.of})}
    for category in {wish.category for wish in named if wish.category}:
        one = Holding.objects.filter(category=category).exclude(state__in=GONE).values_list("key", "facts").first()
        if one is not None:
            told[one[0]] = json.loads(one[1])
    here: dict[str, Facts] = {key: facts for key, facts in told.items() if facts.get("state") not in GONE}
    gone: dict[str, Facts] = {key: facts for key, facts in told.items() if key not in here}
    return replace(now.frame(), objects=Objects.of(here.items()), gone=gone).to_be


def _rows(keys: Iterable[str]) -> Iterable[tuple[str, str]]:
    return with_keys(list(keys)).values_list("key", "facts")


@dataclass(frozen=True)
class Shown:
    """A wish as a line of a list shows it: its sentence, where its subject is, and what it contradicts."""

    wish: Wish
    said: Message
    kind: str
    clashes: tuple[wishes.Clash, ...]


def shown(some: Sequence[Wish], museum: Museum, found: Sequence[wishes.Clash]) -> list[Shown]:
    """Return wishes as a list shows them."""
    return [
        Shown(
            each,
            wishes.told(museum, each),
            wishes.subject_kind(museum, each),
            tuple(clash for clash in found if each.id in clash.wishes),
        )
        for each in some
    ]


def changed_since(plan: Plan) -> int:
    """Return how many wishes came or went since a plan was made."""
    known: set[str] = set()
    for name in ("wishes", "left_aside"):
        said = plan.made_with.get(name)
        known |= set(map(str, said)) if isinstance(said, list | tuple) else set()
    return len(known ^ {wish.id for wish in all_wishes()})


def meant(typed: str) -> tuple[Found | None, Message | None]:
    """Return the object, box or unit that somebody names by number or code, or what is not understood."""
    if not typed.strip():
        return None, say("What is it about? Write the number of an object, or the code of a box or a unit.")
    found = understand([typed.strip()], IndexFinder(now.places()))
    if found.things:
        return found.things[0], None
    if found.several:
        return None, say("Several things are called {typed}. Open the one you mean, and begin there.", typed=typed)
    return None, say("Nothing here is called {typed}.", typed=typed)


def place_meant(typed: str) -> tuple[Place | None, Message | None]:
    """Return the room, unit or shelf that somebody names by its code, name or id, or what is not understood."""
    places = now.places()
    if not typed.strip():
        return None, say("Which place? Write the code of a shelf, a unit or a room.")
    found = [places[typed]] if typed in places else [each for each in places.called(typed) if each.kind in PLACES]
    if len(found) == 1:
        return found[0], None
    if found:
        return None, say("Several places are called {typed}. Write the whole code.", typed=typed)
    return None, say("No room, unit or shelf is called {typed}.", typed=typed)


@now.kept
def categories() -> list[str]:
    """Return the categories that objects have, in order."""
    rows = Holding.objects.exclude(state__in=GONE).exclude(category="").values_list("category", flat=True)
    return sorted(rows.distinct()[:MOST_CATEGORIES], key=str.casefold)


def subject(of: str, category: str) -> tuple[str, Mapping[str, object]]:
    """Return what a wish may be about: its kind ("" for nothing that is here) and what a page calls it."""
    probe = Wish("", wishes.STAY, of=of, category=category)
    museum = museum_with([probe])
    kind = wishes.subject_kind(museum, probe)
    if category and category not in set(museum.objects.words("category")):
        kind = ""
    return kind, {"name": wishes.subject_name(museum, probe), "kind": kind, "of": of, "category": category}
