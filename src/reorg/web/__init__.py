"""How do people meet the museum in a browser? The only room that knows Django."""

from reorg.web.server import (
    accession_report,
    desk_address,
    keep_judged,
    keep_need,
    need_kept,
    procedure_report,
    serving,
)

__all__ = ["accession_report", "desk_address", "keep_judged", "keep_need", "need_kept", "procedure_report", "serving"]
