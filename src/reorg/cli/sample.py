"""How is the sample museum built? The way a museum would do it: its store list, its register, then judging and a plan."""

from __future__ import annotations

import time
from pathlib import Path

from reorg.assessment import assess
from reorg.cli.plan import tell_plan
from reorg.cli.practised import Made, make
from reorg.cli.tell import to_person
from reorg.documentation import profile, register_of
from reorg.exchange import keep_plan
from reorg.language import say, say_many
from reorg.method import load
from reorg.storage import plan as make_plan
from reorg.web.journal import SAMPLE

SEED, DISORDER = 2026, 0.3


def build(folder: Path, *, objects: int = 3000, seed: int = SEED, seconds: float = 4) -> None:
    """Make the sample museum the way a museum would: its store list, its register, then judging and a plan."""
    began = time.monotonic()
    to_person(
        say("Building the sample museum: real objects (Williams College Museum of Art, CC0) in an invented store.")
    )
    note = str(
        say(
            "This is a sample. The objects are real (Williams College Museum of Art, public domain, CC0); "
            "the store, the places and the mistakes in the list are invented. Try anything: it can all be taken back."
        )
    )
    opened = make(folder, Made(seed, objects, DISORDER, "Museum of the Sample Valley", note), who=SAMPLE)
    museum = opened.museum()
    to_person(say_many("{count} object on record.", "{count} objects on record.", count=len(museum.objects)))
    for finding in profile(register_of(museum.objects, museum.name)).findings[:5]:
        to_person(f"  {finding.message}")
    to_person(assess(museum, load()).sentence)
    made = make_plan(museum, seconds=seconds, seed=1)
    opened.journal.append([keep_plan(made, opened.files)], who=SAMPLE)
    tell_plan(made)
    to_person(
        say_many("Ready after {count} second.", "Ready after {count} seconds.", count=round(time.monotonic() - began))
    )
