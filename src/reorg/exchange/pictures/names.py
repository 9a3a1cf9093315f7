"""Which numbers of the museum's own objects stand in the name of a photograph's file?

Only numbers that the museum has are found, so no rule has to guess where a number ends: ``1978.12.45_2``, ``1978-12-45 a``,
``1978.12.45 (3)`` and ``1978.12.45 front`` are all of 1978.12.45, unless the museum has a 1978.12.45a.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from reorg.museum import bare_number, number_key

LookUp = Callable[[Collection[str], bool], Mapping[str, Collection[str]]]
"""Gives, for number keys (or, if True, bare numbers), the ids of the objects that bear them."""
_RUNS = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+|[^\W\d_]+")
_MOST_RUNS = 16
_LONGEST_SPAN = 9
_DATE = re.compile(r"(?:19|20)\d\d[-_. ]?[01]\d[-_. ]?[0-3]\d(?!\d)")
# what cameras, phones and programs call their files: a number in such a name counts their pictures, not our objects
_CAMERA = re.compile(
    r"(?:img|_?mg|dsc[nf]?|dscf|p\d{3}|pict?|sam|gopr|dji|pxl|imag|cimg|scan|screenshot|whatsapp image|photo|image|foto|صورة)"
    r"[\s_.-]*\(?[\d\s_.:~-]*(?:at[\d\s.]*)?\)?|\d{8}[_-]\d{4,9}.*|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,}|\d{13,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A piece of a name that may be a number: where it is, its keys, and how many runs of figures it has."""

    start: int
    end: int
    key: str
    bare: str
    figures: int


@dataclass(frozen=True, slots=True)
class Named:
    """Which objects a name says: ``objects`` (ids) where that is sure, else those that it may mean in ``perhaps``."""

    objects: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


def numbers_in_names(stems: Iterable[str], look_up: LookUp) -> dict[str, Named]:
    """Return for each name (without its ending) which objects it says; ``look_up`` is asked twice for all of them."""
    spans = {stem: _spans(stem) for stem in dict.fromkeys(stems)}
    by_key = look_up({span.key for found in spans.values() for span in found}, False)
    named = {stem: _named(found, by_key, bare=False) for stem, found in spans.items()}
    left = {stem: spans[stem] for stem, found in named.items() if found == Named()}
    asked = {span.bare for found in left.values() for span in found if _bare_enough(span)}
    by_bare = look_up(asked, True) if asked else {}
    for stem, found in left.items():
        named[stem] = _named([span for span in found if _bare_enough(span)], by_bare, bare=True)
    return named


def _bare_enough(span: _Span) -> bool:
    return len(span.bare) >= 5 and span.figures >= 1


def _spans(stem: str) -> list[_Span]:
    """Return the pieces of a name that begin and end where numbers may, the longest first."""
    stem = stem.strip()[:200]
    runs = [(found.start(), found.end()) for found in _RUNS.finditer(stem)][:_MOST_RUNS]
    camera = _CAMERA.fullmatch(stem)
    found = []
    for at, (start, _) in enumerate(runs):
        if start and stem[start - 1].isalnum() and at:
            continue  # in the middle of a word
        for to in range(at, min(at + _LONGEST_SPAN, len(runs))):
            end = runs[to][1]
            text = stem[start:end]
            whole = start == 0 and end == len(stem)
            if not any(sign.isdigit() for sign in text) or not _ends(stem, end) or (camera and not whole):
                continue
            figures = sum(1 for one, two in runs[at : to + 1] if stem[one:two].isdigit())
            if whole or _counts(text, start, figures):
                found.append(_Span(start, end, number_key(text), bare_number(text), figures))
    return sorted(found, key=lambda span: (span.start - span.end, span.start))


def _ends(stem: str, end: int) -> bool:
    """Whether a number may end here: at the end, before a sign, or before one letter that tells views apart."""
    rest = stem[end : end + 2]
    return not rest or not rest[0].isalnum() or (rest[0].isalpha() and not rest[1:].isalnum())


def _counts(text: str, start: int, figures: int) -> bool:
    """Whether a piece is long enough to be a number where it stands: "2" in "1978.12 front 2" is not."""
    if _DATE.fullmatch(text) and start:
        return False
    return start == 0 or figures >= 2 or len(text) >= 4


def _named(spans: list[_Span], found: Mapping[str, Collection[str]], *, bare: bool) -> Named:
    taken: list[_Span] = []
    for span in spans:
        ids = found.get(span.bare if bare else span.key, ())
        if not ids or any(span.start < other.end and other.start < span.end for other in taken):
            continue
        taken.append(span)
    taken.sort(key=lambda span: span.start)
    said = [found[span.bare if bare else span.key] for span in taken]
    ids_said = tuple(dict.fromkeys(key for ids in said for key in ids))
    if any(len(ids) > 1 for ids in said) or (bare and len(ids_said) > 1):
        return Named(perhaps=ids_said)
    return Named(objects=ids_said)
