"""How is a decision about a row of a compared list taken, confirmed and taken back, with what stands now in view?

What is decided is checked and entered in one transaction: a person whose page is older than what stands now is told so,
and nothing is overwritten. The pure part, what a decision enters, is in reorg.documentation.reconciling.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet

from reorg.documentation import reconciling
from reorg.language import Trouble, say
from reorg.museum import Act, Draft, Facts, Layer
from reorg.web.journal.bench import candidates
from reorg.web.journal.index import layer_of, undone_actions
from reorg.web.journal.models import EntryRow, Holding, Known, SourceRow
from reorg.web.journal.table import TableJournal

BATCH = 500


class Overtaken(Trouble):
    """Somebody else decided, or changed the object, since the page was made that this decision was taken on."""


class NotTwo(Trouble):
    """The second person has to be another one than the first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for a row: a verdict, "not" (it is not this object) or "" (open work again).

    ``object`` is the object that they had before them, ``takes`` what it takes from the row, ``seen`` the mark of what
    they saw (:func:`mark`).
    """

    verdict: str
    object: str = ""
    takes: Collection[str] = ()
    seen: str = ""


def asks_two() -> bool:
    """Return whether the museum asks for a second person to confirm decisions."""
    known = Known.objects.filter(kind="museum").order_by("key").first()
    return bool(known and json.loads(known.facts).get("two_people"))


def row_of(laid: SourceRow) -> reconciling.Row:
    """Return a row with what was decided about it."""
    known = Known.objects.filter(key=laid.key, kind="match").first()
    return reconciling.Row(laid.source, laid.row, json.loads(laid.facts), json.loads(known.facts) if known else {})


def facts_of(key: str) -> dict[str, object]:
    """Return what is known of an object now; nothing for one that is not here."""
    holding = Holding.objects.filter(key=key).first() if key else None
    return dict(json.loads(holding.facts)) if holding else {}


def mark(row: reconciling.Row, ours: Facts) -> str:
    """Return a mark of what a person sees who decides: what was decided so far, and what is known of the object."""
    seen = json.dumps([row.decided, ours], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def decide(laid: SourceRow, choice: Choice, who: str) -> Act:
    """Enter a decision about a row as one action. Raises Overtaken if something else stands now than was seen."""
    with transaction.atomic():
        row, ours = row_of(laid), facts_of(choice.object)
        if choice.seen and choice.seen != mark(row, ours):
            raise Overtaken(
                say("Somebody decided or changed something here since this page was opened. Nothing was changed now.")
            )
        if choice.verdict in {"same", "not"} and not ours:
            raise Overtaken(say("That object is no longer on record. Nothing was changed."))
        drafts = _drafts(row, laid, choice, ours)
        return TableJournal().append(drafts, who=who, time=after({draft.about for draft in drafts}))


def after(subjects: Collection[str]) -> str | None:
    """Return the time of an entry that has to count after all that was said of ``subjects``; None is now.

    Another device's clock may run ahead: who settles what it said has seen it, whatever the clocks say.
    """
    device = TableJournal().device
    said = EntryRow.objects.filter(about__in=subjects).exclude(device=device).aggregate(last=Max("at"))["last"] or ""
    last = datetime.fromisoformat(said) if said else None
    if last is None or last < datetime.now(UTC):
        return None
    return (last + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _drafts(row: reconciling.Row, laid: SourceRow, choice: Choice, ours: Facts) -> list[Draft]:
    at_once = not asks_two()
    match choice.verdict:
        case "not":
            keeps = row.object != choice.object
            return [*([] if keeps else _given_back(row)), *reconciling.not_this(row, choice.object)]
        case "same":
            back = _given_back(row)
            ours = _as_if(ours, back, choice.object)
            drafts = reconciling.same(
                row, choice.object, ours, takes=choice.takes, ground=_ground(laid, choice.object), at_once=at_once
            )
            return [*back, *drafts]
        case "new":
            return [*_given_back(row), *reconciling.new(row, at_once=at_once)]
        case "none":
            return [*_given_back(row), *reconciling.none(row)]
        case "open":
            return [*_given_back(row), *reconciling.leave_open(row)]
        case _:
            return [*_given_back(row), *reconciling.undecided(row)]


def _as_if(ours: Facts, back: Iterable[Draft], key: str) -> Facts:
    """Return the facts of an object as they will be once it is given back what it had."""
    now = dict(ours)
    for draft in back:
        if draft.about == key:
            now |= draft.data
    return {name: value for name, value in now.items() if value is not None and name not in {"was", "cites"}}


def _given_back(row: reconciling.Row) -> list[Draft]:
    if row.verdict not in {"same", "new"}:
        return []
    draft = reconciling.give_back(row, row.object_after, said_of(row.object_after), facts_of(row.object_after))
    return [draft] if draft else []


def said_of(key: str) -> list[Layer]:
    """Return what was said of a subject, in order, without what was taken back."""
    undone = undone_actions()
    layers = map(layer_of, EntryRow.objects.filter(about=key).order_by("at", "device", "number"))
    return [layer for layer in layers if layer.action not in undone]


def _ground(laid: SourceRow, key: str) -> reconciling.Ground:
    found = next((each for each in candidates(laid) if each.object == key), None)
    return reconciling.Ground(found.score, (*found.speaks_for, *found.against)) if found else reconciling.NO_GROUND


def group(source: str, pile: str, ground: str | None) -> QuerySet[SourceRow]:
    """Return the open rows of a pile that have one ground (None: whatever their ground is), in their order."""
    rows = SourceRow.objects.filter(source=source, pile=pile, verdict="").order_by("row")
    return rows if ground is None else rows.filter(ground=ground)


def accept_group(
    source: str, pile: str, ground: str | None, *, who: str, progress: Callable[[int], None] | None = None
) -> Act:
    """Decide all open rows of a group as one action: the object that each surely is; or, where nothing is like them, new.

    Objects take what only the row says; where both say something, the museum's stays. Raises Trouble if none is open.
    """
    rows = group(source, pile, ground)
    if pile == "alone" and ground != "":
        raise Trouble(say("These have to be looked at one by one: none of them is sure."))
    at_once = not asks_two()
    drafts = _grouped(rows, at_once=at_once, progress=progress)
    return TableJournal().append(drafts, who=who)


def _grouped(rows: QuerySet[SourceRow], *, at_once: bool, progress: Callable[[int], None] | None) -> Iterator[Draft]:
    last = done = 0
    while batch := list(rows.filter(row__gt=last)[:BATCH]):
        last, done = batch[-1].row, done + len(batch)
        decided = dict(Known.objects.filter(key__in=[each.key for each in batch]).values_list("key", "facts"))
        held = dict(Holding.objects.filter(key__in=[each.best for each in batch]).values_list("key", "facts"))
        for laid in batch:
            row = reconciling.Row(
                laid.source, laid.row, json.loads(laid.facts), json.loads(decided.get(laid.key, "{}"))
            )
            if laid.pile == "alone":
                yield from reconciling.new(row, at_once=at_once)
            elif laid.best in held and laid.best not in row.not_these:
                ours = json.loads(held[laid.best])
                takes = reconciling.fills(reconciling.beside(ours, row.facts))
                ground = _ground(laid, laid.best)
                yield from reconciling.same(row, laid.best, ours, takes=takes, ground=ground, at_once=at_once)
        if progress:
            progress(done)


def confirm(rows: Iterable[SourceRow], who: str) -> Act:
    """Confirm what somebody else decided about ``rows``, as one action.

    Raises NotTwo where the one who decided is the one who confirms, and Trouble if nothing is left to confirm.
    """
    waiting = [laid for laid in rows if laid.verdict in {"same", "new", "none"} and not laid.confirmed]
    if any(one_name(laid.who) == one_name(who) for laid in waiting):
        raise NotTwo(say("Another person has to confirm this: {name} decided it.", name=who))

    def drafts() -> Iterator[Draft]:
        for laid in waiting:
            row = row_of(laid)
            done = reconciling.changed_by(row, said_of(row.object_after)) if row.object_after else False
            yield from reconciling.confirm(row, who, facts_of(row.object), done=done)

    return TableJournal().append(drafts(), who=who)


def one_name(name: str) -> str:
    """Return a person's name as names are compared: the same letters, whatever their case and the spaces between."""
    return " ".join(name.casefold().split())


def last_act(source: str, who: str) -> str:
    """Return the name of the last action by which ``who`` decided something about a source, or "" if there is none."""
    undone = undone_actions()
    found = EntryRow.objects.filter(kind="match", who=who).order_by("-id").values_list("device", "act", "about")
    for device, act, about in found.iterator(chunk_size=200):
        name = f"{device}:{act}"
        if name not in undone and SourceRow.objects.filter(key=about, source=source).exists():
            return name
    return ""


def acts_about(source: str) -> list[str]:
    """Return the names of all actions that decided something about a compared list and are not taken back."""
    undone = undone_actions()
    about = SourceRow.objects.filter(source=source).values("key")
    found = EntryRow.objects.filter(kind="match", about__in=about).values_list("device", "act").distinct()
    return [name for device, act in found.order_by("device", "act") if (name := f"{device}:{act}") not in undone]


def rows_of(act: str) -> QuerySet[SourceRow]:
    """Return the rows that an action decided something about, in their order."""
    device, _, number = act.rpartition(":")
    about = EntryRow.objects.filter(device=device, act=int(number), kind="match").values("about")
    return SourceRow.objects.filter(key__in=about).order_by("source", "row")


def undo(act: str, who: str, reason: str) -> Act:
    """Take back an action of decisions. Raises Overtaken if somebody went on from it: then it is taken back row by row."""
    with transaction.atomic():
        still_last(act)
        return TableJournal().append([Draft("undone", act, {"reason": reason})], who=who)


def still_last(act: str) -> None:
    """Raise Overtaken if anybody decided or confirmed something on top of an action."""
    device, _, number = act.rpartition(":")
    mine = EntryRow.objects.filter(device=device, act=int(number))
    last = mine.aggregate(last=Max("id"))["last"] or 0
    later = EntryRow.objects.filter(kind="match", id__gt=last, about__in=mine.values("about"))
    undone = undone_actions()
    if any(f"{row.device}:{row.act}" not in undone for row in later.iterator(chunk_size=200)):
        raise Overtaken(say("Somebody went on from this decision. Take it back at the row itself."))
