"""Are the sheets, the self-evaluation and the ten criteria filled in, printed and taken back on the desk's pages?"""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from reorg.assessment import answer_key
from reorg.museum import Draft, Entry, Writer, fold
from reorg.web.journal import open_journal, rebuild_index

ROOM = "/look/forms/room/pr/"
PROBLEMS = "/look/forms/problems/museum/"


@pytest.fixture
def client(folder: Path) -> Client:
    places: tuple[tuple[str, dict[str, object]], ...] = (
        ("pr", {"code": "R1", "kind": "room", "use": "store", "width": 4000, "depth": 3000, "height": 2500}),
        ("ps", {"code": "R2", "kind": "room", "use": "store"}),
        ("u1", {"code": "A1", "kind": "unit", "place": "pr", "width": 900, "depth": 400, "height": 1800}),
        ("f1", {"code": "F1", "kind": "floor", "place": "pr"}),
    )
    objects = [
        Draft(
            "object", f"o{at}", {"number": f"1978.{at}", "category": "<b>Jars</b>", "place": "u1" if at > 1 else "f1"}
        )
        for at in range(4)
    ]
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        *(Draft("place", key, facts) for key, facts in places),
        *objects,
    ]
    open_journal(folder).append(drafts, who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def shown(text: str) -> dict[str, str]:
    """What a page would send back if nobody touched it, but for what is chosen."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value=[\'"]?(.*?)[\'"]?>', text)
    return {name: value for name, value in hidden if name not in {"fresh", "next"}}


def fill(client: Client, address: str, before: str = "", /, **typed: str) -> str:
    """Fill in as a person does who has the page before them (``before``: as it was when they opened it)."""
    text = before or page(client, address)
    response = client.post(
        address, {**shown(text), **{name.replace("__", ".").replace("_", "-"): value for name, value in typed.items()}}
    )
    return str(response.headers.get("Location", "")) or html.unescape(response.content.decode())


def test_all_sheets_are_listed_with_what_they_are_about(client: Client) -> None:
    text = page(client, "/look/forms/")
    assert "Walk through, and write down what you see" in text
    assert "Room sheet" in text
    assert "0 of 2 sheets begun" in text
    assert "0 of 1 sheet begun" in text


def test_a_sheet_knows_what_the_museum_knows_already(client: Client) -> None:
    text = page(client, ROOM)
    assert "Known from your own data: <bdi>12 m²</bdi>" in text
    assert "<bdi>250 cm</bdi>" in text
    assert "<b>Jars</b> (4)" in text, "words of the museum are escaped"
    assert "<bdi>2</bdi>" in text, "two stand on the floor"


def test_a_sheet_is_filled_in_half_and_gone_on_with(client: Client, folder: Path) -> None:
    goal = fill(client, ROOM, height="2.4 m", use="store", by="Ana")
    assert goal.startswith(ROOM + "?saved=")
    text = page(client, goal)
    assert "Take back what was saved last" in text
    assert 'value="240"' in text
    fill(client, ROOM, water="now", by="Ben")
    assert "Ana" in page(client, ROOM)
    assert "1 of 2 sheets begun" in page(client, "/look/forms/")
    assert "▲ Water: It comes in now, or drips" in page(client, "/look/forms/room/")
    held = open_journal(folder).museum().forms.values()
    assert {(each["path"], each["value"], each["by"]) for each in held} == {
        ("height", 2400.0, "Ana"), ("use", "store", "Ana"), ("water", "now", "Ben"),
    }  # fmt: skip


def test_two_who_fill_in_one_sheet_at_once_lose_nothing(client: Client) -> None:
    opened = page(client, ROOM)
    fill(client, ROOM, opened, height="250", use="mixed", by="Ana")
    answer = fill(client, ROOM, opened, height="260", water="none", by="Ben")
    assert "1 line is saved." in answer, "water, which nobody else wrote"
    assert "<bdi>Ana</bdi> wrote meanwhile: <bdi>250 cm</bdi>." in answer
    assert 'value="260"' in answer, "what Ben wrote stands there"
    assert 'value="250"' in page(client, ROOM), "and Ana's is what counts until he says again"
    fill(client, ROOM, answer, height="260", by="Ben")
    assert 'value="260"' in page(client, ROOM)


def test_theirs_can_be_kept(client: Client) -> None:
    opened = page(client, ROOM)
    fill(client, ROOM, opened, height="250", by="Ana")
    answer = fill(client, ROOM, opened, height="260", by="Ben")
    said = {**shown(answer), "height": "260", "keep-height": "theirs", "by": "Ben"}
    assert "/look/forms/" in client.post(ROOM, said).headers["Location"]
    assert 'value="250"' in page(client, ROOM)


def test_what_cannot_be_understood_is_told_and_the_rest_is_saved(client: Client) -> None:
    answer = fill(client, ROOM, height="high", use="store")
    assert "1 line is saved." in answer
    assert "is not understood" in answer
    assert 'value="high"' in answer
    assert "cannot be right" in fill(client, ROOM, area="2000000")


def test_what_was_saved_is_taken_back(client: Client) -> None:
    goal = fill(client, ROOM, height="250", use="store")
    undo = re.search(r'href="(/do/history/[^"]+/undo/)"', page(client, goal))
    assert undo
    client.post(undo[1], {"reason": "wrong room"})
    assert 'value="250"' not in page(client, ROOM)
    assert "filled in" in page(client, "/do/history/")


def problem(client: Client, **cells: str) -> str:
    text = page(client, PROBLEMS)
    row = re.findall(r'name="fresh" value="(\w+)"', text)[0]
    response = client.post(
        PROBLEMS, {**shown(text), "fresh": row, **{f"problem.{row}.{name}": said for name, said in cells.items()}}
    )
    return str(response.headers.get("Location", "")) or response.content.decode()


def test_problems_are_rows_that_are_added_with_a_photograph(client: Client, folder: Path) -> None:
    text = page(client, PROBLEMS)
    row = re.findall(r'name="fresh" value="(\w+)"', text)[0]
    kept = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(kept, "JPEG")
    said = {f"problem.{row}.what": "A pipe drips", f"problem.{row}.where": "r1", f"problem.{row}.severity": "danger"}
    photo = SimpleUploadedFile("drip.jpg", kept.getvalue(), "image/jpeg")
    client.post(PROBLEMS, {**shown(text), "fresh": row, **said, f"photo-{row}": photo, "by": "Ana"})
    museum = open_journal(folder).museum()
    assert {each["of"] for each in museum.photos.values()} == {f"sheet_problems_museum_{row}"}
    assert {each["value"] for each in museum.forms.values()} == {"A pipe drips", "pr", "danger"}, (
        "the room, by its code"
    )
    again = page(client, PROBLEMS)
    assert "A pipe drips" in again
    assert "/small/" in again or "photo" in again
    assert client.get(f"/photos/of/sheet_problems_museum_{row}/").status_code == 200


def test_the_day_on_which_a_problem_was_solved_is_written_on_its_line(client: Client, folder: Path) -> None:
    problem(client, what="leak")
    (cell,) = open_journal(folder).museum().forms.values()
    line = str(cell["path"]).replace(".what", ".solved").replace(".", "__")
    assert 'value="soon"' in fill(client, PROBLEMS, **{line: "soon"}), "what is no day is shown again, and is not saved"
    fill(client, PROBLEMS, **{line: "3 February 2026"})
    held = {
        str(each["path"]).rpartition(".")[2]: each["value"] for each in open_journal(folder).museum().forms.values()
    }
    assert held == {"what": "leak", "solved": "2026-02-03"}


def test_two_rows_added_at_once_are_two(client: Client) -> None:
    problem(client, what="leak")
    problem(client, what="moths")
    text = page(client, PROBLEMS)
    assert "leak" in text
    assert "moths" in text


def test_a_form_of_the_museum_s_own_appears_and_a_broken_one_is_told(client: Client, folder: Path) -> None:
    forms = folder / "forms"
    forms.mkdir()
    good = (
        'id = "pests"\nversion = 1\ntitle.en = "Pest log"\nwhy.en = "Each month."\nwording = "Us"\nlicence = "-"\norigin = "ours"\n'
        'sure = "proposed"\n[[part]]\nname.en = "Traps"\n[[part.field]]\nid = "traps"\nkind = "number"\nname.en = "Traps"\n'
    )
    (forms / "pests.toml").write_text(good, encoding="utf-8")
    (forms / "bad.toml").write_text(good.replace('"pests"', '"other"').replace("number", "figure"), encoding="utf-8")
    text = page(client, "/look/forms/")
    assert "Pest log" in text
    assert "yours" in text
    assert "bad.toml, traps: kind should be one of" in text
    fill(client, "/look/forms/pests/museum/", traps="4")
    assert 'value="4"' in page(client, "/look/forms/pests/museum/")


def test_sheets_of_units_and_categories(client: Client) -> None:
    assert "plan" in page(client, "/look/forms/unit/u1/").casefold()
    text = page(client, "/look/forms/category/")
    address = re.search(r'href="(/look/forms/category/c\w+/)"', text)
    assert address
    assert "Jars" in page(client, address[1])
    assert client.get("/look/forms/category/cnothing/").status_code == 404
    assert client.get("/look/forms/nothing/").status_code == 404


def test_a_unit_sheet_and_the_walk_say_one_and_the_same_thing(client: Client, folder: Path) -> None:
    fill(client, "/look/forms/unit/u1/", fill="90", state="unsafe", labelled="no", verdict="discard")
    museum = open_journal(folder).museum()
    unit = museum.places["u1"]
    assert (unit.fill, unit.condition, unit.labelled, unit.verdict) == (0.9, "unsafe", False, "discard")
    assert not museum.forms
    assert "Your own data say: 90" not in page(client, "/look/forms/unit/u1/"), "the same is not said twice"
    walked = page(client, "/store/walk/u1/")
    assert 'value="unsafe" checked' in walked
    text = page(client, "/look/forms/unit/u1/sheet/")
    assert '<i aria-hidden="true">✓</i> Unsafe' in text, "and so does the paper"
    assert "▲" in page(client, "/look/forms/unit/")
    assert "1 of 1 sheet begun" in page(client, "/look/forms/")


def test_a_fill_that_cannot_well_be_is_asked_again_on_a_sheet(client: Client, folder: Path) -> None:
    text = fill(client, "/look/forms/unit/u1/", fill="900")
    assert "Is a figure too many?" in text
    assert open_journal(folder).museum().places["u1"].fill is None
    fill(client, "/look/forms/unit/u1/", text, fill="900", **{"believe-fill": "1"})
    assert open_journal(folder).museum().places["u1"].fill == 9.0


def test_a_sheet_of_paper_says_what_is_known(client: Client) -> None:
    fill(client, ROOM, height="240", use="store", by="Ana")
    text = page(client, f"{ROOM}sheet/")
    assert "240 cm" in text
    assert "12 m²" in text
    assert "Ana" in text
    assert '<i aria-hidden="true">✓</i> It holds the collection' in text
    assert "240 cm" not in page(client, f"{ROOM}sheet/?empty=1")


def test_the_index_of_sheets_is_rebuilt_as_it_was(client: Client, folder: Path) -> None:
    fill(client, ROOM, height="240")
    journal = open_journal(folder)
    before = journal.museum().forms
    rebuild_index()
    assert journal.museum().forms == before == fold(journal.read()).forms


AREA = "/look/evaluation/building/"


def answer(client: Client, address: str, before: str = "", /, **said: str) -> str:
    text = before or page(client, address)
    response = client.post(address, {**shown(text), **{name.replace("__", "-"): value for name, value in said.items()}})
    return str(response.headers.get("Location", "")) or html.unescape(response.content.decode())


def test_the_evaluation_is_answered_area_by_area(client: Client, folder: Path) -> None:
    assert "How do you stand, point by point?" in page(client, "/look/evaluation/")
    goal = answer(
        client,
        "/look/evaluation/management/",
        p01="1.0",
        p02="unknown",
        p02__how="told",
        p04="0.33",
        p04__wanted="1.0",
        by="Ana",
    )
    assert goal == "/look/evaluation/"
    text = page(client, goal)
    assert "3 of 43" not in text, "points that are asked by room count for each room"
    assert "3 of 59 answers are in" in text
    held = open_journal(folder).museum().answers[answer_key("p04")]
    assert (held["value"], held["wanted"], held["by"], held["edition"]) == (0.33, 1.0, "Ana", "2026.1")
    assert "3 of 14 answered." in page(client, "/look/evaluation/management/")


def test_a_bad_mark_is_a_room_and_a_danger_is_said_in_words(client: Client) -> None:
    answer(client, AREA, p21_pr="0.0", p21_ps="1.0", p15_ps="0.0", p15_pr="1.0")
    text = page(client, "/look/evaluation/")
    assert "A way out is blocked. Clear it today, before anything else. Where: R1." in text
    criteria = page(client, "/look/criteria/")
    assert "R1" in criteria
    assert "▲ ! 6." in re.sub(r"<[^>]+>", "", criteria).replace("  ", " ")
    assert re.search(r'Worst:</b>\s*<a href="/store/ps/">', criteria)


def test_two_who_answer_at_once_are_told(client: Client) -> None:
    opened = page(client, "/look/evaluation/management/")
    answer(client, "/look/evaluation/management/", opened, p01="1.0", p02="0.33", by="Ana")
    said = answer(client, "/look/evaluation/management/", opened, p01="0.0", p03="0.33", by="Ben")
    assert "1 answer is saved." in said
    assert "answered meanwhile" in said
    assert "A person is named in writing" in said
    assert answer(client, "/look/evaluation/management/", p01="0.0", p01__how="seen") == "/look/evaluation/"


def test_the_evaluation_is_printed(client: Client) -> None:
    answer(client, AREA, p15_pr="0.67")
    text = page(client, "/look/evaluation/sheet/")
    assert "Self-evaluation: Building and space" in text
    assert "☑" in text
    assert "it is not RE-ORG's own tool" in text or "It is not RE-ORG's own tool" in text


def test_ten_criteria_with_what_would_turn_them_and_what_is_wanted(client: Client) -> None:
    text = page(client, "/look/criteria/")
    assert "of the 7 criteria that a reorganisation can reach are met" in text
    assert "A finished reorganisation does not fail on these" in text
    assert "What would turn it" in text
    assert "2 objects of 4 stand on the floor." in text
    assert "/objects/?finding=" in text or "?finding=assess.off-floor.0" in text
    answer(client, AREA, p15_pr="0.0", p15_pr__wanted="1.0", p15_ps="1.0", p16_pr="1.0", p16_ps="1.0")
    text = page(client, "/look/criteria/")
    assert "From “" in text
    assert "◇</b>" in text


def test_an_address_that_is_none_is_not_found(client: Client) -> None:
    assert client.get("/look/evaluation/nothing/").status_code == 404
    assert client.get("/look/forms/room/nothing/").status_code == 404


def test_last_time_is_shown_beside_now(client: Client, folder: Path) -> None:
    entries: list[Entry] = []
    for number, value in enumerate((0.0, 0.33)):
        link = entries[-1].link if entries else ""
        facts = {"question": "p01", "version": 1, "value": value, "how": "seen"}
        writer = Writer("old", number, link, who="ana", time=f"2020-03-0{number + 1}T10:00:00Z")
        entries.append(writer.write(Draft("answer", answer_key("p01"), facts)))
    open_journal(folder).receive(entries)
    answer(client, "/look/evaluation/management/", p01="1.0", p02="1.0", p03="1.0", p04="1.0")
    text = page(client, "/look/criteria/")
    assert "Compared on 43 questions." in text
    assert "last time" in text
    assert '<option value="2020-03-02" selected>' in text
    assert "last time" not in re.sub(
        r"<p class=\"small quiet\">.*?</p>", "", page(client, "/look/criteria/?since=none"), flags=re.DOTALL
    )
