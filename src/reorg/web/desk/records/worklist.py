"""Which rows of a compared list does somebody work through, in which order, and how many are left?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import Http404, QueryDict

from reorg.language import Message, say, simple_words
from reorg.web.journal.models import Known, SourceRow

PAGE = 50
PILES = ("agree", "differ", "alone")
STATES: Mapping[str, Message] = {
    "open": say("still open"),
    "same": say("one of our objects"),
    "new": say("new objects"),
    "none": say("no object of ours"),
    "left": say("left open"),
    "waiting": say("to be confirmed"),
    "disputed": say("decided differently by two people"),
    "all": say("all rows"),
}
_IN_STATE = {
    "open": Q(verdict=""),
    "same": Q(verdict="same"),
    "new": Q(verdict="new"),
    "none": Q(verdict="none"),
    "left": Q(verdict="open"),
    "waiting": Q(verdict__in=("same", "new", "none"), confirmed=""),
    "disputed": Q(disputed=True),
    "all": Q(),
}


@dataclass(frozen=True)
class Way:
    """Which rows: of a ``pile`` ("" is any), with one ``ground`` (None is any; "" is nothing like it), in a ``state``."""

    pile: str = ""
    ground: str | None = None
    state: str = "open"
    words: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> Way:
        """Return what the address asks for; nonsense falls back to all open rows."""
        pile, state, page = query.get("pile", ""), query.get("state", "open"), query.get("page", "1")
        return cls(
            pile=pile if pile in PILES else "",
            ground=query.get("ground", "")[:200] if "ground" in query else None,
            state=state if state in STATES else "open",
            words=query.get("q", "").strip()[:300],
            page=max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1,
        )

    def rows(self, source: str) -> QuerySet[SourceRow]:
        """Return the rows of a list, in its order."""
        rows = SourceRow.objects.filter(_IN_STATE[self.state], source=source)
        if self.pile:
            rows = rows.filter(pile=self.pile)
        if self.ground is not None:
            rows = rows.filter(ground=self.ground)
        for word in simple_words(self.words).split()[:8]:
            rows = rows.filter(words__contains=f" {word}")
        return rows.order_by("row")

    def query(self, **changed: object) -> str:
        """Return the query part of the address of this way, with some of it changed."""
        said = {"pile": self.pile, "state": "" if self.state == "open" else self.state, "q": self.words}
        said |= {name: str(value) for name, value in changed.items()}
        told = {name: value for name, value in said.items() if value}
        ground = changed.get("ground", self.ground)
        if ground is not None:
            told["ground"] = str(ground)
        return urlencode(told)


def source_facts(key: str) -> dict[str, object]:
    """Return what is known of a list; raises Http404 for one that is not here."""
    known = Known.objects.filter(kind="source", key=key).first()
    if known is None:
        raise Http404
    return dict(json.loads(known.facts))


def following(rows: QuerySet[SourceRow], row: int) -> int:
    """Return the number of the row after ``row``, from the top again after the last; 0 if there is none."""
    numbers = rows.values_list("row", flat=True)
    return numbers.filter(row__gt=row).first() or numbers.first() or 0


def preceding(rows: QuerySet[SourceRow], row: int) -> int:
    """Return the number of the row before ``row``, or 0."""
    return rows.filter(row__lt=row).order_by("-row").values_list("row", flat=True).first() or 0


def first_open(source: str) -> Way | None:
    """Return the way to the first pile in which something is open; None if nothing is."""
    open_piles = set(SourceRow.objects.filter(source=source, verdict="").values_list("pile", flat=True).distinct())
    return next((Way(pile) for pile in PILES if pile in open_piles), None)


@dataclass(frozen=True)
class Ground:
    """The rows of a pile that have one reason: how many there are, and how many of them are open."""

    pile: str
    ground: str
    rows: int
    open: int


@dataclass(frozen=True)
class Counted:
    """How a compared list stands: how many rows are in each pile, decided in which way, and for which reasons."""

    grounds: tuple[Ground, ...]
    verdicts: Mapping[str, int]
    waiting: int
    disputed: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(each.rows for each in self.grounds)

    @property
    def open(self) -> int:
        """How many rows nobody decided."""
        return sum(each.open for each in self.grounds)

    def pile(self, name: str) -> tuple[int, int]:
        """Return how many rows are in a pile, and how many of them are open."""
        mine = [each for each in self.grounds if each.pile == name]
        return sum(each.rows for each in mine), sum(each.open for each in mine)


def waiting_by(source: str) -> list[tuple[str, int]]:
    """Return who decided what waits for a second person, and how many rows."""
    rows = SourceRow.objects.filter(_IN_STATE["waiting"], source=source)
    return list(rows.values_list("who").annotate(Count("id")).order_by("who"))


def counted(source: str) -> Counted:
    """Count a compared list."""
    rows = SourceRow.objects.filter(source=source)
    found = rows.values_list("pile", "ground").annotate(rows=Count("id"), open=Count("id", filter=Q(verdict="")))
    grounds = sorted((Ground(*each) for each in found.order_by()), key=lambda each: (-each.rows, each.ground))
    verdicts = dict(rows.exclude(verdict="").values_list("verdict").annotate(Count("id")).order_by())
    return Counted(
        tuple(grounds),
        verdicts,
        rows.filter(_IN_STATE["waiting"]).count(),
        rows.filter(disputed=True).count(),
    )
