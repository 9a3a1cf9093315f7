"""How does one real register become two lists of the same objects that disagree, with the truth kept beside them?

    python benchmarks/corrupt.py LIST.csv FOLDER [--severity usual] [--seed 1] [--rows 0] [--half 0]

writes ``a.csv``, ``b.csv`` and ``truth.csv`` (``a``, ``b``: rows counted from 1 after the headings; one line for each
object that stands in both). ``--half 1`` or ``2`` takes only the rows whose number hashes to that half, so that one
half of a museum can be looked at while working and the other only at the end.

The protocol, in this order, each choice drawn from one seeded generator:

1. Strangers: 5 % of the objects stand in A only, another 5 % in B only.
2. Near-identical sets: 3 % of the objects are joined by one to four more with the same words and the next free numbers
   (plates of a series, copies of an edition), on both sides. A quarter of the sets say in the title which plate it is.
3. B's numbers: 10 % carry one slip (two neighbours swapped; a digit another or one that looks alike; a digit lost or
   doubled; a dot lost; O for 0; a part letter lost or added), 10 % are missing, 10 % are written otherwise (another
   separator, blanks, leading zeros, case). A slip may hit the number of another object; nothing prevents it.
4. B's titles: 12 % cut, 12 % reworded (words left out, turned round, added), 8 % translated, 4 % with a typing slip, 4 %
   missing.
5. B's makers: 20 % with the last name first, 8 % initials only, 4 % with a slip, 6 % missing.
6. B's sizes: 25 % rounded to whole centimetres, 15 % in inches, 5 % with height and width swapped, 2 % wrong, 10 % missing.
7. B's other fields: 10 % missing each; dates shortened to their year 15 %; donors shortened 15 %.
8. B's headings are other words, its columns stand in another order, its rows are shuffled.

``mild`` halves every share of 3 to 7; ``hard`` multiplies those of 3 (slips, missing), 4, 6 and 7 by 1.6, makes strangers
20 % on either side, near-identical sets 10 %, and leaves out B's materials, dates and donors altogether; ``bare`` is
``usual`` with nothing but number, title, maker and size in either list.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

# role -> heading in B; the first list keeps its own headings
HEADINGS = {
    "number": "Inv. no.",
    "title": "Object title",
    "maker": "Artist",
    "date": "Date made",
    "materials": "Materials and technique",
    "dimensions": "Size",
    "acquisition": "Acquired from",
    "acquired": "Year of acquisition",
    "category": "Category",
    "name": "Object type",
}
# the words for roles in known registers; others are given with --role number=HEADING
ROLES: dict[str, str] = {
    **dict.fromkeys(("acno", "accession_number", "MoMANumber", "number", "inventarienummer", "id_objet"), "number"),
    **dict.fromkeys(("title", "Title", "titel", "nom_objet"), "title"),
    **dict.fromkeys(
        ("all_artists", "maker", "creator_full_name", "Artist", "actors", "konstnar", "auteur_objet"), "maker"
    ),
    **dict.fromkeys(("dateText", "creation_date", "Date", "date", "datering", "date_creation_string"), "date"),
    **dict.fromkeys(("medium", "Medium", "materials", "material", "matiere_filtre"), "materials"),
    **dict.fromkeys(("dimensions", "Dimensions", "matt", "dim_cm"), "dimensions"),
    **dict.fromkeys(("creditLine", "credit_line", "CreditLine", "forvarv"), "acquisition"),
    **dict.fromkeys(("acquisitionYear", "accession_date", "date_acquired", "DateAcquired"), "acquired"),
    **dict.fromkeys(("classification", "Classification", "typ", "type_objet"), "category"),
    "object_name": "name",
}
_PAIRS = (
    "the=le of=de and=et a=un an=un with=avec in=dans on=sur from=de to=à at=à by=par for=pour after=après man=homme "
    "woman=femme men=hommes women=femmes child=enfant boy=garçon girl=fille head=tête portrait=portrait "
    "landscape=paysage view=vue church=église castle=château river=rivière sea=mer tree=arbre trees=arbres house=maison "
    "street=rue bridge=pont study=étude sketch=esquisse figure=figure figures=figures horse=cheval horses=chevaux "
    "dog=chien bird=oiseau birds=oiseaux flower=fleur flowers=fleurs bowl=bol cup=coupe plate=planche vase=vase "
    "dish=plat box=boîte chair=chaise table=table lamp=lampe knife=couteau sword=épée ring=bague necklace=collier "
    "dress=robe coat=manteau shoe=chaussure shoes=chaussures red=rouge blue=bleu green=vert black=noir white=blanc "
    "large=grand small=petit old=vieux young=jeune seated=assis standing=debout holding=tenant looking=regardant "
    "sun=soleil moon=lune night=nuit morning=matin evening=soir winter=hiver summer=été spring=printemps "
    "untitled=sans-titre composition=composition drawing=dessin painting=peinture print=estampe photograph=photographie "
    "stone=pierre wood=bois gold=or silver=argent water=eau mountain=montagne mountains=montagnes city=ville "
    "village=village garden=jardin window=fenêtre door=porte room=chambre interior=intérieur life=vie death=mort "
    "king=roi queen=reine saint=saint virgin=vierge christ=christ holy=sainte family=famille battle=bataille "
    "ship=navire boat=bateau boats=bateaux harbour=port road=route field=champ hill=colline lake=lac "
    "nude=nu self=autoportrait two=deux three=trois four=quatre first=premier second=deuxième third=troisième"
)
FRENCH = dict(pair.split("=") for pair in _PAIRS.split())
EXTRA = ("small", "fine", "signed", "from a series", "framed", "recto", "detail")
LOOKS = {"0": "O", "1": "l", "5": "S", "8": "6", "6": "8", "3": "8", "7": "1", "2": "7"}
SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:x|×)\s*(\d+(?:[.,]\d+)?)(?:\s*(?:x|×)\s*(\d+(?:[.,]\d+)?))?\s*(mm|cm)\b")
Row = dict[str, str]


class Corruption:
    """Makes the second list. ``share`` says how often each thing happens."""

    def __init__(self, seed: int, severity: str) -> None:
        self.random = random.Random(seed)
        more = {"mild": 0.5, "usual": 1.0, "bare": 1.0, "hard": 1.6}[severity]
        self.severity = severity
        self.more = more

    def happens(self, share: float) -> bool:
        return self.random.random() < share * self.more

    # numbers

    def slip(self, number: str) -> str:
        kinds: list[Callable[[str], str]] = [
            self._swap,
            self._swap,
            self._digit,
            self._looks,
            self._drop,
            self._double,
            self._dot,
            self._letter,
        ]
        for _ in range(8):
            changed = self.random.choice(kinds)(number)
            if changed and changed != number:
                return changed
        return number

    def _digits(self, number: str) -> list[int]:
        return [at for at, sign in enumerate(number) if sign.isdigit()]

    def _swap(self, number: str) -> str:
        places = [at for at in range(len(number) - 1) if number[at].isalnum() and number[at + 1].isalnum()]
        if not places:
            return number
        at = self.random.choice(places)
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]

    def _digit(self, number: str) -> str:
        places = self._digits(number)
        if not places:
            return number
        at = self.random.choice(places)
        return number[:at] + self.random.choice("0123456789") + number[at + 1 :]

    def _looks(self, number: str) -> str:
        places = [at for at in self._digits(number) if number[at] in LOOKS]
        if not places:
            return number
        at = self.random.choice(places)
        return number[:at] + LOOKS[number[at]] + number[at + 1 :]

    def _drop(self, number: str) -> str:
        places = self._digits(number)
        if len(places) < 3:
            return number
        at = self.random.choice(places)
        return number[:at] + number[at + 1 :]

    def _double(self, number: str) -> str:
        places = self._digits(number)
        if not places:
            return number
        at = self.random.choice(places)
        return number[:at] + number[at] + number[at:]

    def _dot(self, number: str) -> str:
        places = [at for at, sign in enumerate(number) if sign in ".-/ " and 0 < at < len(number) - 1]
        if not places:
            return number
        at = self.random.choice(places)
        return number[:at] + number[at + 1 :]

    def _letter(self, number: str) -> str:
        if number[-1:].isalpha():
            return number[:-1].rstrip(".- ")
        return number + self.random.choice("ab")

    def written(self, number: str) -> str:
        kind = self.random.randrange(4)
        if kind == 0:
            return number.replace(".", self.random.choice("-/"))
        if kind == 1:
            return number.replace(".", ". ")
        if kind == 2:
            return re.sub(r"\.(\d)(?!\d)", r".0\1", number)
        return number.lower() if number != number.lower() else number.upper()

    def number(self, number: str) -> str:
        if not number:
            return number
        chance = self.random.random() / self.more
        if chance < 0.10:
            return self.slip(number)
        if chance < 0.20:
            return ""
        return self.written(number) if chance < 0.30 else number

    # words

    def title(self, title: str) -> str:
        if not title:
            return title
        chance = self.random.random() / self.more
        words = title.split()
        if chance < 0.12:
            return title[: max(6, int(len(title) * self.random.uniform(0.4, 0.8)))].rstrip()
        if chance < 0.24:
            return self.reworded(words)
        if chance < 0.32:
            return " ".join(FRENCH.get(word.lower().strip(",.;:"), word) for word in words)
        if chance < 0.36:
            return self.misspelt(title)
        return "" if chance < 0.40 else title

    def reworded(self, words: list[str]) -> str:
        kept = [word for word in words if not (len(words) > 2 and self.random.random() < 0.2)] or words
        kind = self.random.randrange(3)
        if kind == 0 and len(kept) > 2:
            at = self.random.randrange(1, len(kept))
            kept = [*kept[at:], *kept[:at]]
        elif kind == 1:
            kept = [*kept, f"({self.random.choice(EXTRA)})"]
        return " ".join(kept)

    def misspelt(self, text: str) -> str:
        places = [at for at in range(1, len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
        if not places:
            return text
        at = self.random.choice(places)
        return self.random.choice((text[:at] + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :]))

    def maker(self, maker: str) -> str:
        if not maker:
            return maker
        chance = self.random.random() / self.more
        words = maker.split()
        if chance < 0.20 and len(words) > 1 and "," not in maker:
            return f"{words[-1]}, {' '.join(words[:-1])}"
        if chance < 0.28 and len(words) > 1:
            return " ".join([*(f"{word[0]}." for word in words[:-1]), words[-1]])
        if chance < 0.32:
            return self.misspelt(maker)
        return "" if chance < 0.38 else maker

    # sizes

    def size(self, text: str) -> str:
        if not text:
            return text
        chance = self.random.random() / self.more
        if chance < 0.10:
            return ""
        found = SIZE.search(text)
        if found is None or chance > 0.57:
            return text
        factor = 10.0 if found[4] == "cm" else 1.0
        sides = [float(each.replace(",", ".")) * factor for each in found.groups()[:3] if each]
        if chance < 0.35:
            return " x ".join(str(max(1, round(side / 10))) for side in sides) + " cm"
        if chance < 0.50:
            return " x ".join(f"{side / 25.4:.1f}" for side in sides) + " in."
        if chance < 0.55:
            sides[0], sides[1] = sides[1], sides[0]
        else:
            sides[0] *= self.random.choice((0.1, 10, 1.4, 0.6))
        return " x ".join(f"{side / 10:.1f}" for side in sides) + " cm"

    def other(self, role: str, text: str) -> str:
        if not text or self.happens(0.10):
            return ""
        if role in ("date", "acquired") and self.happens(0.15):
            years = re.findall(r"1\d{3}|20\d\d", text)
            return years[0] if years else text
        if role == "acquisition" and self.happens(0.15):
            return " ".join(text.split()[:4])
        return text

    def second(self, row: Row) -> Row:
        """Return what B says of an object."""
        own = {"number": self.number, "title": self.title, "maker": self.maker, "dimensions": self.size}
        return {role: own[role](text) if role in own else self.other(role, text) for role, text in row.items()}


def following(number: str, taken: set[str]) -> str:
    """Return the next free number after ``number``: its last run of digits counted up."""
    found = list(re.finditer(r"\d+", number))
    if not found:
        return ""
    last = found[-1]
    for step in range(1, 400):
        next_ = number[: last.start()] + str(int(last[0]) + step).zfill(len(last[0])) + number[last.end() :]
        if next_ not in taken:
            return next_
    return ""


def with_sets(rows: list[Row], chance: random.Random, share: float) -> list[Row]:
    """Return ``rows`` with near-identical sets among them."""
    taken = {row["number"] for row in rows}
    found = []
    for row in rows:
        found.append(row)
        if chance.random() >= share or not row.get("number"):
            continue
        counted = chance.random() < 0.25 and row.get("title")
        number, title = row["number"], row.get("title", "")
        if counted:
            row["title"] = f"{title}, plate 1"
        for copy in range(chance.randint(1, 4)):
            number = following(number, taken)
            if not number:
                break
            taken.add(number)
            found.append(row | {"number": number, "title": f"{title}, plate {copy + 2}" if counted else title})
    return found


def corrupted(rows: list[Row], seed: int, severity: str) -> tuple[list[Row], list[Row], list[tuple[int, int]]]:
    """Return the two lists and the truth (rows from 1)."""
    corruption = Corruption(seed, severity)
    chance = corruption.random
    strangers, sets = (0.20, 0.10) if severity == "hard" else (0.05, 0.03)
    rows = with_sets([dict(row) for row in rows], chance, sets)
    one: list[tuple[int, Row]] = []
    other: list[tuple[int, Row]] = []
    for at, row in enumerate(rows):
        where = chance.random()
        if where >= strangers:
            one.append((at, row))
        if not strangers <= where < 2 * strangers:
            other.append((at, corruption.second(row)))
    chance.shuffle(other)
    if severity == "hard":
        other = [
            (at, {role: text for role, text in row.items() if role not in ("materials", "date", "acquisition")})
            for at, row in other
        ]
    places = {at: number for number, (at, _) in enumerate(one, start=1)}
    truth = [(places[at], number) for number, (at, _) in enumerate(other, start=1) if at in places]
    return [row for _, row in one], [row for _, row in other], truth


def load(path: Path, severity: str, half: int, most: int) -> tuple[list[Row], dict[str, str]]:
    """Return the rows of a list by role, and the heading of each role."""
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        heading: dict[str, str] = {}
        for name in reader.fieldnames or ():
            if name in ROLES:
                heading.setdefault(ROLES[name], name)
        wanted = {"number", "title", "maker", "dimensions"} if severity == "bare" else set(heading)
        heading = {role: name for role, name in heading.items() if role in wanted}
        rows = []
        for said in reader:
            row = {role: " ".join((said[name] or "").split()) for role, name in heading.items()}
            side = hashlib.sha256(row.get("number", "").encode()).digest()[0] % 2 + 1
            if half in (0, side):
                rows.append(row)
    return rows[:most] if most else rows, heading


def write(path: Path, rows: list[Row], heading: dict[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading.values())
        writer.writerows([[row.get(role, "") for role in heading] for row in rows])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Make two lists that disagree out of one register.")
    parser.add_argument("list", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--severity", choices=("mild", "usual", "hard", "bare"), default="usual")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--half", type=int, choices=(0, 1, 2), default=0)
    chosen = parser.parse_args(arguments)
    if not chosen.list.is_file():
        print(f"Nothing was made: there is no {chosen.list}.")
        return 2
    rows, heading = load(chosen.list, chosen.severity, chosen.half, chosen.rows)
    one, other, truth = corrupted(rows, chosen.seed, chosen.severity)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    write(chosen.folder / "a.csv", one, heading)
    left = {role: HEADINGS[role] for role in sorted(heading) if role in (other[0] if other else {})}
    write(chosen.folder / "b.csv", other, left)
    with (chosen.folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("a", "b"), *truth])
    print(f"{len(one)} and {len(other)} rows, {len(truth)} in both")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
