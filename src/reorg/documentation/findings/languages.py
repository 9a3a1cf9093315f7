"""Are the descriptions written in several languages? (Told by the small words: the, le, el, der, il, и, و, 的.)"""

from __future__ import annotations

from collections import Counter

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "text-languages",
    say("Texts in several languages within one column"),
    Severity.LOW,
    (Stops.FINDING, Stops.USE),
    effect=say(
        "A search in one language misses what is written in the other, and half of the readers understand half."
    ),
    mend=say("Agree on one language for the list. Keep the other in a second column; do not translate names."),
)
_SMALL = {
    "en": "the of and with in on is from by to his her this at for as are its",
    "fr": "le la les des du et avec dans sur une est aux par pour au qui deux",
    "es": "el los las del con y una por para sobre dos en su al",
    "pt": "o os do da dos das com uma em no na por para ao e duas",
    "it": "il lo gli del della dei delle con una nel sul e per di alla due",
    "de": "der die das und mit ein eine auf aus im von zu den dem ist zwei",
}
SMALL = {language: frozenset(words.split()) for language, words in _SMALL.items()}
"""Words that a sentence of a language can hardly do without; those that two languages share count for both (ours)."""
LEAST_WORDS, LEAST_TEXTS, LEAST_SHARE = 2, 10, 0.02
"""Small words that tell a language, texts that make it a language of the column, and their share of those told."""
SAMPLE = 5_000
_NAMES = {
    "en": say("English"), "fr": say("French"), "es": say("Spanish"), "pt": say("Portuguese"), "it": say("Italian"),
    "de": say("German"), "ru": say("Russian"), "ar": say("Arabic"), "zh": say("Chinese"),
}  # fmt: skip


def language_of(text: str) -> str:
    """Return the language of a text by its script or its small words, or ``""`` where that does not tell."""
    script = Counter(
        "ru"
        if "\u0400" <= sign <= "\u04ff"
        else "ar"
        if "\u0600" <= sign <= "\u06ff"
        else "zh"
        if "\u4e00" <= sign <= "\u9fff"
        else ""
        for sign in text
        if sign.isalpha()
    )
    letters = script.total()
    for name in ("ru", "ar", "zh"):
        if letters and script[name] > 0.6 * letters:
            return name
    words = text.lower().replace("'", " ").replace("’", " ").split()
    told = Counter({name: sum(word in small for word in words) for name, small in SMALL.items()}).most_common(2)
    (first, most), (_, next_) = told
    return first if most >= LEAST_WORDS and most >= 2 * next_ + 1 and letters else ""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose description is in another language than most are."""
    field = next((name for name in ("description", "notes") if inquiry.has(name)), None)
    if field is None:
        return None
    at = inquiry.at(field)
    cells = inquiry.look(
        f"strlen(value) > 20 AND hash(value) % greatest(1, (SELECT count(*) FROM {inquiry.cells(at[0])}) // {SAMPLE}) = 0",
        at,
    )
    told = [(cell, language) for cell in cells if (language := language_of(cell.value))]
    counted = Counter(language for _, language in told)
    if not counted:
        return None
    (main, _), *others = counted.most_common()
    kept = {name for name, n in others if n >= max(LEAST_TEXTS, LEAST_SHARE * len(told))}
    if not kept:
        return None
    foreign = [cell for cell, language in told if language in kept]
    other = others[0][0]
    rows = inquiry.rows_at(foreign)
    message = say_many(
        "{count} text is in another language than the rest: most are in {main}, some in {other}, as in {example}.",
        "{count} texts are in another language than the rest: most are in {main}, some in {other}, as in {example}.",
        count=len(rows),
        main=_NAMES[main],
        other=_NAMES[other],
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(KIND, message, rows)


CHECKS = (Check(KIND, find),)
