"""How is a diagnosis told to a program? (``reorg diagnose --json``; the keys are stable, see docs/reference/verbs.md.)"""

from __future__ import annotations

from reorg.documentation.diagnosis.value import Advice, Backlog, Completeness, Diagnosis, Finish, Line, PartState
from reorg.method import Range

Plain = dict[str, object]


def to_data(found: Diagnosis) -> Plain:
    """Return a diagnosis as plain values, the sentences in the language in use."""
    return {
        "edition": found.guide.edition,
        "date": found.date,
        "name": found.name,
        "total": found.total,
        "alone": found.alone,
        "sentence": str(found.sentence),
        "parts": [_part(each) for each in found.parts],
        "first": found.first.part.id if found.first else "",
        "completeness": [_completeness(each) for each in found.completeness],
        "backlog": _backlog(found.backlog),
        "three": [_advice(each) for each in found.three],
        "answers": dict(found.answered),
        "caution": str(found.guide.caution),
        "principle": str(found.guide.principle),
    }


def _part(each: PartState) -> Plain:
    return {
        "id": each.part.id,
        "name": str(each.part.name),
        "asks": str(each.part.asks),
        "state": each.state.value,
        "low": each.bar.low,
        "high": each.bar.high,
        "known": each.bar.known,
        "steps": [str(step) for step in each.part.steps],
        "step": [each.first, each.last],
        "next": str(each.next or ""),
        "evidence": [
            {"message": str(proof.message), "measured": proof.measured, "counts": proof.counts, "page": proof.page,
             "show": proof.show}
            for proof in each.proofs
        ],
        "cases": [{"id": case.id, "name": str(case.name), "advice": str(case.advice)} for case in each.cases],
        "ask": [ask.id for ask in each.ask],
    }  # fmt: skip


def _completeness(each: Completeness) -> Plain:
    return {
        "id": each.standard.id,
        "name": str(each.standard.name),
        "means": str(each.standard.means),
        "total": each.total,
        "complete": each.complete,
        "show": each.show,
        "elements": [
            {"id": covered.element.id, "name": str(covered.element.name), "always": covered.element.always,
             "fields": list(covered.element.fields), "count": covered.count, "show": covered.show}
            for covered in each.elements
        ],
    }  # fmt: skip


def _range(spread: Range) -> list[float]:
    return [round(each, 2) for each in spread.data()]


def _line(line: Line, left: Backlog) -> Plain:
    rate = left.rates.get(line.id)
    return {
        "id": line.id,
        "part": line.part,
        "name": str(line.name),
        "things": [round(each) for each in line.things.data()],
        "person_days": _range(line.days),
        "minutes": round(60 * left.hours_a_day / rate.usual, 2) if rate else None,
        "source": line.source,
        "stops": [each.value for each in line.stops],
        "effect": round(line.effect, 4),
        "page": line.page,
        "show": line.show,
    }


def _backlog(left: Backlog) -> Plain:
    return {
        "lines": [_line(line, left) for line in left.lines],
        "handling": _range(left.handling),
        "mend": _range(left.mend),
        "check": _range(left.check),
        "growth_a_year": left.growth.a_year,
        "growth_from": left.growth.from_,
        "growth_hours_a_week": round(left.growth.hours_a_week, 2),
        "finish": [_finish(each) for each in left.finishes],
        "hours_a_day": left.hours_a_day,
        "own_pace": left.own,
    }


def _finish(each: Finish) -> Plain:
    return {
        "hours_a_week": each.pace.hours,
        "name": str(each.pace.name),
        "mended": [day.isoformat() if day else None for day in each.mended],
        "checked": [day.isoformat() if day else None for day in each.checked],
    }


def _advice(each: Advice) -> Plain:
    return {
        "id": each.line.id,
        "name": str(each.line.name),
        "why": str(each.why),
        "person_days": _range(each.line.days),
    }
