"""What is entered after a walk along the shelves, and at the sorting table? (Spectrum 5.1 Inventory; Audit)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reorg.museum.cases import Case
from reorg.museum.entry import Draft
from reorg.museum.moving import Move, moved
from reorg.museum.pile import Facts


def walked(
    case: Case,
    said: Mapping[str, tuple[str, Facts]],
    *,
    strangers: Mapping[str, Facts],
    found: Mapping[str, Facts],
    on: str,
    here: bool,
) -> list[Draft]:
    """Return what is entered after a walk along ``case``'s place on the ISO day ``on``.

    ``said`` is, by object, ``seen``, ``not seen`` or ``missing`` and its facts: only ``missing`` makes it missing, only
    having been seen ends that. ``strangers`` should stand elsewhere; they are moved only if they stand ``here`` now.
    ``found`` are things that nobody knows; they become objects with the state ``found``.
    """
    place = str(case.facts.get("place", ""))
    lines = {
        **case.lines,
        **{key: word for key, (word, _) in said.items()},
        **dict.fromkeys([*strangers, *found], "stranger"),
    }
    drafts = [Draft("procedure", case.id, {"lines": lines})]
    for key, (word, facts) in said.items():
        if word == "seen":
            drafts.append(Draft("object", key, {**_seen(facts, on, str(facts.get("place") or place))}))
        elif word == "missing" and facts.get("state") != "missing":
            drafts.append(Draft("object", key, {"state": "missing", "was": {"state": facts.get("state")}}))
    for key, facts in strangers.items():
        drafts.append(Draft("object", key, _seen(facts, on, place)))
        if here and facts.get("place") != place:
            drafts += moved(Move(to=place, reason=case.number, on=on), [(key, facts)])
    for key, facts in found.items():
        drafts.append(
            Draft("object", key, {**facts, "state": "found", "place": place, "seen": on, "seen_place": place})
        )
    return drafts


def _seen(facts: Facts, on: str, place: str) -> dict[str, object]:
    told: dict[str, object] = {"seen": on, "seen_place": place}
    if facts.get("state") == "missing":
        told |= {"state": None, "was": {"state": "missing"}}
    return told


# The sorting table: is this ours?


def sorted_on(piles: Mapping[str, tuple[str, Facts]], name: str) -> list[Draft]:
    """Return what is entered when ``name`` puts objects (by id: pile and facts) on piles. The second signature is open again."""
    drafts = []
    for key, (pile, facts) in piles.items():
        said = {"belongs": pile, "belongs_by": name, "belongs_confirmed": None}
        drafts.append(Draft("object", key, {**said, "was": {name: facts.get(name) for name in said}}))
    return drafts


def confirmed(objects: Iterable[str], name: str) -> list[Draft]:
    """Return what is entered when a second person agrees with the piles of ``objects``."""
    return [Draft("object", key, {"belongs_confirmed": name}) for key in objects]
