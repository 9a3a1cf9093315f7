"""What is one kind of trouble, before it is looked for: its code, what it stops, and how it is mended?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reorg.language import Message
from reorg.museum import Finding, Severity, Stops


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of trouble. ``code`` never changes; ``what`` names it in a few words, without figures.

    ``effect`` says what goes wrong while it stays, ``mend`` how it is mended, ``stops`` the same of effect in fixed
    words, the gravest first. How long one takes to mend stands in ``data/mending.toml``, under the code.
    """

    code: str
    what: Message
    severity: Severity
    stops: tuple[Stops, ...]
    effect: Message
    mend: Message


Find = Callable[..., Finding | None]
"""It is given an Inquiry, which knows kinds: so it is not named here."""


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of trouble and how it is looked for: ``find`` asks once and answers all rows, or None."""

    kind: Kind
    find: Find
