"""What does a practice museum itself say by now: its findings, and what people moved, missed and entered?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reorg.documentation import profile, register_of
from reorg.museum import Facts, Museum
from reorg.practice.score import SAID, Claim
from reorg.practice.truth import Truth

REGISTER = ("register.xlsx", "register.csv")


def claimed(museum: Museum, truth: Truth, holdings: Mapping[str, Facts]) -> Iterator[Claim]:
    """Yield what a museum claims of its register: by its findings, and by what was done in it since it was made.

    ``holdings`` is all that is known of each object, by id. Moved from a shelf to another is "misplaced"; the state
    missing is "missing"; joined with another record is "row-twice"; entered from nowhere is "stranger".
    """
    own = {key for key, facts in museum.sources.items() if facts.get("name") in REGISTER}
    rows = {key: _row(facts) for key, facts in holdings.items() if facts.get("source") in own}
    yield from _by_findings(museum, rows)
    recorded = {row: thing.recorded for thing in truth.things for row in thing.rows}
    kinds = {place.code: place.kind for place in museum.places.values()}
    for key, facts in holdings.items():
        row, place = rows.get(key, 0), _code(museum, facts)
        if not row:
            yield Claim("stranger", 0, str(facts.get("number", "")), place)
        elif facts.get("state") == "missing":
            yield Claim("missing", row)
        elif facts.get("state") == "joined":
            yield Claim("row-twice", row)
        elif place and kinds.get(recorded.get(row, ""), "room") != "room" and place != recorded[row]:
            yield Claim("misplaced", row, "", place)


def _by_findings(museum: Museum, rows: Mapping[str, int]) -> Iterator[Claim]:
    found = profile(register_of(museum.objects, museum.name), places=museum.places)
    for finding in found.findings:
        if finding.code in SAID:
            ids = finding.about or tuple(museum.objects.ids[row - 1] for row in finding.rows)
            yield from (Claim(finding.code, rows[key]) for key in ids if rows.get(key))


def _row(facts: Facts) -> int:
    row = facts.get("row")
    return int(row) if isinstance(row, int | float) else 0


def _code(museum: Museum, facts: Facts) -> str:
    place = str(facts.get("place", ""))
    return museum.places[place].code if place in museum.places else ""
