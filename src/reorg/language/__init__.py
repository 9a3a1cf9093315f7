"""How does a sentence reach a person in their own language?

Rooms below the screens never produce finished text. They produce a :class:`Message`: an English sentence with named
gaps and the values for them. Whoever shows it to a person chooses the language (gettext catalogues in ``locale/``)
and the numbers' form; values are isolated from bidirectional reordering (Unicode UAX #9), because ``1978-12-45``
in Arabic text would otherwise be drawn as ``45-12-1978``.
"""

from reorg.language.message import COMMA, AsItIs, Listed, Message, filled, listed, say, say_as, say_many, speak
from reorg.language.plain import from_plain, to_plain
from reorg.language.simple import simple_words
from reorg.language.sounding import consonants, joined_before, one_slip, sound_alike
from reorg.language.text import Text
from reorg.language.tongue import LANGUAGES, direction, in_use, isolate, number, size, use, using
from reorg.language.trouble import Trouble

__all__ = [
    "COMMA",
    "LANGUAGES",
    "AsItIs",
    "Listed",
    "Message",
    "Text",
    "Trouble",
    "consonants",
    "direction",
    "filled",
    "from_plain",
    "in_use",
    "isolate",
    "joined_before",
    "listed",
    "number",
    "one_slip",
    "say",
    "say_as",
    "say_many",
    "simple_words",
    "size",
    "sound_alike",
    "speak",
    "to_plain",
    "use",
    "using",
]
