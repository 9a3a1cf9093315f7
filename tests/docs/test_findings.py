"""Does the reference page name every kind of trouble as it is? ``REORG_GOLDEN=1 pytest tests/docs`` writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from reorg.documentation.findings import CHECKS
from reorg.documentation.mending import mending
from reorg.language import use
from reorg.museum import Severity, Stops

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "findings.md"
HEAD = """# Findings

What `reorg read` looks for in a list or in a museum's records: {count} kinds of trouble, by what each stops first of all. A code
never changes. *Minutes* are what one person needs to mend one, once the person sits before it; most are estimates of ours, and
`documentation/data/mending.toml` says the source of each. The words that speak of a thing (poison, pests, loans …) stand in nine
languages in `documentation/data/words.toml`. This page is written by `REORG_GOLDEN=1 pytest tests/docs`.
"""


def page() -> str:
    """Return the page as it should be."""
    use("en")
    kinds = [check.kind for check in CHECKS]
    order = list(Severity)
    text = HEAD.format(count=len(kinds))
    for stops in Stops:
        text += f"\n## What stops {stops.label}\n\n| Code | What | How grave | What goes wrong | How it is mended | Minutes |\n"
        text += "| --- | --- | --- | --- | --- | --- |\n"
        for kind in sorted(kinds, key=lambda kind: (order.index(kind.severity), kind.code)):
            if kind.stops[0] is stops:
                rate = mending()[kind.code]
                cells = (kind.what, kind.severity.label, kind.effect, kind.mend, f"{rate.minutes:g} a {rate.one}")
                text += f"| `{kind.code}` | {' | '.join(str(cell) for cell in cells)} |\n"
    return text


def test_the_page_names_every_kind_as_it_is() -> None:
    if os.environ.get("REORG_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
