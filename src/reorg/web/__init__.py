"""How do people meet the museum in a browser? The only room that knows Django."""

from reorg.web.server import desk_address, serving

__all__ = ["desk_address", "serving"]
