"""Which words and signs do registers use when they write a size? (English, French, Spanish, German, Italian, …)

Data only. Words are lower case, without a full stop at the end. Old local measures (pied, pouce, Zoll, tum, vara) are
left out on purpose: they differ by town and century, and a unit is never invented.
"""

from __future__ import annotations

MM = {"mm": 1.0, "cm": 10.0, "dm": 100.0, "m": 1000.0, "in": 25.4, "ft": 304.8}
"""Millimetres in each unit of length; inch and foot by the international yard (1959)."""

KG = {"kg": 1.0, "g": 0.001, "t": 1000.0, "lb": 0.45359237, "oz": 0.028349523125}
"""Kilograms in each unit of weight; pound and ounce avoirdupois (1959)."""

IMPERIAL = frozenset({"in", "ft", "lb", "oz"})
TIME = "time"

UNITS = {
    **{word: "mm" for word in ("mm", "millimeter", "millimeters", "millimetre", "millimetres", "millimètre")},
    **{word: "mm" for word in ("millimètres", "milímetro", "milímetros", "millimetri")},
    **{word: "cm" for word in ("cm", "cms", "centimeter", "centimeters", "centimetre", "centimetres", "zentimeter")},
    **{word: "cm" for word in ("centimètre", "centimètres", "centímetro", "centímetros", "centimetri")},
    **{word: "dm" for word in ("dm", "décimètre", "décimètres")},
    **{
        word: "m" for word in ("m", "meter", "meters", "metre", "metres", "mètre", "mètres", "metro", "metros", "metri")
    },
    **{word: "in" for word in ("in", "ins", "inch", "inches", "''", '"')},
    **{word: "ft" for word in ("ft", "foot", "feet", "'")},
    **{word: "kg" for word in ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes")},
    **{word: "kg" for word in ("kilogramm", "kilogramo", "kilogramos", "quilos")},
    **{word: "g" for word in ("g", "gr", "gm", "gram", "grams", "gramme", "grammes", "gramm", "gramos", "grammi")},
    **{word: "t" for word in ("tonne", "tonnes")},
    **{word: "lb" for word in ("lb", "lbs", "pound", "pounds")},
    **{word: "oz" for word in ("oz", "ounce", "ounces")},
    **{word: TIME for word in ("s", "sec", "secs", "second", "seconds", "seconde", "secondes", "min", "mins")},
    **{word: TIME for word in ("minute", "minutes", "hour", "hours", "hr", "hrs", "heure", "heures")},
}

TIMES = frozenset({"x", "×", "х", "*", "by", "par", "mal", "por", "per"})

HEIGHT, WIDTH, DEPTH, LENGTH, DIAMETER, EITHER, AROUND = (
    "height",
    "width",
    "depth",
    "length",
    "diameter",
    "depth or diameter",
    "circumference",
)
"""What a label says a number is. ``EITHER`` is a bare D; ``LENGTH`` takes whichever horizontal size is free."""

AXES = {
    **{word: HEIGHT for word in ("h", "ht", "hgt", "height", "high", "tall")},
    **{word: HEIGHT for word in ("haut", "hauteur", "h.t", "höhe", "hoch", "alt", "al", "alto", "altura", "altezza")},
    **{word: HEIGHT for word in ("höjd", "hojd", "hoogte")},
    **{word: WIDTH for word in ("w", "wd", "width", "wide", "breadth", "larg", "largeur", "large", "b", "br")},
    **{word: WIDTH for word in ("breite", "breit", "an", "anch", "ancho", "anchura", "largura", "largh", "larghezza")},
    **{word: WIDTH for word in ("bredd", "breedte")},
    **{
        word: DEPTH
        for word in ("depth", "deep", "p", "prof", "pr", "profondeur", "e", "ep", "ép", "épaisseur", "epais")
    },
    **{word: DEPTH for word in ("épais", "epaisseur", "th", "thick", "thickness", "t", "tiefe", "tief", "dicke")},
    **{word: DEPTH for word in ("profundidad", "profundidade", "profondità", "fondo", "grosor", "espesor")},
    **{word: DEPTH for word in ("spessore", "spess", "espessura", "djup", "tjocklek", "diepte")},
    **{word: LENGTH for word in ("l", "lg", "long", "length", "longueur", "länge", "lang", "largo", "longitud")},
    **{word: LENGTH for word in ("lungh", "lunghezza", "comp", "comprimento", "längd", "lengte")},
    **{word: DIAMETER for word in ("ø", "∅", "⌀", "dia", "diam", "diameter", "diamètre", "diametre", "durchm", "dm")},
    **{word: DIAMETER for word in ("durchmesser", "diámetro", "diametro", "diâmetro", "diametern")},
    "d": EITHER,
    **{word: AROUND for word in ("circumference", "circum", "circ", "circonférence", "umfang", "pourtour", "tour")},
}

WITHOUT = frozenset({"without", "sans", "ohne", "sin", "senza", "sem", "utan", "hors", "excluding", "excl"})
"""Words that turn the next part word around: "without frame" is not the frame."""

CASE, FRAME, WHOLE, BODY, UNSURE, SHOWN, INNER, CRATE = 7, 6, 5, 4, 3, 2, 1, 0
"""How far out a part lies, for the size that an object needs on a shelf. A transport crate comes last."""

PARTS = {
    **{word: CASE for word in ("box", "boîte", "boite", "slipcase", "clamshell", "étui", "caja", "schachtel")},
    **{word: FRAME for word in ("frame", "framed", "frames", "cadre", "encadré", "encadrée", "encadrement", "rahmen")},
    **{word: FRAME for word in ("gerahmt", "marco", "enmarcado", "cornice", "moldura", "ram", "lijst")},
    **{word: WHOLE for word in ("overall", "total", "totale", "gesamt", "ensemble", "hors-tout", "whole", "complete")},
    **{word: WHOLE for word in ("mount", "mat", "montage", "mounted", "passepartout", "passe-partout", "plinth")},
    **{word: WHOLE for word in ("socle", "pedestal", "sockel", "conjunto", "insieme")},
    **{
        word: BODY
        for word in ("sheet", "support", "feuille", "feuillet", "object", "objet", "objekt", "panel", "blatt")
    },
    **{word: BODY for word in ("canvas", "toile", "hoja", "papier", "page", "unframed", "folha", "foglio", "mått")},
    **{word: UNSURE for word in ("unconfirmed", "unconf", "secondary", "folded", "plié", "closed", "fermé")},
    **{
        word: SHOWN
        for word in ("displayed", "display", "installed", "installation", "exposé", "room", "projection", "vitrine")
    },
    **{word: INNER for word in ("image", "plate", "sight", "composition", "planche", "cuvette", "vue", "platte")},
    **{word: INNER for word in ("rim", "base", "seat", "stone", "block", "printed", "text", "lip")},
    **{
        word: INNER
        for word in ("bord", "embouchure", "opening", "openings", "internal", "inner", "intérieur", "huella")
    },
    **{word: CRATE for word in ("crate", "transit", "packed", "packing", "caisse", "kiste", "envelope", "folder")},
}

ABOUT = frozenset({"approx", "approximately", "approximate", "ca", "c", "circa", "about", "env", "environ", "vers"})
ABOUT |= {"approximatif", "approximativement", "ungefähr", "etwa", "aprox", "aproximadamente", "~", "±", "≈", "cerca"}
ABOUT |= {"inférieure", "inférieur", "supérieure", "supérieur", "max", "maximum", "min", "minimum"}

VARY = frozenset({"vary", "varies", "variable", "variables", "varying", "various", "variabel", "varié", "diverses"})
VARY |= {"varían", "variabili", "variáveis", "variieren", "unterschiedlich", "irregular"}

QUIET = frozenset({"de", "d'", "the", "of", "in", "en", "at", "and", "et", "with", "avec", "mit", "con", "com", "med"})
"""Words that say nothing about which part is meant."""

FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
FRACTIONS |= {"⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 0.1}
