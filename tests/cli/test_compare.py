"""Is a further list compared, kept, carried over to its newer version, and refused in words where that makes no sense?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reorg.exchange import Files
from reorg.museum import Draft, Museum, object_id, record_id
from reorg.web.journal import open_journal
from tests.cli.conftest import run
from tests.cli.test_verbs import answer

LIST = """Number;Object;Title;Height (cm)
1978.1;jar;Blue jar;30
1978.2;lamp;Iron lamp with chain;45
1978.3;bowl;Wooden bowl;12
1978.4;mask;Mask of a lion;33
1978.5;drum;Drum of the harvest;60
1978.6;chair;Chair of the mayor;90
"""
CARDS = """Inv. no.;Name;Title;Material
1978.2;lamp;Iron lamp with chain;iron
1978.1;jar;Blue jar;clay
1978.3;bowl;Wooden bowl, cracked;wood
K 9;plough;Plough from the mill;wood
"""
THINGS = [
    "anvil",
    "bell",
    "comb",
    "dish",
    "egg",
    "fan",
    "gun",
    "hat",
    "ink",
    "jug",
    "kite",
    "lens",
    "mug",
    "net",
    "oar",
    "pan",
    "quill",
    "rug",
    "saw",
    "tub",
    "urn",
    "vase",
    "wig",
]
MORE = "".join(f"1979.{at};{thing};The {thing} of {thing}ton;{20 + at}\n" for at, thing in enumerate(THINGS, 1))
MORE_CARDS = "".join(f"1979.{at};{thing};The {thing} of {thing}ton;tin\n" for at, thing in enumerate(THINGS, 1))
NEWER = """Inv. no.;Name;Title;Material
1978-2;Lamp;Iron lamp with chain;iron
1978.3;bowl;Wooden bowl, mended;wood
K 9;plough;Plough from the mill;wood
1978.1;jar;Blue jar;clay
1978.6;chair;Chair of the mayor;oak
"""


@pytest.fixture
def museum(tmp_path: Path) -> Path:
    for name, text in (
        ("list.csv", LIST + MORE),
        ("cards.csv", CARDS + MORE_CARDS),
        ("cards-2.csv", NEWER + MORE_CARDS),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "museum"
    assert run("new", folder, "--name", "Mill").code == 0
    assert run("import", folder, tmp_path / "list.csv", "--yes").code == 0
    return folder


def compare(folder: Path, *words: str | Path) -> dict[str, object]:
    return answer(run("compare", folder, *words, "--json"))


def picture(folder: Path) -> Museum:
    return open_journal(folder).museum()


def verdicts(folder: Path, source: str) -> dict[int, tuple[str, str]]:
    found = picture(folder).matches.values()
    return {
        int(str(each["row"])): (str(each.get("verdict", "")), str(each.get("object", "")))
        for each in found
        if each["source"] == source
    }


def test_a_list_is_compared_and_no_object_changes(museum: Path, tmp_path: Path) -> None:
    before = picture(museum).objects
    said = compare(museum, tmp_path / "cards.csv", "--role", "cards", "--trust", "low", "--by", "Ana")
    assert (said["rows"], said["agree"], said["differ"], said["alone"], said["objects_alone"]) == (27, 25, 1, 1, 3)
    after = picture(museum)
    assert list(after.objects.ids) == list(before.ids)
    source = after.sources[str(said["source"])]
    assert (source["role"], source["trust"], source["brought_by"], source["rows"]) == ("cards", "low", "Ana", 27)
    assert Files(museum / "files").sound(str(source["sha256"]))
    again = compare(museum, str(said["source"]))
    assert {name: again[name] for name in ("rows", "agree", "differ", "alone")} == {
        name: said[name] for name in ("rows", "agree", "differ", "alone")
    }
    assert json.dumps(picture(museum).heads) == json.dumps(after.heads)


def test_a_group_is_accepted_and_undone(museum: Path, tmp_path: Path) -> None:
    source = str(compare(museum, tmp_path / "cards.csv", "--role", "cards")["source"])
    from reorg.web.journal.models import SourceRow

    open_journal(museum)
    ground = SourceRow.objects.filter(pile="agree").values_list("ground", flat=True)[0]
    done = answer(run("accept", museum, source, "--pile", "agree", "--ground", ground, "--who", "Ana", "--json"))
    assert done["entries"]
    jar = object_id(next(key for key in picture(museum).sources if key != source), 1)
    assert verdicts(museum, source)[2] == ("same", jar), ground
    facts = picture(museum).objects
    assert facts.words("materials")[facts.index[jar]] == "clay"
    assert run("undo", museum).code == 0
    assert verdicts(museum, source) == {}
    refused = run("accept", museum, source, "--pile", "differ", "--ground", "nonsense")
    assert refused.code == 1
    assert "nothing to enter" in refused.err


def test_a_newer_version_keeps_the_decisions_about_what_did_not_change(museum: Path, tmp_path: Path) -> None:
    first = str(compare(museum, tmp_path / "cards.csv", "--role", "cards")["source"])
    objects = {
        str(number): key
        for key, number in zip(picture(museum).objects.ids, picture(museum).objects.words("number"), strict=True)
    }
    decided = [
        Draft(
            "match", record_id(first, row), {"source": first, "row": row, "verdict": "same", "object": objects[number]}
        )
        for row, number in ((1, "1978.2"), (2, "1978.1"), (3, "1978.3"))
    ]
    new = object_id(first, 4)
    decided += [
        Draft(
            "match",
            record_id(first, 4),
            {"source": first, "row": 4, "verdict": "new", "object": new, "confirmed": "ben"},
        ),
        Draft("object", new, {"number": "K 9", "name": "plough", "source": first, "row": 4}),
    ]
    open_journal(museum).append(decided, who="ana")
    said = compare(museum, tmp_path / "cards-2.csv", "--role", "cards", "--replaces", first)
    second = str(said["source"])
    assert said["versions"] == {"written": 1, "moved": 1, "same": 24, "changed": 1, "new": 1, "gone": 0}
    assert said["carried"] == 3
    assert verdicts(museum, second) == {
        1: ("same", objects["1978.2"]),
        3: ("same", new),
        4: ("same", objects["1978.1"]),
    }
    assert picture(museum).matches[record_id(second, 3)]["confirmed"] == "ben"
    from reorg.web.journal.models import SourceRow

    changed = SourceRow.objects.get(source=second, row=2)
    assert (changed.best, changed.ground, changed.verdict) == (objects["1978.3"], "earlier-version", "")
    assert compare(museum, second)["carried"] == 0
    assert run("undo", museum).code == 0
    assert verdicts(museum, second) == {}


def test_a_kept_file_that_is_gone_or_altered_is_said_and_decisions_stay(museum: Path, tmp_path: Path) -> None:
    source = str(compare(museum, tmp_path / "cards.csv")["source"])
    said = {"source": source, "row": 1, "verdict": "none"}
    open_journal(museum).append([Draft("match", record_id(source, 1), said)], who="ana")
    kept = Files(museum / "files").path(str(picture(museum).sources[source]["sha256"]))
    for spoil in (lambda: kept.write_text("altered", encoding="utf-8"), kept.unlink):
        spoil()
        ended = run("compare", museum, source)
        assert ended.code == 1
        assert "Bring the same file in again" in ended.err
        assert verdicts(museum, source) == {1: ("none", "")}
    compare(museum, tmp_path / "cards.csv")
    assert Files(museum / "files").sound(kept.name)
    assert verdicts(museum, source) == {1: ("none", "")}


def test_what_makes_no_sense_is_refused_in_words(museum: Path, tmp_path: Path) -> None:
    entered = next(iter(picture(museum).sources))
    for words, sentence in (
        ((museum, entered), "its rows are those objects"),
        ((museum, tmp_path / "list.csv"), "its rows are those objects"),
        ((museum, "nothing"), "keeps no list called nothing"),
        ((museum, tmp_path / "cards.csv", "--replaces", "gone"), "keeps no list called gone"),
        ((museum, tmp_path / "cards.csv", "--role", "gossip"), "is not one of"),
        ((museum, tmp_path / "cards.csv", "--trust", "blind"), "is not one of"),
    ):
        ended = run("compare", *words)
        assert (ended.code, sentence in ended.err) == (1, True), ended
    shutil.copy(tmp_path / "cards.csv", tmp_path / "cards.xlsx")
    assert "27 rows" in run("compare", museum, tmp_path / "cards.xlsx").out


def test_a_typed_book_is_compared_by_its_lines(museum: Path) -> None:
    lines = [
        Draft("line", f"l{row}", {"source": "sbook", "row": row, "page": 1, "number": number, "name": name, **more})
        for row, number, name, more in (
            (1, "1978.1", "jar", {}), (2, "1978.9", "wheel", {}), (3, "1978.2", "lamp", {"struck": "typed by mistake"}),
        )
    ]  # fmt: skip
    open_journal(museum).append([Draft("source", "sbook", {"name": "Ledger", "format": "typed"}), *lines], who="ana")
    said = compare(museum, "sbook")
    assert (said["rows"], said["objects_alone"] >= 27) == (2, True)
    from reorg.web.journal.models import SourceRow

    assert list(SourceRow.objects.order_by("row").values_list("row", "number")) == [(1, "1978.1"), (2, "1978.9")]


def test_what_another_list_says_of_an_object_counts_as_known_of_it(museum: Path, tmp_path: Path) -> None:
    source = str(compare(museum, tmp_path / "cards.csv")["source"])
    objects = picture(museum).objects
    mask = objects.ids[list(objects.words("number")).index("1978.4")]
    said = {"source": source, "row": 4, "verdict": "same", "object": mask}
    open_journal(museum).append([Draft("match", record_id(source, 4), said)], who="ana")
    (tmp_path / "tags.csv").write_text("Number;Object\nK 9;something from the mill\n", encoding="utf-8")
    compare(museum, tmp_path / "tags.csv", "--role", "labels")
    from reorg.web.journal.models import SourceRow

    tag = SourceRow.objects.exclude(source=source).get()
    assert json.loads(tag.candidates)[0][0] == mask
    assert tag.ground == "number-elsewhere"


def test_the_web_server_decides_without_duckdb() -> None:
    import subprocess
    import sys

    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'reorg.web.settings'; import django; django.setup(); "
        "import reorg.web.urls; print([m for m in ('duckdb', 'typst', 'rapidfuzz') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
