"""How are two lists matched, from what is sure to what a person has to look at?

First the rows whose number stands once in either list: they teach how much every other agreement tells, and where
nothing contradicts they are sure. Then, for the rows that are left, candidates by rare words, sizes and mistaken numbers;
each is weighed against the others and against there being no partner at all.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.align import align, alike_headings
from reorg.documentation.matching.answer import CANDIDATES, Matching
from reorg.documentation.matching.candidates import candidates as look_up
from reorg.documentation.matching.compare import Compared, Comparer, differences, joined
from reorg.documentation.matching.decide import (
    DIFFER,
    KNOWN,
    Situation,
    as_alike,
    decide,
    likelihood,
    number_bits,
    shares_alone,
)
from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.numbers import Numbers
from reorg.documentation.matching.sides import Sides, lay_out
from reorg.documentation.matching.weigh import Weights, learn
from reorg.documentation.register import Register
from reorg.language import Message, say

Progress = Callable[[float, Message], None]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
_SURE = 11.0
"""Bits that an equal number and what else is said must tell together: odds of 2,000 to 1."""
_AGAINST = -3.0
"""Bits against, of one thing that two rows with an equal number say, from which on their rivals are weighed first."""
_MISTAKEN = 0.003
"""The largest chance that a pair with an equal number is a neighbour's, mistyped."""
_NOTHING = 0.001
"""Rows whose numbers are those of two objects and that are no likelier the same than this are no candidates."""
_LEAST_ALONE = 0.05
"""The smallest share of rows without a partner that is reckoned with."""
_MISTYPED = 0.1
"""The share of numbers that are mistyped."""
_CONVINCING = 12.0
"""Bits that a candidate must tell, its number aside, for those with quite another number not to be looked at."""
_NEIGHBOURS = 2_000
"""Pairs of neighbours in one list that are compared."""


def match(
    a: Register,
    b: Register,
    *,
    ignore_numbers: bool = False,
    progress: Progress | None = None,
    candidates: int = CANDIDATES,
) -> Matching:
    """Return which rows of two lists are the same object, with at most ``candidates`` possible partners a row of ``b``.

    ``ignore_numbers`` matches as if neither list had numbers. ``progress`` is told the share done and what is being
    done. Nothing of the lists is changed.
    """
    tell = progress or (lambda _share, _message: None)
    tell(0.0, say("Laying the two lists side by side"))
    a, b = align(a, b, numbers=not ignore_numbers)
    more = alike_headings(a, b, numbers=not ignore_numbers)
    sides = lay_out(a, b, ignore_numbers=ignore_numbers, more=more)
    tell(0.2, say("Comparing equal numbers"))
    comparer = Comparer(sides)
    if comparer.numbers and not comparer.numbers.related():
        comparer = comparer.without_numbers()
    found = _once(comparer)
    if sides.unitless and comparer.sizes:
        comparer.sizes.to_one_unit(*found)
    comparer.words = _rare_words(comparer)
    near, family = _neighbours(comparer)
    weights = learn(comparer, *found, near, by_title=not comparer.numbers)
    first, sure = _first(comparer, weights, found)
    tell(0.5, say("Looking for the others by words, sizes and mistaken numbers"))
    open_a, open_b = _left(sides, first.a[sure], first.b[sure])
    pairs = look_up(comparer, open_a, open_b)
    tell(0.7, say("Weighing what was found"))
    others = _likely(comparer, weights, pairs)
    answer = _answer(comparer, weights, (first, sure), others, family=family, most=candidates)
    tell(1.0, say("Done"))
    return answer


def _once(comparer: Comparer) -> tuple[Ints, Ints]:
    """Return the pairs of rows whose number, or if there are none whose title, stands once in either list."""
    if comparer.numbers:
        return comparer.numbers.keys.once()
    if "title" in comparer.said:
        return comparer.said["title"].once()
    return np.zeros(0, np.int64), np.zeros(0, np.int64)


def _first(comparer: Comparer, weights: Weights, pairs: tuple[Ints, Ints]) -> tuple[Compared, Bools]:
    """Return the pairs with equal numbers, and which of them nothing contradicts.

    A number that was mistyped may be that of another object, mostly of a neighbour. How often that happens is told by
    the pairs that say other things under an equal number.
    """
    if not comparer.numbers:
        pairs = (pairs[0][:0], pairs[1][:0])
    compared = comparer.compare(*pairs)
    if not len(compared.a):
        return compared, np.zeros(0, bool)
    told = weights.of(compared)
    content = told.sum(1)
    said = (compared.levels[:, 1:] != Level.NONE).any(1)
    beside = weights.against_neighbours(compared.levels).astype(np.float64)
    unlike = ((content < 0) & said).sum() / max(1, said.sum())
    mistaken = unlike / max(0.1, 1 - float(as_alike(np.zeros(1), weights.neighbours)[0]))
    mistaken = float(np.clip(mistaken, 1e-6, 1 - 1e-6))
    prior = min(8.0, float(np.log2((1 - mistaken) / mistaken)))
    against = (told <= _AGAINST).any(1)
    if "title" in weights.names and weights.m[weights.names.index("title")][[Level.OTHER, Level.SOME]].sum() < 0.3:
        against |= np.isin(compared.column("title"), [Level.OTHER, Level.SOME, Level.COUNTED])
    sure = (content + prior >= _SURE) & (compared.column("number") == Level.SAME) & ~against
    sure &= mistaken * as_alike(beside, weights.neighbours) <= _MISTAKEN
    if said.mean() < 0.5:
        sure |= ~said
    return compared, sure


def _likely(comparer: Comparer, weights: Weights, pairs: tuple[Ints, Ints]) -> Compared:
    """Return how the candidates compare: first those whose numbers may be one number; the others of a row of the second
    list only if none of those is convincing, for a number that is quite another rarely is the same object's."""
    a, b = pairs
    if not comparer.numbers:
        return comparer.compare(a, b)
    levels = comparer.numbers.levels(a, b)
    may = levels != Level.OTHER
    first = comparer.compare(a[may], b[may], numbers=levels[may])
    convinced = first.b[weights.of(first).sum(1) >= _CONVINCING]
    rest = ~may & ~np.isin(b, convinced)
    return joined(first, comparer.compare(a[rest], b[rest], numbers=levels[rest]))


def _left(sides: Sides, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Return the rows of each list that are not in ``a`` and ``b``."""
    all_a = sides.db.execute("SELECT row FROM a ORDER BY row").fetchnumpy()["row"].astype(np.int64)
    all_b = sides.db.execute("SELECT row FROM b ORDER BY row").fetchnumpy()["row"].astype(np.int64)
    return np.setdiff1d(all_a, a, assume_unique=True), np.setdiff1d(all_b, b, assume_unique=True)


def _rare_words(comparer: Comparer) -> dict[str, float]:
    """Return the bits that each word of a title tells."""
    title = comparer.said.get("title")
    if title is None:
        return {}
    db = comparer.sides.db
    db.register("counts_given", {"code": np.arange(title.size, dtype=np.int32), "n": title.counts_a})
    found = db.execute(
        f"""
        SELECT w, log2({max(1, title.rows)} / sum(n)) AS bits
        FROM (SELECT unnest(string_split(t, ' ')) AS w, n FROM {title.table} JOIN counts_given USING (code) WHERE n > 0)
        GROUP BY 1
        """
    ).fetchnumpy()
    db.unregister("counts_given")
    return dict(zip(found["w"].tolist(), found["bits"].tolist(), strict=True))


def _neighbours(comparer: Comparer) -> tuple[Compared, float]:
    """Return how rows compare that stand beside each other in the first list and have a maker or a name in common, and
    how many such neighbours a row has, of the next three."""
    sides = comparer.sides
    named = [comparer.said[name].a for name in ("maker", "title") if name in comparer.said]
    if comparer.numbers:
        rows = sides.db.execute("SELECT row FROM a ORDER BY key, row").fetchnumpy()["row"].astype(np.int64)
    else:
        rows = sides.db.execute("SELECT row FROM a ORDER BY row").fetchnumpy()["row"].astype(np.int64)
        rows = rows[np.lexsort((rows, *(_by_text(comparer, name)[rows] for name in ("title", "maker"))))]
    places = np.arange(len(rows))
    next_ = places + 1 + rows % 3
    there = next_ < len(rows)
    one, other = rows[places[there]], rows[next_[there]]
    alike = np.zeros(len(one), bool)
    for codes in named:
        alike |= (codes[one] >= 0) & (codes[one] == codes[other])
    one, other = one[alike], other[alike]
    chosen = np.arange(len(one))
    if len(one) > _NEIGHBOURS:
        chosen = np.random.default_rng(1).choice(len(one), _NEIGHBOURS, replace=False)
    compared = comparer.compare(one[chosen], other[chosen], rarity=False, other="a")
    return compared, 3 * len(one) / max(1, sides.rows_a)


def _by_text(comparer: Comparer, name: str) -> Ints:
    """Return, by row of the first list, where its text stands in the order of the texts; those that say nothing last."""
    said = comparer.said.get(name)
    if said is None:
        return np.zeros(comparer.sides.last_a + 1, np.int64)
    place = np.full(said.size + 1, said.size, np.int64)
    place[np.argsort(said.texts, kind="stable")] = np.arange(said.size)
    return place[said.a]


def _unknown_numbers(numbers: Numbers) -> tuple[float, float]:
    """Return the share of either list's numbers that the other does not know, less those that are mistyped."""
    one, other = (min(0.9, max(_LEAST_ALONE, share - _MISTYPED)) for share in numbers.shares_unknown())
    return one, other


def _answer(
    comparer: Comparer,
    weights: Weights,
    first: tuple[Compared, Bools],
    more: Compared,
    *,
    family: float,
    most: int,
) -> Matching:
    """Return the answer: what is sure by its number, and what was decided of the rest."""
    sides, numbers = comparer.sides, more.column("number")
    known = parts = np.zeros(len(more.a), bool)
    least = _LEAST_ALONE, _LEAST_ALONE
    if comparer.numbers:
        known, parts = comparer.numbers.known(more.a, more.b), comparer.numbers.parts_of_one(more.a, more.b)
        least = _unknown_numbers(comparer.numbers)
    told = weights.of(more)
    content = told.sum(1).astype(np.float64)
    rows = sides.rows_a, sides.rows_b
    chance = likelihood(content + number_bits(numbers, sides.rows_a))
    alone = shares_alone(more.a, more.b, chance, rows, int(first[1].sum()), least)
    situation = Situation(*rows, *alone, family, weights.neighbours)
    decision = decide(
        more.a,
        more.b,
        numbers=numbers,
        content=content,
        beside=weights.against_neighbours(more.levels).astype(np.float64),
        known=known,
        parts=parts,
        situation=situation,
    )
    if sides.numbered:
        told[:, 0] = number_bits(numbers, sides.rows_a)
    compared, sure = first
    own = weights.of(compared)
    if sides.numbered:
        own[:, 0] = number_bits(compared.column("number"), sides.rows_a)
    claimed = np.isin(more.a, compared.a[sure])
    automatic = decision.automatic & ~claimed
    worth = (decision.score >= _NOTHING) | (decision.vetoes & (DIFFER | KNOWN) == 0)
    kept = _kept(more.b, decision.score, automatic, told.sum(1), most)
    kept = kept[worth[kept]]
    both = np.concatenate([compared.a[sure], more.a[kept]]), np.concatenate([compared.b[sure], more.b[kept]])
    levels = np.concatenate([compared.levels[sure], more.levels[kept]])
    all_told = np.concatenate([own[sure], told[kept]])
    ones = np.ones(int(sure.sum()))
    score = np.concatenate([ones * 0.9999, decision.score[kept]])
    auto = np.concatenate([ones.astype(bool), automatic[kept]])
    vetoes = np.concatenate([np.zeros(len(ones), np.int8), decision.vetoes[kept]])
    # both are in order already, and no row of the second list is in both
    order = np.argsort(both[1], kind="stable")
    final = Compared(both[0][order], both[1][order], compared.names, levels[order], all_told[order])
    return Matching(
        sides.rows_a,
        sides.rows_b,
        final.a,
        final.b,
        score[order].astype(np.float32),
        auto[order],
        tuple(sides.labels.get(name, name) for name in final.names),
        final.levels,
        all_told[order].astype(np.float32),
        vetoes[order],
        tuple(sides.labels.get(name, name) for name in sides.shared),
        differences(sides, final),
        not sides.numbered,
    )


def _kept(b: Ints, score: NDArray[np.float64], automatic: Bools, bits: NDArray[np.float32], most: int) -> Ints:
    """Return the positions of the best ``most`` pairs of each row of the second list."""
    order = np.lexsort((-bits, -score, ~automatic, b))
    first = np.ones(len(b), bool)
    first[1:] = b[order][1:] != b[order][:-1]
    starts = np.flatnonzero(first)
    nth = np.arange(len(b)) - starts[np.cumsum(first) - 1] if len(b) else np.zeros(0, np.int64)
    kept: Ints = order[nth < most]
    return kept
