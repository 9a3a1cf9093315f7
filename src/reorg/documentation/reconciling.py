"""What does a decision about a row of a source change? (Spectrum 5.1 Retrospective documentation; two people where asked.)

A decision is a ``match`` entry about the row. What the object takes from the row is an ``object`` entry that cites the
row and says what stood there before, so that every cell can tell where it comes from and can be taken back. Nothing is
entered here: these functions return what would be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reorg.language import simple_words
from reorg.museum import FIELDS, Draft, Facts, Layer, fold_code, number_signs, object_id, record_id

FROM_A_SOURCE = tuple(name for name in FIELDS if name not in {"place", "size_from"})
"""Facts that a source can state about an object; a place stands under ``place_text``, with what it means beside it."""
NEAR_MM = 2.0
"""Lengths that differ by no more are the same: two people with a tape measure differ by that much."""
ROUNDED = ((10.0, 5.0), (25.4, 12.7))
"""A length in whole centimetres or inches was rounded: it may be half of that away, if that is no more than a tenth."""
NEAR_KG = 0.02
"""Weights that differ by no more than this share of the larger are the same."""
_SIZES = frozenset({"dimensions", "width", "height", "depth", "diameter", "weight"})
_LENGTHS = frozenset({"width", "height", "depth", "diameter"})
_ANY_ORDER = frozenset({"materials", "maker"})
_DATES = frozenset({"date", "acquired"})
_YEAR = re.compile(r"\d{4}")
_OTHERS = "other_numbers"
_LATIN = str.maketrans(*number_signs())
_BETWEEN = re.compile(r"\s*[;|\n]\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a source: what it says of an object, and what was ``decided`` about it (facts of its ``match`` entries)."""

    source: str
    row: int
    facts: Facts
    decided: Facts = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The id of the record of what is decided about it."""
        return record_id(self.source, self.row)

    @property
    def verdict(self) -> str:
        """What was decided: one of reorg.museum.VERDICTS, or "" if nothing was yet."""
        return str(self.decided.get("verdict", ""))

    @property
    def object(self) -> str:
        """The object that it was decided to be, or ""."""
        return str(self.decided.get("object", ""))

    @property
    def object_after(self) -> str:
        """The object that it is, or was entered as, by what was decided; "" if it is none."""
        return self.object or (object_id(self.source, self.row) if self.verdict == "new" else "")

    @property
    def not_these(self) -> tuple[str, ...]:
        """Objects that it was decided not to be."""
        return _texts(self.decided.get("not_these"))

    @property
    def takes(self) -> tuple[str, ...]:
        """The facts that the object takes from it, or will when it is confirmed."""
        return _texts(self.decided.get("takes"))


@dataclass(frozen=True, slots=True)
class Beside:
    """One fact as the museum has it and as the row says it; ``None`` is unknown.

    ``state`` is ``same``, ``differ``, ``ours`` (only the museum says it) or ``theirs`` (only the row does). Of
    ``place_text``, ``ours`` is the id of the place where the object stands, if that is known.
    """

    field: str
    ours: object
    theirs: object
    state: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a row is thought to be an object: ``score`` from 0 to 1, and the ``reasons`` in codes."""

    score: float | None = None
    reasons: Sequence[str] = ()


NO_GROUND = Ground()


def beside(ours: Facts, theirs: Facts) -> tuple[Beside, ...]:
    """Return what an object and a row say beside each other, in the order of the fields; what neither says is left out."""
    found = []
    for name in FROM_A_SOURCE:
        one, other = ours.get(name), theirs.get(name)
        if name == "place_text":  # where it stands on the plan counts for more than how that was once written
            one = ours.get("place", one)
        if one is None and other is None:
            continue
        if one is None or other is None:
            state = "theirs" if one is None else "ours"
        else:
            state = "same" if _alike_here(name, ours, theirs) else "differ"
        found.append(Beside(name, one, other, state))
    return tuple(found)


def _alike_here(name: str, ours: Facts, theirs: Facts) -> bool:
    if name == "place_text" and "place" in ours and "place" in theirs:
        return ours["place"] == theirs["place"]
    if name == "place_text" and name not in ours:
        return False
    if name == "dimensions" and (sides := _LENGTHS & set(ours) & set(theirs)):
        # written in another way, but the same size
        return all(alike(side, ours[side], theirs[side]) for side in sides)
    return alike(name, ours[name], theirs[name]) or _known_number(name, theirs[name], ours)


def alike(name: str, one: object, other: object) -> bool:
    """Return whether two values of one fact say the same.

    Lengths within 2 mm or within their rounding, weights within 2 %; words whatever their marks and case, names of
    makers and materials in any order; a year and a day in it.
    """
    if one == other:
        return True
    if isinstance(one, int | float) and isinstance(other, int | float):
        return _near(FIELDS[name].unit, float(one), float(other))
    first, second = str(one), str(other)
    if name in {"number", _OTHERS}:
        keys = joining_key(first), joining_key(second)
        return keys[0] == keys[1] if any(keys) else first.strip() == second.strip()
    if name == "photo":  # the same file, told with more or less of the way to it
        return first.endswith(second) or second.endswith(first)
    words, others = simple_words(first), simple_words(second)
    if name in _ANY_ORDER:
        return sorted(words.split()) == sorted(others.split())
    if name in _DATES and (_YEAR.fullmatch(first.strip()) or _YEAR.fullmatch(second.strip())):
        return words.split()[:1] == others.split()[:1]
    return words == others if words or others else first.strip() == second.strip()


def _near(unit: str, one: float, other: float) -> bool:
    apart = abs(one - other)
    if unit == "kg":
        return apart <= NEAR_KG * max(abs(one), abs(other))
    if unit != "mm":
        return False
    rounded = (
        half for step, half in ROUNDED if any(abs(each / step - round(each / step)) < 1e-6 for each in (one, other))
    )
    return apart <= max(NEAR_MM, min(max(rounded, default=0.0), 0.1 * max(abs(one), abs(other))))


def joining_key(number: str) -> str:
    """Return a number as two sources are compared by it: capitals, digits of any script as 0 to 9, no zeros in front.

    Each source chose its own separators, so these do not count, but digits that stand apart stay apart: 1978-01.12 is
    1978.1.12 and not 1978.11.2. Letters that look like Latin ones are Latin. Within one list a second separator means
    something (95.4.60-61 is a range): there reorg.museum.number_key tells numbers apart.
    """
    signs = unicodedata.normalize("NFKC", number).lower().translate(_LATIN)
    return fold_code("".join(str(unicodedata.digit(sign, sign)) for sign in signs))


def numbers_in(text: str) -> list[str]:
    """Return the numbers in a cell of other numbers, which stand between semicolons, bars or line ends."""
    return [each for each in _BETWEEN.split(text.strip()) if each]


def fills(sides: Iterable[Beside]) -> tuple[str, ...]:
    """Return the facts that only the row states: what an object takes unless a person says otherwise."""
    return tuple(side.field for side in sides if side.state == "theirs" and side.field != _OTHERS)


def pile(sides: Collection[Beside] | None) -> str:
    """Return the pile of a row: ``agree`` or ``differ`` with the object that it surely is, ``alone`` without one."""
    if sides is None:
        return "alone"
    return "differ" if any(side.state == "differ" for side in sides) else "agree"


def waits(decided: Facts) -> bool:
    """Return whether a decision waits for a second person, in a museum that asks for two."""
    return bool(decided.get("verdict") in {"same", "new", "none"} and not decided.get("confirmed"))


def same(
    row: Row,
    object_key: str,
    ours: Facts,
    *,
    takes: Collection[str] = (),
    ground: Ground = NO_GROUND,
    at_once: bool = True,
) -> list[Draft]:
    """Return what "this row is that object" enters.

    ``ours`` is what is known of the object now; ``takes`` names the facts that it takes from the row. A number that the
    museum did not know of goes to the other numbers. Unless ``at_once``, the object changes when it is confirmed.
    """
    taken = sorted(name for name in takes if name in FROM_A_SOURCE and name in row.facts)
    decision = _decision(row, "same", object_key, ground, taken)
    change = take(row, object_key, ours, taken) if at_once else None
    return [decision, change] if change else [decision]


def new(row: Row, *, at_once: bool = True) -> list[Draft]:
    """Return what "this row is an object that is not here yet" enters: the object, with all that the row says."""
    decision = _decision(row, "new", object_id(row.source, row.row))
    return [decision, _entered(row)] if at_once else [decision]


def none(row: Row) -> list[Draft]:
    """Return what "this row is no object of ours" enters."""
    return [_decision(row, "none")]


def leave_open(row: Row) -> list[Draft]:
    """Return what "this cannot be told yet" enters."""
    return [_decision(row, "open")]


def not_this(row: Row, object_key: str) -> list[Draft]:
    """Return what "it is not this object" enters; a decision that it was this one falls with it."""
    not_these = [*row.not_these, object_key] if object_key not in row.not_these else list(row.not_these)
    if row.object == object_key:
        fallen = _decision(row, None)
        return [Draft("match", row.key, {**fallen.data, "not_these": not_these})]
    was = {"not_these": list(row.not_these) or None}
    return [Draft("match", row.key, {"source": row.source, "row": row.row, "not_these": not_these, "was": was})]


def undecided(row: Row) -> list[Draft]:
    """Return what takes a decision away, so that the row is open work again."""
    return [_decision(row, None)]


def confirm(row: Row, who: str, ours: Facts, *, done: bool = False) -> list[Draft]:
    """Return what the second person's "yes" enters: the confirmation, and what the object takes or becomes by it.

    ``done`` says that the object was changed when the row was decided.
    """
    was = {"confirmed": None, "verdict": row.verdict, "object": row.object or None}
    drafts = [
        Draft("match", row.key, {"source": row.source, "row": row.row, "confirmed": who, "was": was}),
    ]
    if not done and row.verdict == "new":
        drafts.append(_entered(row))
    if not done and row.verdict == "same" and (change := take(row, row.object, ours, row.takes)):
        drafts.append(change)
    return drafts


def take(row: Row, object_key: str, ours: Facts, takes: Collection[str]) -> Draft | None:
    """Return what an object takes from a row, citing it; None if nothing changes. Old numbers stay as other numbers."""
    changed: dict[str, object] = {name: row.facts[name] for name in takes if row.facts.get(name) is not None}
    changed.pop(_OTHERS, None)
    if "place_text" in changed:
        changed["place"] = row.facts.get("place")
    if _SIZES & set(changed) and not (_SIZES & set(ours)) - set(changed):  # no size of ours is left beside theirs
        changed["size_from"] = row.facts.get("size_from")
    changed = {name: value for name, value in changed.items() if value != ours.get(name)}
    others = other_numbers(row.facts, ours, new_number=str(changed.get("number", "")))
    if others != str(ours.get(_OTHERS, "")):
        changed[_OTHERS] = others
    if not changed:
        return None
    was = {name: ours.get(name) for name in changed}
    return Draft("object", object_key, {**changed, "cites": [row.source, row.row], "was": was})


def give_back(row: Row, object_key: str, layers: Sequence[Layer], ours: Facts) -> Draft | None:
    """Return what gives an object back what stood there before it took anything from the row; None if nothing did.

    ``layers`` is what was said of the object, without what was taken back. A fact that somebody changed since stays. An
    object that was entered from the row alone goes; one of which anything else was said stays.
    """
    if layers and _is_entered(layers[0], row):
        if len(layers) > 1:
            return None
        gone: dict[str, object] = dict.fromkeys(ours)
        return Draft("object", object_key, {**gone, "was": dict(ours)})
    now, back = dict(ours), dict[str, object]()
    for layer in reversed(layers):
        was = layer.data.get("was")
        if not (_cites(layer, row) and isinstance(was, Mapping)):
            continue
        for name, value in layer.data.items():
            if name not in {"was", "cites"} and now.get(name) == value:
                now[name] = back[name] = was.get(name)
    if not back:
        return None
    return Draft("object", object_key, {**back, "was": {name: ours.get(name) for name in back}})


def changed_by(row: Row, layers: Iterable[Layer]) -> bool:
    """Return whether what was said of an object holds something that came from the row."""
    return any(_cites(layer, row) or _is_entered(layer, row) for layer in layers)


def carried(row: Row, earlier: Row) -> list[Draft]:
    """Return what carries the decision about a row of an earlier version over to the same row of a newer one.

    An object that the earlier version brought is the same object now. Who confirmed the earlier stays written there.
    """
    verdict = "same" if earlier.verdict == "new" else earlier.verdict
    if not verdict and not earlier.not_these:
        return []
    data: dict[str, object] = {"source": row.source, "row": row.row, "verdict": verdict or None}
    data |= {"object": earlier.object or None, "not_these": list(earlier.not_these) or None}
    data |= {"reasons": ["earlier-version"], "confirmed": earlier.decided.get("confirmed")}
    return [Draft("match", row.key, {**data, "was": _stood(row, data)})]


def _decision(
    row: Row, verdict: str | None, object_key: str = "", ground: Ground = NO_GROUND, takes: Sequence[str] = ()
) -> Draft:
    data: dict[str, object] = {
        "source": row.source, "row": row.row, "verdict": verdict, "object": object_key or None,
        "takes": list(takes) or None, "reasons": list(ground.reasons) or None, "confirmed": None,
        "score": None if ground.score is None else round(ground.score, 4),
    }  # fmt: skip
    if object_key in row.not_these:
        data["not_these"] = [each for each in row.not_these if each != object_key] or None
    return Draft("match", row.key, {**data, "was": _stood(row, data)})


def _stood(row: Row, data: Mapping[str, object]) -> dict[str, object]:
    return {name: row.decided.get(name) for name in data if name not in {"source", "row"}}


def _entered(row: Row) -> Draft:
    data = {name: value for name, value in row.facts.items() if name in FIELDS}
    return Draft("object", object_id(row.source, row.row), {**data, "source": row.source, "row": row.row})


def _is_entered(layer: Layer, row: Row) -> bool:
    return layer.kind == "object" and layer.data.get("source") == row.source and layer.data.get("row") == row.row


def _cites(layer: Layer, row: Row) -> bool:
    cited = layer.data.get("cites")
    return isinstance(cited, list | tuple) and list(cited) == [row.source, row.row]


def other_numbers(theirs: Facts, ours: Facts, new_number: str = "") -> str:
    """Return the other numbers of the object, with what the row adds and with the number that is given up."""
    known = numbers_in(str(ours.get(_OTHERS, "")))
    number = new_number or str(ours.get("number", ""))
    coming = [str(theirs.get("number", "")), *numbers_in(str(theirs.get(_OTHERS, "")))]
    held = {joining_key(each) for each in (*known, number)}
    added = []
    for each in (str(ours.get("number", "")), *coming):
        if (key := joining_key(each)) and key not in held:
            held.add(key)
            added.append(each)
    return "; ".join((*known, *added)) if added else str(ours.get(_OTHERS, ""))


def _known_number(name: str, theirs: object, ours: Facts) -> bool:
    """Whether a number of the row is one that the museum knows as another number of the object."""
    if name not in {"number", _OTHERS}:
        return False
    known = {joining_key(each) for each in (str(ours.get("number", "")), *numbers_in(str(ours.get(_OTHERS, ""))))}
    return all(joining_key(each) in known for each in numbers_in(str(theirs)))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
