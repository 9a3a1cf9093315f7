"""What can be said of a bar: met, partly met, not met, not known yet, or in danger? (The signs are those of every page.)"""

from __future__ import annotations

from enum import StrEnum

from reorg.language import Message, say, say_as
from reorg.method.bar import Bar


class State(StrEnum):
    """What can be said of a bar; each state has a shape, a letter and a name, to survive the photocopier."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"
    DANGER = "danger"

    @property
    def sign(self) -> str:
        """The shape: ●, ◐, ○, – or ▲."""
        return _SIGNS[self]

    @property
    def letter(self) -> Message:
        """The letter, in the language in use: M, P, N, ? or an exclamation mark."""
        return _LETTERS[self]

    @property
    def label(self) -> Message:
        """The name of the state."""
        return _LABELS[self]


_SIGNS = {
    State.MET: "●",
    State.PARTLY: "◐",
    State.NOT: "○",
    State.UNKNOWN: "–",
    State.DANGER: "▲",
}
_LETTERS = {
    State.MET: say_as("met", "M"),
    State.PARTLY: say_as("partly met", "P"),
    State.NOT: say_as("not met", "N"),
    State.UNKNOWN: say_as("not known yet", "?"),
    State.DANGER: say_as("danger", "!"),
}
_LABELS = {
    State.MET: say("met"),
    State.PARTLY: say("partly met"),
    State.NOT: say("not met"),
    State.UNKNOWN: say("not known yet"),
    State.DANGER: say("danger"),
}


def state_of(bar: Bar, *, met: float, partly: float) -> State:
    """Return what is certain of ``bar``, given the lines from which something is met and partly met.

    Met: even the low end is at ``met``. Not: even the high end is below ``partly``. Partly: the low end is at
    ``partly`` and better is not shown. Else unknown: not knowing can never make anything met or not met.
    """
    if bar.low >= met:
        return State.MET
    if bar.high < partly:
        return State.NOT
    return State.PARTLY if bar.low >= partly else State.UNKNOWN
