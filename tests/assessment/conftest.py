from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from reorg.assessment import Assessment, assess
from reorg.assessment.sight import Sight
from reorg.method import Method, load
from reorg.museum import Draft, Entry, Museum, Objects, Place, Places, Writer, fold


@pytest.fixture(scope="session")
def method() -> Method:
    return load("2026.1")


def a_museum(
    objects: Mapping[str, Mapping[str, object]] | None = None,
    places: Iterable[Place] = (),
    facts: Mapping[str, object] | None = None,
) -> Museum:
    return Museum(places=Places.of(places), objects=Objects.of((objects or {}).items()), facts=facts or {})


@pytest.fixture(scope="session")
def museum() -> Callable[..., Museum]:
    return a_museum


@pytest.fixture(scope="session")
def sight(method: Method) -> Callable[..., Sight]:
    return lambda *said, **more: Sight(a_museum(*said, **more), method)


@pytest.fixture(scope="session")
def folded(method: Method) -> Callable[[list[Draft]], Assessment]:
    """Assess the museum that drafts add up to when they are really entered, one after the other."""

    def assesses(drafts: list[Draft]) -> Assessment:
        entries: list[Entry] = []
        for number, draft in enumerate(drafts):
            link = entries[-1].link if entries else ""
            entries.append(Writer("d", number, link, who="a", time=f"2026-01-01T00:00:{number:02}Z").write(draft))
        return assess(fold(entries), method)

    return assesses


@pytest.fixture(scope="session")
def store() -> list[Place]:
    """Two rooms: a store with two units and a floor area, and an office."""
    return [
        Place("r1", "R1", "room", use="store"),
        Place("u1", "U1", "unit", place="r1"),
        Place("s1", "A", "shelf", place="u1"),
        Place("b1", "Box 1", "box", place="s1"),
        Place("u2", "U2", "unit", place="r1"),
        Place("s2", "A", "shelf", place="u2"),
        Place("f1", "F1", "floor", place="r1"),
        Place("f2", "F2", "floor", place="r1"),
        Place("r2", "R2", "room", use="office"),
    ]
