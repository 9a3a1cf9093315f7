"""Which measures hold for photographs? (limits.toml: pixels, bytes, light, sharpness)"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def limits() -> Mapping[str, Mapping[str, float]]:
    """Return all measures, by part and name."""
    told: Mapping[str, Mapping[str, float]] = tomllib.loads(
        Path(__file__).with_name("limits.toml").read_text(encoding="utf-8")
    )
    return told


def limit(part: str, name: str) -> int:
    """Return one measure that is a whole number."""
    return int(limits()[part][name])
