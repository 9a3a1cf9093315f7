"""What is to be done, as tasks that a schedule can be made of: those of the board, furniture to set up, and moves?

The only place in which tasks (assessment) and moves (storage) become one list; ``sources`` says how long each stage takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reorg.assessment import tasks
from reorg.language import Message, Text, say, say_many
from reorg.method import LibraryTask, Range
from reorg.museum import Facts, Museum
from reorg.report.schedule.sources import STAGES, Stage, library_needs, stages
from reorg.report.schedule.zones import Zone, zones_of
from reorg.storage import Plan, furnishing, rates, schedule

Words = Message | Text | str
MOVES = "moves"
"""The sign that shows that moves of a plan are left: the library's task that answers it is the moves themselves."""
WAYS = ("buy", "build", "convert", "rehang")


@dataclass(frozen=True, eq=False)
class Asked:
    """What a schedule is made of: a ``museum`` (its objects are not read), its tasks, the plan that is carried out.

    ``where`` says where each thing that the plan moves stands now. ``day``: from when on; ``proposed``: with the tasks that
    are only proposed. ``deadline`` None: the museum's own, if it has one.
    """

    museum: Museum
    board: tasks.Board
    day: date
    plan: Plan | None = None
    where: Mapping[str, str] | None = None
    deadline: date | None = None
    proposed: bool = False


@dataclass(frozen=True)
class Line:
    """A row of the schedule: a task of the board (``task``: its id), moves into some units, or furniture to set up.

    ``done`` is the share that is done, ``begun`` the day on which that began, ``who`` is responsible, in the museum's words.
    """

    id: str
    title: Words
    task: str = ""
    done: float = 0.0
    begun: date | None = None
    who: str = ""


@dataclass(frozen=True)
class Job:
    """One task of the schedule, the ``line`` that it belongs to, and what it is called on a sheet."""

    task: schedule.Task
    line: str
    title: Words


@dataclass(frozen=True)
class Undated:
    """Something that no day can be given to, and why."""

    title: Words
    because: Message


@dataclass(frozen=True)
class Todo:
    """All there is to do, in the order in which it is taken if nothing speaks against it."""

    lines: tuple[Line, ...] = ()
    jobs: tuple[Job, ...] = ()
    materials: tuple[schedule.Material, ...] = ()
    undated: tuple[Undated, ...] = ()
    names: Mapping[str, Words] | None = None


def todo_of(asked: Asked) -> Todo:
    """Return all there is to do."""
    return _Listing(asked).todo()


class _Listing:
    """Collects what is to be done."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.museum, self.places = asked, asked.museum, asked.museum.places.to_be
        self.day_hours = asked.board.library.hours_a_day
        self.lines: list[Line] = []
        self.jobs: list[Job] = []
        self.undated: list[Undated] = []
        self.materials: list[schedule.Material] = []
        self.moving = next((each for each in asked.board.library.tasks if MOVES in each.answers), None)
        self.ends: dict[str, list[str]] = {}  # id of a task of the library -> the jobs with which it ends

    def todo(self) -> Todo:
        asked = self.asked
        zones, waits = zones_of(asked.plan, asked.where or {}, self.places) if asked.plan else ([], 0)
        zones = [zone for zone in zones if zone.open]
        every: list[tasks.Standing | tasks.Proposed] = [*asked.board.going]
        if asked.proposed:
            every += asked.board.proposed
        shown = [each for each in every if not (zones and _kind(each) is self.moving and self.moving)]
        for each in shown:
            kind = _kind(each)
            self.ends.setdefault(kind.id if kind else each.id, []).append(each.id)
        if self.moving and zones:
            self.ends[self.moving.id] = [f"check:{zone.id}" for zone in zones]
        # what begins a zone waits for what the library puts before its moves; what comes after them waits for the zones
        before = [one for name in (self.moving.after if self.moving else ()) for one in self.ends.get(name, ())]
        built = self._supplies()
        late = [each for each in shown if self._after_moves(each, bool(zones))]
        early = [each for each in every if each not in late]
        turn = next((at for at, each in enumerate(early) if each not in shown), len(early))
        for each in early[:turn]:
            self._of_board(each)
        self._zones(zones, before, built)
        for each in [*early[turn + 1 :], *late]:
            self._of_board(each)
        if waits:
            said = say_many("{count} thing waits", "{count} things wait", count=waits)
            self.undated.append(Undated(said, say("The furniture that is meant for them is not ordered yet.")))
        known = {job.task.id for job in self.jobs}
        jobs = tuple(without(job, known) for job in self.jobs)
        names = {job.task.id: job.title for job in jobs}
        return Todo(tuple(self.lines), jobs, tuple(self.materials), tuple(self.undated), names)

    def _after_moves(self, each: tasks.Standing | tasks.Proposed, zones: bool) -> bool:
        kind = _kind(each)
        return bool(zones and self.moving and kind and self.moving.id in kind.after) and not _begun(each)

    def _of_board(self, each: tasks.Standing | tasks.Proposed) -> None:
        """Add a task of the board."""
        kind, hours = _kind(each), each.left.scaled(self.day_hours)
        standing = each if isinstance(each, tasks.Standing) else None
        if standing and standing.gone:
            return
        if not hours.high:
            self.undated.append(Undated(each.title, say("Nobody said yet how long it takes.")))
            return
        share = _share(standing, hours.likely)
        need = library_needs().get(kind.id if kind else "", Stage())
        hands = kind.hands if kind else standing.task.hands if standing else 1
        after = (
            [] if _begun(each) else [one for name in (kind.after if kind else ()) for one in self.ends.get(name, ())]
        )
        task = schedule.Task(
            each.id, kind.id if kind else each.id, _whole(hours, share), hands, need.skills,
            room=self._room(each), tools=need.tools, after=tuple(after), done=share, by=self._by(standing),
        )  # fmt: skip
        who, begun = (standing.task.responsible, day_of(standing.task.begun)) if standing else ("", None)
        self.lines.append(Line(each.id, each.title, each.id, share, begun, who))
        self.jobs.append(Job(task, each.id, each.title))

    def _by(self, standing: tasks.Standing | None) -> tuple[str, ...]:
        """Return who is responsible for a task, if that is one of the team."""
        who = standing.task.responsible.strip().casefold() if standing else ""
        people = self.museum.people.items()
        return tuple(key for key, each in people if who and str(each.get("name", "")).strip().casefold() == who)

    def _room(self, each: tasks.Standing | tasks.Proposed) -> str:
        """Return the one room in which everything stands that a task is about; "" for several, or none that is known."""
        where = self.asked.where or {}
        about = [key for sign in each.signs for key in sign.about]
        rooms = {
            room.id
            for key in about
            if (room := self.places.around(key if key in self.places else where.get(key, ""), "room"))
        }
        return rooms.pop() if len(rooms) == 1 else ""

    def _supplies(self) -> dict[str, list[str]]:
        """Add what is to be bought, built or hung; return the jobs after which each planned place is there."""
        built: dict[str, list[str]] = {}
        for key, facts in self.museum.supplies.items():
            if facts.get("struck") or not (places := self._still_planned(facts)):
                continue
            way = way if (way := str(facts.get("way", "buy"))) in WAYS else "buy"
            count = max(1, int(_number(facts.get("count")) or 1))
            arrives, here = day_of(facts.get("arrives")), day_of(facts.get("here"))
            called = furnishing.called(self.museum, facts)
            title = called if way != "buy" else say("Put up what comes: {things}", things=called)
            if here is None and arrives is None and way == "buy":
                self.undated.append(Undated(title, say("Nobody said yet when it arrives.")))
                for place in places:
                    built.setdefault(place, []).append("")
                continue
            stage = stages()[way]
            self.materials.append(schedule.Material(key, None if here else arrives))
            room = next((room.id for place in places if (room := self.places.around(place, "room"))), "")
            task = schedule.Task(
                f"{way}:{key}", way, _whole(stage.hours(count), 0.0), stage.hands, stage.skills,
                room=room, tools=stage.tools, materials=(key,),
            )  # fmt: skip
            self.lines.append(Line(task.id, title))
            self.jobs.append(Job(task, task.id, title))
            for place in places:
                built.setdefault(place, []).append(task.id)
        return built

    def _still_planned(self, facts: Facts) -> list[str]:
        """Return the places that a supply makes or hangs otherwise, as far as that is not done yet."""
        said = facts.get("places")
        named = [str(each) for each in said] if isinstance(said, list | tuple) else []
        return [each for each in named if each in self.places and self.places[each].waits]

    def _zones(self, zones: Iterable[Zone], before: list[str], built: Mapping[str, list[str]]) -> None:
        """Add the moves: each zone is cleaned, filled, labelled and checked; the zones are filled one after the other."""
        pace = rates(self.museum)
        learned = self.asked.board.find(self.moving.id) if self.moving else None
        moving = learned.pace if learned is not None and learned.pace is not None else pace["moving"]
        filled: list[str] = []
        for zone in zones:
            called = zone.called(self.places)
            waits = [one for place in sorted(zone.planned) for one in built.get(place, [""])]
            title = say("Moves {number}: {units}", number=zone.number, units=called)
            if "" in waits:
                self.undated.append(Undated(title, say("Furniture that is planned there has no day yet.")))
                continue
            days = moving.days(zone.left) + pace["inventory"].days(zone.sought)
            amounts = {
                "clean": stages()["clean"].hours(0 if zone.share else zone.fresh),
                "move": days.scaled(self.day_hours),
                "label": stages()["label"].hours(zone.full),
                "check": stages()["check"].hours(zone.objects),
            }
            self.lines.append(Line(f"zone:{zone.id}", title, done=zone.share))
            # a unit is cleaned when the moves before have freed it, and shortly before it is filled
            last = [] if zone.share else [*before, *filled[-1:]]
            for name, hours in amounts.items():
                if name == "move":
                    last = [*last, *waits, *filled[-1:]]
                last = self._stage(zone, name, hours, last)
            filled.append(f"move:{zone.id}")

    def _stage(self, zone: Zone, name: str, hours: Range, after: list[str]) -> list[str]:
        if not hours.high:
            return after
        stage, key = stages()[name], f"{name}:{zone.id}"
        share = zone.share if name == "move" else 0.0
        task = schedule.Task(
            key, name, _whole(hours, share), stage.hands, stage.skills,
            room=zone.room, tools=stage.tools, after=tuple(dict.fromkeys(after)), done=share,
        )  # fmt: skip
        title = say("{stage}: {units}", stage=STAGES[name], units=zone.called(self.places))
        if name == "move":
            title = say_many(
                "Move {count} thing to {units}",
                "Move {count} things to {units}",
                count=zone.open,
                units=zone.called(self.places),
            )
        self.jobs.append(Job(task, f"zone:{zone.id}", title))
        return [key]


def _kind(each: tasks.Standing | tasks.Proposed) -> LibraryTask | None:
    return each.kind if isinstance(each, tasks.Standing) else each.task


def _begun(each: tasks.Standing | tasks.Proposed) -> bool:
    return isinstance(each, tasks.Standing) and each.task.state == tasks.BEGUN


def _share(standing: tasks.Standing | None, hours_left: float) -> float:
    """Return how much of a task is done: counted, or by the hours spent where nothing is counted."""
    if standing is None:
        return 0.0
    share = standing.share
    if share is None:
        spent = standing.task.hours
        share = spent / (spent + hours_left) if spent else 0.0
    return min(share, 0.99)  # something is left: it is no matter for a schedule otherwise


def _whole(left: Range, share: float) -> schedule.Hours:
    """Return the hours of a whole task of which ``left`` is what remains when ``share`` is done."""
    low, likely, high = (each / (1 - share) if share < 1 else 0.0 for each in left.data())
    return schedule.Hours(low, likely, high)


def without(job: Job, known: set[str]) -> Job:
    """Return a job that waits only for what is in the schedule (``known``: its ids)."""
    after = tuple(name for name in dict.fromkeys(job.task.after) if name in known)
    return job if after == job.task.after else replace(job, task=replace(job.task, after=after))


def arrivals(museum: Museum) -> list[tuple[Message | str, date]]:
    """Return what is to arrive and is not here, with its day, in the order of the days."""
    open_ = (each for each in museum.supplies.values() if not each.get("struck") and not each.get("here"))
    days = ((each, arrives) for each in open_ if (arrives := day_of(each.get("arrives"))) is not None)
    return [(furnishing.called(museum, each), arrives) for each, arrives in sorted(days, key=lambda pair: pair[1])]


def day_of(said: object) -> date | None:
    """Return a day that was entered; None for what is none."""
    try:
        return date.fromisoformat(str(said)[:10])
    except ValueError:
        return None


def _number(said: object) -> float | None:
    return float(said) if isinstance(said, int | float) and not isinstance(said, bool) else None
