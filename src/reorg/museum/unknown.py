"""Which words do registers write where nothing is known? (They are no facts: not kept, and not counted as filled.)

The one list, in every language that lists come in: for reading a file, for judging a list or a living museum, and for
finding an object's place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

MARKS = " .,;:-–—_*?/\\|()[]{}<>\"'…\t\r\n\xa0"
"""Signs that say nothing when nothing else stands beside them."""

NOTHING_KNOWN = frozenset(
    word.strip()
    for line in """
        unknown | not known | title not known | title unknown | not found | not recorded | not available
        not applicable | none | nil | null | nan | n/a | na | n.a | n.d | nd | s.d | sd | tbc | tbd | missing
        to be confirmed | to be determined
        no data | no date | no number | no title | no name | no dimensions | no location | not located
        not numbered | unnumbered | unnamed | untraced | unlocated | location unknown | unknown location
        whereabouts unknown
        not measured | dimensions unknown | dimensions not recorded | date not known
        unidentified | undetermined | undefined | unspecified | not specified | xx | xxx | #n/a | #ref! | #value!
        #name
        undated | unknown date | date unknown | artist unknown | unknown artist | maker unknown | unknown maker
        not entered | not stated | no record
        inconnu | inconnue | inconnus | non connu | non renseigné | non renseignée | non précisé | non déterminé
        indéterminé | indéterminée | non identifié | non identifiée | néant | aucun | aucune | sans | sans numéro
        sans n° | sans nom | titre inconnu | sans date | sans objet | s/n | sn | non numéroté | non inventorié
        localisation inconnue | lieu inconnu | emplacement inconnu | non localisé | non localisée | non mesuré
        dimensions inconnues | à compléter | à vérifier | manquant | manque
        n.c | nc | s.o | non daté | non datée | à préciser | à déterminer | auteur inconnu | date inconnue | ignoré
        desconocido | desconocida | se desconoce | sin número | sin datos | sin dato | sin fecha
        ninguno | ninguna | no consta | ubicación desconocida | sin ubicación | sin medidas
        s/d | s/f | s.f | sin determinar | no determinado | no identificado | no identificada | sin identificar
        no se sabe | no registrado | autor desconocido | anónimo desconocido
        unbekannt | ohne | ohne nummer | keine angabe | k.a | o.j | o.nr | standort unbekannt | nicht bekannt | fehlt
        k. a | o.d | ohne datum | nicht ermittelt | unbekannter künstler
        sconosciuto | sconosciuta | ignoto | ignota | senza numero | non noto | non rilevato | nessuno | nessuna
        senza data
        desconhecido | desconhecida | sem número | sem data | não consta | não identificado | ignorado | nenhum
        sem informação | não informado | autor desconhecido
        okänd | okänt | saknas | uppgift saknas | onbekend | geen
        غير معروف | غير معروفة | مجهول | مجهولة | بدون رقم | بدون | لا يوجد | غير محدد
        غير مسجل
        неизвестно | нет данных | без номера | нет | 未知 | 不详 | 不明 | 无
        неизвестен | не установлено | неизв | не указано | б.д | без даты | неизвестный автор | 佚名不详
    """.strip().splitlines()
    for word in line.split("|")
)
"""Words, in lower case and without the marks around them."""

NO_PLACE = frozenset({"not on view", "not on display"})
"""Words that say something of an object, and so are kept as written, but not where it is."""

_TO_SEE_TO = {"missing", "manquant", "manque", "fehlt", "saknas", "à vérifier", "à compléter", "to be confirmed"}
_ANSWERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # who asks for inscriptions is answered by "none"
        "inscription": frozenset(
            {
                "none",
                "nil",
                "na",
                "aucun",
                "aucune",
                "néant",
                "sans",
                "ninguno",
                "ninguna",
                "nessuno",
                "nessuna",
                "nenhum",
            }
            | {"ohne", "geen", "нет", "无", "لا يوجد", "بدون"}
        ),
        "date": frozenset({"xx"}),  # the twentieth century
        # an object that is missing, a part that is, something still to be done
        **dict.fromkeys(("status", "condition", "description", "notes"), frozenset(_TO_SEE_TO)),
    }
)
_LONGEST = max(map(len, NOTHING_KNOWN | NO_PLACE))
_NULL = "\\N"
"""What databases write for nothing; without its mark it would be a letter."""


def says_nothing(text: str, field: str = "") -> bool:
    """Return whether a cell is empty, a mark such as "—", or a word that says that nothing is known.

    What a word says may depend on the ``field`` (reorg.museum.FIELDS) it stands in: "none" is an answer where one asks
    for inscriptions, and "not on view" is none where one asks for the place.
    """
    if len(text) > _LONGEST and text[0] not in MARKS and text[-1] not in MARKS:
        return False  # no word is as long: most cells of a list end here
    word = text.strip(MARKS).lower()
    if not word or word in NOTHING_KNOWN:
        return word not in _ANSWERS.get(field, ())
    return (word in NO_PLACE and field == "place_text") or text.strip().upper() == _NULL


def nothing_pattern(field: str = "") -> str:
    """Return :func:`says_nothing` as a pattern for a whole cell, which Python and DuckDB (RE2) read alike.

    In SQL one pattern is much faster than to trim and look up; in Python it is ten times slower.
    """
    words = (NOTHING_KNOWN | NO_PLACE if field == "place_text" else NOTHING_KNOWN) - _ANSWERS.get(field, frozenset())
    marks = f"[{re.escape(MARKS)}]*"
    return f"(?i){marks}(?:{'|'.join(map(re.escape, sorted(words)))})?{marks}|\\s*{re.escape(_NULL)}\\s*"
