"""Which tasks does a museum have and need, worked out for the verbs that tell of them?"""

from __future__ import annotations

from contextlib import closing

from reorg.assessment import assess, sheets, tasks
from reorg.cli.opened import Opened
from reorg.documentation import profile, register_of
from reorg.exchange import carried_plan
from reorg.method import load, load_forms, load_library
from reorg.museum import Museum
from reorg.report import Seen, open_moves, schedule, signs_of
from reorg.storage import rates, survey


def board_of(opened: Opened, museum: Museum) -> tasks.Board:
    """Return all tasks of an open museum: its records are looked through, its store is surveyed."""
    register = register_of(museum.objects, museum.name)
    with closing(register.db):
        records = profile(register, places=museum.places).findings if len(museum.objects) else ()
    method, library, plan = load(), load_library(), carried_plan(museum, opened.files)
    moves = None if plan is None else open_moves(plan, stands(museum))
    found = assess(museum, method)
    written = sheets.sheets_of(load_forms(own=opened.folder / "forms").forms, museum.forms).values()
    problems = sheets.problems_open(written)
    seen = Seen(museum, found, survey(museum), len(museum.objects), records, moves, problems)
    held, team = tasks.tasks_of(museum.tasks), schedule.team_as_entered(museum.people, museum.facts, library)
    return tasks.board(library, signs_of(seen), held, rates=rates(museum), assessment=found, team=team)


def stands(museum: Museum) -> dict[str, str]:
    """Return where each object and each place stands, by id."""
    where = dict(zip(museum.objects.ids, museum.objects.words("place"), strict=True))
    return where | {place.id: place.place for place in museum.places.values()}
