"""What is true of one subject now, given everything that was ever said about it?

A subject's *pile* is the list of layers (what each entry said), in order. A later layer lies on top of an earlier
one, fact by fact; ``None`` takes a fact back to unknown. Layers of actions that were undone do not count. The order
is (time, device, number), where time never runs backwards on one device: phones' clocks lie. It does not depend on
the order in which entries arrive, so that copies of a journal always agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

Facts = Mapping[str, object]


OF_THE_MOVE = frozenset({"was", "reason", "received_by", "override", "broken", "on"})
"""What a move says of itself and not of the thing that moved: the facts that the layers add up to do not hold it."""
_NOTHING = (None, "")


class Layer(NamedTuple):
    """What one entry said about a subject. Layers compare in the order in which they count."""

    time: str
    device: str
    number: int
    act: int
    kind: str
    who: str
    data: Facts
    text: str = ""
    """``data`` as canonical JSON, where it was written already."""

    @property
    def entry(self) -> str:
        """The entry's name, ``device:number``."""
        return f"{self.device}:{self.number}"

    @property
    def action(self) -> str:
        """The name of the action it belongs to, ``device:act``."""
        return f"{self.device}:{self.act}"


def kind_of(layers: Iterable[Layer]) -> str:
    """Return which kind of subject the layers (in order) speak of: what the last one that is not a move says."""
    return next((layer.kind for layer in reversed(list(layers)) if layer.kind != "moved"), "")


def current(layers: Iterable[Layer], undone: Collection[str] = ()) -> dict[str, object]:
    """Return the facts that ``layers`` (in order) add up to, leaving out the ``undone`` actions."""
    held = list(layers)
    if len(held) == 1 and not undone and held[0].kind != "moved":  # most of a list that was entered: said once
        return {name: value for name, value in held[0].data.items() if value not in _NOTHING and name != "was"}
    return {name: layer.data[name] for name, layer in said_by(held, undone).items()}


def said_by(layers: Iterable[Layer], undone: Collection[str] = ()) -> dict[str, Layer]:
    """Return, for each fact that :func:`current` gives, the layer that it comes from."""
    told: dict[str, Layer] = {}
    for layer in layers:
        if undone and layer.action in undone:
            continue
        for name, value in layer.data.items():
            if name == "was" or (layer.kind == "moved" and name in OF_THE_MOVE):
                continue
            if value is None or value == "":
                told.pop(name, None)
            else:
                told[name] = layer
    return told


def disputed(layers: Iterable[Layer], undone: Collection[str] = ()) -> dict[str, list[Layer]]:
    """Return, for each fact on which devices disagree unseen, the layers that disagree.

    A layer saw another's value if its ``was`` holds it; then it is a correction and no dispute.
    """
    told: dict[str, dict[str, Layer]] = {}
    for layer in layers:
        if undone and layer.action in undone:
            continue
        for name in layer.data:
            if name not in OF_THE_MOVE:
                told.setdefault(name, {})[layer.device] = layer
    return {name: found for name, by_device in told.items() if (found := _unseen(name, list(by_device.values())))}


def _unseen(name: str, layers: list[Layer]) -> list[Layer]:
    layers.sort(key=lambda layer: layer[:3])
    last = layers[-1]
    was = last.data.get("was")
    seen = was.get(name) if isinstance(was, Mapping) else None
    others = [each for each in layers[:-1] if each.data[name] not in (last.data[name], seen)]
    return [*others, last] if others else []


def taken_back(undoings: Iterable[Layer]) -> frozenset[str]:
    """Return the names of the actions that are taken back by ``undoings`` (layers whose data is ``{"act": name}``).

    Taking back a taking-back brings the first action back.
    """
    undone: set[str] = set()
    for layer in sorted(undoings, key=lambda each: each[:3], reverse=True):
        if layer.action not in undone:
            undone.add(str(layer.data["act"]))
    return frozenset(undone)
