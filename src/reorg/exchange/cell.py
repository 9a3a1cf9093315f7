"""Which text is safe to put into a cell of a file that a spreadsheet program will open? (CWE-1236, OWASP)"""

from __future__ import annotations

_STARTS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def dangerous(text: str) -> bool:
    """Return whether a spreadsheet program may run ``text`` as a formula; a plain number such as ``-12,5`` is none."""
    start = text.lstrip(" \u00a0")
    if not start or start[0] not in _STARTS:
        return False
    rest = start[1:].replace(",", ".", 1)
    return not (start[0] in "+-" and rest.isascii() and rest.replace(".", "", 1).isdigit())


def safe_cell(text: str) -> str:
    """Return ``text`` so that a spreadsheet program shows it and does not run it: with an apostrophe before it.

    Text that is no formula, and plain numbers with a sign, come back unchanged.
    """
    return f"'{text}" if dangerous(text) else text
