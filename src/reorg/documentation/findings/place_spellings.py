"""Which places are written in several ways? (One shelf as “A 02-1”, “A2/1” and “a02.1”.)"""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import DamerauLevenshtein

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import listed, say, say_many
from reorg.museum import Finding, Severity, Stops, fold_code

KIND = Kind(
    "place-spellings",
    say("One place written in several ways"),
    Severity.LOW,
    (Stops.FINDING, Stops.PLANNING),
    effect=say("Whoever asks for all objects of the place misses those that are written in another way."),
    mend=say("Choose one way, the one on the shelf's label, and accept it for all. What was written is kept."),
)
MOST = 5_000
"""Different places beyond which the column holds something else."""
LONG = 7
"""Letters that the words of a place must have before one slip of the pen makes two spellings of one place."""
RARE = 10
"""How many times rarer than the usual spelling a slip of the pen is."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose place is written otherwise than most rows write it; not where the place itself is known."""
    if not inquiry.has("place_text"):
        return None
    places = inquiry.counted(
        f"SELECT value, n FROM {inquiry.values('place_text')} ORDER BY n DESC, value LIMIT {MOST + 1}"
    )
    groups = _groups(places) if len(places) <= MOST else []
    odd = [value for group in groups for value in group[1:]]
    if not odd:
        return None
    rows = inquiry.rows_with("place_text", odd)
    if inquiry.has("place"):
        inquiry.want(map(str, rows))
        rows = inquiry.rows("SELECT row FROM says WHERE NOT place AND row IN (SELECT value::BIGINT FROM wanted)")
    if not rows:
        return None
    message = say_many(
        "{count} object stands on a place that is mostly written otherwise: {ways}.",
        "{count} objects stand on places that are mostly written otherwise, for example {ways}.",
        count=len(rows),
        ways=listed([f"“{value}”" for value in groups[0]], 4),
    )
    return inquiry.found(KIND, message, rows)


def _groups(places: list[tuple[str, int]]) -> list[list[str]]:
    """Return the spellings of each place that has several, the most frequent first.

    Spaces, case, punctuation and leading zeros do not make another place; nor does one slip in a long word, where the
    other spelling is ten times as frequent and all figures are the same.
    """
    by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value, n in places:
        if key := fold_code(value):
            by_key[key].append((value, n))
    usual = sorted(by_key, key=lambda key: -sum(n for _, n in by_key[key]))
    joined: dict[str, str] = {}
    by_figures: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key in usual:
        figures = "".join(sign if sign.isdecimal() else " " for sign in key).split()
        letters = "".join(sign for sign in key if not sign.isdecimal())
        if len(letters) < LONG:
            continue
        known = by_figures[(" ".join(figures), 0)]
        total = sum(n for _, n in by_key[key])
        for other in known:
            if (
                sum(n for _, n in by_key[other]) >= RARE * total
                and DamerauLevenshtein.distance(key, other, score_cutoff=1) == 1
            ):
                joined[key] = other
                break
        else:
            known.append(key)
    for key, other in joined.items():
        by_key[other] += by_key.pop(key)
    groups = [
        [value for value, _ in sorted(group, key=lambda each: -each[1])] for group in by_key.values() if len(group) > 1
    ]
    return sorted(groups, key=len, reverse=True)


CHECKS = (Check(KIND, find),)
