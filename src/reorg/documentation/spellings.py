"""Which values of a column are the same thing, spelt in two ways or more?

Two values are taken for one only on evidence: they are the same but for capitals, marks, dots, spaces and the order of
words; or one is much rarer and differs by a slip of the hand in one word: two letters that changed places, a letter
doubled, or in a long word any one letter. In a short word another letter is another word: John Marin and John Martin,
George Dance and George Lance, print and paint are all real. Only distinct values are compared, and only those that
share all words but one, so that 50,000 take about a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from reorg.documentation.grammar.terms import find_term
from reorg.documentation.grammar.word_lists import fold, words
from reorg.documentation.inquiry import Inquiry
from reorg.language import Listed, Message, listed, say
from reorg.museum import says_nothing

RARER = 5
"""How many times as many rows the usual spelling has; two that are equally frequent are rather two things."""
SHORTEST = 5
"""Letters of a word in which letters that changed places or were doubled are a slip."""
LONG = 8
"""Letters of a word in which any one wrong letter is a slip."""
LARGEST = 200
"""Values in one block that are all compared with each other; larger blocks are cut by the ends of the word."""
SHOWN = 3
LONGEST = 200
"""Signs of a value that is compared; a longer one is a description."""
_NAMES = re.compile(r"[|;]")
_FIGURES = re.compile(r"[0-9]+")
_DOUBLED = re.compile(r"(.)\1")
Values = Iterable[tuple[str, int]]
"""Distinct values, with how many rows have each."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spellings of one thing: the ``usual`` one (most rows), the ``others``, and the rows of each, usual first.

    ``alike`` is true if they differ in capitals, marks, spaces or order alone, false if by a letter.
    """

    usual: str
    others: tuple[str, ...]
    rows: tuple[int, ...]
    alike: bool


def spelt(inquiry: Inquiry, field: str, key: Callable[[str], str], *, joined: bool = False) -> list[Cluster]:
    """Return the values of a field that are spelt in several ways (:func:`clusters`); none if there is no such column."""
    if not inquiry.has(field):
        return []
    held = inquiry.ask(f"SELECT value, n FROM {inquiry.values(field)} WHERE length(value) <= {LONGEST} ORDER BY first")
    told = ((str(value), int(str(n))) for value, n in held if not says_nothing(str(value), field))
    return clusters(told, key, joined=joined)


def phrase_key(value: str) -> str:
    """Return what an object name, material or category is compared by: its words without plural ends."""
    told = " ".join(_singular(word) for word in fold(value).split())
    return f"{told} ?" if "?" in value else told


def person_key(value: str) -> str:
    """Return what a maker or donor is compared by: the words of the name in the order of the alphabet, without years."""
    honours = words("people", "honours")
    if _NAMES.search(value):  # several makers: who comes first may be meant
        return " | ".join(person_key(name) for name in _NAMES.split(value))
    told = sorted(word for word in fold(value).split() if word not in honours and not word.isdigit())
    return " ".join([*told, "?"] if "?" in value else told)


def clusters(values: Values, key: Callable[[str], str], *, joined: bool = False) -> list[Cluster]:
    """Return the values that are spelt in several ways, those with most rows first.

    ``key`` gives the words a value is compared by; ``joined`` also takes "water colour" and "watercolour" for one.
    """
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value, rows in values:
        if told := key(value):
            groups[told].append((value, rows))
    if joined:
        _join(groups)
    weights = {told: sum(rows for _, rows in held) for told, held in groups.items()}
    found = [_cluster(held, alike=True) for held in groups.values() if len(held) > 1 and not _two_dates(held)]
    found += [_cluster([*groups[usual], *groups[rare]], alike=False) for usual, rare in _near(weights)]
    return sorted(_merged(found), key=lambda each: (-sum(each.rows), each.usual))


def pairs(found: Sequence[Cluster]) -> Listed:
    """Return the first pairs of spellings, with how many rows each has."""
    return listed([_pair(each) for each in found], SHOWN)


def _pair(each: Cluster) -> Message:
    return say(
        "“{usual}” ({rows}) and “{other}” ({others})",
        usual=each.usual,
        rows=each.rows[0],
        other=each.others[0],
        others=each.rows[1],
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isascii() else word


def _join(groups: dict[str, list[tuple[str, int]]]) -> None:
    """Bring values together that differ in the spaces between words alone."""
    by_letters: dict[str, list[str]] = defaultdict(list)
    for told in groups:
        by_letters[told.replace(" ", "")].append(told)
    for alike in by_letters.values():
        for other in alike[1:]:
            groups[alike[0]] += groups.pop(other)


def _two_dates(held: Sequence[tuple[str, int]]) -> bool:
    """Whether the values name different years: John Smith (1800-1850) is not John Smith (1900-1950)."""
    dated = {figures for value, _ in held if (figures := tuple(_FIGURES.findall(value)))}
    return len(dated) > 1


def _cluster(held: Sequence[tuple[str, int]], *, alike: bool) -> Cluster:
    ordered = sorted(held, key=lambda each: (-each[1], each[0]))
    return Cluster(ordered[0][0], tuple(value for value, _ in ordered[1:]), tuple(rows for _, rows in ordered), alike)


def _merged(found: Sequence[Cluster]) -> Iterator[Cluster]:
    """Yield clusters so that each usual spelling comes once, with all that are near to it."""
    by_usual: dict[str, Cluster] = {}
    for each in found:
        known = by_usual.get(each.usual)
        if known is None:
            by_usual[each.usual] = each
            continue
        rows = dict(zip((*known.others, *each.others), (*known.rows[1:], *each.rows[1:]), strict=True))
        by_usual[each.usual] = Cluster(
            each.usual, tuple(rows), (known.rows[0], *rows.values()), known.alike and each.alike
        )
    told = {value for each in by_usual.values() for value in each.others}
    yield from (each for each in by_usual.values() if each.usual not in told)


def _near(weights: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield pairs of keys (usual, rare) that differ by one letter of one long word."""
    seen: dict[str, str] = {}
    for held in _blocks(weights):
        for (one, first), (two, second) in combinations(held, 2):
            usual, rare = (first, second) if weights[first] >= weights[second] else (second, first)
            if _apart(weights[usual], weights[rare]) and _slip(one, two) and rare not in seen:
                seen[rare] = usual
    # a slip of a slip stays alone: what it comes from is not certain
    yield from ((usual, rare) for rare, usual in seen.items() if usual not in seen)


def _apart(usual: int, rare: int) -> bool:
    return rare * RARER <= usual or (rare == 1 and usual >= 3)


def _slip(one: str, two: str) -> bool:
    """Whether one word is a slip of the hand of the other."""
    if abs(len(one) - len(two)) > 1 or OSA.distance(one, two, score_cutoff=1) != 1:
        return False
    if min(len(one), len(two)) >= LONG:
        known = (find_term(one), find_term(two))  # hardboard is no slip of cardboard
        return None in known or known[0] == known[1]
    return sorted(one) == sorted(two) or _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", two)


def _blocks(weights: Mapping[str, int]) -> Iterator[Sequence[tuple[str, str]]]:
    """Yield (word, key) of keys that share all other words, and the beginning or the end of this one."""
    by_rest: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for told in weights:
        spelt = told.split()
        for at, word in enumerate(spelt):
            if len(word) >= SHORTEST and not any(sign.isdigit() for sign in word):
                by_rest[" ".join(sorted([*spelt[:at], *spelt[at + 1 :]]))].append((word, told))
    for held in by_rest.values():
        if len(held) <= LARGEST:
            if len(held) > 1:
                yield held
            continue
        by_end: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word, told in held:
            half = len(word) // 2
            by_end[f"{word[: half - 1]}…"].append((word, told))
            by_end[f"…{word[half - len(word) + 1 :]}"].append((word, told))
        yield from (each for each in by_end.values() if len(each) > 1)
