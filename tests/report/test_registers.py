"""Do the printed register and the list of what was not found yet say where every line comes from, on any paper?"""

from reorg.documentation import clean, elimination
from reorg.museum import Draft, Museum, Writer, fold, object_id, record_id
from reorg.report import missing_report, register_print, to_html, to_pdf
from tests.report.golden import same
from tests.report.test_html import Balanced
from tests.report.test_pdf import text_of

DAY = "2026-11-22"


def walked() -> tuple[Museum, dict[str, dict[int, dict[str, object]]]]:
    """A list of four objects, cards, and a walk along the shelves of one of two units."""
    said = (
        {"number": "1", "name": "jar", "place": "u1"},
        {"number": "2", "name": "lamp", "place": "u1"},
        {"number": "3", "name": "bowl", "place": "u2"},
        {"number": "4", "name": "mask", "status": "on loan"},
    )
    writer = Writer("d", 0, "", who="ana", time="2026-01-01T00:00:00Z")
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        *(
            Draft("source", key, {"name": name, "role": role})
            for key, name, role in (
                ("s1", "list.csv", "register"),
                ("s2", "cards.csv", "cards"),
                ("s3", "walk.csv", "shelf"),
            )
        ),
        *(Draft("place", key, {"code": key.upper(), "kind": "unit"}) for key in ("u1", "u2")),
        *(
            Draft("object", object_id("s1", row), {**facts, "source": "s1", "row": row})
            for row, facts in enumerate(said, 1)
        ),
        Draft("match", record_id("s3", 1), {"source": "s3", "row": 1, "verdict": "same", "object": object_id("s1", 1)}),
        Draft("match", record_id("s2", 7), {"source": "s2", "row": 7, "verdict": "same", "object": object_id("s1", 2)}),
        Draft("match", record_id("s3", 2), {"source": "s3", "row": 2, "verdict": "none"}),
    ]
    rows = {
        "s3": {
            1: {"place": "u1", "name": "a jar"},
            2: {"place": "u1", "name": "tin", "number": "?"},
            3: {"place": "u1", "name": "iron thing"},
        }
    }
    return fold(writer.write(draft) for draft in drafts), rows


def test_what_was_not_found_yet_on_paper() -> None:
    museum, rows = walked()
    found = elimination.eliminate(museum, elimination.Compared(rows))
    report = missing_report(museum, found, rows, date=DAY, person="Amal")
    Balanced(to_html(report))
    same("missing.en.txt", text_of(to_pdf(report)))


def test_a_museum_where_nobody_has_looked_yet_is_told_what_to_do() -> None:
    found = elimination.eliminate(Museum(), elimination.Compared())
    report = missing_report(Museum(), found, {}, date=DAY)
    assert "Nobody has written down yet what stands on the shelves" in to_html(report)
    assert to_pdf(report, paper="us-letter").startswith(b"%PDF")


def test_what_was_not_found_yet_stands_as_one_walks_and_with_the_place_as_it_was_written() -> None:
    said = (
        {"number": "10", "name": "jar", "place_text": "Room 2"},
        {"number": "9", "name": "lamp", "place": "u1"},
        {"number": "2", "name": "bowl", "place_text": "Room 2"},
    )
    writer = Writer("d", 0, "", who="ana", time="2026-01-01T00:00:00Z")
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        Draft("source", "s1", {"name": "list.csv", "role": "register"}),
        Draft("place", "u1", {"code": "U1", "kind": "unit"}),
        *(
            Draft("object", object_id("s1", row), {**facts, "source": "s1", "row": row})
            for row, facts in enumerate(said, 1)
        ),
    ]
    museum = fold(writer.write(draft) for draft in drafts)
    found = elimination.eliminate(museum, elimination.Compared())
    page = to_html(missing_report(museum, found, {}, date=DAY))
    rooms = [each.object for each in found.missing if not each.place]
    assert rooms == [object_id("s1", 3), object_id("s1", 1)]
    assert page.count("Room 2") == 2


def test_the_register_on_paper() -> None:
    sources = {"s1": {"name": "list.csv", "sha256": "ab12"}, "s2": {"name": "cards.csv"}}
    own = clean.Ground("s1", 4)
    cells = (
        clean.Cell("1978.4", own),
        clean.Cell("jar", clean.Ground("s2", 9), amended=True),
        clean.Cell("12 × 8 cm", clean.Ground(who="ben", day=DAY), amended=True),
        clean.Cell(),
    )
    line = clean.Line("o1", cells, own)
    headings, fields = ("Inv. no.", "Object", "Size", "Colour"), ("number", "name", "dimensions", "")
    report = register_print(clean.CleanRegister("Mill", headings, fields, (line,), sources, "s1"), date=DAY)
    Balanced(to_html(report))
    same("register.en.txt", text_of(to_pdf(report)))
