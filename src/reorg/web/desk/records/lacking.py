"""Which objects lack what a kept diagnosis counts? One bit an object and code, beside the ids, as the worker wrote them."""

from __future__ import annotations

from base64 import b64decode

import numpy as np

from reorg.web.desk.now import worked

ROWS = "diagnosis-rows"


def lacking(code: str) -> list[str]:
    """Return the ids of the objects that lack what ``code`` of a diagnosis names (without ``diagnosis.`` before it)."""
    rows, _ = worked(ROWS)
    ids, packed = (rows or {}).get("ids"), (rows or {}).get("lacking")
    if not isinstance(ids, list) or not isinstance(packed, dict) or code not in packed:
        return []
    flags = np.unpackbits(np.frombuffer(b64decode(packed[code]), dtype=np.uint8), count=len(ids))
    return [str(ids[at]) for at in np.flatnonzero(flags).tolist()]
