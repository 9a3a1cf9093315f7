"""Which objects are behind a figure that was worked out? One bit a row of the index, so that a million fit in a few pages.

Workers keep it when they have worked something out; a list of objects is then narrowed by it without an id in memory.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from zlib import compress, decompress

import numpy as np
from django.db import transaction

from reorg.web.journal.models import Holding, Worked

_AT_ONCE = 5000


def keep_behind(kind: str, behind: Iterable[tuple[str, Sequence[str]]], heads: Mapping[str, int]) -> None:
    """Keep which objects (ids) are behind each figure (by name), in place of all that was kept of this ``kind``.

    Ids of what is no object are left out. ``heads`` says how far the journal went when it was worked out.
    """
    rows = dict(Holding.objects.values_list("key", "id").iterator(chunk_size=_AT_ONCE))
    made = {_name(kind, figure): _packed(keys, rows) for figure, keys in behind}
    mark = json.dumps(dict(heads), sort_keys=True)
    with transaction.atomic():
        Worked.objects.filter(name__startswith=f"{kind}:").delete()
        Worked.objects.bulk_create([Worked(name=name, heads=mark, data=data) for name, data in made.items()])


def rows_behind(kind: str, figure: str) -> list[int]:
    """Return the rows of the index behind a figure, in their order; none if nothing was kept of it."""
    data = Worked.objects.filter(name=_name(kind, figure)).values_list("data", flat=True).first()
    if data is None:
        return []
    kept = json.loads(data)
    bits = np.frombuffer(decompress(b64decode(kept["rows"])), np.uint8)
    found: list[int] = (np.flatnonzero(np.unpackbits(bits)) + int(kept["base"])).tolist()
    return found


def _name(kind: str, figure: str) -> str:
    return f"{kind}:{figure}"[:80]


def _packed(keys: Sequence[str], rows: Mapping[str, int]) -> str:
    at = np.fromiter((row for key in keys if (row := rows.get(key)) is not None), np.int64)
    base = int(at.min()) if len(at) else 0
    flags = np.zeros(int(at.max()) - base + 1 if len(at) else 0, np.bool_)
    flags[at - base] = True
    return json.dumps({"base": base, "rows": b64encode(compress(np.packbits(flags).tobytes())).decode()})
