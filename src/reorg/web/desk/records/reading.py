"""What does each column of a new list mean, as a person sees and changes it on one page?

The page shows what ``reorg read --json`` answered and is sent back whole: what the person chose becomes a meaning as
it is saved (reorg.exchange.meaning_document), which the verbs take. Whatever the page can do the command line can.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.exchange import meaning_document
from reorg.language import Message, in_use, listed, say, say_as, say_many
from reorg.museum import FIELDS
from reorg.web.desk.work import start
from reorg.web.journal.models import EntryRow, Known

SURE = 0.9
CUT = "several things"  # what a select answers for a column that holds several facts
EXAMPLES, PIECES = 3, 5
Data = Mapping[str, object]
_WANTED = ("number", "name", "place_text", "condition")
_CUT_INTO = (
    "number", "name", "title", "maker", "materials", "date", "culture", "dimensions", "category", "place_text",
    "acquisition", "acquired", "condition", "inscription", "description", "notes",
)  # fmt: skip
BETWEEN: Sequence[tuple[str, Message]] = (
    (" ", say_as("between columns that are put together", "a space")),
    (", ", say_as("between columns that are put together", "a comma")),
    ("; ", say_as("between columns that are put together", "a semicolon")),
    (" / ", say_as("between columns that are put together", "a stroke")),
    (".", say_as("between columns that are put together", "a full stop")),
    ("-", say_as("between columns that are put together", "a hyphen")),
    (" x ", say_as("between columns that are put together", "an x")),
    ("", say_as("between columns that are put together", "nothing")),
)


@dataclass
class Column:
    """One column as the page shows it. ``said`` is what the verb answered; ``join`` and ``cut`` what is made of it."""

    said: Data
    join: Data | None = None
    cut: Data | None = None
    asked: bool = False
    examples: list[Data] = field(default_factory=list)

    unit: Message | str = ""

    @property
    def chosen(self) -> bool:
        """Whether a person, or a list before, said what it means."""
        return self.said["field"] != self.said["guessed"]

    @property
    def sure(self) -> bool:
        """Whether nobody needs to look at it."""
        confidence = self.said["confidence"]
        assert isinstance(confidence, float | int)
        needs_unit = bool(self.said["measure"]) and not self.said["unit"]
        return not self.asked and self.cut is None and self.join is None and not needs_unit and (
            self.chosen or confidence >= SURE
        )  # fmt: skip

    @property
    def used(self) -> bool:
        """Whether it is taken for anything."""
        return bool(self.said["field"]) or self.cut is not None or self.asked


def about(sha256: str, name: str) -> Path:
    """Return where a note about a file that was brought is kept until the file is entered."""
    return settings.MUSEUM / "inbox" / sha256 / "about" / name


def note_language(sha256: str) -> None:
    """Keep in which language a file is being read: what was understood is said in it until it is read again."""
    path = about(sha256, "language")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(in_use(), encoding="utf-8")


def in_another_language(sha256: str) -> bool:
    """Return whether what was understood of a file was said in another language than the one in use."""
    path = about(sha256, "language")
    return path.is_file() and path.read_text(encoding="utf-8") != in_use()


def former_lists() -> list[dict[str, object]]:
    """Return the facts of the lists that are here, the oldest first, with when each came."""
    found = []
    for known in Known.objects.filter(kind="source").order_by("id"):
        first = EntryRow.objects.filter(about=known.key).order_by("id").values_list("time", flat=True).first()
        found.append({**json.loads(known.facts), "key": known.key, "when": str(first or "")[:10]})
    return found


def read_verb(target: Path, *more: str) -> list[str]:
    """Return the verb that reads a file that was brought, as a list with the same headings was read before."""
    former = about(target.parent.name, "former.json")
    former.parent.mkdir(parents=True, exist_ok=True)
    former.write_text(json.dumps(former_lists(), ensure_ascii=False), encoding="utf-8")
    return ["read", str(target), "--json", *(more or ("--like", str(former)))]


def shown(read: Data, asked: Sequence[int]) -> dict[str, object]:
    """Return what the page shows of an answer of ``reorg read``: what to look at, what is sure, what is not used."""
    said = _dicts(read["columns"])
    columns = [Column(each, unit=_unit_shown(str(each["unit"]), said)) for each in said]
    for made in _dicts(read.get("made")):
        of = made["from"]
        if made["between"] and isinstance(of, list):
            columns[max(of)].join = {**made, "columns": [columns[at].said["name"] for at in of], **_joint(made)}
    for cut in _dicts(read.get("cuts")):
        at = cut["column"]
        assert isinstance(at, int)
        columns[at].cut = cut
        columns[at].examples = list(_examples(cut))
    for at in asked:
        if at < len(columns) and columns[at].cut is None:
            columns[at].asked = True
            columns[at].examples = [_filled(columns[at].said.get("example"))]
    look = [each for each in columns if each.used and not each.sure]
    sure = [each for each in columns if each.used and each.sure]
    known = {each.said["field"] for each in columns} | {each["field"] for each in _dicts(read.get("made"))}
    missing = [FIELDS[name].label for name in _WANTED if name not in known]
    return {
        "look": look,
        "sure": sure,
        "unused": [each for each in columns if not each.used],
        "lead": _lead(len(look), len(sure)),
        "missing": say("No column was taken for: {facts}. If one holds it, say so below.", facts=listed(missing))
        if missing
        else None,
        "cut_into": [(name, FIELDS[name].label) for name in _CUT_INTO],
        "betweens": BETWEEN,
    }  # fmt: skip


def _unit_shown(unit: str, columns: Sequence[Data]) -> Message | str:
    """Return a unit as a person reads it: of one that stands in a column beside, that column's heading."""
    if not unit.startswith("column "):
        return unit
    return say("as “{column}” says", column=str(columns[int(unit.removeprefix("column "))]["name"]))


def _lead(look: int, sure: int) -> Message:
    if not look:
        return say_many(
            "The one column that is used is sure.", "All {count} columns that are used are sure.", count=sure
        )
    if not sure:
        return say_many("Please look at this column.", "Please look at these {count} columns.", count=look)
    return say_many(
        "{sure} columns are sure. Please look at this one.",
        "{sure} columns are sure. Please look at these {count}.",
        count=look,
        sure=sure,
    )


def _joint(made: Data) -> dict[str, object]:
    """Return the one thing that stands between all columns that are put together, if it is one."""
    between = made["between"]
    assert isinstance(between, list)
    alike = len(set(between)) == 1
    return {"one": between[0] if alike else None, "mixed": not alike}


def _examples(cut: Data) -> Iterator[Data]:
    """Yield the examples that a person gave, and one more to fill in where rows stay whole."""
    given = _dicts(cut["examples"])
    for each in given:
        pieces = each["pieces"]
        assert isinstance(pieces, dict)
        yield _filled({"text": each["text"], "pieces": [[piece, name] for name, piece in pieces.items()]})
    if len(given) < EXAMPLES and cut["left"] and cut.get("next"):
        yield _filled(cut["next"], further=True)


def _filled(example: object, *, further: bool = False) -> Data:
    """Return an example with as many places for pieces as the page has."""
    said = example if isinstance(example, dict) else {"text": "", "pieces": []}
    pieces = [*said["pieces"][:PIECES], *([["", ""]] * PIECES)][: max(3, min(PIECES, len(said["pieces"]) + 1))]
    return {"text": said["text"], "pieces": pieces, "further": further}


# ---- what the person chose, as a meaning


def chosen_meaning(request: HttpRequest, read: Data) -> list[dict[str, object]]:
    """Return what was chosen on the page, as the columns of a saved meaning."""
    found: list[dict[str, object]] = []
    by_field: dict[str, list[str]] = {}
    for at, each in enumerate(_dicts(read["columns"])):
        name = request.POST.get(f"column-{at}", str(each["field"]))
        said: dict[str, object] = {"name": each["name"], "field": name if name in FIELDS else ""}
        if name == CUT:
            said["cut"] = _cut(request, at)
        elif name in FIELDS:
            by_field.setdefault(name, []).append(str(each["name"]))
            said |= _unit(request, at, name, each)
        found.append(said)
    for name, headings in by_field.items():
        if len(headings) > 1:
            made: dict[str, object] = {"name": " + ".join(headings), "field": name, "from": headings}
            between = request.POST.get(f"between-{name}")
            found.append(made | _between(name, headings, between, read))
    return found


def _unit(request: HttpRequest, at: int, name: str, each: Data) -> dict[str, object]:
    """Return the unit of a column of sizes: as chosen now, or as it was known."""
    if name not in {*_SIZED, "dimensions"}:
        return {}
    chosen = request.POST.get(f"unit-{at}", "")
    if chosen in {"mm", "cm", "m", "in", "kg", "g", "lb"}:
        return {"unit": chosen, "assumed": True}
    return {"unit": str(each["unit"])} if each["unit"] and each["field"] == name else {}


_SIZED = tuple(name for name, each in FIELDS.items() if each.unit in {"mm", "kg"})


def _between(name: str, headings: Sequence[str], said: str | None, read: Data) -> dict[str, object]:
    """Return what stands between columns that are put together: as chosen, else as it was proposed for just these."""
    if said is not None and said in dict(BETWEEN):
        return {"between": [said] * (len(headings) - 1)}
    columns = _dicts(read["columns"])
    for made in _dicts(read.get("made")):
        of = made["from"]
        if isinstance(of, list) and made["field"] == name and [columns[at]["name"] for at in of] == list(headings):
            return {"between": made["between"]}
    return {}


def _cut(request: HttpRequest, at: int) -> dict[str, object]:
    """Return the examples that a person gave for a column that holds several facts."""
    examples = []
    for number in range(EXAMPLES):
        before = f"cut-{at}-{number}"
        text = request.POST.get(f"{before}-text", "").strip()
        pieces = {
            name: piece
            for place in range(PIECES)
            if (name := request.POST.get(f"{before}-{place}-field", "")) in FIELDS
            and (piece := request.POST.get(f"{before}-{place}-piece", "").strip())
        }
        if text and pieces:
            examples.append({"text": text, "pieces": pieces})
    whole = request.POST.get(f"whole-{at}", "")
    return {"examples": examples, "whole": whole if whole in FIELDS else ""}


def noted_answer(sha256: str) -> dict[str, object]:
    """Return what ``reorg read`` answered about a file that was brought; raises Http404 if it was not read yet."""
    path = about(sha256, "read.json")
    if not sha256.isalnum() or not path.is_file():
        raise Http404
    return dict(json.loads(path.read_text(encoding="utf-8")))


def chosen_columns(request: HttpRequest, sha256: str) -> list[str]:
    """Keep what was chosen on the page, and return it as the verbs' ``--column`` takes it."""
    columns = chosen_meaning(request, noted_answer(sha256))
    path = about(sha256, "meaning.json")
    path.write_text(meaning_document("", columns), encoding="utf-8")
    return [f"@{path}"]


def own_headings(read: Data) -> list[str]:
    """Return the headings of a list that was read, without the columns that were made of others."""
    return [str(each["name"]) for each in _dicts(read["meaning"]) if "from" not in each]


def number_chosen(request: HttpRequest, sha256: str) -> bool:
    """Return whether something was chosen as the objects' numbers: a column, several together, or a piece of one."""
    for each in chosen_meaning(request, noted_answer(sha256)):
        cut = each.get("cut")
        examples = _dicts(cut["examples"]) if isinstance(cut, dict) else []
        pieces = [name for example in examples if isinstance(said := example["pieces"], dict) for name in said]
        if "number" in (each["field"], *pieces):
            return True
    return False


@require_POST
def read_again(request: HttpRequest, sha256: str) -> HttpResponse:
    """Read the list again with what was chosen, or with a meaning that was saved, and show what comes out."""
    read = noted_answer(sha256)
    target = settings.MUSEUM / "inbox" / sha256 / str(read["file"])
    if not target.is_file():
        raise Http404
    path = about(sha256, "meaning.json")
    brought = request.FILES.get("meaning")
    if "afresh" in request.POST:
        verb = ["read", str(target), "--json"]
    elif isinstance(brought, UploadedFile):
        path.write_bytes(brought.read(4 << 20))
        verb = read_verb(target, "--meaning", str(path))
    else:
        chosen_columns(request, sha256)
        verb = read_verb(target, "--meaning", str(path))
    cut = ",".join(
        name.removeprefix("column-")
        for name, value in request.POST.items()
        if name.startswith("column-") and value == CUT
    )
    here = reverse("reading", args=[sha256])
    note_language(sha256)
    work = start(str(say("Reading {file} …", file=target.name)), verb, then=f"{here}?work={{id}}&cut={cut}", back=here)
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@require_safe
def meaning_file(request: HttpRequest, sha256: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Give what the columns mean as a file, to use for another list or in another museum."""
    read = noted_answer(sha256)
    text = meaning_document(str(read["file"]), _dicts(read["meaning"]))
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meaning.json"'
    return response


def _dicts(said: object) -> list[dict[str, object]]:
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []
