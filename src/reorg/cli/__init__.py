"""How is reorg used from a terminal? One file a verb; each does what the library function of the same name does."""

from reorg.cli.program import main

__all__ = ["main"]
