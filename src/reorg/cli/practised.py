"""How is a practice museum made the way a museum would do it: its store list, its register, and beside them the truth?"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from reorg.cli.import_ import enter_list
from reorg.cli.opened import Opened
from reorg.exchange import read, read_store
from reorg.language import Trouble, say
from reorg.museum import Draft
from reorg.practice import Truth, generate, load_truth
from reorg.web.journal import create

LISTS, TRUTH = "lists", "truth.json"
LARGE = 20_000  # rows from which the register comes as text: a workbook that large is slow to open
_SEAL = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Made:
    """What a practice museum is made from, what it is called, and the ``note`` on its first page ("": about the seal)."""

    seed: int
    objects: int
    disorder: float
    name: str
    note: str = ""
    accounts: bool = False


def write_lists(folder: Path, made: Made) -> Truth:
    """Write the lists into ``folder/lists`` and the sealed truth beside that folder; return the truth."""
    lists = folder / LISTS
    truth = generate(
        lists,
        seed=made.seed,
        objects=made.objects,
        disorder=made.disorder,
        sheet="xlsx" if made.objects <= LARGE else "csv",
        accounts=made.accounts,
    )
    (lists / TRUTH).replace(folder / TRUTH)
    return truth


def seal_of(folder: Path) -> str:
    """Return the SHA-256 of the sealed truth in ``folder``."""
    return hashlib.sha256((folder / TRUTH).read_bytes()).hexdigest()


def make(folder: Path, made: Made, *, who: str) -> Opened:
    """Make a practice museum in ``folder`` (new or empty): its lists, its sealed truth, and both lists entered.

    The first thing that its journal holds is the SHA-256 of the truth.
    """
    create(folder)
    opened = Opened(folder)
    truth = write_lists(folder, made)
    note = say(
        "A practice museum: the objects are real, the store and the mistakes are invented. What is true is sealed in "
        "{file}; its SHA-256 was {seal} when the museum was made.",
        file=TRUTH,
        seal=seal_of(folder),
    )
    opened.journal.append([Draft("museum", "museum", {"name": made.name, "note": str(note)})], who=who)
    if made.note:
        opened.journal.append([Draft("museum", "museum", {"note": made.note, "was": {"note": str(note)}})], who=who)
    places, _ = read_store(folder / LISTS / "store.csv")
    opened.journal.append(places, who=who)
    register = next(name for name in truth.files if name.startswith("register."))
    enter_list(opened, read(folder / LISTS / register), who)
    return opened


def any_seed() -> int:
    """Return a seed that nobody chose."""
    return secrets.randbelow(1_000_000)


def sealed_truth(folder: Path) -> Truth:
    """Return the truth of the practice museum in ``folder``. Raises Trouble if there is none, or it was changed."""
    path = folder / TRUTH
    if not path.is_file():
        raise Trouble(say("{folder} holds no {file}: it is no practice museum.", folder=folder.name, file=TRUTH))
    if (folder / "museum.sqlite3").is_file():
        entered = seal_entered(Opened(folder))
        if entered and entered != seal_of(folder):
            raise Trouble(
                say("{file} is not what it was when the museum was made. It proves nothing any more.", file=TRUTH)
            )
    try:
        return load_truth(path)
    except (ValueError, KeyError, TypeError) as problem:
        raise Trouble(say("{file} is damaged: it cannot be opened.", file=TRUTH)) from problem


def seal_entered(opened: Opened) -> str:
    """Return the SHA-256 of the truth that was entered when the museum was made; "" where none was."""
    for entry in opened.journal.read(about="museum", kinds={"museum"}):
        if found := _SEAL.search(str(entry.data.get("note", ""))):
            return found[0]
    return ""
