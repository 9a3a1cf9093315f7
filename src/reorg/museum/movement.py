"""Which moves were made of a thing, who has it, and when did it come back? (The movement register.)

Columns after the ICCROM-UNESCO guide (re-org.info, 2.4): number, reason, who took it, where to, date out, due back,
date back, received by. A move that was taken back stays in the register, struck: nothing is ever rubbed out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from reorg.museum.pile import OF_THE_MOVE, Facts, Layer


@dataclass(frozen=True, slots=True)
class Movement:
    """One move of one thing: from ``origin`` to ``to`` (ids of places, "" where none), or ``elsewhere``, outside.

    ``out``: it went for a while; then ``due`` (ISO day or ""), and once it came back ``returned`` (ISO day),
    ``received_by`` and ``back`` (the name of the action that brought it back). ``on`` is the ISO day on which it went,
    ``time`` when that was entered, by ``who``. ``struck``: the action was taken back.
    """

    about: str
    action: str
    time: str
    who: str
    on: str
    origin: str = ""
    to: str = ""
    elsewhere: str = ""
    reason: str = ""
    out: bool = False
    taken_by: str = ""
    due: str = ""
    procedure: str = ""
    returned: str = ""
    received_by: str = ""
    back: str = ""
    broken: tuple[str, ...] = ()
    override: str = ""
    struck: bool = False

    @property
    def still_out(self) -> bool:
        """Whether it is away and has not come back."""
        return self.out and not self.returned and not self.struck

    def overdue(self, today: str) -> bool:
        """Whether it should be back before the ISO day ``today``, and is not."""
        return self.still_out and bool(self.due) and self.due < today


def is_out(facts: Facts) -> bool:
    """Whether a thing with these facts is away for a while: it has another usual place, or has left the museum."""
    return bool(facts.get("usual_place") or facts.get("elsewhere"))


def movements(about: str, layers: Iterable[Layer], undone: Collection[str] = ()) -> list[Movement]:
    """Return the moves of one thing, in order; ``layers`` is all that was said of it, ``undone`` actions taken back.

    A move out is paired with the next move after which the thing is away no longer. Moves on from one stop to the next
    while it is away are moves out themselves, and end the one before: who had it received it from there.
    """
    facts: dict[str, object] = {}
    told: list[Movement] = []
    open_: list[int] = []
    for layer in layers:
        struck = layer.action in undone
        if layer.kind == "moved":
            after = _after(facts, layer)
            move = _movement(about, layer, facts, after, struck=struck)
            if not struck:
                for at in open_:
                    by = _received(layer, after)
                    told[at] = replace(told[at], returned=move.on, received_by=by, back=move.action)
                open_ = [len(told)] if move.out else []
            told.append(move)
        if not struck:
            facts = _after(facts, layer)
    return told


def _after(facts: Facts, layer: Layer) -> dict[str, object]:
    after = dict(facts)
    for name, value in layer.data.items():
        if name in OF_THE_MOVE:
            continue
        if value is None or value == "":
            after.pop(name, None)
        else:
            after[name] = value
    return after


def _received(layer: Layer, after: Facts) -> str:
    return str(layer.data.get("received_by", "") or after.get("taken_by", "") or layer.who)


def _movement(about: str, layer: Layer, before: Facts, after: Facts, *, struck: bool) -> Movement:
    broken = layer.data.get("broken")
    out = is_out(after)
    return Movement(
        about=about,
        action=layer.action,
        time=layer.time,
        who=layer.who,
        on=str(layer.data.get("on", "") or layer.time[:10]),
        origin=str(before.get("place", "")),
        to=str(after.get("place", "")),
        elsewhere=str(after.get("elsewhere", "")),
        reason=str(layer.data.get("reason", "")),
        out=out,
        taken_by=str(after.get("taken_by", "")) if out else "",
        due=str(after.get("due", "")) if out else "",
        procedure=str(after.get("procedure", "")),
        broken=tuple(map(str, broken)) if isinstance(broken, Sequence) and not isinstance(broken, str) else (),
        override=str(layer.data.get("override", "")),
        struck=struck,
    )
