"""How do our records stand: the eight parts, what is complete, what is left to do, and what only people can answer?"""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from reorg.assessment import State
from reorg.language import Message, in_use, say, say_many
from reorg.method import Guide, load_guide
from reorg.museum import Draft, identity
from reorg.report import Where, diagnosis_bars, diagnosis_pictures
from reorg.web.desk import now
from reorg.web.desk.addresses import address
from reorg.web.desk.answering import HOW, answer_draft
from reorg.web.desk.now import total
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.records.objects import who
from reorg.web.desk.work import find, start
from reorg.web.journal.models import Known, Worked
from reorg.web.journal.table import TableJournal

DIAGNOSIS = "diagnosis"
FORM = 2
"""How a diagnosis is kept; one of another form is worked out again."""
LONGEST_MINUTES = 10_000.0
Plain = dict[str, object]


@now.kept
def guide() -> Guide:
    """Return the documentation guide in its newest edition."""
    return load_guide()


@require_http_methods(["GET", "POST"])
def diagnosis(request: HttpRequest) -> HttpResponse:
    """Show how the records stand, worked out again if something changed since; or enter what was answered."""
    if request.method == "POST":
        return _enter(request)
    found, fresh = now.worked(DIAGNOSIS)
    spoken = found is not None and (found.get("language"), found.get("form")) == (in_use(), FORM)
    if total() and (found is None or not fresh or not spoken):
        if _keep(request.GET.get("work", "")):
            return HttpResponseRedirect(reverse("diagnosis"))
        verb = ["diagnose", str(settings.MUSEUM), "--json", "--desk"]
        title = str(say("Looking how the records stand …"))
        work = start(title, verb, then=reverse("diagnosis") + "?work={id}", back=reverse("objects"))
        return HttpResponseRedirect(reverse("work", args=[work.id]))
    if not total() or found is None:
        return page(request, "diagnosis.html", "records", tab="diagnosis", total=0)
    return page(request, "diagnosis.html", "records", tab="diagnosis", total=total(), **_told(found))


def _keep(work_id: str) -> bool:
    work = find(work_id)
    if work is None or not work.done:
        return False
    answer = work.result()
    heads = json.dumps(answer.pop("heads"), sort_keys=True)
    data = json.dumps({**answer, "language": in_use(), "form": FORM}, ensure_ascii=False)
    Worked.objects.update_or_create(name=DIAGNOSIS, defaults={"heads": heads, "data": data})
    return True


def _told(found: Plain) -> Plain:
    """Return what the page shows of a kept diagnosis."""
    questions = {each.id: each for each in guide().questions}
    given = now.frame().answers
    parts, every = [], []
    for each in _list(found, "parts"):
        first, last = _steps(each)
        state = State(str(each["state"]))
        low, high = float(str(each["low"])), float(str(each["high"]))
        asked = [
            {"question": questions[key], "given": (answer := given.get(identity("a", key), {})).get("value"),
             "how": answer.get("how", "seen"), "open": key in _texts(each, "ask")}
            for key in _asked(each) if key in questions
        ]  # fmt: skip
        every += asked
        evidence = [{**proof, "address": _address(proof)} for proof in _list(each, "evidence")]
        parts.append({
            **each, "sign": state.sign, "letter": state.letter, "label": state.label, "low": low, "high": high,
            "bar": {"low": round(low * 100), "wide": round((high - low) * 100)}, "evidence": evidence,
            "stands": _texts(each, "steps")[first : last + 1] if last - first < 3 else [],
        })  # fmt: skip
    backlog = found["backlog"]
    assert isinstance(backlog, dict)
    lines = [{**line, "address": _address(line)} for line in _list(backlog, "lines")]
    open_ = len({key for each in _list(found, "parts") for key in _texts(each, "ask")})
    asked_here = [each for each in every if each["open"] or each["given"] is not None]
    for each in [each for each in asked_here if each["given"] is None][:1]:
        each["first"] = True  # the next question to answer stands open
    return {
        "found": found,
        "parts": parts,
        "three": _list(found, "three"),
        "standards": [_standard(each) for each in _list(found, "completeness")],
        "lines": [line for line in lines if line["part"]],
        "wrong": _summed([line for line in lines if not line["part"]]),
        "paced": [line for line in lines if line.get("minutes")],
        "backlog": backlog,
        "open": open_,
        "asked": asked_here,
        "settled": [each for each in every if not each["open"] and each["given"] is None],
        "cases": [(case, case.id in _ticked(given)) for case in guide().cases],
        "several": guide().several_text,
        "hows": HOW.items(),
        "states": [state for state in State if state is not State.DANGER],
        "elements": diagnosis_bars(found, link=address),
        "pictures": _safe(diagnosis_pictures(found)),
        "picture": "yes",  # the style sheet of drawings
    }


def _safe(pictures: dict[str, str]) -> Plain:
    """Let drawings of ours stand in the page as they are; the pen has escaped every word in them."""
    return {name: mark_safe(drawn) for name, drawn in pictures.items()}  # noqa: S308 - ours


def _list(held: Plain, name: str) -> list[Plain]:
    value = held.get(name)
    return value if isinstance(value, list) else []


def _texts(held: Plain, name: str) -> list[str]:
    value = held.get(name)
    return [str(each) for each in value] if isinstance(value, list) else []


def _steps(part: Plain) -> tuple[int, int]:
    first, last = part["step"] if isinstance(part["step"], list) else (0, 3)
    return int(first), int(last)


def _summed(lines: list[Plain]) -> Plain:
    """Return the findings that no job names as one line: how many kinds, how many rows, the person-days."""
    days = [line["person_days"] for line in lines]
    return {
        "kinds": len(lines),
        "things": sum(int(things[1]) for line in lines if isinstance(things := line["things"], list)),
        "days": [sum(float(each[at]) for each in days if isinstance(each, list)) for at in range(3)],
    }


def _asked(part: Plain) -> list[str]:
    """Return the questions of a part, each once, in the guide's order."""
    return list(dict.fromkeys(sign.question for sign in guide().part(str(part["id"])).signs))


def _address(held: Plain) -> str:
    where = str(held.get("page") or "")
    return address(Where(where, say("The rows"), str(held.get("show") or ""))) if where else ""


def _standard(each: Plain) -> Plain:
    count, whole = each.get("complete"), each.get("total")
    share = count / whole if isinstance(count, int) and isinstance(whole, int) and whole else None
    show = str(each.get("show") or "")
    leads = isinstance(count, int) and isinstance(whole, int) and count < whole and each.get("id") != "movement"
    return {**each, "share": share, "address": address(Where("objects", say("The rows"), show)) if leads else ""}


def _ticked(given: object) -> frozenset[str]:
    held = given.get(identity("a", guide().several), {}) if isinstance(given, dict) else {}
    value = held.get("value")
    return frozenset(str(each) for each in value) if isinstance(value, list) else frozenset()


def _enter(request: HttpRequest) -> HttpResponse:
    drafts = {"answers": _answers, "cases": _cases, "pace": _pace}.get(request.POST.get("form", ""), _nothing)(request)
    if drafts:
        TableJournal().append(drafts, who=who(request))
    note: Message = say_many("{count} answer saved.", "{count} answers saved.", count=len(drafts))
    return leave_note(HttpResponseRedirect(reverse("diagnosis")), note)


def _nothing(request: HttpRequest) -> list[Draft]:  # noqa: ARG001 - one of a kind
    return []


def _answers(request: HttpRequest) -> list[Draft]:
    given = now.frame().answers
    return [draft for question in guide().questions if (draft := answer_draft(request, question, given))]


def _cases(request: HttpRequest) -> list[Draft]:
    known = {case.id for case in guide().cases}
    ticked = [each for each in dict.fromkeys(request.POST.getlist("case")) if each in known]
    if frozenset(ticked) == _ticked(now.frame().answers):
        return []
    facts = {"question": guide().several, "version": 1, "value": ticked, "how": "told"}
    return [Draft("answer", identity("a", guide().several), facts)]


def _pace(request: HttpRequest) -> list[Draft]:
    """Return the museum's own pace: hours a week, and minutes a thing, kept as things a person-day."""
    known = Known.objects.filter(kind="museum").order_by("key").first()
    held = json.loads(known.facts).get("rates") if known else None
    before = held if isinstance(held, dict) else {}
    work = guide().work
    usual = work.rates()
    rates = dict(before)
    hours = [each for at in range(3) if (each := _number(request.POST.get(f"hours-{at}", ""), 168.0)) is not None]
    if hours and sorted(hours) != [pace.hours for pace in work.paces]:
        rates["week"] = sorted(hours)
    elif hours:
        rates.pop("week", None)
    day = 60 * work.hours_a_day
    for job in work.jobs:
        minutes = _number(request.POST.get(f"minutes-{job.id}", ""), LONGEST_MINUTES)
        if minutes is None or job.id not in usual:
            continue
        if abs(minutes - day / usual[job.id].usual) < 0.005:
            rates.pop(job.id, None)
        else:
            rates[job.id] = round(day / minutes, 4)
    if rates == before:
        return []
    return [
        Draft("museum", known.key if known else "museum", {"rates": rates or None, "was": {"rates": before or None}})
    ]


def _number(typed: str, most: float) -> float | None:
    try:
        number = float(typed.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 < number <= most else None
