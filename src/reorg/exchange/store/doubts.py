"""What is wrong with a store list: all of it at once, each kind of trouble with its rows?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.language import Listed, Message, listed, say_many
from reorg.museum import Finding, Severity

_SHOWN = 8
Sentence = Callable[[int, Listed, Listed], Message]

_KINDS: Mapping[str, tuple[Severity, Sentence]] = MappingProxyType(
    {
        "store_no_code": (
            Severity.HIGH,
            lambda count, rows, words: say_many(
                "{count} row has no code and was left out (row {rows}). Give every place a code of its own.",
                "{count} rows have no code and were left out (rows {rows}). Give every place a code of its own.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_kind_unknown": (
            Severity.HIGH,
            lambda count, rows, words: say_many(
                "{count} row does not say what kind of place it is, or with an unknown word ({words}), and was left "
                "out (row {rows}). Use: site, building, room, unit, shelf, drawer, box or floor.",
                "{count} rows do not say what kind of place they are, or with unknown words ({words}), and were left "
                "out (rows {rows}). Use: site, building, room, unit, shelf, drawer, box or floor.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_not_a_size": (
            Severity.MEDIUM,
            lambda count, rows, words: say_many(
                "{count} cell should hold a length and does not ({words}; row {rows}). It is taken as unknown.",
                "{count} cells should hold a length and do not ({words}; rows {rows}). They are taken as unknown.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_not_understood": (
            Severity.MEDIUM,
            lambda count, rows, words: say_many(
                "{count} cell could not be understood ({words}; row {rows}). It is taken as unknown. Loads are in kg, "
                "fill is 0.8 or 80 %, turn is 0, 90, 180 or 270, shelves are counted.",
                "{count} cells could not be understood ({words}; rows {rows}). They are taken as unknown. Loads are "
                "in kg, fill is 0.8 or 80 %, turn is 0, 90, 180 or 270, shelves are counted.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_walls": (
            Severity.HIGH,
            lambda count, rows, words: say_many(
                "The walls of {count} room do not make a room (row {rows}) and were left out: {words}",
                "The walls of {count} rooms do not make rooms (rows {rows}) and were left out: {words}",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_code_twice": (
            Severity.HIGH,
            lambda count, rows, words: say_many(
                "{count} row repeats a code that an earlier row in the same place has ({words}; row {rows}). "
                "The earlier one was taken.",
                "{count} rows repeat codes that earlier rows in the same place have ({words}; rows {rows}). "
                "The earlier ones were taken.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_in_unknown": (
            Severity.HIGH,
            lambda count, rows, words: say_many(
                "{count} place stands in something that the list does not describe ({words}; row {rows}), and was "
                "left out. Add a row for it.",
                "{count} places stand in something that the list does not describe ({words}; rows {rows}), and were "
                "left out. Add a row for it.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_in_unclear": (
            Severity.HIGH,
            lambda count, rows, words: say_many(
                "{count} place stands in a code that several places have ({words}; row {rows}), and was left out. "
                "Give each place a code of its own, or write the path, such as “R1/U3”.",
                "{count} places stand in a code that several places have ({words}; rows {rows}), and were left out. "
                "Give each place a code of its own, or write the path, such as “R1/U3”.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_loop": (
            Severity.HIGH,
            lambda count, rows, words: say_many(
                "{count} place stands in itself, perhaps by way of others ({words}; row {rows}), and was left out.",
                "{count} places stand in themselves, perhaps by way of others ({words}; rows {rows}), and were left "
                "out.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_odd_order": (
            Severity.MEDIUM,
            lambda count, rows, words: say_many(
                "{count} place stands in a smaller kind of place ({words}; row {rows}). Please check it.",
                "{count} places stand in a smaller kind of place ({words}; rows {rows}). Please check them.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_outside": (
            Severity.MEDIUM,
            lambda count, rows, words: say_many(
                "{count} place reaches out of the place it stands in ({words}; row {rows}). "
                "Measure it again, or its distance from the corner.",
                "{count} places reach out of the place they stand in ({words}; rows {rows}). "
                "Measure them again, or their distance from the corner.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_too_high": (
            Severity.MEDIUM,
            lambda count, rows, words: say_many(
                "{count} place is higher than the place it stands in ({words}; row {rows}). Measure both again.",
                "{count} places are higher than the place they stand in ({words}; rows {rows}). Measure both again.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
        "store_shelves_elsewhere": (
            Severity.LOW,
            lambda count, rows, words: say_many(
                "{count} row asks for shelves, but is not a unit ({words}; row {rows}). No shelves were made in it.",
                "{count} rows ask for shelves, but are not units ({words}; rows {rows}). No shelves were made in them.",
                count=count,
                rows=rows,
                words=words,
            ),
        ),
    }
)


class Doubts:
    """Gathers what is wrong, by kind. ``whole`` are findings about the list as a whole."""

    def __init__(self) -> None:
        self.whole: list[Finding] = []
        self._rows: dict[str, list[int]] = {}
        self._words: dict[str, dict[str, None]] = {}

    def add(self, code: str, row: int, word: str = "") -> None:
        """Note that row number ``row`` has the trouble ``code``; ``word`` is what is written there."""
        self._rows.setdefault(code, []).append(row)
        self._words.setdefault(code, {}).update({word: None} if word else {})

    def findings(self) -> tuple[Finding, ...]:
        """Return all that was noted, each kind with all its rows."""
        found = [*self.whole]
        for code, rows in self._rows.items():
            severity, sentence = _KINDS[code]
            message = sentence(len(rows), listed(rows, _SHOWN), listed(self._words[code], _SHOWN))
            found.append(Finding(code, severity, len(rows), message, tuple(rows)))
        return tuple(found)
