"""Which words and signs do registers use when they write a size? (Eleven languages.)

Data only: English, French, Spanish, German, Italian, Portuguese, Swedish and Dutch; words for units and sides also in
Russian, Chinese and Arabic. Words are lower case, without a full stop at the end. Old local measures (pied, pouce,
Zoll, tum, vara) are left out on purpose: they differ by town and century, and a unit is never invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def _by_word(words: Mapping[T, str]) -> Mapping[str, T]:
    """Return what each word means, from the words of each meaning."""
    return {word: meaning for meaning, line in words.items() for word in line.split()}


MM = {"mm": 1.0, "cm": 10.0, "dm": 100.0, "m": 1000.0, "in": 25.4, "ft": 304.8}
"""Millimetres in each unit of length; inch and foot by the international yard (1959)."""

KG = {"kg": 1.0, "g": 0.001, "t": 1000.0, "lb": 0.45359237, "oz": 0.028349523125}
"""Kilograms in each unit of weight; pound and ounce avoirdupois (1959)."""

IMPERIAL = frozenset({"in", "ft", "lb", "oz"})
TIME = "time"

UNITS = _by_word(
    {
        "mm": (
            "мм 毫米 مم ملم "
            "mm millimeter millimeters millimetre millimetres millimètre millimètres milímetro milímetros millimetri"
        ),
        "cm": (
            "см 厘米 公分 سم سنتيمتر "
            "cm cms centimeter centimeters centimetre centimetres zentimeter centimètre centimètres "
            "centímetro centímetros centimetri"
        ),
        "dm": "dm décimètre décimètres",
        "m": "m meter meters metre metres mètre mètres metro metros metri м 米 متر",
        "in": "in ins inch inches '' \"",
        "ft": "ft foot feet '",
        "kg": (
            "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos quilos "
            "кг 公斤 千克 كجم كغ كغم"
        ),
        "g": "g gr gm gram grams gramme grammes gramm gramos grammi г 克 جم غ",
        "t": "tonne tonnes",
        "lb": "lb lbs pound pounds",
        "oz": "oz ounce ounces",
        TIME: ("s sec secs second seconds seconde secondes min mins minute minutes hour hours hr hrs heure heures"),
    }
)

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

AXES = _by_word(
    {
        HEIGHT: "h ht hgt height high tall haut hauteur h.t höhe hoch alt al alto altura altezza höjd hojd hoogte "
        "высота выс в 高 通高 全高 像高 身高 器高 纵 縱 縦 ارتفاع الارتفاع",
        WIDTH: (
            "w wd width wide breadth larg largeur large b br breite breit an anch ancho anchura largura largh "
            "larghezza bredd breedte ширина шир ш 宽 寬 闊 幅 横 橫 عرض العرض"
        ),
        DEPTH: (
            "depth deep p prof pr profondeur e ep ép épaisseur epais épais epaisseur th thick thickness t "
            "tiefe tief dicke profundidad profundidade profondità fondo grosor espesor spessore spess "
            "espessura djup tjocklek diepte глубина глуб г толщина толщ 深 厚 厚度 奥行 進深 عمق العمق سمك السمك السماكة"
        ),
        LENGTH: (
            "l lg long length longueur länge lang largo longitud lungh lunghezza compr comprimento längd lengte "
            "длина дл д 长 長 全长 全長 通长 通長 طول الطول"
        ),
        DIAMETER: (
            "ø ∅ ⌀ dia diam diameter diamètre diametre durchm dm durchmesser diámetro diametro diâmetro diâm diám "
            "diametern "
            "диаметр диам 径 直径 口径 腹径 通径 最大径 قطر القطر"
        ),
        EITHER: "d",
        AROUND: "circumference circum circ circonférence umfang pourtour tour окружность обхват 周长 周長 محيط المحيط",
    }
)

WITHOUT = frozenset(
    {
        "without",
        "w/o",
        "sans",
        "ohne",
        "sin",
        "senza",
        "sem",
        "utan",
        "hors",
        "excluding",
        "excl",
        "без",
        "بدون",
        "不含",
        "不带",
        "zonder",
    }
)
"""Words that turn the next part word around: "without frame" is not the frame."""

CASE, FRAME, WHOLE, BODY, UNSURE, SHOWN, INNER, FOOT, CRATE = 8, 7, 6, 5, 4, 3, 2, 1, 0
"""How far out a part lies, for the size that an object needs on a shelf. A transport crate comes last."""

PARTS = _by_word(
    {
        CASE: "storage stored box boîte boite slipcase clamshell étui caja schachtel",
        FRAME: (
            "frame framed frames cadre encadré encadrée encadrement rahmen gerahmt marco enmarcado cornice "
            "moldura ram lijst рама рамой раме рамы оправа 框 带框 إطار الإطار بالإطار"
        ),
        WHOLE: (
            "overall total totale gesamt ensemble hors-tout whole complete mount mat montage mounted "
            "passepartout passe-partout plinth socle pedestal sockel conjunto insieme"
        ),
        BODY: (
            "sheet support feuille feuillet object objet objekt panel blatt canvas toile hoja papier page "
            "unframed folha foglio mått лист холст картон полотно 本幅 画心 اللوحة"
        ),
        UNSURE: (
            "unconfirmed unconf secondary folded rolled plié roulé closed fermé gerollt gefaltet geschlossen enrollado "
            "plegado cerrado arrotolato piegato chiuso"
        ),
        SHOWN: (
            "open opened unfolded unrolled extended spread ouvert déplié déroulé aufgeklappt aufgerollt abierto aperto "
            "displayed display installed installation exposé room projection vitrine"
        ),
        INNER: (
            "изображение оттиск image plate sight composition planche cuvette vue platte block printed comp text "
            "internal inner intérieur huella"
        ),
        FOOT: "rim base foot seat stone lip bord embouchure pied opening openings 底径 足径 底 底座 основание قاعدة القاعدة",
        CRATE: "crate transit packed packing caisse kiste envelope folder",
    }
)

ABOUT = frozenset({"approx", "approximately", "approximate", "ca", "c", "circa", "about", "env", "environ", "vers"})
ABOUT |= {
    "approximatif",
    "approximativement",
    "ungefähr",
    "etwa",
    "aprox",
    "aproximadamente",
    "~",
    "±",
    "+/-",
    "≈",
    "cerca",
}
ABOUT |= {"inférieure", "inférieur", "supérieure", "supérieur", "max", "maximum", "min", "minimum"}

VARY = frozenset({"vary", "varies", "variable", "variables", "varying", "various", "variabel", "varié", "diverses"})
VARY |= {"varían", "variabili", "variáveis", "variieren", "unterschiedlich"}

QUIET = frozenset({"de", "d'", "the", "of", "in", "en", "at", "and", "et", "with", "avec", "mit", "con", "com", "med"})
QUIET |= {"irregular", "irreg", "sl", "slightly", "с", "в", "и", "و", "mit", "incl", "inkl"}
"""Words that say nothing about which part is meant."""

FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
FRACTIONS |= {"⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 0.1}
