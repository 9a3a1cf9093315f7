"""What does a LIDO record say of its object? (LIDO 1.0 and 1.1, ICOM-CIDOC; lido-schema.org)

Elements are found by their names wherever they stand, also where a program wrote a wrap or a letter wrongly. Display
texts come first, as a museum's own words; structured values stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from reorg.exchange.tables.records import Key
from reorg.exchange.tables.xml_nodes import Node, Outline, fold_name, local

NAME = "LIDO"
# terms of lido-schema.org, and the words that museums write instead
_MADE = frozenset({"lido00007", "lido00012", "lido00032", "lido00224"})
_MADE_WORDS = (
    "produc", "produkt", "creation", "création", "creación", "criação", "creazione", "herstell", "schöpf", "entsteh",
    "vervaardig", "fabric", "fabrik", "tillverk", "skapande", "made", "making", "fremstil", "framstäl", "wytworz",
    "realizz", "exécution", "ejecución", "execução", "design", "entwurf", "conception",
)  # fmt: skip
_GOT = frozenset({"lido00001"})
_GOT_WORDS = ("acqui", "adqui", "aqui", "erwerb", "zugang", "förvärv", "verwerv", "acquis", "erhverv", "pozysk")
_FOUND_WORDS = ("find", "fund", "excav", "fouille", "découverte", "ausgrab", "collecting", "sammeln", "aufsamml")
_FIELDS: Mapping[str, str] = {
    "Number": "number",
    "Other numbers": "other_numbers",
    "Object name": "name",
    "Title": "title",
    "Maker": "maker",
    "Date": "date",
    "Materials and technique": "materials",
    "Place of origin": "culture",
    "Culture": "culture",
    "Classification": "category",
    "Measurements": "dimensions",
    "Height": "height",
    "Width": "width",
    "Depth": "depth",
    "Diameter": "diameter",
    "Weight": "weight",
    "Number of parts": "count",
    "Acquired": "acquisition",
    "Credit line": "acquisition",
    "Date acquired": "acquired",
    "Description": "description",
    "Inscriptions": "inscription",
    "Location": "place_text",
    "Picture": "photo",
}
_SIDES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Diameter", ("diam", "durchm", "ø", "diám", "diametro", "tvärmått", "doorsnede")),
    ("Height", ("height", "höhe", "hauteur", "altura", "alto", "altezza", "hoogte", "höjd", "høyde", "højde", "wysok",
                "hojd", "hohe")),
    ("Width", ("width", "breite", "largeur", "ancho", "anchura", "largura", "larghezza", "breedte", "bredd", "bredde",
               "szerok")),
    ("Depth", ("depth", "tiefe", "profondeur", "profundidad", "profundidade", "profondità", "diepte", "djup", "dybde",
               "thickness", "épaisseur", "dicke", "espesor", "espessura", "spessore", "dikte", "tjocklek", "głęb")),
    ("Length", ("length", "länge", "longueur", "longitud", "largo", "comprimento", "lunghezza", "lengte", "längd",
                "lengde", "długo")),
    ("Weight", ("weight", "gewicht", "poids", "peso", "vikt", "vekt", "vægt", "waga", "masse")),
)  # fmt: skip
_UNIT = {"centimetre": "cm", "centimeter": "cm", "zentimeter": "cm", "centimètre": "cm", "centimetro": "cm",
         "centímetro": "cm", "millimetre": "mm", "millimeter": "mm", "meter": "m", "metre": "m", "inch": "in",
         "inches": "in", "kilogram": "kg", "kilogramm": "kg", "gram": "g", "gramm": "g"}  # fmt: skip


def is_ours(outline: Outline) -> bool:
    """Return whether a file holds LIDO records."""
    return any(path[-1].casefold() == "lido" for path in outline.count) and (
        b"lido-schema.org" in outline.start or any("lidorecid" in map(str.casefold, path) for path in outline.count)
    )


def is_record(_: Outline) -> Callable[[list[str]], bool]:
    """Return how a record is known: the element ``lido``, in whatever envelope."""
    return lambda path: path[-1] == "lido"


def row(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield what the record says, by column."""
    yield from _numbers(node)
    yield from _names(node)
    for event in node.all("event"):
        yield from _event(event)
    yield from _sizes(node)
    yield from _places(node)
    for text in _texts(node, "inscriptiontranscription", "inscriptiondescription"):
        yield Key(("Inscriptions",)), text
    for described in node.all("objectdescriptionset"):
        yield from _spoken("Description", described, "descriptivenotevalue", kind=described.attribute("type"))
    for text in _texts(node, "creditline"):
        yield Key(("Credit line",)), text
    for text in _texts(node, "displaystate", "displayedition"):
        yield Key(("State or edition",)), text
    yield from _around(node)


def _numbers(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield the object's own numbers: of the repository that has it now; those of former ones stand apart."""
    for repository in node.all("repositoryset"):
        former = "former" in _type(repository).casefold()
        for number in repository.all("workid"):
            said = _type(number).casefold()
            other = former or any(
                word in said for word in ("former", "old", "previous", "ancien", "alt", "other", "url")
            )
            if number.text and "uri" not in said:
                yield Key(("Other numbers" if other else "Number",)), number.text
    for record in node.all("lidorecid"):
        if record.text:
            yield Key(("Record",)), record.text
    for published in node.all("objectpublishedid"):
        if published.text:
            yield Key(("Published as",)), published.text


def _names(node: Node) -> Iterator[tuple[Key, str]]:
    for title in node.all("titleset"):
        kind = "" if _type(title).casefold() in {"", "title", "preferred", "main", "titel", "titre"} else _type(title)
        yield from _spoken("Title", title, "appellationvalue", kind=kind)
    for each in node.all("objectworktype"):
        yield from _terms("Object name", each)
    for each in node.all("classification"):
        if "europeana" not in each.attribute("type").casefold():
            yield from _terms("Classification", each)


def _event(event: Node) -> Iterator[tuple[Key, str]]:
    """Yield who, when, where and of what, for one event in the object's life."""
    about = _about(event)
    made, got = about == "made", about == "got"

    def column(mine: str, other: str) -> Key:
        return Key((mine,)) if made else Key((other,), (about,))

    for name in filter(None, map(_actor, event.all("actorinrole", "displayactorinrole"))):
        yield (Key(("Acquired",)) if got else column("Maker", "Person")), name
    for when in filter(None, map(_date, event.all("eventdate"))):
        yield (Key(("Date acquired",)) if got else column("Date", "Date")), when
    for where in filter(None, map(_place, event.all("eventplace"))):
        yield column("Place of origin", "Place"), where
    methods = (text for method in event.all("eventmethod") for text in _texts(method, "term"))
    for method in methods:
        yield (Key(("Acquired",)) if got else column("Method", "Method")), method
    for period in event.all("periodname"):
        for text in _texts(period, "term", "appellationvalue") or filter(None, [period.text]):
            yield column("Period", "Period"), text
    for culture in event.all("culture"):
        yield from _terms("Culture", culture)
    yield from _materials(event)
    for text in _texts(event, "eventname", "eventdescriptionset"):
        yield (Key(("About its acquisition",)) if got else column("About its making", "About")), text


def _about(event: Node) -> str:
    """Return whether an event is the making (``made``) or the acquisition (``got``) of the object, or its own name."""
    kind = event.first("eventtype")
    if kind is None:
        return "event"
    ids = {local_id(each.text) for each in kind.all("conceptid")}
    words = [each.text.casefold() for each in kind.all("term") if each.text] or [kind.text.casefold()]
    if ids & _MADE or any(part in word for word in words for part in _MADE_WORDS):
        return "made"
    if ids & _GOT or any(part in word for word in words for part in _GOT_WORDS):
        return "got"
    return next((each.text for each in kind.all("term") if each.text), "") or next(iter(sorted(ids)), "") or "event"


def local_id(text: str) -> str:
    """Return the last part of a term's address: ``http://terminology.lido-schema.org/lido00012`` is ``lido00012``."""
    return re.split(r"[/#:]", text.strip())[-1].casefold()


def _actor(actor: Node) -> str:
    if actor.text and not actor.children:
        return actor.text
    name = next(iter(_texts(actor, "appellationvalue")), "")
    if not name:
        return ""
    role = next((text for each in actor.all("roleactor") for text in _texts(each, "term")), "")
    before = next(iter(_texts(actor, "attributionqualifieractor")), "")
    full = f"{before} {name}".strip() if before and before.casefold() not in name.casefold() else name
    return f"{full} ({role})" if full and role else full


def _date(date: Node) -> str:
    shown = next(iter(_texts(date, "displaydate")), "")
    if shown:
        return shown
    first = next(iter(_texts(date, "earliestdate")), "")
    last = next(iter(_texts(date, "latestdate")), "")
    return first if first == last or not last else f"{first}–{last}" if first else last


def _place(place: Node) -> str:
    shown = next(iter(_texts(place, "displayplace")), "")
    if shown:
        return shown
    names: list[str] = []
    for each in place.all("nameplaceset"):
        names += list(_texts(each, "appellationvalue"))[:1]
    for part in place.all("partofplace"):
        names += [text for each in part.all("nameplaceset") for text in list(_texts(each, "appellationvalue"))[:1]]
    return ", ".join(dict.fromkeys(names))


def _materials(node: Node) -> Iterator[tuple[Key, str]]:
    shown = list(node.all("displaymaterialstech"))
    for each in shown:
        if each.text:
            yield Key(("Materials and technique",), _language(each)), each.text
    if not any(each.text for each in shown):
        for term in node.all("termmaterialstech"):
            yield from _terms("Materials and technique", term)


def _sizes(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield the measurements as shown, and each side with its unit."""
    for wrap in node.all("objectmeasurementsset"):
        for text in _texts(wrap, "displayobjectmeasurements"):
            yield Key(("Measurements",)), " ".join(text.split())
        extent = next(iter(_texts(wrap, "extentmeasurements")), "")
        for each in wrap.all("measurementset", "measurementsset"):
            if said := _side(each):
                name, unit, value = said
                yield Key((name,), tuple(filter(None, (extent, unit)))), value
    for wrap in node.all("objectmaterialstechset"):
        yield from _materials(wrap)


def _side(measured: Node) -> tuple[str, str, str] | None:
    said = {_plainly(child.name): child for child in measured.children}
    value = said.get("value")
    if value is None or not value.text:
        return None
    kind = next(_inside(said.get("type")), "")
    unit = next(_inside(said.get("unit")), "")
    side = next((name for name, words in _SIDES if any(kind.casefold().startswith(word) for word in words)), kind)
    return side or "Measurement", _UNIT.get(unit.casefold(), unit), value.text


def _plainly(name: str) -> str:
    """Return ``type`` for ``measurementType``, also where a program wrote the first word wrongly."""
    folded = fold_name(name)
    return next((end for end in ("type", "unit", "value") if folded.endswith(end)), folded)


def _inside(node: Node | None) -> Iterator[str]:
    """Yield the text of an element that holds it itself (LIDO 1.0) or in a term (LIDO 1.1)."""
    if node is not None:
        terms = [each.text for each in node.all("term", "preflabel") if each.text]
        yield from terms or ([node.text] if node.text else [])


def _places(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield who has the object and where it is kept; of former repositories apart."""
    for repository in node.all("repositoryset"):
        former = "former" in _type(repository).casefold()
        for body in repository.all("repositoryname"):
            for text in list(_texts(body, "appellationvalue"))[:1]:
                yield Key(("Former owner" if former else "Museum",)), text
        for place in repository.all("repositorylocation"):
            if where := _place(place):
                yield Key(("Former location" if former else "Museum's town",)), where
    for text in _texts(node, "currentlocation"):
        yield Key(("Location",)), text


def _around(node: Node) -> Iterator[tuple[Key, str]]:
    """Yield what is shown and said about the object: subjects, related objects, rights, pictures."""
    for subject in node.all("subjectset"):
        shown = list(_texts(subject, "displaysubject")) or list(_texts(subject, "term", "appellationvalue"))
        for text in shown:
            yield Key(("Subject",)), text
    for related in node.all("relatedworkset"):
        shown = list(_texts(related, "displayobject")) or list(_texts(related, "objectnote", "objectid"))
        for text in shown:
            yield Key(("Related object",)), text
    for rights in node.all("rightsworkset"):
        for text in _texts(rights, "term", "appellationvalue", "preflabel"):
            yield Key(("Rights",)), text
    for picture in node.all("resourceset"):
        for text in _texts(picture, "linkresource"):
            yield Key(("Picture",)), text
    for link in node.all("recordinfolink"):
        if link.text:
            yield Key(("Web page",)), link.text


def _terms(column: str, node: Node) -> Iterator[tuple[Key, str]]:
    """Yield the terms of a concept, by language; added search terms are the broader words of a thesaurus."""
    found = [each for each in node.all("term", "preflabel") if each.text]
    own = [each for each in found if each.attribute("addedSearchTerm").casefold() != "yes"]
    for each in own or found:
        yield Key((column,), _language(each)), each.text


def _spoken(column: str, node: Node, name: str, *, kind: str = "") -> Iterator[tuple[Key, str]]:
    for each in node.all(name):
        if each.text:
            yield Key((column,), tuple(filter(None, (kind, *_language(each))))), each.text


def _texts(node: Node, *names: str) -> list[str]:
    return [text for each in node.all(*names) if (text := each.whole)]


def _language(node: Node) -> tuple[str, ...]:
    return (node.attribute("lang"),) if node.attribute("lang") else ()


def _type(node: Node) -> str:
    return local(node.attribute("type").rpartition("/")[2])


def meaning(keys: Iterable[Key], filled: Mapping[Key, int]) -> Mapping[Key, str]:
    """Return what the columns mean: of several that could be one field, the fullest is it; the others are none."""
    keys = list(keys)
    found: dict[str, tuple[int, int, Key, str]] = {}
    for at, key in enumerate(keys):
        field = _FIELDS.get(key.path[0], "")
        if not field:
            continue
        unit = key.kind[-1] if key.kind and field in {"height", "width", "depth", "diameter", "weight"} else ""
        if field in {"height", "width", "depth", "diameter", "weight"} and len(key.kind) > 1:
            continue  # the size of a part, a frame, a mount
        said = (
            filled.get(key, 0),
            -at,
            key,
            f"{field}:{unit}" if unit in {"mm", "cm", "m", "in", "kg", "g"} else field,
        )
        if field not in found or said[:2] > found[field][:2]:
            found[field] = said
    if "width" not in found and (lengths := [key for key in keys if key.path == ("Length",) and len(key.kind) < 2]):
        longest = max(lengths, key=lambda key: filled.get(key, 0))
        found["width"] = (0, 0, longest, ":".join(("width", *longest.kind[-1:])))
    return dict.fromkeys(keys, "") | {key: field for _, _, key, field in found.values()}
