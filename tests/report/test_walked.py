"""Does the condition report say in which condition the units are, which stay, and name the worst with its photograph?"""

from __future__ import annotations

import io
import re
from pathlib import Path

from reorg.exchange import Files
from reorg.method import load
from reorg.museum import Draft, Museum, Place, Places, photo_id
from reorg.report import condition_report, judge, to_html
from reorg.report.ways import ways
from reorg.web.journal import open_journal
from tests.cli.conftest import run
from tests.exchange.pictures.scenes import scene

SIZE = {"width": 1000.0, "depth": 400.0, "height": 2000.0}
UNITS: dict[str, dict[str, object]] = {
    "u1": {"code": "A1", "condition": "good", "verdict": "keep", "fill": 0.8, "walked": "2026"},
    "u2": {
        "code": "A2",
        "condition": "unsafe",
        "verdict": "discard",
        "fill": 1.5,
        "walked": "2026",
        "note": "<b>leans",
    },
    "u3": {"code": "A3", "condition": "poor", "walked": "2026"},
    "u4": {"code": "A4", "reachable": False, "walked": "2026"},
    "u5": {"code": "A5"},
}


def facts() -> dict[str, dict[str, object]]:
    return {"r": {"code": "R1", "kind": "room"}} | {
        key: {"kind": "unit", "place": "r", **SIZE, **said} for key, said in UNITS.items()
    }


def plain(words: object) -> str:
    return re.sub(r"[\u2066-\u2069]|<[^>]+>", "", str(words))


def test_the_walk_is_told_and_the_worst_is_named() -> None:
    museum = Museum(places=Places.of(Place.from_facts(key, said) for key, said in facts().items()))
    judged = judge(museum, load())
    page = to_html(condition_report(judged))
    text = plain(page)
    assert (
        "4 of 5 units were looked at: 2 are damaged or unsafe, 1 is to be discarded. 1 could not be reached: A4."
        in text
    )
    assert "The worst unit is A2: unsafe, discard, 150 % full." in text
    assert "&lt;b&gt;leans" in page
    assert "its 1 m of shelf are not counted" in plain(ways(judged).ways[0].result)
    untouched = Museum(places=Places.of(Place(key, key, "unit") for key in UNITS))
    assert "as they were seen" not in to_html(condition_report(judge(untouched, load())))


def test_its_photograph_is_in_the_report(folder: Path, tmp_path: Path) -> None:
    written = io.BytesIO()
    scene(1, 640, 480).save(written, "JPEG")
    kept = Files(folder / "files")
    good, bad, struck = (kept.keep_bytes(content) for content in (written.getvalue(), b"no picture", b"other"))
    photos = [
        Draft("photo", photo_id("u2", sha), {"of": "u2", "sha256": sha, "order": order, **more})
        for sha, order, more in ((bad, 1, {"remarks": ["damaged"]}), (struck, 2, {"struck": "blurred"}), (good, 3, {"turn": 90}))
    ]  # fmt: skip
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        *(Draft("place", key, said) for key, said in facts().items()),
    ]
    open_journal(folder).append([*drafts, *photos], who="ana")
    assert run("report", folder, "condition", "-o", tmp_path / "c.html").code == 0
    page = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert page.count("data:image/jpeg") == 1
