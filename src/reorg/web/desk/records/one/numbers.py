"""Which numbers are taken, and which comes next? Asked of the index, never of the whole museum."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from reorg.documentation import reconciling
from reorg.museum import Layer, bare_number, number_key, recovery_number
from reorg.web.journal.models import Holding


def with_number(number: str, but: str = "") -> list[Holding]:
    """Return the objects that have a number, however it is written, other than the object ``but``.

    Where the desk knows them, also those that once had it.
    """
    if ask := _asked("taken"):
        return list(ask(number, but))[:5]
    key = number_key(number)
    return list(Holding.objects.filter(number_key=key).exclude(key=but).order_by("id")[:5]) if key else []


def next_recovery(year: int | None = None) -> str:
    """Return the next recovery number of a year (default: this one), such as ``F-2026-014``."""
    at = year or datetime.now(UTC).year
    low, high = bare_number(f"F-{at}"), bare_number(f"F-{at + 1}")
    held = Holding.objects.filter(bare__gte=low, bare__lt=high).values_list("number", flat=True)
    return recovery_number(held.iterator(chunk_size=2000), at)


def proposed() -> str:
    """Return the number that the museum's own pattern proposes for the next object; "" where none is learned."""
    ask = _asked("proposed")
    return str(ask() or "") if ask else ""


def _asked(name: str) -> Callable[..., Any] | None:
    """Return a function of the desk's room of numbers, or None in a version of the desk that has none."""
    try:
        found: Callable[..., Any] | None = getattr(import_module("reorg.web.desk.numbers"), name, None)
    except ImportError:
        return None
    return found


def others_after(layers: list[Layer], said: str, number: str) -> str:
    """Return the other numbers of an object: those that were ``said``, and every number it ever had itself."""
    held = [number_key(number)]
    kept: list[str] = []
    former = [str(layer.data["number"]) for layer in layers if layer.data.get("number")]
    for each in (*reconciling.numbers_in(said), *former):
        if (key := number_key(each) or each) not in held:
            held.append(key)
            kept.append(each)
    return "; ".join(kept)
