"""Where are entries kept, and what may be done with them? (``append`` and ``read``; ``receive`` from another copy.)

There are two journals, held to one contract by one test: a folder of text lines (:class:`reorg.exchange.Bundle`) and
a table in the museum's database (:mod:`reorg.web.journal`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Protocol

from reorg.language import Trouble, listed, say
from reorg.museum.entry import FIRST_LINK, Draft, Entry, seal
from reorg.museum.kinds import KINDS, VERSIONS, unknown_facts


class JournalError(Trouble):
    """The journal cannot do what was asked."""


class BrokenChain(JournalError):
    """Entries were changed, lost or put in between after they were written."""


@dataclass(frozen=True, slots=True)
class Act:
    """An action that was entered: the device, and the numbers of its first and last entry."""

    device: str
    first: int
    last: int

    @property
    def name(self) -> str:
        """The action's name, ``device:first``: what an ``undone`` entry is about."""
        return f"{self.device}:{self.first}"

    @property
    def count(self) -> int:
        """How many entries it has."""
        return self.last - self.first + 1


class Journal(Protocol):
    """An append-only pile of entries."""

    @property
    def device(self) -> str:
        """The device that this copy writes as."""

    def append(self, drafts: Iterable[Draft], *, who: str, time: str | None = None) -> Act:
        """Enter ``drafts`` as one action, all or none. Raises JournalError for none at all or an unknown kind."""

    def receive(self, entries: Iterable[Entry]) -> int:
        """Take entries of other copies, all or none; return how many were new. Known ones change nothing.

        Raises BrokenChain if an entry does not follow the one before, says something else than its hash, or differs
        from the one that is here under the same number.
        """

    def read(
        self, after: Mapping[str, int] | None = None, *, about: str | None = None, kinds: Collection[str] | None = None
    ) -> Iterator[Entry]:
        """Yield entries, each device's in order, of numbers above ``after[device]``; of one subject or kinds if asked."""

    def heads(self) -> dict[str, int]:
        """Return the last number held of each device."""


class Writer:
    """Seals drafts one after the other: what both journals use to number and link entries."""

    def __init__(
        self,
        device: str,
        last: int,
        link: str,
        *,
        who: str,
        time: str | None,
        salt: Callable[[], str] = lambda: token_hex(16),
    ) -> None:
        self.device, self.number, self.link = device, last, link or FIRST_LINK
        self.act = last + 1
        self._who, self._salt = who, salt
        self._time = time or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def write(self, draft: Draft) -> Entry:
        """Return the next entry. Raises JournalError for a kind or a fact that the journal does not know."""
        if draft.kind not in KINDS:
            raise JournalError(say("“{kind}” is not a kind of thing that can be recorded here.", kind=draft.kind))
        if strange := unknown_facts(draft.kind, draft.data):
            raise JournalError(say("“{kind}” cannot say this: {facts}.", kind=draft.kind, facts=listed(strange)))
        self.number += 1
        entry = seal(
            draft,
            device=self.device,
            number=self.number,
            act=self.act,
            time=self._time,
            who=self._who,
            version=VERSIONS[draft.kind],
            salt=self._salt(),
            before=self.link,
        )
        self.link = entry.link
        return entry

    def done(self) -> Act:
        """Return the finished action. Raises JournalError if it is empty."""
        if self.number < self.act:
            raise JournalError(say("There is nothing to enter."))
        return Act(self.device, self.act, self.number)


def check_chain(entries: Iterable[Entry], heads: Mapping[str, tuple[int, str]] | None = None) -> Iterator[Entry]:
    """Yield ``entries`` as they come, checking each device's numbers, hashes and links.

    ``heads`` gives, by device, the number and link before the first entry (default: the beginning). Raises
    BrokenChain at the first entry that does not fit.
    """
    last = dict(heads or {})
    for entry in entries:
        number, link = last.get(entry.device, (0, FIRST_LINK))
        if entry.number != number + 1:
            raise BrokenChain(
                say(
                    "The history of device {device} has a break: {found} stands where {expected} should be. "
                    "Something is missing or doubled.",
                    found=entry.number,
                    device=entry.device,
                    expected=number + 1,
                )
            )
        if not entry.says() or not entry.follows(link):
            raise BrokenChain(
                say("What was written as {entry} was changed afterwards: its seal does not fit.", entry=entry.name)
            )
        last[entry.device] = (entry.number, entry.link)
        yield entry
