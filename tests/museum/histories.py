"""Random histories: a few devices that enter, move, take back and blank things, as hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st

from reorg.museum import VERDICTS, Draft, Entry, Writer

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
SUBJECTS = ("o1", "o2", "o3")
TIMES = st.integers(0, 40).map(lambda second: f"2026-01-01T00:00:{second:02d}Z")


def _draft(draw: st.DrawFn, devices: int) -> Draft:
    kind = draw(
        st.sampled_from(["object", "object", "place", "moved", "museum", "line", "match", "undone", "redacted"])
    )
    name = f"d{draw(st.integers(0, devices - 1))}:{draw(st.integers(1, 6))}"
    match kind:
        case "object":
            facts = st.dictionaries(st.sampled_from(["number", "name", "title"]), TEXT, max_size=3)
            width = draw(st.none() | st.floats(0, 9000, allow_nan=False))
            return Draft("object", draw(st.sampled_from(SUBJECTS)), {**draw(facts), "width": width})
        case "place":
            return Draft("place", f"p{draw(st.integers(0, 3))}", {"code": draw(TEXT) or "x", "kind": "box"})
        case "moved":
            about = draw(st.sampled_from([*SUBJECTS, "p0", "p1", "p2", "p3"]))
            return Draft("moved", about, {"place": f"p{draw(st.integers(0, 3))}", "reason": "tidying"})
        case "line":
            return Draft(
                "line", f"l{draw(st.integers(0, 2))}", {"source": "s1", "row": 1, "page": 1, "number": draw(TEXT)}
            )
        case "match":
            verdict = draw(st.sampled_from(VERDICTS))
            return Draft(
                "match", f"r{draw(st.integers(0, 2))}", {"source": "s1", "row": 1, "verdict": verdict, "object": "o1"}
            )
        case "museum":
            return Draft("museum", "m", {"name": draw(TEXT)})
        case _:
            return Draft(kind, name, {"reason": "wrong"})


@st.composite
def histories(draw: st.DrawFn, devices: int = 3) -> dict[str, list[Entry]]:
    """Return, by device, a chain of entries in up to four actions; clocks may run backwards."""
    chains: dict[str, list[Entry]] = {}
    for at in range(devices):
        entries: list[Entry] = []
        for _ in range(draw(st.integers(0, 4))):
            last = entries[-1] if entries else None
            writer = Writer(
                f"d{at}", last.number if last else 0, last.link if last else "", who="ana", time=draw(TIMES)
            )
            entries += [writer.write(_draft(draw, devices)) for _ in range(draw(st.integers(1, 3)))]
        chains[f"d{at}"] = entries
    return chains


@st.composite
def interleaved(draw: st.DrawFn, chains: dict[str, list[Entry]]) -> list[Entry]:
    """Return all entries, each device's in order, devices mixed in any way."""
    order = draw(st.permutations([device for device, entries in chains.items() for _ in entries]))
    left = {device: iter(entries) for device, entries in chains.items()}
    return [next(left[device]) for device in order]
