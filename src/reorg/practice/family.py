"""What kind of thing is this, as a storekeeper sorts: where would it be put away, and standing or lying how?

Families are this room's own, for furnishing an invented store; they follow the way a thing is stored (flat, on edge,
rolled, in a small tray, on a deep shelf), not the way it is studied.
"""

from __future__ import annotations

import re
from types import MappingProxyType

# Looked for in this order in the object name; the first family with a word that fits has the object.
_WORDS: MappingProxyType[str, str] = MappingProxyType(
    {
        "furniture": "chair|table|chest|cabinet|desk|dresser|stool|sofa|settee|bench|highboy|secretary|"
        "cupboard|love seat|credenza|cassapanca|spinet|stall|headboard|bed steps|firescreen|"
        "screen|tall case clock|trunk|tabouret|candle stand|music stand|smoking stand|door|gate|"
        "window|valance|tripod|pedestal",
        "picture": "painting|panel|frame|mirror|looking glass|fresco|icon|altar ?piece|tript\\w*|diptych|girond?ole",
        "textile": "textile|rug|carpet|tapestry|robe|costume|dress|vestment|coverlet|hanging|brocade|"
        "brocatelle|towel|cloth|shroud|doily|cape|skirt|gown|sash|runner|cover|bedcover|pillow\\w*|"
        "cushion|banner|flag|garment|needle\\w+|baby carrier|martingale|leather \\w+|strap\\w*|hat|"
        "cap|shoe|boot|sandal|clog|pouch|bag|braid|sleeve|kimono|obi|scarf|cope|chasuble|blinder",
        "book": "books?|album|magazines?|portfolio|sketchbook|diary|catalog|brochure|finding guide|"
        "unbound book|qur'an|manuscript|essay|booklet",
        "media": "video\\w*|film|dvd|cd|tape|disc|camera|lens|flash|light ?box|light meter|filter|"
        "master digital beta|projector|phonograph|record|slides?",
        "scroll": "\\w*scrolls?|mandala",
        "photograph": "photo\\w*|polaroid|daguerreotype|photogravure|negatives?",
        "paper": "prints?|drawings?|watercolors?|posters?|newspapers?|gouache|pages?|letters?|documents?|"
        "cards?|postcards?|blueprints?|facsimile|envelopes?|etching|collages?|pastel|rubbing|"
        "brushing|tempera|vellum|map|invitation|bookmark|newspaper clipping|announcement|"
        "signatures?|miniature|essay|playing card",
        "small": "amulet|ring|earrings?|scarab|intaglio|coin|seal|bead|beads|necklace|pendant|bracelet|"
        "fibula|brooch|pin|pins|jewelry|ornament|medal|medallion|armlet|netsuke|inro|key|nail|"
        "horse brass|face piece|foil|mouthpiece|cameo|stylus|tweezer|button|buckle|cork|spoon|"
        "jade carving|watch|neckpiece|hair ring|arrow ?head|bodkin|printing plate|copper plate|"
        "cross|rosary|gem|needle|spatula|wreath|diadem|weights?|tag|cylinder|knot|earring",
        "vessel": "bowl|vase|pot|sherd|shard|plate|dish|cup|saucer|jar|jug|pitcher|bottle|flask|teapot|"
        "tea pot|goblet|glass|vessel|unguentarium|lekythos|kylix|amphora|aryballos|kantharos|"
        "alabastron|tile|lamp|platter|tureen|mortar|ceramic|flagon|tankard|ladle|tray|basket|"
        "gourd|container|urn|olla|hydria|skyphos|pyxis|candlestick|incense burner|candelabr\\w+|"
        "bucket|piggin|box|chalice|olpe|stamnos|lid|tea set|egg server|coffee grinder",
        "mask": "mask|crest|headdress|headress|headcrest|crown|marionette|puppet|rattle|helmet|chiwara|"
        "neckrest|headrest|wand|prayer board|gong striker",
        "tool": "tools?|axe|axe head|adze|knife|dagger|spear|sword|weapon|arrows?|paddle|hoe|wrench|ruler|"
        "wetstone|brush|blade|fish hook|walking stick|shaft|scoop|implement|palette|scissors|"
        "andiron|pole",
        "sculpture": "sculptures?|statuette|statue|figurine|shawabti+|relief|bust|tablet|stele|stone|fragment|"
        "mosaic|capital|column|brick|cast|model|frieze|mixed media|corbel|bookend|crucifix|creche|"
        "doll|toy|plaque|bronze|palette",
    }
)
_FAMILIES = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _WORDS.items())
_BY_CLASS = MappingProxyType(
    {
        "WCMA-PRINTS": "paper",
        "WCMA-DRAWING": "paper",
        "WCMA-PHOTO": "photograph",
        "WCMA-PAINTING": "picture",
        "WCMA-ANCIENT": "small",
        "WCMA-AFRICAN": "mask",
    }
)
FAMILIES = tuple(_WORDS)
FLAT = frozenset({"paper", "photograph"})


def family_of(name: str, *, collection: str = "", dimensions: str = "") -> str:
    """Return the family (one of :data:`FAMILIES`) of an object by its name, else by its ``collection`` (class).

    The first word of a name such as "sculpture | box" wins over the later ones; a work on paper or a photograph
    whose ``dimensions`` speak of a frame is stored as a picture.
    """
    found = next((family for part in re.split(r"[|;,]", name) if (family := _by_word(part))), None)
    family = found or _BY_CLASS.get(collection, "sculpture")
    return "picture" if family in FLAT and "frame" in dimensions.lower() else family


def _by_word(part: str) -> str | None:
    return next((family for family, words in _FAMILIES if words.search(part)), None)
