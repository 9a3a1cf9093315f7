"""How does a museum get from its own list and a tape measure to a store it can trust? (RE-ORG, ICCROM-UNESCO)."""

__version__ = "0.1.0"
