"""What did it look like last time? Golden files; ``REORG_GOLDEN=1 pytest tests/report`` writes them anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "golden" / "report"


def same(name: str, text: str) -> None:
    """Compare ``text`` with the golden file ``name``."""
    kept = FOLDER / name
    if os.environ.get("REORG_GOLDEN"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8"), f"{name} differs; REORG_GOLDEN=1 writes it anew"
