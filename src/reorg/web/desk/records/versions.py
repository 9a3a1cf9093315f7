"""Was this list brought before, is it a newer version of one that is here, and what may a list be to the museum?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reorg.language import Message, say, simple_words
from reorg.web.journal.models import Holding, Known

SAME_HEADINGS = 0.7
"""A list that shares this part of its headings with another one may be a newer version of it."""
ROLE_WORDS: Mapping[str, Message] = {
    "register": say("an accession register"),
    "cards": say("cards"),
    "list": say("a list"),
    "database": say("a database"),
    "labels": say("labels and marks on objects"),
    "shelf": say("what we saw on the shelves"),
    "photographs": say("photographs"),
    "sales": say("sales, gifts and other papers"),
}
TRUST_WORDS: Mapping[str, Message] = {
    "high": say("more than the others"),
    "usual": say("as any list"),
    "low": say("less than the others"),
}


_VERSION = frozenset("v version new old copy final nouveau nuevo novo neu alt copie copia kopie جديد نسخة".split())  # noqa: SIM905 - read as words


@dataclass(frozen=True)
class Version:
    """A list that is here and that a new one may be a newer version of; ``likely`` if that is more than possible."""

    key: str
    name: str
    rows: int
    why: Message
    likely: bool


def brought_before(sha256: str) -> list[Known]:
    """Return the lists that are kept with exactly this content."""
    found = Known.objects.filter(kind="source", facts__contains=sha256).order_by("key")
    return [each for each in found if json.loads(each.facts).get("sha256") == sha256]


def versions(sha256: str, name: str, headings: Sequence[str]) -> list[Version]:
    """Return the lists that a new one may be a newer version of, the likeliest first: by its name, by its headings."""
    mine, found = {simple_words(each) for each in headings if each}, []
    for known in Known.objects.filter(kind="source").order_by("-id"):
        facts = json.loads(known.facts)
        if facts.get("sha256") in ("", None, sha256):
            continue
        theirs = {simple_words(str(each.get("name", ""))) for each in facts.get("columns") or []} - {""}
        shared = len(mine & theirs) / max(1, len(mine | theirs))
        named = bool(_stem(name)) and _stem(name) == _stem(str(facts.get("name", "")))
        if named or shared >= SAME_HEADINGS:
            why = (
                say("the same name and the same headings")
                if named and shared >= SAME_HEADINGS
                else (say("the same name") if named else say("nearly the same headings"))
            )
            rows = int(facts.get("rows") or 0)
            found.append(
                (named + shared, Version(known.key, str(facts.get("name", "")), rows, why, named and shared > 0.5))
            )
    found.sort(key=lambda each: -each[0])
    return [version for _, version in found[:5]]


def newer_of(key: str) -> Known | None:
    """Return the newest list that is said to be a newer version of another one, or None."""
    found = Known.objects.filter(kind="source", facts__contains=f'"replaces":"{key}"').order_by("-id")
    return found.first()


def entered_from(key: str) -> bool:
    """Return whether a list was entered as objects: then its rows are those objects. New ones of the bench do not count."""
    objects = Holding.objects.filter(facts__contains=f'"source":"{key}"').count()
    decided = Known.objects.filter(kind="match", facts__contains=f'"source":"{key}"')
    return objects > decided.filter(facts__contains='"verdict":"new"').count()


def _stem(name: str) -> str:
    """Return a file's name without its ending and without what tells versions apart: digits, dates, "v2", "(1)"."""
    words = (word.rstrip("0123456789") for word in simple_words(PurePath(name).stem).split())
    return " ".join(word for word in words if word and not word.isdecimal() and word not in _VERSION)
