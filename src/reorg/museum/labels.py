"""What does the code on a label say, and which thing does it mean when a scanner types it?

A label says ``RO:O:1978.12.45:7``: ours, an object, its number, the check character of all of that (ISO 7064 MOD 37,2).
Capitals, figures and a few signs only, so that a QR code needs the fewest squares (ISO/IEC 18004, alphanumeric mode).
"""

from __future__ import annotations

import re

from reorg.museum.check_character import check_character

KINDS_ON_LABELS = {"object": "O", "place": "P", "key": "K"}
LONGEST = 32
_KIND = {letter: kind for kind, letter in KINDS_ON_LABELS.items()}
_LABEL = re.compile(r"RO:([OPK]):(.{1,200}):([0-9A-Z*])")

# A scanner that acts as a keyboard presses the keys of an American one. What then stands in the box, sign by sign, where
# the computer expects another keyboard: the keys of the second line, pressed there, give the signs of the first.
_PRESSED = "QWERTYUIOPASDFGHJKLZXCVBNM" + "1234567890" + "-./:*+$% "
_TYPED = {
    "German": "QWERTZUIOPASDFGHJKLYXCVBNM" + "1234567890" + "ß.-Ö(`$% ",
    "French": "AZERTYUIOPQSDFGHJKLWXCVBN?" + "&é\"'(-è_çà" + "):!M8+45 ",
    "Spanish": "QWERTYUIOPASDFGHJKLZXCVBNM" + "1234567890" + "'.-Ñ(¿$% ",
    "Portuguese": "QWERTYUIOPASDFGHJKLZXCVBNM" + "1234567890" + "'.-Ç(»$% ",
    "Italian": "QWERTYUIOPASDFGHJKLZXCVBNM" + "1234567890" + "'.-ç(^$% ",
    "Russian": "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ" + "1234567890" + "-ю.Ж*+;% ",
    "Arabic": "\u064e\u064b\u064f\u064c\ue001إ`÷×؛\u0650\u064d][\ue002أـ،/~\u0652}{\ue003آ'1234567890-زظ:*+$% ",
}
_TOGETHER = {"لإ": "\ue001", "لأ": "\ue002", "لآ": "\ue003"}
_LAYOUTS = tuple(str.maketrans(typed, _PRESSED) for typed in _TYPED.values())


def label_text(kind: str, code: str) -> str:
    """Return what the code on a label says: ``kind`` is object (``code`` its number), place (its code) or key (an id).

    Raises KeyError for another kind.
    """
    said = f"RO:{KINDS_ON_LABELS[kind]}:{code.strip()}"
    short = said.upper() if said.isascii() else said
    return f"{short}:{check_character(short)}"


def check_on_label(code: str) -> str:
    """Return what stands behind a number or code on a label: a plus sign and its check character; "" if it has none."""
    check = check_character(code)
    return f"+{check}" if check else ""


def read_label(text: str) -> tuple[str, str] | None:
    """Return what a label means, as (kind, code), however it was read or typed; None for what is no label of ours.

    ``kind`` is object, place or key (see :func:`label_text`); the code comes in capitals, and is looked up as people's
    own spellings are (``number_key``, ``fold_code``, small letters for a key). A label that was read wrongly is None:
    its check character does not fit. A scanner that types on a computer set to another keyboard is understood.
    """
    plain = text.strip().strip("\u2066\u2067\u2068\u2069")
    if found := _read(plain):
        return found
    for together, sign in _TOGETHER.items():
        plain = plain.replace(together, sign)
    for layout in _LAYOUTS:
        if found := _read(plain.translate(layout)):
            return found
    return None


def _read(text: str) -> tuple[str, str] | None:
    capitals = text.upper()
    found = _LABEL.fullmatch(capitals)
    if found is None or check_character(capitals[: found.start(3) - 1]) != found[3]:
        return None
    code = found[2] if text.isascii() else text[found.start(2) : found.end(2)]
    return _KIND[found[1]], code.lower() if found[1] == "K" else code
