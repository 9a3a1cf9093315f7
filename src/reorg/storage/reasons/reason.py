"""What is said of a thing's place: reasons, what speaks against another place, and what would help?"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as a ``code`` and a sentence. ``hard``: it cannot be otherwise, else it is only worse.

    ``about`` are ids of what it speaks of: things, places, or the wish that it comes from.
    """

    code: str
    sentence: Message
    hard: bool = True
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """What would let a thing stand somewhere: a code, a sentence, and ids of what it speaks of.

    Codes: raise (hang the board above higher), take-away, other-shelf, measure, strike (a wish), wish.
    """

    code: str
    sentence: Message
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Where a plan puts a thing (``shelf``, "" for nowhere) and why; ``item`` is the thing, or the box that it is in.

    ``now`` is the place on record ("" if none), ``moves`` whether it is carried.
    """

    item: str
    shelf: str
    now: str
    moves: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What speaks against a thing on one shelf, all at once; nothing hard against it: it ``may`` stand there.

    ``here``: the plan puts it there. ``helps`` are what would let it stand there.
    """

    item: str
    shelf: str
    reasons: tuple[Reason, ...]
    helps: tuple[Help, ...] = ()
    here: bool = False

    @property
    def may(self) -> bool:
        """Whether nothing forbids it."""
        return not any(reason.hard for reason in self.reasons)
