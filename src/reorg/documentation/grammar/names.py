"""Who made it, or gave it, if names are written as registers write them? (CCO 2006, ch. 2; Spectrum 5.1 Person.)

Several names in one cell are taken apart, inverted ones turned, and what is no name (roles, years, "after", "school
of") set beside it. A key tells which spellings are the same name; nobody is merged by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reorg.documentation.grammar.origins import is_people
from reorg.documentation.grammar.word_lists import fold, lists, pattern, words

LONGEST = 300
"""Signs of a cell that are read as names; a longer text tells a story."""
MOST_WORDS = 8
"""Words of one name; more are a sentence."""
_BETWEEN = re.compile(r"\s*(?:\||;|\n|\r|،\s|、|；|\s/\s|\s&\s(?=[^\W\d_]+\s[^\W\d_]))\s*")
_LIST = re.compile(r",\s+")
_DASHED = re.compile(r"\s+[-–—]\s+(?![^(]*\))")
_DATED = re.compile(
    r"[0-9٠-٩]|si[èe]cle|\bs\.|\bactif\b|"
    r"\bactive\b|\bactivo\b|\bconnu\b|\bborn\b|\bdied\b|\bn[ée]e?\b|\bfl\b|世纪|век|قرن",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_YEARS_BEHIND = re.compile(
    r"[,\s]+(?P<dates>(?:(?:b|d|born|died|active|fl|né|née|nació|ca?|circa|vers|actif)\.?\s*)?[0-9]{3,4}\??"
    r"(?:\s*[-–/]\s*(?:(?:ca?|d)\.?\s*)?(?:[0-9]{2,4})?\??)?)\s*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:master|painter) of |ma[iî]tre (?:de|du|des|d['’])|peintre (?:de|du|des|d['’])|maestro d|meister d|monogramm|pintor de ",
    re.IGNORECASE,
)
"""Names of convenience, which are not turned: the Master of Flémalle, the Berlin Painter."""
_TITLE = re.compile(
    r"(?:jr|sr|junior|senior|fils|père|the (?:elder|younger)|l['’]a[iî]n[ée]|le jeune|el (?:viejo|joven)|[ivx]{1,4}|esq|"
    r"o\.?m\.?|c\.?h\.?|r\.?a\.?|c\.?b\.?e\.?|k\.?b\.?e\.?|o\.?b\.?e\.?|m\.?d\.?|ph\.?\s?d\.?|"
    r"inc|ltd|llc|co|gmbh|bart|baronet|"
    r"(?:\w+\s)?(?:earl|duke|count|countess|duchess|baron|baroness|marquess|viscount|prince|princess|king|queen|conde|"
    r"comte|marquis|duc|duque)\b.*)\.?(?:\s+(?:o\.?m\.?|c\.?h\.?|r\.?a\.?))*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: ``family`` and ``given`` as written (a body or a single name stands whole in ``family``).

    ``kind`` is ``person``, ``group``, ``people`` (only where from: ``Egyptian``) or ``nobody`` (a maker whose name is not
    known; ``family`` then says where from).
    ``qualifier`` is one of ``after attributed circle follower manner school workshop possibly before``, or ``""``.
    ``roles`` are ``painter``, ``engraver`` …; ``dates`` and ``also`` (another form of the name) are as written.
    ``key`` is the same for spellings of the same name: order, case, marks, dots and forms of address do not count.
    """

    written: str
    family: str = ""
    given: str = ""
    kind: str = "person"
    qualifier: str = ""
    roles: tuple[str, ...] = ()
    dates: str = ""
    also: str = ""
    key: str = ""

    @property
    def turned(self) -> str:
        """The name with the family name first: ``Smith, John``."""
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True, slots=True)
class Names:
    """The names in one cell. ``understood`` is false where the text tells more than names; it is then kept whole."""

    names: tuple[Name, ...] = ()
    understood: bool = False

    @property
    def key(self) -> str:
        """A key of the whole cell: the keys of its names, in order."""
        return " | ".join(name.key for name in self.names)


def read_names(text: str) -> Names:
    """Return the names in ``text``. Never raises; what is too long or no name comes back not understood."""
    line = " ".join(text.replace("\n", " | ").split())
    if not line or len(line) > LONGEST:
        return Names()
    pieces = [piece for piece in _BETWEEN.split(line) if piece]
    names = tuple(name for piece in pieces for name in _names(piece))
    sound = all(name.key and len(name.key.split()) <= MOST_WORDS for name in names)
    return Names(names, bool(names) and sound)


def name_key(text: str) -> str:
    """Return the key under which spellings of the name (or names) in ``text`` meet, ``""`` if it is none."""
    return read_names(text).key


def _names(piece: str) -> list[Name]:
    """Return the names in a piece without strong separators: one, or several with commas between."""
    if len(_DASHED.split(piece)) > 1:
        return [_dashed(piece)]
    parts = [part for part in _LIST.split(piece) if part]
    if len(parts) > 1 and _several(parts):
        return [_one(part) for part in parts]
    return [_one(piece)]


def _several(parts: Sequence[str]) -> bool:
    """Whether pieces between commas are names of their own: each has two words at least, and none is a title."""
    return all(
        len(part.split()) > 1
        and not _TITLE.fullmatch(part)
        and not _DATED.search(part)
        and not _is_qualifier(part)
        and part[:1].isupper()
        for part in parts
    ) and not _particle_first(parts[0])


def _particle_first(part: str) -> bool:
    """Whether a piece is a family name of several words: ``van der Weyden``, ``Della Robbia``."""
    head = part.split()[:-1]
    return all(fold(word) in words("people", "particles") for word in head)


def _is_qualifier(part: str) -> bool:
    return fold(part) in words("people", "qualifiers") or fold(part) in words("people", "roles")


def _dashed(piece: str) -> Name:
    """Return a name in the manner of AGORHA: ``family - given - roles - dates - dates - other form``."""
    held: dict[str, list[str]] = {"name": [], "roles": [], "dates": [], "also": []}
    for part in _DASHED.split(piece):
        roles = [words("people", "roles").get(fold(each), "") for each in part.split("/")]
        if roles and all(roles):
            held["roles"] += roles
        elif _DATED.search(part):
            held["dates"].append(part)
        else:
            held["also" if held["roles"] or held["dates"] else "name"].append(part)
    first, *rest = held["name"] or held["also"] or [piece]
    name = _one(f"{first}, {' '.join(rest)}" if rest else first)
    return replace(
        name,
        written=piece,
        roles=tuple(dict.fromkeys([*name.roles, *held["roles"]])),
        dates=" - ".join(dict.fromkeys(held["dates"])),
        also=", ".join(held["also"]),
    )


@cache
def _qualified() -> re.Pattern[str]:
    told = [phrase for each in lists("people")["qualifiers"].values() for phrase in _strings(each)]
    return re.compile(rf"(?:{pattern(told)})(?:\s+|:\s*|(?<=['’])|(?=[\u4e00-\u9fff])|$)", re.IGNORECASE)


@cache
def _role_before() -> re.Pattern[str]:
    told = [phrase for each in lists("people")["roles"].values() for phrase in _strings(each)]
    return re.compile(rf"({pattern(told)})\s*[:：]\s*", re.IGNORECASE)


def _strings(listed: object) -> list[str]:
    assert isinstance(listed, list)
    return listed


def _one(piece: str) -> Name:
    """Return the one name in ``piece``, with what stands around it."""
    text, roles, dates, qualifier, also = piece.strip(" ,.;"), [], "", "", ""
    for inner in _BRACKETS.findall(text):
        role = words("people", "roles").get(fold(inner))
        kind = words("people", "qualifiers").get(fold(inner))
        if role:
            roles.append(role)
        elif kind or inner.strip() == "?":
            qualifier = kind or "possibly"
        elif _DATED.search(inner):
            dates = inner.strip()
        else:
            also = inner.strip()
    text = _BRACKETS.sub("", text).strip(" ,")
    if (found := _YEARS_BEHIND.search(text)) is not None:
        text, dates = text[: found.start()].strip(" ,"), found["dates"]
    if (before := _role_before().match(text)) is not None:
        roles.append(words("people", "roles")[fold(before[1])])
        text = text[before.end() :]
    while (found := _qualified().match(text)) is not None and found.end() < len(text):
        qualifier = qualifier or words("people", "qualifiers").get(fold(found[0].rstrip(" :")), "")
        text = text[found.end() :]
    text, behind_roles, behind = _behind(text)
    name = _parted(text, also)
    return replace(
        name,
        written=piece,
        roles=tuple(dict.fromkeys([*roles, *behind_roles])),
        dates=dates,
        qualifier=qualifier or behind,
        key=_key(name, qualifier or behind),
    )


def _behind(text: str) -> tuple[str, list[str], str]:
    """Return a name without the roles and the qualifier that stand behind it after commas."""
    roles: list[str] = []
    qualifier = ""
    *kept, last = text.split(", ") if ", " in text else [text]
    while kept:
        folded = fold(last)
        if role := words("people", "roles").get(folded):
            roles.append(role)
        elif kind := words("people", "qualifiers").get(folded):
            qualifier = kind
        else:
            break
        *kept, last = kept
    return ", ".join([*kept, last]), roles, qualifier


def _parted(text: str, also: str) -> Name:
    """Return family and given name, or the whole name of a body or of nobody."""
    folded = fold(text)
    nobody = _nobody(text)
    if nobody is not None:
        return Name(text, family=nobody or also, kind="nobody", also=also)
    if is_people(folded):
        return Name(text, family=text, kind="people", also=also)
    if _WHOLE.match(text) or any(word in words("people", "groups") for word in folded.split()) or "&" in text:
        return Name(text, family=text, kind="group", also=also)
    parts = text.split(", ")
    if len(parts) > 1 and not _TITLE.fullmatch(parts[1]):
        return Name(text, family=parts[0], given=" ".join(parts[1:]), also=also)
    named, *titles = parts
    spelt = named.split()
    at = next((at for at, word in enumerate(spelt[1:], start=1) if fold(word) in words("people", "particles")), None)
    if at is None or at == len(spelt) - 1:
        at = len(spelt) - 1
        at -= at > 1 and _TITLE.fullmatch(spelt[at]) is not None
    return Name(text, family=" ".join([*spelt[at:], *titles]), given=" ".join(spelt[:at]), also=also)


def _nobody(text: str) -> str | None:
    """Return what stands beside "unknown" or "anonymous" (where from, or ``""``); ``None`` if the maker has a name."""
    folded = fold(text)
    for phrase in sorted(words("people", "nobody"), key=len, reverse=True):
        if folded == phrase or folded.startswith(f"{phrase} "):
            return (
                text[len(text) - len(text.lstrip()) :].split(None, len(phrase.split()))[-1].strip(" ,")
                if (folded != phrase)
                else ""
            )
    return None


def _key(name: Name, qualifier: str) -> str:
    """Return the key of a name: its words, folded and in the order of the alphabet, after its qualifier."""
    told = fold(f"{name.given} {name.family}" if name.kind == "person" else name.family or name.written)
    kept = [word for word in told.split() if word not in words("people", "honours")] or told.split()
    if name.kind == "person":
        kept.sort()
    if name.kind == "nobody":
        kept.insert(0, "?")
    return " ".join([f"{qualifier}:", *kept] if qualifier else kept)
