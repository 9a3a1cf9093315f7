"""How do people meet the museum in a browser? The only room that knows Django."""

from reorg.web.server import serving

__all__ = ["serving"]
