"""How are values read from JSON so that everything that is wrong is noted with its place, and nothing is raised?"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

from reorg.storage.solve.packing.problem import Fault


def opened(text: str) -> tuple[dict[str, object] | None, list[Fault]]:
    """Return the object of JSON that a text is, or None and why it is none."""
    try:
        said = json.loads(text)
    except json.JSONDecodeError as wrong:
        return None, [Fault("not-json", f"line {wrong.lineno}, column {wrong.colno}", wrong.msg)]
    except (RecursionError, ValueError) as wrong:  # a number of more digits than are read is a ValueError
        return None, [Fault("not-json", "line 1, column 1", str(wrong)[:80])]
    return (said, []) if isinstance(said, dict) else (None, [Fault("not-an-object", "the file")])


class Reader:
    """Reads values and notes what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, code: str, where: str, value: object = "") -> None:
        """Note what is wrong, and where."""
        self.faults.append(Fault(code, where, value if isinstance(value, str) else json.dumps(value)[:80]))

    def keys(self, where: str, said: Mapping[str, object], known: set[str]) -> None:
        """Note names that are not known."""
        for key in said:
            if key not in known:
                self.wrong("unknown-key", f"{where}.{key}" if where else key)

    def items(self, said: Mapping[str, object], key: str, at: str = "") -> list[object]:
        """Return the list under a name; an empty one, and noted, where there is none."""
        found = said.get(key)
        if isinstance(found, list):
            return found
        self.wrong("missing" if found is None else "not-a-list", f"{at}.{key}" if at else key)
        return []

    def number(self, where: str, value: object, *, zero: bool) -> float:
        """Return a number; ``zero``: may be 0. NaN, and noted, where there is none."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong("missing" if value is None else "not-a-number", where, "" if value is None else value)
            return math.nan
        try:
            found = float(value)
        except OverflowError:
            found = math.inf
        if not math.isfinite(found):
            self.wrong("not-a-number", where, str(value)[:80])
        elif found < 0 or (found == 0 and not zero):
            self.wrong("below-zero" if zero else "not-above-zero", where, value)
        return found

    def whole(self, where: str, value: object, least: int) -> int:
        """Return a whole number of at least ``least``; ``least``, and noted, where there is none."""
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.wrong("not-whole", where, value)
            return least
        return value

    def flag(self, where: str, value: object) -> bool:
        """Return true or false; false, and noted, where there is neither."""
        if not isinstance(value, bool):
            self.wrong("not-a-flag", where, value)
        return value is True

    def word(self, where: str, value: object) -> str:
        """Return text; what is none is noted."""
        if not isinstance(value, str):
            self.wrong("not-text", where, value)
        return str(value)
