"""How soon is an object found among a million, beside Datasette's full-text search over the same rows?

Protocol. A museum of N objects (default 1,000,000; seed 2026) is entered; each object takes its name,
maker, medium, inscription and classification from rows of real registers chosen by chance (any of the named lists with an
``accession_number`` or ``acno``), a number of its own (year.lot.item), every tenth an older number, every seventh its
name, maker and materials in Arabic. 1,000 questions are then asked, in an order by chance (seed 2027), of a file that 300 other
questions have warmed:

* 200 numbers, written otherwise than in the register (other signs, spaces, Arabic figures) or an older one;
* 150 numbers with one slip (neighbours swapped, a figure wrong, left out, doubled);
* 100 pieces of numbers (the year and lot; the lot and item);
* 250 words, one to three of one object;
* 100 very common words (those that most objects have), alone or two together;
* 100 words with one slip; 100 in Arabic, a third with an article, a joined letter or other letter forms.

``find`` is the whole question as a person asks it, the slips and suggestions included: what a page does before it
lays out its 50 rows. A number with a slip counts as found if the object meant is among the first six suggestions (or
rows); a word with a slip if the word meant is among those that it was read as, or something was found.

Peer, in the same run, on the same machine: Datasette's way of searching the same table. It makes an FTS5 table over
the text columns (``content=`` the table, tokenizer unicode61, as ``sqlite-utils enable-fts`` does), writes each word that
was asked in double quotes (its ``escape_fts``), and selects the first 101 rows whose rowid is among the matches, in the
order of the key; below that, the count of all. Both its queries are made here as it makes them, without its web server.

    python benchmarks/search.py FOLDER LIST.csv[.gz] … [--objects 1000000] [--pages] [--questions 1000]

FOLDER keeps the museum for the next run.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import http.client
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from reorg.web.journal import TableJournal

csv.field_size_limit(10_000_000)
Facts = dict[str, object]
FIELDS = {
    "title": ("title",),
    "name": ("object_name", "classification"),
    "maker": ("maker", "creator_full_name", "all_artists"),
    "materials": ("medium",),
    "date": ("creation_date", "dateText"),
    "category": ("classification", "department"),
    "inscription": ("inscriptions", "inscription"),
    "description": ("description", "provenance_text"),
    "acquisition": ("credit_line", "creditLine"),
    "culture": ("culture", "creator_nationality"),
}
NOUNS = [
    "جرة",
    "إبريق",
    "مصباح",
    "صندوق",
    "وعاء",
    "تمثال",
    "خنجر",
    "سجادة",
    "مخطوطة",
    "مرآة",
    "قلادة",
    "خاتم",
    "سوار",
    "كرسي",
    "طبق",
    "فانوس",
    "مبخرة",
    "درع",
    "سيف",
    "عملة",
    "نقش",
    "لوحة",
]
STUFFS = [
    "نحاس",
    "فضة",
    "ذهب",
    "خشب",
    "طين",
    "فخار",
    "زجاج",
    "حجر",
    "رخام",
    "عاج",
    "حرير",
    "صوف",
    "قطن",
    "جلد",
    "برونز",
    "حديد",
]
PEOPLE = ["محمد", "أحمد", "علي", "حسين", "فاطمة", "يوسف", "إبراهيم", "خليل", "عبد", "الرحمن", "سليمان", "مريم", "زينب"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("lists", type=Path, nargs="*")
    parser.add_argument("--objects", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--build", action="store_true")
    arguments = parser.parse_args()
    museum = museum_in(arguments.folder, arguments.lists, arguments.objects)
    if museum is None:
        return
    if arguments.build:
        return
    asked = questions(museum, arguments.questions)
    measured = ask_reorg(museum, asked)
    peer = ask_datasette(museum, asked)
    tell(measured, peer)
    if arguments.pages:
        pages(museum, asked)


# --- the museum


def museum_in(folder: Path, lists: list[Path], count: int) -> Path | None:
    """Return the museum in a folder, built there of the lists if there is none; None, and say so, if that cannot be."""
    museum = folder / "museum"
    if missing := [path for path in lists if not path.is_file()]:
        print(f"{missing[0]} is missing: nothing was measured.")
        return None
    if not museum.exists():
        if not lists:
            print("No museum here, and no list to make one of: nothing was measured.")
            return None
        folder.mkdir(parents=True, exist_ok=True)
        build(museum, lists, count)
    return museum


def build(museum: Path, lists: list[Path], count: int) -> None:
    """Enter a museum of ``count`` objects."""
    from reorg.museum import Draft
    from reorg.web.journal import create, open_journal

    began = time.perf_counter()
    create(museum)
    journal = open_journal(museum)
    rooms = [Draft("place", f"pr{at}", {"code": f"R{at}", "kind": "room", "name": f"Store {at}"}) for at in range(8)]
    units = [
        Draft("place", f"pu{at}", {"code": f"R{at % 8}-U{at}", "kind": "unit", "place": f"pr{at % 8}"})
        for at in range(2000)
    ]
    journal.append([Draft("museum", "m", {"name": "A museum of a million"}), *rooms, *units], who="bench")
    put(journal, objects(lists, count))
    print(f"{count} objects entered in {time.perf_counter() - began:.0f} s")


def put(journal: TableJournal, made: Iterator[tuple[str, Facts]]) -> None:
    """Enter the objects, a hundred thousand in one action."""
    from itertools import islice

    from django.db import connection

    from reorg.museum import Draft

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size=-400000")
    while batch := [Draft("object", key, facts) for key, facts in islice(made, 100_000)]:
        journal.append(batch, who="bench")
        print(batch[-1].about, flush=True)


def objects(lists: list[Path], count: int) -> Iterator[tuple[str, Facts]]:
    chance = random.Random(2026)
    rows = [row for path in lists for row in told(path)]
    for at in range(count):
        base, other = chance.choice(rows), chance.choice(rows)
        facts: Facts = {**base, **{name: other[name] for name in ("maker", "materials", "date") if name in other}}
        facts["number"] = f"{1900 + at // 8000}.{at % 8000 // 40 + 1}.{at % 40 + 1}"
        if at % 10 == 0:
            facts["other_numbers"] = f"Inv. {100_000 + at * 7 % 900_000}"
        if at % 7 == 0:
            facts |= {
                "name": f"{chance.choice(NOUNS)} {chance.choice(STUFFS)}",
                "maker": " ".join(chance.sample(PEOPLE, 2)),
                "materials": chance.choice(STUFFS),
            }
        if chance.random() < 0.9:
            facts["place"] = f"pu{chance.randrange(2000)}"
        if chance.random() < 0.02:
            facts["state"] = chance.choice(("missing", "lent", "struck", "returned"))
        if chance.random() < 0.4:
            facts["seen"] = "2026-05-01"
        if chance.random() < 0.7:
            facts["dimensions"] = "10 x 12 cm"
        yield f"o{at:07d}", {name: value for name, value in facts.items() if value}


def told(path: Path) -> Iterator[Facts]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="") as file:  # type: ignore[operator]  # both open text
        for row in csv.DictReader(file):
            yield {
                field: text[:600]
                for field, columns in FIELDS.items()
                if (text := next((row[name] for name in columns if row.get(name)), ""))
            }


# --- what is asked

Asked = tuple[str, str, str]


def questions(museum: Path, count: int, seed: int = 2027) -> list[Asked]:
    """Return (kind, what is typed, what is meant: a number, a word, or nothing) in an order by chance."""
    chance = random.Random(seed)
    base = sqlite3.connect(f"file:{museum / 'museum.sqlite3'}?mode=ro", uri=True)
    (most,) = base.execute("SELECT max(id) FROM journal_holding").fetchone()

    def held() -> tuple[str, str, str, str]:
        while True:
            row = base.execute(
                "SELECT number, name || ' ' || title, maker, json_extract(facts, '$.other_numbers') FROM journal_holding "
                "WHERE id = ?", [chance.randrange(1, most)],
            ).fetchone()  # fmt: skip
            if row:
                return row

    common = [
        "print",
        "paper",
        "ink",
        "gift",
        "with",
        "the",
        "and",
        "photograph",
        "drawing",
        "black",
        "museum",
        "untitled",
        "portrait",
        "wood",
        "oil",
        "canvas",
        "of",
    ]
    kinds: list[tuple[int, str, Callable[[], tuple[str, str]]]] = [
        (200, "number", lambda: otherwise(held(), chance)),
        (150, "number, one slip", lambda: number_slip(base, held, chance)),
        (100, "piece of a number", lambda: (piece(held()[0], chance), "")),
        (250, "words", lambda: (words(held(), chance), "")),
        (100, "very common words", lambda: (" ".join(chance.sample(common, chance.randint(1, 2))), "")),
        (100, "word, one slip", lambda: word_slip(held, chance)),
        (100, "Arabic", lambda: (arabic(chance), "")),
    ]
    asked = [(kind, *make()) for many, kind, make in kinds for _ in range(many * count // 1000)]
    chance.shuffle(asked)
    return asked


def otherwise(row: tuple[str, str, str, str], chance: random.Random) -> tuple[str, str]:
    number, other = row[0], row[3]
    if other and chance.random() < 0.8:
        return other.replace("Inv. ", "inv"), number
    way = chance.randrange(4)
    if way == 3:
        return number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), number
    return number.replace(".", ("-", " ", "/")[way]), number


def number_slip(
    base: sqlite3.Connection, held: Callable[[], tuple[str, str, str, str]], chance: random.Random
) -> tuple[str, str]:
    """Return a number with a slip that makes it a number that no object has: another's nobody could tell."""
    from reorg.museum import bare_number

    while True:
        number = held()[0]
        typed = slipped(number, chance)
        if not base.execute("SELECT 1 FROM journal_holding WHERE bare = ?", [bare_number(typed)]).fetchone():
            return typed, number


def slipped(number: str, chance: random.Random) -> str:
    signs = list(number)
    places = [at for at, sign in enumerate(signs) if sign.isdigit() and at > 3]
    at = chance.choice(places)
    way = chance.randrange(4)
    if way == 0 and at + 1 < len(signs) and signs[at + 1].isdigit():
        signs[at], signs[at + 1] = signs[at + 1], signs[at]
    elif way == 1:
        signs[at] += signs[at]
    elif way == 2 and len(places) > 3:
        del signs[at]
    else:
        signs[at] = str((int(signs[at]) + chance.randint(1, 9)) % 10)
    return "".join(signs)


def piece(number: str, chance: random.Random) -> str:
    year, lot, item = number.split(".")
    return chance.choice((f"{year}.{lot}", f"{lot}.{item}", f"{year[2:]}.{lot}.{item}"))


def plain_words(row: tuple[str, str, str, str]) -> list[str]:
    return [word.strip(".,;:()[]'\"") for word in f"{row[1]} {row[2]}".split() if len(word) > 3 and word.isalpha()]


def words(row: tuple[str, str, str, str], chance: random.Random) -> str:
    held = plain_words(row) or ["vase"]
    return " ".join(chance.sample(held, min(len(held), chance.randint(1, 3))))


def word_slip(held: Callable[[], tuple[str, str, str, str]], chance: random.Random) -> tuple[str, str]:
    while True:
        long = [word for word in plain_words(held()) if len(word) > 5 and word.isascii()]
        if long:
            word = chance.choice(long).lower()
            at = chance.randrange(1, len(word) - 1)
            way = chance.randrange(3)
            typed = (
                word[:at] + word[at + 1 :] if way == 0
                else word[:at] + word[at + 1] + word[at] + word[at + 2 :] if way == 1
                else word[:at] + chance.choice("aeioust") + word[at + 1 :]
            )  # fmt: skip
            return typed, word


def arabic(chance: random.Random) -> str:
    noun, stuff = chance.choice(NOUNS), chance.choice(STUFFS)
    way = chance.randrange(6)
    if way == 0:
        return f"ال{noun}"
    if way == 1:
        return f"{noun} {stuff}".replace("ة", "ه").replace("إ", "ا")
    if way == 2:
        return noun[:2] + "ـ" + noun[2:]
    return f"{noun} {stuff}" if way < 5 else chance.choice(PEOPLE)


# --- reorg and its peer

Times = dict[str, list[tuple[float, bool]]]


def ask_reorg(museum: Path, asked: list[Asked]) -> Times:
    from reorg.web.journal import open_journal

    open_journal(museum)
    from django.db import connection

    from reorg.web.journal.models import Holding
    from reorg.web.journal.seeking import find

    for _, typed, _ in questions(museum, 300, seed=7):  # a warm file
        find(typed)
    times: Times = {}
    for kind, typed, meant in asked:
        began = time.perf_counter()
        found = find(typed)
        took = time.perf_counter() - began
        numbers = Holding.objects.filter(id__in=[*found.near, *found.rows[:6]]).values_list("number", flat=True)
        good = meant in list(numbers) if meant and kind.startswith("number") else bool(found.rows or found.near)
        if kind == "word, one slip" and found.read_as:
            good = meant in {word for held in found.read_as.values() for word in held} or good
        times.setdefault(kind, []).append((took, good))
    connection.close()
    return times


def ask_datasette(museum: Path, asked: list[Asked]) -> Times:
    """Ask as Datasette does: an FTS5 table over the columns, each word in quotes, 101 rows and the count."""
    path = museum.parent / "datasette.sqlite3"
    if not path.exists():
        base = sqlite3.connect(path)
        base.execute("ATTACH ? AS m", [str(museum / "museum.sqlite3")])
        columns = ("number", "name", "title", "maker", "category", "other_numbers", "materials", "date", "culture",
                   "place_text", "acquisition", "description", "inscription", "notes")  # fmt: skip
        held = ", ".join(f"json_extract(facts, '$.{name}') AS {name}" for name in columns)
        base.execute(f"CREATE TABLE objects AS SELECT key, {held} FROM m.journal_holding ORDER BY id")
        base.execute(f"CREATE VIRTUAL TABLE objects_fts USING fts5({', '.join(columns)}, content=objects)")
        names = ", ".join(columns)
        base.execute(f"INSERT INTO objects_fts(rowid, {names}) SELECT rowid, {names} FROM objects")
        base.commit()
        base.close()
    base = sqlite3.connect(path)
    base.execute("PRAGMA cache_size=-8000")
    match = "rowid IN (SELECT rowid FROM objects_fts WHERE objects_fts MATCH ?)"
    times: Times = {}
    for kind, typed, meant in asked:
        escaped = " ".join(f'"{word}"' for word in typed.replace('"', "").split())
        began = time.perf_counter()
        rows = base.execute(
            f"SELECT key, number FROM objects WHERE {match} ORDER BY rowid LIMIT 101", [escaped]
        ).fetchall()
        base.execute(f"SELECT count(*) FROM objects WHERE {match}", [escaped]).fetchone()
        took = time.perf_counter() - began
        numbers = [number for _, number in rows[:6]]
        times.setdefault(kind, []).append((took, meant in numbers if kind.startswith("number") else bool(rows)))
    return times


def tell(ours: Times, theirs: Times) -> None:
    print("\n| Questions | n | reorg p50 | p95 | worst | found | Datasette's way p50 | p95 | worst | found |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |")
    every = {"all": [each for held in ours.values() for each in held]}
    every_there = {"all": [each for held in theirs.values() for each in held]}
    for kind in [*sorted(ours), "all"]:
        held, there = (ours | every)[kind], (theirs | every_there)[kind]
        print(f"| {kind} | {len(held)} | {row(held)} | {row(there)} |")


def row(held: list[tuple[float, bool]]) -> str:
    took = sorted(each for each, _ in held)
    p95 = took[min(len(took) - 1, round(0.95 * len(took)))]
    good = sum(found for _, found in held) / len(held)
    return f"{statistics.median(took) * 1000:.1f} ms | {p95 * 1000:.1f} ms | {took[-1] * 1000:.0f} ms | {good:.0%}"


# --- pages


def pages(museum: Path, asked: list[Asked]) -> None:
    """Ask a real server on loopback for lists and objects; what counts is what the client waits."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "reorg", "serve", str(museum), "--port", "0", "--no-browser"]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split("http://")[1].split("/")[0]
        host, port = address.split(":")
        client = http.client.HTTPConnection(host, int(port))
        try:
            first = get(client, "/records/")
            print(f"\nstart to first list {time.perf_counter() - began:.1f} s, the list itself {first:.2f} s")
            ways = ["/records/?page=9000", "/records/?category=Print", "/records/?lacks=photo&state=store",
                    "/records/?place=pr3&lacks=size", "/records/?state=missing", "/records/?page=17&show=cards"]  # fmt: skip
            lists = [get(client, ways[at % len(ways)] + f"&n={at}") for at in range(60)]
            search = [get(client, f"/records/?q={quote(typed)}") for _, typed, _ in asked[:200]]
            chance = random.Random(5)
            one = [get(client, f"/records/o{chance.randrange(900_000):07d}/") for _ in range(100)]
            for name, took in (("lists", lists), ("searches", search), ("objects", one)):
                print(f"{name}: {row([(each, True) for each in took]).rsplit(' | ', 1)[0]} (p50, p95, worst)")
            status = Path(f"/proc/{server.pid}/status").read_text()
            print(next(line for line in status.splitlines() if line.startswith("VmRSS")))
        finally:
            server.terminate()
    print(f"peak here {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def get(client: http.client.HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    client.request("GET", path)
    answer = client.getresponse()
    answer.read()
    assert answer.status == 200, (path, answer.status)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
