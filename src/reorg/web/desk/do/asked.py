"""What is asked for when somebody moves things: which, where to, why, for how long; and what speaks against it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Max, QuerySet
from django.http import QueryDict

from reorg.language import Message, listed, say
from reorg.museum import Ask, Facts, Move, Place, Places
from reorg.storage import (
    Broken,
    Found,
    Going,
    Thing,
    Understood,
    broken_rules,
    contents,
    nearest_codes,
    outside,
    read_lines,
    understand,
)
from reorg.web.desk.asking import taken, this_day
from reorg.web.desk.finding import IndexFinder, facts_of, held_in, neighbours, things_of
from reorg.web.journal.models import EntryRow

LONGEST = 400
DAYS = (
    Ask("on", say("Day of the move"), "day"),
    Ask("due", say("Due back"), "day"),
)
_TEXTS = ("to", "to_key", "elsewhere", "reason", "taken_by", "on", "due", "origin", "override", "inside")


@dataclass(frozen=True)
class Asked:
    """A move as it was typed. ``given`` are ids of things that were chosen elsewhere, ``inside`` the id of a place of
    which everything is meant, ``meant`` says for lines of ``text`` which thing was chosen. ``looked`` is how far the
    journal went when the person last saw what would happen.
    """

    text: str = ""
    given: tuple[str, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)
    for_a_while: bool = False
    looked: int = 0
    said: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Return what a form or an address asks for. A line that was scanned into the one-line field joins the list."""
        lines = [query.get("numbers", ""), query.get("add", "")]
        meant = {}
        for each in query.getlist("meant"):
            key, _, line = each.partition("|")
            if key and line:
                meant[line] = key
        looked = query.get("looked", "")
        return cls(
            text="\n".join(line.strip("\n\r") for line in lines if line.strip()),
            given=tuple(
                dict.fromkeys(key for name in ("thing", "object", "place") for key in query.getlist(name) if key)
            ),
            meant=meant,
            for_a_while=query.get("how") == "while" or bool(query.get("elsewhere", "").strip()),
            looked=int(looked) if looked.isdecimal() and len(looked) < 16 else 0,
            said={name: query.get(name, "").strip()[:LONGEST] for name in _TEXTS},
        )

    @property
    def anything(self) -> bool:
        """Whether any thing was named at all."""
        return bool(self.text.strip() or self.given or self.said.get("inside"))


@dataclass(frozen=True)
class Prepared:
    """What a move came to before anything is entered.

    ``told`` are the facts of the things that move, by id; ``already`` are there; ``strange`` are ids that were given
    and are nobody's. ``choices`` are places that the code may mean. ``problems`` must be mended, ``broken`` rules may be
    overridden unless they are impossible.
    """

    asked: Asked
    understood: Understood
    chosen: tuple[Found, ...]
    told: Mapping[str, Facts]
    things: tuple[Thing, ...]
    already: tuple[Found, ...]
    to: Place | None
    choices: tuple[Place, ...]
    problems: tuple[Message, ...]
    broken: tuple[Broken, ...]
    move: Move

    @property
    def impossible(self) -> bool:
        """Whether a rule does not hold that no reason overrides."""
        return any(each.impossible for each in self.broken)

    @property
    def leftover(self) -> list[str]:
        """Lines that no one thing was found for, as they were typed."""
        return [line.typed for line in (*self.understood.several, *self.understood.unknown)] + [
            *self.understood.left_out
        ]


def prepared(asked: Asked, places: Places) -> Prepared:
    """Return what would happen, with everything that is wrong or doubtful at once."""
    understood = understand(read_lines(asked.text), IndexFinder(places), asked.meant)
    chosen = _chosen(asked, places, understood)
    told = facts_of(each.id for each in chosen)
    to, choices, problems = _target(asked, places)
    move, more = _move(asked, to)
    origin, origin_problem = _origin(asked, places)
    here = [each for each in chosen if to is not None and _is_there(told.get(each.id, {}), to, move)]
    going = {key: facts for key, facts in told.items() if key not in {each.id for each in here}}
    things = things_of(going, places, to)
    where = to or (outside(move.elsewhere) if move.elsewhere else None)
    broken: list[Broken] = []
    if where is not None and things:
        near = neighbours(places, where) if to is not None else []
        broken = broken_rules(Going(things, where, places, near, origin))
    move = replace(move, broken=tuple(dict.fromkeys(each.code for each in broken)))
    return Prepared(
        asked, understood, chosen, going, tuple(things), tuple(here), to, choices,
        (*problems, *more, *origin_problem), tuple(broken), move,
    )  # fmt: skip


def _chosen(asked: Asked, places: Places, understood: Understood) -> tuple[Found, ...]:
    """Return all that is meant, once each: what was given, what is in a place, what the list names."""
    found: dict[str, Found] = {}
    for key, facts in facts_of(asked.given).items():
        found[key] = _found(key, facts, places)
    if (inside := asked.said.get("inside", "")) in places:
        carried, fixed = contents(places, inside)
        found |= {place.id: _found(place.id, {}, places) for place in carried}
        found |= {key: _found(key, facts, places) for key, facts in held_in(fixed)}
    found |= {each.id: each for each in understood.things if each.id not in found}
    return tuple(found.values())


def _found(key: str, facts: Facts, places: Places) -> Found:
    if key in places:
        return Found.of_place(places[key])
    return Found.of_object(key, facts)


def _is_there(facts: Facts, to: Place, move: Move) -> bool:
    """Whether a thing is there already, and nothing else would be said of it: what is there for a while may stay for good."""
    here = facts.get("place") == to.id and not facts.get("elsewhere")
    away = bool(facts.get("usual_place"))
    return here and (not away or move.for_a_while)


def _target(asked: Asked, places: Places) -> tuple[Place | None, tuple[Place, ...], list[Message]]:
    code, key, elsewhere = (asked.said.get(name, "") for name in ("to", "to_key", "elsewhere"))
    if key in places and (not code or places[key] in _meant(code, places)):
        return (places[key], (), []) if not elsewhere else (places[key], (), [_BOTH])
    if not code:
        return None, (), [] if elsewhere else [say("Where do they go? Write the code of the place.")]
    found = places.called(code)
    if len(found) == 1:
        return found[0], (), [_BOTH] if elsewhere else []
    if found:
        return None, tuple(found), [say("Several places have the code {code}. Choose one.", code=code)]
    near = tuple(_meant(code, places))
    if near:
        return None, near, [say("There is no place with the code {code}. Did you mean one of these?", code=code)]
    return None, (), [say("There is no place with the code {code}. Nothing was moved.", code=code)]


_BOTH = say("Write a place of the store, or where it goes outside the museum: not both.")


def _meant(code: str, places: Places) -> list[Place]:
    exact = places.called(code)
    near = nearest_codes(code, (place.code for place in places.values()))
    return exact or [each for found in near for each in places.coded(found)]


def _origin(asked: Asked, places: Places) -> tuple[Place | None, list[Message]]:
    if not (code := asked.said.get("origin", "")):
        return None, []
    found = places.called(code)
    if len(found) == 1:
        return found[0], []
    return None, [say("Taken from: there is no place with the code {code}.", code=code)]


def _move(asked: Asked, to: Place | None) -> tuple[Move, list[Message]]:
    values, problems = taken(DAYS, asked.said)
    today = this_day()
    on, due = str(values["on"] or ""), str(values["due"] or "")
    if on > today:
        problems.append(say("Day of the move: {day} has not come yet. Enter a move when it is done.", day=on))
    if asked.for_a_while and due and due < (on or today):
        problems.append(say("Due back: {due} is before the day on which it goes, {on}.", due=due, on=on or today))
    if asked.for_a_while and not asked.said.get("taken_by"):
        problems.append(say("Who takes it? What goes for a while needs a name."))
    move = Move(
        to=to.id if to else "",
        reason=asked.said.get("reason", ""),
        for_a_while=asked.for_a_while,
        elsewhere=asked.said.get("elsewhere", ""),
        taken_by=asked.said.get("taken_by", "") if asked.for_a_while else "",
        due=due if asked.for_a_while else "",
        override=asked.said.get("override", ""),
        on=on if on != today else "",
    )
    return move, problems


def journal_end() -> int:
    """Return how far the journal goes, to be asked again before anything is entered."""
    return EntryRow.objects.aggregate(last=Max("id"))["last"] or 0


def changed_since(found: Prepared) -> Message | None:
    """Return what somebody else did to the same things since the person looked, or None."""
    if not found.asked.looked:
        return None
    ids = {*found.told, *([found.to.id] if found.to else [])}
    rows = EntryRow.objects.filter(id__gt=found.asked.looked).exclude(kind__in=("answer", "redacted"))
    new = [(about, who) for about, who in _about(rows) if about in ids]
    if not new:
        return None
    labels = {each.id: each.label for each in found.chosen}
    numbers: Sequence[str] = list(
        dict.fromkeys(labels.get(about, found.to.code if found.to else about) for about, _ in new)
    )
    people = list(dict.fromkeys(who for _, who in new))
    return say(
        "Since you looked, {who} changed {numbers}. Nothing was moved yet: look again, then move.",
        who=listed(people, 3),
        numbers=listed(numbers, 5),
    )


def _about(rows: QuerySet[EntryRow]) -> Iterator[tuple[str, str]]:
    """Yield what entries speak of, and who wrote them; of a taking-back, what the action spoke of that it takes back."""
    for about, who, kind in rows.values_list("about", "who", "kind").iterator(chunk_size=2000):
        if kind != "undone":
            yield about, who
            continue
        device, _, act = about.rpartition(":")
        if act.isdecimal():
            same = EntryRow.objects.filter(device=device, act=int(act)).values_list("about", flat=True)
            yield from ((each, who) for each in same.iterator(chunk_size=2000))
