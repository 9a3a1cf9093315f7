"""Which words do registers write where nothing is known? (They do not count as filled.)"""

from __future__ import annotations

import re

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
        not on view | not on display | not measured | dimensions unknown | dimensions not recorded | date not known
        unidentified | undetermined | undefined | unspecified | not specified | xx | xxx | #n/a | #ref! | #value!
        #name
        inconnu | inconnue | inconnus | non connu | non renseigné | non renseignée | non précisé | non déterminé
        indéterminé | indéterminée | non identifié | non identifiée | néant | aucun | aucune | sans | sans numéro
        sans n° | sans nom | titre inconnu | sans date | sans objet | s/n | sn | non numéroté | non inventorié
        localisation inconnue | lieu inconnu | emplacement inconnu | non localisé | non localisée | non mesuré
        dimensions inconnues | à compléter | à vérifier | manquant | manque
        desconocido | desconocida | se desconoce | sin número | sin datos | sin dato | sin fecha
        ninguno | ninguna | no consta | ubicación desconocida | sin ubicación | sin medidas
        unbekannt | ohne | ohne nummer | keine angabe | k.a | o.j | o.nr | standort unbekannt | nicht bekannt | fehlt
        sconosciuto | sconosciuta | ignoto | ignota | senza numero | non noto | non rilevato | nessuno | nessuna
        desconhecido | desconhecida | sem número | sem data | não consta | não identificado | ignorado | nenhum
        okänd | okänt | saknas | uppgift saknas | onbekend | geen
        غير معروف | غير معروفة | مجهول | مجهولة | بدون رقم | بدون | لا يوجد | غير محدد
        неизвестно | нет данных | без номера | нет | 未知 | 不详 | 不明 | 无
    """.strip().splitlines()
    for word in line.split("|")
)
"""Words, in lower case and without the marks around them."""


_MARKS = f"[{re.escape(MARKS)}]*"
SAYS_NOTHING = f"(?i){_MARKS}(?:{'|'.join(re.escape(word) for word in sorted(NOTHING_KNOWN))})?{_MARKS}"
"""The same as one pattern, which Python and DuckDB (RE2) read alike; much faster than to trim and look up."""
_SAYS_NOTHING = re.compile(SAYS_NOTHING)


def says_nothing(text: str) -> bool:
    """Return whether a cell is empty, a mark such as "—", or a word that says that nothing is known."""
    return _SAYS_NOTHING.fullmatch(text) is not None


def filled_sql(column: str) -> str:
    """Return the SQL of "this column says something" (DuckDB); the same answer as ``not says_nothing``."""
    pattern = SAYS_NOTHING.replace("'", "''")
    return f"coalesce(NOT regexp_full_match({column}, '{pattern}'), false)"
