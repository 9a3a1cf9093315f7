"""What does a spreadsheet call its columns: A, B … Z, AA?"""

from __future__ import annotations


def position(letters: str) -> int:
    """Return the position, from 0, of the column that a spreadsheet calls ``letters``: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(position: int) -> str:
    """Return what a spreadsheet calls the column at ``position`` (from 0): 0 is A, 26 is AA."""
    found = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        found = chr(65 + rest) + found
    return found
