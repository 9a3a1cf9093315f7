"""How is one unit seen up close: to scale, shelf by shelf, with what is in it, and all of it changed on one page at once?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say
from reorg.museum import GONE, UNIT_CONDITIONS, UNIT_VERDICTS, Ask, Draft, Place, Places
from reorg.report import unit_front
from reorg.web.desk import now
from reorg.web.desk.asking import shown, taken
from reorg.web.desk.judged import large, surveyed
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.photos.of_things import one_after_the_other
from reorg.web.desk.photos.taking import photos_taken, pictures_of
from reorg.web.desk.store.forms import checked, touched
from reorg.web.desk.store.looks import YES_NO, fill_doubted, fill_typed, shelves_of
from reorg.web.journal.numbered import standing_in
from reorg.web.journal.table import TableJournal

MOST_SHELVES = 60
_FILL = Ask("fill", say("Full, by eye"), unit="%")
_SEEN = (
    Ask("condition", say("State"), "choice", choices=tuple(UNIT_CONDITIONS.items())),
    Ask("verdict", say("Keep it?"), "choice", choices=tuple(UNIT_VERDICTS.items())),
    Ask("labelled", say("Labelled"), "choice", choices=tuple(YES_NO.items())),
)
SHELF = (
    Ask("height", say("Clear height"), "length", unit="cm", most=20_000),
    Ask("load", say("Carries"), "number", unit="kg", most=100_000),
    _FILL,
    Ask("holds", say("What is in it")),
    *_SEEN,
)
UNIT = (_FILL, Ask("holds", say("What is in it")), *_SEEN)
_FLAGS: Mapping[object, bool | None] = {"yes": True, "no": False, None: None}


@dataclass(frozen=True)
class Line:
    """A place of the unit with what is asked of it: each field with what was typed and what is known."""

    place: Place
    fields: list[tuple[Ask, str, str]]
    photos: list[dict[str, str]]
    count: int
    categories: list[tuple[str, int]]


@require_http_methods(["GET", "POST"])
def unit_shelves(request: HttpRequest, key: str) -> HttpResponse:
    """Show a unit from the front with all its shelves, or take what was changed of any of them, in one action."""
    unit = now.places().get(key)
    if unit is None or unit.kind != "unit":
        raise Http404
    problems: list[Message] = []
    doubted = False
    if request.method == "POST":
        typed, problems = _read(request, unit)
        # looked at before anybody else has to wait for it
        photos = [] if problems else [photos_taken(request, each.place.id, f"photo-{each.place.id}") for each in typed]
        with transaction.atomic():
            if (unit := now.places().get(key)) is None:
                raise Http404
            typed, problems = _read(request, unit)
            drafts = [each.draft for each in typed if each.said] + [each for done in photos for each in done.drafts]
            if drafts and not problems:
                TableJournal().append(drafts, who=who(request))
        if not problems:
            refused = [each for done in photos for each in done.refused]
            note = one_after_the_other([say("Saved.") if drafts else say("Nothing was changed."), *refused])
            return leave_note(HttpResponseRedirect(reverse("unit_shelves", args=[key])), note)
        doubted = any(each.doubted for each in typed)
    answer = _shown(request, unit, problems, doubted=doubted)
    if problems:
        answer.status_code = 400
    return answer


def _read(request: HttpRequest, unit: Place) -> tuple[list[Typed], list[Message]]:
    """Return what was typed of a unit and its shelves, and all that is wrong with it as they stand at this moment."""
    held = [unit, *shelves_of(now.places(), unit)][: MOST_SHELVES + 1]
    typed = [_typed(request, each) for each in held]
    problems = [problem for each in typed for problem in each.problems]
    return typed, problems or _new_troubles(held, [each.after for each in typed if each.said])


@dataclass
class Typed:
    """What was typed of one place: the facts that change, the place as it would be, and what is wrong."""

    place: Place
    said: dict[str, object]
    problems: list[Message]
    doubted: bool = False

    @property
    def after(self) -> Place:
        """The place with what was typed."""
        said = {name: "" if value is None and name in _WORDS else value for name, value in self.said.items()}
        return replace(self.place, **said)  # type: ignore[arg-type]  # as asked

    @property
    def draft(self) -> Draft:
        """What is entered."""
        return Draft(
            "place", self.place.id, {**self.said, "was": {name: _known(self.place, name) for name in self.said}}
        )


_WORDS = frozenset({"holds", "condition", "verdict"})


def _asks(place: Place) -> tuple[Ask, ...]:
    """Return what is asked of a place of the unit, each name with the place's id behind it."""
    asks = UNIT if place.kind == "unit" else SHELF
    return tuple(
        replace(ask, name=f"{ask.name}-{place.id}", label=say("{row}, {field}", row=place.code, field=ask.label))
        for ask in asks
    )


def _typed(request: HttpRequest, place: Place) -> Typed:
    asks = _asks(place)
    mine = touched(request, [ask for ask in asks if f"was-{ask.name}" in request.POST])
    values, problems = taken([ask for ask in asks if ask.name in mine], request.POST)
    found = Typed(place, {}, problems)
    for ask in asks:
        name = ask.name.partition("-")[0]
        if ask.name not in mine or ask.name not in values:
            continue
        value = values[ask.name]
        if name == "fill":
            value = _fill(request, ask, found)
        elif name == "labelled":
            value = _FLAGS.get(value)
        if value != _known(place, name):
            found.said[name] = value
            if request.POST[f"was-{ask.name}"] != _as_typed(place, name):
                found.problems.append(_meanwhile(request, ask, place, name))
    return found


def _fill(request: HttpRequest, ask: Ask, found: Typed) -> float | None:
    share, wrong = fill_typed(found.place, request.POST.get(ask.name, ""))
    found.problems += wrong
    if "believe" not in request.POST and (doubts := fill_doubted(found.place, share)):
        found.problems += doubts
        found.doubted = True
    return share


def _meanwhile(request: HttpRequest, ask: Ask, place: Place, name: str) -> Message:
    return say(
        "Somebody changed “{fact}” meanwhile: it was {before}, now it is {now}. "
        "What you typed stands below; save again if it is right.",
        fact=ask.label,
        before=request.POST[f"was-{ask.name}"] or say("not known"),
        now=_as_typed(place, name) or say("not known"),
    )


def _new_troubles(before: list[Place], changed: list[Place]) -> list[Message]:
    """Return what cannot be right about what was changed, and was not wrong already."""
    known = {str(each) for each in checked(before)} if changed else set()
    return [each for each in checked(changed) if str(each) not in known] if changed else []


def _known(place: Place, name: str) -> object:
    value = getattr(place, name)
    return None if value == "" else value


def _as_typed(place: Place, name: str) -> str:
    value = _known(place, name)
    if value is None:
        return ""
    if name == "height":
        return shown(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value * 100:g}" if name == "fill" else f"{value:g}"
    return str(value)


def _shown(request: HttpRequest, unit: Place, problems: list[Message], *, doubted: bool) -> HttpResponse:
    places = now.places()
    held = [unit, *shelves_of(places, unit)][: MOST_SHELVES + 1]
    photos, inside = pictures_of(*(each.id for each in held)), _inside(places, held)
    lines = [
        Line(
            each, _fields(request, each), photos.get(each.id, []), sum(inside[each.id].values()), _most(inside[each.id])
        )
        for each in held
    ]
    room = places.around(unit.id, "room")
    return page(
        request, "unit_shelves.html", "store", unit=unit, path=places.path(unit.id)[:-1], room=room, lines=lines,
        picture=_front(unit), problems=problems, doubted=doubted, again=bool(request.FILES),
        words=sorted({word for each in inside.values() for word in each if word}),
    )  # fmt: skip


def _fields(request: HttpRequest, place: Place) -> list[tuple[Ask, str, str]]:
    fields = []
    for ask, plain in zip(_asks(place), UNIT if place.kind == "unit" else SHELF, strict=True):
        known = _as_typed(place, plain.name)
        posted = request.method == "POST" and request.POST.get(ask.name) != request.POST.get(f"was-{ask.name}")
        fields.append((replace(ask, label=plain.label), request.POST.get(ask.name, known) if posted else known, known))
    return fields


def _inside(places: Places, held: list[Place]) -> dict[str, dict[str, int]]:
    """Return how many objects of which category are on record in each of these places; the unit's own are those on no shelf."""
    at = {inner.id: each.id for each in held[1:] for inner in places.within(each.id)}
    at |= {inner.id: held[0].id for inner in places.within(held[0].id) if inner.id not in at}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = standing_in(list(at)).exclude(state__in=GONE).values_list("place", "category").annotate(count=Count("id"))
    for place, category, count in rows.order_by():
        inner = found[at[place]]
        inner[category] = inner.get(category, 0) + count
    return found


def _most(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((word, count) for word, count in counted.items() if word), key=lambda each: (-each[1], each[0]))[:3]


def _front(unit: Place) -> str:
    """Return the unit from the front, to scale; of a large museum it is drawn on the unit's own page only."""
    if large():
        return ""
    drawn = unit_front(now.frame(), surveyed(), unit, link=lambda each: f"#p-{each.id}")
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us
