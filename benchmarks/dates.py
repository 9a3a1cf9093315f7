"""How many of a museum's written dates are understood, do they agree with the museum's own years, and how fast?

Usage: ``python benchmarks/dates.py NAME=LIST.csv[.gz]:DATE[:EARLIEST:LATEST] … [--peers]``, for example
``williams=wcma-objects.csv.gz:creation_date:creation_date_earliest:creation_date_latest``.

Protocol. Each filled cell of the column DATE counts once, also those that say that there is no date. *Understood*: a
value comes out, or that there is no date. *Overlap*: of the understood dates with years of the museum's own in the
columns EARLIEST and LATEST, the share whose bounds overlap them (0 to 0 is no year; a negative year is BC; an end before
the start is turned round). *µs a string*: the whole column in its order, from an empty memory, divided by its filled
cells; *µs a text*: by the different texts. With ``--peers``, the libraries ``edtf`` (``text_to_edtf``), ``undate``
(its omnibus parser) and ``dateparser`` read the different texts in the same run, where they are installed (in an
environment of your own, never the project's), each judged by the same bounds; ``edtf`` also checks every EDTF text
that is written. A library that is not there is said to be absent. The median of three runs, in time of the processor (on a busy
machine the clock on the wall measures the others).
"""

from __future__ import annotations

import csv
import gzip
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from reorg.documentation import parse_date
from reorg.documentation.grammar import dates

Years = tuple[int, int] | None
ROUNDS = 3
MOST_FOR_PEERS = 2_000
"""Different texts of each list that the peers read: they need milliseconds each."""


def year(text: str) -> int | None:
    """Return the year in front of a cell: -0480-01-06, 1855-01-01, 1607."""
    sign = -1 if text.startswith("-") else 1
    digits = text.lstrip("-")[:4].split("-")[0].split(".")[0]
    return sign * int(digits) + (sign < 0) if digits.isdigit() else None


def cells(path: Path, date: str, bounds: list[str]) -> list[tuple[str, Years]]:
    """Return the filled dates of a list with the museum's own years."""
    csv.field_size_limit(10**9)
    with (
        gzip.open(path, "rt", encoding="utf-8", newline="")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8", newline="") as file
    ):
        rows = list(csv.DictReader(file))
    found: list[tuple[str, Years]] = []
    for row in rows:
        if not row[date].strip():
            continue
        told = [year(row[name]) for name in bounds]
        own: Years = None
        if len(told) == 2 and None not in told and told != [0, 0]:
            first, last = sorted(each for each in told if each is not None)
            own = first, last
        found.append((row[date], own))
    return found


def ours(text: str) -> Years | bool:
    """Return the bounds as years, True where it is understood that there is no date, False where it is not understood."""
    read = parse_date(text)
    if not read.understood or read.undated:
        return read.undated
    first = read.earliest.year if read.earliest else -(10**9)
    return first, read.latest.year if read.latest else 10**9


def peers() -> dict[str, Callable[[str], Years | bool]]:
    """Return the libraries that are here, each as a reader of one text."""
    found: dict[str, Callable[[str], Years | bool]] = {}
    if find_spec("edtf"):
        from edtf import parse_edtf, text_to_edtf

        def by_edtf(text: str) -> Years | bool:
            told = text_to_edtf(text)
            if not told:
                return False
            value = parse_edtf(told)
            return value.lower_fuzzy()[0], value.upper_fuzzy()[0]

        found["edtf"] = by_edtf
    if find_spec("undate"):
        from undate import Undate

        def by_undate(text: str) -> Years | bool:
            value = Undate.parse(text, "omnibus")
            return int(value.earliest.year), int(value.latest.year)

        found["undate"] = by_undate
    if find_spec("dateparser"):
        import dateparser

        def by_dateparser(text: str) -> Years | bool:
            value = dateparser.parse(text, languages=["en"])
            return (value.year, value.year) if value else False

        found["dateparser"] = by_dateparser
    return found


def guarded(read: Callable[[str], Years | bool]) -> Callable[[str], Years | bool]:
    """Return a reader that understands nothing where a library raises."""

    def safe(text: str) -> Years | bool:
        try:
            return read(text)
        except Exception:  # noqa: BLE001 - whatever a library raises, it has not understood
            return False

    return safe


def judge(found: list[tuple[str, Years]], read: dict[str, Years | bool]) -> tuple[float, float, int]:
    """Return the share understood, the share that overlaps the museum's years, and of how many."""
    told = [(read[text], own) for text, own in found if text in read]
    understood = sum(value is not False for value, _ in told) / len(told)
    both = [(value, own) for value, own in told if isinstance(value, tuple) and own is not None]
    overlap = sum(value[0] <= own[1] and own[0] <= value[1] for value, own in both)
    return understood, overlap / len(both) if both else float("nan"), len(both)


def seconds(found: list[tuple[str, Years]]) -> float:
    """Return the seconds that a whole column takes from an empty memory."""
    dates._read.cache_clear()  # noqa: SLF001 - the memory is what is measured
    start = time.process_time()
    for text, _ in found:
        parse_date(text)
    return time.process_time() - start


def invalid(texts: list[str]) -> str:
    """Return how many EDTF texts of ours the edtf library refuses."""
    if not find_spec("edtf"):
        return "edtf is absent, so the EDTF texts were not checked by it"
    from edtf import parse_edtf

    written = {read.edtf for text in texts if (read := parse_date(text)).edtf}
    refused = []
    for each in sorted(written):
        try:
            parse_edtf(each)
        except Exception:  # noqa: BLE001 - it says why in many ways
            refused.append(each)
    return f"{len(refused)} of {len(written)} EDTF texts refused by edtf {refused[:5] or ''}"


def main(arguments: list[str]) -> int:
    """Measure, and print a table."""
    lists = [each for each in arguments if not each.startswith("--")]
    if not lists:
        print("Nothing was measured: give NAME=LIST.csv:DATE[:EARLIEST:LATEST].")
        return 2
    others = {name: guarded(read) for name, read in peers().items()} if "--peers" in arguments else {}
    for name in ("edtf", "undate", "dateparser"):
        if "--peers" in arguments and name not in others:
            print(f"{name} is absent.")
    print("| list | reader | texts | understood | overlap | µs a string | µs a text |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    parse_date("1 May 1850")  # words are loaded once
    for each in lists:
        name, _, rest = each.partition("=")
        path, date, *bounds = rest.split(":")
        if not Path(path).is_file():
            print(f"{name}: {path} is missing.")
            continue
        found = cells(Path(path), date, bounds)
        texts = list(dict.fromkeys(text for text, _ in found))
        took = median(seconds(found) for _ in range(ROUNDS))
        understood, overlap, of = judge(found, {text: ours(text) for text in texts})
        print(
            f"| {name} | reorg | {len(found):,} / {len(texts):,} | {understood:.2%} | {overlap:.2%} of {of:,} "
            f"| {took / len(found) * 1e6:.1f} | {took / len(texts) * 1e6:.1f} |"
        )
        counted = Counter(texts)
        some = [text for text in texts if counted[text]][:: max(1, len(texts) // MOST_FOR_PEERS)]
        for peer, read in others.items():
            start = time.process_time()
            told = {text: read(text) for text in some}
            each_took = (time.process_time() - start) / len(some) * 1e6
            understood, overlap, of = judge(found, told)
            figures = f"{understood:.2%} | {overlap:.2%} of {of:,} | | {each_took:,.0f}"
            print(f"| {name} | {peer} | {len(some):,} | {figures} |")
        if others:
            print(f"\n{name}: {invalid(texts)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
