"""How does one procedure stand: what it says, who signed, its objects, what was done and what can be done next?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from reorg.language import Message, say
from reorg.museum import PAPERS, STAGES, STATES, Ask, Case, Procedure, Step, possible, stage
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.page import page
from reorg.web.desk.person import who
from reorg.web.desk.procedures import walk
from reorg.web.desk.procedures.entering import actions
from reorg.web.desk.procedures.fields import Filled
from reorg.web.desk.procedures.reading import mark

MOST = 200
"""Objects that a page shows to tick; of more it offers all."""
RESULT = Ask("result", say("Result"))


def slug(procedure: Procedure) -> str:
    """Return a procedure's code as it stands in addresses."""
    return procedure.code.replace(" ", "-")


def shown(
    request: HttpRequest, case: Case, problems: tuple[Message, ...] = (), kept: Filled | None = None
) -> HttpResponse:
    """Return the page of a procedure; ``problems`` say why a step was not done, ``kept`` what was typed for it."""
    procedure, stands = case.procedure, stage(case, this_day())
    typed = kept.typed if kept else {}
    name = who(request)
    base = {"on": this_day(), "date": this_day(), "by": "" if name == "desk" else name}
    steps = [_step(case, step, {**base, **typed}, kept) for step in possible(case)]
    return page(
        request, "procedure.html", "do", case=case, procedure=procedure, number=case.number, problems=problems,
        stage=stands, stands=STAGES[stands], until=_until(case), facts=_facts(case),
        objects=_objects(case, list(case.objects)[:MOST]),
        things=case.things, more=max(0, len(case.objects) - MOST), steps=steps, seen=mark(case), history=actions(case),
        signers=_signers(case), may_sign=procedure.signatures > 1 and not case.ended and not case.signed,
        name=typed.get("name", base["by"]), papers=[(kind, PAPERS[kind]) for kind in procedure.papers],
        can_change=not case.ended, decide=_decide(case), walk=walk.sheet(request, case) if procedure.takes == "place" else None,
        slug=slug(procedure), reason=typed.get("reason", ""), result=typed.get("result", ""),
        can_close=not case.ended and not case.among("under") and (procedure.signatures == 1 or case.signed),
        can_cancel=not case.ended and not (case.among("under") and (procedure.steps or case.signed)),
    )  # fmt: skip


def _until(case: Case) -> Message | None:
    """Return what the day is called that this procedure waits for; None if it waits for none."""
    ask = case.procedure.ask("until")
    return ask.label if ask and case.facts.get("until") and not case.ended else None


def _facts(case: Case) -> list[tuple[Ask, object, str]]:
    told: list[tuple[Ask, object, str]] = []
    for ask in case.procedure.asks:
        value = case.facts.get(ask.name)
        if ask.name == "number_from":
            value = case.numbered
        if value in (None, ""):
            continue
        if ask.kind == "place":
            path = now.places().path(str(value))
            told.append((ask, " › ".join(each.label for each in path) or value, "place"))
        elif ask.kind == "choice":
            told.append((ask, case.procedure.called(ask.name, str(value)), "words"))
        else:
            told.append((ask, value, "code" if ask.kind in {"day", "code"} else "words"))
    if result := case.facts.get("result"):
        told.append((RESULT, result, "words"))
    return told


def _signers(case: Case) -> list[tuple[Message, object, object]]:
    if case.procedure.signatures < 2:
        return []
    first, second = case.procedure.signers
    return [
        (first, case.facts.get("signed", ""), case.facts.get("signed_on", "")),
        (second, case.facts.get("countersigned", ""), case.facts.get("countersigned_on", "")),
    ]


def _objects(case: Case, keys: list[str]) -> list[dict[str, object]]:
    places = now.places()
    told: list[dict[str, object]] = []
    for key in keys:
        facts, line = case.objects[key], case.lines.get(key)
        state = str(facts.get("state", ""))
        told.append(
            {
                "key": key, "facts": facts, "standing": case.standing(key), "state": STATES.get(state, ""),
                "place": [each for each in places.path(str(facts.get("place", ""))) if each.kind not in {"site", "building"}],
                "will": line if isinstance(line, str) and case.procedure.ask("number_from") else "",
                "seen": line if isinstance(line, dict) else {},
            }
        )  # fmt: skip
    return told


def _step(case: Case, step: Step, typed: dict[str, str], kept: Filled | None) -> dict[str, object]:
    keys = case.among(step.on) if step.on != "things" else []
    form = Filled(typed, beside=kept.beside if kept else {})
    ticked = {each.removeprefix("o-") for each in typed if each.startswith("o-")}
    rows = _objects(case, keys[:MOST])
    for row in rows:
        row["ticked"] = row["key"] in ticked
        row["cells"] = [
            (ask, f"each-{row['key']}-{ask.name}", typed.get(f"each-{row['key']}-{ask.name}", "")) for ask in step.each
        ]
    return {
        "step": step, "fields": form.fields(step.asks), "rows": rows, "count": len(keys), "more": max(0, len(keys) - MOST),
        "ticks": step.on != "things" and not step.each,
    }  # fmt: skip


def _decide(case: Case) -> list[tuple[Message, str]]:
    """Return what can be done with what came in and is not decided yet: pages that begin another procedure."""
    if case.procedure.code != "entry" or case.ended or not (keys := case.among("under")):
        return []
    asked = {
        "objects": ",".join(keys[:MOST]),
        "party": str(case.facts.get("party", "")),
        "contact": str(case.facts.get("contact", "")),
    }
    way = {"gift": "gift", "bequest": "bequest", "sale": "purchase", "found": "found"}.get(
        str(case.facts.get("way")), ""
    )
    return [
        (say("It becomes the museum's own"), _begin("acquisition", {**asked, "way": way})),
        (say("It is given back"), _begin("exit", {**asked, "way": "back"})),
    ]


def _begin(code: str, asked: dict[str, str]) -> str:
    return (
        f"{reverse('procedure_new', args=[code])}?{urlencode({name: value for name, value in asked.items() if value})}"
    )
