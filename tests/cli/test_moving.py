"""Does the command line move, refuse and write the register as the page does?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import run, run_all
from tests.cli.test_verbs import answer

STORE = "code,kind,in,width_cm,depth_cm,height_cm,shelves\nR,room,,600,500,260,\nA1,unit,R,100,40,200,3\nA2,unit,R,100,40,200,2\n"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("moving")
    folder = tmp_path / "mill"
    (tmp_path / "store.csv").write_text(STORE, encoding="utf-8")
    rows = "\n".join(f"1974.{at},jar,A1-1" for at in range(1, 6))
    (tmp_path / "list.csv").write_text(f"Number,Object,Location\n{rows}\n1980.1,lamp,\n", encoding="utf-8")
    calls = (
        ("new", folder, "--name", "Mill"),
        ("places", folder, tmp_path / "store.csv", "--yes"),
        ("import", folder, tmp_path / "list.csv", "--yes"),
    )
    for ended in run_all(calls):
        assert ended.code == 0, ended
    return folder


@pytest.fixture
def mill(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "mill"))


def test_a_list_moves_and_its_register_is_written(mill: Path, tmp_path: Path) -> None:
    listed = tmp_path / "moved.txt"
    listed.write_bytes("\ufeff1974.1\r\n1974-002\r\n1974.2\r\nnobody\r\n".encode())
    seen = answer(run("move", mill, "--from-file", listed, "--to", "a2 1", "--json"))
    assert (seen["lines"], seen["moves"], seen["doubled"], seen["action"]) == (4, 2, ["1974.2"], "")
    done = answer(run("move", mill, "--from-file", listed, "--to", "A2-1", "--reason", "pests", "--json", "--yes"))
    assert done["not_understood"] == [{"line": "nobody", "why": "unknown", "may_be": []}]
    moves = answer(run("movements", mill, "--json"))
    assert [each["number"] for each in moves["moves"]] == ["1974.1", "1974.2"]
    assert {(each["origin"], each["to"], each["reason"]) for each in moves["moves"]} == {("A1-1", "A2-1", "pests")}
    for name in ("register.pdf", "register.xlsx", "register.csv", "slips.pdf"):
        extra = ("--slip", done["action"]) if name.startswith("slips") else ()
        ended = run("movements", mill, "-o", tmp_path / name, *extra)
        assert ended.code == 0, ended
        assert (tmp_path / name).stat().st_size > 100
    assert "1974.1,jar,A1-1,A2-1,pests" in (tmp_path / "register.csv").read_text("utf-8-sig")
    assert run("undo", mill, done["action"]).code == 0
    assert all(each["struck"] for each in answer(run("movements", mill, "--json"))["moves"])


def test_for_a_while_by_a_museum_as_text_too(mill: Path, tmp_path: Path) -> None:
    text = tmp_path / "text"
    assert run("bundle", mill, text).code == 0
    words = ("1980.1", "--outside", "Lab", "--taken-by", "Ben", "--due", "1 March 2099", "--yes", "--json")
    assert answer(run("move", text, *words))["moves"] == 1
    (move,) = answer(run("movements", text, "--json"))["moves"]
    assert (move["elsewhere"], move["due"], move["returned"], move["out"]) == ("Lab", "2099-03-01", "", True)
    assert (
        answer(run("move", text, "1980.1", "--to", "A2-2", "--override", "it is back", "--yes", "--json"))["moves"] == 1
    )
    moves = answer(run("movements", text, "--json"))
    assert moves["out"] == 0
    assert {each["returned"] != "" for each in moves["moves"] if each["out"]} == {True}


REFUSED: list[tuple[tuple[str, ...], str]] = [
    (("1974.1", "--to", "Z9"), "There is no place with the code Z9. Nothing was moved."),
    (("1974.1", "--to", "A1-4"), "Did you mean A1-1"),
    (("1974.1",), "Say where they go"),
    (("--to", "A1"), "Name what moves"),
    (("A1", "--to", "A1-1", "--override", "x"), "A1 cannot stand in itself"),
    (("nobody", "--to", "A2-1"), "There is nothing to move"),
    (("1974.1", "--to", "A1-1"), "everything is there already"),
    (("1974.1", "--to", "A2-1", "--from", "A2"), "A rule is broken"),
    (("1974.1", "--to", "A2-1", "--for-a-while"), "Who takes it?"),
    (("1974.1", "--to", "A2-1", "--for-a-while", "--taken-by", "B", "--due", "20226-01-01"), "not understood as one day"),
    (("1974.1", "--to", "A2-1", "--for-a-while", "--taken-by", "B", "--due", "2020-01-01"), "before the day on which it goes"),
    (("1974.1", "--to", "A2-1", "--due", "2099-01-01"), "--due goes with --for-a-while"),
    (("--from-file", "no-such-file", "--to", "A2-1"), "cannot be read"),
]  # fmt: skip


def test_what_cannot_be_is_refused_in_words(mill: Path) -> None:
    for (words, said), ended in zip(
        REFUSED, run_all(("move", mill, *words, "--yes") for words, _ in REFUSED), strict=True
    ):
        assert ended.code == 1, words
        assert said in " ".join(ended.said.split())
    assert json.loads(run("movements", mill, "--json").out)["moves"] == []


def test_it_asks_before_it_moves(mill: Path) -> None:
    assert "Nothing was moved." in run("move", mill, "1974.1", "--to", "A2-1", typed="n\n").said
    assert "1 thing moved." in run("move", mill, "1974.1", "--to", "A2-1", typed="y\n").said
    assert "There is no move x:1" in run("movements", mill, "--slip", "x:1", "-o", "slip.pdf").said
