"""How is the clean register printed, so that it can be bound, signed page by page, and say where each line comes from?

The ICCROM-UNESCO guide (2010) asks for a dated print on durable paper of any register kept on a computer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reorg.documentation import clean
from reorg.language import Message, say, say_many
from reorg.report.value import Block, Heading, Report, Row, Sentence, Signatures, Sources, Table

PRINTED = ("number", "name", "title", "maker", "date", "materials", "dimensions", "place_text", "acquisition")
"""What is printed of an object, in this order, where it is known: Object ID, and where it is and how it came."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def register_print(register: clean.CleanRegister, *, date: str, person: str = "") -> Report:
    """Return the register as a document; ``date`` is the ISO day it speaks of.

    Each source has a letter. A line ends with the letter and row it was entered from; a cell that comes from elsewhere
    bears that in brackets, "by hand" where a person entered it.
    """
    letters = {source: _letter(at) for at, source in enumerate(register.sources)}
    shown = _printed(register)
    rows = tuple(
        Row((*(_cell(line.cells[at], line.ground, letters) for at in shown), _ground(line.ground, letters)))
        for line in register.lines
    )
    heads = (*(register.headings[at] for at in shown), say("From"))
    left_out = len(register.headings) - len(shown)
    blocks: list[Block] = [
        Sentence(say_many("{count} object.", "{count} objects.", count=len(rows)), "lead"),
        Sentence(
            say(
                "Nothing in it was rubbed out. What was corrected stands beside its source; the sources themselves are "
                "kept as they came."
            )
        ),
        Heading(say("Where it comes from")),
        Sources(tuple(_source(letters[source], facts) for source, facts in register.sources.items())),
    ]
    if left_out > 0:
        blocks.append(
            Sentence(
                say_many(
                    "{count} further column is in the file, and not on paper.",
                    "{count} further columns are in the file, and not on paper.",
                    count=left_out,
                ),
                "quiet",
            )
        )
    blocks += [
        Heading(say("The register")),
        Table(heads, rows, spread=True),
        Signatures((say("Date and place"), say("Curator"))),
    ]
    return Report(say("Register"), register.museum, date, tuple(blocks), person, wide=True)


def _letter(at: int) -> str:
    return _LETTERS[at] if at < 26 else _LETTERS[at // 26 - 1] + _LETTERS[at % 26]


def _printed(register: clean.CleanRegister) -> Sequence[int]:
    """Return the columns that are printed; of a register that has none of them, the first few."""
    at = [register.fields.index(name) for name in PRINTED if name in register.fields]
    return at or range(min(len(PRINTED), len(register.headings)))


def _cell(cell: clean.Cell, line: clean.Ground, letters: Mapping[str, str]) -> str:
    if cell.ground is None or cell.ground == line or not cell.text:
        return cell.text
    return f"{cell.text} [{_ground(cell.ground, letters)}]"


def _ground(ground: clean.Ground, letters: Mapping[str, str]) -> str:
    if ground.source:
        return f"{letters.get(ground.source, '?')} {ground.row}"
    return str(say("by hand"))


def _source(letter: str, facts: Mapping[str, object]) -> Message:
    return say(
        "{letter}: {name}, SHA-256 {seal}",
        letter=letter,
        name=str(facts.get("name", "")),
        seal=str(facts.get("sha256", "")) or "–",
    )
