"""``reorg moves``: in which order is the plan carried out, what goes on which trolley, and how does the rest go on?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.exchange import carried_plan, resumed_drafts
from reorg.language import AsItIs, Message, Trouble, listed, say, say_many
from reorg.museum import Facts, Move, Museum
from reorg.report import facts_by, trolley_lists
from reorg.storage import Plan, Step, TableFinder, moved_drafts, read_lines, resuming, understand

FIRST = 10


def moves(  # noqa: PLR0913, PLR0917 - a verb has the options that a person may need
    folder: MuseumFolder,
    sheets: Annotated[
        Path | None, typer.Option("--sheets", "-o", help="Print the trolley lists: .pdf or .html.", show_default=False)
    ] = None,
    evening: Annotated[
        int | None, typer.Option(help="Of this evening only; 1 is the first. Default: the next.", min=1)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Print the lists of all evenings that are left.")] = False,
    done: Annotated[
        Path | None,
        typer.Option(help="A file with the numbers that were carried, one a line; - reads what is piped in."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Plan the rest again, from where things are now.")] = False,
    stays: Annotated[
        list[str] | None, typer.Option(metavar="NUMBER", help="This was put elsewhere and stays there; with --again.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """Say which moves of the plan are left, print them trolley by trolley, enter what was carried, plan the rest again.

    Example: reorg moves my-museum --sheets tonight.pdf
    """
    opened = Opened(folder)
    museum = opened.museum()
    plan = carried_plan(museum, opened.files)
    if plan is None:
        raise Trouble(say("There is no plan yet. Make one: reorg plan {museum}", museum=AsItIs(folder)))
    held = opened.holdings(museum)
    if done is not None:
        _enter(opened, museum, plan, _typed(done))
        museum, held = opened.museum(), opened.holdings(opened.museum())
    found: resuming.Resumed | None = None
    if again:
        found = _again(opened, museum, plan, (held, stays or []))
        plan = found.plan
    rest = _rest(museum, plan, held)
    if sheets is not None:
        told = {**held, **_boxes(museum)}
        some = list(_chosen(plan, rest, evening, every=every))
        today = datetime.now(UTC).date().isoformat()
        write_report(sheets, trolley_lists(facts_by(some, told), museum.places, museum.name, date=today), paper)
    if as_json:
        to_program(_data(plan, rest, found))
        return
    for sentence in _told(plan, rest, found):
        to_person(sentence)
    if sheets is not None:
        to_person(say("Written: {file}", file=AsItIs(sheets)))


def _typed(path: Path) -> str:
    if str(path) == "-":
        return typer.get_text_stream("stdin").read()
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as problem:
        raise Trouble(say("{file} cannot be read.", file=AsItIs(path))) from problem


def _boxes(museum: Museum) -> dict[str, Facts]:
    return {
        box.id: {"code": box.code, "name": box.name, "width": box.width, "depth": box.depth, "height": box.height}
        for box in museum.places.of_kind("box")
    }


def _rest(museum: Museum, plan: Plan, held: Mapping[str, Facts]) -> resuming.Rest:
    """Return how far the plan is carried out; what nobody finds is not waited for."""
    where = {key: str(held[key].get("place", "")) for key in museum.objects.ids if not _lost(held[key])}
    where |= {box.id: box.place for box in museum.places.of_kind("box")}
    return resuming.rest_of(plan.moves.steps, where, resuming.tables_of(museum.places))


def _lost(facts: Facts) -> bool:
    return facts.get("state") == "missing"


def _enter(opened: Opened, museum: Museum, plan: Plan, text: str) -> None:
    """Enter what was carried: each thing named goes where its next step takes it. Raises Trouble if in doubt."""
    held = opened.holdings(museum)
    left = {
        plan.moves.steps[number].subject: plan.moves.steps[number]
        for number in reversed(_rest(museum, plan, held).left)
    }
    understood = understand(read_lines(text), TableFinder(held, museum.places), {})
    wrong = [line.typed for line in (*understood.unknown, *understood.several)]
    wrong += [each.label for each in understood.things if each.id not in left]
    if wrong:
        raise Trouble(
            say("No move of the plan is left for these, and nothing was entered: {lines}.", lines=listed(wrong, FIRST))
        )
    away = opened.away(museum)
    drafts = []
    for each in understood.things:
        step = left[each.id]
        if step.to:
            facts = held.get(step.subject) or away.get(step.subject) or {"place": step.origin}
            drafts += moved_drafts(
                Move(to=step.to, reason=str(say("the plan"))), [(step.subject, facts)], museum.places
            )
    if drafts:
        opened.journal.append(drafts, who=writer())
    to_person(say_many("{count} move entered.", "{count} moves entered.", count=len(drafts)), error=True)


def _again(
    opened: Opened, museum: Museum, plan: Plan, given: tuple[Mapping[str, Facts], Sequence[str]]
) -> resuming.Resumed:
    """Plan the rest again and keep it, unless all of it is as before."""
    held, stays = given
    tell = Progress()
    tell(0.1, say("Planning the rest again"))
    ids = [
        found for each in stays for found in ([each] if each in held or each in museum.places else opened.named(each))
    ]
    lost = [key for key in museum.objects.ids if _lost(held[key])]
    found = resuming.resume(museum, plan, stays=ids, missing=lost)
    if found.plan != plan:
        opened.journal.append(resumed_drafts(museum, opened.files, found), who=writer())
    tell(1.0, say("Done"))
    return found


def _chosen(plan: Plan, rest: resuming.Rest, evening: int | None, *, every: bool) -> Iterable[Step]:
    steps = [plan.moves.steps[number] for number in rest.left if number < plan.moves.waits]
    if every or not steps:
        return steps
    tonight = evening if evening is not None else steps[0].evening
    return [step for step in steps if step.evening == tonight]


def _told(plan: Plan, rest: resuming.Rest, found: resuming.Resumed | None) -> Iterable[Message]:
    if found is not None:
        yield changed_told(found.changed, found.kept)
    ready = [number for number in rest.left if number < plan.moves.waits]
    if not rest.left:
        yield say("Every move of the plan is done.") if plan.moves.steps else say("Nothing is moved.")
    else:
        yield say_many("{count} move is left.", "{count} moves are left.", count=len(rest.left))
    evenings = {plan.moves.steps[number].evening for number in ready}
    if ready:
        loads = {plan.moves.steps[number].trolley for number in ready}
        yield say(
            "{evenings}, {trolleys}.",
            evenings=say_many("{count} evening", "{count} evenings", count=len(evenings)),
            trolleys=say_many("{count} trolley", "{count} trolleys", count=len(loads)),
        )
    if waits := len(rest.left) - len(ready):
        yield say_many(
            "{count} move needs new furniture first.", "{count} moves need new furniture first.", count=waits
        )
    if rest.astray:
        yield say_many(
            "{count} thing is not where the plan thought. Plan the rest again: --again",
            "{count} things are not where the plan thought. Plan the rest again: --again",
            count=len(rest.astray),
        )


def changed_told(changed: int, kept: int) -> Message:
    """Say what planning again has changed."""
    if not changed:
        return say_many(
            "The {count} move that is left is as before.", "The {count} moves that are left are as before.", count=kept
        )
    return say_many(
        "{count} move changed, {kept} as before.", "{count} moves changed, {kept} as before.", count=changed, kept=kept
    )


def _data(plan: Plan, rest: resuming.Rest, found: resuming.Resumed | None) -> dict[str, object]:
    steps = [plan.moves.steps[number] for number in rest.left]
    evenings = Counter(step.evening for step in steps)
    data: dict[str, object] = {
        "moves": len(plan.moves.steps), "done": len(rest.done), "left": len(rest.left),
        "waiting": sum(number >= plan.moves.waits for number in rest.left), "astray": sorted(rest.astray),
        "bound": plan.moves.bound, "temporary": plan.moves.temporary, "table_mm": plan.moves.swing,
        "stuck": list(plan.moves.stuck), "needed_mm": plan.moves.needed,
        "evenings": [{"evening": number, "moves": count} for number, count in sorted(evenings.items())],
        "steps": [
            {"subject": s.subject, "objects": s.objects, "from": s.origin, "to": s.to, "why": s.why,
             "trolley": s.trolley, "unit": s.zone, "evening": s.evening}
            for s in steps
        ],
    }  # fmt: skip
    if found is not None:
        data["again"] = {
            "kept": found.kept, "changed": found.changed, "rehomed": dict(found.rehomed),
            "homeless": list(found.homeless), "missing": list(found.missing),
        }  # fmt: skip
    return data


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("moves")(moves)
