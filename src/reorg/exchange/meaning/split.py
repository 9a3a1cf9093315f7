"""How is one cell cut into several facts, as a person showed by one to three examples?

What an example shows is a *pattern*: pieces in their order, with what stands between them. ``"Oil on canvas, 1890,
50 x 60 cm"``, of which a person says that it is materials, date and dimensions, gives ``[materials] ", " [date] ", "
[dimensions]``. A cell is cut only where the pattern fits it in exactly one way and nothing is left over; every other
cell stays whole. The patterns are plain data that a person can read (after Gulwani 2011, "Automating string
processing in spreadsheets using input-output examples", with a far smaller language).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice, pairwise, product

from reorg.exchange.evidence import holds
from reorg.museum import FIELDS

MOST_EXAMPLES = 3
_WAYS = 60  # more ways to cut one cell than this are not looked at: it is ambiguous long before
_LONGEST = 2_000  # signs of a cell that is cut
_OPTIONAL_BLANKS = frozenset(",;:|\n")


@dataclass(frozen=True)
class Example:
    """A cell, and what a person says stands in it: field → the piece, as written."""

    text: str
    pieces: Mapping[str, str]


@dataclass(frozen=True)
class Slot:
    """One piece of a pattern. ``field`` is ``""`` for what is left out; ``signs`` what it was made of in the examples:
    ``"words"`` (no digit), ``"any"``, or for a code its signs, ``"9."`` for 1978.12, of which ``needs`` were in every
    example. ``inner`` counts how often what parts the pieces stood inside this one.
    """

    field: str
    signs: str = "any"
    needs: str = ""
    inner: int = 0


@dataclass(frozen=True)
class Pattern:
    """Pieces in their order. ``between`` is what stands before, between and after them: one more than the slots.

    Where nothing stands between two pieces, ``turns`` says at which change they part: ``"9a"`` from digit to letter.
    """

    slots: tuple[Slot, ...]
    between: tuple[str, ...]
    turns: tuple[str, ...] = ()

    def shown(self) -> list[str]:
        """Return the pattern as a person reads it: fields in brackets, what stands between them as it is."""
        found = [self.between[0]] if self.between[0] else []
        for slot, after in zip(self.slots, self.between[1:], strict=True):
            found += [f"[{slot.field or '…'}]", after]
        return [each for each in found if each]


@dataclass(frozen=True)
class Rule:
    """How a column is cut: ``patterns``, tried in their order, and the ``examples`` that they were learned from.

    ``whole`` is the field that cells which cannot be cut are kept as, ``""`` for none.
    """

    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...] = ()
    whole: str = ""

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields that the pieces are, in the order of the first pattern that has them; ``whole`` among them."""
        named = [slot.field for pattern in self.patterns for slot in pattern.slots if slot.field]
        return tuple(dict.fromkeys([*named, *([self.whole] if self.whole else [])]))

    def cut(self, text: str) -> Mapping[str, str] | None:
        """Return the pieces of ``text`` by field, or None if no pattern fits it in exactly one way."""
        text = text.strip()
        if len(text) > _LONGEST:
            return None
        for strict in (True, False):
            for pattern in self.patterns:
                ways = list(islice(_ways(pattern, text, strict=strict), _WAYS))
                if len({tuple(sorted(way.items())) for way in ways}) == 1:
                    return ways[0]
                if len(ways) > 1 and (best := _plainest(pattern, ways)):
                    return best
        return None


def learn(examples: Sequence[Example], cells: Sequence[str] = ()) -> Rule | None:
    """Return the rule that one to three examples show, or None if a piece does not stand in its cell.

    ``cells`` are others of the same column: where an example can be read in two ways (a word between the pieces that
    is always the same, or a piece that is left out), the reading that fits more of them is taken.
    """
    patterns: list[Pattern] = []
    for example in examples[:MOST_EXAMPLES]:
        readings = list(_readings(example))
        if not readings:
            return None
        best = max(readings, key=lambda pattern: (_fits(pattern, cells), -_left_out(pattern)))
        merged = next((at for at, known in enumerate(patterns) if _alike(known, best)), None)
        if merged is None:
            patterns.append(best)
        else:
            patterns[merged] = _merged(patterns[merged], best)
    ranked = sorted(patterns, key=lambda pattern: -len(pattern.slots))  # with more pieces first: it asks for more
    rule = Rule(tuple(ranked), tuple(examples[:MOST_EXAMPLES]))
    wrong = any(dict(rule.cut(each.text) or {}) != _trimmed(each.pieces) for each in rule.examples)
    return None if wrong or not ranked else rule


def _trimmed(pieces: Mapping[str, str]) -> dict[str, str]:
    return {name: _even(piece) for name, piece in pieces.items() if piece.strip()}


def _even(text: str) -> str:
    return text.strip(" \t\r\n")


def _left_out(pattern: Pattern) -> int:
    return sum(1 for slot in pattern.slots if not slot.field)


def _fits(pattern: Pattern, cells: Sequence[str]) -> int:
    rule = Rule((pattern,))
    return sum(1 for cell in cells if rule.cut(cell) is not None)


# ---- reading an example


def _readings(example: Example) -> Iterator[Pattern]:
    """Yield the patterns that an example may mean: each word left over is the same in every cell, or left out."""
    text = example.text.strip()
    places = _located(text, _trimmed(example.pieces))
    if not places:
        return
    gaps = [text[end:start] for (_, _, end), (_, start, _) in pairwise(places)]
    gaps = [text[: places[0][1]], *gaps, text[places[-1][2] :]]
    for choice in product(*(((False, True) if _worded(gap) else (False,)) for gap in gaps)):
        yield _pattern(text, places, gaps, choice)


def _located(text: str, pieces: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Return the pieces in the order in which they stand, with where they begin and end; empty if one is missing."""
    found: list[tuple[str, int, int]] = []
    for name, piece in sorted(pieces.items(), key=lambda each: -len(each[1])):
        starts = (match.start() for match in re.finditer(re.escape(piece), text))
        free = (at for at in starts if all(at + len(piece) <= low or at >= high for _, low, high in found))
        at = next(free, -1)
        if at < 0 or name not in FIELDS:
            return []
        found.append((name, at, at + len(piece)))
    return sorted(found, key=lambda each: each[1])


def _worded(gap: str) -> bool:
    return any(map(str.isalnum, gap))


def _pattern(
    text: str, places: Sequence[tuple[str, int, int]], gaps: Sequence[str], left_out: Sequence[bool]
) -> Pattern:
    """Return the pattern of located pieces, with the chosen gaps as pieces that are left out."""
    slots: list[Slot] = []
    pieces: list[str] = []
    between: list[str] = []
    for at, (gap, out) in enumerate(zip(gaps, left_out, strict=True)):
        if out:
            low, high = _core(gap, first=at == 0, last=at == len(places))
            between += [gap[:low], gap[high:]]
            pieces.append(gap[low:high])
            slots.append(_slot("", pieces[-1]))
        else:
            between.append(gap)
        if at < len(places):
            name, start, end = places[at]
            pieces.append(text[start:end])
            slots.append(_slot(name, pieces[-1]))
    turns = tuple(_turn_in(text, places, at, gap) for at, gap in enumerate(gaps[1:-1])) if not any(left_out) else ()
    pattern = Pattern(tuple(slots), tuple(between), turns if any(turns) else ())
    return _with_inner(pattern, pieces)


def _core(gap: str, *, first: bool, last: bool) -> tuple[int, int]:
    """Return where what is left out of a gap begins and ends, without what parts it from the pieces beside it."""
    marks = [at for at, sign in enumerate(gap) if sign.isalnum()]
    return 0 if first else marks[0], len(gap) if last else marks[-1] + 1


def _turn_in(text: str, places: Sequence[tuple[str, int, int]], at: int, gap: str) -> str:
    start = places[at + 1][1]
    return "" if gap else _sort(text[start - 1]) + _sort(text[start])


def _with_inner(pattern: Pattern, pieces: Sequence[str]) -> Pattern:
    """Note which pieces of the example hold what parts the pieces: a comma in "Oil, gold on panel".

    What is left out at an end may always hold it: it is the rest of the cell, whatever that is.
    """
    joints = {each.strip() for each in pattern.between[1:-1] if each.strip()}
    ends = (0, len(pieces) - 1)
    slots = tuple(
        replace(slot, inner=_LONGEST if not slot.field and at in ends else sum(piece.count(joint) for joint in joints))
        for at, (slot, piece) in enumerate(zip(pattern.slots, pieces, strict=True))
    )
    return Pattern(slots, pattern.between, pattern.turns)


def _slot(name: str, piece: str) -> Slot:
    """Return the narrowest slot that a piece fills."""
    piece = piece.strip()
    if not any(map(str.isdigit, piece)):
        return Slot(name, "words")
    if name in _OWN_LOOK or any(map(str.isspace, piece)):
        return Slot(name)
    made = "".join(sorted(set(map(_sort, piece))))
    return Slot(name, made, made)


def _alike(one: Pattern, other: Pattern) -> bool:
    """Return whether two patterns have the same pieces in the same order with the same signs between them."""
    fields = [slot.field for slot in one.slots] == [slot.field for slot in other.slots]
    return (
        fields and list(map(str.strip, one.between)) == list(map(str.strip, other.between)) and one.turns == other.turns
    )


def _merged(one: Pattern, other: Pattern) -> Pattern:
    """Return a pattern as wide as both."""
    slots = []
    for left, right in zip(one.slots, other.slots, strict=True):
        coded = left.needs and right.needs
        signs = "".join(sorted({*left.signs, *right.signs})) if coded else left.signs
        needs = "".join(sorted({*left.needs} & {*right.needs})) if coded else ""
        if not coded and left.signs != right.signs:
            signs = "any"
        slots.append(Slot(left.field, signs, needs, max(left.inner, right.inner)))
    return Pattern(tuple(slots), one.between, one.turns)


# ---- cutting a cell


def _ways(pattern: Pattern, text: str, *, strict: bool) -> Iterator[Mapping[str, str]]:
    """Yield the ways in which a pattern fits a cell: wholly, nothing left over. ``strict``: as narrowly as shown."""
    begin = _joint(pattern.between[0]).match(text) if pattern.between[0] else None
    if pattern.between[0] and begin is None:
        return
    last = pattern.between[-1]
    end = next((match.start() for match in _joint(last).finditer(text) if match.end() == len(text)), -1) if last else -1
    if last and end < 0:
        return
    yield from _cut_from(pattern, text[begin.end() if begin else 0 : end if last else len(text)], strict=strict)


def _cut_from(pattern: Pattern, text: str, *, strict: bool, at: int = 0) -> Iterator[Mapping[str, str]]:
    """Yield the ways in which the slots from ``at`` on fit ``text``."""
    slot = pattern.slots[at]
    if at == len(pattern.slots) - 1:
        if _allowed(slot, text, pattern, strict=strict):
            yield {slot.field: _even(text)} if slot.field else {}
        return
    for low, high in _partings(pattern, at, text):
        if not _allowed(slot, text[:low], pattern, strict=strict):
            continue
        own = {slot.field: _even(text[:low])} if slot.field else {}
        for rest in _cut_from(pattern, text[high:], strict=strict, at=at + 1):
            yield {**own, **rest}


def _partings(pattern: Pattern, at: int, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the slot ``at`` may end and the next begin."""
    literal = pattern.between[at + 1]
    if literal:
        yield from ((match.start(), match.end()) for match in _joint(literal).finditer(text))
    elif at < len(pattern.turns) and pattern.turns[at]:
        for here in range(1, len(text)):
            if _sort(text[here - 1]) + _sort(text[here]) == pattern.turns[at]:
                yield here, here


def _allowed(slot: Slot, piece: str, pattern: Pattern, *, strict: bool) -> bool:
    """Return whether a piece may stand in a slot."""
    piece = piece.strip()
    if not piece:
        return False
    if strict and sum(len(joint.findall(piece)) for joint in _joints(pattern)) > slot.inner:
        return False
    if slot.field and not holds(slot.field, piece):
        return False
    if slot.field in _OWN_LOOK:
        return True
    if slot.needs:
        return {*slot.needs} <= {*map(_sort, piece)} <= {*slot.signs}
    return not (strict and slot.signs == "words" and any(map(str.isdigit, piece)))


_OWN_LOOK = frozenset({"date", "acquired", "dimensions", "width", "height", "depth", "diameter", "weight"})


def _plainest(pattern: Pattern, ways: Sequence[Mapping[str, str]]) -> Mapping[str, str] | None:
    """Return the one way in which only pieces of words hold what parts the pieces, or None if there are several."""
    coded = [slot.field for slot in pattern.slots if slot.field and slot.signs != "words" and not slot.inner]
    joints = _joints(pattern)
    plain = [way for way in ways if not any(joint.search(way[name]) for name in coded for joint in joints)]
    return plain[0] if len(plain) == 1 else None


@cache
def _joints(pattern: Pattern) -> tuple[re.Pattern[str], ...]:
    return tuple(_joint(each) for each in dict.fromkeys(pattern.between[1:-1]) if each.strip())


@cache
def _joint(literal: str) -> re.Pattern[str]:
    """Return what finds a literal: blanks of any length; round a comma, semicolon, colon or bar, also none."""
    bare = literal.strip()
    if bare and set(bare) <= _OPTIONAL_BLANKS:
        return re.compile(r"\s*" + re.escape(bare) + r"\s*")
    words = [re.escape(part) for part in literal.split()]
    if not words:
        return re.compile(r"[ \t]*\n\s*" if "\n" in literal else r"\s+")
    before, after = (r"\s+" if literal[0].isspace() else ""), (r"\s+" if literal[-1].isspace() else "")
    return re.compile(before + r"\s+".join(words) + after)


def _sort(sign: str) -> str:
    return "9" if sign.isdigit() else "a" if sign.isalpha() else sign


# ---- as plain data


def rule_data(rule: Rule) -> dict[str, object]:
    """Return a rule as plain data, which :func:`rule_from` takes again."""
    found: dict[str, object] = {
        "patterns": [
            {
                "pieces": [
                    {"field": slot.field, "signs": slot.signs}
                    | ({"needs": slot.needs} if slot.needs else {})
                    | ({"inner": slot.inner} if slot.inner else {})
                    for slot in pattern.slots
                ],
                "between": list(pattern.between),
                **({"turns": list(pattern.turns)} if pattern.turns else {}),
            }
            for pattern in rule.patterns
        ],
        "examples": [{"text": each.text, "pieces": dict(each.pieces)} for each in rule.examples],
    }
    return found | ({"whole": rule.whole} if rule.whole else {})


def rule_from(said: Mapping[str, object], cells: Sequence[str] = ()) -> Rule | None:
    """Return the rule that plain data describes; one with examples only is learned. None for what is no rule."""
    whole = str(said.get("whole") or "")
    examples = tuple(
        Example(str(each.get("text", "")), {str(name): str(piece) for name, piece in pieces.items()})
        for each in _dicts(said.get("examples"))
        if isinstance(pieces := each.get("pieces"), Mapping)
    )
    patterns = tuple(filter(None, map(_pattern_from, _dicts(said.get("patterns")))))
    if patterns:
        rule: Rule | None = Rule(patterns, examples)
    else:
        rule = learn(examples, cells) if examples else None
    return Rule(rule.patterns, rule.examples, whole if whole in FIELDS else "") if rule else None


def _pattern_from(said: Mapping[str, object]) -> Pattern | None:
    slots = tuple(
        Slot(
            str(each.get("field", "")),
            str(each.get("signs", "any")),
            str(each.get("needs", "")),
            _count(each.get("inner")),
        )
        for each in _dicts(said.get("pieces"))
    )
    between = tuple(map(str, _list(said.get("between"))))
    if not slots or len(between) != len(slots) + 1 or any(slot.field and slot.field not in FIELDS for slot in slots):
        return None
    return Pattern(slots, between, tuple(map(str, _list(said.get("turns")))))


def _count(said: object) -> int:
    return said if isinstance(said, int) and said >= 0 else 0


def _dicts(said: object) -> list[Mapping[str, object]]:
    return [each for each in _list(said) if isinstance(each, Mapping)]


def _list(said: object) -> list[object]:
    return list(said) if isinstance(said, Sequence) and not isinstance(said, str) else []
