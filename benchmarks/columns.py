"""How many columns of museums' lists are understood, and is a wrong guess ever sure?

Usage: ``python benchmarks/columns.py FOLDER [GROUP] [--wrong] [--codes]``. FOLDER holds the files that the answers in
``benchmarks/columns/*.toml`` name (they are museums' own and not in this repository; each answer says where its file
came from). GROUP: ``first`` (looked at while building), ``last`` (written down and measured once, at the end).

Protocol. Each answer gives, for every column of one file, the field that it holds; ``name|title`` where a person
would accept either, an empty word where none is right too. A *main* column is one whose answer names only fields of
``MAIN``. It is *right* if the guess is one of the answers. A guess is *wrong and sure* if it is no answer and its
confidence is above 0.9, for any column, main or not. A unit of a column of sizes that ``[units]`` gives has to be
found. The file is read as it came. ``--codes`` asks for the same with every heading replaced by a code (F1, F2 …):
then only what stands in the cells can tell, and nothing may be sure.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reorg.exchange import ColumnGuess, Reading, read
from reorg.exchange.columns import guess as guess_columns

ANSWERS = Path(__file__).parent / "columns"
MAIN = frozenset(
    {"number", "name", "title", "maker", "date", "materials", "dimensions", "width", "height", "depth", "diameter"}
    | {"weight", "category", "place_text", "acquisition", "acquired", "description", "inscription", "photo"}
    | {"condition", "value", "culture"}
)
SURE = 0.9


@dataclass
class Score:
    """What was found in one file: main columns, right ones, those wrong, and those wrong and sure."""

    main: int = 0
    right: int = 0
    columns: int = 0
    allowed: int = 0
    wrong: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)


def scored(guesses: tuple[ColumnGuess, ...], answers: Mapping[str, str], units: Mapping[str, str]) -> Score:
    """Return how the guesses compare with the answers."""
    score = Score()
    for guess in guesses:
        if guess.name not in answers:
            print(f"    no answer for {guess.name!r}")
            continue
        wanted = answers[guess.name].split("|")
        good = guess.field in wanted and guess.unit in ("", units.get(guess.name, guess.unit))
        main = set(wanted) <= MAIN
        score.main += main
        score.right += main and good
        score.columns += 1
        score.allowed += good
        line = f"{guess.name} = {guess.field or '–'} {guess.confidence:.2f}, is {answers[guess.name] or '–'}"
        if main and not good:
            score.wrong.append(line)
        if not good and guess.confidence > SURE:
            score.sure.append(line)
    return score


def guessed_by_cells(reading: Reading) -> tuple[ColumnGuess, ...]:
    """Return what the columns are taken for where their headings are codes."""
    table = reading.table
    codes = tuple(f"F{at}" for at in range(1, len(table.columns) + 1))
    guesses = guess_columns(replace(table, columns=codes, headers=codes, header_line=1))
    return tuple(replace(each, name=name) for each, name in zip(guesses, table.columns, strict=True))


def main(arguments: list[str]) -> int:
    """Measure every file that is there, and print a table."""
    show = "--wrong" in arguments
    folder, *groups = [each for each in arguments if not each.startswith("--")] or [""]
    total = Score()
    print(f"| {'list':46} | rows | columns | main | right | % | wrong and sure |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for path in sorted(ANSWERS.glob("*.toml")):
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        file = Path(folder, said["file"])
        if groups and said["group"] not in groups:
            continue
        if not folder or not file.is_file():
            print(f"| {said['museum'][:46]:46} | not there: {said['file']} ({said['source']}) |")
            continue
        reading = read(file, sheet=said.get("sheet"))
        guesses = guessed_by_cells(reading) if "--codes" in arguments else reading.guesses
        score = scored(guesses, said["columns"], said.get("units", {}))
        share = 100 * score.right / max(1, score.main)
        print(
            f"| {said['museum'][:46]:46} | {reading.rows:,} | {score.columns} | {score.main} | {score.right} "
            f"| {share:.0f} | {len(score.sure)} |"
        )
        if show:
            print(*(f"      {line}" for line in (*score.wrong, *(f"SURE {each}" for each in score.sure))), sep="\n")
        total.main += score.main
        total.right += score.right
        total.columns += score.columns
        total.allowed += score.allowed
        total.sure += score.sure
    print(
        f"all: {total.right} of {total.main} main columns right ({100 * total.right / max(1, total.main):.1f} %); "
        f"{total.allowed} of {total.columns} columns; wrong and sure: {len(total.sure)}"
    )
    return 0 if total.columns else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
