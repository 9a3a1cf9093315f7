"""How do entries add up to a museum? Incrementally, and to the same picture whatever order copies arrive in."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from operator import itemgetter

from reorg.museum.entry import Entry
from reorg.museum.kinds import KINDS, VERSIONS, upgraded
from reorg.museum.objects import Objects
from reorg.museum.picture import Museum
from reorg.museum.pile import Facts, Layer, current, kind_of, taken_back
from reorg.museum.places import Place, Places
from reorg.museum.states import is_gone

_ORDER = itemgetter(0, 1, 2)
SUBJECTS = (
    "museum", "place", "object", "source", "line", "match", "answer", "plan", "photo", "procedure", "worklist", "trial",
    "form", "task", "wish", "person", "supply",
)  # fmt: skip


class Fold:
    """Adds entries up. ``add`` as many and as often as you like, then ask for the ``museum``.

    Each device's entries must come in their order; devices may interleave in any way. Adding an entry twice changes
    nothing. Entries of kinds or versions that this program does not know yet are counted in ``newer`` and kept out.
    """

    def __init__(self) -> None:
        self.piles: dict[str, list[Layer]] = {}
        self.heads: dict[str, int] = {}
        self.newer = 0
        self._clocks: dict[str, str] = {}
        self._undoing: list[Layer] = []

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries up."""
        for entry in entries:
            if entry.number <= self.heads.get(entry.device, 0):
                continue
            self.heads[entry.device] = entry.number
            # a device's clock never runs backwards here: its own numbers say what came first
            time = self._clocks[entry.device] = max(entry.time, self._clocks.get(entry.device, ""))
            if entry.kind not in KINDS or entry.version > VERSIONS[entry.kind]:
                self.newer += 1
            else:
                self._lay(entry, time)

    def _lay(self, entry: Entry, time: str) -> None:
        data = upgraded(entry.kind, entry.version, entry.data)
        layer = Layer(time, entry.device, entry.number, entry.act, entry.kind, entry.who, data)
        if entry.kind == "undone":
            self._undoing.append(layer._replace(data={"act": entry.about}))
        elif entry.kind != "redacted":
            pile = self.piles.setdefault(entry.about, [])
            if pile and _ORDER(pile[-1]) > _ORDER(layer):
                insort(pile, layer, key=_ORDER)
            else:
                pile.append(layer)

    def undone(self, until: str = "9999") -> frozenset[str]:
        """Return the names of the actions that are taken back."""
        return taken_back(each for each in self._undoing if each.time <= until)

    def museum(self, until: str = "9999") -> Museum:
        """Return the picture now, or as it was at the second ``until`` (ISO 8601, UTC)."""
        undone = self.undone(until)
        said: dict[str, dict[str, Facts]] = {kind: {} for kind in SUBJECTS}
        for about in sorted(self.piles):
            pile = [layer for layer in self.piles[about] if layer.time <= until]
            facts, kind = current(pile, undone), kind_of(pile)
            if facts and kind in said:
                said[kind][about] = facts
        return Museum(
            facts=next(iter(said["museum"].values()), {}),
            places=Places.of(Place.from_facts(place_id, facts) for place_id, facts in said["place"].items()),
            objects=Objects.of((key, facts) for key, facts in said["object"].items() if not is_gone(facts)),
            gone={key: facts for key, facts in said["object"].items() if is_gone(facts)},
            sources=said["source"],
            lines=said["line"],
            matches=said["match"],
            answers=said["answer"],
            plans=said["plan"],
            photos=said["photo"],
            procedures=said["procedure"],
            worklists=said["worklist"],
            trials=said["trial"],
            forms=said["form"],
            tasks=said["task"],
            wishes=said["wish"],
            people=said["person"],
            supplies=said["supply"],
            heads=dict(self.heads),
            earlier=lambda date: self.museum(_end_of(date)),
        )


def fold(entries: Iterable[Entry], *, until: str | None = None) -> Museum:
    """Return the museum that ``entries`` add up to; ``until`` leaves out what was entered after that day or second."""
    folding = Fold()
    folding.add(entries)
    if until is None:
        return folding.museum()
    return folding.museum(_end_of(until))


def _end_of(date: str) -> str:
    return date if "T" in date else f"{date}T23:59:59Z"
