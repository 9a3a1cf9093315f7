"""What is one observation or decision, and how is it written so that nobody can change it unseen?

An entry is numbered without gaps on the device that made it and linked to the one before by a hash (SHA-256). What
was said (``who``, ``data``) stands in a *salted leaf*: a redaction can blank it, and the chain still holds because
the leaf's hash stays. Canonical JSON: keys sorted, no spaces, UTF-8, whole numbers without a decimal point, no NaN.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

Json = object
EMPTY: Mapping[str, Json] = MappingProxyType({})
FIRST_LINK = "0" * 64


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to enter: its ``kind``, the id of what it is ``about``, and the ``data`` said of it."""

    kind: str
    about: str
    data: Mapping[str, Json] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Entry:
    """One observation or decision, never edited.

    ``device`` and ``number`` name it (numbers from 1, no gaps); ``act`` is the number of the first entry of the same
    action on the same device; ``time`` is UTC, ISO 8601, to the second; ``link`` ties it to the entry before.
    A redacted entry keeps all of this but ``who``, ``data`` and ``salt``.
    """

    device: str
    number: int
    act: int
    time: str
    kind: str
    version: int
    about: str
    who: str
    data: Mapping[str, Json]
    salt: str
    leaf: str
    link: str
    text: str = field(default="", compare=False, repr=False)
    """``data`` as canonical JSON where it was written already: it is hashed and kept, and need not be written twice."""

    @property
    def name(self) -> str:
        """The entry's name everywhere, ``device:number``."""
        return f"{self.device}:{self.number}"

    @property
    def redacted(self) -> bool:
        """Whether what was said has been blanked."""
        return not self.salt

    def blanked(self) -> Entry:
        """Return the entry without what was said; number, time, subject and place in the chain stay."""
        return replace(self, who="", data=EMPTY, salt="", text="")

    def says(self) -> bool:
        """Whether the leaf fits what is said (always true of a redacted entry, which says nothing)."""
        return self.redacted or self.leaf == _leaf(self.who, canonical(self.data), self.salt)

    def follows(self, link: str) -> bool:
        """Whether this entry follows the one whose link is ``link``."""
        header = (self.device, self.number, self.act, self.time, self.kind, self.version, self.about, self.leaf)
        return self.link == _link(link, header)

    def written(self) -> str:
        """Return ``data`` as canonical JSON."""
        return self.text or canonical(self.data)


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: Json) -> str:
    """Return ``value`` as canonical JSON. Raises ValueError for what JSON cannot hold (NaN, infinity)."""
    return _ENCODER.encode(_whole(value))


_PLAIN = frozenset({str, int, bool, type(None)})


def _whole(value: Json) -> Json:
    """Return a copy in which whole numbers have no decimal point."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return {key: item if type(item) in _PLAIN else _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [item if type(item) in _PLAIN else _whole(item) for item in value]
    return value


def _leaf(who: str, text: str, salt: str) -> str:
    return hashlib.sha256(f'{salt}\n{{"data":{text},"who":{_written(who)}}}'.encode()).hexdigest()


@lru_cache(maxsize=64)  # one person enters a hundred thousand rows
def _written(who: str) -> str:
    return _ENCODER.encode(who)


def _link(before: str, header: tuple[object, ...]) -> str:
    return hashlib.sha256("\n".join([before, *map(str, header)]).encode()).hexdigest()


def seal(  # noqa: PLR0913 - an entry has this many parts, and they are named
    draft: Draft,
    *,
    device: str,
    number: int,
    act: int,
    time: str,
    who: str,
    version: int,
    salt: str,
    before: str,
) -> Entry:
    """Return the entry that ``draft`` becomes, hashed and linked to the entry whose link is ``before``."""
    data = _whole(draft.data)
    assert isinstance(data, dict)
    text = _ENCODER.encode(data)
    leaf = _leaf(who, text, salt)
    link = _link(before, (device, number, act, time, draft.kind, version, draft.about, leaf))
    return Entry(device, number, act, time, draft.kind, version, draft.about, who, data, salt, leaf, link, text)


def to_line(entry: Entry) -> str:
    """Return the entry as one line of canonical JSON, without the line end."""
    return canonical(
        {
            "about": entry.about,
            "act": entry.act,
            "data": entry.data,
            "device": entry.device,
            "kind": entry.kind,
            "leaf": entry.leaf,
            "link": entry.link,
            "number": entry.number,
            "salt": entry.salt,
            "time": entry.time,
            "v": entry.version,
            "who": entry.who,
        }
    )


def from_line(line: str) -> Entry:
    """Return the entry on a line of JSON. Raises ValueError saying what is wrong with the line."""
    try:
        said = json.loads(line)
        return Entry(
            device=str(said["device"]),
            number=int(said["number"]),
            act=int(said["act"]),
            time=str(said["time"]),
            kind=str(said["kind"]),
            version=int(said["v"]),
            about=str(said["about"]),
            who=str(said["who"]),
            data=dict(said["data"]),
            salt=str(said["salt"]),
            leaf=str(said["leaf"]),
            link=str(said["link"]),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as problem:
        raise ValueError(str(problem)) from problem
