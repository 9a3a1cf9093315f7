"""Does the command line find what the list of objects finds, and write it down?"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from tests.cli.conftest import run
from tests.cli.test_verbs import answer


def known(practice: Path) -> tuple[str, str]:
    """A number of the practice register that no other row has, and the name beside it."""
    with (practice / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        every = list(csv.reader(file))
    rows = [row[:2] for row in every[next(at for at, row in enumerate(every) if row[0] == "Acc. no.") + 1 :]]
    numbers = [number for number, _ in rows]
    return next(
        (number, name) for number, name in rows if numbers.count(number) == 1 and number.count(".") == 2 and name
    )


def test_finding_by_number_by_words_and_with_slips(museum: Path, practice: Path) -> None:
    number, name = known(practice)
    exact = answer(run("find", museum, number.replace(".", "-"), "--json"))
    assert exact["objects"][0]["number"] == number  # type: ignore[index]  # JSON
    assert exact["did_you_mean"] == []
    slip = answer(run("find", museum, f"{number}9", "--json"))
    near = slip["did_you_mean"] or slip["objects"]
    assert number in {each["number"] for each in near}  # type: ignore[attr-defined]  # JSON
    worded = answer(run("find", museum, *name.split()[:2], "--json"))
    assert worded["count"] >= 1  # type: ignore[operator]  # JSON
    assert "Did you mean" in run("find", museum, f"{number}9").said or number in run("find", museum, f"{number}9").said
    nothing = answer(run("find", museum, "--json"))
    assert (nothing["count"], nothing["objects"]) == (0, [])


def test_what_was_found_is_written_with_its_seal(museum: Path, practice: Path, tmp_path: Path) -> None:
    number, _ = known(practice)
    file = tmp_path / "found.csv"
    (told,) = answer(run("find", museum, number, "--output", file, "--json"))["written"]  # type: ignore[misc]  # JSON
    assert (told["file"], told["rows"]) == ("found.csv", told["of"])
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    headings, first, *_ = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert first[headings.index("Number")] == number
    assert "Place" not in headings
    run("find", museum, number, "--output", file, "--places", "--values")
    assert {"Place", "Value"} <= set(next(csv.reader(file.read_text(encoding="utf-8-sig").splitlines())))
    refused = run("find", museum, number, "--output", tmp_path / "found.exe")
    assert (refused.code, "is not a kind of list" in refused.said) == (1, True)


def test_a_museum_as_text_is_refused_in_words(museum: Path, tmp_path: Path) -> None:
    assert run("bundle", museum, tmp_path / "text").code == 0
    refused = run("find", tmp_path / "text", "jar")
    assert refused.code == 1
    assert "reorg new" in refused.said
