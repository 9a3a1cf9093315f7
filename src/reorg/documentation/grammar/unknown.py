"""Which words do registers write where nothing is known? (They do not count as filled.)"""

from __future__ import annotations

MARKS = " .,;:-–—_*?/\\|()[]{}<>\"'…\t\r\n\xa0"
"""Signs that say nothing when nothing else stands beside them."""

NOTHING_KNOWN = frozenset(
    word.strip()
    for line in """
        unknown | not known | unkown | not found | not recorded | not available | not applicable | none | nil | null
        nan | n/a | na | n.a | n.d | nd | s.d | sd | tbc | tbd | to be confirmed | to be determined | missing
        no data | no date | no number | no title | no name | no dimensions | no location | not located | not numbered
        unnumbered | unnamed | untraced | unlocated | location unknown | unknown location | whereabouts unknown
        not on view | not on display | not measured | dimensions unknown | dimensions not recorded | date not known
        unidentified | undetermined | undefined | unspecified | not specified | xx | xxx | #n/a | #ref! | #value! | #name
        inconnu | inconnue | inconnus | non connu | non renseigné | non renseignée | non précisé | non déterminé
        indéterminé | indéterminée | non identifié | non identifiée | néant | aucun | aucune | sans | sans numéro
        sans n° | sans nom | sans titre connu | sans date | sans objet | s/n | sn | non numéroté | non inventorié
        localisation inconnue | lieu inconnu | emplacement inconnu | non localisé | non localisée | non mesuré
        dimensions inconnues | à compléter | à vérifier | manquant | manque
        desconocido | desconocida | se desconoce | sin número | sin datos | sin dato | sin fecha | sin título conocido
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


def says_nothing(text: str) -> bool:
    """Return whether a cell is empty, a mark such as "—", or a word that says that nothing is known."""
    bare = text.strip(MARKS).lower()
    return not bare or bare in NOTHING_KNOWN


def filled_sql(column: str) -> str:
    """Return the SQL of "this column says something" (DuckDB); the same answer as ``not says_nothing``.

    A text longer than the longest of the words is filled without being looked at.
    """
    longest = max(len(word.encode()) for word in NOTHING_KNOWN) + 8
    listed = ", ".join(_quoted(word) for word in sorted(NOTHING_KNOWN))
    bare = f"trim({column}, {_quoted(MARKS)})"
    return (
        f"({column} IS NOT NULL AND {bare} <> '' AND "
        f"(strlen({column}) > {longest * 2} OR lower({bare}) NOT IN ({listed})))"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
