"""What is said when a file cannot be read at all?"""

from __future__ import annotations

from reorg.language import Trouble


class Unreadable(Trouble):
    """The file cannot be read; ``message`` says what it is, what that means and what to do. Nothing was changed."""
